// Package layers is the chapter on layers of neurons, products with a bias, their
// starts and links: only package course may use it, and it uses lessons, what is
// internal to it, and nn, but no other chapter.
package layers

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed layers.play
var Play string
