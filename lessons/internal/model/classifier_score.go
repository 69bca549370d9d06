package model

import (
	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// Right counts the validation samples that are answered rightly, of all. Numbers
// are neither right nor wrong: of them it is not asked.
func (c *Classifier) Right() (right, all int) {
	out := c.Network.Predict(c.Held.X)
	several := c.Setup.Several() != nil
	for i := range c.Held.Len() {
		hit := out.At(i, 0)*c.Held.Y.At(i, 0) > 0
		if several {
			hit = nn.Class(out.Row(i), 0) == nn.Class(c.Held.Y.Row(i), 0)
		}
		right += kit.Bit(hit)
	}
	return right, c.Held.Len()
}

// IsAt tells whether the run stands where a state does: it began alike, and has the same
// parameters after as many updates.
func (c *Classifier) IsAt(s ClassifierState) bool {
	return c.Setup.equal(s.Setup) && c.Setup.Rate == s.Setup.Rate && c.Trainer.IsAt(s.Run)
}

// Unrecorded starts a classifier that keeps no history of its losses.
func Unrecorded(setup ClassifierSetup) *Classifier {
	return newClassifier(setup, nn.RecordNothing, nil)
}

// Standing is a classifier with given parameters, to be looked at.
func Standing(setup ClassifierSetup, parameters []float64) *Classifier {
	c := Unrecorded(setup)
	copy(c.Network.Parameters(), parameters)
	return c
}
