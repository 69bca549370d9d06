package nn_test

import (
	"errors"
	"slices"
	"testing"

	"sinapse/nn"
)

func TestShapeErrorsAreNumPys(t *testing.T) {
	m := nn.NewMatrix
	_, product := nn.Mul(m(3, 4), m(3, 4))
	for want, err := range map[string]error{
		"shapes (3,4) and (3,4) not aligned: 4 (dim 1) != 3 (dim 0)":        product,
		"shapes (4,3) and (2,4) not aligned: 3 (dim 1) != 2 (dim 0)":        nn.TMulInto(m(4, 4), m(3, 4), m(2, 4)),
		"shapes (3,4) and (3,2) not aligned: 4 (dim 1) != 3 (dim 0)":        nn.MulTInto(m(3, 2), m(3, 4), m(2, 3)),
		"operands could not be broadcast together with shapes (2,2) (3,4) ": nn.MulInto(m(2, 2), m(3, 2), m(2, 4)),
		"operands could not be broadcast together with shapes (3,4) (2,4) ": nn.AddInto(m(3, 4), m(3, 4), m(2, 4)),
		"operands could not be broadcast together with shapes (1,4) (3,4) ": nn.SubInto(m(1, 4), m(3, 4), m(1, 4)),
		"operands could not be broadcast together with shapes (3,) (3,4) ":  nn.SumRowsInto(make([]float64, 3), m(3, 4)),
		"operands could not be broadcast together with shapes (4,) (3,4) ":  nn.SumColsInto(make([]float64, 4), m(3, 4)),
		"operands could not be broadcast together with shapes (1,1) (3,4) ": nn.ScaleInto(m(1, 1), m(3, 4), 2),
	} {
		var shape *nn.ShapeError
		if !errors.As(err, &shape) || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	vector := &nn.ShapeError{Kind: nn.NotAligned, A: []int{4}, B: []int{3, 4}}
	if want := "shapes (4,) and (3,4) not aligned: 4 (dim 0) != 3 (dim 0)"; vector.Error() != want {
		t.Errorf("%s, want %s", vector, want)
	}
}

func TestElementwise(t *testing.T) {
	a := nn.FromRows([][]float64{{1, 2}, {3, 4}, {5, 6}})
	row := nn.FromRows([][]float64{{10, 20}})
	for name, c := range map[string]struct {
		f    func(dst, a, b nn.Matrix) error
		b    nn.Matrix
		want []float64
	}{
		"add row": {nn.AddInto, row, []float64{11, 22, 13, 24, 15, 26}},
		"sub":     {nn.SubInto, a, []float64{0, 0, 0, 0, 0, 0}},
		"times":   {nn.TimesInto, a, []float64{1, 4, 9, 16, 25, 36}},
		"divide":  {nn.DivideInto, row, []float64{0.1, 0.1, 0.3, 0.2, 0.5, 0.3}},
	} {
		dst := a.Clone()
		if err := c.f(dst, dst, c.b); err != nil || !slices.Equal(dst.Data, c.want) {
			t.Errorf("%s: %v, %v", name, dst.Data, err)
		}
	}
	rows, cols, twice := make([]float64, 2), make([]float64, 3), nn.NewMatrix(3, 2)
	if err := errors.Join(nn.SumRowsInto(rows, a), nn.SumColsInto(cols, a), nn.ScaleInto(twice, a, 2)); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(rows, []float64{9, 12}) || !slices.Equal(cols, []float64{3, 7, 11}) || twice.Sum() != 42 {
		t.Errorf("sums %v and %v, twice %v", rows, cols, twice)
	}
}

func TestMatrixOutsideItsBounds(t *testing.T) {
	m := nn.NewMatrix(2, 3)
	for name, f := range map[string]func(){
		"column": func() { m.At(0, 3) },
		"row":    func() { m.Set(2, 0, 1) },
		"ragged": func() { nn.FromRows([][]float64{{1, 2}, {3}}) },
		"narrow": func() { nn.Standardize(m).Apply(nn.NewMatrix(2, 2)) },
		"wide":   func() { nn.Standardize(m).Apply(nn.NewMatrix(2, 4)) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}

func TestPlaces(t *testing.T) {
	net, err := nn.NewNetwork(2, nn.Dense{Neurons: 3}, nn.Tanh{}, nn.Dense{Neurons: 1, NoBias: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int]nn.Place{
		0: {}, 5: {Row: 1, Col: 2}, 6: {Bias: true}, 8: {Bias: true, Col: 2}, 9: {Layer: 2}, 11: {Layer: 2, Row: 2},
	} {
		if got := net.Place(i); got != want {
			t.Errorf("parameter %d stands at %+v, want %+v", i, got, want)
		}
	}
	net.Weights(2).Set(1, 0, 7)
	net.Biases(0)[1] = 8
	if p := net.Parameters(); p[10] != 7 || p[7] != 8 {
		t.Errorf("parameters %v", p)
	}
	other := net.Clone()
	other.Parameters()[0] = 9
	if net.Parameters()[0] != 0 {
		t.Error("a clone shares its parameters")
	}
}
