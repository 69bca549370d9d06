package model

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// A Regime is what a training goes by besides its rate, and what may be changed in
// mid-run: the penalty, the size of a batch, and whether each epoch has an order of its own.
type Regime struct {
	Penalty nn.Penalty
	Batch   int
	Shuffle bool
}

// What stands for a regime's settings among the parameters that a way turns.
const (
	theL1 = theRate - 1 - iota
	theL2
	theBatch
	theShuffle
)

// settings are their names in code.
var settings = map[int]string{theL1: "l1", theL2: "l2", theBatch: "size", theShuffle: "shuffle"}

// Regime is what a run of the set-up goes by.
func (s ClassifierSetup) Regime() Regime { return Regime{s.Penalty, s.Batch, s.Shuffle} }

// with is the set-up with another regime.
func (s ClassifierSetup) with(r Regime) ClassifierSetup {
	s.Penalty, s.Batch, s.Shuffle = r.Penalty, r.Batch, r.Shuffle
	return s
}

// values are a regime's settings as numbers, in the order of theL1 and so on.
func (r Regime) values() [4]float64 {
	return [4]float64{r.Penalty.L1, r.Penalty.L2, float64(r.Batch), float64(kit.Bit(r.Shuffle))}
}

// set is the regime with another value of a setting.
func (r Regime) set(which int, value float64) Regime {
	switch which {
	case theL1:
		r.Penalty.L1 = value
	case theL2:
		r.Penalty.L2 = value
	case theBatch:
		r.Batch = int(value)
	case theShuffle:
		r.Shuffle = value != 0
	}
	return r
}

// SetRegime goes on by another regime from the next update on; an order of its own begins
// with the next epoch.
func (c *Classifier) SetRegime(r Regime) {
	before, after := c.Setup.Regime().values(), r.values()
	c.Setup = c.Setup.with(r)
	c.obey()
	for i := range after {
		if before[i] != after[i] {
			c.turned(theL1-i, after[i])
		}
	}
}

// obey makes the trainer go by the set-up's regime.
func (c *Classifier) obey() {
	c.Trainer.SetPenalty(c.Setup.Penalty)
	c.Trainer.SetBatchSize(c.Setup.Batch)
	c.Trainer.SetInOrder(!c.Setup.Shuffle)
}

// Mixed tells whether another regime was taken up in mid-run.
func (c *Classifier) Mixed() bool { return c.way.mixed() }

// mixed tells whether a way goes from one regime to another.
func (w Way) mixed() bool { return w.lost || len(w.named()) > 0 }

// names are the settings that code knows by their names, because a way changes them.
type names map[int]bool

// code is a setting of a regime in Python: its name, or its value.
func (n names) code(which int, value float64) string {
	if n[which] {
		return settings[which]
	}
	return settingCode(which, value)
}

// named are the settings that a way changes.
func (w Way) named() names {
	var named names
	for _, t := range w.turns {
		if t.parameter < theRate && t.parameter > theHeld {
			if named == nil {
				named = names{}
			}
			named[t.parameter] = true
		}
	}
	return named
}

// settingCode writes a value of a setting in Python.
func settingCode(which int, value float64) string {
	if which == theShuffle {
		return []string{"False", "True"}[kit.Bit(value != 0)]
	}
	return kit.PythonNumber(value)
}

// settingCode changes a setting in Python.
func (t turn) settingCode() string {
	return settings[t.parameter] + " = " + settingCode(t.parameter, t.value)
}

// beginCode sets the settings that a way changes to what it began with.
func (w Way) beginCode() string {
	var begun, values []string
	for i, value := range w.regime.values() {
		if which := theL1 - i; w.named()[which] {
			begun, values = append(begun, settings[which]), append(values, settingCode(which, value))
		}
	}
	if len(begun) == 0 {
		return ""
	}
	return fmt.Sprintf("%s = %s\n", strings.Join(begun, ", "), strings.Join(values, ", "))
}

// regimeAt is what a way goes by after all of its turns.
func (w Way) regimeAt() Regime {
	r := w.regime
	for _, t := range w.turns {
		r = r.set(t.parameter, t.value)
	}
	return r
}

// changes is a way with another setting. Its turns are its own already.
func (w Way) changes(t turn) Way {
	switch now := w.regimeAt(); {
	case now.set(t.parameter, t.value) == now: // as it was
	case t.step == w.at && w.from == nil:
		w.regime = w.regime.set(t.parameter, t.value)
	default:
		w.turns = append(w.turns, t)
	}
	return w
}

// began is a way that begins as a set-up says.
func (s ClassifierSetup) began() Way { return Way{rate: s.Rate, regime: s.Regime()} }

// mixedEpochCode deals the samples of an epoch out where a way changes how.
func (s ClassifierSetup) mixedEpochCode(named names) string {
	order := "np.arange(len(X))"
	switch {
	case named[theShuffle]:
		order = "r.permutation(len(X)) if shuffle else np.arange(len(X))"
	case s.Shuffle:
		order = "r.permutation(len(X))"
	}
	return fmt.Sprintf(`        i, order = 0, %s
        while i < len(X):
            at = order[i:i + %s]
            i += len(at)
`, order, named.code(theBatch, float64(s.Batch)))
}
