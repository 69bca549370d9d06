// Package cnn is the chapter on convolution, a filter that walks over a picture: only
// package course may use it, and it uses lessons, what is internal to it, and nn, but
// no other chapter.
//
//	walk.go   a filter walks over a digit, and each place of its map is a sum
package cnn

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed cnn.play
var Play string
