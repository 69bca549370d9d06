package terminal

import "os"

// Continued are the signals of a program that goes on; there are none.
func Continued() []os.Signal { return nil }

// CanSuspend tells whether a shell could bring the program back: there is no such.
func CanSuspend() bool { return false }

// Suspend does nothing.
func Suspend(<-chan struct{}) bool { return false }

// Foreground tells whether the terminal is this program's.
func (d *Device) Foreground() bool { return true }

// StopAgain does nothing.
func StopAgain(<-chan struct{}) bool { return false }
