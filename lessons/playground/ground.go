package playground

import (
	"reflect"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/model"
)

// A ground is where a network is built and trained: what it starts from, its run, and
// the runs before it.
type ground struct {
	run     *model.Classifier
	state   groundState
	draw    *model.Classifier // of the lottery, the seed under way; nil for none
	revived []revival         // runs that were left, as they are looked at again
	seen    seen              // of the lottery, the seed that is looked at
	start   *Start            // on a learner's table; nil elsewhere
}

// groundState is the part of a ground that is plain values. Its slices are replaced,
// never written to.
type groundState struct {
	part int       // of parts: the group of controls that is open
	aim  aim       // that the learner set
	met  int       // the epoch at which the present run first met it; 0 for not yet
	over int       // of overlays: what is laid over the present run
	kept []keptRun // oldest first
	next int       // the number of the next name
	shelf
	lost []string // settings of an address that were not taken over
	on   bool     // a run goes on by another penalty, batch or order, where else another begins
	look model.Look

	column int // of many, the one that is switched

	lottery lottery
}

const (
	worthKeeping = 10 // epochs from which on a run is kept when it is left
	mostKept     = 12 // runs; of more the oldest goes
)

// allFeatures are what a network may be given of a point.
var allFeatures = []string{"x1", "x2", "x1x1", "x2x2", "x1x2", "sin1", "sin2"}

// playgroundSetup is what TensorFlow's Playground starts with.
func playgroundSetup() model.ClassifierSetup {
	return model.ClassifierSetup{
		Data: "circle", Share: 0.5, Hidden: []int{4, 2}, Activation: "tanh", Start: "random", Seed: 0, Rate: 0.03, Batch: 10,
	}
}

// newGround starts afresh, in a course of a seed; on a learner's table where there is one.
func newGround(course lessons.Seed, start *Start) *ground {
	setup := playgroundSetup().In(course)
	if start != nil {
		setup = start.setup()
	}
	return &ground{
		run:   model.NewClassifier(setup),
		state: groundState{aim: aim{loss: usualAim(setup.Numbers()), neurons: 6, epochs: 500}, look: model.SetOf(setup.Data).Plane()},
		start: start,
	}
}

// reset brings the first set-up back. What was kept stays, and the present run with it.
func (g *ground) reset(course lessons.Seed) {
	g.keep()
	kept, next := g.state.kept, g.state.next
	*g = *newGround(course, g.start)
	g.state.kept, g.state.next = kept, next
}

// change begins another run, from another set-up. The present one is kept, if it went on
// for long enough.
func (g *ground) change(how func(*model.ClassifierSetup)) {
	g.keep()
	g.state.lost, g.state.met = nil, 0
	before, numbers := g.run.Setup.Data, g.run.Setup.Numbers()
	if model.Afresh(&g.run, how); g.run.Setup.Data != before {
		g.state.look, g.state.column = model.SetOf(g.run.Setup.Data).Plane(), 0
	}
	if now := g.run.Setup.Numbers(); now != numbers {
		g.state.aim.loss = usualAim(now)
	}
}

type groundSaved struct {
	run   model.ClassifierState
	state groundState
	draw  *model.ClassifierState // nil for none
}

func (g *ground) save() groundSaved {
	s := groundSaved{run: g.run.Save(), state: g.state}
	if g.draw != nil {
		draw := g.draw.Save()
		s.draw = &draw
	}
	return s
}

// sane tells whether a ground can have come to a state.
func (s groundSaved) sane() bool {
	setup := s.run.Setup
	return s.state.saneState() && len(setup.Hidden) <= mostLayers && sum(setup.Hidden) <= mostLayers*mostNeurons && setup.Batch >= 1 && setup.Batch <= mostBatch &&
		saneOptimizer(setup) && saneBends(setup) && saneLook(setup, s.state.look) && saneSets(s)
}

// saneState tells the same of what is plain values.
func (s groundState) saneState() bool {
	return s.part >= 0 && s.part < len(parts) && s.over >= 0 && s.over < len(overlays) && len(s.kept) <= mostKept && s.next >= 0 && s.sane() && s.lottery.sane()
}

func (g *ground) restore(s groundSaved) {
	g.run, g.state = g.run.Restored(s.run), s.state
	switch {
	case s.draw == nil:
		g.draw = nil
	case g.draw == nil || !reflect.DeepEqual(g.draw.Setup, s.draw.Setup):
		g.draw = model.Unrecorded(s.draw.Setup).Restored(*s.draw)
	default:
		g.draw = g.draw.Restored(*s.draw)
	}
}

// slice is for how much of an epoch there is time in a tick: so many samples times
// parameters are some 0.7 ms of work.
const slice = 200_000

// parts in which an epoch is taken.
func (g *ground) parts() int {
	return 1 + g.run.Trainer.Data().Len()*len(g.run.Network.Parameters())/slice
}

// tick trains an epoch, or of a large network a part of one. A run stops where the learner
// wants it to.
func (g *ground) tick() bool {
	switch {
	case parts[g.state.part] == "lottery":
		return g.drawOn()
	case g.stops():
		return false
	}
	defer g.meets()
	if g.parts() == 1 {
		return g.run.Epoch()
	}
	return g.run.Part(slice / len(g.run.Network.Parameters()))
}

// pace is how many ticks a second one can follow; nobody follows a lottery.
func (g *ground) pace() int {
	if parts[g.state.part] == "lottery" {
		return 0
	}
	return model.EpochPace * g.parts()
}

// neurons counts the hidden ones.
func (g *ground) neurons() int {
	count := 0
	for _, n := range g.run.Setup.Hidden {
		count += n
	}
	return count
}

// given tells whether a network is given no other features than some.
func (g *ground) given(features ...string) bool {
	for _, name := range g.features() {
		if !slices.Contains(features, name) {
			return false
		}
	}
	return true
}

// features are the names of what the network is given.
func (g *ground) features() []string {
	if g.run.Setup.Features == nil {
		return usualOf(g.run.Setup.Data)
	}
	return g.run.Setup.Features
}

// differences counts in how many settings two set-ups differ.
func differences(a, b model.ClassifierSetup) int {
	if len(a.Hidden) == len(b.Hidden) && (a.Bends != nil || b.Bends != nil) { // what each layer has is what counts
		a.Bends, b.Bends, a.Activation = bendsOf(a), bendsOf(b), b.Activation
	}
	return differing(reflect.ValueOf(a), reflect.ValueOf(b))
}

// differing counts the fields in which two structs differ, and those of what is embedded.
func differing(a, b reflect.Value) int {
	count := 0
	for i := range a.NumField() {
		switch x, y := a.Field(i), b.Field(i); {
		case a.Type().Field(i).Anonymous:
			count += differing(x, y)
		case !reflect.DeepEqual(x.Interface(), y.Interface()):
			count++
		}
	}
	return count
}
