package draw

import (
	"testing"

	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// TestEdgesAreFew: of an array as large as can be, no more cells are looked at than
// are looked at of a small one, and among them is the last; three at each end of each
// axis where there is room for that, as NumPy prints them.
func TestEdgesAreFew(t *testing.T) {
	for _, shape := range [][]int{
		{6, 6, 6, 6, 6, 6, 6, 6},
		{2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2},
		{1999999},
		{2, 999999},
		{999999, 2},
		{1, 2, 1, 2, 1, 2, 1, 99999},
		{3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3},
		{1414, 1414},
		{50, 1, 50, 1, 50, 1, 16},
		{9, 9, 9, 9},
		{4097},
	} {
		value, err := array.Zeros(array.Int64, shape...)
		if err == nil {
			value, err = array.Arange(value.Size()).Reshape(shape...)
		}
		if err != nil {
			t.Fatal(err)
		}
		s := &sketch{Array: scene.Array{Value: value}, shape: shape}
		seen := map[float64]bool{}
		count := 0
		s.edges(edgesOf(shape), func(v float64) { seen[v] = true; count++ })
		if count > looked || count != len(seen) || !seen[float64(value.Size()-1)] {
			t.Errorf("%v: %d cells, %d of them different, the last one %v", shape, count, len(seen), seen[float64(value.Size()-1)])
		}
		if len(shape) <= 4 && !seen[0] {
			t.Errorf("%v: the first cell is not looked at", shape)
		}
	}
	for _, shape := range [][]int{{100, 100}, {9, 9, 9, 9}} {
		for _, n := range edgesOf(shape) {
			if n != 3 {
				t.Errorf("%v: %d at each end of an axis, want 3", shape, n)
			}
		}
	}
}
