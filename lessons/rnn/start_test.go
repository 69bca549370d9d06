package rnn

import (
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
)

// TestStartIsCalibrated holds what start tells of each beginning to 25 seeds: on how many
// the gradient reaches back, how much is left in the middle, and that nothing is lost
// where zeros are read.
func TestStartIsCalibrated(t *testing.T) {
	t.Parallel()
	reached := make([]int, len(beginnings))
	var orthogonal, far []float64
	for seed, left := range proof.MeasuredRows(t, "start", func(seed uint32) []float64 {
		var left []float64
		for begun := range beginnings {
			r, quiet := draw{begun: begun, seed: seed}.reach(), draw{begun: begun, seed: seed, quiet: true}.reach()
			left = append(left, r.back[startReach], r.back[powerSteps], quiet.back[powerSteps])
		}
		return left
	}) {
		for begun, b := range beginnings {
			reached[begun] += kit.Bit(left[3*begun] > startLeft)
			keeps := proof.Near(left[3*begun+2], 1, 1e-12)
			if told := b.name == "start.identity" || b.name == "start.orthogonal"; keeps != told {
				t.Errorf("seed %d: %s leaves %v of what reads zeros", seed, b.name, left[3*begun+2])
			}
			if b.name == "start.orthogonal" {
				orthogonal, far = append(orthogonal, left[3*begun]), append(far, left[3*begun+1])
			}
		}
	}
	for begun, want := range []int{0, 0, 23, 25, 25} {
		if reached[begun] != want {
			t.Errorf("%s reaches back on %d seeds", beginnings[begun].name, reached[begun])
		}
	}
	proof.Between(t, "orthogonal, after 20 steps", proof.Median(orthogonal), 0.02, 0.035)
	proof.Between(t, "orthogonal, after 50 steps", proof.Median(far), 5e-5, 1.5e-4)
}
