package cnn

import (
	"math"
	"slices"
	"testing"

	"sinapse/lessons/course/daily"
	"sinapse/nn/data"
)

// TestMovedDigitsChange holds what pool's words say of all digits: moved by one pixel to
// the right, half of them change by more than so many per cent of their size, and so do
// the maps of the four edges (upright, level and both slanting ones) and their pools.
// One day in some only every ninth digit is looked at, which is as good as to 3 points.
func TestMovedDigitsChange(t *testing.T) {
	edges := []kernel{{1, 1, 1, 0, 0, 0, -1, -1, -1}, {1, 0, -1, 1, 0, -1, 1, 0, -1}, {1, 1, 0, 1, 0, -1, 0, -1, -1}, {0, 1, 1, -1, 0, 1, -1, -1, 0}}
	every, slack := 9, 3.0
	if daily.Whole() {
		every, slack = 1, 0.5
	}
	stages := func(m image) [][]float64 {
		all := make([][]float64, 2+len(poolings))
		all[0] = list(m)
		for _, k := range edges {
			answers := k.rectified(m)
			all[1] = append(all[1], list(answers)...)
			for i, p := range poolings {
				all[2+i] = append(all[2+i], list(p.of(answers))...)
			}
		}
		return all
	}
	shares := make([][]float64, 2+len(poolings))
	for n, digit := range data.Digits() {
		if n%every > 0 {
			continue
		}
		m := imageOf(digit)
		still, moved := stages(m), stages(m.shift(1, 0))
		for i := range shares {
			shares[i] = append(shares[i], changed(still[i], moved[i]))
		}
	}
	for i, want := range []float64{81, 83, 54, 40, 59, 0} {
		slices.Sort(shares[i])
		if got := 100 * shares[i][len(shares[i])/2]; math.Abs(got-want) > slack {
			t.Errorf("stage %d changes by %.1f %%, want %v", i, got, want)
		}
	}
}

// TestOnePixelMovesMostInk: whereto the 7 moves by one pixel, more than half of its size is
// another. By that the question on it is judged.
func TestOnePixelMovesMostInk(t *testing.T) {
	least := 1.0
	for _, by := range [][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
		m := pixelsOf()[startPool().digit]
		least = min(least, changed(list(m), list(m.shift(by[0], by[1]))))
	}
	if least < 0.5 {
		t.Errorf("it changes by %.2f alone", least)
	}
}
