package model

import (
	"maps"
	"math"
	"reflect"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// usual is the default set-up of TensorFlow's Playground.
func usual(seed uint32) ClassifierSetup {
	return ClassifierSetup{
		Data: "circle", Share: 0.5, Hidden: []int{4, 2}, Activation: "tanh", Start: "random", Seed: seed, Rate: 0.03, Batch: 10,
	}
}

// set turns a slider.
func set(t *testing.T, slider lessons.Slider, value float64) {
	t.Helper()
	if err := slider.Set(value); err != nil {
		t.Fatal(err)
	}
}

func TestClassifierComesBack(t *testing.T) {
	c := NewClassifier(usual(3))
	for range 5 {
		c.Epoch()
	}
	kept := c.Save()
	*c.weight(1, 0, 0) += 1
	set(t, c.Rate(), 0.1)
	c.Epoch()
	loss := c.Loss()
	c.Setup.Hidden = []int{3}
	c = NewClassifier(c.Setup).Restored(kept)
	*c.weight(1, 0, 0) += 1
	set(t, c.Rate(), 0.1)
	c.Epoch()
	if c.Loss() != loss || c.Trainer.Epochs() != 6 {
		t.Errorf("loss %v after coming back, want %v", c.Loss(), loss)
	}
	c.reset()
	if fresh := NewClassifier(usual(3)); !reflect.DeepEqual(fresh.Network.Parameters(), c.Network.Parameters()) {
		t.Error("reset is not how it began")
	}
}

func TestClassifierScenes(t *testing.T) {
	c := NewClassifier(usual(0))
	picture := c.Picture()
	if len(picture.Links) != 2*4+4*2+2 || picture.Facts["shape"] != "2-4-2-1" || picture.Facts["parameters"] != "25" {
		t.Errorf("%d links, %v", len(picture.Links), picture.Facts)
	}
	before := c.Decision(false)
	edited := 0
	for _, item := range picture.Items {
		if len(c.Explain(item.ID, 1, -2)) == 0 {
			t.Errorf("%s is not explained", item.ID)
		}
		control := c.KnobOf(item.ID)
		if (control != nil) != (item.Control != "") {
			t.Errorf("%s: control %q", item.ID, item.Control)
		}
		if slider, ok := control.(lessons.Slider); ok {
			edited++
			if err := slider.Set(slider.Get() + 0.5); err != nil {
				t.Error(err)
			}
		}
	}
	after := c.Decision(true)
	if edited != 25 || before.Key == after.Key {
		t.Errorf("%d parameters edited, key %v", edited, after.Key)
	}
	if x, y, ok := after.Probe(scene.At("p", 12, 0)); !ok || x != 6 || y != 6 || after.Answer(x, y) == before.Answer(x, y) {
		t.Error("the frozen map changed with the network, or has no corner", x, y)
	}
	if c.KnobOf(scene.At(scene.WeightKind, 9, 1, 1)) != nil || c.KnobOf(scene.At(scene.WeightKind, 1, 3, 1)) != nil || c.KnobOf(scene.ItemID{}) != nil {
		t.Error("a parameter that is not there")
	}
	if curve := c.Curve(); len(curve.Runs) != 2 || len(curve.Runs[0].Points) != len(curve.Runs[1].Points) {
		t.Errorf("%d runs", len(curve.Runs))
	}
}

// TestTryingAgreesWithTheGradient compares what a little change does to the
// loss with what backpropagation says of it.
func TestTryingAgreesWithTheGradient(t *testing.T) {
	setup := usual(1)
	setup.Batch = 0
	c := NewClassifier(setup)
	place := c.weight(1, 0, 0)
	const step = 1e-6
	tried := c.losesBy(place, step) / step
	set(t, c.Rate(), 0)
	c.Trainer.Batch()
	gradient := c.Trainer.Gradients()[0]
	if math.Abs(tried-gradient) > 1e-5 {
		t.Errorf("trying says %v, the gradient %v", tried, gradient)
	}
}

func TestDeadNeurons(t *testing.T) {
	setup := usual(0)
	setup.Activation = "relu"
	c := NewClassifier(setup)
	if dead, all := c.Dead(); dead == all || all != 6 {
		t.Errorf("%d of %d dead at the start", dead, all)
	}
	for j := range 4 {
		*c.Bias(1, j) = -100
	}
	if dead, _ := c.Dead(); dead < 4 {
		t.Errorf("%d dead, want at least 4", dead)
	}
}

// TestIllnessesAreNamed breaks a run in each way, and looks for its name.
func TestIllnessesAreNamed(t *testing.T) {
	for _, c := range []struct {
		want   string
		change func(*ClassifierSetup)
		epochs int
	}{
		{"", func(*ClassifierSetup) {}, 60},
		{"", func(s *ClassifierSetup) { s.Start = "zeros" }, 5},
		{"ill.alike", func(s *ClassifierSetup) { s.Start = "zeros" }, 30},
		{"ill.rate", func(s *ClassifierSetup) { s.Rate = 10 }, 30},
		{"ill.straight", func(s *ClassifierSetup) { s.Activation = "linear" }, 30},
	} {
		setup := usual(0)
		c.change(&setup)
		run := NewClassifier(setup)
		for range c.epochs {
			run.Epoch()
		}
		if got := run.Illness(); got != c.want {
			t.Errorf("%+v after %d epochs: %q, want %q (loss %v)", setup, c.epochs, got, c.want, run.Loss())
		}
	}
	setup := usual(0)
	setup.Activation = "relu"
	run := NewClassifier(setup)
	for j := range 4 {
		*run.Bias(1, j) = -100
	}
	for j := range 2 {
		*run.Bias(2, j) = -100
	}
	for range 30 {
		run.Epoch()
	}
	if got := run.Illness(); got != "ill.dead" {
		t.Errorf("all dead: %q", got)
	}
}

// TestDiagnosesHold runs what is ill in each way, and what is healthy, small, slow or held
// back, on 25 seeds each: at most one is called what it is not.
func TestDiagnosesHold(t *testing.T) {
	for _, c := range []struct {
		name, want string
		change     func(*ClassifierSetup)
		then       float64 // a rate to go on with, for as long again; 0 to stop
	}{
		{"zeros", "ill.alike", func(s *ClassifierSetup) { s.Start = "zeros" }, 0},
		{"zeros at a wild rate", "ill.alike", func(s *ClassifierSetup) { s.Start, s.Rate = "zeros", 10 }, 0},
		{"biases far below", "ill.dead", func(s *ClassifierSetup) { s.Start, s.Activation = "low", "relu" }, 0},
		{"rate 10", "ill.rate", func(s *ClassifierSetup) { s.Rate = 10 }, 0},
		{"rate 3", "ill.rate", func(s *ClassifierSetup) { s.Rate = 3 }, 0},
		{"linear, rate 10", "ill.rate", func(s *ClassifierSetup) { s.Activation, s.Rate = "linear", 10 }, 0},
		{"rate 10 before", "ill.saturated", func(s *ClassifierSetup) { s.Rate = 10 }, 0.03},
		{"tanh far below", "ill.saturated", func(s *ClassifierSetup) { s.Start = "low" }, 0},
		{"linear", "ill.straight", func(s *ClassifierSetup) { s.Activation = "linear" }, 0},
		{"linear on XOR", "ill.straight", func(s *ClassifierSetup) { s.Activation, s.Data = "linear", "xor" }, 0},
		{"healthy", "", func(*ClassifierSetup) {}, 0},
		{"healthy on XOR", "", func(s *ClassifierSetup) { s.Data = "xor" }, 0},
		{"healthy with ReLU", "", func(s *ClassifierSetup) { s.Activation = "relu" }, 0},
		{"rate 1", "", func(s *ClassifierSetup) { s.Rate = 1 }, 0},
		{"slow", "", func(s *ClassifierSetup) { s.Rate = 0.001 }, 0},
		{"slow sigmoids", "", func(s *ClassifierSetup) { s.Activation = "sigmoid" }, 0},
		{"no hidden layer", "", func(s *ClassifierSetup) { s.Hidden = nil }, 0},
		{"no hidden layer on XOR", "", func(s *ClassifierSetup) { s.Hidden, s.Data, s.Rate = nil, "xor", 0.1 }, 0},
		{"held back", "", func(s *ClassifierSetup) { s.Penalty.L2 = 0.3 }, 0},
		{"silenced", "", func(s *ClassifierSetup) { s.Penalty.L1 = 0.5 }, 0},
		{"linear with a product", "", func(s *ClassifierSetup) {
			s.Activation, s.Data, s.Features = "linear", "xor", []string{"x1", "x2", "x1x2"}
		}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			wrong := map[string]int{}
			for seed := range uint32(25) {
				setup := CircleSetup()
				setup.Seed = seed
				c.change(&setup)
				run := NewClassifier(setup)
				for range Patience {
					run.Epoch()
				}
				if c.then > 0 {
					run.Trainer.SetRate(c.then)
					for range Patience {
						run.Epoch()
					}
				}
				if got := run.Illness(); got != c.want {
					wrong[got]++
				}
			}
			if called := len(wrong); called > 1 || called == 1 && !slices.Contains(slices.Collect(maps.Values(wrong)), 1) {
				t.Errorf("called %v, want %q", wrong, c.want)
			}
		})
	}
}

