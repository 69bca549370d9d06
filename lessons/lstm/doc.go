// Package lstm is the chapter on cells with gates, which say what is kept, what is
// written and what is shown: only package course may use it, and it uses lessons, what is
// internal to it, and nn, but no other chapter.
//
//	cell.go    one cell at one step, drawn and in numbers
//	gates.go   a cell whose gates are opened by hand
//	run.go     cells that learn from sequences
//	gap.go     a plain cell and one with gates, side by side
//	forget.go  the bias of the forget gate, and how far back it lets learn
//	adding.go  two nets that are to add marked numbers
//	longer.go  what was learned over a short gap, tried over long ones
//	reading.go the long ones, and what is made of them step by step
//	gru.go     two gates where an LSTM has three
//	one.go     a single cell that learns, and what goes on in it
//	debug.go   two cells that were built wrongly
//	numpy.go   the same in NumPy
//	recap.go   the code of the last page
package lstm

import _ "embed"

// Play is a learner's way through the chapter. It proves every goal reachable,
// and holds the solutions that a learner may ask for.
//
//go:embed lstm.play
var Play string
