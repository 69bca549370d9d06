// Package cli is the command line: only main may use it, and it uses package tui
// and what that uses.
//
// It reads arguments, opens the program or prints what was asked for (the course as
// plain text, progress, completions, the man page), and keeps progress and settings
// in the learner's folders.
package cli
