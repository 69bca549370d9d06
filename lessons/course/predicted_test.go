package course

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
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

// A shown is a session whose numbers are read from its panels and controls.
type shown struct{ *lessons.Session }

// fact is a number that a panel tells in words; NaN for none.
func (s shown) fact(panel, name string) float64 {
	for _, p := range s.Scene() {
		if text, ok := p.About().Facts[name]; ok && p.About().ID == panel {
			if value, err := strconv.ParseFloat(text, 64); err == nil {
				return value
			}
		}
	}
	return math.NaN()
}

// column is a table's column; NaN where nothing is written yet.
func (s shown) column(panel string, column int) []float64 {
	var numbers []float64
	for _, p := range s.Scene() {
		if table, ok := p.(scene.Table); ok && table.ID == panel {
			for _, row := range table.Rows {
				numbers = append(numbers, math.NaN())
				if q := row.Cells[column].Quantity; q.Given {
					numbers[len(numbers)-1] = q.Value
				}
			}
		}
	}
	return numbers
}

// results are the last numbers of the lines of a panel, by what stands first in each.
func (s shown) results(panel string) map[string]float64 {
	results := map[string]float64{}
	for _, p := range s.Scene() {
		if lines, ok := p.(scene.Arithmetic); ok && lines.ID == panel {
			for _, line := range lines.Lines {
				name, value := "", math.NaN()
				for _, term := range line {
					if name == "" && !term.Quantity.Given {
						name = strings.Trim(term.Text+term.Word, " ▸=")
					}
					if term.Quantity.Given {
						value = term.Quantity.Value
					}
				}
				results[name] = value
			}
		}
	}
	return results
}

// set is where a control stands: a slider's number, a choice's from 1, 1 for a switch
// that is on.
func (s shown) set(name string) float64 {
	switch c, _ := s.Control(name); c := c.(type) {
	case lessons.Slider:
		return c.Get()
	case lessons.Choices:
		return float64(c.Get() + 1)
	case lessons.Switch:
		if c.Get() {
			return 1
		}
		return 0
	case lessons.Text: // nothing hangs on what is typed
	}
	return math.NaN()
}

// least and most are the number, from 1, of the least and of the most of some.
func least(of []float64) string { return strconv.Itoa(slices.Index(of, slices.Min(of)) + 1) }

func most(of []float64) string { return strconv.Itoa(slices.Index(of, slices.Max(of)) + 1) }

// among says where a number lies among rising bounds, from 1.
func among(value float64, bounds ...float64) string {
	at := 1
	for _, bound := range bounds {
		if value > bound {
			at++
		}
	}
	return strconv.Itoa(at)
}

// full tells whether all numbers are there.
func full(numbers ...float64) bool {
	return len(numbers) > 0 && !slices.ContainsFunc(numbers, math.IsNaN)
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
}

// clearest is 1 or 2 for which of two is larger by more than what counts as alike, else 3.
func clearest(by, alike float64) string {
	switch {
	case by > alike:
		return "1"
	case by < -alike:
		return "2"
	}
	return "3"
}

// predictionPlays is how often each prediction is played, predictionsDay how many
// predictions a day.
const predictionPlays, predictionsDay = 4, 3

// TestPredictionsAreJudgedByWhatIsShown plays at random around predictions, from other
// settings and with some turned on the way: each is judged at the very tick at which its
// outcome is there, never by another experiment than it asks about, and as somebody would
// who reads the panels.
func TestPredictionsAreJudgedByWhatIsShown(t *testing.T) {
	for _, p := range daily.Some(t, predictions, predictionsDay) {
		t.Run(p.chapter+"/"+p.screen+"/"+p.question, func(t *testing.T) {
			t.Parallel()
			random, judged := daily.Chance(t, "prediction/"+p.chapter+p.question), 0
			plays := 2 // the first one is not disturbed
			if daily.Whole() {
				plays = predictionPlays
			}
			for play := range plays {
				if p.play(t, random, play) {
					judged++
				}
			}
			if judged == 0 {
				t.Errorf("never judged in %d plays", plays)
			}
		})
	}
}

// play answers a prediction once and goes on until it is judged, or for long; the first
// time without another move on the way.
func (p predicted) play(t *testing.T, random *rand.Rand, play int) bool {
	t.Helper()
	entry, _ := Find(p.chapter)
	s := shown{begin(entry)}
	s.Choices = nil
	proof.Do(t, s.Session, "move "+p.screen)
	answer := strconv.Itoa(1 + random.IntN(3))
	for _, question := range s.Asked() {
		if question.ID != p.question && question.Gate {
			proof.Do(t, s.Session, "skip "+question.ID)
		}
	}
	for _, move := range p.lead {
		proof.Do(t, s.Session, move)
	}
	for _, question := range s.Asked() {
		if _, answered := s.Answered(question.ID); question.ID != p.question && question.Gate && !answered {
			proof.Do(t, s.Session, "skip "+question.ID)
		}
	}
	proof.Do(t, s.Session, "answer "+p.question+" "+answer)
	trail, then := []string{}, p.then
	for tick := range (p.ticks + 1 + play) * (1 + len(p.then)) {
		if given, _ := s.Answered(p.question); given.Judged {
			if !p.known(s) {
				t.Errorf("after %v and %d ticks %s is judged before anything of what it asks is to be seen", trail, tick, p.question)
			} else if right := p.right(s); given.Right != (answer == right) || given.Correct != right {
				t.Errorf("after %v and %d ticks: %s is said to be right, and it is %s", trail, tick, given.Correct, right)
			}
			return true
		}
		if tick%97 == 0 && p.known(s) {
			t.Fatalf("after %v and %d ticks the outcome of %s is there, and not judged", trail, tick, p.question)
		}
		if play > 0 && len(trail) < play && random.IntN(cmp.Or(p.ticks/10, 1)) == 0 {
			trail = append(trail, p.disturb(s, random))
			proof.SkipAll(s.Session)
			continue
		}
		if _, err := s.Run(1, false); err != nil {
			if len(then) == 0 {
				break
			}
			proof.Do(t, s.Session, then[0])
			then = then[1:]
			proof.SkipAll(s.Session)
		}
	}
	return false
}

// disturb turns something, or begins anew, and says what.
func (p predicted) disturb(s shown, random *rand.Rand) string {
	controls := s.Controls()
	move := lessons.Move{Verb: lessons.Nudge, Target: controls[random.IntN(len(controls))].Name(), Value: []string{"+1", "-1"}[random.IntN(2)]}
	if random.IntN(6) == 0 {
		move = lessons.Move{Verb: lessons.Reset}
	}
	_ = s.Apply(move) // being refused is fine
	return move.String()
}
