package proof

import "testing"

// TestPrintsAreComparedToTheCharacter holds what counts as the same print.
func TestPrintsAreComparedToTheCharacter(t *testing.T) {
	for _, c := range []struct {
		got, want string
		alike     bool
	}{
		{"0.120 [1. 2.]", "0.120 [1. 2.]", true},
		{"0.120", "0.121", false},
		{"0.120", "0.12", false},
		{"1443009766.401", "1443009766.403", true}, // a page says 1.44e+09
		{"1443009766.4", "1443109766.4", false},
		{"9533116814.587", "8634826904.193", false},
		{"1234567.401", "1234567.403", false},
		{"1443009766.401 a", "1443009766.403 b", false},
	} {
		if got := alike(c.got, c.want); got != c.alike {
			t.Errorf("%q beside %q: alike is %t", c.got, c.want, got)
		}
	}
}
