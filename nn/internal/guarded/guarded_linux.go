package guarded

import (
	"os"
	"syscall"
	"testing"
	"unsafe"
)

// Floats returns n numbers between pages that nobody may read: they begin right
// behind the first, or end right before the last.
func Floats(tb testing.TB, n int, atEnd bool) []float64 {
	tb.Helper()
	page := os.Getpagesize()
	size := (8*n + page - 1) / page * page
	memory, err := syscall.Mmap(-1, 0, size+2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := syscall.Munmap(memory); err != nil {
			tb.Error(err)
		}
	})
	for _, guard := range [][]byte{memory[:page], memory[page+size:]} {
		if err := syscall.Mprotect(guard, syscall.PROT_NONE); err != nil {
			tb.Fatal(err)
		}
	}
	from := page
	if atEnd {
		from = page + size - 8*n
	}
	return unsafe.Slice((*float64)(unsafe.Pointer(&memory[from])), n) //nolint:gosec // numbers of the system's memory
}
