package playground

import (
	"reflect"
	"testing"

	"sinapse/lessons/internal/model"
)

// lotteryOf draws all 25 seeds of a set-up.
func lotteryOf(t *testing.T, change func(*ground)) *ground {
	t.Helper()
	g := newGround(0, nil)
	g.state.part = len(parts) - 1
	change(g)
	if parts[g.state.part] != "lottery" {
		t.Fatal("the lottery is another group of controls")
	}
	for ticks := 0; g.tick(); ticks++ {
		if ticks > 100_000 {
			t.Fatal("it does not end")
		}
	}
	return g
}

// TestLotteryTrainsAsARunDoes holds each seed of a lottery to the run that begins from it:
// the same losses, bit for bit, the same epoch at which the aim was met, the same end.
func TestLotteryTrainsAsARunDoes(t *testing.T) {
	for _, aim := range []aim{
		{loss: 0.05, neurons: 6, epochs: 60},
		{loss: 0.05, neurons: 6, epochs: 60, stop: true, right: 99},
		{loss: 0.3, neurons: 6, epochs: 120, patience: 3},
	} {
		g := lotteryOf(t, func(g *ground) { g.state.aim = aim })
		l := g.state.lottery
		if len(l.drawn) != lotterySeeds {
			t.Fatalf("%d seeds are drawn", len(l.drawn))
		}
		for i, d := range l.drawn {
			alone := &ground{run: model.NewClassifier(l.setup(i)), state: groundState{aim: aim}}
			for alone.run.Trainer.Epochs() < aim.epochs && alone.tick() {
			}
			if got := (draw{alone.run.Loss(), alone.run.Validation(), alone.state.met, alone.run.Trainer.Epochs(), alone.run.Network.Parameters()}); !reflect.DeepEqual(got, d) {
				t.Errorf("%+v: seed %d ends at %v, %v, %d, %d; alone at %v, %v, %d, %d", aim, i, d.train, d.validation, d.met, d.epochs, got.train, got.validation, got.met, got.epochs)
			}
		}
	}
}

// TestLotteryComesBackWhole leaves a lottery in the middle, in the middle of a seed and of
// an epoch too, and goes on from what was saved.
func TestLotteryComesBackWhole(t *testing.T) {
	large := func(g *ground) {
		g.state.aim.epochs, g.state.aim.neurons = 2, 96
		g.run = model.NewClassifier(model.ClassifierSetup{Data: "gauss", Share: 0.5, Hidden: []int{16, 16, 16, 16}, Activation: "relu", Start: "he", Rate: 0.03, Batch: 10})
	}
	whole := lotteryOf(t, large)
	g := newGround(0, nil)
	g.state.part = len(parts) - 1
	large(g)
	for ticks := 0; ; ticks++ {
		if ticks%3 == 0 {
			s := g.save()
			other := newGround(0, nil)
			other.restore(s)
			g = other
		}
		if !g.tick() {
			break
		}
	}
	if !reflect.DeepEqual(g.state.lottery, whole.state.lottery) {
		t.Error("left in between, it comes to something else")
	}
	g.run = model.NewClassifier(whole.state.lottery.setup(7))
	if !g.state.lottery.about(g.run.Setup, g.state.aim) {
		t.Error("one of its seeds is open, and it counts as about another set-up")
	}
	if g.state.aim.loss /= 2; !g.tick() || len(g.state.lottery.drawn) != 0 {
		t.Error("it goes on for another aim")
	}
}

// TestLotteryCountsWhatDiverged lets all seeds diverge.
func TestLotteryCountsWhatDiverged(t *testing.T) {
	g := lotteryOf(t, func(g *ground) {
		setup := playgroundSetup()
		setup.Data, setup.Hidden, setup.Rate = "plane", nil, 10
		g.run = model.NewClassifier(setup)
	})
	if l := g.state.lottery; l.hits() != 0 || l.drawn[0].epochs > 5 {
		t.Errorf("%d met the aim", l.hits())
	}
	for _, panel := range g.lotteryScene() {
		for _, item := range panel.About().Items {
			if len(g.explain(item.ID)) == 0 {
				t.Errorf("%v explains nothing", item.ID)
			}
		}
	}
}
