package nn

import "math"

// EarlyStopping watches a validation loss and says when to stop: when it has
// not fallen by more than Margin below its best for Patience looks in a row.
//
//	for stop.Look(t.ValidationLoss()) {
//		if stop.Improved() {
//			best = t.Save()
//		}
//		t.Epoch()
//	}
//	t.Restore(best)
//
// It is a plain value: a copy of it remembers on its own.
type EarlyStopping struct {
	Patience int     // looks without improvement that it bears, at least 1
	Margin   float64 // how much lower counts as lower

	best   float64
	bestAt int // the look, counted from 1
	looks  int
}

// Look takes the next loss and tells whether to go on. A loss that is NaN is
// never an improvement.
func (e *EarlyStopping) Look(loss float64) bool {
	e.looks++
	if loss < e.Best()-e.Margin {
		e.best, e.bestAt = loss, e.looks
	}
	return e.looks-e.bestAt < e.Patience
}

// Improved tells whether the last look was the best so far.
func (e *EarlyStopping) Improved() bool { return e.looks > 0 && e.bestAt == e.looks }

// Best returns the lowest loss so far; +Inf before the first.
func (e *EarlyStopping) Best() float64 {
	if e.bestAt == 0 {
		return math.Inf(1)
	}
	return e.best
}

// BestAt returns which look, counted from 1, saw the lowest loss; 0 for none.
func (e *EarlyStopping) BestAt() int { return e.bestAt }
