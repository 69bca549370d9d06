package scene

import (
	"testing"

	"sinapse/nn/array"
)

// TestCodeOfCells: a cell is written as Python would read it, and one that was stretched
// as the one it was.
func TestCodeOfCells(t *testing.T) {
	value := array.Arange(12)
	value, err := value.Reshape(3, 4)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name          string
		source, index []int
		want          string
	}{
		{"a", nil, []int{1, 0}, "a[1, 0]"},
		{"a", nil, []int{1}, "a[1]"},
		{"a", nil, nil, "a"},
		{"a + b", nil, []int{0, 1}, "(a + b)[0, 1]"},
		{"a + b", nil, nil, "a + b"},
		{"b", []int{4}, []int{2, 1}, "b[1]"},
		{"b", []int{4}, []int{2}, "b"},
		{"b", []int{3, 1}, []int{2, 1}, "b[2, 0]"},
		{"b", []int{}, []int{2, 1}, "b"},
	} {
		if got := (Array{Name: c.name, Value: value, Source: c.source}).Code(c.index); got != c.want {
			t.Errorf("%s %v of %v is written %s, want %s", c.name, c.index, c.source, got, c.want)
		}
	}
}
