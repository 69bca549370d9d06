package nn

import "math"

// A Standardizer moves and scales columns so that each has mean 0 and
// standard deviation 1 on the data it was fitted to.
type Standardizer struct {
	Mean []float64 // of each column, as np.mean(x, axis=0)
	Std  []float64 // the population's standard deviation, as np.std(x, axis=0)
}

// Standardize fits a [Standardizer] to the columns of x, n×d. The numbers are
// NumPy's to the last bit.
func Standardize(x Matrix) Standardizer {
	s := Standardizer{make([]float64, x.Cols), make([]float64, x.Cols)}
	n := float64(x.Rows)
	sumRows(s.Mean, x)
	for j := range s.Mean {
		s.Mean[j] /= n
	}
	squares := x.Clone()
	for i := range squares.Rows {
		row := squares.Row(i)
		for j, v := range row {
			d := v - s.Mean[j]
			row[j] = d * d
		}
	}
	sumRows(s.Std, squares)
	for j := range s.Std {
		s.Std[j] = math.Sqrt(s.Std[j] / n)
	}
	return s
}

// Apply returns (x−mean)/std, n×d. A column that never changes has nothing to
// be divided by, and becomes 0. It panics if x has other columns.
func (s Standardizer) Apply(x Matrix) Matrix {
	if x.Cols != len(s.Mean) {
		panic(&ShapeError{Kind: NotBroadcast, A: []int{x.Rows, x.Cols}, B: []int{len(s.Mean)}})
	}
	y := x.Clone()
	for i := range y.Rows {
		row := y.Row(i)
		for j, v := range row {
			row[j] = v - s.Mean[j]
			if s.Std[j] != 0 {
				row[j] /= s.Std[j]
			}
		}
	}
	return y
}
