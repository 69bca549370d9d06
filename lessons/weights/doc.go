// Package weights is the chapter on weights, turned by hand, then by gradient descent:
// only package course may use it, and it uses lessons, what is internal to it, and nn,
// but no other chapter.
package weights

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed weights.play
var Play string
