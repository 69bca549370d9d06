// Package forward is the chapter on the forward pass, neuron by neuron: only package
// course may use it, and it uses lessons, what is internal to it, and nn, but no other
// chapter.
package forward

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed forward.play
var Play string
