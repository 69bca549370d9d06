package gan

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
)

// gan is the chapter about two networks that learn against each other: by hand first,
// then both alone, and at last the smallest pair, whose way can be seen as a whole.
type gan struct {
	seed     lessons.Seed
	forger   *forging
	slow     *slow
	gauss    *learning
	steep    *steep
	humps    *humps
	ring     *rivalry
	sketch   *sketching
	collapse *rivalry
	remedy   *treating
	orbit    orbitState
	broken   *breaking
	free     *freely
}

// ganSaved is a deep copy of all of it.
type ganSaved struct {
	forger   forgingSaved
	slow     slowSaved
	gauss    learningSaved
	steep    steepSaved
	humps    matchSaved
	ring     rivalrySaved
	sketch   sketchSaved
	collapse collapseSaved
	remedy   treatingSaved
	orbit    orbitState
	broken   breakingSaved
	free     freelySaved
}

// New starts the chapter afresh; the same seed gives the same chapter.
func New(course uint32) lessons.Chapter {
	return &gan{seed: lessons.Seed(course), forger: &forging{}, slow: &slow{}, gauss: &learning{}, steep: &steep{}, humps: &humps{}, orbit: startOrbit(), broken: &breaking{}}
}

// Begin makes the networks.
func (c *gan) Begin() {
	*c.forger, *c.gauss = *newForging(c.seed.Plus(0)), *newLearning(c.seed.Plus(0))
	c.slow.restart(c.seed.Plus(0))
	*c.steep = *newSteep(c.seed.Plus(0), lead)
	*c.humps = *newHumps(twoSetup(c.seed.Plus(0)))
	c.ring = newRivalry(ringPairing(), c.seed.Plus(0))
	c.sketch = newSketching(0, c.seed.Plus(0))
	c.collapse = newRivalry(eightPairing(1, 1), c.seed.Plus(0))
	c.remedy = newTreating(c.seed.Plus(0))
	*c.broken = *newBreaking(c.seed.Plus(0))
	c.free = newFreely(freeSetup(c.seed.Plus(0)))
}

// Screens lists the chapter's pages.
func (c *gan) Screens() []lessons.Screen {
	return []lessons.Screen{
		c.forgerScreen(),
		c.roundScreen(),
		c.gaussScreen(),
		c.slopeScreen(),
		c.twoScreen(),
		c.ringScreen(),
		c.drawScreen(),
		c.collapseScreen(),
		c.remedyScreen(),
		c.orbitScreen(),
		c.debugScreen(),
		c.freeScreen(),
		kit.RecapScreen("2", recapCode, recapPrints),
	}
}

// Save returns a deep copy of the state.
func (c *gan) Save() any {
	return ganSaved{
		forger:   c.forger.save(),
		slow:     c.slow.save(),
		gauss:    c.gauss.save(),
		steep:    c.steep.save(),
		humps:    c.humps.save(),
		ring:     c.ring.save(),
		sketch:   c.sketch.save(),
		collapse: collapseSaved{c.collapse.forged, c.collapse.judged, c.collapse.save()},
		remedy:   c.remedy.save(),
		orbit:    c.orbit,
		broken:   c.broken.save(),
		free:     c.free.save(),
	}
}

// Restore puts a saved state back. It panics where no pair could have come, which only a
// file can say.
func (c *gan) Restore(saved any) {
	s := saved.(ganSaved)
	if n := len(s.orbit.path); n < 1 || n > mostOrbit+1 || s.orbit.way < atOnce || s.orbit.way > unsaturated || len(s.gauss.distances) < 1 || len(s.gauss.deviations) != len(s.gauss.distances) {
		panic("gan: a state of another chapter")
	}
	if w := s.slow.state.who; w < bothLearn || w > forgerAlone || s.slow.state.made < 0 || s.slow.state.made > len(plans[w]) {
		panic("gan: a round of other steps")
	}
	c.forger.restore(s.forger)
	c.slow.restore(s.slow)
	c.gauss.restore(s.gauss)
	c.steep.restore(s.steep)
	c.humps.restore(s.humps)
	c.ring = c.ring.restored(ringPairing(), s.ring)
	c.sketch = c.sketch.restored(s.sketch)
	c.collapse = c.collapse.restored(eightPairing(s.collapse.forged, s.collapse.judged), s.collapse.pair)
	c.remedy = c.remedy.restored(s.remedy)
	c.orbit = s.orbit
	c.broken.restore(s.broken)
	c.free = c.free.restored(s.free)
}

// Pace lets the steps of a round be followed; a long run of one alone goes at full speed.
func (c *gan) Pace(screen string) int {
	if screen == "round" && c.slow.who == bothLearn {
		return 4
	}
	return 0
}
