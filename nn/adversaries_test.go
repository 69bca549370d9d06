package nn_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// normals draws numbers about a mean.
type normals struct {
	width           int
	mean, deviation float64
}

func (s normals) Widths() (inputs, targets int) { return s.width, 0 }

func (s normals) Sample(inputs, _ []float64, r *random.Stream) {
	for i := range inputs {
		inputs[i] = r.Normal(s.mean, s.deviation)
	}
}

// sineSource gives sin 1, sin 2, … , shared by all that have the same counter.
type sineSource struct {
	width int
	at    *int
}

func (s sineSource) Widths() (inputs, targets int) { return s.width, 0 }

func (s sineSource) Sample(inputs, _ []float64, _ *random.Stream) {
	for i := range inputs {
		*s.at++
		inputs[i] = math.Sin(float64(*s.at))
	}
}

var rivalAdam = nn.Adam{Beta1: 0.5, Beta2: 0.999, Epsilon: 1e-8}

// rivals returns a generator 1-3-2 and a discriminator 2-4-1.
func rivals(tb testing.TB) (g, d *nn.Network) {
	tb.Helper()
	g = network(tb, 1, nn.Dense{Neurons: 3}, nn.Tanh{}, nn.Dense{Neurons: 2})
	d = network(tb, 2, nn.Dense{Neurons: 4}, nn.Tanh{}, nn.Dense{Neurons: 1})
	g.Initialize(nn.Xavier, nn.Constant(0.1), random.New(1))
	d.Initialize(nn.Xavier, nn.Constant(0.1), random.New(2))
	return g, d
}

// adversarial is a setting for rivals.
func adversarial() nn.Adversarial {
	return nn.Adversarial{
		Real: normals{2, 1, 0.5}, Noise: normals{1, 0, 1}, Loss: nn.BinaryCrossEntropy{},
		Generator:     nn.Updating{Optimizer: rivalAdam, Rate: 0.01},
		Discriminator: nn.Updating{Optimizer: rivalAdam, Rate: 0.02},
		BatchSize:     5, Random: random.New(3),
	}
}

func adversaries(tb testing.TB, settings nn.Adversarial) *nn.Adversaries {
	tb.Helper()
	g, d := rivals(tb)
	a, err := nn.NewAdversaries(g, d, settings)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func TestAdversariesArePyTorchs(t *testing.T) {
	for name, change := range map[string]func(s *nn.Adversarial){
		"adversaries":         func(*nn.Adversarial) {},
		"adversaries minimax": func(s *nn.Adversarial) { s.Minimax = true },
		"adversaries squares": func(s *nn.Adversarial) { s.Loss = nn.MeanSquared{} },
	} {
		golden, settings, at := torch(t, name), adversarial(), 0
		settings.Real, settings.Noise = sineSource{2, &at}, sineSource{1, &at}
		change(&settings)
		g, d := rivals(t)
		for net, sizes := range map[*nn.Network][3]int{g: {1, 3, 2}, d: {2, 4, 1}} {
			for l := range 2 {
				w := nn.Matrix{Rows: sizes[l+1], Cols: sizes[l], Data: sines(sizes[l]*sizes[l+1], 0.5)}
				copy(net.Weights(2*l).Data, w.T().Data) // PyTorch keeps (outputs, inputs)
				copy(net.Biases(2*l), sines(sizes[l+1], 0.1))
			}
		}
		a, err := nn.NewAdversaries(g, d, settings)
		if err != nil {
			t.Fatal(err)
		}
		for range 6 {
			a.StepDiscriminator()
			a.StepGenerator()
			judging, forging := a.Losses()
			golden.compare(1e-12, judging, forging)
		}
		for _, net := range []*nn.Network{g, d} {
			for l := range 2 {
				golden.compare(1e-12, net.Weights(2*l).T().Data...)
				golden.compare(1e-12, net.Biases(2*l)...)
			}
		}
		golden.end()
	}
}

// How hard a generator is pushed by a discriminator that is sure, at a score of −3.
func TestASureJudgePushesOrNot(t *testing.T) {
	for minimax, want := range map[bool]float64{false: -0.953, true: -0.047} {
		g, d := network(t, 1, nn.Dense{Neurons: 1}), network(t, 1, nn.Dense{Neurons: 1})
		d.Weights(0).Set(0, 0, 1)
		g.Biases(0)[0] = -3
		settings := adversarial()
		settings.Real, settings.Noise, settings.Minimax, settings.BatchSize = normals{1, 0, 1}, normals{1, 0, 1}, minimax, 1
		a, err := nn.NewAdversaries(g, d, settings)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "slope", a.Judge().Push.At(0, 0), want, 0.0005)
	}
}

