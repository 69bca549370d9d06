package lessons

import "math"

// A Seed is what a course is begun with (--seed). Whatever a screen draws, it
// draws from a number of its own plus this one: with 0 the screen is as its
// words say; each other seed gives another course, the same every time.
type Seed uint32

// Plus is the seed of a stream that begins at k in a course of seed 0. Beyond
// 2³²−1, the last that np.random.seed takes, it goes on from 0.
func (s Seed) Plus(k uint32) uint32 { return uint32(s) + k }

// Among is one of some seeds, the first of them in a course of seed 0. Where a
// draw has to show something, and the screen has no control to draw another, it
// is chosen among those that do.
func (s Seed) Among(seeds []uint32) uint32 { return seeds[int(uint32(s)%uint32(len(seeds)))] }

// seedRange is how far a seed may be turned in a course of seed 0.
const seedRange = 99

// Slider turns the seed of a screen: as far beyond that of the course as it may
// be turned in one of seed 0. What is given as after is done whenever it was turned.
func (s Seed) Slider(seed *uint32, after ...func()) Slider {
	return Slider{
		ID: "seed", Min: 0, Max: min(float64(s)+seedRange, math.MaxUint32), Step: 1, Get: func() float64 { return float64(*seed) },
		Set: func(v float64) error {
			*seed = uint32(v + 0.5)
			for _, do := range after {
				do()
			}
			return nil
		},
	}
}
