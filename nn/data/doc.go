// Package data holds the data sets of the course: anybody may use it, and it uses nn,
// random and elementary.
//
// Real ones are embedded, with their source and licence beside them; generated
// ones are made from a random stream that the caller passes in, so that the
// same seed gives the same samples.
package data
