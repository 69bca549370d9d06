package gan

import (
	"math"
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// What is to be forged: numbers around 3.
const (
	realMean      = 3.0
	realDeviation = 0.5
)

// How the two of a duel learn.
const (
	judgeNeurons  = 16
	batchSize     = 64
	judgeRate     = 0.02
	generatorRate = 0.005
)

// measuredOn is how many real samples and fakes tell how far apart they are.
const measuredOn = 1000

// A duel is a generator of two numbers, a·z + b, against a discriminator with one hidden
// layer of tanh neurons.
type duel struct {
	seed  uint32
	wrong nn.Mistake // in the code of the two
	g, d  *nn.Network
	both  *nn.Adversaries
	noise []float64 // sorted: what the measured fakes are made of
	reals []float64 // sorted: what they are measured against
	floor float64   // how far other real samples are from those
	fakes []float64 // room for them
	kept  *keptDuel // what was saved of it last
}

// A keptDuel is what was saved of a duel, and where it stood then: while it stands there
// still, the same is saved again, and shared.
type keptDuel struct {
	at    [4]float64
	state nn.AdversariesState
}

// A duelSaved is what Save keeps of a duel.
type duelSaved struct {
	seed  uint32
	wrong nn.Mistake
	state nn.AdversariesState
}

// bell is what real samples are drawn from.
func bell() data.Bells {
	return data.Bells{Centres: [][]float64{{realMean}}, Deviation: realDeviation}
}

// floorOf is how far other real numbers are from those that measure, which are sorted. A
// stream of its own draws them, so that the one that learning draws from stays as its code
// has it.
func floorOf(source data.Bells, reals []float64, seed uint32) float64 {
	others := nn.Draw(source, measuredOn, random.New(seed+1)).X
	return nn.NewWasserstein(kit.Column(reals), 1).Distance(others)
}

// newDuel starts a duel afresh: at first the fakes are the noise itself.
func newDuel(seed uint32) *duel { return newWrongDuel(seed, nn.NoMistake) }

// newWrongDuel starts one whose code has a mistake.
func newWrongDuel(seed uint32, wrong nn.Mistake) *duel {
	stream := random.New(seed)
	d := &duel{
		seed: seed, wrong: wrong, fakes: make([]float64, measuredOn),
		g: kit.Must(nn.NewNetwork(1, nn.Dense{Neurons: 1})),
		d: kit.Must(nn.NewNetwork(1, nn.Dense{Neurons: judgeNeurons}, nn.Tanh{}, nn.Dense{Neurons: 1})),
	}
	d.g.Weights(0).Set(0, 0, 1)
	d.d.Initialize(nn.Xavier, nn.Zeros, stream)
	d.noise = nn.Draw(data.Noise{Width: 1}, measuredOn, stream).X.Data
	d.reals = nn.Draw(bell(), measuredOn, stream).X.Data
	slices.Sort(d.noise)
	slices.Sort(d.reals)
	d.floor = floorOf(bell(), d.reals, seed)
	adam := nn.Adam{Beta1: 0.5, Beta2: 0.999, Epsilon: 1e-8}
	d.both = kit.Must(nn.NewAdversaries(d.g, d.d, nn.Adversarial{
		Real: bell(), Noise: data.Noise{Width: 1}, Loss: nn.BinaryCrossEntropy{},
		Generator:     nn.Updating{Optimizer: adam, Rate: generatorRate},
		Discriminator: nn.Updating{Optimizer: adam, Rate: judgeRate},
		BatchSize:     batchSize, Random: stream, Mistake: wrong,
	}))
	d.both.Draw(nn.Discriminator)
	return d
}

func (d *duel) save() duelSaved {
	at := [4]float64{d.a(), d.b(), float64(d.judged()), float64(d.forged())}
	if d.kept == nil || d.kept.at != at {
		d.kept = &keptDuel{at, d.both.Save()}
	}
	return duelSaved{d.seed, d.wrong, d.kept.state}
}

// restored returns the duel as it was when it was saved.
func (d *duel) restored(s duelSaved) *duel {
	if d == nil || d.seed != s.seed || d.wrong != s.wrong {
		d = newWrongDuel(s.seed, s.wrong)
	}
	d.both.Restore(s.state)
	d.kept = nil
	return d
}

// a and b are the generator's two numbers.
func (d *duel) a() float64 { return d.g.Weights(0).At(0, 0) }
func (d *duel) b() float64 { return d.g.Biases(0)[0] }

// judged is how many updates the discriminator made, forged how many the generator.
func (d *duel) judged() int { return d.both.Discriminator().Steps() }
func (d *duel) forged() int { return d.both.Generator().Steps() }

// distance is how far the fakes are from the real samples: how far a number must be
// moved in the mean to make the ones of the others (Wasserstein-1).
func (d *duel) distance() float64 {
	a, b := d.a(), d.b()
	for i, z := range d.noise {
		d.fakes[i] = float64(a*z) + b
	}
	if a < 0 {
		slices.Reverse(d.fakes)
	}
	return nn.Wasserstein1(d.fakes, d.reals)
}

// probability is what the discriminator holds the chance to be that x is real.
func (d *duel) probability(x float64) float64 {
	return kit.Sigmoid(d.d.Predict(kit.Column([]float64{x})).Data[0])
}

// push is by how much G's loss, −ln D(x), would fall if one fake at x were moved up a
// little: where it is above 0, the discriminator would rather see it further right.
// With p = D(x) and s its score it is (1 − p)·∂s/∂x.
func (d *duel) push(x float64) float64 {
	trace := d.d.NewTrace(1)
	trace.KeepInputGradient()
	trace.Freeze()
	score := d.d.Forward(trace, kit.Column([]float64{x})).Data[0]
	trace.Passes[len(trace.Passes)-1].DOut.Data[0] = 1
	d.d.Backward(trace)
	return float64((1 - kit.Sigmoid(score)) * trace.Passes[0].DIn.Data[0])
}

// density is that of a bell at x: e^(−½((x − m)/s)²) ÷ (s·√(2π)).
func density(x, mean, deviation float64) float64 {
	u := (x - mean) / deviation
	return elementary.Exp(-float64(u*u)/2) / (deviation * math.Sqrt(2*math.Pi))
}

// The picture of the numbers: from where to where, and how high.
const (
	lowest  = -3.0
	highest = 6.0
	tallest = 1.0
)

// narrowest is the deviation below which the bell of the fakes is drawn as a line.
const narrowest = 0.02

// picture is the real numbers and the fakes, each as a bell, and what the discriminator
// makes of every number.
func (d *duel) picture() scene.Panel {
	x := scene.Axis{Name: "axis.number", Min: lowest, Max: highest, Ticks: []float64{0, 3}}
	a, b := math.Abs(d.a()), d.b()
	fakes := scene.Path{Label: "path.fakes", Role: scene.Guess, X: []float64{b, b}, Y: []float64{0, tallest}}
	if a >= narrowest {
		fakes = scene.PathOf("path.fakes", scene.Guess, x, func(v float64) float64 { return min(density(v, b, a), tallest) })
	} else if b < lowest || b > highest {
		fakes.X, fakes.Y = nil, nil
	}
	return scene.Plot{
		Frame: scene.Frame{ID: "numbers", Width: 54, Rows: 12, Facts: map[string]string{
			"mean": scene.Number(b, 2).Plain(), "deviation": scene.Number(a, 2).Plain(), "distance": scene.Number(d.distance(), 2).Plain(),
		}},
		X: x, Y: scene.Axis{Name: "axis.chance", Min: 0, Max: tallest},
		Paths: []scene.Path{
			scene.PathOf("path.reals", scene.Train, x, func(v float64) float64 { return density(v, realMean, realDeviation) }),
			fakes,
			scene.PathOf("path.judge", scene.Strong, x, d.probability),
		},
		Points: []scene.Mark{{X: min(max(b, lowest), highest), Y: 0, Role: scene.Guess}},
	}
}

// standing is where the two are, in numbers.
func (d *duel) standing() scene.Panel {
	judging, forging := d.both.Losses()
	row := func(name string, cell scene.Cell) scene.Row { return scene.Row{Name: name, Cells: []scene.Cell{cell}} }
	loss := func(steps int, v float64) scene.Cell {
		if steps == 0 {
			return scene.Cell{Word: "standing.none"}
		}
		return scene.Cell{Quantity: scene.Number(v, 3)}
	}
	at := scene.At("push")
	rows := []scene.Row{
		row("standing.distance", scene.Cell{Quantity: scene.Number(d.distance(), 3), Role: scene.Strong}),
		row("standing.judge", loss(d.judged(), judging)),
		row("standing.generator", loss(d.forged(), forging)),
		row("standing.chance", scene.Cell{Quantity: scene.Number(d.probability(d.b()), 3)}),
		row("standing.push", scene.Cell{Quantity: scene.Signed(d.push(d.b()), 3), Role: scene.BySign, Item: at}),
	}
	return scene.Table{
		Frame:   scene.Frame{ID: "standing", Width: 38, Rows: len(rows), Items: []scene.Item{{ID: at, Row: len(rows) - 1}}},
		Columns: []scene.Column{{Name: "column.now", Wide: 8}}, Rows: rows,
	}
}
