package model

import (
	"fmt"

	"sinapse/nn/data/table"
)

// tableCode writes the Python that reads the learner's table for this run.
func (c *Classifier) tableCode() (TableCode, error) {
	own, plan := c.Setup.set().own, c.Setup.planned()
	plain, err := own.plain()
	if err != nil {
		return TableCode{}, err
	}
	w := TableCode{
		File: FileName(own.file.Name), Table: own.table, Prepared: c.given(), Plan: plan, Needed: plan.Needed(own.table),
		Plain: plain, Named: plain.Named, Each: true,
	}
	return w, w.Unfit()
}

// given are the matrices' inputs without those that the network is not given.
func (c *Classifier) given() *table.Prepared {
	given := *c.own.dealt
	given.Inputs = nil
	for _, at := range c.Setup.places() {
		given.Inputs = append(given.Inputs, c.own.dealt.Inputs[at])
	}
	return &given
}

// samplesCode reads the samples: X and T train, V and U validate. The first weights are
// then drawn from the seed.
func (w TableCode) samplesCode(s ClassifierSetup) string {
	again := fmt.Sprintf("r = np.random.RandomState(%d)\n", s.Seed)
	if s.Dropout > 0 || s.Jitter > 0 {
		again = fmt.Sprintf("r, s = np.random.RandomState(%d), np.random.RandomState(%d)\n", s.Seed, ^s.Seed)
	}
	return "import csv\n" + w.Imports() + "\n" + w.Reading() + w.Splitting() + w.Cells() + w.Targets() + "V, U, X, T = X[rest], T[rest], X[seen], T[seen]\n" + again
}

// ownCode is Code for a learner's table: with the names of its columns where they have
// room, else with their numbers; of a table that no few lines read, why there is none.
func (c *Classifier) ownCode() (string, error) {
	w, err := c.tableCode()
	if err != nil {
		return "", err
	}
	for _, named := range []bool{w.Named, false} {
		w.Named = named
		c.own.code = w
		if code := c.code(); !TooLarge(code) {
			return code, nil
		}
	}
	return "", ErrTall
}
