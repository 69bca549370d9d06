package lessons

import (
	"math"
	"reflect"
	"testing"
)

// usual is the default set-up of TensorFlow's Playground.
func usual(seed uint32) classifierSetup {
	return classifierSetup{
		Data: "circle", Share: 0.5, Hidden: []int{4, 2}, Activation: "tanh", Start: "random", Seed: seed, Rate: 0.03, Batch: 10,
	}
}

// hits counts on how many of 25 seeds the validation loss comes under a bound
// within so many epochs.
func hits(change func(*classifierSetup), epochs int, bound float64) int {
	count := 0
	for seed := range uint32(25) {
		setup := usual(seed)
		change(&setup)
		c := newClassifier(setup)
		for range epochs {
			if c.epoch() && c.validation() < bound {
				count++
				break
			}
		}
	}
	return count
}

// TestCalibration holds the classifier to what was measured of the same
// set-ups with another implementation, 25 seeds each: goals are built on it.
func TestCalibration(t *testing.T) {
	for _, c := range []struct {
		name        string
		change      func(*classifierSetup)
		epochs      int
		least, most int
	}{
		{"circle 4-2 tanh", func(*classifierSetup) {}, 500, 25, 25},
		{"circle 4-2 linear", func(s *classifierSetup) { s.Activation = "linear" }, 100, 0, 0},
		{"circle zero start", func(s *classifierSetup) { s.Start = "zeros" }, 100, 0, 0},
		{"circle 2", func(s *classifierSetup) { s.Hidden = []int{2} }, 300, 0, 0},
		{"xor 8", func(s *classifierSetup) { s.Data, s.Hidden = "xor", []int{8} }, 500, 24, 25},
		{"xor 4", func(s *classifierSetup) { s.Data, s.Hidden = "xor", []int{4} }, 500, 12, 24},
	} {
		if got := hits(c.change, c.epochs, 0.05); got < c.least || got > c.most {
			t.Errorf("%s: %d of 25 seeds, want %d to %d", c.name, got, c.least, c.most)
		} else {
			t.Logf("%s: %d of 25 seeds", c.name, got)
		}
	}
}

// set turns a slider.
func set(t *testing.T, slider Slider, value float64) {
	t.Helper()
	if err := slider.Set(value); err != nil {
		t.Fatal(err)
	}
}

func TestClassifierComesBack(t *testing.T) {
	c := newClassifier(usual(3))
	for range 5 {
		c.epoch()
	}
	kept := c.save()
	*c.weight(1, 0, 0) += 1
	set(t, c.rate(), 0.1)
	c.epoch()
	loss := c.loss()
	c.setup.Hidden = []int{3}
	c = newClassifier(c.setup).restored(kept)
	*c.weight(1, 0, 0) += 1
	set(t, c.rate(), 0.1)
	c.epoch()
	if c.loss() != loss || c.trainer.Epochs() != 6 {
		t.Errorf("loss %v after coming back, want %v", c.loss(), loss)
	}
	c.reset()
	if fresh := newClassifier(usual(3)); !reflect.DeepEqual(fresh.network.Parameters(), c.network.Parameters()) {
		t.Error("reset is not how it began")
	}
}

func TestClassifierScenes(t *testing.T) {
	c := newClassifier(usual(0))
	picture := c.picture()
	if len(picture.Links) != 2*4+4*2+2 || picture.Facts["shape"] != "2-4-2-1" || picture.Facts["parameters"] != "25" {
		t.Errorf("%d links, %v", len(picture.Links), picture.Facts)
	}
	before := c.decision(false)
	edited := 0
	for _, item := range picture.Items {
		if len(c.explain(item.ID, 1, -2)) == 0 {
			t.Errorf("%s is not explained", item.ID)
		}
		control := c.knobOf(item.ID)
		if (control != nil) != (item.Control != "") {
			t.Errorf("%s: control %q", item.ID, item.Control)
		}
		if slider, ok := control.(Slider); ok {
			edited++
			if err := slider.Set(slider.Get() + 0.5); err != nil {
				t.Error(err)
			}
		}
	}
	after := c.decision(true)
	if edited != 25 || before.Key == after.Key {
		t.Errorf("%d parameters edited, key %v", edited, after.Key)
	}
	if x, y, ok := after.Probe("p12.0"); !ok || x != 6 || y != 6 || after.Answer(x, y) == before.Answer(x, y) {
		t.Error("the frozen map changed with the network, or has no corner", x, y)
	}
	if c.knobOf("w9.1.1") != nil || c.knobOf("w1.3.1") != nil || c.knobOf("") != nil {
		t.Error("a parameter that is not there")
	}
	if curve := c.curve(); len(curve.Runs) != 2 || len(curve.Runs[0].Points) != len(curve.Runs[1].Points) {
		t.Errorf("%d runs", len(curve.Runs))
	}
}

