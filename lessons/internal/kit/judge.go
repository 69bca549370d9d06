package kit

import (
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
	"sinapse/nn/elementary"
)

// Below judges a loss that is to come under a bound, on a log scale from
// where it starts.
func Below(loss, bound, start float64, decimals int) lessons.Judgement {
	share := 0.0
	if loss > 0 && !math.IsNaN(loss) {
		share = elementary.Log(start/loss) / elementary.Log(start/bound)
	}
	judgement := lessons.Judgement{Met: loss < bound, Share: min(max(share, 0), 1), Now: scene.Number(loss, decimals)}
	if !judgement.Met {
		judgement.Left = scene.Number(loss-bound, decimals)
	}
	return judgement
}

// Reached judges what is so or is not.
func Reached(met bool) lessons.Judgement {
	return lessons.Judgement{Met: met, Share: float64(Bit(met))}
}

// Larger is the right answer of three to which of two is the larger one: 1 the first, 3
// the second, 2 where they are no further apart than what counts as alike.
func Larger(first, second, alike float64) string {
	const rounding = 1e-9 // of shares that are written in percent, and of their difference
	switch apart := first - second; {
	case apart > alike+rounding:
		return "1"
	case apart < -alike-rounding:
		return "3"
	default:
		return "2"
	}
}

// Nearness is how near a number is to another, from 0 to 0.9; 1 when equal.
func Nearness(at, want float64) float64 {
	if at == want {
		return 1
	}
	return 0.9 / (1 + max(at-want, want-at))
}

// JudgeShape judges a shape that is to be built.
func JudgeShape(now, want []int, met bool) lessons.Judgement {
	same := 0
	for i := range min(len(now), len(want)) {
		if now[i] == want[i] {
			same++
		}
	}
	judgement := lessons.Judgement{Met: met && slices.Equal(now, want), Shown: array.ShapeText(now)}
	judgement.Share = 0.9 * float64(same) / float64(max(len(now), len(want), 1))
	if judgement.Met {
		judgement.Share = 1
	}
	return judgement
}

// LossBound is where a run counts as diverged: far above any loss that a
// lesson starts from, far below what a float64 holds.
const LossBound = 1e9
