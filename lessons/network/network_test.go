package network

import (
	"math"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// TestToldUpdateIsTheUpdate steps through a cycle phase by phase, from the
// middle of a batch and with a weight that is turned between: the numbers of
// the last caption are what happened to the weight.
func TestToldUpdateIsTheUpdate(t *testing.T) {
	c := New(0).(*network)
	c.Begin()
	s := &c.state.cycle
	s.grain = 4
	for range 3 {
		c.step()
	}
	s.grain = 3
	for range 2 {
		c.step()
	}
	*c.circle.Parameter(s.watched) += 0.5
	before := *c.circle.Parameter(s.watched)
	c.step()
	if *c.circle.Parameter(s.watched) != before {
		t.Error("backward moved a weight")
	}
	c.step()
	after := *c.circle.Parameter(s.watched)
	told := s.told
	if told.before != before || told.after != after || math.Abs(told.before-told.rate*told.gradient-told.after) > 1e-12 {
		t.Errorf("told %+v, but the weight went from %v to %v", told, before, after)
	}
	if c.circle.Trainer.Position() != 10 || s.cycles != 1 {
		t.Errorf("at sample %d after %d cycles", c.circle.Trainer.Position(), s.cycles)
	}
}

// TestBreakingsNeedNoLuck breaks the circle in the four ways of the screen
// break, on 25 seeds each, and looks for the name.
func TestBreakingsNeedNoLuck(t *testing.T) {
	for i, change := range []func(*model.ClassifierSetup){
		func(s *model.ClassifierSetup) { s.Start = "zeros" },
		func(s *model.ClassifierSetup) { s.Activation = "linear" },
		func(s *model.ClassifierSetup) { s.Rate = 10 },
		func(s *model.ClassifierSetup) { s.Start, s.Activation = "low", "relu" },
	} {
		for seed := range uint32(25) {
			setup := model.ClassifierSetup{
				Data: "circle", Share: 0.5, Hidden: []int{4, 2}, Activation: "tanh", Start: "random", Seed: seed, Rate: 0.03, Batch: 10,
			}
			change(&setup)
			c := model.NewClassifier(setup)
			for range model.Patience + 5 {
				c.Epoch()
			}
			if got := c.Illness(); got != breakings[i] {
				t.Errorf("seed %d: %q, want %q (loss %v)", seed, got, breakings[i], c.Loss())
			}
		}
	}
}

// TestSampleBySample steps a sample at a time: the panel tells which of its batch is
// done, and that the weights moved with the last one alone, to the end of an epoch.
func TestSampleBySample(t *testing.T) {
	c := New(0).(*network)
	c.Begin()
	for i, grain := range grains {
		if grain == "sample" {
			c.state.cycle.grain = i
		}
	}
	if lines := c.sampleLines(); lines != nil {
		t.Errorf("before the first sample it says %v", lines)
	}
	updates := 0
	all := c.circle.Trainer.Data().X.Rows
	for sample := range all + 10 {
		c.step()
		lines := c.captions().(scene.Arithmetic).Lines
		count, size, came := lines[5][2].Quantity.Value, lines[5][6].Quantity.Value, lines[6][0].Word
		if want := float64(sample%all%10 + 1); count != want {
			t.Errorf("after sample %d of the run it is at %v of its batch, want %v", sample+1, count, want)
		}
		moved := c.circle.Trainer.Steps() > updates
		updates = c.circle.Trainer.Steps()
		if moved != (count == size) || moved != (came == "sample.moved") {
			t.Errorf("sample %v of %v: the weights moved: %v, it says %s", count, size, moved, came)
		}
	}
}

// TestTheRateIsSettledByWhatWasAsked: a rate that is less than a hundred times the usual
// one settles nothing, though its loss may be named; one of 5 does, and so does the goal,
// whatever the rates were.
func TestTheRateIsSettledByWhatWasAsked(t *testing.T) {
	c := New(0).(*network)
	c.Begin()
	question := c.breaking().Questions[0]
	usual := model.CircleSetup().Rate
	if hundredfold < 100*usual {
		t.Errorf("%d is not a hundred times %v", hundredfold, usual)
	}
	for _, run := range []struct {
		rate   float64
		reveal bool
	}{{usual, false}, {2.9, false}, {5, true}, {10, true}} {
		c.breaking().Reset()
		if err := c.bench.Rate().Set(run.rate); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			if c.breaking().Tick(); question.Reveal() {
				t.Errorf("rate %v: settled after 3 epochs", run.rate)
			}
		}
		for range model.Patience {
			c.breaking().Tick()
		}
		if question.Reveal() != run.reveal {
			t.Errorf("rate %v: settled is %v (loss %v, %q)", run.rate, question.Reveal(), c.bench.Loss(), c.bench.Illness())
		}
	}
	if question.By != "broken" {
		t.Error("the goal may be met while the question is open")
	}
}

// TestNoneLearnsAtAHundredfoldRate: from there on each of the seeds tried ends worse than
// answering 0 to everything, and in finite numbers.
func TestNoneLearnsAtAHundredfoldRate(t *testing.T) {
	for _, rate := range []float64{hundredfold, 5, 10} {
		for seed := range uint32(25) {
			setup := model.CircleSetup()
			setup.Seed, setup.Rate = seed, rate
			c := model.NewClassifier(setup)
			for range model.Patience + 5 {
				c.Epoch()
			}
			if loss := c.Loss(); !(loss > 0.5) || math.IsInf(loss, 0) {
				t.Errorf("rate %v, seed %d: loss %v", rate, seed, loss)
			}
		}
	}
}
