package fitting

import (
	"fmt"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
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

// leakSeeds are draws whose gap is seen by then.
var leakSeeds = []uint32{3, 0, 13, 21, 40, 46, 55, 56, 72, 79, 89, 90, 92, 97, 121, 129, 135, 150, 161, 172, 183, 193, 208, 236, 253}

// A leak is a classifier whose validation set begins at a sample that may lie
// in the training set.
type leak struct {
	seed uint32
	from int
	run  *model.Classifier
}

// newLeak starts a run of a draw whose validation set is the hundred samples that
// begin at from.
func newLeak(seed uint32, from int) *leak {
	run := model.NewClassifier(memoriseSetup().Of(seed)) // it overfits, if only one can see it
	train := run.Trainer.Data()
	all := nn.Dataset{X: nn.NewMatrix(model.PlaneSamples, 2), Y: nn.NewMatrix(model.PlaneSamples, 1)}
	copy(all.X.Data[copy(all.X.Data, train.X.Data):], run.Held.X.Data)
	copy(all.Y.Data[copy(all.Y.Data, train.Y.Data):], run.Held.Y.Data)
	numbers := kit.Seq(leakHeld)
	for i := range numbers {
		numbers[i] += from
	}
	run.Holds(all.Samples(numbers), from)
	run.Trainer = kit.Must(nn.NewTrainer(run.Network, train, nn.Training{
		Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: run.Setup.Rate, BatchSize: run.Setup.Batch, Bound: kit.LossBound,
		Record: nn.RecordEpochs, Validation: run.Held,
	}))
	run.Start = run.Trainer.Save()
	return &leak{seed, from, run}
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
		l = newLeak(l.seed, s.from)
	}
	l.run.Trainer.Restore(s.run)
	return l
}

// debug: a curve that is too good to be true.
func (c *fitting) debug() lessons.Screen {
	run := func() *model.Classifier { return c.leak.run }
	return lessons.Screen{
		ID:    "debug",
		Scene: c.leakScene,
		Controls: func() []lessons.Control {
			from := c.leak.from
			return []lessons.Control{kit.Whole(lessons.Slider{ID: "from", Min: 0, Max: leakMost, Step: 10}, &from, func() { c.leak = newLeak(c.leak.seed, from) })}
		},
		Questions: []lessons.Question{{ID: "cause", Answer: "2", Cure: "from"}},
		Tick:      func() bool { return run().Trainer.Epochs() < fullTraining && run().Epoch() },
		Reset:     func() { c.leak = newLeak(c.leak.seed, 0) },
		Code:      func() string { return run().Code() },
		Prints:    func() string { return run().Prints() },
		Goals: []lessons.Goal{{ID: "mended", Judge: func() lessons.Judgement {
			gap, epochs := gapOf(run().Trainer), min(float64(run().Trainer.Epochs())/honestEpochs, 1)
			clean := c.leak.both() == 0
			return lessons.Judgement{Met: clean && epochs == 1 && gap > honestGap, Share: float64(kit.Bit(clean)) * epochs, Now: scene.Signed(gap, 3)}
		}}},
	}
}

func (c *fitting) leakScene() scene.Scene {
	run := c.leak.run
	curve := model.EpochCurve(run.Trainer)
	script := scene.Listing{Frame: scene.Frame{ID: "script", Width: 44, Rows: 3, Facts: map[string]string{
		"train": strconv.Itoa(leakTrain), "from": strconv.Itoa(c.leak.from), "to": strconv.Itoa(c.leak.from + leakHeld),
	}}, Lines: []scene.CodeLine{
		{Kind: scene.Script, Text: fmt.Sprintf("samples = xor(%d, noise=0.25)", model.PlaneSamples)},
		{Kind: scene.Script, Text: fmt.Sprintf("train = samples[0:%d]", leakTrain)},
		{Kind: scene.Script, Text: fmt.Sprintf("validation = samples[%d:%d]", c.leak.from, c.leak.from+leakHeld)},
	}}
	picture := run.Decision(true)
	picture.Beside, picture.Width, picture.Items = true, 32, nil
	return scene.Scene{curve, picture, script, kit.Arithmetic("numbers", gapLine(run.Trainer))}
}
