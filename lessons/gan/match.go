package gan

import (
	"math"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// A setup is how two networks that forge and judge numbers are made, and how they learn.
// It is plain values, compared with ==.
type setup struct {
	seed            uint32
	real            int        // which of the sources
	noise           data.Noise // what fakes are made of
	layers, neurons [2]int     // hidden ones, of G and of D; a G without any begins as z itself
	plain           bool       // they learn by plain descent, else with Adam
	minimax         bool       // G's loss is D's with the other sign
	rates           [2]float64 // of G and of D
	updates         [2]int     // of G and of D a round
}

// G and D, where there is one of each.
const (
	ofForger = iota
	ofJudge
)

// The sources of real numbers.
const (
	oneBell = iota
	farBell
	twoBells
)

// farMean is where the numbers lie that are far from all fakes, farDeviation their spread.
const (
	farMean      = 8.0
	farDeviation = 0.3
)

// source is what real numbers are drawn from.
func (s setup) source() data.Bells {
	return [...]data.Bells{
		oneBell:  bell(),
		farBell:  {Centres: [][]float64{{farMean}}, Deviation: farDeviation},
		twoBells: data.TwoBells(),
	}[s.real]
}

// updating is how one of the two learns.
func (s setup) updating(of int) nn.Updating {
	if s.plain {
		return nn.Updating{Optimizer: nn.SGD{}, Rate: s.rates[of]}
	}
	return nn.Updating{Optimizer: nn.Adam{Beta1: 0.5, Beta2: 0.999, Epsilon: 1e-8}, Rate: s.rates[of]}
}

// network is one of the two, before it is drawn: hidden layers of tanh neurons, and one
// number out of them.
func (s setup) network(of, inputs int) *nn.Network {
	var layers []nn.Layer
	for range s.layers[of] {
		layers = append(layers, nn.Dense{Neurons: s.neurons[of]}, nn.Tanh{})
	}
	return kit.Must(nn.NewNetwork(inputs, append(layers, nn.Dense{Neurons: 1})...))
}

// What a setup may have at most.
const (
	mostLayers  = 3
	mostNeurons = 24
	mostARound  = 10
)

// settings set all of a setup but the seed, and what is real; after each there is more to be done.
func settings(s *setup, anew func()) []lessons.Control {
	layers := func(id string, of int) lessons.Control {
		return kit.Whole(lessons.Slider{ID: id, Max: mostLayers}, &s.layers[of], anew)
	}
	neurons := func(id string, of int) lessons.Control {
		return kit.Whole(lessons.Slider{ID: id, Min: 1, Max: mostNeurons}, &s.neurons[of], anew)
	}
	rate := func(id string, of int) lessons.Control {
		return kit.Knob(lessons.Slider{ID: id, Min: 0.0001, Max: 0.2, Log: true, Decimals: 4}, &s.rates[of], anew)
	}
	updates := func(id string, of int) lessons.Control {
		return kit.Whole(lessons.Slider{ID: id, Max: mostARound}, &s.updates[of], anew)
	}
	return []lessons.Control{
		kit.Either("noise", "noise.normal", "noise.even", &s.noise.Even, anew),
		kit.Whole(lessons.Slider{ID: "width", Min: 1, Max: 2}, &s.noise.Width, anew),
		layers("layers-g", ofForger), neurons("neurons-g", ofForger),
		layers("layers-d", ofJudge), neurons("neurons-d", ofJudge),
		kit.Either("learns-by", "by.adam", "by.sgd", &s.plain, anew),
		rate("rate-g", ofForger), rate("rate-d", ofJudge),
		updates("updates-g", ofForger), updates("updates-d", ofJudge),
	}
}

// A match is two networks that forge and judge numbers, with what it came to by and by.
type match struct {
	setup
	matchState
	g, d  *nn.Network
	both  *nn.Adversaries
	fixed nn.Matrix            // what the measured fakes are made of
	reals []float64            // sorted: what they are measured against
	wide  float64              // their spread
	fakes nn.Matrix            // room for the fakes, sorted
	kept  *nn.AdversariesState // the pair as it is, where that is known: what does not change is shared
}

// matchState is the part of it that is plain values.
type matchState struct {
	rounds    int
	within    int           // updates of the round under way
	distances []scene.Point // replaced, never written to
	glances   []glance      // the last ones, likewise
}

type matchSaved struct {
	setup setup
	state matchState
	pair  nn.AdversariesState
}

// newMatch starts two networks afresh.
func newMatch(s setup) *match {
	stream := random.New(s.seed)
	m := &match{setup: s, g: s.network(ofForger, s.noise.Width), d: s.network(ofJudge, 1), fakes: nn.NewMatrix(measuredOn, 1)}
	if s.layers[ofForger] == 0 {
		m.g.Weights(0).Set(0, 0, 1)
	} else {
		m.g.Initialize(nn.Xavier, nn.Zeros, stream)
	}
	m.d.Initialize(nn.Xavier, nn.Zeros, stream)
	m.fixed = nn.Draw(s.noise, measuredOn, stream).X
	m.reals = nn.Draw(s.source(), measuredOn, stream).X.Data
	slices.Sort(m.reals)
	_, m.wide = spread(m.reals)
	m.both = kit.Must(nn.NewAdversaries(m.g, m.d, nn.Adversarial{
		Real: s.source(), Noise: s.noise, Loss: nn.BinaryCrossEntropy{}, Minimax: s.minimax,
		Generator: s.updating(ofForger), Discriminator: s.updating(ofJudge),
		BatchSize: batchSize, Random: stream,
	}))
	m.note()
	return m
}

func (m *match) save() matchSaved {
	if m.kept == nil {
		state := m.both.Save()
		m.kept = &state
	}
	return matchSaved{m.setup, m.matchState, *m.kept}
}

// possible tells whether a match may have come so: what a file says is not taken as it is.
func (s matchSaved) possible() bool {
	return s.setup.possible() && s.setup.real <= twoBells && len(s.state.distances) > 0 && s.state.within >= 0
}

// possible tells whether it may have been set so.
func (s setup) possible() bool {
	for of := range 2 {
		if s.layers[of] < 0 || s.layers[of] > mostLayers || s.neurons[of] < 0 || s.neurons[of] > mostNeurons || s.updates[of] < 0 || s.updates[of] > mostARound {
			return false
		}
	}
	return s.real >= 0 && s.noise.Width >= 1 && s.noise.Width <= 2
}

// restored returns the match as it was when it was saved.
func (m *match) restored(s matchSaved) *match {
	if !s.possible() {
		panic("gan: a match that was never made")
	}
	if m == nil || m.setup != s.setup {
		m = newMatch(s.setup)
	}
	m.matchState = s.state
	m.both.Restore(s.pair)
	m.kept = &s.pair
	return m
}

// judged is how many updates D made, forged how many G.
func (m *match) judged() int { return m.both.Discriminator().Steps() }
func (m *match) forged() int { return m.both.Generator().Steps() }

// round makes a round: the updates of D, then those of G.
func (m *match) round() bool {
	for at := m.rounds; m.rounds == at; {
		if !m.update() {
			return false
		}
	}
	return true
}

// tick makes a round of one update each at once, and a longer one update by update.
func (m *match) tick() bool {
	if m.updates[ofJudge]+m.updates[ofForger] <= 2 {
		return m.round()
	}
	return m.update()
}

// judge makes an update of D alone, apart from any round.
func (m *match) judge() {
	m.kept = nil
	m.both.StepDiscriminator()
}

// update makes the next update of a round.
func (m *match) update() bool {
	if m.both.Diverged() {
		return false
	}
	m.kept = nil
	of, forger := m.updates[ofJudge], m.updates[ofForger]
	switch {
	case m.within < of:
		m.both.StepDiscriminator()
	case m.within < of+forger:
		m.both.StepGenerator()
	}
	if m.within++; m.within >= of+forger {
		m.within = 0
		if m.rounds++; m.rounds%every == 0 {
			m.note()
		}
	}
	return true
}

// measure makes the fakes that are measured, sorted.
func (m *match) measure() []float64 {
	m.g.PredictInto(m.fakes, m.fixed)
	slices.Sort(m.fakes.Data)
	return m.fakes.Data
}

// note measures the fakes, and keeps what there is to be seen of them.
func (m *match) note() {
	fakes := m.measure()
	m.distances = append(slices.Clip(m.distances), scene.PointAt(m.rounds, nn.Wasserstein1(fakes, m.reals)))
	now := glance{distance: m.distance()}
	now.middle[0], now.spread = spread(fakes)
	now.losses[0], now.losses[1] = m.both.Losses()
	for _, count := range m.source().Counts(m.fakes) {
		now.shares = append(now.shares, float64(count)/measuredOn)
	}
	m.glances = glanced(m.glances, now)
}

// patient is what is to be known of it, to name what it fails by.
func (m *match) patient() patient {
	p := patient{forged: m.updates[ofForger], judged: m.updates[ofJudge], blind: m.layers[ofJudge] == 0, wide: m.wide, few: hump}
	if centres := m.source().Centres; len(centres) > 1 {
		for _, centre := range centres {
			p.modes = append(p.modes, mode{place(centre[0], 0), 1 / float64(len(centres))})
		}
	}
	return p
}

// illness names what it fails by.
func (m *match) illness() string { return m.patient().illness(m.glances) }

// distance is that of the fakes when they were measured last.
func (m *match) distance() float64 { return m.distances[len(m.distances)-1].Last }

// spread is where numbers lie in the mean, and their deviation.
func spread(values []float64) (mean, deviation float64) {
	sum := 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		sum += float64((v - mean) * (v - mean))
	}
	return mean, math.Sqrt(sum / float64(len(values)))
}
