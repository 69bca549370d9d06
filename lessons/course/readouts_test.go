package course

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

// readouts are numbers that words tell of, and that are to be seen in the first course
// after some moves. A word that tells of several set-ups stands there once for each.
var readouts = []struct {
	word, screen string
	moves        []string
	shown        []string
}{
	{"activation hint.near-one.2", "curves", []string{"type curve 6", "type z 1"}, []string{"0.76"}},
	{"activation hint.near-one.3", "curves", []string{"type curve 6", "type z 1.9"}, []string{"0.956"}},
	{"activation hint.quarter.3", "curves", []string{"type curve 5", "type z 0"}, []string{"0.5", "0.25"}},
	{"activation hint.ninety.3", "softmax", []string{"type score1 4"}, []string{"54.6"}},
	{"activation debug", "debug", []string{"tick 500"}, []string{"105", "0.51"}},
	{"backprop hint.promise.2", "nudge", nil, []string{"-0.5947"}},
	{"bias debug", "debug", []string{"tick 3000"}, []string{"1.01"}},
	{"bias hint.origin.2", "debug", []string{"tick 3000"}, []string{"1.01"}},
	{"descent hint.sgd.3", "ravine", []string{"type who 1", "type rate 0.94", "tick 40"}, []string{"0.066"}},
	{"dot hint.three-sums.3", "matrices", []string{"type form 2", "tick 14"}, []string{"2.8", "-1.79", "1.885"}},
	{"forward debug", "debug", nil, []string{"0.646"}},
	{"forward debug", "debug", []string{"type x1 -3", "type x2 3"}, []string{"0.646"}},
	{"forward debug", "debug", []string{"type x1 3", "type x2 3"}, []string{"0.646"}},
	{"forward hint.guess.3", "step", []string{"type grain 2", "tick 1"}, []string{"0.1", "0.0997"}},
	{"loss why.found", "debug", []string{"answer cause 1", "type cut 0.45"}, []string{"80.0", "94.0"}},
	{"loss hint.found.3", "debug", []string{"answer cause 1", "type cut 0.45"}, []string{"4", "5", "94.0"}},
	{"loss hint.wrong.3", "confidence", []string{"type p 0.01"}, []string{"4.605"}},
	{"network debug", "debug", []string{"tick 200"}, []string{"0.5"}},
	{"remedies hint.lost.3", "augment", []string{"tick 5000"}, []string{"34.0"}},
	{"remedies hint.found.3", "augment", []string{"type copies 2", "tick 5000"}, []string{"82.0"}},
	{"remedies hint.mended.3", "debug", []string{"type patience 20", "tick 400"}, []string{"0.014"}},
	{"remedies debug", "debug", []string{"tick 400"}, []string{"0.5"}},
	{"remedies hint.overfit.3", "bench", []string{"type seed 3", "tick 600"}, []string{"0.251", "0.006"}},
	{"remedies hint.one.3", "bench", []string{"type seed 3", "type l2 on", "tick 600"}, []string{"0.148"}},
	{"remedies hint.other.3", "bench", []string{"type seed 3", "type data on", "tick 600"}, []string{"0.153"}},
	{"remedies hint.other.3", "bench", []string{"type seed 3", "type augment on", "tick 600"}, []string{"0.159"}},
	{"remedies hint.other.3", "bench", []string{"type seed 3", "type l1 on", "tick 600"}, []string{"0.143"}},
	{"remedies hint.other.3", "bench", []string{"type seed 3", "type early on", "tick 600"}, []string{"0.155"}},
	{"remedies hint.pair.3", "bench", []string{"type seed 3", "type data on", "type l2 on", "tick 600"}, []string{"0.131"}},
	{"remedies hint.zeros.3", "l1-l2", []string{"type penalty 2", "type lambda 0.05", "tick 400"}, []string{"24", "0.149"}},
	{"remedies hint.shrink.2", "l1-l2", []string{"type penalty 3", "tick 400"}, []string{"1.05"}},
	{"remedies hint.shrink.3", "l1-l2", []string{"type penalty 3", "type lambda 0.05", "tick 400"}, []string{"0.64"}},
	{"remedies hint.better.3", "dropout", []string{"tick 2000"}, []string{"0.159"}},
	{"remedies hint.choose.3", "folds", []string{"type size 4", "tick 300"}, []string{"0.125"}},
	{"shapes hint.largest.3", "rank4", []string{"type find > 0.98"}, []string{"1"}},
	{"weights hint.fit.3", "by-hand", []string{"type w1 100", "type w2 50"}, []string{"44.4"}},
	{"weights hint.warm.3", "by-hand", []string{"type w1 80", "type w2 60"}, []string{"175.6"}},
}

// TestHintsTellWhatIsShown makes the moves, and looks for the numbers.
func TestHintsTellWhatIsShown(t *testing.T) {
	daily.NotRacing(t)
	for _, told := range readouts {
		chapter, _, _ := strings.Cut(told.word, " ")
		s := onScreen(t, chapter, told.screen)
		proof.SkipAll(s)
		for _, move := range told.moves {
			proof.Do(t, s, move)
			proof.SkipAll(s)
		}
		seen := numbersOf(s)
		for _, shown := range told.shown {
			if !slices.ContainsFunc(seen, func(value float64) bool { return rounds(value, shown) }) {
				t.Errorf("%s: %s is not to be seen among %v", told.word, shown, seen)
			}
		}
	}
}

// numbersOf are all numbers that a screen tells: of its goals, its panels and their words.
func numbersOf(s *lessons.Session) []float64 {
	var seen []float64
	for _, goal := range s.Screen().Goals {
		seen = append(seen, goal.Judge().Now.Value)
	}
	for _, q := range quantities(s.Scene()...) {
		seen = append(seen, q.Value)
	}
	for _, panel := range s.Scene() {
		if product, ok := panel.(scene.Product); ok {
			for _, cell := range slices.Concat(product.Result.Cells...) {
				seen = append(seen, cell.Value)
			}
		}
		for _, fact := range panel.About().Facts {
			if value, err := strconv.ParseFloat(fact, 64); err == nil {
				seen = append(seen, value)
			}
		}
	}
	return seen
}

// rounds tells whether a number is what is told, at the digits that are told.
func rounds(value float64, told string) bool {
	_, digits, _ := strings.Cut(told, ".")
	number, err := strconv.ParseFloat(told, 64)
	return err == nil && math.Abs(value-number) <= 0.5001*math.Pow10(-len(digits))
}
