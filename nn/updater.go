package nn

import (
	"math"
	"slices"
)

// Updating says what becomes of gradients once they are known. Zero means
// zero: nothing is filled in behind one's back.
type Updating struct {
	Optimizer Optimizer
	Rate      float64  // the learning rate
	Schedule  Schedule // changes the rate from epoch to epoch; nil leaves it
	Penalty   Penalty  // on the weights
	Clip      float64  // the joint norm that gradients are cut down to; 0 lets them be
}

// An Updater is what follows [Network.Backward]: it turns the gradients of a
// network's parameters into new parameters. The gradient of an L2 penalty is
// added, long gradients are clipped, the optimiser moves the parameters, and an
// L1 penalty draws weights to zero. A [Trainer] has one; whoever computes
// gradients in a way of its own needs nothing else.
//
// Clipping is by the joint norm of all gradients g together: where ‖g‖ > Clip,
// g becomes g·Clip/(‖g‖ + 10⁻⁶), as PyTorch's clip_grad_norm_ does it. Their
// direction stays. It helps against gradients that explode, and never against
// those that vanish.
//
// Parameters may be frozen. They keep their values, and the optimiser remembers
// nothing new of them.
//
// An update allocates nothing. After one that made a parameter which is not
// finite, the Updater does nothing more until [Updater.Restore] or [Updater.Resume].
type Updater struct {
	net    *Network
	cfg    Updating
	slots  [][]float64 // the optimiser's memory
	views  [][]float64 // room for parts of slots
	at     updates
	frozen []bool    // of each parameter; nil if all are free
	free   []stretch // of the parameters that may move
}

// updates is where an Updater stands: plain numbers, copied as a whole.
type updates struct {
	step     int     // updates so far
	slotStep int     // updates since the optimiser was set
	norm     float64 // of the last gradients, before they were clipped
	diverged *Divergence
}

// A stretch is a run of parameters.
type stretch struct{ from, to int }

// NewUpdater returns an updater of the network's own parameters. It panics
// without an optimiser.
func NewUpdater(net *Network, u Updating) *Updater {
	up := &Updater{net: net, cfg: u, free: []stretch{{0, len(net.params)}}}
	up.SetOptimizer(u.Optimizer)
	return up
}

// Update makes one update. The gradients, ∂loss/∂parameter, are laid out as
// [Network.Parameters], and become what the optimiser was given: with the L2
// penalty's, and clipped. epoch, counted from 0, is the schedule's.
func (u *Updater) Update(gradients []float64, epoch int) {
	if u.at.diverged != nil {
		return
	}
	params, rate, penalty := u.net.params, u.Rate(epoch), u.cfg.Penalty
	if penalty.L2 != 0 {
		u.weights(func(from, to int) { Penalty{L2: penalty.L2}.AddGradient(gradients[from:to], params[from:to]) })
	}
	if u.cfg.Clip != 0 {
		u.clip(gradients)
	}
	u.at.step++
	u.at.slotStep++
	for _, f := range u.free {
		for i, s := range u.slots {
			u.views[i] = s[f.from:f.to]
		}
		u.cfg.Optimizer.Update(params[f.from:f.to], gradients[f.from:f.to], u.views, rate, u.at.slotStep)
	}
	if penalty.L1 != 0 {
		u.weights(func(from, to int) { shrink(params[from:to], float64(rate*penalty.L1)) })
	}
	u.net.hold()
	u.check(gradients)
}

// weights calls f for each stretch of weights, not biases, that may move.
func (u *Updater) weights(f func(from, to int)) {
	for _, s := range u.net.spans {
		for _, free := range u.free {
			if from, to := max(s.at, free.from), min(s.weights(), free.to); from < to {
				f(from, to)
			}
		}
	}
}

// clip cuts the gradients down to the joint norm that is allowed.
func (u *Updater) clip(gradients []float64) {
	u.at.norm = u.length(gradients)
	if !(u.at.norm > u.cfg.Clip) {
		return
	}
	scale := u.cfg.Clip / (u.at.norm + 1e-6)
	for _, f := range u.free {
		for i := f.from; i < f.to; i++ {
			gradients[i] *= scale
		}
	}
}

// length returns the joint norm of the gradients of what may move.
func (u *Updater) length(gradients []float64) float64 {
	sum := 0.0
	for _, f := range u.free {
		for _, g := range gradients[f.from:f.to] {
			sum += float64(g * g)
		}
	}
	return math.Sqrt(sum)
}

// check looks at the parameters after an update.
func (u *Updater) check(gradients []float64) {
	i := firstNotFinite(u.net.params)
	if i < 0 {
		return
	}
	d := Divergence{Kind: DivergedParameter, Value: u.net.params[i], Place: u.net.Place(i), Step: u.at.step}
	if g := firstNotFinite(gradients); g >= 0 {
		d.Kind, d.Value, d.Place = DivergedGradient, gradients[g], u.net.Place(g)
	}
	u.at.diverged = &d
}

// Divergence returns nil, or why no update is made any more.
func (u *Updater) Divergence() *Divergence { return u.at.diverged }

// Resume forgets a divergence, for a caller who has mended the parameters.
func (u *Updater) Resume() { u.at.diverged = nil }

// Steps returns the number of updates so far.
func (u *Updater) Steps() int { return u.at.step }

// Norm returns the joint norm ‖g‖ that the last update's gradients had before
// they were clipped; 0 if none were to be clipped.
func (u *Updater) Norm() float64 { return u.at.norm }

