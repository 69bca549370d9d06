package gan

import (
	"fmt"
	"math"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
)

// How far D is ahead at first, and how long both learn after that.
const (
	lead     = 300
	compared = 100
)

// A steep is two duels that differ in G's loss alone: far numbers, plain descent, and a
// discriminator that has learned before the generators begin.
type steep struct {
	lead   int
	pair   [2]*match // minimax, non-saturating
	opened [2]bool   // the slope of either was
}

type steepSaved struct {
	lead   int
	pair   [2]matchSaved
	opened [2]bool
}

// slopeSetup is how either of the two is made.
func slopeSetup(seed uint32, minimax bool) setup {
	return setup{
		seed: seed, real: farBell, noise: data.Noise{Width: 1},
		layers: [2]int{0, 1}, neurons: [2]int{0, judgeNeurons}, plain: true, minimax: minimax,
		rates: [2]float64{0.05, 0.2}, updates: [2]int{1, 1},
	}
}

func newSteep(seed uint32, ahead int) *steep {
	return &steep{lead: ahead, pair: [2]*match{newMatch(slopeSetup(seed, true)), newMatch(slopeSetup(seed, false))}}
}

func (s *steep) save() steepSaved {
	return steepSaved{s.lead, [2]matchSaved{s.pair[0].save(), s.pair[1].save()}, s.opened}
}

func (s *steep) restore(saved steepSaved) {
	s.lead, s.opened = saved.lead, saved.opened
	for i := range s.pair {
		s.pair[i] = s.pair[i].restored(saved.pair[i])
	}
}

// tick makes an update of each D while they are ahead, then a round of each pair.
func (s *steep) tick() bool {
	if s.pair[0].both.Diverged() || s.pair[1].both.Diverged() || s.pair[0].rounds >= compared {
		return false
	}
	for _, m := range s.pair {
		if m.judged() < s.lead {
			m.judge()
		} else {
			m.round()
		}
	}
	return true
}

// score is what D gives a fake in the middle of a pair's.
func (m *match) score() float64 {
	return m.d.Predict(kit.Column([]float64{m.middle()})).Data[0]
}

// middle is the fake that z = 0 makes: b, where G is a·z + b.
func (m *match) middle() float64 {
	return m.g.Predict(nn.NewMatrix(1, m.fixed.Cols)).Data[0]
}

// slopeOf is how steeply G's loss climbs in a fake's score s, without its sign: σ(s) with
// minimax, whose loss is −softplus(s), and 1 − σ(s) of softplus(−s).
func (m *match) slopeOf(s float64) float64 {
	if m.minimax {
		return kit.Sigmoid(s)
	}
	return 1 - kit.Sigmoid(s)
}

// pushedBy is how long the gradient of G's loss is over its parameters, with the present
// batch; not a number before the first.
func (m *match) pushedBy() float64 {
	if m.forged() == 0 {
		return math.NaN()
	}
	_, gradient := m.both.Gradients()
	sum := 0.0
	for _, v := range gradient {
		sum += float64(v * v)
	}
	return math.Sqrt(sum)
}

// slopeScreen: where D is sure, the two losses of G push unlike each other.
func (c *gan) slopeScreen() lessons.Screen {
	s := c.steep
	rounds := func(lead int) lessons.Judgement {
		at := float64(s.pair[0].rounds)
		if s.lead != lead {
			at = 0
		}
		return lessons.Judgement{Met: at >= compared, Share: min(at/compared, 1), Now: scene.Number(at, 0)}
	}
	return lessons.Screen{
		ID: "slope", OfZero: true, Tick: s.tick, Scene: s.scene,
		Controls: func() []lessons.Control {
			seed := s.pair[0].seed
			anew := func() { *s = *newSteep(seed, s.lead) }
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "lead", Max: lead, Step: 100}, &s.lead, anew),
				c.seed.Slider(&seed, anew),
			}
		},
		Questions: []lessons.Question{{ID: "which", Gate: true, Answer: "2", By: "behind"}},
		Select: func(item scene.ItemID) {
			if i, ok := kit.Nth(item, "slope", len(s.pair)); ok {
				s.opened[i] = true
			}
		},
		Reset:   func() { *s = *newSteep(c.seed.Plus(0), lead) },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "behind", Judge: func() lessons.Judgement { return rounds(lead) }},
			{ID: "slopes", Judge: func() lessons.Judgement { return kit.Reached(s.opened[0] && s.opened[1]) }},
			{ID: "level", Judge: func() lessons.Judgement { return rounds(0) }},
		},
	}
}

