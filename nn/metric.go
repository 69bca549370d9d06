package nn

// Class returns the class that a row of outputs names: the column of its
// highest number, the first if several are. A row of one column names class 1
// if it is at least cut, else class 0.
func Class(row []float64, cut float64) int {
	if len(row) == 1 {
		if row[0] >= cut {
			return 1
		}
		return 0
	}
	best := 0
	for j, v := range row {
		if v > row[best] {
			best = j
		}
	}
	return best
}

// Accuracy returns a metric: the share, 0 to 1, of rows whose output names the
// [Class] that is wanted. The two cuts are read for a single column only: for
// scores with wanted 0 and 1 they are 0 and 0.5, for −1 and +1 both are 0.
func Accuracy(outCut, wantCut float64) func(out, want Matrix) float64 {
	return func(out, want Matrix) float64 {
		right := 0
		for i := range out.Rows {
			if Class(out.Row(i), outCut) == Class(want.Row(i), wantCut) {
				right++
			}
		}
		return float64(right) / float64(out.Rows)
	}
}

// Confusion counts how often each class was taken for which: row t, column o
// is the number of samples of class t whose output names o. The cuts are as in
// [Accuracy].
func Confusion(out, want Matrix, outCut, wantCut float64) Matrix {
	n := max(out.Cols, 2)
	m := NewMatrix(n, n)
	for i := range out.Rows {
		m.Row(Class(want.Row(i), wantCut))[Class(out.Row(i), outCut)]++
	}
	return m
}

// R2 returns the coefficient of determination R² = 1 − Σ(o−t)²/Σ(t−t̄)², where
// t̄ is the mean of a column: 1 is perfect, 0 no better than always saying the
// mean. Of several columns it is the mean of their R². A column of equal
// targets counts as 1 if it is met and as 0 if it is not.
func R2(out, want Matrix) float64 {
	sum := 0.0
	for j := range want.Cols {
		mean := 0.0
		for i := range want.Rows {
			mean += want.At(i, j) / float64(want.Rows)
		}
		missed, spread := 0.0, 0.0
		for i := range want.Rows {
			d, s := out.At(i, j)-want.At(i, j), want.At(i, j)-mean
			missed += float64(d * d)
			spread += float64(s * s)
		}
		switch {
		case spread != 0:
			sum += 1 - missed/spread
		case missed == 0:
			sum++
		}
	}
	return sum / float64(want.Cols)
}