// The Dirac GAN (Mescheder, Geiger and Nowozin, 2018): real samples are 0, the
// generator says θ, the discriminator ψ·x. How far (θ, ψ) is from (0, 0) after 100
// and after 500 updates of each, from (1, 0) at a rate of 0.1.
func TestTheDiracGANCirclesAsItShould(t *testing.T) {
	for name, c := range map[string]struct {
		minimax, both bool
		damping       float64
		want          [2]float64
	}{
		"at once":        {true, true, 0, [2]float64{1.11, 1.76}},
		"in turn":        {true, false, 0, [2]float64{1.00, 1.02}},
		"non-saturating": {false, false, 0, [2]float64{0.68, 0.37}},
		"damped":         {false, false, 0.3, [2]float64{0.20, 0.0004}},
	} {
		g, d := network(t, 1, nn.Dense{Neurons: 1}), network(t, 1, nn.Dense{Neurons: 1, NoBias: true})
		g.Biases(0)[0] = 1
		sgd := nn.Updating{Optimizer: nn.SGD{}, Rate: 0.1}
		damped := sgd
		damped.Penalty.L2 = c.damping
		a, err := nn.NewAdversaries(g, d, nn.Adversarial{
			Real: normals{width: 1}, Noise: normals{width: 1}, Loss: nn.BinaryCrossEntropy{}, Minimax: c.minimax,
			Generator: sgd, Discriminator: damped, BatchSize: 1, Random: random.New(0),
		})
		if err != nil {
			t.Fatal(err)
		}
		for i, until := range []int{100, 500} {
			for a.Generator().Steps() < until {
				if c.both {
					a.StepBoth()
				} else {
					a.StepDiscriminator()
					a.StepGenerator()
				}
			}
			distance := math.Hypot(g.Biases(0)[0], d.Weights(0).At(0, 0))
			near(t, fmt.Sprintf("%s: distance after %d", name, until), distance, c.want[i], 0.01*c.want[i]+0.005*float64(1-i)+0.00005)
		}
	}
}

// rivalry returns all that two adversaries have come to, to the last bit.
func rivalry(a *nn.Adversaries, d, g *nn.Network) string {
	judging, forging := a.Losses()
	dg, gg := a.Gradients()
	j := a.Judge()
	s := fmt.Sprintf("%x %x %x %x %x %x", d.Parameters(), g.Parameters(), judging, forging, dg, gg)
	s += fmt.Sprintf(" %x %x %x %x %x", j.Reals.Data, j.Fakes.Data, j.RealScores.Data, j.Push.Data, j.GeneratorLoss)
	dh, gh := a.Histories()
	for _, h := range []nn.History{dh, gh} {
		for i := range h.Len() {
			s += fmt.Sprintf(" %x", h.At(i))
		}
	}
	return s
}

func TestAdversariesComeBackExactly(t *testing.T) {
	g := network(t, 1, nn.Dense{Neurons: 3}, nn.Tanh{}, nn.Dense{Neurons: 2})
	d := network(t, 2, nn.Dense{Neurons: 6}, nn.Tanh{}, nn.Dropout{Share: 0.3}, nn.Dense{Neurons: 1})
	g.Initialize(nn.Xavier, nn.Zeros, random.New(1))
	d.Initialize(nn.Xavier, nn.Zeros, random.New(2))
	for _, mistake := range []nn.Mistake{nn.NoMistake, nn.Attached, nn.Leftover} {
		settings := adversarial()
		settings.Mistake = mistake
		a, err := nn.NewAdversaries(g, d, settings)
		if err != nil {
			t.Fatal(err)
		}
		comesBack(t, a, d, g)
	}
}

// comesBack moves adversaries in every way, and takes them back and on again.
func comesBack(t *testing.T, a *nn.Adversaries, d, g *nn.Network) {
	t.Helper()
	moves := []func(){
		a.StepDiscriminator, a.StepGenerator, func() { a.Draw(nn.Discriminator) }, a.StepDiscriminator,
		func() { a.Draw(nn.Generator) }, func() { a.Draw(nn.Generator) }, a.StepGenerator, a.StepBoth,
		func() { a.Draw(nn.Discriminator) }, a.StepGenerator, func() { a.SetLoss(nn.MeanSquared{}, true) },
		func() { a.Discriminator().SetRate(0.5) }, func() { a.Generator().SetOptimizer(nn.SGD{}) }, a.StepDiscriminator, a.StepGenerator,
		func() { a.SetSources(normals{2, -1, 2}, normals{1, 3, 1}) }, a.StepDiscriminator, a.StepBoth,
	}
	var states []nn.AdversariesState
	var then []string
	for _, move := range moves {
		states, then = append(states, a.Save()), append(then, rivalry(a, d, g))
		move()
	}
	last := rivalry(a, d, g)
	for _, from := range []int{17, 0, 3, 11, 5, 9} {
		a.Restore(states[from])
		if got := rivalry(a, d, g); got != then[from] {
			t.Fatalf("state %d:\n%.400s\nwant\n%.400s", from, got, then[from])
		}
		for _, move := range moves[from:] {
			move()
		}
		if got := rivalry(a, d, g); got != last {
			t.Fatalf("from state %d:\n%.400s\nwant\n%.400s", from, got, last)
		}
	}
}

