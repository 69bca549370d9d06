package gan

import (
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
)

// A kind is a way to make runs, and what each of them is to be named by: any of some names.
// Of a healthy kind all of a run is looked at, and it must never have a name; of others the
// end.
type kind struct {
	names []string
	run   func(seed uint32) illRun
}

// An illRun is a run that is looked at.
type illRun interface {
	round() bool
	illness() string
	made() int
}

func (m *match) made() int         { return m.rounds }
func (r *rivalry) made() int       { return r.rounds }
func (r *rivalry) illness() string { return r.patient().illness(r.glances) }

func numbers(change func(*setup)) func(uint32) illRun {
	return func(seed uint32) illRun {
		s := twoSetup(seed)
		change(&s)
		return newMatch(s)
	}
}

// free is a pair of one's own, after a change.
func free(change func(*freedom)) func(uint32) illRun {
	return func(seed uint32) illRun {
		f := freeSetup(seed)
		change(&f)
		return newRivalry(f.pairing(), seed)
	}
}

func points(p pairing) func(uint32) illRun {
	return func(seed uint32) illRun { return newRivalry(p, seed) }
}

// onOneHump are runs whose fakes ended on one of the humps: of the seeds that come every 25.
func onOneHump(seed uint32) illRun {
	for {
		s := twoSetup(seed)
		s.neurons[ofForger], s.updates[ofJudge] = 1, 3
		m := newMatch(s)
		for m.rounds < illRounds {
			m.round()
		}
		shares := m.glances[len(m.glances)-1].shares
		if min(shares[0], shares[1]) == 0 && max(shares[0], shares[1]) > 0.8 {
			return m
		}
		seed += proof.Seeds
	}
}

// onOnePiece does the same for two pieces of a drawing.
func onOnePiece(seed uint32) illRun {
	for {
		f := freeSetup(seed)
		f.real, f.neurons[ofForger], f.updates[ofJudge] = freeApart, 1, 3
		r := newRivalry(f.pairing(), seed)
		for r.rounds < illRounds {
			r.round()
		}
		shares := r.glances[len(r.glances)-1].shares
		if min(shares[0], shares[1]) == 0 && max(shares[0], shares[1]) > 0.7 {
			return r
		}
		seed += proof.Seeds
	}
}

// illRounds is after how many rounds ill runs are looked at.
const illRounds = 600

// wrongly counts on 25 seeds how many runs of each kind have another name.
func wrongly(t *testing.T, file string, kinds []kind) {
	t.Helper()
	wrong := make([]int, len(kinds))
	for _, row := range proof.MeasuredParts(t, file, len(kinds), func(seed uint32, part int) []float64 {
		of, mistaken := kinds[part], 0.0
		run := of.run(seed)
		for run.made() < illRounds && run.round() {
			if of.names == nil && run.illness() != healthy {
				mistaken = 1
			}
		}
		named := of.names == nil
		for _, name := range of.names {
			named = named || run.illness() == name
		}
		if !named {
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
			t.Errorf("%d of 25 runs of kind %d are not named %q", count, part, kinds[part].names)
		}
	}
}

// TestFailuresAreNamed: of 25 runs of each kind of numbers one at most has another name, and
// of 25 healthy ones at most one has any.
func TestFailuresAreNamed(t *testing.T) {
	t.Parallel()
	wrongly(t, "failures", []kind{
		{nil, numbers(func(*setup) {})},
		{[]string{sure}, numbers(func(s *setup) { s.rates, s.updates = [2]float64{0.0001, 0.05}, [2]int{1, mostARound} })},
		{[]string{sure}, numbers(func(s *setup) { s.updates[ofForger] = 0 })},
		{[]string{fooled}, numbers(func(s *setup) { s.updates[ofJudge] = 0 })},
		{[]string{blind}, numbers(func(s *setup) { s.layers[ofJudge] = 0 })},
		{[]string{swings}, numbers(func(s *setup) { s.rates, s.updates = [2]float64{0.02, 0.005}, [2]int{mostARound, 1} })},
		{[]string{hump}, onOneHump},
	})
}

// TestFailuresInThePlaneAreNamed does the same for points in the plane.
func TestFailuresInThePlaneAreNamed(t *testing.T) {
	t.Parallel()
	wrongly(t, "plane-failures", []kind{
		{nil, points(eightPairing(1, 1))},
		{nil, points(treatment{even: true}.pairing())},
		{nil, points(ringPairing())},
		{nil, points(sketchPairing(drawings[0]))},
		{nil, points(sketchPairing(drawings[1]))},
		{nil, points(sketchPairing(drawings[2]))},
		{nil, points(sketchPairing(drawings[spots]))},
		{[]string{hops, adrift}, points(eightPairing(greed, 1))},
		{[]string{fooled}, points(eightPairing(1, 0))},
		{[]string{sure}, points(eightPairing(0, 1))},
		{[]string{sure}, free(func(f *freedom) { f.rates, f.updates[ofJudge] = [2]float64{0.0001, 0.05}, mostARound })},
		{[]string{blind}, free(func(f *freedom) { f.layers[ofJudge] = 0 })},
		{[]string{swings}, free(func(f *freedom) { f.rates, f.updates[ofForger] = [2]float64{0.02, 0.005}, mostARound })},
		{[]string{pieces}, onOnePiece},
		{nil, free(func(f *freedom) { f.squares = true })},
		{[]string{fooled}, free(func(f *freedom) { f.squares, f.updates[ofJudge] = true, 0 })},
		{[]string{sure}, free(func(f *freedom) { f.squares, f.rates, f.updates[ofJudge] = true, [2]float64{0.0001, 0.05}, mostARound })},
		{[]string{blind}, free(func(f *freedom) { f.squares, f.layers[ofJudge] = true, 0 })},
		{[]string{swings, sure}, free(func(f *freedom) { f.squares, f.rates, f.updates[ofForger] = true, [2]float64{0.02, 0.005}, mostARound })},
	})
}

// TestGaussIsNamed: of 25 seeds at least 20 have all fakes alike for 200 rounds or more, as
// it is named, and none has another name at any time.
func TestGaussIsNamed(t *testing.T) {
	t.Parallel()
	named := 0
	for seed, m := range proof.MeasuredRows(t, "gauss-names", func(seed uint32) []float64 {
		l, same, other := newLearning(seed), 0.0, 0.0
		for l.tick() {
			switch l.patient().illness(l.glances) {
			case healthy:
			case alike:
				same++
			default:
				other++
			}
		}
		return []float64{same, other}
	}) {
		if named += kit.Bit(m[0] > 0); m[1] > 0 {
			t.Errorf("seed %d: named otherwise in %g rounds", seed, m[1])
		}
	}
	if named < 20 {
		t.Errorf("%d of 25 runs are named", named)
	}
}
