package lessons

import (
	"fmt"
	"math"
	"slices"

	"sinapse/nn"
	"sinapse/nn/random"
)

const foldEpochs = 300

// foldSeed is one on which the size that cross-validation prefers is also the
// best on the held-out samples: 4 neurons.
const foldSeed = 1

// foldSizes are the sizes among which to choose. Means over five folds, medians
// of 25 seeds: 0.423, 0.275, 0.210, 0.186, 0.181, 0.170; from the lowest fold to
// the highest it is 0.24, so the last three are hardly told apart.
var foldSizes = []int{1, 2, 3, 4, 6, 8}

// foldOptions are the sizes by the keys of their words.
var foldOptions = []string{"size.1", "size.2", "size.3", "size.4", "size.6", "size.8"}

// A foldResult is a size, measured: the validation loss of each fold.
type foldResult struct {
	size   int // of foldSizes
	losses []float64
}

// mean is the mean over the folds.
func (r foldResult) mean() float64 {
	sum := 0.0
	for _, loss := range r.losses {
		sum += loss
	}
	return sum / float64(len(r.losses))
}

// A crossing is a cross-validation in the making: the folds train one after
// another.
type crossing struct {
	size, k int
	at      int         // the fold that trains
	trainer *nn.Trainer // of that fold
	losses  []float64   // of the folds that are done; replaced, never written to
	curves  [][]Point
	results []foldResult // by size; replaced, never written to
}

type crossingSaved struct {
	state crossing
	run   nn.State
}

func newCrossing() *crossing {
	c := &crossing{k: 5}
	c.begin(0)
	return c
}

// foldSetup is a network of a size on the samples that are dealt out.
func foldSetup(size int) classifierSetup {
	return classifierSetup{
		Data: "xor", Noise: 0.25, Share: 0.2, Held: 0.5, Hidden: []int{foldSizes[size]}, Activation: "tanh", Start: "random",
		Seed: foldSeed, Rate: 0.1, Batch: 10,
	}
}

// begin starts to measure a size.
func (c *crossing) begin(size int) {
	c.size, c.at, c.losses, c.curves = size, 0, nil, nil
	c.train()
}

// train makes the trainer of the present fold, from the same weights for each.
func (c *crossing) train() {
	setup := foldSetup(c.size)
	network := must(setup.build())
	network.Initialize(starts[setup.Start][0], starts[setup.Start][1], random.New(setup.Seed))
	fold := newClassifier(setup).trainer.Data().Folds(nil, c.k)[min(c.at, c.k-1)]
	c.trainer = must(nn.NewTrainer(network, fold.Train, nn.Training{
		Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: setup.Rate, BatchSize: setup.Batch, Bound: lossBound,
		Record: nn.RecordEpochs, Validation: fold.Validation,
	}))
}

func (c *crossing) save() crossingSaved { return crossingSaved{*c, c.trainer.Save()} }

func (c *crossing) restore(s crossingSaved) {
	same := c.size == s.state.size && c.k == s.state.k && c.at == s.state.at
	trainer := c.trainer
	*c = s.state
	if c.trainer = trainer; !same {
		c.train()
	}
	c.trainer.Restore(s.run)
}

// tick trains the present fold for an epoch; false when all are done.
func (c *crossing) tick() bool {
	if c.at == c.k {
		return false
	}
	c.trainer.Epoch()
	if c.trainer.Epochs() < foldEpochs {
		return true
	}
	c.losses = append(slices.Clip(c.losses), c.trainer.ValidationLoss())
	c.curves = append(slices.Clip(c.curves), c.present())
	c.at++
	if c.at < c.k {
		c.train()
		return true
	}
	c.results = slices.DeleteFunc(slices.Clone(c.results), func(r foldResult) bool { return r.size == c.size })
	c.results = append(c.results, foldResult{c.size, c.losses})
	slices.SortFunc(c.results, func(a, b foldResult) int { return a.size - b.size })
	return true
}

// present is the validation loss of the present fold, by epochs.
func (c *crossing) present() []Point {
	history := c.trainer.ValidationHistory()
	points := points(history)
	for i := range points {
		points[i].Step = history.At(i).Epoch
	}
	return points
}

// best is the size with the lowest mean; ok is false when none is measured.
func (c *crossing) best() (best foldResult, ok bool) {
	for _, result := range c.results {
		if !ok || result.mean() < best.mean() {
			best, ok = result, true
		}
	}
	return best, ok
}

