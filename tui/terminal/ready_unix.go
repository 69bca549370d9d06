//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// breath is how long what is poured in may pause, in milliseconds. Tests on a busy machine
// wait longer.
var breath = 5

// ready waits for a breath whether there is more to be read.
func ready(file *os.File) bool {
	wait := []unix.PollFd{{Fd: int32(file.Fd()), Events: unix.POLLIN}} //nolint:gosec // a file descriptor is small
	n, err := unix.Poll(wait, breath)
	return err == nil && n == 1
}
