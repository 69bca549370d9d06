package cnn

import (
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// Bounds of train, over 25 seeds (TestTrainIsCalibrated): after 20 epochs the worst
// convolution is right about 0.948 of the held digits, and it differs by at most
// 0.03 from softmax alone on the same ones.
const (
	learnedShare = 0.94
	alikeWithin  = 0.04
	someEpochs   = 5 // of a network whose mistakes are worth a look
)

// The networks of train, by number.
const (
	convolving = iota
	softmaxAlone
)

var trainNets = []string{"net.conv", "net.softmax"}

// A training is two networks on the same digits, each trained by itself, and a held
// digit that is looked at.
type training struct {
	trainState
	runs pair
}

// trainState is the part of it that is plain values.
type trainState struct {
	net       int
	shown     int  // number of the digit among those that are leafed through
	mistakes  bool // only those that the network takes for another
	gradients bool // of the loss of this digit, instead of the numbers themselves
	seed      uint32
}

type trainSaved struct {
	state trainState
	runs  [2]runSaved
}

func newTraining(digits draw) *training {
	t := &training{trainState: trainState{seed: digits.seed}}
	t.begin(digits)
	return t
}

// begin starts both networks afresh.
func (t *training) begin(digits draw) {
	t.runs = pair{convNet.of(t.seed).on(digits), softmaxNet.of(t.seed).on(digits)}
}

func (t *training) save() trainSaved { return trainSaved{t.trainState, t.runs.save()} }

func (t *training) restore(s trainSaved) {
	t.trainState = s.state
	t.runs.restore(s.runs)
}

// now is the network that is looked at.
func (t *training) now() *run { return t.runs[t.net] }

// leaves are the held digits that can be leafed through.
func (t *training) leaves() []int {
	if !t.mistakes {
		return kit.Seq(heldDigits)
	}
	return t.now().mistakes()
}

// digit is the held digit that is shown.
func (t *training) digit() int { return leaf(t.leaves(), t.shown) }

// mistakes are the held digits that a network took for another after its last epoch.
func (r *run) mistakes() []int {
	var wrong []int
	for i, said := range r.said {
		if int(said) != r.label(i) {
			wrong = append(wrong, i)
		}
	}
	return wrong
}

// label is what held digit i is.
func (r *run) label(i int) int { return nn.Class(r.held.Y.Row(i), 0) }

// trainScreen: a convolution learns the digits, and softmax alone beside it.
func (c *cnn) trainScreen() lessons.Screen {
	t := c.train
	both := func() bool { return t.runs[0].trained() && t.runs[1].trained() }
	return lessons.Screen{
		ID: "train", OfZero: true, Scene: t.scene,
		Tick:     func() bool { return !t.now().trained() && t.now().tick() },
		Controls: func() []lessons.Control { return t.controls(c.seed) },
		Questions: []lessons.Question{{
			ID: "better", Gate: true, Outcome: t.better, Reveal: both,
		}},
		Reset:   func() { *t = *newTraining(drawn(c.seed.Plus(0))) },
		Explain: t.explain,
		Code:    func() string { return t.now().code() },
		Prints:  func() string { return t.now().prints() },
		Goals: []lessons.Goal{
			{ID: "learned", Judge: func() lessons.Judgement { return reached(t.runs[convolving].accuracy(), learnedShare) }},
			{ID: "compared", Judge: func() lessons.Judgement {
				n := kit.Bit(t.runs[0].trained()) + kit.Bit(t.runs[1].trained())
				done := float64(t.runs[0].trainer.Epochs() + t.runs[1].trainer.Epochs())
				return lessons.Judgement{Met: n == 2, Share: done / (2 * fullEpochs), Now: scene.Number(float64(n), 0).In("of2")}
			}},
			{ID: "mistake", Judge: func() lessons.Judgement {
				r := t.now()
				return kit.Reached(t.net == convolving && r.trainer.Epochs() >= someEpochs && int(r.said[t.digit()]) != r.label(t.digit()))
			}},
		},
	}
}

// reached judges a share that is to come up to a bound.
func reached(share, bound float64) lessons.Judgement {
	judgement := lessons.Judgement{Met: share >= bound, Share: min(share/bound, 1), Now: scene.Number(100*share, 1).In("percent")}
	if !judgement.Met {
		judgement.Left = scene.Number(100*(bound-share), 1)
	}
	return judgement
}

func (t *training) controls(course lessons.Seed) []lessons.Control {
	return []lessons.Control{
		kit.Pick("net", trainNets, &t.net, func() { t.shown = 0 }),
		kit.Whole(lessons.Slider{ID: "held", Min: 0, Max: float64(max(len(t.leaves()), 2) - 1)}, &t.shown),
		kit.Either("leaf", "leaf.all", "leaf.mistakes", &t.mistakes, func() { t.shown = 0 }),
		kit.Either("what", "what.numbers", "what.gradients", &t.gradients),
		course.Slider(&t.seed, func() { t.begin(drawn(t.seed)) }),
	}
}

// better is the right choice by the shares of both after their last epochs.
func (t *training) better() (right string, facts map[string]string) {
	conv, softmax := t.runs[convolving].accuracy(), t.runs[softmaxAlone].accuracy()
	return clearly(conv, softmax, alikeWithin), map[string]string{"conv": scene.Number(100*conv, 1).Plain(), "softmax": scene.Number(100*softmax, 1).Plain()}
}

// clearly is the right choice of three to which of two is right more often: 1 the first, 2
// the second, 3 where they are about as good.
func clearly(first, second, alike float64) string {
	return map[string]string{"1": "1", "3": "2", "2": "3"}[kit.Larger(first, second, alike)]
}

// scene: the losses, what the network sees in a digit and says of it, what it takes
// for what, and both networks' shares.
func (t *training) scene() scene.Scene {
	pass := t.now().pass(t.now().held.X.Row(t.digit()), t.now().label(t.digit()))
	return scene.Scene{pass.shelf("seen", t.gradients), t.now().curve(), pass.answers(), t.now().confusion(), t.table()}
}

// curve draws the losses of its training.
func (r *run) curve() scene.Curve { return curveOf(r.trainer) }

// curveOf draws the losses of a training, of the held digits upon those of each batch,
// which would hide them.
func curveOf(trainer *nn.Trainer) scene.Curve {
	batches, held := kit.Trained(trainer, "run.batch", scene.Train), scene.Run{Label: "run.validation", Role: scene.Validation, Over: true}
	batches.Points, held.Points = kit.Points(trainer.History()), kit.Points(trainer.ValidationHistory())
	metric := trainer.ValidationMetricHistory()
	return scene.Curve{Frame: scene.Frame{ID: "learning", Width: 34, Rows: 8, Facts: map[string]string{
		"epoch": strconv.Itoa(trainer.Epochs()), "updates": strconv.Itoa(trainer.Steps()),
		"validation": scene.Number(held.Points[len(held.Points)-1].Last, 3).Plain(), "right": scene.Number(100*metric.At(metric.Len()-1).Last, 1).Plain(),
	}}, Runs: []scene.Run{batches, held}}
}

// table is what both networks come to.
func (t *training) table() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "nets", Width: 32, Rows: 3, Facts: map[string]string{}},
		Columns: []scene.Column{{Name: "column.parameters", Wide: 3}, {Name: "column.trained", Wide: 2}, {Name: "column.right", Wide: 6, Role: scene.Strong}},
	}
	for i, r := range t.runs {
		row := scene.Row{Name: trainNets[i], Cells: []scene.Cell{
			{Quantity: scene.Number(float64(r.parameters()), 0)},
			{Quantity: scene.Number(float64(r.trainer.Epochs()), 0)},
			{Quantity: scene.Number(100*r.accuracy(), 1).In("percent")},
		}}
		if i == t.net {
			row.Role = scene.Train
		}
		table.Rows = append(table.Rows, row)
		table.Facts[[]string{"conv", "softmax"}[i]] = scene.Number(100*r.accuracy(), 1).Plain()
	}
	return table
}

