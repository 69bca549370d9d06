// Package cli is the command line: only main may use it, and it uses package tui,
// what that uses, and terminal/cells.
//
// It reads arguments, opens the program or prints what was asked for (the course as
// text, a screen's code, a table, progress, completions, the man page), and keeps progress and settings
// in the learner's folders.
package cli
