package main

import (
	"os"
	"syscall"
	"testing"
	"unsafe"
)

// arrived is how many bytes wait to be read from a terminal, as far as that is told.
func arrived(t *testing.T, file *os.File) int {
	t.Helper()
	var n int32
	_, _, err := syscall.Syscall(syscall.SYS_IOCTL, file.Fd(), syscall.TIOCOUTQ, uintptr(unsafe.Pointer(&n)))
	if err != 0 {
		t.Fatal(err)
	}
	return int(n)
}
