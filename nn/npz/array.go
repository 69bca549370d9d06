package npz

import (
	"encoding/binary"
	"io"
	"math"
	"slices"
)

// An Array is numbers in a box: Shape says how long its sides are, from the outside in. A
// shape without sides is that of one number alone.
type Array struct {
	Shape   []int
	Numbers Numbers // in C order: the last index runs fastest
	Fortran bool    // in the file the first index runs fastest
}

// A Named is an array of an .npz.
type Named struct {
	Name string
	Array
}

// Numbers are those of an array: [Float64], [Float32] or [Int64].
type Numbers interface {
	kind() kind
	size() int
	put(to []byte, i int)
	take(from []byte, i int)
}

// Float64 is NumPy's usual numbers, Go's float64.
type Float64 []float64

// Float32 is numbers of half that size, which PyTorch usually has.
type Float32 []float32

// Int64 is NumPy's usual whole numbers.
type Int64 []int64

// A kind is a type of numbers in a file.
type kind struct {
	descr string // what NumPy's header calls it
	width int    // bytes a number
}

// kinds are all of them.
var kinds = []kind{{"<f8", 8}, {"<f4", 4}, {"<i8", 8}}

func (Float64) kind() kind { return kinds[0] }
func (Float32) kind() kind { return kinds[1] }
func (Int64) kind() kind   { return kinds[2] }

func (n Float64) size() int { return len(n) }
func (n Float32) size() int { return len(n) }
func (n Int64) size() int   { return len(n) }

// put writes number i, take reads it: as its bits, so that no NaN becomes another.
func (n Float64) put(to []byte, i int) { binary.LittleEndian.PutUint64(to, math.Float64bits(n[i])) }

func (n Float64) take(from []byte, i int) {
	n[i] = math.Float64frombits(binary.LittleEndian.Uint64(from))
}

func (n Float32) put(to []byte, i int) { binary.LittleEndian.PutUint32(to, math.Float32bits(n[i])) }

func (n Float32) take(from []byte, i int) {
	n[i] = math.Float32frombits(binary.LittleEndian.Uint32(from))
}
func (n Int64) put(to []byte, i int)    { binary.LittleEndian.PutUint64(to, uint64(n[i])) }
func (n Int64) take(from []byte, i int) { n[i] = int64(binary.LittleEndian.Uint64(from)) }

// numbersOf makes room for so many numbers of a kind.
func numbersOf(k kind, count int) Numbers {
	switch k {
	case Float32{}.kind():
		return make(Float32, count)
	case Int64{}.kind():
		return make(Int64, count)
	}
	return make(Float64, count)
}

// Float64s are the numbers as float64, in C order, in memory of their own. Every float32
// is one; of int64 those beyond 2⁵³ are rounded.
func (a Array) Float64s() []float64 {
	switch n := a.Numbers.(type) {
	case Float64:
		return slices.Clone(n)
	case Float32:
		return converted(n)
	case Int64:
		return converted(n)
	}
	return nil
}

func converted[T float32 | int64](numbers []T) []float64 {
	all := make([]float64, len(numbers))
	for i, v := range numbers {
		all[i] = float64(v)
	}
	return all
}

// mostSides is how many sides an array may have in NumPy.
const mostSides = 32

// count is how many numbers a shape has. It is false for one that no array has: with a
// side below 0, or so large that its bytes cannot be counted.
func count(shape []int) (int, bool) {
	if len(shape) > mostSides {
		return 0, false
	}
	all, empty := 1, false
	for _, side := range shape {
		switch {
		case side < 0:
			return 0, false
		case side == 0:
			empty = true
		case all > math.MaxInt/8/side:
			return 0, false
		default:
			all *= side
		}
	}
	if empty {
		return 0, true
	}
	return all, true
}

// An order goes through an array as its file does: at each number it says where that lies
// in C order.
type order struct {
	shape, index []int
	strides      []int // by how much the place grows with each index
	at           int
	fortran      bool
}

func newOrder(a Array) *order {
	o := &order{shape: a.Shape, fortran: a.Fortran && len(a.Shape) > 1}
	if o.fortran {
		o.index, o.strides = make([]int, len(a.Shape)), make([]int, len(a.Shape))
		stride := 1
		for axis := range slices.Backward(a.Shape) {
			o.strides[axis], stride = stride, stride*a.Shape[axis]
		}
	}
	return o
}

// next is the place of the next number of the file.
func (o *order) next() int {
	at := o.at
	if !o.fortran {
		o.at++
		return at
	}
	for axis, side := range o.shape { // the first index runs fastest
		o.index[axis]++
		o.at += o.strides[axis]
		if o.index[axis] < side {
			break
		}
		o.at -= side * o.strides[axis]
		o.index[axis] = 0
	}
	return at
}

// chunk is how many bytes of numbers are read or written at once.
const chunk = 1 << 15

// read fills the numbers of an array from a file, by way of a buffer of a chunk.
func (a Array) read(from io.Reader, buffer []byte) error {
	width, o := a.Numbers.kind().width, newOrder(a)
	for left := a.Numbers.size(); left > 0; {
		now := min(left, chunk/width)
		part := buffer[:now*width]
		if _, err := io.ReadFull(from, part); err != nil {
			return err
		}
		for i := range now {
			a.Numbers.take(part[i*width:], o.next())
		}
		left -= now
	}
	return nil
}

// write writes the numbers of an array.
func (a Array) write(to io.Writer) error {
	width, o := a.Numbers.kind().width, newOrder(a)
	buffer := make([]byte, chunk)
	for left := a.Numbers.size(); left > 0; {
		now := min(left, chunk/width)
		part := buffer[:now*width]
		for i := range now {
			a.Numbers.put(part[i*width:], o.next())
		}
		if _, err := to.Write(part); err != nil {
			return err
		}
		left -= now
	}
	return nil
}
