// Package kit is what several chapters say things with: chapters and package model may
// use it, and it uses lessons, scene and nn.
//
//	control.go   controls over values in memory: Knob, Whole, Pick, Among, Either, Toggle; keys of words
//	judge.go     goals: Below a bound, Reached or not, Nearness, a shape that is built
//	recap.go     the page that closes a chapter
//	sums.go      worked sums, term by term: Op, Symbol, Value, Result; whole lines of them
//	neuron.go    one neuron in numbers: its picture, its sums, its Python
//	network.go   the neurons and links of a drawn network
//	array.go     arrays, grids and their cells, drawn and explained
//	curve.go     trainings as runs of a curve, points of a plot
//	guess.go     a number that is typed before it is shown
//	item.go      which thing an item is
//	python.go    Python as learners read it, and what it prints
//	numbers.go   small things about numbers
//
// A helper comes here when a second chapter needs it; it never names a chapter.
package kit
