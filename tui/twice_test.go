package tui

import (
	"math"
	"strings"

	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// curve holds what is said of a curve in numbers to what is drawn: a fact of a run's name
// is where the run ends.
func (r *reckoner) curve(where string, p scene.Curve) {
	for _, run := range p.Runs {
		name := run.Label[strings.LastIndexByte(run.Label, '.')+1:]
		said, ok := p.Facts[name]
		n := len(run.Points)
		if !ok || n == 0 || run.Failed.Kind != "" || !strings.Contains(said, ".") { // a count is of something else
			continue
		}
		found := number.FindStringSubmatch(draw.Typeset(said))
		if found == nil {
			continue
		}
		value, half := read(found)
		if drawn := run.Points[n-1].Last; !(math.Abs(value-drawn) <= half*(1+1e-6)) {
			r.told[where+" "+p.ID+" "+name] = where + " " + p.ID + ": " + name + " is drawn to " + draw.Write(scene.Number(drawn, 6)) + ", and said to be " + said
		}
	}
}
