package lessons

// remedies is the chapter about what helps against over- and underfitting, and
// what does not: each remedy on and off, from the same start.
type remedies struct {
	bench   *bench
	penalty *trial // of l1-l2
	under   *trial
	dropout *trial
	digits  *digits
	folds   *crossing
	lottery *lottery
	broken  *trial // of debug
	state   remediesState
}

// remediesState is the part of the state that is plain values.
type remediesState struct {
	under   underState
	dropout dropoutState
}

// remediesSaved is a deep copy of all of it.
type remediesSaved struct {
	bench            benchSaved
	penalty, dropout trialState
	digits           digitsSaved
	folds            crossingSaved
	lottery          lotterySaved
	under, broken    trialState
	state            remediesState
}

func newRemedies(uint32) Chapter {
	c := &remedies{bench: &bench{}, digits: &digits{}, folds: &crossing{}, lottery: &lottery{}}
	c.state.dropout = startDropout()
	return c
}

// begin makes the runs.
func (c *remedies) begin() {
	*c.bench, *c.digits, *c.folds, *c.lottery = *newBench(), *newDigits(), *newFolds(), *newLottery()
	c.penalty = newTrial(penaltySetup(), penaltyEpochs, 0)
	c.dropout = newTrial(dropoutSetup(0.5), dropoutEpochs, 0)
	c.broken = newTrial(hastySetup(), hastyEpochs, hastyPatience)
	c.treat(startUnder())
}

// Screens lists the chapter's pages.
func (c *remedies) Screens() []Screen {
	return []Screen{
		c.benchScreen(), c.penalties(), c.dropoutScreen(), c.augment(), c.foldsScreen(), c.underScreen(), c.lotteryScreen(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "2", nil) }),
	}
}

// Save returns a deep copy of the state.
func (c *remedies) Save() any {
	return remediesSaved{
		c.bench.save(), c.penalty.save(), c.dropout.save(), c.digits.save(), c.folds.save(), c.lottery.save(),
		c.under.save(), c.broken.save(), c.state,
	}
}

// Restore puts a saved state back.
func (c *remedies) Restore(saved any) {
	s := saved.(remediesSaved)
	c.bench.restore(s.bench)
	c.digits.restore(s.digits)
	c.folds.restore(s.folds)
	c.lottery.restore(s.lottery)
	c.penalty, c.dropout = c.penalty.restored(s.penalty), c.dropout.restored(s.dropout)
	c.under, c.broken = c.under.restored(s.under), c.broken.restored(s.broken)
	c.state = s.state
}
