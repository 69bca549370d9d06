package kit

import (
	"sinapse/lessons/scene"
)

// Nth returns which of count things an item of a kind is, from 0; items of things are
// counted from 1.
func Nth(item scene.ItemID, kind string, count int) (i int, ok bool) {
	at, ok := item.Of(kind, 1)
	if !ok || at[0] < 1 || at[0] > count {
		return 0, false
	}
	return at[0] - 1, true
}

// Cell returns the index of the cell that an item of a kind is of an array of a
// shape; ok is false for what is none.
func Cell(item scene.ItemID, kind string, shape []int) (index []int, ok bool) {
	index, ok = item.Of(kind, len(shape))
	for axis, i := range index {
		ok = ok && i < shape[axis]
	}
	return index, ok
}
