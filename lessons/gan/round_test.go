package gan

import "testing"

// TestRoundIsAsTold: on every seed, ten rounds of D alone and then some of G alone lead the
// fakes past all that is real, while G's loss falls; a judge that cannot tell leads nowhere;
// and G learns from the very fakes that D has just learned from.
func TestRoundIsAsTold(t *testing.T) {
	for seed := range uint32(25) {
		s := newSlow(seed)
		rounds := func(who, count int) {
			s.who = who
			s.begin()
			for until := s.rounds + count; s.rounds < until; {
				s.tick()
			}
		}
		rounds(forgerAlone, 10)
		if s.numbers() != newSlow(seed).numbers() {
			t.Errorf("seed %d: G learned from a judge that cannot tell", seed)
		}
		rounds(judgeAlone, 10)
		rounds(forgerAlone, 1)
		first := s.told.first
		rounds(forgerAlone, 130)
		if b := s.numbers()[1]; b <= past || s.told.first > first/2 {
			t.Errorf("seed %d: b is %g, G's loss went from %g to %g", seed, b, first, s.told.first)
		}
		rounds(bothLearn, 1)
		a, b, z := s.told.start[0], s.told.start[1], s.told.noise
		for i, fake := range s.both.Judge().Noise.Data {
			if fake != z[i] || s.told.fake[i] != float64(a*z[i])+b {
				t.Errorf("seed %d: G learned from other noise than D", seed)
			}
		}
	}
}