// TestSetupsOfRemedies holds each extension of a set-up to what it is for.
func TestSetupsOfRemedies(t *testing.T) {
	trained := func(change func(*ClassifierSetup)) *Classifier {
		setup := usual(0)
		change(&setup)
		c := NewClassifier(setup)
		for range 20 {
			c.Epoch()
		}
		return c
	}
	zeros := 0
	for _, p := range trained(func(s *ClassifierSetup) { s.Penalty.L1 = 0.03 }).Network.Parameters() {
		zeros += kit.Bit(p == 0)
	}
	if zeros == 0 {
		t.Error("L1 made no weight exactly 0")
	}
	sleepy := func() *Classifier { return trained(func(s *ClassifierSetup) { s.Dropout = 0.5 }) }
	c := sleepy()
	if a, b := c.Loss(), sleepy().Loss(); a != b || a == trained(func(*ClassifierSetup) {}).Loss() {
		t.Error("dropout does not repeat, or does nothing", a, b)
	}
	if len(c.Picture().Links) != 2*4+4*2+2 || len(c.Explain(scene.At(scene.NeuronKind, 2, 1), 1, 1)) == 0 || c.Gradients()[1] == 0 {
		t.Error("dropout hides a layer")
	}
	kept := c.Save()
	c.Epoch()
	loss := c.Loss()
	c = c.Restored(kept)
	if c.Epoch(); c.Loss() != loss {
		t.Error("dropout draws other numbers after coming back")
	}
	product := trained(func(s *ClassifierSetup) { s.Data, s.Hidden, s.Features = "xor", nil, []string{"x1x2"} })
	if product.Validation() > 0.05 || product.sizes()[0] != 1 || product.Decision(true).Answer(2, 2) < 0.9 || product.NeuronName(0, 0) != "x₁x₂" {
		t.Error("the product of both inputs does not solve XOR", product.Validation())
	}
	few, many := trained(func(s *ClassifierSetup) { s.Held, s.Share = 0.5, 0.1 }), trained(func(s *ClassifierSetup) { s.Held = 0.5 })
	if few.Trainer.Data().Len() != 50 || many.Trainer.Data().Len() != 250 || !reflect.DeepEqual(few.Held, many.Held) {
		t.Error("more data changes what validates")
	}
}

