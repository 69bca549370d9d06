package npz_test

import (
	"bytes"
	"errors"
	"fmt"

	"sinapse/nn/npz"
)

func Example() {
	weights := npz.Array{Shape: []int{2, 3}, Numbers: npz.Float64{0.5, -1, 2, 1, 0, 0.25}}
	bias := npz.Array{Shape: []int{3}, Numbers: npz.Float64{0, 0, 1}}
	var file bytes.Buffer
	_ = npz.Write(&file, []npz.Named{{"W1", weights}, {"b1", bias}}, npz.Deflated) // a buffer takes everything

	arrays, err := npz.Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
	for _, a := range arrays {
		fmt.Println(a.Name, a.Shape, a.Float64s())
	}
	fmt.Println(err)
	// Output:
	// W1 [2 3] [0.5 -1 2 1 0 0.25]
	// b1 [3] [0 0 1]
	// <nil>
}

func ExampleError() {
	text := []byte("\x93NUMPY\x01\x00\x50\x00{'descr': '|O', 'fortran_order': False, 'shape': (1,), }                       \n")
	_, err := npz.Read(bytes.NewReader(text), int64(len(text)))
	if wrong, ok := errors.AsType[*npz.Error](err); ok {
		fmt.Println(wrong.Kind, wrong.Found)
	}
	// Output: objects |O
}
