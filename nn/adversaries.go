package nn

import (
	"errors"

	"sinapse/nn/random"
)

// Adversarial says how two networks are to learn against each other.
type Adversarial struct {
	Real  Source // draws real samples: its inputs; targets it has none
	Noise Source // draws what fakes are made of, likewise

	// Loss of the discriminator's scores: [BinaryCrossEntropy] is usual, with
	// scores that are logits; [MeanSquared] is the least-squares GAN.
	Loss Loss
	// Minimax makes the generator's loss the opposite of the discriminator's,
	// −loss(fakes, 0); else it is non-saturating: loss(fakes, 1).
	Minimax bool

	Generator     Updating
	Discriminator Updating       // an L2 penalty damps the circling
	BatchSize     int            // real samples, and fakes, to an update
	Random        *random.Stream // draws samples and noise, and for layers that draw

	// Mistake is none, but for learning from.
	Mistake Mistake
}

// A Mistake is a way to take the gradients of two [Adversaries] where they do not belong.
type Mistake int

// The mistakes. A fake that is [Attached] is not only numbers to D: D's loss goes on
// through it into G, and the updater of D, which holds the parameters of both, moves G
// with D. G then runs from what D takes for real. With [Leftover] D's gradient is cleared
// after its own step only: what G's loss has made of it until the next one adds to that,
// and teaches D to take fakes for real.
const (
	NoMistake Mistake = iota
	Attached
	Leftover
)

// Adversaries are two networks that learn against each other (Goodfellow et al.,
// 2014): a generator G makes fakes of noise z, and a discriminator D gives each
// sample a score, high for what it holds to be real. D's score is one number per
// sample, without an activation. With real samples x, and a loss of scores against
// 1 for real and 0 for fake, which are means over the batch:
//
//	D minimises  loss(D(x), 1) + loss(D(G(z)), 0)
//	G minimises  loss(D(G(z)), 1), or −loss(D(G(z)), 0) with Minimax
//
// To D a fake is only numbers; nothing goes back into G. To G, D is only a way for
// the gradient: D's own parameters are frozen meanwhile. Each has what follows
// backward for itself, an [Updater] with a count and a memory of its own.
//
// A step of either draws its batch, makes one update, and leaves the batch to be
// looked at. [Adversaries.Draw] draws the next batch beforehand, so that a step can
// be watched from its beginning, [Adversaries.Keep] takes the present one for it, and
// [Adversaries.Judge] makes the fakes of the present batch and judges it with the
// parameters as they are now, and changes nothing.
//
// Steps allocate nothing. After a divergence of either nothing steps any more,
// until [Adversaries.Restore].
type Adversaries struct {
	cfg       Adversarial
	g, d      adversary
	push      *Trace    // through D into the fakes
	reals     Matrix    // n×d
	noise     Matrix    // n×k
	zeros     Matrix    // n×1: what is wanted of D for fakes
	ones      Matrix    // n×1: what is wanted of D for real samples
	scores    Matrix    // n×1: of the real samples, when they were judged
	stray     *Updater  // of G, by D's loss: where fakes are attached
	strayed   []float64 // the gradients for it
	at        rivalry
	histories [2]History // of the losses: D's, G's
}

// rivalry is where two adversaries stand: plain numbers, copied as a whole.
type rivalry struct {
	drawn  Player     // whose next batch was drawn beforehand
	losses [2]float64 // of the last step of D, and of G
}

// An adversary is one of the two.
type adversary struct {
	net     *Network
	trace   *Trace
	updater *Updater
}

// A Player is one of two [Adversaries].
type Player int

// The players.
const (
	Nobody Player = iota
	Discriminator
	Generator
)

// NewAdversaries returns the two before their first step. The generator's outputs
// must be as wide as the discriminator's inputs, which must be as wide as a real
// sample, and the noise as wide as the generator's inputs: else it is a
// [*ShapeError]. A discriminator of several scores, a batch of no samples, and a
// missing loss, source, optimiser or stream are errors too.
func NewAdversaries(generator, discriminator *Network, settings Adversarial) (*Adversaries, error) {
	if err := settings.check(generator, discriminator); err != nil {
		return nil, err
	}
	n := settings.BatchSize
	a := &Adversaries{
		cfg:    settings,
		g:      adversary{generator, generator.NewTrace(n), NewUpdater(generator, settings.Generator)},
		d:      adversary{discriminator, discriminator.NewTrace(n), NewUpdater(discriminator, settings.Discriminator)},
		push:   discriminator.NewTrace(n),
		reals:  NewMatrix(n, discriminator.Inputs()),
		noise:  NewMatrix(n, generator.Inputs()),
		zeros:  NewMatrix(n, 1),
		ones:   NewMatrix(n, 1),
		scores: NewMatrix(n, 1),
	}
	Constant(1)(a.ones.Data, 0, 0, nil)
	a.push.KeepInputGradient()
	a.push.Freeze()
	if settings.Mistake == Attached {
		a.d.trace.KeepInputGradient()
		a.stray, a.strayed = NewUpdater(generator, settings.Discriminator), make([]float64, len(generator.Parameters()))
	}
	for _, t := range []*Trace{a.g.trace, a.d.trace, a.push} {
		t.Train(settings.Random)
	}
	for i := range a.histories {
		a.histories[i] = NewHistory(historyPoints)
	}
	return a, nil
}

