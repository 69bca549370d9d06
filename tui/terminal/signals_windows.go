package terminal

import (
	"os"
	"syscall"
)

// Deadly are the signals that end a program and that it can catch: a closed window
// and a session's end come as SIGTERM.
func Deadly() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGTERM} }

// Status is the exit status of a program that a signal ended.
func Status(os.Signal) int { return 1 }
