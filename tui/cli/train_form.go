package cli

import (
	"encoding/json"
	"math"
	"time"

	"sinapse/lessons/course"
)

// trainVersion is that of the form in which a training is printed as JSON. It grows when
// a field changes or goes; new ones may come without.
const trainVersion = 1

// A trainHead begins every line.
type trainHead struct {
	Version int    `json:"version"`
	Kind    string `json:"kind"` // setup, run or summary
}

// A trainSetup is the first line: what is learnt, and how.
type trainSetup struct {
	trainHead
	File    string `json:"file"`
	Target  string `json:"target"`
	Weights string `json:"weights,omitempty"` // the file that the network begins with
	trainTable
	trainModel
	Seed  uint32 `json:"seed"`
	Seeds int    `json:"seeds"`
}

// A trainTable says what is learnt from.
type trainTable struct {
	Classes    []string `json:"classes,omitempty"` // none: the target is a number
	Inputs     []string `json:"inputs"`
	Rows       int      `json:"rows"`
	Dropped    int      `json:"dropped"`
	Train      int      `json:"train"`
	Validation int      `json:"validation"`
}

// A trainModel says how the network is made and learns.
type trainModel struct {
	Hidden     []int   `json:"hidden"`
	Activation string  `json:"activation"`
	Loss       string  `json:"loss"`
	Optimizer  string  `json:"optimizer"`
	Rate       float64 `json:"rate"`
	Batch      int     `json:"batch"`
	Epochs     int     `json:"epochs"`
}

// A trainRun is a line for each seed: what came of it.
type trainRun struct {
	trainHead
	Seed     uint32     `json:"seed"`
	Epochs   int        `json:"epochs"`   // done
	Complete bool       `json:"complete"` // false where a signal ended it
	Seconds  float64    `json:"seconds"`
	Baseline trainWorth `json:"baseline"`
	Linear   trainWorth `json:"linear"`
	Network  trainWorth `json:"network"`
}

// A trainWorth is what a model is worth.
type trainWorth struct {
	Loss     number      `json:"loss"`
	Accuracy *number     `json:"accuracy,omitempty"`
	R2       *number     `json:"r2,omitempty"`
	Typical  *number     `json:"typical,omitempty"`
	Diverged int         `json:"diverged,omitempty"` // the update after which it had
	Losses   *trainCurve `json:"losses,omitempty"`
}

// A trainCurve is losses, before the first epoch and after each.
type trainCurve struct {
	Train      []number `json:"train"`
	Validation []number `json:"validation"`
}

// A trainSummary is the last line: all runs together.
type trainSummary struct {
	trainHead
	Runs        int         `json:"runs"` // that are complete
	Interrupted bool        `json:"interrupted"`
	Seconds     float64     `json:"seconds"`
	Baseline    trainSpread `json:"baseline"`
	Linear      trainSpread `json:"linear"`
	Network     trainSpread `json:"network"`
}

// A trainSpread is how the runs of a model spread.
type trainSpread struct {
	Loss     *spread `json:"loss,omitempty"`
	Accuracy *spread `json:"accuracy,omitempty"`
	R2       *spread `json:"r2,omitempty"`
}

// A spread is the mean of several numbers, their standard deviation (of all there are),
// the least and the greatest.
type spread struct {
	Mean      number `json:"mean"`
	Deviation number `json:"deviation"`
	Least     number `json:"least"`
	Greatest  number `json:"greatest"`
}

// A number is one that may be none: JSON has no infinity, so it is null there.
type number float64

// MarshalJSON writes the number, so that it is read as the very same.
func (n number) MarshalJSON() ([]byte, error) {
	if v := float64(n); math.IsNaN(v) || math.IsInf(v, 0) {
		return []byte("null"), nil
	}
	return json.Marshal(float64(n))
}

// setupOf is the first line.
func setupOf(c *Command, t trial, flags TrainFlags, job *course.Job) trainSetup {
	table := job.Table()
	hidden := t.setup.Hidden
	if hidden == nil {
		hidden = []int{}
	}
	batch := t.setup.Batch
	if batch == 0 || batch > table.Train {
		batch = table.Train
	}
	return trainSetup{
		trainHead: trainHead{trainVersion, "setup"}, File: t.name, Target: table.Target, Weights: flags.Weights,
		trainTable: trainTable{table.Classes, table.Inputs, table.Rows, table.Dropped, table.Train, table.Validation},
		trainModel: trainModel{hidden, "tanh", table.Loss, "sgd", t.setup.Rate, batch, t.setup.Epochs},
		Seed:       c.Seed, Seeds: t.seeds,
	}
}

// runOf is the line of a seed.
func runOf(job *course.Job, complete bool, took time.Duration) trainRun {
	classes := job.Table().Classes != nil
	all := job.Worths()
	worth := func(w course.Worth) trainWorth {
		made := trainWorth{Loss: number(w.Loss), Diverged: w.Diverged}
		of := func(v float64) *number { n := number(v); return &n }
		if classes {
			made.Accuracy = of(w.Accuracy)
		} else {
			made.R2, made.Typical = of(w.R2), of(w.Typical)
		}
		if w.Train != nil {
			made.Losses = &trainCurve{numbers(w.Train), numbers(w.Validation)}
		}
		return made
	}
	return trainRun{
		trainHead: trainHead{trainVersion, "run"}, Seed: job.Seed, Epochs: job.Epoch(), Complete: complete, Seconds: seconds(took),
		Baseline: worth(all[0]), Linear: worth(all[1]), Network: worth(all[2]),
	}
}

// numbers are losses as JSON has them.
func numbers(values []float64) []number {
	all := make([]number, len(values))
	for i, v := range values {
		all[i] = number(v)
	}
	return all
}

// seconds is a time, to the thousandth.
func seconds(took time.Duration) float64 { return math.Round(took.Seconds()*1000) / 1000 }

// summaryOf is the last line.
func summaryOf(runs []trainRun, interrupted bool, took time.Duration) trainSummary {
	s := trainSummary{trainHead: trainHead{trainVersion, "summary"}, Interrupted: interrupted, Seconds: seconds(took)}
	var complete []trainRun
	for _, run := range runs {
		if run.Complete {
			complete = append(complete, run)
		}
	}
	s.Runs = len(complete)
	of := func(model func(trainRun) trainWorth) trainSpread {
		read := func(of func(trainWorth) *number) *spread {
			var values []float64
			for _, run := range complete {
				if n := of(model(run)); n != nil {
					values = append(values, float64(*n))
				}
			}
			return spreadOf(values)
		}
		return trainSpread{
			read(func(w trainWorth) *number { return &w.Loss }),
			read(func(w trainWorth) *number { return w.Accuracy }),
			read(func(w trainWorth) *number { return w.R2 }),
		}
	}
	s.Baseline = of(func(r trainRun) trainWorth { return r.Baseline })
	s.Linear = of(func(r trainRun) trainWorth { return r.Linear })
	s.Network = of(func(r trainRun) trainWorth { return r.Network })
	return s
}

// spreadOf is how numbers spread; nil where there are none.
func spreadOf(values []float64) *spread {
	if len(values) == 0 {
		return nil
	}
	mean, squares, least, greatest := 0.0, 0.0, values[0], values[0]
	for _, v := range values {
		mean += v / float64(len(values))
		least, greatest = min(least, v), max(greatest, v)
	}
	for _, v := range values {
		squares += float64((v - mean) * (v - mean))
	}
	return &spread{number(mean), number(math.Sqrt(squares / float64(len(values)))), number(least), number(greatest)}
}
