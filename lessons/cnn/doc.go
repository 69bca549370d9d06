// Package cnn is the chapter on convolution, a filter that walks over a picture: only
// package course may use it, and it uses lessons, what is internal to it, and nn, but
// no other chapter.
//
//	picture.go  digits as whole numbers of ink
//	filter.go   filters that are made by hand, and a learner's own
//	walk.go     a filter walks over a digit, and each place of its map is a sum
//	sizes.go    how large a map becomes, and the dense layer behind it
//	count.go    how many parameters a convolution has, and a dense layer
//	pool.go     what a map's pool keeps where the digit moves
//	debug.go    maps whose numbers lie in another order than they should
package cnn

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed cnn.play
var Play string
