// Package course joins the chapters: package tui and the command line may use it, and it
// alone uses the chapters, with the tables of nn/data.
//
// [Course] is the map, [Find] a chapter on it, [Playthrough] a learner's way through
// one, [Solution] the moves that reach one goal, [Tables] what its Python reads. The
// tests that walk the whole course stand here.
package course
