package fitting

import (
	"encoding/json"
	"fmt"

	"sinapse/lessons"
)

// results are what goals of three-sets speak of: the networks of the present draw, and
// how optimistic each way to choose was on the draws before.
type results struct {
	Seed     uint32                `json:"seed"`
	Attempts [][3]lessons.Measured `json:"attempts,omitempty"` // losses: validation, test, fresh
	Draws    []drawn               `json:"draws,omitempty"`
}

// A drawn is how much more the chosen network lost on fresh data than was promised.
type drawn struct {
	Seed         uint32           `json:"seed"`
	ByTest       lessons.Measured `json:"by_test"`
	ByValidation lessons.Measured `json:"by_validation"`
}

// Results returns what was drawn and tried in three-sets.
func (c *fitting) Results() any {
	if c.draw == nil || len(c.draw.done)+len(c.state.sets.results) == 0 {
		return nil
	}
	r := results{Seed: c.draw.seed}
	for _, a := range c.draw.done {
		r.Attempts = append(r.Attempts, [3]lessons.Measured{lessons.Measured(a.validation), lessons.Measured(a.test), lessons.Measured(a.fresh)})
	}
	for _, d := range c.state.sets.results {
		r.Draws = append(r.Draws, drawn{d.seed, lessons.Measured(d.byTest), lessons.Measured(d.byValidation)})
	}
	return r
}

// Recall takes up results.
func (c *fitting) Recall(data []byte) error {
	var r results
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	if len(r.Attempts) > drawAttempts {
		return fmt.Errorf("fitting: %d networks of one draw", len(r.Attempts))
	}
	if r.Seed != c.draw.seed {
		c.draw = newDraw(r.Seed)
	}
	c.draw.done, c.state.sets.results = nil, nil
	for _, a := range r.Attempts {
		c.draw.done = append(c.draw.done, attempt{float64(a[0]), float64(a[1]), float64(a[2])})
	}
	for _, d := range r.Draws {
		c.state.sets.results = append(c.state.sets.results, drawResult{d.Seed, float64(d.ByTest), float64(d.ByValidation)})
	}
	if !c.draw.complete() {
		c.draw.next()
	}
	return nil
}