// TestTryingAgreesWithTheGradient compares what a little change does to the
// loss with what backpropagation says of it.
func TestTryingAgreesWithTheGradient(t *testing.T) {
	setup := usual(1)
	setup.Batch = 0
	c := newClassifier(setup)
	place := c.weight(1, 0, 0)
	const step = 1e-6
	tried := c.losesBy(place, step) / step
	set(t, c.rate(), 0)
	c.trainer.Batch()
	gradient := c.trainer.Gradients()[0]
	if math.Abs(tried-gradient) > 1e-5 {
		t.Errorf("trying says %v, the gradient %v", tried, gradient)
	}
}

func TestDeadNeurons(t *testing.T) {
	setup := usual(0)
	setup.Activation = "relu"
	c := newClassifier(setup)
	if dead, all := c.dead(); dead == all || all != 6 {
		t.Errorf("%d of %d dead at the start", dead, all)
	}
	for j := range 4 {
		*c.bias(1, j) = -100
	}
	if dead, _ := c.dead(); dead < 4 {
		t.Errorf("%d dead, want at least 4", dead)
	}
}

// TestIllnessesAreNamed breaks a run in each way, and looks for its name.
func TestIllnessesAreNamed(t *testing.T) {
	for _, c := range []struct {
		want   string
		change func(*classifierSetup)
		epochs int
	}{
		{"", func(*classifierSetup) {}, 60},
		{"", func(s *classifierSetup) { s.Start = "zeros" }, 5},
		{"ill.alike", func(s *classifierSetup) { s.Start = "zeros" }, 30},
		{"ill.rate", func(s *classifierSetup) { s.Rate = 10 }, 30},
		{"ill.straight", func(s *classifierSetup) { s.Activation = "linear" }, 30},
	} {
		setup := usual(0)
		c.change(&setup)
		run := newClassifier(setup)
		for range c.epochs {
			run.epoch()
		}
		if got := run.illness(); got != c.want {
			t.Errorf("%+v after %d epochs: %q, want %q (loss %v)", setup, c.epochs, got, c.want, run.loss())
		}
	}
	setup := usual(0)
	setup.Activation = "relu"
	run := newClassifier(setup)
	for j := range 4 {
		*run.bias(1, j) = -100
	}
	for j := range 2 {
		*run.bias(2, j) = -100
	}
	for range 30 {
		run.epoch()
	}
	if got := run.illness(); got != "ill.dead" {
		t.Errorf("all dead: %q", got)
	}
}

// TestSetupsOfRemedies holds each extension of a set-up to what it is for.
func TestSetupsOfRemedies(t *testing.T) {
	trained := func(change func(*classifierSetup)) *classifier {
		setup := usual(0)
		change(&setup)
		c := newClassifier(setup)
		for range 20 {
			c.epoch()
		}
		return c
	}
	zeros := 0
	for _, p := range trained(func(s *classifierSetup) { s.Penalty.L1 = 0.03 }).network.Parameters() {
		zeros += index(p == 0)
	}
	if zeros == 0 {
		t.Error("L1 made no weight exactly 0")
	}
	sleepy := func() *classifier { return trained(func(s *classifierSetup) { s.Dropout = 0.5 }) }
	c := sleepy()
	if a, b := c.loss(), sleepy().loss(); a != b || a == trained(func(*classifierSetup) {}).loss() {
		t.Error("dropout does not repeat, or does nothing", a, b)
	}
	if len(c.picture().Links) != 2*4+4*2+2 || len(c.explain("n2.1", 1, 1)) == 0 || c.gradients()[1] == 0 {
		t.Error("dropout hides a layer")
	}
	kept := c.save()
	c.epoch()
	loss := c.loss()
	c = c.restored(kept)
	if c.epoch(); c.loss() != loss {
		t.Error("dropout draws other numbers after coming back")
	}
	product := trained(func(s *classifierSetup) { s.Data, s.Hidden, s.Features = "xor", nil, []string{"x1x2"} })
	if product.validation() > 0.05 || product.sizes()[0] != 1 || product.decision(true).Answer(2, 2) < 0.9 || product.neuronName(0, 0) != "x₁x₂" {
		t.Error("the product of both inputs does not solve XOR", product.validation())
	}
	few, many := trained(func(s *classifierSetup) { s.Held, s.Share = 0.5, 0.1 }), trained(func(s *classifierSetup) { s.Held = 0.5 })
	if few.trainer.Data().Len() != 50 || many.trainer.Data().Len() != 250 || !reflect.DeepEqual(few.held, many.held) {
		t.Error("more data changes what validates")
	}
}

// TestBreakingsNeedNoLuck breaks the circle in the four ways of the screen
// break, on 25 seeds each, and looks for the name.
func TestBreakingsNeedNoLuck(t *testing.T) {
	for i, change := range []func(*classifierSetup){
		func(s *classifierSetup) { s.Start = "zeros" },
		func(s *classifierSetup) { s.Activation = "linear" },
		func(s *classifierSetup) { s.Rate = 10 },
		func(s *classifierSetup) { s.Start, s.Activation = "low", "relu" },
	} {
		for seed := range uint32(25) {
			setup := usual(seed)
			change(&setup)
			c := newClassifier(setup)
			for range patience + 5 {
				c.epoch()
			}
			if got := c.illness(); got != breakings[i] {
				t.Errorf("seed %d: %q, want %q (loss %v)", seed, got, breakings[i], c.loss())
			}
		}
	}
}

