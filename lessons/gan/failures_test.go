package gan

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// kinds are how runs are made ill, and what each is to be named by.
var kinds = []struct {
	name string
	make func(*setup)
}{
	{healthy, func(*setup) {}},
	{sure, func(s *setup) { s.rates, s.updates = [2]float64{0.0001, 0.05}, [2]int{1, mostARound} }},
	{fooled, func(s *setup) { s.updates[ofJudge] = 0 }},
	{alike, func(s *setup) { s.layers[ofJudge] = 0 }},
	{swings, func(s *setup) { s.rates, s.updates = [2]float64{0.02, 0.005}, [2]int{mostARound, 1} }},
}

// TestFailuresAreNamed: of 25 runs of each kind one at most has another name after 600
// rounds, and of 25 healthy ones at most one has any, at any time.
func TestFailuresAreNamed(t *testing.T) {
	t.Parallel()
	wrong := make([]int, len(kinds))
	for _, row := range proof.MeasuredParts(t, "failures", len(kinds), func(seed uint32, part int) []float64 {
		s := twoSetup(seed)
		kinds[part].make(&s)
		m := newMatch(s)
		until, mistaken := 600, 0.0
		if kinds[part].name == healthy {
			until = twoRounds
		}
		for m.rounds < until {
			m.update()
			if kinds[part].name == healthy && m.illness() != healthy {
				mistaken = 1
			}
		}
		if m.illness() != kinds[part].name {
			mistaken = 1
		}
		return []float64{mistaken}
	}) {
		for part, mistaken := range row {
			wrong[part] += int(mistaken)
		}
	}
	for part, count := range wrong {
		if count > 1 {
			t.Errorf("%d of 25 runs are not named %q", count, kinds[part].name)
		}
	}
}
