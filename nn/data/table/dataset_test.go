package table

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
)

func TestStandardisedByTrainingAlone(t *testing.T) {
	table := read(t, "x,y\n"+rows(100, func(i int) string { return fmt.Sprintf("%d.5,%d.25", i*i%89, i) }), Options{})
	p := table.Plan(1)
	made, err := table.Prepare(p)
	if err != nil {
		t.Fatal(err)
	}
	for what, m := range map[string]struct{ mean, square float64 }{
		"x": moments(made.Train.X.Data), "y": moments(made.Train.Y.Data),
	} {
		if math.Abs(m.mean) > 1e-12 || math.Abs(m.square-1) > 1e-12 {
			t.Errorf("%s: mean %v, variance %v", what, m.mean, m.square)
		}
	}
	if m := moments(made.Validation.X.Data); math.Abs(m.mean) < 1e-6 {
		t.Error("the validation rows were looked at")
	}
	again, err := table.Prepare(p)
	if err != nil || !slices.Equal(again.TrainRows, made.TrainRows) {
		t.Error("the same seed draws other rows")
	}
	p.Seed = 1
	if other, err := table.Prepare(p); err != nil || slices.Equal(other.TrainRows, made.TrainRows) {
		t.Error("another seed draws the same rows")
	}
}

func moments(numbers []float64) struct{ mean, square float64 } {
	var m struct{ mean, square float64 }
	for _, v := range numbers {
		m.mean += v / float64(len(numbers))
		m.square += v * v / float64(len(numbers))
	}
	return m
}

func TestStratified(t *testing.T) {
	table := read(t, "x,y\n"+rows(200, func(i int) string {
		return fmt.Sprintf("%d.5,%s", i, map[bool]string{true: "rare", false: "common"}[i%20 == 0])
	}), Options{})
	p := table.Plan(1)
	for seed := range uint32(25) {
		p.Seed = seed
		made, err := table.Prepare(p)
		if err != nil {
			t.Fatal(err)
		}
		rare := 0
		for _, row := range made.TrainRows {
			if table.Columns[1].Codes[row] == 0 {
				rare++
			}
		}
		if rare != 7 {
			t.Fatalf("seed %d: %d of 10 rare rows to train", seed, rare)
		}
	}
}

// TestNothingToValidateOn refuses classes of a row each, and numbers whose squares are
// beyond a float64, in words of their own.
func TestNothingToValidateOn(t *testing.T) {
	for text, want := range map[string]ErrorKind{
		"x,y\n1.5,a\n2.5,b\n3.5,c\n4.5,d\n5.5,e\n":                                              NoValidation,
		"x,y\n" + rows(40, func(i int) string { return fmt.Sprintf("%d.5e150,%d.25", i, i*i) }): TooLarge,
		"x,y\n1.5,2.5\n2.5,4.5\n":                                                               TooFewRows,
	} {
		table := read(t, text, Options{})
		_, err := table.Prepare(table.Plan(1))
		if wrong, ok := errors.AsType[*Error](err); !ok || wrong.Kind != want {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
}

// TestNamesMayStandTwice takes a first row of words over numbers as names, even where two
// are alike, and a first row like those below it as one of them.
func TestNamesMayStandTwice(t *testing.T) {
	for text, want := range map[string]bool{
		"h,h,y\n1.5,2.5,3\n2.5,3.5,4\n": true, "name,age,age\nana,1,2\nbia,2,3\n": true, "no,no,yes\nno,yes,no\nyes,yes,no\n": false,
	} {
		if table := read(t, text, Options{}); table.Header != want {
			t.Errorf("%q: header %v", text, table.Header)
		}
	}
}

func TestMissingCells(t *testing.T) {
	table := read(t, "x,c,y\n1,a,1.5\n?,b,2.5\n3,-,3.5\n5,a,4.5\n7,a,\n9,b,6.5\n11,b,7.5\n13,a,8.25\n", Options{})
	p := table.Plan(2)
	for filling, want := range map[Filling]struct{ samples, inputs int }{DropRows: {5, 3}, Mean: {7, 3}, OwnClass: {7, 4}} {
		p.Missing = filling
		made, err := table.Prepare(p)
		if err != nil {
			t.Fatal(err)
		}
		if n := made.Train.Len() + made.Validation.Len(); n != want.samples || len(made.Inputs) != want.inputs {
			t.Errorf("filling %d: %d samples of %d inputs", filling, n, len(made.Inputs))
		}
		for _, d := range append(slices.Clone(made.Train.X.Data), made.Validation.X.Data...) {
			if math.IsNaN(d) {
				t.Errorf("filling %d leaves a cell missing", filling)
			}
		}
	}
}

func TestLeaks(t *testing.T) {
	table := read(t, "size,rooms,price,euros,city,code\n"+rows(60, func(i int) string {
		price := 100 + 13*i%77
		return fmt.Sprintf("%d.5,%d.1,%d.5,%d.25,%s,%s", 40+i*i%31, i*7%5, price, 3*price+1, []string{"A", "B"}[i%2], []string{"x", "y"}[i%2])
	}), Options{})
	names := func(target string) (leaks []string) {
		for _, i := range table.Leaks(table.Plan(table.Find(target))) {
			leaks = append(leaks, table.Columns[i].Name)
		}
		return leaks
	}
	if got := names("price"); !slices.Equal(got, []string{"euros"}) {
		t.Errorf("price: %q", got)
	}
	if got := names("city"); !slices.Equal(got, []string{"code"}) {
		t.Errorf("city: %q", got)
	}
}
