// Package batches is the chapter on batches and epochs: only package course may use it,
// and it uses lessons, what is internal to it, and nn, but no other chapter.
package batches

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed batches.play
var Play string
