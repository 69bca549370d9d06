package gan

import "testing"

// TestOrbitIsNamed: of all that can be set, what does not come nearer is named after a whole
// round, and nothing else is.
func TestOrbitIsNamed(t *testing.T) {
	for way := atOnce; way <= unsaturated; way++ {
		for damping := range 11 {
			s := startOrbit()
			s.way, s.damping = way, float64(damping)/10
			named := map[string]int{}
			for s.tick() {
				named[s.illness()]++
			}
			delete(named, healthy)
			want := healthy
			if damping == 0 && way == atOnce {
				want = outward
			} else if damping == 0 && way == inTurn {
				want = circles
			}
			if s.illness() != want || want == healthy && len(named) > 0 || want != healthy && len(named) != 1 {
				t.Errorf("way %d, damping %g: named %v, and %q at the end", way, s.damping, named, s.illness())
			}
		}
	}
}
