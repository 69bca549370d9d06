package lessons

import "sinapse/nn"

const (
	hastyEpochs   = 400
	hastyPatience = 5
	// hastySeed is one of the few (3 of 60) whose plain is longer than ten epochs:
	// up to 10 of patience it stops at 0.503, from 20 on it ends at 0.014.
	hastySeed = 41
)

// hastySetup is the network of debug: early stopping takes the plain that XOR
// begins on for the end.
func hastySetup() classifierSetup {
	return classifierSetup{
		Data: "xor", Noise: 0.1, Share: 0.2, Hidden: []int{8, 8}, Activation: "tanh", Start: "random", Seed: hastySeed, Rate: 0.03, Batch: 10,
	}
}

// debug: a run that early stopping ends before it has begun.
func (c *remedies) debug() Screen {
	again := func(setup classifierSetup, patience int) { c.broken = newTrial(setup, hastyEpochs, patience) }
	return Screen{
		ID: "debug",
		Scene: func() Scene {
			curve := c.broken.curve()
			curve.Goal, curve.Ill = solved, ""
			picture := c.broken.decision(false)
			picture.Beside, picture.Width = true, 32
			return Scene{curve, picture}
		},
		Tick: func() bool { return c.broken.tick() },
		Controls: func() []Control {
			setup := c.broken.setup
			return []Control{
				Slider{ID: "patience", Min: 1, Max: 60, Step: 1, Unit: "epochs", Get: func() float64 { return float64(c.broken.patience) }, Set: func(v float64) error { again(setup, int(v)); return nil }},
				Slider{ID: "l2rate", Min: 0, Max: 0.3, Step: 0.05, Decimals: 3, Get: func() float64 { return setup.Penalty.L2 }, Set: func(v float64) error {
					setup.Penalty = nn.Penalty{L2: v}
					again(setup, c.broken.patience)
					return nil
				}},
			}
		},
		Questions: []Question{{
			ID: "cause", Check: func(answer string) Verdict { return Choice(answer, "3", nil) },
		}},
		Reset:   func() { again(hastySetup(), hastyPatience) },
		Explain: func(item string) []Panel { return c.broken.explainPoint(item) },
		Code:    func() string { return c.broken.code() },
		Goals:   []Goal{{ID: "mended", Judge: func() Judgement { return c.broken.judgeSolved(c.broken.patience > 0) }}},
	}
}
