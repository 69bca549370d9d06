// Package network is the chapter that opens the course, on what a neural network is:
// only package course may use it, and it uses lessons, what is internal to it, and nn,
// but no other chapter.
package network

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed network.play
var Play string
