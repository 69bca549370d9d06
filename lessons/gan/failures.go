package gan

import "math"

// What a match may fail by, as words.
const (
	swings  = "ill.swings" // the fakes go from one hump to the other and back
	fooled  = "ill.fooled" // D takes them for real wherever they are: it is too weak
	sure    = "ill.sure"   // D is sure of nearly every fake: it is too strong
	alike   = "ill.alike"  // whatever the noise, the fakes are the same
	healthy = ""           // none of these, or too little was seen
)

// Thresholds over the last glances. They part 25 healthy runs from 25 of each kind of ill
// ones, at most one of them wrongly (TestFailuresAreNamed).
const (
	mostSwings  = 4    // how often the fakes' mean goes across, from beyond 1 to beyond −1
	fooledLoss  = 0.66 // G's mean loss below which D takes the fakes for real …
	farOff      = 1.0  // … though they are further off than that
	sureLoss    = 1.6  // G's mean loss above which D is too strong
	alikeSpread = 0.6  // the spread below which all fakes are the same
)

// illness names what the last glances show.
func (m *match) illness() string {
	if len(m.glances) < watched {
		return healthy
	}
	crossings, side, widest, loss, nearest := 0, 0.0, 0.0, 0.0, math.Inf(1)
	for i, g := range m.glances {
		if math.Abs(g.mean) > 1 {
			if float64(g.mean*side) < 0 {
				crossings++
			}
			side = g.mean
		}
		widest, loss = max(widest, g.spread), loss+g.losses[1]/watched
		nearest = min(nearest, m.distances[len(m.distances)-watched+i].Last)
	}
	switch {
	case crossings >= mostSwings:
		return swings
	case loss < fooledLoss && nearest > farOff:
		return fooled
	case loss > sureLoss:
		return sure
	case widest < alikeSpread:
		return alike
	default:
		return healthy
	}
}
