package lstm

import "testing"

// TestAbsurdStatesAreRefused: a file may say that a cell has more units than there is
// memory for, or went on for ever. The state is refused, which the session survives.
func TestAbsurdStatesAreRefused(t *testing.T) {
	for what, lie := range map[string]func(*lstmSaved){
		"many units":       func(s *lstmSaved) { s.one.run.setup.Units = 1 << 40 },
		"no units":         func(s *lstmSaved) { s.one.run.setup.Units = 0 },
		"a long gap":       func(s *lstmSaved) { s.one.run.setup.Gap = 1 << 40 },
		"no gap":           func(s *lstmSaved) { s.one.run.setup.Gap = -3 },
		"one step too far": func(s *lstmSaved) { s.state.gates.made = make([]hand, handSteps+1) },
		"a step outside":   func(s *lstmSaved) { s.one.state.step = oneSteps },
		"two races":        func(s *lstmSaved) { s.race.runs[gated].setup.Gap = 20 },
		"a plain cell":     func(s *lstmSaved) { s.forgets.run.setup.Cell = plain },
		"a third cell":     func(s *lstmSaved) { s.broken.state.which = 2 },
		"another sum":      func(s *lstmSaved) { s.adds.race.runs[gated].setup.Units = 9 },
		"a far sequence":   func(s *lstmSaved) { s.adds.state.sample = heldRows },
		"read too far":     func(s *lstmSaved) { s.reads.state.steps = triedGap + readAtOnce },
		"another reader":   func(s *lstmSaved) { s.reads.run.setup.Gap = 30 },
		"another GRU":      func(s *lstmSaved) { s.fewer.race.runs[theGRU].setup.Units = 5 },
		"no such unit":     func(s *lstmSaved) { s.fewer.state.unit = gruUnits + 1 },
		"no such sequence": func(s *lstmSaved) { s.one.state.sample = -1 },
	} {
		func() {
			c := New(0).(*lstm)
			c.Begin()
			saved := c.Save().(lstmSaved)
			c.Restore(saved)
			lie(&saved)
			defer func() { _ = recover() }()
			c.Restore(saved)
			t.Errorf("%s: taken up", what)
		}()
	}
}
