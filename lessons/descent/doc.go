// Package descent is the chapter on gradient descent and its kin: only package course
// may use it, and it uses lessons, what is internal to it, and nn, but no other
// chapter.
package descent

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed descent.play
var Play string
