package array

import (
	"fmt"
	"math"
	"math/bits"
)

// cellBytes is what a number takes, whole or not.
const cellBytes = 8

// hopeless is from how many bytes on NumPy is taken to have no room: 1 TiB.
// Below, it hangs on the machine.
const hopeless = 1 << 40

// errLimit is for what NumPy may have room for, and we do not.
func errLimit(shape []int) error {
	return &Error{
		Kind: TooLarge, Shapes: clones(shape), Size: Limit,
		text:  fmt.Sprintf("an array of shape %s has more than %d cells", ShapeText(shape), Limit),
		facts: facts("shape", shape, "limit", Limit),
	}
}

// errTooMuch is what becomes of an array with more than [Limit] cells: NumPy's
// words if it has no room either.
func errTooMuch(d DType, shape []int) error {
	size := uint64(cellBytes)
	for _, n := range shape {
		over, product := bits.Mul64(size, uint64(n)) //nolint:gosec // the shape was checked: no length is negative
		if size = product; over > 0 || size > math.MaxInt64 {
			return &Error{
				Kind: NoMemory, Class: "ValueError", Shapes: clones(shape), facts: facts("shape", shape, "need", ""),
				text: "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.",
			}
		}
	}
	if size < hopeless {
		return errLimit(shape)
	}
	need := bytesText(size)
	return &Error{
		Kind: NoMemory, Class: "MemoryError", Shapes: clones(shape), facts: facts("shape", shape, "need", need),
		text: fmt.Sprintf("Unable to allocate %s for an array with shape %s and data type %s", need, ShapeText(shape), d),
	}
}

// bytesText writes a number of bytes as NumPy's errors do: three digits, and
// the unit that makes them few.
func bytesText(size uint64) string {
	units := []string{"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"}
	unit := (bits.Len64(size) - 1) / 10
	value := float64(size) / float64(uint64(1)<<(10*unit))
	if math.RoundToEven(value) == 1024 {
		unit, value = unit+1, 1
	}
	if math.RoundToEven(value) < 1000 {
		return fmt.Sprintf("%#.3g %s", value, units[unit])
	}
	return fmt.Sprintf("%#.0f %s", value, units[unit])
}