// TestAnEarlierLeapIsNamed lowers the rate of a run that leapt: it is not the
// present rate that is to blame.
func TestAnEarlierLeapIsNamed(t *testing.T) {
	setup := usual(0)
	setup.Rate = 10
	c := newClassifier(setup)
	for range 30 {
		c.epoch()
	}
	set(t, c.rate(), 0.03)
	c.epoch()
	if got := c.illness(); got != "ill.saturated" {
		t.Errorf("%q", got)
	}
}

// TestWalkIsTheForwardPass adds up a sample's terms one by one, in the order of
// the walk, and compares with what the engine makes of it.
func TestWalkIsTheForwardPass(t *testing.T) {
	c := newClassifier(usual(2))
	for range 12 {
		c.trainer.Sample() // into the middle of a batch
	}
	x, _ := c.batchNow()
	if want := c.trainer.Data().X.Row(10); !reflect.DeepEqual(x.Row(0), want) {
		t.Errorf("the batch begins with %v, want %v", x.Row(0), want)
	}
	layers := [][]float64{x.Row(0), make([]float64, 4), make([]float64, 2), make([]float64, 1)}
	for n := range c.terms() {
		at := c.termAt(n)
		p := *c.parameter(at.item)
		sum := &layers[at.layer][at.neuron]
		if !at.bias {
			*sum += p * layers[at.layer-1][at.input]
			continue
		}
		*sum = math.Tanh(*sum + p)
	}
	if got, want := layers[3][0], c.network.Predict(x).At(0, 0); math.Abs(got-want) > 1e-12 {
		t.Errorf("term by term %v, the engine says %v", got, want)
	}
	for grain, want := range map[string][]int{"term": {1, 2, 3}, "neuron": {3, 6, 9, 12, 17, 22, 25}, "layer": {12, 22, 25}} {
		done := 0
		for _, stop := range want {
			if done = c.walk(done, grain); done != stop {
				t.Errorf("%s stops at %d, want %d", grain, done, stop)
			}
		}
	}
}

// TestToldUpdateIsTheUpdate steps through a cycle phase by phase, from the
// middle of a batch and with a weight that is turned between: the numbers of
// the last caption are what happened to the weight.
func TestToldUpdateIsTheUpdate(t *testing.T) {
	c := newNetworkChapter(0).(*network)
	c.begin()
	s := &c.state.cycle
	s.grain = 4
	for range 3 {
		c.step()
	}
	s.grain = 3
	for range 2 {
		c.step()
	}
	*c.circle.parameter(s.watched) += 0.5
	before := *c.circle.parameter(s.watched)
	c.step()
	if *c.circle.parameter(s.watched) != before {
		t.Error("backward moved a weight")
	}
	c.step()
	after := *c.circle.parameter(s.watched)
	told := s.told
	if told.before != before || told.after != after || math.Abs(told.before-told.rate*told.gradient-told.after) > 1e-12 {
		t.Errorf("told %+v, but the weight went from %v to %v", told, before, after)
	}
	if c.circle.trainer.Position() != 10 || s.cycles != 1 {
		t.Errorf("at sample %d after %d cycles", c.circle.trainer.Position(), s.cycles)
	}
}

// TestRevivedByAnyKey kills a ReLU in the drawn network and revives it there.
func TestRevivedByAnyKey(t *testing.T) {
	c := newActivation(0).(*activation)
	s := &c.state.stack
	s.bend = 2
	c.rebuild()
	if dead, _ := c.stack.dead(); dead != 0 {
		t.Errorf("%d are dead before anything is done", dead)
	}
	set(t, c.stackKnob("b1.1").(Slider), -20)
	dead, _ := c.stack.dead()
	set(t, c.stackKnob("b1.1").(Slider), 2)
	if now, _ := c.stack.dead(); dead == 0 || now != 0 || !s.killed {
		t.Errorf("%d dead, then %d; noticed: %v", dead, now, s.killed)
	}
}

// TestDropoutGoesOnInAnotherClassifier restores a run into a classifier that
// began like it: both draw the same numbers from there.
func TestDropoutGoesOnInAnotherClassifier(t *testing.T) {
	setup := usual(0)
	setup.Dropout = 0.5
	one, other := newClassifier(setup), newClassifier(setup)
	one.epoch()
	other = other.restored(one.save())
	for range 3 {
		other.epoch()
		one.epoch()
	}
	if one.loss() != other.loss() {
		t.Errorf("losses %v and %v", one.loss(), other.loss())
	}
}

// TestPicturesAreKeptByWhatTheyShow: a curve that changed under the same
// parameters once left the maps as they were.
func TestPicturesAreKeptByWhatTheyShow(t *testing.T) {
	kept := map[uint64]string{}
	for name := range activations {
		setup := circleSetup()
		setup.Activation = name
		key := newClassifier(setup).key()
		if other, taken := kept[key]; taken {
			t.Errorf("%s and %s have one key", name, other)
		}
		kept[key] = name
	}
}