// check tells what keeps the two from starting.
func (c Adversarial) check(generator, discriminator *Network) error {
	switch {
	case c.Real == nil || c.Noise == nil:
		return errors.New("nn: adversaries need real samples and noise")
	case c.Loss == nil:
		return errors.New("nn: adversaries need a loss")
	case c.Generator.Optimizer == nil || c.Discriminator.Optimizer == nil:
		return errors.New("nn: adversaries need an optimiser each")
	case c.Random == nil:
		return errors.New("nn: adversaries need a random stream")
	case c.BatchSize <= 0:
		return &ShapeError{Kind: BadSize, A: []int{c.BatchSize}}
	}
	reals, _ := c.Real.Widths()
	noise, _ := c.Noise.Widths()
	for _, fit := range [][2]int{
		{noise, generator.Inputs()},
		{reals, discriminator.Inputs()},
		{generator.Outputs(), discriminator.Inputs()},
		{discriminator.Outputs(), 1},
	} {
		if fit[0] != fit[1] {
			return notBroadcast(Matrix{Rows: c.BatchSize, Cols: fit[0]}, Matrix{Rows: c.BatchSize, Cols: fit[1]})
		}
	}
	return nil
}

// Draw draws the batch of a player's next step, which then draws none: noise, and
// for the discriminator real samples before it. If it is drawn already, it stays.
func (a *Adversaries) Draw(p Player) {
	if a.at.drawn == p {
		return
	}
	if p == Discriminator {
		drawInto(a.reals, a.cfg.Real, a.cfg.Random)
	}
	drawInto(a.noise, a.cfg.Noise, a.cfg.Random)
	a.at.drawn = p
}

// Keep makes the present batch that of a player's next step, which then draws none: so G
// may learn from the very fakes that D has just learned from.
func (a *Adversaries) Keep(p Player) { a.at.drawn = p }

// drawInto fills rows with samples of a source.
func drawInto(m Matrix, s Source, r *random.Stream) {
	for i := range m.Rows {
		s.Sample(m.Row(i), nil, r)
	}
}

// StepDiscriminator makes one update of D.
func (a *Adversaries) StepDiscriminator() { a.step(true, false) }

// StepGenerator makes one update of G.
func (a *Adversaries) StepGenerator() { a.step(false, true) }

// StepBoth makes one update of each at once, with the same batch: G learns against
// D as it was before. In turn is usual; at once they circle outwards.
func (a *Adversaries) StepBoth() { a.step(true, true) }

func (a *Adversaries) step(d, g bool) {
	if a.Diverged() {
		return
	}
	if d {
		a.Draw(Discriminator)
	} else {
		a.Draw(Generator)
	}
	a.at.drawn = Nobody
	fakes := a.g.net.Forward(a.g.trace, a.noise)
	if d && !a.learnToJudge(fakes) || g && !a.learnToForge(fakes) {
		return
	}
	if d {
		a.d.updater.Update(a.d.trace.Gradients, 0)
		if a.stray != nil {
			a.stray.Update(a.strayed, 0)
		}
		a.histories[0].Add(a.d.updater.Steps(), 0, a.at.losses[0])
	}
	if g {
		a.g.updater.Update(a.g.trace.Gradients, 0)
		a.histories[1].Add(a.g.updater.Steps(), 0, a.at.losses[1])
	}
}

// learnToJudge computes D's loss and gradients, and tells whether the loss is finite.
func (a *Adversaries) learnToJudge(fakes Matrix) bool {
	t := a.d.trace
	clear(t.Gradients)
	if a.cfg.Mistake == Leftover {
		copy(t.Gradients, a.push.Gradients)
		clear(a.push.Gradients)
	}
	a.at.losses[0] = 0
	for _, pass := range [...]struct{ x, want Matrix }{{a.reals, a.ones}, {fakes, a.zeros}} {
		out := a.d.net.Forward(t, pass.x)
		a.at.losses[0] += a.cfg.Loss.Value(out, pass.want, out.Rows)
		if !finite(a.at.losses[0]) {
			a.d.updater.lose(a.at.losses[0], t, 0)
			return false
		}
		a.cfg.Loss.Gradient(t.last().DOut, out, pass.want, out.Rows)
		a.d.net.Backward(t)
	}
	if a.stray != nil { // on through the fakes, into G
		clear(a.g.trace.Gradients)
		copy(a.g.trace.last().DOut.Data, t.Passes[0].DIn.Data)
		a.g.net.Backward(a.g.trace)
		copy(a.strayed, a.g.trace.Gradients)
	}
	return true
}

