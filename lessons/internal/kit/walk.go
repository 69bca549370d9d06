package kit

import "slices"

// WalkPace is how many steps a second one can follow where each has a sum, a line or a
// move of its own.
const WalkPace = 4

// WalkOn is the pace of a chapter that is walked through, step by step, on these of its
// screens.
func WalkOn(screen string, walks ...string) int {
	if slices.Contains(walks, screen) {
		return WalkPace
	}
	return 0
}