// TestAnEarlierLeapIsNamed lowers the rate of a run that leapt: it is not the
// present rate that is to blame.
func TestAnEarlierLeapIsNamed(t *testing.T) {
	setup := usual(0)
	setup.Rate = 10
	c := NewClassifier(setup)
	for range 30 {
		c.Epoch()
	}
	set(t, c.Rate(), 0.03)
	c.Epoch()
	if got := c.Illness(); got != "ill.saturated" {
		t.Errorf("%q", got)
	}
}

// TestWalkIsTheForwardPass adds up a sample's terms one by one, in the order of
// the walk, and compares with what the engine makes of it.
func TestWalkIsTheForwardPass(t *testing.T) {
	c := NewClassifier(usual(2))
	for range 12 {
		c.Trainer.Sample() // into the middle of a batch
	}
	x, _ := c.BatchNow()
	if want := c.Trainer.Data().X.Row(10); !reflect.DeepEqual(x.Row(0), want) {
		t.Errorf("the batch begins with %v, want %v", x.Row(0), want)
	}
	layers := [][]float64{x.Row(0), make([]float64, 4), make([]float64, 2), make([]float64, 1)}
	for n := range c.Terms() {
		at := c.TermAt(n)
		p := *c.Parameter(at.Item)
		sum := &layers[at.Layer][at.Neuron]
		if !at.bias {
			*sum += p * layers[at.Layer-1][at.input]
			continue
		}
		*sum = math.Tanh(*sum + p)
	}
	if got, want := layers[3][0], c.Network.Predict(x).At(0, 0); math.Abs(got-want) > 1e-12 {
		t.Errorf("term by term %v, the engine says %v", got, want)
	}
	for grain, want := range map[string][]int{"term": {1, 2, 3}, "neuron": {3, 6, 9, 12, 17, 22, 25}, "layer": {12, 22, 25}} {
		done := 0
		for _, stop := range want {
			if done = c.Walk(done, grain); done != stop {
				t.Errorf("%s stops at %d, want %d", grain, done, stop)
			}
		}
	}
}

// TestDropoutGoesOnInAnotherClassifier restores a run into a classifier that
// began like it: both draw the same numbers from there.
func TestDropoutGoesOnInAnotherClassifier(t *testing.T) {
	setup := usual(0)
	setup.Dropout = 0.5
	one, other := NewClassifier(setup), NewClassifier(setup)
	one.Epoch()
	other = other.Restored(one.Save())
	for range 3 {
		other.Epoch()
		one.Epoch()
	}
	if one.Loss() != other.Loss() {
		t.Errorf("losses %v and %v", one.Loss(), other.Loss())
	}
}

// TestPicturesAreKeptByWhatTheyShow: a curve that changed under the same
// parameters once left the maps as they were.
func TestPicturesAreKeptByWhatTheyShow(t *testing.T) {
	kept := map[uint64]string{}
	for name := range Activations {
		setup := CircleSetup()
		setup.Activation = name
		key := NewClassifier(setup).key()
		if other, taken := kept[key]; taken {
			t.Errorf("%s and %s have one key", name, other)
		}
		kept[key] = name
	}
}
