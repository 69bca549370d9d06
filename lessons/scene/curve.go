package scene

import "sort"

// A Curve is one or more runs: a loss over moves or updates.
type Curve struct {
	Frame
	Runs []Run
	Goal float64           // a line to get under; 0 for none
	Line string            // the key of what that line is; "" for the goal
	Hand bool              // the last point is the learner's own move
	Best int               // the step of the lowest validation loss, which is marked; 0 for none
	Ill  string            // the key of why the run gets nowhere, though nothing diverged; "" for a healthy one
	Why  map[string]string // the facts of Ill, by placeholder
}

// A Run is one training, or one series of moves, kept to be drawn, overlaid
// and compared.
type Run struct {
	Label    string // the key of its word
	Name     string // its own name, where it has one: instead of Label
	Role     Role
	Points   []Point
	Failed   Failure // how it ended, when it diverged
	FailedAt int     // where on its axis that is: the update, or its epoch
	Over     bool    // it is drawn over those before it, which would hide it
	Item     ItemID  // what it is in another panel, where choosing it brings it to the fore
}

// A Point is the loss over a stretch of steps of a run. Long histories are
// held in bounded memory: each point keeps the lowest and the highest loss of
// its stretch, so that no peak is lost. Where a loss is not finite the run has
// a gap.
type Point struct {
	Step      int     // the last of the stretch
	Low, High float64 // over the stretch
	Last      float64 // at Step
}

// PointAt is the loss of a single step.
func PointAt(step int, loss float64) Point { return Point{step, loss, loss, loss} }

// A Failure tells which value of a run was the first that was no good.
type Failure struct {
	Kind  string // the key of the reason; "" when nothing failed
	Value float64
	Step  int
	Rate  float64 // the rate it went with; 0 for that of the screen's slider
}

func (Curve) panel() {}

// readings is into how many parts a curve is cut to be read, where it has that many
// steps.
const readings = 60

// readingItems are the items of all curves, the newest first.
var readingItems = func() []Item {
	items := make([]Item, 0, readings+1)
	for k := readings; k >= 0; k-- {
		items = append(items, Item{ID: At("at", k), Column: k})
	}
	return items
}()

// About returns the frame. A curve that names no items can be read: along its steps,
// evenly spread, beginning with the newest. They are At("at", k), counted from the
// first step.
func (p Curve) About() Frame {
	if p.Items == nil {
		p.Items = readingItems[readings-min(p.Last(), readings):]
	}
	return p.Frame
}

// Last is the step that the longest run came to, or failed at.
func (p Curve) Last() int {
	last := 0
	for _, run := range p.Runs {
		last = max(last, run.FailedAt)
		if n := len(run.Points); n > 0 {
			last = max(last, run.Points[n-1].Step)
		}
	}
	return last
}

// Reading is the step that an item of a curve reads: one that is recorded of its
// first run, if that came so far. It is false for what is no such item.
func (p Curve) Reading(item ItemID) (step int, ok bool) {
	at, ok := item.Of("at", 1)
	last := p.Last()
	parts := min(last, readings)
	if !ok || at[0] > parts {
		return 0, false
	}
	if parts > 0 {
		step = last * at[0] / parts
	}
	for _, run := range p.Runs {
		if i := run.after(step); i < len(run.Points) {
			return run.Points[i].Step, true
		}
	}
	return step, true
}

// after is the number of the first point that does not lie before a step.
func (r Run) after(step int) int {
	return sort.Search(len(r.Points), func(i int) bool { return r.Points[i].Step >= step })
}

// At is what a run had come to at a step, where it went so far: the point recorded
// there, or the last before it.
func (r Run) At(step int) (point Point, ok bool) {
	i := r.after(step)
	switch {
	case i == len(r.Points):
		return Point{}, false
	case r.Points[i].Step > step && i > 0:
		i--
	}
	return r.Points[i], r.Points[i].Step <= step
}
