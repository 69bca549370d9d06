package course

import (
	"math"
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// A predicted is a prediction whose outcome hangs on what is done, judged by what is to be
// seen alone.
type predicted struct {
	chapter, screen, question string
	lead                      []string // moves towards what it asks about
	then                      []string // one by one, where nothing moves any more
	ticks                     int      // after which its outcome is there
	known                     func(shown) bool
	right                     func(shown) string
}

// predictions are all whose right choice hangs on what was done.
var predictions = []predicted{
	{
		"fitting", "fruit", "lowest", nil, nil, 400,
		func(s shown) bool { return s.fact("loss", "epoch") >= 400 },
		func(s shown) string { return least(s.column("models", 1)) },
	},
	{
		"fitting", "memorise", "after", nil, nil, 1500,
		func(s shown) bool {
			return s.fact("network", "epoch") >= 1500 && s.set("layers") == 2 && s.set("neurons") == 8
		},
		func(s shown) string {
			curve, end := s.Scene()[0].(scene.Curve).Runs[1].Points, s.fact("network", "validation")
			best := curve[0].Last
			for _, p := range curve {
				best = min(best, p.Low)
			}
			switch {
			case best > 0.35:
				return "3"
			case scene.Number(best, 3).Plain() != scene.Number(end, 3).Plain():
				return "2"
			}
			return "1"
		},
	},
	{
		"fitting", "capacity", "larger",
		[]string{"type many 64"},
		nil, 300,
		func(s shown) bool {
			return s.fact("validations", "epoch") >= 300 && s.set("many") == 64 && s.set("share") == 3
		},
		func(s shown) string {
			losses := s.column("sizes", 2)
			return among(losses[1]-losses[2], -0.02, 0.02)
		},
	},
	{
		"fitting", "three-sets", "fresh",
		[]string{"type fresh on"},
		nil, 20_000,
		func(s shown) bool { return full(s.column("chosen", 0)[0], s.column("chosen", 1)[0]) },
		func(s shown) string {
			test, fresh := s.column("chosen", 0)[0], s.column("chosen", 1)[0]
			switch {
			case fresh > test+0.01:
				return "2"
			case fresh < test-0.01:
				return "3"
			}
			return "1"
		},
	},
	{
		"remedies", "augment", "shifted", nil, nil, 5000,
		func(s shown) bool { return full(s.column("accuracies", 0)[0]) },
		func(s shown) string { return among(s.column("accuracies", 0)[0]/100, 0.5, 2.5/3) },
	},
	{
		"remedies", "augment", "mirror",
		[]string{"type copies 2", "tick 5000", "type world 2"},
		[]string{"type copies 3", "type copies 1"},
		5000,
		func(s shown) bool { return full(s.column("accuracies", 1)[0], s.column("accuracies", 1)[2]) },
		func(s shown) string {
			right := s.column("accuracies", 1)
			switch {
			case right[2] > right[0]:
				return "1"
			case right[2] < right[0]:
				return "3"
			}
			return "2"
		},
	},
	{
		"remedies", "bench", "same", nil, nil, 5000,
		func(s shown) bool {
			for _, c := range s.Controls() {
				if _, ok := c.(lessons.Switch); ok && s.set(c.Name()) == 1 {
					return false
				}
			}
			return len(s.column("ranking", 1)) > 0
		},
		func(shown) string { return "2" },
	},
	{
		"descent", "ravine", "first", nil, nil, 40,
		func(s shown) bool { return s.fact("race", "step") >= 40 },
		func(s shown) string { return least(s.column("race", 1)) },
	},
	{
		"descent", "saddle", "leaves",
		[]string{"type x 0.1"},
		nil, 200,
		func(s shown) bool {
			beside := math.Abs(s.set("x")) <= 0.1 && s.set("x") != 0
			return beside && slices.ContainsFunc(s.column("places", 0), func(w float64) bool { return math.Abs(w) > 0.5 })
		},
		func(s shown) string {
			return strconv.Itoa(slices.IndexFunc(s.column("places", 0), func(w float64) bool { return math.Abs(w) > 0.5 }) + 1)
		},
	},
	{
		"batches", "noise", "keep-up",
		[]string{"type equal 2"},
		nil, 20_000,
		func(s shown) bool { return s.set("equal") == 2 && full(s.column("runs", 3)[1:]...) },
		func(s shown) string {
			at := s.column("runs", 3)
			switch {
			case at[2] > 2*at[1]:
				return "1"
			case 2*at[2] > at[1]:
				return "2"
			}
			return "3"
		},
	},
	{
		"batches", "myth", "overfits", nil, nil, 20_000,
		func(s shown) bool { return s.set("equal") == 1 && s.column("gaps", 0)[2] >= 1000 },
		func(s shown) string { return most(s.column("gaps", 2)) },
	},
	{
		"batches", "myth", "updates",
		[]string{"type equal 2"},
		nil, 20_000,
		func(s shown) bool { return s.set("equal") == 2 && slices.Min(s.column("gaps", 0)) >= 5000 },
		func(s shown) string {
			losses := s.column("gaps", 2)
			return among(losses[1]-losses[2], -0.02, 0.02)
		},
	},
	{
		"weights", "real", "first", nil, nil, 2000,
		func(s shown) bool { return s.set("scale") == 1 && s.fact("descent", "loss") < 0.21 },
		func(s shown) string {
			return most([]float64{math.Abs(s.set("flipper")), math.Abs(s.set("bill"))})
		},
	},
	{
		"backprop", "chain", "steepest", nil, nil, 10,
		func(s shown) bool { return s.set("which") == 1 && s.fact("graph", "done") == 5 },
		func(s shown) string {
			lines := s.results("ledger")
			return most([]float64{math.Abs(lines["∂L/∂x"]), math.Abs(lines["∂L/∂w"]), math.Abs(lines["∂L/∂b"])})
		},
	},
	{
		"cnn", "look", "many", nil, nil, 2100,
		func(s shown) bool { return s.fact("learning", "epoch") >= 10 },
		func(s shown) string { return among(s.fact("slopes", "edges"), 0.5, 4.5) },
	},
	{
		"cnn", "train", "better", nil,
		[]string{"type net 2", "type net 1"},
		4200,
		func(s shown) bool { return slices.Min(s.column("nets", 1)) >= 20 },
		func(s shown) string {
			right := s.column("nets", 2)
			return clearest(math.Round(10*(right[0]-right[1])), 40)
		},
	},
	{
		"cnn", "moved", "survives", nil, nil, 4200,
		func(s shown) bool { return full(s.column("moved-nets", 3)...) },
		func(s shown) string {
			right := s.column("moved-nets", 3)
			return clearest(math.Round(100*(right[0]-right[1])), 200)
		},
	},
	{
		"descent", "schedule", "rest", nil, nil, 200,
		func(s shown) bool { return s.run("means", 1)[100] > 0 },
		func(s shown) string {
			mean, at := 0.0, s.run("means", 1) // each is the mean of ten
			for step := 60; step <= 100; step += 10 {
				mean += at[step] / 5
			}
			if mean < 0.01 {
				return "1"
			}
			return "2"
		},
	},
	{
		"batches", "noise", "first", nil, nil, 20_000,
		func(s shown) bool {
			mine := s.set("equal") == 1 && s.set("middle") == 10 && s.column("runs", 0)[0] >= 50
			return mine && slices.ContainsFunc(s.column("runs", 3), func(at float64) bool { return full(at) })
		},
		func(s shown) string {
			at := s.column("runs", 3)
			for i := range at {
				if math.IsNaN(at[i]) {
					at[i] = math.Inf(1)
				}
			}
			return least(at)
		},
	},
	{
		"cnn", "own-filters", "hand", nil, nil, 7000,
		func(s shown) bool { return full(s.column("sets", 0)[0]) },
		func(s shown) string { return among(s.column("sets", 0)[0], 62.4, 82.4) },
	},
	{
		"rnn", "poem", "when", nil, nil, 1000,
		func(s shown) bool { return s.fact("writing", "known") >= 95 },
		func(s shown) string { return among(s.fact("writing", "updates"), 99, 1000) },
	},
	{
		"lstm", "gap", "usual",
		[]string{"type gap 50"},
		nil, 500,
		func(s shown) bool { return ended(s, "start.usual") != nil },
		func(s shown) string { return whoLearned(ended(s, "start.usual")) },
	},
	{
		"lstm", "gap", "best",
		[]string{"type gap 50", "tick 500", "type from 2"},
		nil, 500,
		func(s shown) bool { return ended(s, "start.best") != nil },
		func(s shown) string { return whoLearned(ended(s, "start.best")) },
	},
	{
		"lstm", "adding", "adds",
		[]string{"type numbers 20"},
		nil, 500,
		func(s shown) bool { return added(s) != nil },
		func(s shown) string {
			return whoOf(added(s)[0].Quantity.Value < 0.01, added(s)[1].Quantity.Value < 0.01)
		},
	},
	{
		"lstm", "longer", "far", nil, nil, 250,
		func(s shown) bool { return s.fact("by-gap", "gap") == 200 },
		func(s shown) string {
			return among(s.fact("by-gap", "right"), 64.5, 98.5)
		},
	},
	{
		"lstm", "gru", "fewer", nil, nil, 500,
		func(s shown) bool { return endedOf(s, "20", "start.usual") != nil },
		func(s shown) string { return whoLearned(endedOf(s, "20", "start.usual")) },
	},
	{
		"remedies", "lottery", "spread", nil,
		[]string{"type draw 1"},
		6000,
		func(s shown) bool { return s.row("draws", "draw.none")[0] == 25 },
		func(s shown) string {
			losses := s.row("draws", "draw.none")
			return among(losses[3]/losses[1], 1.05, 3)
		},
	},
	{
		"layers", "random-start", "share", nil, nil, 60,
		func(s shown) bool { return s.fact("facts", "count") >= 10_000 },
		func(s shown) string {
			for _, p := range s.Scene() {
				if bell, ok := p.(scene.Histogram); ok {
					return among(bell.Bands[0].Measured.Value, 81, 97)
				}
			}
			return ""
		},
	},
	{
		"layers", "random-start", "limit",
		[]string{"tick 50", "type far on"},
		nil, 60,
		func(s shown) bool { return s.fact("facts", "count") >= 1_000_000 },
		func(s shown) string { return among(s.fact("facts", "largest"), 3.5, 7.5) },
	},
}

// ended is the row of a race over a gap of 50 that came to its end: beside it stands on how
// many seeds it is learned. It is nil while there is none.
func ended(s shown, start string) []scene.Cell { return endedOf(s, "50", start) }

// endedOf is that of any gap.
func endedOf(s shown, gap, start string) []scene.Cell {
	for _, panel := range s.Scene() {
		table, ok := panel.(scene.Table)
		for _, row := range table.Rows {
			if ok && row.Name == gap && row.Cells[0].Word == start && row.Cells[3].Quantity.Given {
				return row.Cells
			}
		}
	}
	return nil
}

// whoLearned is which of two learned, by their right answers: 1 the first alone, 2 the
// second alone, 3 both, 4 neither.
func whoLearned(cells []scene.Cell) string {
	return whoOf(cells[1].Quantity.Value >= 99, cells[2].Quantity.Value >= 99)
}

// added is the row of 20 numbers that both came to their ends with, nil while there is none.
func added(s shown) []scene.Cell {
	for _, panel := range s.Scene() {
		table, ok := panel.(scene.Table)
		for _, row := range table.Rows {
			if ok && table.ID == "added" && row.Name == "20" && row.Cells[2].Quantity.Given {
				return row.Cells
			}
		}
	}
	return nil
}

// whoOf is the answer to who of two learned.
func whoOf(first, second bool) string {
	switch {
	case first && second:
		return "3"
	case second:
		return "2"
	case first:
		return "1"
	}
	return "4"
}
