package gan

import (
	"math"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// What a pair may fail by, as words.
const (
	swings  = "ill.swings" // the fakes go to and fro together
	fooled  = "ill.fooled" // D takes them for real wherever they are: it is too weak
	sure    = "ill.sure"   // D is sure of nearly every fake, and they come no nearer: it is too strong
	alike   = "ill.alike"  // whatever the noise, the fakes are the same
	blind   = "ill.blind"  // likewise, and D could not see it: it has no hidden layer
	hump    = "ill.hump"   // one of two humps has all the fakes
	modes   = "ill.modes"  // few of several modes have all the fakes, …
	pieces  = "ill.pieces" // … few pieces of a drawing, …
	hops    = "ill.hops"   // … a few modes at a time, …
	adrift  = "ill.adrift" // … and none at this moment
	healthy = ""           // none of these, or too little was seen
)

// Thresholds over the last glances, most of them in spreads of what is real. They part 25
// healthy runs from 25 of each kind of ill ones, at most one of them wrongly
// (TestFailuresAreNamed, TestFailuresInThePlaneAreNamed, TestGaussIsNamed).
const (
	watched   = 20   // so many glances
	longWay   = 8.0  // the way of the fakes' middle, in spreads, if they swing
	farOff    = 0.5  // how far off, in spreads, fakes are that D wrongly takes for real
	noNearer  = 0.82 // the part of the first glance's distance above which the fakes came no nearer
	alikeWide = 0.35 // the spread, in spreads, below which all fakes are the same
	blindWide = 0.5  // likewise, where D sees no more than a slope
	scattered = 0.75 // and the one above which they are not in one place
	gathered  = 0.5  // the share of the fakes that lie with modes, if those have all of them
)

// certainties are thresholds of losses: G's mean loss below which D takes the fakes for
// real; G's above which D is too strong; and D's below which it is, where G makes no updates.
type certainties struct{ fooled, sure, surest float64 }

// By −ln D a judge that cannot tell gives G's loss ln 2 = 0.69 and D's 1.39; by squared
// errors 0.25 and 0.5.
var (
	byLog     = certainties{0.6, 1.6, 0.7}
	bySquares = certainties{0.15, 0.6, 0.25}
)

// A glance is what was seen of the fakes, and of the losses, when they were measured.
type glance struct {
	middle   [2]float64 // of numbers the second is 0
	spread   float64
	shares   []float64  // of them that lie with each mode, where there are any
	losses   [2]float64 // of D, and of G
	distance float64
}

// glanced are the last glances with one more.
func glanced(glances []glance, now glance) []glance {
	kept := glances[max(len(glances)-watched+1, 0):]
	return append(append(make([]glance, 0, len(kept)+1), kept...), now)
}

// A mode is a place where many of what is real lie.
type mode struct {
	name string  // where that is
	due  float64 // the share of them
}

// A patient is what is to be known of a pair besides what was seen of it.
type patient struct {
	forged, judged int     // updates of G and of D a round
	blind          bool    // D has no hidden layer
	squares        bool    // it learns by squared errors
	wide           float64 // the spread of what is real
	modes          []mode  // two or more, or none
	few            string  // what it is called where few of them are held
}

// symptoms are what the last glances come to.
type symptoms struct {
	way, net     float64    // of the fakes' middle: all of it, and from its first place to its last
	widest, wide float64    // the largest spread, and the mean one
	losses       [2]float64 // the mean ones
	nearest      float64    // the smallest distance
	nearing      float64    // the last distance in parts of the first
	within       float64    // the mean share of the fakes that lie with modes
	most         int        // modes that were held at once
	held         []string   // the names of those that are
}

// holds tells whether a glance's fakes hold a mode: a fifth of its due of them, or more.
func (p patient) holds(g glance, k int) bool { return heldShare*g.shares[k] >= p.modes[k].due }

// examine sums up the glances.
func (p patient) examine(glances []glance) symptoms {
	count := float64(len(glances))
	s := symptoms{nearest: math.Inf(1)}
	first, last := glances[0], glances[len(glances)-1]
	before := first.middle
	for _, g := range glances {
		s.way += apart(g.middle, before)
		before = g.middle
		s.widest, s.wide = max(s.widest, g.spread), s.wide+g.spread/count
		for i, loss := range g.losses {
			s.losses[i] += loss / count
		}
		s.nearest = min(s.nearest, g.distance)
		held := 0
		for k := range p.modes {
			held += kit.Bit(p.holds(g, k))
			s.within += g.shares[k] / count
		}
		s.most = max(s.most, held)
	}
	for k, mode := range p.modes {
		if p.holds(last, k) {
			s.held = append(s.held, mode.name)
		}
	}
	s.net, s.nearing = apart(first.middle, last.middle), last.distance/first.distance
	return s
}

// apart is how far two places are from each other.
func apart(a, b [2]float64) float64 {
	x, y := a[0]-b[0], a[1]-b[1]
	return math.Sqrt(float64(x*x) + float64(y*y))
}

// illness names what the last glances show.
func (p patient) illness(glances []glance) string {
	if len(glances) < watched {
		return healthy
	}
	s := p.examine(glances)
	uniform := s.widest < alikeWide*p.wide
	switch {
	case p.isFooled(s):
		return fooled
	case p.blind && p.forged > 0 && s.widest < blindWide*p.wide:
		return blind
	case p.hasCollapsed(s):
		return p.collapse(s)
	case p.isSure(s):
		return sure
	case p.wanders(s):
		return swings
	case uniform:
		return alike
	default:
		return healthy
	}
}

// certain are the thresholds of its losses.
func (p patient) certain() certainties {
	if p.squares {
		return bySquares
	}
	return byLog
}

// isFooled tells whether D takes the fakes for real, though they are far off.
func (p patient) isFooled(s symptoms) bool {
	return p.forged > 0 && s.losses[1] < p.certain().fooled && s.nearest > farOff*p.wide
}

// isSure tells whether D knows the fakes, and they come no nearer.
func (p patient) isSure(s symptoms) bool {
	idle := p.forged == 0 && p.judged > 0 && s.losses[0] < p.certain().surest
	return s.nearing > noNearer && (s.losses[1] > p.certain().sure || idle)
}

// wanders tells whether the fakes go to and fro together.
func (p patient) wanders(s symptoms) bool { return s.way > longWay*p.wide && s.net < s.way/2 }

// hasCollapsed tells whether half of the modes were held at most, and had all the fakes. Of
// two, fakes that wander from one to the other swing.
func (p patient) hasCollapsed(s symptoms) bool {
	if p.forged == 0 || s.most == 0 || 2*s.most > len(p.modes) || s.wide > scattered*p.wide {
		return false
	}
	if p.wanders(s) {
		return len(p.modes) > 2
	}
	return s.within > gathered
}

// collapse is what it is called that few modes are held.
func (p patient) collapse(s symptoms) string {
	switch {
	case len(s.held) == 0:
		return adrift
	case p.wanders(s):
		return hops
	}
	return p.few
}

// named is a curve that says what the pair fails by, with the modes in question.
func (p patient) named(curve scene.Curve, glances []glance) scene.Curve {
	if curve.Ill = p.illness(glances); curve.Ill != healthy {
		s := p.examine(glances)
		curve.Why = map[string]string{"held": strings.Join(s.held, ", "), "most": strconv.Itoa(s.most), "all": strconv.Itoa(len(p.modes))}
	}
	return curve
}
