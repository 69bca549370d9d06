package nn

import "fmt"

// A Matrix is a table of numbers: Rows×Cols of them, row after row in Data.
// Row i, column j is Data[i*Cols+j].
//
// A Matrix is a small value that points at its numbers. Copying the value
// shares them; [Matrix.Clone] copies the numbers too. The zero Matrix is empty.
type Matrix struct {
	Rows, Cols int
	Data       []float64
}

// NewMatrix returns a rows×cols matrix of zeros. It panics if a size is negative.
func NewMatrix(rows, cols int) Matrix {
	return Matrix{rows, cols, make([]float64, rows*cols)}
}

// FromRows returns a matrix with a copy of the given rows. It panics if they
// are not all of the same length, which only a mistake in a program can cause.
func FromRows(rows [][]float64) Matrix {
	if len(rows) == 0 {
		return Matrix{}
	}
	m := NewMatrix(len(rows), len(rows[0]))
	for i, row := range rows {
		if len(row) != m.Cols {
			panic(fmt.Sprintf("nn: row %d has %d numbers, row 0 has %d", i, len(row), m.Cols))
		}
		copy(m.Row(i), row)
	}
	return m
}

// At returns the number in row i, column j. It panics outside the matrix.
func (m Matrix) At(i, j int) float64 { return m.Row(i)[j] }

// Set puts v in row i, column j. It panics outside the matrix.
func (m Matrix) Set(i, j int, v float64) { m.Row(i)[j] = v }

// Row returns row i as a slice of the matrix: writing to it writes to the matrix.
func (m Matrix) Row(i int) []float64 {
	return m.Data[i*m.Cols : (i+1)*m.Cols : (i+1)*m.Cols]
}

// RowRange returns rows from to to-1 as a matrix that shares its numbers with m.
func (m Matrix) RowRange(from, to int) Matrix {
	return Matrix{to - from, m.Cols, m.Data[from*m.Cols : to*m.Cols : to*m.Cols]}
}

// Clone returns a matrix with a copy of m's numbers.
func (m Matrix) Clone() Matrix {
	return Matrix{m.Rows, m.Cols, append([]float64(nil), m.Data...)}
}

// T returns the transpose, cols×rows, in numbers of its own.
func (m Matrix) T() Matrix {
	t := NewMatrix(m.Cols, m.Rows)
	transpose(t, m)
	return t
}

// transpose sets t, cols×rows, to the transpose of m, rows×cols.
func transpose(t, m Matrix) {
	for i := range m.Rows {
		for j, v := range m.Row(i) {
			t.Data[j*t.Cols+i] = v
		}
	}
}

// sameShape tells whether a and b have the same rows and columns.
func sameShape(a, b Matrix) bool { return a.Rows == b.Rows && a.Cols == b.Cols }
