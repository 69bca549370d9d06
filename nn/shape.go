package nn

import (
	"fmt"
	"strconv"
	"strings"
)

// A ShapeKind says which rule two shapes broke.
type ShapeKind string

const (
	// NotAligned is a matrix product whose inner sizes differ.
	NotAligned ShapeKind = "not-aligned"
	// NotBroadcast is an elementwise operation whose sizes neither agree nor stretch.
	NotBroadcast ShapeKind = "not-broadcast"
	// CannotReshape is a row of another size than what it should hold.
	CannotReshape ShapeKind = "cannot-reshape"
	// BadSize is a size that is not positive where one is needed.
	BadSize ShapeKind = "bad-size"
)

// Unknown stands for a size that is not known yet: the number of rows of a
// batch, while a network is built. It prints as n.
const Unknown = -1

// A ShapeError names two shapes that do not fit. Error gives NumPy's text.
type ShapeError struct {
	Kind ShapeKind
	A, B []int // the shapes, left and right
}

// Error returns NumPy's wording, for example
//
//	shapes (3,4) and (3,4) not aligned: 4 (dim 1) != 3 (dim 0)
func (e *ShapeError) Error() string {
	switch e.Kind {
	case NotAligned:
		i := len(e.A) - 1
		j := max(0, len(e.B)-2)
		return "shapes " + shapeText(e.A) + " and " + shapeText(e.B) + " not aligned: " +
			sizeText(e.A[i]) + " (dim " + strconv.Itoa(i) + ") != " +
			sizeText(e.B[j]) + " (dim " + strconv.Itoa(j) + ")"
	case NotBroadcast:
		return "operands could not be broadcast together with shapes " +
			shapeText(e.A) + " " + shapeText(e.B) + " "
	case CannotReshape:
		return "cannot reshape array of size " + sizeText(e.A[0]) + " into shape " + shapeText(e.B)
	default:
		return fmt.Sprintf("nn: sizes must be positive, got %v", e.A)
	}
}

// shapeText writes a shape as NumPy does: (3,4), (3,), ().
func shapeText(shape []int) string {
	texts := make([]string, len(shape))
	for i, n := range shape {
		texts[i] = sizeText(n)
	}
	inner := strings.Join(texts, ",")
	if len(shape) == 1 {
		inner += ","
	}
	return "(" + inner + ")"
}

func sizeText(n int) string {
	if n == Unknown {
		return "n"
	}
	return strconv.Itoa(n)
}

// notAligned is the error of a product of a r×k by a k'×c matrix.
func notAligned(r, k, k2, c int) error {
	return &ShapeError{Kind: NotAligned, A: []int{r, k}, B: []int{k2, c}}
}

// notBroadcast is the error of joining a and b element by element.
func notBroadcast(a, b Matrix) error {
	return &ShapeError{Kind: NotBroadcast, A: []int{a.Rows, a.Cols}, B: []int{b.Rows, b.Cols}}
}
