package lessons

import (
	"fmt"
	"strconv"

	"sinapse/nn"
)

// leakHeld is how many samples validate in debug, and leakTrain how many are
// trained on: the first ones. leakMost is how late the validation set may begin.
const (
	leakHeld  = 100
	leakTrain = 100
	leakMost  = 200
)

// honestGap is the gap that shows that the validation set is one again, after
// honestEpochs. Measured with each hundred samples up to leakMost: 0.127 at
// least; the median of 25 seeds for this network is 0.12, at the end.
const (
	honestGap    = 0.1
	honestEpochs = 300
)

// A leak is a classifier whose validation set begins at a sample that may lie
// in the training set.
type leak struct {
	from int
	run  *classifier
}

// newLeak starts a run whose validation set is the hundred samples that
// begin at from.
func newLeak(from int) *leak {
	run := newClassifier(memoriseSetup()) // it overfits, if only one can see it
	train := run.trainer.Data()
	all := nn.Dataset{X: nn.NewMatrix(planeSamples, 2), Y: nn.NewMatrix(planeSamples, 1)}
	copy(all.X.Data[copy(all.X.Data, train.X.Data):], run.held.X.Data)
	copy(all.Y.Data[copy(all.Y.Data, train.Y.Data):], run.held.Y.Data)
	numbers := seq(leakHeld)
	for i := range numbers {
		numbers[i] += from
	}
	run.held = all.Samples(numbers)
	run.places[1] = run.held.X
	run.trainer = must(nn.NewTrainer(run.network, train, nn.Training{
		Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: run.setup.Rate, BatchSize: run.setup.Batch, Bound: lossBound,
		Record: nn.RecordEpochs, Validation: run.held,
	}))
	run.start = run.trainer.Save()
	return &leak{from, run}
}

// both counts the samples that are in the two sets.
func (l *leak) both() int { return max(leakTrain-l.from, 0) }

// A leakSaved is what Save keeps.
type leakSaved struct {
	from int
	run  nn.State
}

func (l *leak) restored(s leakSaved) *leak {
	if l.from != s.from {
		l = newLeak(s.from)
	}
	l.run.trainer.Restore(s.run)
	return l
}

// debug: a curve that is too good to be true.
func (c *fitting) debug() Screen {
	run := func() *classifier { return c.leak.run }
	return Screen{
		ID:    "debug",
		Scene: c.leakScene,
		Controls: func() []Control {
			from := c.leak.from
			return []Control{Slider{
				ID: "from", Min: 0, Max: leakMost, Step: 10, Get: func() float64 { return float64(from) },
				Set: func(v float64) error { c.leak = newLeak(int(v)); return nil },
			}}
		},
		Questions: []Question{{
			ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Tick:  func() bool { return run().trainer.Epochs() < fullTraining && run().epoch() },
		Reset: func() { c.leak = newLeak(0) },
		Code:  func() string { return run().code() },
		Goals: []Goal{{ID: "mended", Judge: func() Judgement {
			gap, epochs := gapOf(run().trainer), min(float64(run().trainer.Epochs())/honestEpochs, 1)
			clean := c.leak.both() == 0
			return Judgement{Met: clean && epochs == 1 && gap > honestGap, Share: float64(index(clean)) * epochs, Now: Signed(gap, 3)}
		}}},
	}
}

func (c *fitting) leakScene() Scene {
	run := c.leak.run
	curve := epochCurve(run.trainer)
	curve.Facts["loss"] = curve.Facts["train"]
	script := Listing{Frame: Frame{ID: "script", Width: 44, Rows: 3, Facts: map[string]string{
		"train": strconv.Itoa(leakTrain), "from": strconv.Itoa(c.leak.from), "to": strconv.Itoa(c.leak.from + leakHeld),
	}}, Lines: []CodeLine{
		{Kind: Script, Text: fmt.Sprintf("samples = xor(%d, noise=0.25)", planeSamples)},
		{Kind: Script, Text: fmt.Sprintf("train = samples[0:%d]", leakTrain)},
		{Kind: Script, Text: fmt.Sprintf("validation = samples[%d:%d]", c.leak.from, c.leak.from+leakHeld)},
	}}
	picture := run.decision(true)
	picture.Beside, picture.Width, picture.Items = true, 32, nil
	return Scene{curve, picture, script, arithmetic("numbers", gapLine(run.trainer))}
}
