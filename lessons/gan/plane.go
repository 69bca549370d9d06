package gan

import (
	"math"
	"reflect"
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// directions is from how many sides a cloud in the plane is looked at to say how far it
// is from another.
const directions = 16

// A pairing is what two networks in the plane are to learn, and how they are made.
type pairing struct {
	real           nn.Source
	noise          data.Noise // what fakes are made of; with no Width two normal numbers
	forger, judge  []int      // the neurons of the hidden layers of G, and of D
	leaky          bool       // they leak; else they are tanh
	forging, rate  float64
	forged, judged int  // updates of G and of D a round
	plain          bool // they learn by plain descent, else with Adam
	squares        bool // by squared errors of D's scores, else by −ln D
	spread         bool // D sees how far the fakes of a batch differ, too
	floors         int  // how many draws of real points tell how near they are to each other; 0 for one
}

// mostUpdates is how many updates each may make a round.
const mostUpdates = 10

// leak is the slope of leaky neurons below 0.
const leak = 0.2

// layers are the layers of a network with one output row of so many numbers.
func (p pairing) layers(hidden []int, outputs int) []nn.Layer {
	var layers []nn.Layer
	for _, neurons := range hidden {
		layers = append(layers, nn.Dense{Neurons: neurons})
		if p.leaky {
			layers = append(layers, nn.LeakyReLU{Leak: leak})
		} else {
			layers = append(layers, nn.Tanh{})
		}
	}
	return append(layers, nn.Dense{Neurons: outputs})
}

// material is what fakes are made of.
func (p pairing) material() data.Noise {
	if p.noise.Width == 0 {
		return data.Noise{Width: 2}
	}
	return p.noise
}

// updating is how one of the two learns, at its rate.
func (p pairing) updating(rate float64) nn.Updating {
	if p.plain {
		return nn.Updating{Optimizer: nn.SGD{}, Rate: rate}
	}
	return nn.Updating{Optimizer: nn.Adam{Beta1: 0.5, Beta2: 0.999, Epsilon: 1e-8}, Rate: rate}
}

// loss is D's.
func (p pairing) loss() nn.Loss {
	if p.squares {
		return nn.MeanSquared{}
	}
	return nn.BinaryCrossEntropy{}
}

// likely is how likely D takes a point of a score to be real: σ(s), or with squared errors
// the score itself, which is to be 1 for what is real and 0 for a fake.
func (p pairing) likely(score float64) float64 {
	if p.squares {
		return min(max(score, 0), 1)
	}
	return kit.Sigmoid(score)
}

// pull is by how much G's loss falls as a score climbs: 1 − σ(s), or 2·(1 − s).
func (p pairing) pull(score float64) float64 {
	if p.squares {
		return float64(2 * (1 - score))
	}
	return 1 - kit.Sigmoid(score)
}

// A rivalry is two networks that learn against each other in the plane.
type rivalry struct {
	pairing
	seed    uint32
	g, d    *nn.Network
	both    *nn.Adversaries
	noise   nn.Matrix       // what the measured fakes are made of
	reals   nn.Matrix       // what they are measured against
	measure *nn.Wasserstein // from these
	fakes   nn.Matrix       // room for the measured fakes
	seen    *nn.Trace       // of D, of as many fakes as are in a batch, for what it pushes them by
	rounds  int
	within  int                  // updates of the round under way
	kept    *nn.AdversariesState // the pair as it is, where that is known: what does not change is shared
	scales
	measured
}

// scales are what distances are to be held against.
type scales struct {
	wide  float64    // how far real samples are from their middle, in the root of the mean square
	floor float64    // how far other real samples are from those that measure, in the mean
	least [2]float64 // the divergences of such others
}

// measured is what was found when the fakes were measured last.
type measured struct {
	distances []scene.Point // so far; replaced, never written to
	diverged  [2]float64    // by how much they diverge, see divergences
	hole      int           // how many of them lie near the middle
	counts    []int         // how many lie at each of several bells; likewise
	glances   []glance      // the last ones; likewise
	told      []int         // the same, of the last measurement that code tells of
	toldHole  int           // likewise
}

// A rivalrySaved is what Save keeps of a rivalry, but for how it is made.
type rivalrySaved struct {
	seed   uint32
	rounds int
	within int
	measured
	state nn.AdversariesState
}

// newRivalry starts two networks afresh.
func newRivalry(p pairing, seed uint32) *rivalry {
	stream := random.New(seed)
	judge := p.layers(p.judge, 1)
	if p.spread {
		judge = append([]nn.Layer{nn.BatchSpread{}}, judge...)
	}
	r := &rivalry{
		pairing: p, seed: seed, fakes: nn.NewMatrix(measuredOn, 2),
		g: kit.Must(nn.NewNetwork(p.material().Width, p.layers(p.forger, 2)...)),
		d: kit.Must(nn.NewNetwork(2, judge...)),
	}
	r.g.Initialize(nn.Xavier, nn.Zeros, stream)
	r.d.Initialize(nn.Xavier, nn.Zeros, stream)
	r.noise = nn.Draw(p.material(), measuredOn, stream).X
	r.reals = nn.Draw(p.real, measuredOn, stream).X
	_, r.wide = cloud(r.reals)
	r.measure = nn.NewWasserstein(r.reals, directions)
	floors := max(p.floors, 1)
	for range floors {
		others := nn.Draw(p.real, measuredOn, stream).X
		r.floor += r.measure.Distance(others) / float64(floors)
		for i, d := range divergences(r.reals, others) {
			r.least[i] += d / float64(floors)
		}
	}
	r.both = kit.Must(nn.NewAdversaries(r.g, r.d, nn.Adversarial{
		Real: p.real, Noise: p.material(), Loss: p.loss(),
		Generator: p.updating(p.forging), Discriminator: p.updating(p.rate),
		BatchSize: batchSize, Random: stream,
	}))
	r.seen = r.d.NewTrace(batchSize)
	r.seen.KeepInputGradient()
	r.seen.Freeze()
	r.note()
	return r
}

func (r *rivalry) save() rivalrySaved {
	if r.kept == nil {
		state := r.both.Save()
		r.kept = &state
	}
	return rivalrySaved{r.seed, r.rounds, r.within, r.measured, *r.kept}
}

// restored returns a rivalry as it was when it was saved, of one that is made so. It
// panics where none could have come to that.
func (r *rivalry) restored(p pairing, s rivalrySaved) *rivalry {
	if len(s.distances) < 1 || s.rounds < s.distances[len(s.distances)-1].Step || p.forged < 0 || p.forged > mostUpdates || p.judged < 0 || p.judged > mostUpdates || s.within < 0 {
		panic("gan: a rivalry of another kind")
	}
	if r == nil || r.seed != s.seed || !r.alike(p) {
		r = newRivalry(p, s.seed)
	}
	r.pairing, r.rounds, r.within, r.measured = p, s.rounds, s.within, s.measured
	r.both.Restore(s.state)
	r.kept = &s.state
	return r
}

// alike tells whether a rivalry that is made so would have begun like this one.
func (r *rivalry) alike(p pairing) bool {
	p.forged, p.judged = r.forged, r.judged
	return reflect.DeepEqual(r.pairing, p)
}

// distance is how far the fakes are, measuredAt after how many rounds they were measured.
func (r *rivalry) distance() float64 { return r.distances[len(r.distances)-1].Last }
func (r *rivalry) measuredAt() int   { return r.distances[len(r.distances)-1].Step }

// note measures the fakes.
func (r *rivalry) note() {
	r.g.PredictInto(r.fakes, r.noise)
	r.distances = append(slices.Clip(r.distances), scene.PointAt(r.rounds, r.measure.Distance(r.fakes)))
	r.diverged = divergences(r.reals, r.fakes)
	r.hole = 0
	for i := range r.fakes.Rows {
		x, y := r.fakes.At(i, 0), r.fakes.At(i, 1)
		r.hole += kit.Bit(math.Sqrt(float64(x*x)+float64(y*y)) < holeRadius)
	}
	now := glance{distance: r.distance()}
	now.middle, now.spread = cloud(r.fakes)
	now.losses[0], now.losses[1] = r.both.Losses()
	counts := r.counted()
	for _, count := range counts {
		now.shares = append(now.shares, float64(count)/measuredOn)
	}
	r.glances = glanced(r.glances, now)
	if _, ok := r.real.(data.Bells); ok {
		r.counts = counts
	}
	if r.rounds <= r.agreed() {
		r.told, r.toldHole = r.counts, r.hole
	}
}

// round makes a round, or what is left of it: the updates of D, then those of G.
func (r *rivalry) round() bool {
	for at := r.rounds; r.rounds == at; {
		if !r.update() {
			return false
		}
	}
	return true
}

// update makes the next update of a round.
func (r *rivalry) update() bool {
	if r.both.Diverged() {
		return false
	}
	r.kept = nil
	switch {
	case r.within < r.judged:
		r.both.StepDiscriminator()
	case r.within < r.judged+r.forged:
		r.both.StepGenerator()
	}
	if r.within++; r.within < r.judged+r.forged {
		return true
	}
	r.within = 0
	if r.rounds++; r.rounds%every == 0 {
		r.note()
	}
	return true
}

// key is another one whenever D's parameters are.
func (r *rivalry) key() any {
	hash := uint64(14695981039346656037) // FNV-1a
	for _, p := range r.d.Parameters() {
		hash = (hash ^ math.Float64bits(p)) * 1099511628211
	}
	return hash
}
