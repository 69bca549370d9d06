// Package bias is the chapter on the bias, the answer where all inputs are zero: only
// package course may use it, and it uses lessons, what is internal to it, and nn, but
// no other chapter.
package bias

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed bias.play
var Play string
