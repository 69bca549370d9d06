package array_test

import (
	"fmt"

	"sinapse/nn/array"
)

func Example() {
	a, _ := array.Arange(12).Reshape(3, 4)
	index, _ := array.ParseIndex("a[:, ::2]")
	taken, _ := a.Index(index)
	fmt.Println(taken)
	fmt.Println(array.ShapeText(taken.Shape()))
	// Output:
	// [[ 0  2]
	//  [ 4  6]
	//  [ 8 10]]
	// (3, 2)
}

func ExampleNewIndex() {
	a, _ := array.Full(array.Float64, 0.5, 2, 3)
	stop := 2
	index := array.NewIndex(array.NewAxis(), array.At(-1), array.Range(nil, &stop, nil))
	taken, _ := a.Index(index)
	fmt.Println(index, array.ShapeText(taken.Shape()))
	fmt.Println(array.NewIndex(array.Ellipsis(), array.All()))
	// Output:
	// [np.newaxis, -1, :2] (1, 2)
	// [..., :]
}

func ExampleBroadcast() {
	shape, _ := array.Broadcast([]int{3, 1}, []int{4})
	fmt.Println(array.ShapeText(shape))
	_, err := array.Broadcast([]int{3, 4}, []int{3})
	fmt.Println(err)
	// Output:
	// (3, 4)
	// shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape (3, 4) and arg 1 with shape (3,).
}

func ExampleDot() {
	x := array.Vector(1, 2, 3, 2.5)
	w, _ := array.Floats([]float64{0.2, 0.8, -0.5, 1, 0.5, -0.91, 0.26, -0.5, -0.26, -0.27, 0.17, 0.87}, 3, 4)
	_, err := array.Dot(x, w)
	fmt.Println(err)
	z, _ := array.Dot(x, w.T())
	fmt.Println(z)
	// Output:
	// shapes (4,) and (3,4) not aligned: 4 (dim 0) != 3 (dim 0)
	// [ 2.8   -1.79   1.885]
}

func ExampleAdd() {
	rows, _ := array.Ints([]int64{0, 10, 20}, 3, 1)
	fmt.Println(array.Add(rows, array.Arange(4)))
	// Output:
	// [[ 0  1  2  3]
	//  [10 11 12 13]
	//  [20 21 22 23]] <nil>
}

func ExampleArray_Sum() {
	a, _ := array.Arange(24).Reshape(2, 3, 4)
	fmt.Println(a.Sum(1, false))
	// Output:
	// [[12 15 18 21]
	//  [48 51 54 57]] <nil>
}

func ExampleParseList() {
	_, err := array.ParseList("np.array([0,1,2,3],[0,1,2,3])")
	fmt.Println(err)
	// Output:
	// Field elements must be 2- or 3-tuples, got '0'
}

func ExampleArray_PrintReprWithin() {
	for _, line := range array.Arange(24).PrintReprWithin(36).Lines {
		fmt.Println(line)
	}
	// Output:
	// array([ 0,  1,  2,  3,  4,  5,  6,
	//         7,  8,  9, 10, 11, 12, 13,
	//        14, 15, 16, 17, 18, 19, 20,
	//        21, 22, 23])
}

func ExampleArray_PrintRepr() {
	a, _ := array.Arange(8).Reshape(2, 4)
	printed := a.PrintRepr()
	cell := printed.Cells[6]
	fmt.Printf("%s\nline %d, column %d\n", a.Repr(), cell.Line, cell.Column)
	// Output:
	// array([[0, 1, 2, 3],
	//        [4, 5, 6, 7]])
	// line 1, column 14
}
