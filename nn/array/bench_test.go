package array

import "testing"

// BenchmarkPrint prints an array that is shown whole, and one of a million
// cells, of which NumPy shows the edges.
func BenchmarkPrint(b *testing.B) {
	for _, shape := range [][]int{{2, 3, 4, 5}, {100, 100, 100}} {
		a := must(Arange(product(shape)).Reshape(shape...))
		b.Run(ShapeText(shape), func(b *testing.B) {
			for b.Loop() {
				a.PrintRepr()
			}
		})
	}
}

func BenchmarkIndex(b *testing.B) {
	a := must(Arange(120).Reshape(2, 3, 4, 5))
	index, err := ParseIndex("a[:, 1, ..., ::2]")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := a.Index(index); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDot(b *testing.B) {
	x := must(Arange(64*64).Astype(Float64).Reshape(64, 64))
	for b.Loop() {
		if _, err := Dot(x, x); err != nil {
			b.Fatal(err)
		}
	}
}
