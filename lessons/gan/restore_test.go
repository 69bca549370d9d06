package gan

import (
	"strings"
	"testing"
)

// TestAbsurdStatesAreRefused: a file may say that a way has no beginning, or never ended.
// The state is refused, which the session survives.
func TestAbsurdStatesAreRefused(t *testing.T) {
	for what, lie := range map[string]func(*ganSaved){
		"no way":      func(s *ganSaved) { s.orbit.path = nil },
		"a long way":  func(s *ganSaved) { s.orbit.path = make([][2]float64, mostOrbit+2) },
		"another way": func(s *ganSaved) { s.orbit.way = 1 << 40 },
		"no learner":  func(s *ganSaved) { s.slow.state.who = 3 },
		"half a step": func(s *ganSaved) { s.slow.state.made = 7 },
		"no rounds":   func(s *ganSaved) { s.gauss.distances, s.gauss.deviations = nil, nil },
		"no cloud":    func(s *ganSaved) { s.ring.distances = nil },
		"the future":  func(s *ganSaved) { s.ring.rounds = -1 },
		"no end":      func(s *ganSaved) { s.collapse.forged = 1 << 40 },
		"no ink":      func(s *ganSaved) { s.sketch.cells = strings.Repeat(".", 64) },
		"half a page": func(s *ganSaved) { s.sketch.cells = "#" },
		"no remedies": func(s *ganSaved) { s.remedy.came = nil },
		"half rounds": func(s *ganSaved) { s.gauss.deviations = nil },
		"no pairs":    func(s *ganSaved) { s.broken.pairs = nil },
		"a third":     func(s *ganSaved) { s.broken.which = 2 },
		"a lost pair": func(s *ganSaved) { s.broken.pairs[1].distances = nil },
	} {
		func() {
			c := New(0).(*gan)
			c.Begin()
			saved := c.Save().(ganSaved)
			c.Restore(saved)
			lie(&saved)
			defer func() { _ = recover() }()
			c.Restore(saved)
			t.Errorf("%s: taken up", what)
		}()
	}
}
