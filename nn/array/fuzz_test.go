package array

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// naive takes an index from an array cell by cell, from the places that Axes
// says each axis keeps: slow, and plain.
func naive(t interface{ Fatal(...any) }, a Array, ix Index) []float64 {
	parts, err := a.Axes(ix)
	if err != nil {
		t.Fatal(err)
	}
	values := []float64{}
	index := make([]int, len(parts))
	var walk func(axis int)
	walk = func(axis int) {
		if axis == len(parts) {
			values = append(values, a.Float(index...))
			return
		}
		for _, place := range parts[axis].Selected {
			index[axis] = place
			walk(axis + 1)
		}
	}
	walk(0)
	return values
}

// FuzzParseIndex: whatever is typed, the parser returns; what it read can be
// written and read again, and takes what a plain loop takes.
func FuzzParseIndex(f *testing.F) {
	for _, seed := range []string{
		"a[1, :, -1]", "a[..., ::2]", ":, 2", "1:3", "a[1][0]", "np.newaxis, 0", "a[", "a[1,", "::-1", "0x10", "1_0", "[[0,1]]", "True", "a > 3", "9999999999999999999",
	} {
		f.Add(seed)
	}
	a := must(Arange(60).Reshape(3, 4, 5))
	f.Fuzz(func(t *testing.T, text string) {
		index, err := ParseIndex(text)
		if err != nil {
			wrong, isSyntax := errors.AsType[*SyntaxError](err)
			if isSyntax && (wrong.Offset < 0 || wrong.Offset > len([]rune(text)) || wrong.Kind == "") {
				t.Fatalf("%q: %#v", text, err)
			}
			if known, ok := errors.AsType[*Error](err); !isSyntax && (!ok || known.Full() == "") { // 1 @ 2 is Python, and a TypeError
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		again, err := ParseIndex("a" + index.String())
		if err != nil || again.String() != index.String() {
			t.Fatalf("%q is written %q: %v", text, index, err)
		}
		taken, err := a.Index(index)
		if err != nil {
			if known, ok := errors.AsType[*Error](err); !ok || known.Full() == "" {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		if got, want := taken.Flat(), naive(t, a, index); !slices.Equal(got, want) && len(index.Groups()) == 1 {
			t.Fatalf("%q takes %v, want %v", text, got, want)
		}
	})
}

// FuzzParseShape: what is read as a shape can be written and read again.
func FuzzParseShape(f *testing.F) {
	for _, seed := range []string{"(2, 3, 4)", "2,3", "12", "(12,)", "()", "-1", "(2,,3)", "((2,3))", "1e3", "99999999999999999999", "(2 3)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		shape, err := ParseShape(text)
		if err != nil {
			if wrong, ok := errors.AsType[*SyntaxError](err); ok && (wrong.Offset < 0 || wrong.Offset > len([]rune(text))) {
				t.Fatalf("%q: %#v", text, err)
			}
			if full, ok := err.(interface{ Full() string }); !ok || full.Full() == "" {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		again, err := ParseShape(ShapeText(shape))
		if err != nil || !slices.Equal(again, shape) {
			t.Fatalf("%q is %v, written and read again %v: %v", text, shape, again, err)
		}
		if _, err := Zeros(Float64, shape...); err != nil {
			if _, ok := errors.AsType[*Error](err); !ok {
				t.Fatalf("%v: %#v", shape, err)
			}
		}
	})
}

// FuzzParseList: what is read as an array prints, and its print is read again
// as the same numbers, unless it is too long to be printed whole.
func FuzzParseList(f *testing.F) {
	for _, seed := range []string{
		"[[0,1,2,3],[0,1,2,3]]", "np.array([1, 2.5])", "[0,1],[2]", "[[0,1],[2]]", "[-1e3]", "[", "]", "[1 2]", "np.array(", "[[[]]]", "5",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ParseList(text)
		if err != nil {
			if full, ok := err.(interface{ Full() string }); !ok || full.Full() == "" {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		if a.Size() == 0 || a.Size() > threshold || a.DType() == Float64 {
			_ = a.Repr() // shorter digits may be printed, or none
			return
		}
		again, err := ParseList(a.Repr())
		if err != nil || !slices.Equal(again.Shape(), a.Shape()) || !slices.Equal(again.Flat(), a.Flat()) {
			t.Fatalf("%q prints as\n%s\nand is read as %v: %v", text, a.Repr(), again.Flat(), err)
		}
	})
}

// FuzzEvaluate: whatever is typed, it gives something that can be written, or an error
// that says so.
func FuzzEvaluate(f *testing.F) {
	for _, seed := range []string{
		"np.array([1, 2], ndmin=2).T", "np.zeros((2, 3))[0, ::-1]", "a.reshape(4, -1) @ [1, 2, 3, 4, 5, 6]", "2 ** -1 // 3 % 4", "[1, (2, [3])] * 2", "len(range(4))", "a[a[0, 0, 1]]", "a[i := 1, i]", "(y := a) @ y",
	} {
		f.Add(seed)
	}
	names := map[string]Array{"a": must(Arange(24).Reshape(2, 3, 4))}
	f.Fuzz(func(t *testing.T, line string) {
		o, err := evaluate(line, names)
		if err == nil {
			_ = repr(o)
			return
		}
		if full, ok := err.(interface{ Full() string }); !ok || full.Full() == "" {
			t.Fatalf("%q: %#v", line, err)
		}
		if wrong, ok := errors.AsType[*SyntaxError](err); ok && (wrong.Offset < 0 || wrong.Offset > len([]rune(line))) {
			t.Fatalf("%q: %#v", line, err)
		}
	})
}

// shapes draws shapes of few cells.
func shapes() *rapid.Generator[[]int] { return rapid.SliceOfN(rapid.IntRange(0, 4), 0, 5) }

// TestReshapeThereAndBack: a shape and back gives the same cells in the same
// order, also of an array that is turned.
func TestReshapeThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shape := shapes().Draw(t, "shape")
		a := must(Arange(product(shape)).Reshape(shape...))
		order := rapid.Permutation(all(len(shape))).Draw(t, "order")
		turned := must(a.Transpose(order...))
		flat := must(turned.Reshape(-1))
		if a.Size() > 0 && !slices.Equal(must(flat.Reshape(turned.Shape()...)).Flat(), turned.Flat()) {
			t.Fatal("there and back is not the same")
		}
		back := make([]int, len(order))
		for i, axis := range order {
			back[axis] = i
		}
		if again := must(turned.Transpose(back...)); !slices.Equal(again.Flat(), a.Flat()) || !slices.Equal(again.Strides(), a.Strides()) {
			t.Fatalf("turned by %v and back: strides %v, want %v", order, again.Strides(), a.Strides())
		}
	})
}

// all are the numbers from 0 to n−1.
func all(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// TestPrintedCellsStandWhereTheySay: each cell of a print can be read from its
// place.
func TestPrintedCellsStandWhereTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shape := rapid.SliceOfN(rapid.IntRange(1, 12), 1, 4).Draw(t, "shape")
		a := must(Arange(product(shape)).Reshape(shape...))
		printed := a.PrintRepr()
		for _, cell := range printed.Cells {
			text := printed.Lines[cell.Line][cell.Column : cell.Column+cell.Width]
			if n := must(ParseList(text)).Int(); int(n) != cell.Flat {
				t.Fatalf("cell %d reads %q", cell.Flat, text)
			}
		}
		if a.Size() <= threshold && len(printed.Cells) != a.Size() {
			t.Fatalf("%d cells of %d", len(printed.Cells), a.Size())
		}
	})
}
