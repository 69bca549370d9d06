// Package playground is the last chapter, in which everything is free: only package
// course may use it, and it uses lessons, what is internal to it, and nn, but no other
// chapter.
//
//	ground.go      a set-up that may be changed, and its run
//	controls.go    what may be changed, in groups
//	bends.go       the activations: one for all hidden layers, or one each
//	optimizer.go   how gradients become steps: controls, address, words
//	onwards.go     what a run goes on by in mid-run
//	aim.go         what a learner wants of a run, and where it stops
//	runs.go        the runs that were kept: named, ranked, compared, taken up again
//	lottery.go     the present set-up from 25 seeds
//	table.go       the chapter on a learner's own table, and its lines in address_own.go
//	wide.go        data of more columns than two, and where one looks
//	scene.go       how it is drawn, and what is behind an item
//	challenges.go  what is to be brought about, with measured bounds
//	playground.go  the chapter: the same ground on each screen, with other challenges
//	theirs.md      all of it beside TensorFlow's Playground
package playground

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed playground.play
var Play string