// lossNames are the words of G's two losses.
var lossNames = [2]string{"loss.minimax", "loss.unsaturated"}

// lossRoles are how each is drawn.
var lossRoles = [2]scene.Role{scene.Guess, scene.Validation}

// scene: the slopes over the score, the two pairs in numbers, and where their fakes are.
func (s *steep) scene() scene.Scene {
	return scene.Scene{s.slopes(), s.standing(), s.numbers()}
}

// leastScore and mostScore are from where to where scores are drawn; beyond them a mark
// stands at the end.
const leastScore, mostScore = -12.0, 12.0

// slopes are how steep either loss is, with where the fakes of its pair stand.
func (s *steep) slopes() scene.Panel {
	x := scene.Axis{Name: "axis.score", Min: leastScore, Max: mostScore, Ticks: []float64{0}}
	plot := scene.Plot{
		Frame: scene.Frame{ID: "slopes", Width: 46, Rows: 10, Facts: map[string]string{
			"minimax": scene.Number(s.pair[0].slopeOf(s.pair[0].score()), 3).Plain(), "unsaturated": scene.Number(s.pair[1].slopeOf(s.pair[1].score()), 3).Plain(),
		}},
		X: x, Y: scene.Axis{Name: "axis.slope", Max: 1.25, Ticks: []float64{0, 1}},
	}
	for i, m := range s.pair {
		score := min(max(m.score(), leastScore), mostScore)
		if m.judged() > 0 { // before, they would tell what is to be predicted
			plot.Paths = append(plot.Paths, scene.PathOf(lossNames[i], lossRoles[i], x, m.slopeOf))
		}
		plot.Points = append(plot.Points, scene.Mark{X: score, Y: m.slopeOf(score), Role: lossRoles[i]})
	}
	return plot
}

// standing is how the two pairs stand.
func (s *steep) standing() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "pairs", Width: 46, Rows: 6, Facts: map[string]string{"rounds": fmt.Sprint(s.pair[0].rounds)}},
		Columns: []scene.Column{{Name: lossNames[0], Wide: 9}, {Name: "pairs.unsaturated", Wide: 9}},
	}
	for _, row := range []struct {
		name     string
		decimals int
		of       func(m *match) float64
		kind     string
	}{
		{"pairs.judged", 0, func(m *match) float64 { return float64(m.judged()) }, ""},
		{"pairs.rounds", 0, func(m *match) float64 { return float64(m.rounds) }, ""},
		{"pairs.middle", 2, (*match).middle, ""},
		{"pairs.chance", 4, func(m *match) float64 { return kit.Sigmoid(m.score()) }, "chance"},
		{"pairs.slope", 4, func(m *match) float64 { return m.slopeOf(m.score()) }, "slope"},
		{"pairs.gradient", 4, (*match).pushedBy, ""},
	} {
		cells := make([]scene.Cell, len(s.pair))
		for i, m := range s.pair {
			cells[i] = scene.Cell{Word: "standing.none"}
			if v := row.of(m); !math.IsNaN(v) {
				cells[i] = scene.Cell{Quantity: scene.Number(v, row.decimals)}
			}
			if row.kind != "" {
				cells[i].Item = scene.At(row.kind, i+1)
				table.Items = append(table.Items, scene.Item{ID: cells[i].Item, Row: len(table.Rows), Column: i})
			}
		}
		table.Rows = append(table.Rows, scene.Row{Name: row.name, Cells: cells})
	}
	return table
}

// numbers are the real ones and the fakes of both pairs, as bells.
func (s *steep) numbers() scene.Panel {
	x := scene.Axis{Name: "axis.number", Min: lowest, Max: 14, Ticks: []float64{0, farMean}} // with room for the names
	const tallest = 1.4
	path := func(label string, role scene.Role, mean, deviation float64) scene.Path {
		return scene.PathOf(label, role, x, func(v float64) float64 { return min(density(v, mean, max(deviation, 0.05)), tallest) })
	}
	plot := scene.Plot{
		Frame: scene.Frame{ID: "far", Width: 46, Rows: 8, Facts: map[string]string{
			"minimax": scene.Number(s.pair[0].middle(), 2).Plain(), "unsaturated": scene.Number(s.pair[1].middle(), 2).Plain(),
		}},
		X: x, Y: scene.Axis{Name: "axis.density", Max: tallest},
		Paths: []scene.Path{path("path.reals", scene.Train, farMean, farDeviation)},
	}
	for i, m := range s.pair {
		plot.Paths = append(plot.Paths, path(lossNames[i], lossRoles[i], m.middle(), math.Abs(m.g.Weights(0).At(0, 0))))
	}
	return plot
}