// confusion is how often each held digit was taken for which.
func (r *run) confusion() scene.Panel {
	var counts [classes][classes]int
	for i, said := range r.said {
		counts[r.label(i)][said]++
	}
	names := make([]string, classes)
	cells := make([][]scene.Quantity, classes)
	for i, row := range counts {
		names[i] = strconv.Itoa(i)
		for _, n := range row {
			cells[i] = append(cells[i], scene.Number(float64(n), 0))
		}
	}
	wrong := len(r.mistakes())
	return scene.Raster{
		Frame: scene.Frame{ID: "confusion", Width: 32, Rows: 11, Facts: map[string]string{"wrong": strconv.Itoa(wrong), "all": strconv.Itoa(heldDigits)}},
		Name:  "C", Kind: "k", Cells: cells, Wide: 2, Down: names, Across: names,
	}
}

// explain opens a number of the shelf, an answer, or a count of what was taken for what.
func (t *training) explain(item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("k", 2); ok && max(at[0], at[1]) < classes {
		return t.now().explainCount(at[0], at[1])
	}
	return t.now().pass(t.now().held.X.Row(t.digit()), t.now().label(t.digit())).explain(item)
}

// explainCount tells how often a digit was taken for another.
func (r *run) explainCount(label, taken int) []scene.Panel {
	n, all := 0, 0
	for i, said := range r.said {
		if r.label(i) == label {
			all++
			n += kit.Bit(int(said) == taken)
		}
	}
	return []scene.Panel{kit.Arithmetic("taken", []scene.Term{
		kit.Count(n), kit.Op(" "), kit.Word("count.of"), kit.Op(" "), kit.Count(all), kit.Op(" "), kit.Word("count.digits"), kit.Op(" "),
		kit.Symbol(strconv.Itoa(label)), kit.Op(" → "), kit.Symbol(strconv.Itoa(taken)),
	})}
}