// learnToForge computes G's loss and gradients, and tells whether the loss is finite.
func (a *Adversaries) learnToForge(fakes Matrix) bool {
	for i := range a.push.Passes {
		a.push.Passes[i].Frozen = a.cfg.Mistake != Leftover
	}
	a.at.losses[1] = a.pushThrough(fakes)
	a.push.Freeze()
	if !finite(a.at.losses[1]) {
		a.g.updater.lose(a.at.losses[1], a.g.trace, 0)
		return false
	}
	clear(a.g.trace.Gradients)
	copy(a.g.trace.last().DOut.Data, a.push.Passes[0].DIn.Data)
	a.g.net.Backward(a.g.trace)
	return true
}

// pushThrough returns G's loss, and takes its gradient through D to the fakes.
func (a *Adversaries) pushThrough(fakes Matrix) (loss float64) {
	out, dout := a.d.net.Forward(a.push, fakes), a.push.last().DOut
	if a.cfg.Minimax {
		loss = -a.cfg.Loss.Value(out, a.zeros, out.Rows)
		a.cfg.Loss.Gradient(dout, out, a.zeros, out.Rows)
		for i, d := range dout.Data {
			dout.Data[i] = -d
		}
	} else {
		loss = a.cfg.Loss.Value(out, a.ones, out.Rows)
		a.cfg.Loss.Gradient(dout, out, a.ones, out.Rows)
	}
	a.d.net.Backward(a.push)
	return loss
}

// A Judgement is what two [Adversaries] make of the present batch. The matrices are
// their own, to be read before the next step.
type Judgement struct {
	Reals, Noise, Fakes    Matrix  // n×d, n×k, n×d
	RealScores, FakeScores Matrix  // n×1
	Push                   Matrix  // n×d: ∂(G's loss)/∂fake; a fake would rather move against it
	DiscriminatorLoss      float64 // of this batch, with the parameters as they are now
	GeneratorLoss          float64
}

// Judge makes the fakes of the present batch, the one that was drawn last, and judges
// them and the real samples with the parameters as they are now.
func (a *Adversaries) Judge() Judgement {
	before := *a.cfg.Random // for layers that draw
	fakes := a.g.net.Forward(a.g.trace, a.noise)
	copy(a.scores.Data, a.d.net.Forward(a.d.trace, a.reals).Data)
	loss := a.pushThrough(fakes)
	*a.cfg.Random = before
	n := a.cfg.BatchSize
	judged := a.push.last().Out
	return Judgement{
		Reals: a.reals, Noise: a.noise, Fakes: fakes,
		RealScores: a.scores, FakeScores: judged, Push: a.push.Passes[0].DIn,
		DiscriminatorLoss: a.cfg.Loss.Value(a.scores, a.ones, n) + a.cfg.Loss.Value(judged, a.zeros, n),
		GeneratorLoss:     loss,
	}
}

// Discriminator returns what follows backward in D: its settings may be changed
// there while the two learn.
func (a *Adversaries) Discriminator() *Updater { return a.d.updater }

// Generator returns what follows backward in G, as [Adversaries.Discriminator].
func (a *Adversaries) Generator() *Updater { return a.g.updater }

// Losses returns the losses of D's and of G's last step, as they were before the
// update; 0 before the first. G's says how D takes it, and is no progress.
func (a *Adversaries) Losses() (discriminator, generator float64) {
	return a.at.losses[0], a.at.losses[1]
}

// Histories returns the losses of all steps of D, and of G. The values stay as they
// are when the two go on.
func (a *Adversaries) Histories() (discriminator, generator History) {
	return a.histories[0].Snapshot(), a.histories[1].Snapshot()
}

// Gradients returns those of the last step of D and of G, laid out as
// [Network.Parameters]. They are the adversaries' own, to be read.
func (a *Adversaries) Gradients() (discriminator, generator []float64) {
	return a.d.trace.Gradients, a.g.trace.Gradients
}

// Diverged tells whether either cannot go on; its [Updater.Divergence] says why.
func (a *Adversaries) Diverged() bool {
	return a.d.updater.Divergence() != nil || a.g.updater.Divergence() != nil || a.stray != nil && a.stray.Divergence() != nil
}

// SetLoss changes the loss, and whether the generator's is its opposite, from the
// next step on.
func (a *Adversaries) SetLoss(l Loss, minimax bool) { a.cfg.Loss, a.cfg.Minimax = l, minimax }

// SetSources changes where real samples and noise come from, from the next batch on.
// It panics if they are not as wide as those before.
func (a *Adversaries) SetSources(reals, noise Source) {
	a.cfg.Real, a.cfg.Noise = reals, noise
	if err := a.cfg.check(a.g.net, a.d.net); err != nil {
		panic(err)
	}
}
