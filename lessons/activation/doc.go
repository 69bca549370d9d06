// Package activation is the chapter on activation functions, what they bend and what
// they do to gradients: only package course may use it, and it uses lessons, what is
// internal to it, and nn, but no other chapter.
package activation

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed activation.play
var Play string