// foldsScreen: cross-validation measures sizes, and chooses one.
func (c *remedies) foldsScreen() Screen {
	x := c.folds
	return Screen{
		ID: "folds", Scene: x.scene, Tick: x.tick,
		Controls: func() []Control {
			return []Control{
				Choices{ID: "size", Options: foldOptions, Get: func() int { return x.size }, Set: x.begin},
				Slider{ID: "k", Min: 2, Max: 10, Step: 1, Get: func() float64 { return float64(x.k) }, Set: func(v float64) error {
					x.k, x.results = int(v), nil // means over other folds are not compared
					x.begin(x.size)
					return nil
				}},
			}
		},
		Questions: []Question{{
			ID: "cure", Gate: true, Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Reset:   func() { *x = *newCrossing() },
		Explain: x.explain,
		Goals: []Goal{
			{ID: "once", Judge: func() Judgement {
				share := float64(len(x.losses)) / float64(x.k)
				return Judgement{Met: len(x.results) > 0, Share: share, Now: Number(float64(len(x.losses)), 0).In("folds")}
			}},
			{ID: "sizes", Judge: func() Judgement {
				n := len(x.results)
				return Judgement{Met: n >= 4, Share: min(float64(n)/4, 1), Now: Number(float64(n), 0).In("of4")}
			}},
			{ID: "choose", Judge: func() Judgement {
				best, ok := x.best()
				met := ok && len(x.results) >= 4 && best.size == x.size
				return Judgement{Met: met, Share: min(float64(len(x.results))/4, 1) * 0.9, Now: Number(float64(foldSizes[x.size]), 0).In("neurons")}
			}},
		},
	}
}

// The scene: the curve of each fold, their losses, and the sizes so far.
func (c *crossing) scene() Scene {
	curve := Curve{Frame: Frame{ID: "fold-curves", Width: 40, Rows: 8, Facts: map[string]string{
		"done": fmt.Sprint(c.at), "k": fmt.Sprint(c.k), "size": fmt.Sprint(foldSizes[c.size]),
	}}}
	if c.at < c.k {
		curve.Runs = append(curve.Runs, Run{Label: fmt.Sprintf("fold.%d", c.at+1), Role: Guess, Points: c.present()})
	}
	for i, points := range slices.Backward(c.curves) {
		curve.Runs = append(curve.Runs, Run{Label: fmt.Sprintf("fold.%d", i+1), Role: Validation, Points: points})
	}
	curve.Runs = curve.Runs[:min(len(curve.Runs), 5)]
	bars := Bars{Frame: Frame{ID: "fold-losses", Width: 34, Rows: c.k + 2, Beside: true, Facts: curve.Facts}, Total: Bar{Name: "mean", Value: Quantity{}}}
	for i := range c.k {
		bar := Bar{Name: fmt.Sprintf("fold.%d", i+1)} // nothing yet
		if i < len(c.losses) {
			bar.Value = Number(c.losses[i], 3)
		}
		bars.Rows = append(bars.Rows, bar)
	}
	if len(c.losses) > 0 {
		bars.Total.Value = Number(foldResult{losses: c.losses}.mean(), 3)
	}
	return Scene{curve, bars, c.sizes()}
}

// sizes lists what was measured.
func (c *crossing) sizes() Panel {
	table := Table{
		Frame: Frame{ID: "sizes", Width: 44, Rows: len(foldSizes) + 1, Facts: map[string]string{"sizes": fmt.Sprint(len(c.results)), "best": "—"}},
		Columns: []Column{
			{Name: "column.neurons", Wide: 8}, {Name: "column.mean", Role: Strong, Wide: 8}, {Name: "column.lowest", Wide: 8}, {Name: "column.highest", Wide: 8}, {Name: "column.chosen", Wide: 6},
		},
	}
	best, ok := c.best()
	for i, result := range c.results {
		chosen := Cell{Word: "mark.none"}
		if result.size == best.size {
			chosen.Word = "mark.lowest"
		}
		item := fmt.Sprintf("s%d", i)
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			{Quantity: Number(float64(foldSizes[result.size]), 0)},
			{Quantity: Number(result.mean(), 3), Item: item},
			{Quantity: Number(slices.Min(result.losses), 3)},
			{Quantity: Number(slices.Max(result.losses), 3)},
			chosen,
		}})
		table.Items = append(table.Items, Item{ID: item, Row: i})
	}
	if ok {
		table.Facts["best"] = fmt.Sprint(foldSizes[best.size])
	}
	return table
}

// explain opens the mean of a size, and its spread.
func (c *crossing) explain(item string) []Panel {
	at, ok := CellIndex(item)
	if !ok || item[0] != 's' || len(at) != 1 || at[0] >= len(c.results) {
		return nil
	}
	result := c.results[at[0]]
	line, squares := []Term{op("(")}, 0.0
	for i, loss := range result.losses {
		if i > 0 {
			line = append(line, op(" + "))
		}
		line = append(line, value(Number(loss, 3)))
		squares += (loss - result.mean()) * (loss - result.mean())
	}
	line = append(line, op(fmt.Sprintf(") ÷ %d", len(result.losses))), op(" = "), valueOf(result.mean()))
	spread := math.Sqrt(squares / float64(len(result.losses)))
	return []Panel{arithmetic("mean-of-folds", line, []Term{word("deviation"), op(" = "), valueOf(spread)})}
}

// valueOf is a loss as the result of a sum.
func valueOf(loss float64) Term { return result(Number(loss, 3)) }
