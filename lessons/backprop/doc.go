// Package backprop is the chapter on backpropagation, gradients link by link: only
// package course may use it, and it uses lessons, what is internal to it, and nn, but
// no other chapter.
package backprop

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed backprop.play
var Play string