// Looking on changes nothing; a batch that is drawn beforehand is the one that is
// learnt from.
func TestAdversariesCanBeWatched(t *testing.T) {
	quiet, watched := adversaries(t, adversarial()), adversaries(t, adversarial())
	for range 20 {
		quiet.StepDiscriminator()
		quiet.StepGenerator()
		watched.Draw(nn.Discriminator)
		seen := watched.Judge().DiscriminatorLoss
		watched.StepDiscriminator()
		if judging, _ := watched.Losses(); judging != seen {
			t.Fatalf("loss %v, seen %v", judging, seen)
		}
		watched.Judge()
		watched.Draw(nn.Generator)
		seen = watched.Judge().GeneratorLoss
		watched.StepGenerator()
		if _, forging := watched.Losses(); forging != seen {
			t.Fatalf("loss %v, seen %v", forging, seen)
		}
	}
	qd, qg := quiet.Gradients()
	wd, wg := watched.Gradients()
	if !slices.Equal(qd, wd) || !slices.Equal(qg, wg) {
		t.Error("who is watched goes elsewhere")
	}
}

// A batch that is kept is learnt from again: nothing is drawn for it.
func TestAdversariesKeepABatch(t *testing.T) {
	settings := adversarial()
	a := adversaries(t, settings)
	a.StepDiscriminator()
	fakes := slices.Clone(a.Judge().Fakes.Data)
	before := *settings.Random
	a.Keep(nn.Generator)
	seen := a.Judge().GeneratorLoss
	a.StepGenerator()
	if _, forging := a.Losses(); forging != seen || *settings.Random != before {
		t.Errorf("loss %v, seen %v", forging, seen)
	}
	a.StepGenerator()
	if slices.Equal(a.Judge().Fakes.Data, fakes) || *settings.Random == before {
		t.Error("the batch after it is kept, too")
	}
}

func TestAdversariesAllocateNothing(t *testing.T) {
	for _, mistake := range []nn.Mistake{nn.NoMistake, nn.Attached, nn.Leftover} {
		settings := adversarial()
		settings.Mistake = mistake
		a := adversaries(t, settings)
		for name, f := range map[string]func(){
			"D": a.StepDiscriminator, "G": a.StepGenerator, "both": a.StepBoth, "Judge": func() { a.Judge() },
		} {
			if n := testing.AllocsPerRun(200, f); n != 0 {
				t.Errorf("mistake %d: %s allocates %v times", mistake, name, n)
			}
		}
	}
}

func TestAdversariesDiverge(t *testing.T) {
	settings := adversarial()
	settings.Discriminator.Rate, settings.Discriminator.Optimizer = math.Inf(1), nn.SGD{}
	a := adversaries(t, settings)
	state := a.Save()
	for range 5 {
		a.StepDiscriminator()
		a.StepGenerator()
	}
	if !a.Diverged() || a.Discriminator().Divergence() == nil {
		t.Fatal("no divergence")
	}
	steps := a.Generator().Steps()
	a.StepGenerator()
	if a.Generator().Steps() != steps {
		t.Error("stepped after divergence")
	}
	a.Restore(state)
	if a.Diverged() {
		t.Error("restored, and still diverged")
	}
}

func TestAdversariesThatCannotMeet(t *testing.T) {
	g, d := rivals(t)
	for want, change := range map[string]func(s *nn.Adversarial){
		"nn: adversaries need real samples and noise":                       func(s *nn.Adversarial) { s.Noise = nil },
		"nn: adversaries need a loss":                                       func(s *nn.Adversarial) { s.Loss = nil },
		"nn: adversaries need an optimiser each":                            func(s *nn.Adversarial) { s.Generator.Optimizer = nil },
		"nn: adversaries need a random stream":                              func(s *nn.Adversarial) { s.Random = nil },
		"nn: sizes must be positive, got [0]":                               func(s *nn.Adversarial) { s.BatchSize = 0 },
		"operands could not be broadcast together with shapes (5,3) (5,1) ": func(s *nn.Adversarial) { s.Noise = normals{3, 0, 1} },
		"operands could not be broadcast together with shapes (5,1) (5,2) ": func(s *nn.Adversarial) { s.Real = normals{1, 0, 1} },
	} {
		settings := adversarial()
		change(&settings)
		if _, err := nn.NewAdversaries(g, d, settings); err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
	_, err := nn.NewAdversaries(g, g, adversarial())
	if _, ok := errors.AsType[*nn.ShapeError](err); !ok {
		t.Errorf("error %v", err)
	}
}

// A round, one step of each, of the nets that learn a ring.
func BenchmarkRound(b *testing.B) {
	g := network(b, 2, nn.Dense{Neurons: 16}, nn.Tanh{}, nn.Dense{Neurons: 2})
	d := network(b, 2, nn.Dense{Neurons: 32}, nn.Tanh{}, nn.Dense{Neurons: 1})
	g.Initialize(nn.Xavier, nn.Zeros, random.New(1))
	d.Initialize(nn.Xavier, nn.Zeros, random.New(2))
	settings := adversarial()
	settings.Noise, settings.BatchSize = normals{2, 0, 1}, 64
	a, err := nn.NewAdversaries(g, d, settings)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		a.StepDiscriminator()
		a.StepGenerator()
	}
}
