package rnn

import (
	"fmt"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
)

// TestClipIsCalibrated holds what clip tells of both runs to 25 seeds.
func TestClipIsCalibrated(t *testing.T) {
	t.Parallel()
	tamed, burst, most := []float64{}, []float64{}, []float64{}
	for _, measured := range proof.MeasuredRows(t, "clip", func(seed uint32) []float64 {
		var measured []float64
		for _, clip := range clips {
			c := newClipping(clip, seed)
			for c.tick() {
			}
			measured = append(measured, c.loss, slices.Max(c.norms))
		}
		return measured
	}) {
		burst, most, tamed = append(burst, measured[0]), append(most, measured[1]), append(tamed, measured[2])
	}
	if low, high := slices.Min(burst), slices.Max(tamed); low <= clipBurst || high >= clipTamed {
		t.Errorf("without clipping the loss is %v at least, with it %v at most", low, high)
	}
	proof.Between(t, "the loss without clipping", proof.Median(burst), 8, 11)
	proof.Between(t, "the loss with clipping", proof.Median(tamed), 0.6, 0.65)
	proof.Between(t, "the smallest of the largest gradients without clipping", slices.Min(most), 11, 12)
}

// TestClipPrintsItsGradients runs the code of runs of 25 seeds, without clipping and with
// it: in the middle of a bar, and behind the last that is printed.
func TestClipPrintsItsGradients(t *testing.T) {
	t.Parallel()
	seeds := make([]uint32, 25)
	for i := range seeds {
		seeds[i] = uint32(i)
	}
	for _, seed := range daily.Some(t, seeds, 1) {
		for clip := range clips {
			s := lessons.NewSession(New(0), lessons.NewProgress().Record("rnn"))
			proof.Do(t, s, "move clip")
			proof.SkipAll(s)
			proof.Do(t, s, fmt.Sprint("type clip ", clip+1))
			proof.Do(t, s, fmt.Sprint("type seed ", seed))
			proof.SkipAll(s)
			for _, updates := range []int{5, 30} {
				proof.Do(t, s, fmt.Sprint("tick ", updates))
				proof.Prints(t, s)
			}
		}
	}
}
