// Package gan is the chapter on adversarial networks, a generator that forges and a
// discriminator that judges: only package course may use it, and it uses lessons, what is
// internal to it, and nn, but no other chapter.
//
//	duel.go    a generator of two numbers against a network that judges
//	forger.go  the learner is the generator; then the machine takes over
//	gauss.go   both learn: first the mean, and the spread late
//	round.go   a round, stopped between all that happens in it
//	slope.go   where the discriminator is sure, two losses push unlike each other
//	two.go     two humps, and everything that may be set
//	losses.go  both losses, which are no progress
//	failures.go what such a pair may fail by, named by the last glances at it
//	modes.go   the places where much of what is real lies
//	match.go   a pair of any sizes that forges and judges numbers
//	numpy.go   the same in NumPy
//
//	plane.go        two networks in the plane, and how far their fakes are
//	plane_scene.go  D's map with arrows, a grid of noise as G puts it, curves and numbers
//	plane_numpy.go  the same in NumPy
//	ring.go         a ring out of noise without a hole
//	draw.go         what the learner draws
//	collapse.go     G outruns D, and holds few of eight modes
//	remedy.go       what helps against it
//
//	orbit.go   the smallest pair there is: two numbers that circle each other
//	debug.go   gradients that go where they do not belong
//	free.go    a pair of one's own in the plane, and everything that may be set
//	divergence.go two more ways to say how far two clouds are
package gan

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed gan.play
var Play string