// explain opens a slope, or what D makes of the fakes' middle.
func (s *steep) explain(item scene.ItemID) []scene.Panel {
	if i, ok := kit.Nth(item, "chance", len(s.pair)); ok {
		score := s.pair[i].score()
		return []scene.Panel{kit.Arithmetic("sloped", []scene.Term{kit.Symbol("σ(s) = σ("), kit.Value(scene.Signed(score, 4)), kit.Op(") = "), kit.Result(scene.Number(kit.Sigmoid(score), 4))})}
	}
	i, ok := kit.Nth(item, "slope", len(s.pair))
	if !ok {
		return nil
	}
	score := s.pair[i].score()
	if s.pair[i].minimax {
		return []scene.Panel{kit.Arithmetic("sloped",
			[]scene.Term{kit.Word("slope.minimax")},
			[]scene.Term{kit.Symbol("σ(s) = σ("), kit.Value(scene.Signed(score, 4)), kit.Op(") = "), kit.Result(scene.Number(kit.Sigmoid(score), 4))},
		)}
	}
	return []scene.Panel{kit.Arithmetic("sloped",
		[]scene.Term{kit.Word("slope.unsaturated")},
		[]scene.Term{kit.Symbol("1 − σ(s) = 1 − "), kit.Value(scene.Number(kit.Sigmoid(score), 6)), kit.Op(" = "), kit.Result(scene.Number(1-kit.Sigmoid(score), 4))},
	)}
}

// code is the Python that makes the same updates, for either loss.
func (s *steep) code() string {
	judged, rounds := s.pair[0].judged()-s.pair[0].rounds, s.pair[0].rounds
	return fmt.Sprintf(`import numpy as np

def sigmoid(s):
    return 1 / (1 + np.exp(-s))

def judge(x, ds):  # the gradients of D, and of x, where the score's are ds(score) / 64
    h = np.tanh(x @ W1 + b1)
    ds = ds(h @ W2 + b2) / 64
    dh = (ds @ W2.T) * (1 - h ** 2)
    return [x.T @ dh, dh.sum(axis=0), h.T @ ds, ds.sum(axis=0)], dh @ W1.T

pushes = {"minimax": lambda s: -sigmoid(s), "non-saturating": lambda s: sigmoid(s) - 1}
for loss, push in pushes.items():
    rng = np.random.RandomState(%d)
    limit = np.sqrt(6 / 17)
    W1, b1 = rng.uniform(-limit, limit, (1, 16)), np.zeros(16)
    W2, b2 = rng.uniform(-limit, limit, (16, 1)), np.zeros(1)
    a, b = 1.0, 0.0
    rng.randn(1000), rng.normal(8, 0.3, 1000)  # what measures
    for step in range(%d):
        x, z = rng.normal(8, 0.3, (64, 1)), rng.randn(64, 1)
        real, _ = judge(x, lambda s: sigmoid(s) - 1)
        fake, _ = judge(a * z + b, sigmoid)
        for p, r, f in zip([W1, b1, W2, b2], real, fake):
            p -= 0.2 * (r + f)
        if step >= %d:
            z = rng.randn(64, 1)
            _, dx = judge(a * z + b, push)
            a, b = a - 0.05 * (z * dx).sum(), b - 0.05 * dx.sum()
    score = (np.tanh(b * W1 + b1) @ W2 + b2)[0, 0]
    print(loss, round(float(b), 3), round(float(np.abs(push(score))), 3))
`, s.pair[0].seed, judged+rounds, judged)
}

// prints is what that code prints.
func (s *steep) prints() string {
	told := func(m *match) string {
		return kit.Rounded(m.middle(), 3) + " " + kit.Rounded(m.slopeOf(m.score()), 3)
	}
	return "minimax " + told(s.pair[0]) + "\nnon-saturating " + told(s.pair[1])
}
