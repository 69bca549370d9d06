// Package shapes is the chapter on the shapes of arrays, with NumPy's own words: only
// package course may use it, and it uses lessons, what is internal to it, and nn, but
// no other chapter.
package shapes

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed shapes.play
var Play string
