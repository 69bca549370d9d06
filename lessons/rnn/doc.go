// Package rnn is the chapter on recurrent networks, a cell that reads step by step and
// takes a state along: only package course may use it, and it uses lessons, what is
// internal to it, and nn, but no other chapter.
//
//	unroll.go  one cell by hand over three steps, drawn once for each of them
//	power.go   what fifty steps make of a gradient that is multiplied at each
//	start.go   which start of a cell's own weights lets a gradient come back
//	run.go     a cell that learns from sequences: to echo, to count, to hold
//	pass.go    what it makes of one of them, and the gradient of its last answer
//	echo.go    how far back small cells learn to look
//	parity.go  the same to be learned, asked at each step or at the end alone
//	hold.go    a letter that is held for a thousand steps, and can hardly be taught over a hundred
//	clip.go    steps that are too large, and gradients that are cut
//	numpy.go   the same in NumPy
//	reader.go  a cell that learns which token comes next, in texts and in names
//	text.go    a cell that learns which character comes next
//	bearing.go which earlier characters what comes next hangs on
//	poem.go    a poem learned by heart, and what is written by it
//	own.go     a text of the learner's own in place of the poem
//	naming.go  a cell that learns first names
//	names.go   the names that it invents, and when it is better to stop
//	debug.go   three cells that are broken: a gradient that ends, a state that leaks, steps too long
//	leak.go    the second of them
package rnn

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed rnn.play
var Play string
