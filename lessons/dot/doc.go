// Package dot is the chapter on dot and matrix products: only package course may use
// it, and it uses lessons, what is internal to it, and nn, but no other chapter.
package dot

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed dot.play
var Play string