// Settings returns the settings as they are now.
func (u *Updater) Settings() Updating { return u.cfg }

// Rate returns the learning rate in an epoch, counted from 0: the one that was
// set, as the schedule changes it.
func (u *Updater) Rate(epoch int) float64 {
	if u.cfg.Schedule == nil {
		return u.cfg.Rate
	}
	return u.cfg.Schedule.Rate(u.cfg.Rate, epoch)
}

// SetRate changes the learning rate from the next update on.
func (u *Updater) SetRate(rate float64) { u.cfg.Rate = rate }

// SetSchedule changes how the rate goes from epoch to epoch; nil leaves it as it is.
func (u *Updater) SetSchedule(s Schedule) { u.cfg.Schedule = s }

// SetPenalty changes the penalty on the weights from the next update on.
func (u *Updater) SetPenalty(p Penalty) { u.cfg.Penalty = p }

// SetClip changes the joint norm that gradients are cut down to; 0 lets them be.
func (u *Updater) SetClip(norm float64) { u.cfg.Clip, u.at.norm = norm, 0 }

// SetOptimizer changes the optimiser from the next update on. The new one
// starts with an empty memory.
func (u *Updater) SetOptimizer(o Optimizer) {
	u.cfg.Optimizer = o
	u.at.slotStep = 0
	u.slots, u.views = make([][]float64, o.Slots()), make([][]float64, o.Slots())
	for i := range u.slots {
		u.slots[i] = make([]float64, len(u.net.params))
	}
}

// Freeze holds parameter i of [Network.Parameters] where it is, or lets it go.
func (u *Updater) Freeze(i int, frozen bool) { u.freeze(i, i+1, frozen) }

// FreezeLayer holds all parameters of a layer where they are, or lets them go.
func (u *Updater) FreezeLayer(layer int, frozen bool) {
	s := u.net.spans[layer]
	u.freeze(s.at, s.end(), frozen)
}

func (u *Updater) freeze(from, to int, frozen bool) {
	mask := make([]bool, len(u.net.params))
	copy(mask, u.frozen)
	for i := from; i < to; i++ {
		mask[i] = frozen
	}
	u.hold(mask)
}

// hold takes over which parameters are frozen. The mask is never written to.
func (u *Updater) hold(mask []bool) {
	if !slices.Contains(mask, true) {
		mask = nil
	}
	if mask == nil && u.frozen == nil {
		return
	}
	u.frozen, u.free = mask, nil
	for i := 0; i < len(u.net.params); i++ {
		from := i
		for i < len(u.net.params) && !u.Frozen(i) {
			i++
		}
		if from < i {
			u.free = append(u.free, stretch{from, i})
		}
	}
}

// Frozen tells whether parameter i of [Network.Parameters] is frozen.
func (u *Updater) Frozen(i int) bool { return u.frozen != nil && u.frozen[i] }

// An UpdaterState is an [Updater] at one moment, made by [Updater.Save]. It
// never changes.
type UpdaterState struct {
	numbers []float64 // the parameters, the optimiser's slots
	cfg     Updating
	at      updates
	frozen  []bool
}

// Save returns the network's parameters, the optimiser's memory, and the settings.
func (u *Updater) Save() UpdaterState { return u.save(UpdaterState{}) }

// save is Save, sharing the numbers of a state before where they are the same.
func (u *Updater) save(before UpdaterState) UpdaterState {
	s := UpdaterState{cfg: u.cfg, at: u.at, frozen: u.frozen}
	if u.is(before.numbers) {
		s.numbers = before.numbers
		return s
	}
	s.numbers = make([]float64, 0, len(u.net.params)*(1+len(u.slots)))
	s.numbers = append(s.numbers, u.net.params...)
	for _, slot := range u.slots {
		s.numbers = append(s.numbers, slot...)
	}
	return s
}

// fits tells whether a state may be one of this network's: it has as many numbers as
// its optimiser needs.
func (u *Updater) fits(s UpdaterState) bool {
	n := len(u.net.params)
	return s.cfg.Optimizer != nil && len(s.numbers) == n*(1+s.cfg.Optimizer.Slots()) && (len(s.frozen) == 0 || len(s.frozen) == n)
}

// is tells whether the parameters and the optimiser's memory are these numbers.
func (u *Updater) is(numbers []float64) bool {
	n := len(u.net.params)
	if len(numbers) != n*(1+len(u.slots)) || !sameBits(numbers[:n], u.net.params) {
		return false
	}
	for i, slot := range u.slots {
		if !sameBits(numbers[n*(1+i):n*(2+i)], slot) {
			return false
		}
	}
	return true
}

// Restore goes back to a state that this updater saved, or one of the same kind
// of network: from there the same gradients give the same bits again. The
// parameters return to where they were in memory, so that views of them stay valid.
func (u *Updater) Restore(s UpdaterState) {
	if !u.fits(s) {
		panic("nn: a state of another network")
	}
	if len(u.slots) != s.cfg.Optimizer.Slots() {
		u.SetOptimizer(s.cfg.Optimizer)
	}
	u.cfg, u.at = s.cfg, s.at
	n := len(u.net.params)
	copy(u.net.params, s.numbers)
	for i, slot := range u.slots {
		copy(slot, s.numbers[n*(1+i):])
	}
	u.hold(s.frozen)
}
