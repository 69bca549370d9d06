package lessons

// remedies is the chapter about what helps against over- and underfitting, and
// what does not: each remedy on and off, from the same start.
type remedies struct {
	bench   *bench
	penalty *trial // of l1-l2
	under   *trial
	broken  *trial // of debug
	state   remediesState
}

// remediesState is the part of the state that is plain values.
type remediesState struct {
	under underState
}

// remediesSaved is a deep copy of all of it.
type remediesSaved struct {
	bench                  benchSaved
	penalty, under, broken trialState
	state                  remediesState
}

func newRemedies(uint32) Chapter {
	c := &remedies{
		bench:   newBench(),
		penalty: newTrial(penaltySetup(), penaltyEpochs, 0),
		broken:  newTrial(hastySetup(), hastyEpochs, hastyPatience),
	}
	c.treat(startUnder())
	return c
}

// Screens lists the chapter's pages.
func (c *remedies) Screens() []Screen {
	return []Screen{
		c.benchScreen(), c.penalties(), c.underScreen(), c.debug(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "2", nil) }),
	}
}

// Save returns a deep copy of the state.
func (c *remedies) Save() any {
	return remediesSaved{c.bench.save(), c.penalty.save(), c.under.save(), c.broken.save(), c.state}
}

// Restore puts a saved state back.
func (c *remedies) Restore(saved any) {
	s := saved.(remediesSaved)
	c.bench.restore(s.bench)
	c.penalty, c.under, c.broken = c.penalty.restored(s.penalty), c.under.restored(s.under), c.broken.restored(s.broken)
	c.state = s.state
}
