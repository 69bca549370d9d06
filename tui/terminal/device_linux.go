package terminal

import (
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// again opens a terminal once more, as a file of our own to which writing does not
// block: what is set on the one that we were given holds for the shell too. It
// returns nil where that cannot be done, after su for example.
func again(out *os.File) *os.File {
	path := fmt.Sprintf("/proc/self/fd/%d", out.Fd())
	file, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NOCTTY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil
	}
	return file
}

// discard drops what was written and not yet taken by the terminal.
func discard(out *os.File) {
	_ = unix.IoctlSetInt(int(out.Fd()), unix.TCFLSH, unix.TCOFLUSH) // else it stays
}
