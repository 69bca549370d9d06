package nn

import "sinapse/nn/internal/pairwise"

// AddInto sets dst to a + b, element by element. b is n×m like a and dst, or
// a single row, 1×m, which is then added to every row. dst may be a or b.
// Shapes that do not fit are a [*ShapeError], and dst is untouched; so it is
// with the other elementwise operations.
func AddInto(dst, a, b Matrix) error {
	return combine(dst, a, b, func(x, y float64) float64 { return x + y })
}

// SubInto sets dst to a − b, element by element. The rules are those of [AddInto].
func SubInto(dst, a, b Matrix) error {
	return combine(dst, a, b, func(x, y float64) float64 { return x - y })
}

// TimesInto sets dst to a∘b, the product element by element (NumPy's *, not
// the matrix product). The rules are those of [AddInto].
func TimesInto(dst, a, b Matrix) error {
	return combine(dst, a, b, func(x, y float64) float64 { return x * y })
}

// DivideInto sets dst to a/b, element by element. The rules are those of [AddInto].
func DivideInto(dst, a, b Matrix) error {
	return combine(dst, a, b, func(x, y float64) float64 { return x / y })
}

// combine joins the elements of a and b, whose rows repeat if it has one only.
func combine(dst, a, b Matrix, f func(x, y float64) float64) error {
	if a.Cols != b.Cols || a.Rows != b.Rows && b.Rows != 1 {
		return notBroadcast(a, b)
	}
	if !sameShape(dst, a) {
		return notBroadcast(dst, a)
	}
	for i := range a.Rows {
		d, x, y := dst.Row(i), a.Row(i), b.Row(min(i, b.Rows-1))
		for j := range d {
			d[j] = f(x[j], y[j])
		}
	}
	return nil
}

// ScaleInto sets dst to s·a. dst may be a.
func ScaleInto(dst, a Matrix, s float64) error {
	return MapInto(dst, a, func(x float64) float64 { return s * x })
}

// MapInto sets dst to f of each element of a. dst may be a.
func MapInto(dst, a Matrix, f func(float64) float64) error {
	if !sameShape(dst, a) {
		return notBroadcast(dst, a)
	}
	for i, v := range a.Data {
		dst.Data[i] = f(v)
	}
	return nil
}

// Sum returns the sum of all elements, to the last bit as np.sum(m).
func (m Matrix) Sum() float64 { return pairwise.Sum(m.Data, 0, len(m.Data), 1) }

// SumRowsInto sets dst, of length m, to the sums of the columns of a, n×m:
// its rows are added up, to the last bit as np.sum(a, axis=0).
func SumRowsInto(dst []float64, a Matrix) error {
	if len(dst) != a.Cols {
		return &ShapeError{Kind: NotBroadcast, A: []int{len(dst)}, B: []int{a.Rows, a.Cols}}
	}
	sumRows(dst, a)
	return nil
}

// sumRows sets dst to the sums of the columns of a. A single column lies in one
// piece, and so NumPy adds it in pairs.
func sumRows(dst []float64, a Matrix) {
	if a.Cols == 1 {
		dst[0] = a.Sum()
		return
	}
	clear(dst)
	for i := range a.Rows {
		for j, v := range a.Row(i) {
			dst[j] += v
		}
	}
}

// SumColsInto sets dst, of length n, to the sums of the rows of a, n×m: its
// columns are added up, to the last bit as np.sum(a, axis=1).
func SumColsInto(dst []float64, a Matrix) error {
	if len(dst) != a.Rows {
		return &ShapeError{Kind: NotBroadcast, A: []int{len(dst)}, B: []int{a.Rows, a.Cols}}
	}
	for i := range dst {
		dst[i] = a.RowRange(i, i+1).Sum()
	}
	return nil
}
