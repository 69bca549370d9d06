package remedies

import (
	"sync"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// remedies is the chapter about what helps against over- and underfitting, and
// what does not: each remedy on and off, from the same start.
type remedies struct {
	seed    lessons.Seed
	bench   *bench
	penalty *model.Trial // of l1-l2
	under   *model.Trial
	dropout *model.Trial
	digits  *digits
	folds   *crossing
	lottery *lottery
	broken  *model.Trial // of debug
	state   remediesState
	fates   func() []fate  // of the patients as they came, trained when first asked for
	sines   func() float64 // what they come to by the sines alone, too
}

// remediesState is the part of the state that is plain values.
type remediesState struct {
	under   underState
	dropout dropoutState
}

// remediesSaved is a deep copy of all of it.
type remediesSaved struct {
	bench            benchSaved
	penalty, dropout model.TrialState
	digits           digitsSaved
	folds            crossingSaved
	lottery          lotterySaved
	under, broken    model.TrialState
	state            remediesState
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	c := &remedies{seed: lessons.Seed(course), bench: &bench{}, digits: &digits{}, folds: &crossing{}, lottery: &lottery{}}
	c.state.dropout, c.fates, c.sines = startDropout(), sync.OnceValue(c.untreated), sync.OnceValue(c.givenSines)
	return c
}

// Begin makes the runs.
func (c *remedies) Begin() {
	*c.bench, *c.digits, *c.folds, *c.lottery = *newBench(c.seed), *newDigits(c.seed.Among(digitSeeds)), *newFolds(c.seed.Among(foldSeeds)), *newLottery(c.seed.Among(lotteryFirst))
	c.penalty = model.NewTrial(penaltySetup().Of(c.seed.Among(penaltySeeds)), penaltyEpochs, 0)
	c.dropout = model.NewTrial(dropoutSetup(0.5).Of(c.seed.Among(dropoutSeeds)), dropoutEpochs, 0)
	c.broken = model.NewTrial(hastySetup().Of(c.seed.Among(hastySeeds)), hastyEpochs, hastyPatience)
	c.treat(startUnder())
}

// Screens lists the chapter's pages.
func (c *remedies) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.benchScreen(), c.penalties(), c.dropoutScreen(), c.augment(), c.foldsScreen(), c.underScreen(), c.lotteryScreen(), c.debug(),
		kit.RecapScreen("3", recapCode, recapPrints),
	}
}

// Pace lets each epoch be followed, also where a step is a batch of it; many runs, of
// which nobody looks at one, hurry.
func (c *remedies) Pace(screen string) int {
	switch {
	case screen == "lottery" || screen == "bench" && c.bench.measuring():
		return 0
	case screen == "dropout":
		return model.EpochPace * model.Updates(c.dropout.Trainer)
	case screen == "augment":
		return model.EpochPace * model.Updates(c.digits.trainer)
	}
	return model.EpochPace
}

// Save returns a deep copy of the state.
func (c *remedies) Save() any {
	return remediesSaved{
		c.bench.save(), c.penalty.Save(), c.dropout.Save(), c.digits.save(), c.folds.save(), c.lottery.save(),
		c.under.Save(), c.broken.Save(), c.state,
	}
}

// Restore puts a saved state back.
func (c *remedies) Restore(saved any) {
	s := saved.(remediesSaved)
	c.bench.restore(s.bench)
	c.digits.restore(s.digits)
	c.folds.restore(s.folds)
	c.lottery.restore(s.lottery)
	c.penalty, c.dropout = c.penalty.Restored(s.penalty), c.dropout.Restored(s.dropout)
	c.under, c.broken = c.under.Restored(s.under), c.broken.Restored(s.broken)
	c.state = s.state
}
