package proof

import (
	"slices"
	"testing"

	"sinapse/lessons/course/daily"
)

// Seeds is how many seeds a claim is tried on.
const Seeds = 25

// Tried are so many of the courses whose draws are held to their story a day, and in
// the gate all that differ.
func Tried(t *testing.T, count int) []uint32 {
	t.Helper()
	all := make([]uint32, Seeds)
	for i := range all {
		all[i] = uint32(i)
	}
	return daily.Some(t, all, count)
}

// Draws holds the draws that a screen chooses among to what they were chosen for:
// told is what is wrong with one of them, nil for nothing.
func Draws(t *testing.T, screen string, seeds []uint32, told func(seed uint32) error) {
	t.Helper()
	t.Run(screen, func(t *testing.T) {
		t.Parallel()
		Calibrates(t)
		if others := slices.Compact(slices.Sorted(slices.Values(seeds))); len(others) != Seeds {
			t.Errorf("%d draws, want %d", len(others), Seeds)
		}
		for _, course := range Tried(t, 2) {
			if err := told(seeds[course]); err != nil {
				t.Errorf("draw %d: %v", seeds[course], err)
			}
		}
	})
}
