// Package fitting is the chapter on under- and overfitting: only package course may use
// it, and it uses lessons, what is internal to it, and nn, but no other chapter.
package fitting

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed fitting.play
var Play string
