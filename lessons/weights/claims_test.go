package weights

import (
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// updatesUntil is after how many updates at a rate a run first comes under a loss, or
// diverges where the bound is 0.
func updatesUntil(r *model.Regression, rate, bound float64, most int) float64 {
	r.Reset()
	r.SetRate(rate)
	for step := 1; step <= most; step++ {
		r.Tick()
		if bound > 0 && r.Loss() < bound || bound == 0 && r.Trainer.Divergence() != nil {
			return float64(step)
		}
	}
	return 0
}

// TestHintsTellHowLongItTakes holds the numbers of updates and the limits of rates in the
// hints to runs. None of them is drawn.
func TestHintsTellHowLongItTakes(t *testing.T) {
	c := New(0).(*weights)
	c.Begin()
	for _, claim := range []struct {
		id          string
		run         *model.Regression
		rate, bound float64
		most        int
		low, high   float64
	}{
		{"hint.descend.3", c.takeover, 0.03, 42.5, 1000, 385, 395},
		{"hint.descend.3", c.takeover, 0.1, 42.5, 1000, 112, 118},
		{"hint.descend.3", c.takeover, 0.03, 42.175, 1000, 645, 660},
		{"hint.descend.3", c.takeover, 0.1, 42.175, 1000, 190, 205},
		{"why.diverge, below", c.takeover, 0.113, 0, 20_000, 0, 0},
		{"why.diverge, above", c.takeover, 0.1145, 0, 20_000, 1, 20_000},
		{"hint.diverge.3", c.takeover, 0.12, 0, 1000, 48, 53},
		{"hint.diverge.3", c.takeover, 0.2, 0, 1000, 7, 7},
		{"hint.penguins.3", c.penguins[0], 0.1, penguinGoal, 1000, 15, 25},
		{"hint.break.3", c.penguins[1], 0.1, 0, 10, 2, 2},
		{"hint.crawl.2, below", c.penguins[1], 0.0000225, 0, 20_000, 0, 0},
		{"hint.crawl.2, above", c.penguins[1], 0.000024, 0, 20_000, 1, 20_000},
		{"hint.mend.3", c.raw[1], 0.03, handGoal, 1000, 150, 250},
		{"debug, hundreds of updates", c.raw[1], 0.03, handGoal, 1000, 100, 999},
		{"debug, tens of thousands", c.raw[0], 0.00003, handGoal, 100_000, 10_000, 99_999},
		{"debug, tens of thousands, as fast as it goes", c.raw[0], 0.00008, handGoal, 100_000, 10_000, 99_999},
		{"debug, and faster diverges", c.raw[0], 0.00009, 0, 1000, 1, 1000},
	} {
		proof.Between(t, claim.id, updatesUntil(claim.run, claim.rate, claim.bound, claim.most), claim.low, claim.high)
	}
	c.takeover.Reset()
	c.takeover.SetRate(0.1)
	for range 5000 {
		c.takeover.Tick()
	}
	proof.Between(t, "hint.fit.3, the minimum", c.takeover.Loss(), 42.165, 42.175)
	proof.Between(t, "hint.fit.3, its w1", *c.takeover.Weight(1), 96.75, 96.85)
	proof.Between(t, "hint.fit.3, its w2", *c.takeover.Weight(2), 50.85, 50.95)
	crawled := c.penguins[1]
	crawled.Reset()
	crawled.SetRate(0.00001)
	for range crawlUpdates {
		crawled.Tick()
	}
	proof.Between(t, "hint.crawl.3", crawled.Loss(), 0.3165, 0.3175)
}

// TestTheExplosionIsAsTold takes the first step of debug, from zero.
func TestTheExplosionIsAsTold(t *testing.T) {
	c := New(0).(*weights)
	c.Begin()
	raw := c.raw[0]
	raw.SetRate(0.03)
	proof.Between(t, "debug/cause: the gradient of w1", model.NextGradients(raw)[0], -49_740.5, -49_739.5)
	raw.Tick()
	proof.Between(t, "debug/cause: w1 after a step", *raw.Weight(1), 1491.5, 1492.5)
}
