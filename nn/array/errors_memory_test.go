package array

import (
	"errors"
	"testing"
)

// TestTooLarge: what no machine has room for is refused in the words of NumPy
// 1.24.2, which were asked with np.zeros(shape, dtype=int); what some have room
// for, in words that do not pretend to be NumPy's.
func TestTooLarge(t *testing.T) {
	tests := []struct {
		shape []int
		want  string
	}{
		{[]int{100000, 100000, 100000}, "numpy.core._exceptions.MemoryError: Unable to allocate 7.11 PiB for an array with shape (100000, 100000, 100000) and data type int64"},
		{[]int{10000000, 1000000}, "numpy.core._exceptions.MemoryError: Unable to allocate 72.8 TiB for an array with shape (10000000, 1000000) and data type int64"},
		{[]int{1000000000, 1000000000}, "numpy.core._exceptions.MemoryError: Unable to allocate 6.94 EiB for an array with shape (1000000000, 1000000000) and data type int64"},
		{[]int{10000000000, 10000000000}, "ValueError: array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size."},
		{[]int{4611686018427387904}, "ValueError: array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size."},
		{[]int{140737488355328}, "numpy.core._exceptions.MemoryError: Unable to allocate 1.00 PiB for an array with shape (140737488355328,) and data type int64"},
		{[]int{140600049401856}, "numpy.core._exceptions.MemoryError: Unable to allocate 1023. TiB for an array with shape (140600049401856,) and data type int64"},
		{[]int{27487790694400}, "numpy.core._exceptions.MemoryError: Unable to allocate 200. TiB for an array with shape (27487790694400,) and data type int64"},
		{[]int{3000, 3000, 3}, "an array of shape (3000, 3000, 3) has more than 10000000 cells"},
	}
	for _, test := range tests {
		_, err := Zeros(Int64, test.shape...)
		wrong, ok := errors.AsType[*Error](err)
		if !ok || wrong.Full() != test.want {
			t.Errorf("%v: %v\nwant %s", test.shape, err, test.want)
		}
	}
}
