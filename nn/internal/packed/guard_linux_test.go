package packed

import (
	"math/rand/v2"
	"os"
	"syscall"
	"testing"
	"unsafe"
)

// guarded returns n numbers between pages that nobody may read: they begin right
// behind the first, or end right before the last.
func guarded(t *testing.T, n int, atEnd bool) []float64 {
	t.Helper()
	page := os.Getpagesize()
	size := (8*n + page - 1) / page * page
	memory, err := syscall.Mmap(-1, 0, size+2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Munmap(memory); err != nil {
			t.Error(err)
		}
	})
	for _, guard := range [][]byte{memory[:page], memory[page+size:]} {
		if err := syscall.Mprotect(guard, syscall.PROT_NONE); err != nil {
			t.Fatal(err)
		}
	}
	from := page
	if atEnd {
		from = page + size - 8*n
	}
	return unsafe.Slice((*float64)(unsafe.Pointer(&memory[from])), n) //nolint:gosec // numbers of the system's memory
}

// Nothing is read, or written, before a slice or behind it: it would end the test.
func TestNothingBesideIsTouched(t *testing.T) {
	const most = 40
	for _, atEnd := range []bool{false, true} {
		to, left, right := guarded(t, most*(most+3), atEnd), guarded(t, most*(most+2), atEnd), guarded(t, 2*most*most, atEnd)
		cut := func(x []float64, n int) []float64 {
			if atEnd {
				return x[len(x)-n:]
			}
			return x[:n:n]
		}
		d := drawer{rand.New(rand.NewPCG(5, 6)), false}
		for n := 1; n <= most; n++ {
			for m := 1; m <= most; m++ {
				for _, p := range layouts(n, 1+d.IntN(12), m) {
					dst, a, b := p.room()
					p.dst, p.a, p.b = d.fill(cut(to, dst)), d.fill(cut(left, a)), d.fill(cut(right, b))
					p.check(t)
				}
			}
		}
		p := layouts(13, 2*most, most)[0] // with panels
		dst, a, b := p.room()
		p.dst, p.a, p.b = d.fill(cut(to, dst)), d.fill(cut(left, a)), d.fill(cut(right, b))
		p.check(t)
	}
}
