package rnn

import (
	"encoding/json"
	"fmt"

	"sinapse/lessons"
)

// results are what goals of echo speak of: the runs that came to their ends.
type results struct {
	Tried []triedResult `json:"tried"`
}

// A triedResult is such a run, the last one first.
type triedResult struct {
	Units   int              `json:"units"`
	Gap     int              `json:"gap"`
	Updates int              `json:"updates"`
	Right   lessons.Measured `json:"right"`
}

// Results returns the runs that came to their ends.
func (c *rnn) Results() any {
	var r results
	for _, t := range c.echo.tried {
		r.Tried = append(r.Tried, triedResult{t.Units, t.Gap, t.Updates, lessons.Measured(t.Right)})
	}
	if r.Tried == nil {
		return nil
	}
	return r
}

// Recall takes up results.
func (c *rnn) Recall(data []byte) error {
	var r results
	if err := json.Unmarshal(data, &r); err != nil {
		return err
	}
	if len(r.Tried) > triedRows {
		return fmt.Errorf("rnn: %d runs that were tried", len(r.Tried))
	}
	var all []tried
	for _, t := range r.Tried {
		if t.Units < 1 || t.Units > mostUnits || t.Gap < 1 || t.Gap > mostGap {
			return fmt.Errorf("rnn: no such run: %+v", t)
		}
		all = append(all, tried{t.Units, t.Gap, t.Updates, float64(t.Right)})
	}
	c.echo.tried = all
	return nil
}
