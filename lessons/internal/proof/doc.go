// Package proof is what the tests of chapters share: only tests may use it, and it
// uses package model.
package proof
