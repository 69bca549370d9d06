package remedies

import (
	"encoding/json"
	"fmt"
	"slices"

	"sinapse/lessons"
)

// results are what goals of the chapter speak of.
type results struct {
	Bench   []runResult    `json:"bench,omitempty"`
	Folds   *foldsResult   `json:"folds,omitempty"`
	Lottery *lotteryResult `json:"lottery,omitempty"`
	Copies  *copiesResult  `json:"copies,omitempty"`
}

// A runResult is a kept run of the bench.
type runResult struct {
	Name       string           `json:"name"`
	Remedies   []string         `json:"remedies"` // the switches that were on
	Size       int              `json:"size,omitempty"`
	Seed       uint32           `json:"seed"`
	Epochs     int              `json:"epochs"`
	Train      lessons.Measured `json:"train"`
	Validation lessons.Measured `json:"validation"`
}

// A foldsResult is what cross-validation measured: by sizes, a loss a fold.
type foldsResult struct {
	K      int                        `json:"k"`
	Losses map[int][]lessons.Measured `json:"losses"`
}

// A lotteryResult is what was drawn: by kinds, a loss a seed.
type lotteryResult struct {
	First  uint32               `json:"first"`
	Losses [][]lessons.Measured `json:"losses"`
}

// A copiesResult is the accuracy by copies and world; −1 where there is none.
type copiesResult struct {
	Seed   uint32        `json:"seed"`
	Shares [3][2]float64 `json:"shares"`
}

// Results returns the kept runs, the folds, the draws and the accuracies.
func (c *remedies) Results() any {
	r := results{Bench: c.bench.results()}
	if x := c.folds; len(x.results) > 0 {
		r.Folds = &foldsResult{x.k, map[int][]lessons.Measured{}}
		for _, size := range x.results {
			r.Folds.Losses[size.size] = lessons.Measurements(size.losses)
		}
	}
	for _, losses := range c.lottery.losses {
		if len(losses) > 0 && r.Lottery == nil {
			r.Lottery = &lotteryResult{First: c.lottery.first}
		}
	}
	if r.Lottery != nil {
		for _, losses := range c.lottery.losses {
			r.Lottery.Losses = append(r.Lottery.Losses, lessons.Measurements(losses))
		}
	}
	if none := [2]float64{-1, -1}; c.digits.shares != [3][2]float64{none, none, none} {
		r.Copies = &copiesResult{c.digits.seed, c.digits.shares}
	}
	if r.Bench == nil && r.Folds == nil && r.Lottery == nil && r.Copies == nil {
		return nil
	}
	return r
}

// names are the switches that are on.
func (r remedy) names() []string {
	var names []string
	for i, name := range remedyNames {
		if r>>i&1 != 0 {
			names = append(names, name)
		}
	}
	return names
}

// named is the set of the switches of some names.
func named(names []string) (r remedy) {
	for _, name := range names {
		if i := slices.Index(remedyNames, name); i >= 0 {
			r |= 1 << i
		}
	}
	return r
}

func (b *bench) results() []runResult {
	var runs []runResult
	for _, run := range b.kept {
		runs = append(runs, runResult{
			run.name, run.with.names(), run.size, run.seed, run.epochs, lessons.Measured(run.train), lessons.Measured(run.validation),
		})
	}
	return runs
}

// Recall takes up results. Kept runs come back without their curves.
func (c *remedies) Recall(data []byte) error {
	var r results
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	if err := r.check(); err != nil {
		return err
	}
	c.bench.kept = nil
	for _, run := range r.Bench {
		c.bench.kept = append(c.bench.kept, keptRun{
			name: run.Name, with: named(run.Remedies), size: run.Size, seed: run.Seed, epochs: run.Epochs,
			train: float64(run.Train), validation: float64(run.Validation),
		})
	}
	if r.Folds != nil {
		c.folds.k, c.folds.results = r.Folds.K, nil
		for size := range foldSizes {
			if losses := r.Folds.Losses[size]; len(losses) > 0 {
				c.folds.results = append(c.folds.results, foldResult{size, lessons.Values(losses)})
			}
		}
		c.folds.Begin(c.folds.size)
	}
	if r.Lottery != nil && r.Lottery.First == c.lottery.first {
		for kind, losses := range r.Lottery.Losses {
			c.lottery.losses[kind] = lessons.Values(losses)
		}
		c.lottery.Begin()
	}
	if r.Copies != nil && r.Copies.Seed == c.digits.seed {
		c.digits.shares = r.Copies.Shares
	}
	return nil
}

// check tells what of results no program of ours writes.
func (r results) check() error {
	if len(r.Bench) > mostKept {
		return fmt.Errorf("remedies: %d kept runs", len(r.Bench))
	}
	for _, run := range r.Bench {
		if run.Size < 0 || run.Size >= len(benchSizes) || run.Name == "" {
			return fmt.Errorf("remedies: no such run: %+v", run)
		}
	}
	if r.Folds != nil {
		if err := r.Folds.check(); err != nil {
			return err
		}
	}
	if r.Lottery != nil {
		return r.Lottery.check()
	}
	return nil
}

func (f *foldsResult) check() error {
	if f.K < 2 || f.K > 10 {
		return fmt.Errorf("remedies: %d folds", f.K)
	}
	for size, losses := range f.Losses {
		if size < 0 || size >= len(foldSizes) || len(losses) != f.K {
			return fmt.Errorf("remedies: %d losses of size %d", len(losses), size)
		}
	}
	return nil
}

func (l *lotteryResult) check() error {
	if len(l.Losses) > len(lotteryKinds) {
		return fmt.Errorf("remedies: %d kinds of draws", len(l.Losses))
	}
	for _, losses := range l.Losses {
		if len(losses) > lotterySeeds {
			return fmt.Errorf("remedies: %d draws", len(losses))
		}
	}
	return nil
}
