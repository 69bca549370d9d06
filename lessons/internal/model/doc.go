// Package model holds what several chapters train: chapters may use it, and it
// uses package kit, lessons, scene and nn.
//
// A [Regression] is one linear neuron, a [Classifier] a small network over a plane,
// a [Trial] a classifier's training up to its end; [WalkState] walks through a
// matrix product cell by cell. Each saves and restores itself, to the last bit, and
// says how it is drawn, explained and written as Python. A [TableCode] writes the Python
// that reads a table of the learner's own. The houses, the notes' matrices and the penguins
// stand here too.
package model
