// Package random gives NumPy's random numbers.
package random

import "math"

const (
	size  = 624 // words of state
	shift = 397
)

// A Stream draws the numbers of NumPy's legacy generator, np.random.RandomState:
// the Mersenne Twister MT19937. Two streams with the same seed draw the same
// numbers, on every machine, and NumPy draws them too.
//
// A copy of a Stream's value is a stream of its own that goes on from the same
// place.
type Stream struct {
	key      [size]uint32
	position int     // of the next word in key
	cached   bool    // a normal waits
	normal   float64 // the one that waits
}

// New returns a stream as after np.random.seed(seed).
func New(seed uint32) *Stream {
	s := &Stream{position: size}
	s.key[0] = seed
	for i := uint32(1); i < size; i++ {
		s.key[i] = 1812433253*(s.key[i-1]^s.key[i-1]>>30) + i
	}
	return s
}

// twist makes the next words.
func (s *Stream) twist() {
	for i := range s.key {
		y := s.key[i]&(1<<31) | s.key[(i+1)%size]&(1<<31-1)
		s.key[i] = s.key[(i+shift)%size] ^ y>>1 ^ 0x9908b0df&-(y&1)
	}
	s.position = 0
}

// Word returns the next 32 bits.
func (s *Stream) Word() uint32 {
	if s.position == size {
		s.twist()
	}
	y := s.key[s.position]
	s.position++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// RandomSample returns a number in [0, 1): np.random.random_sample(), rand().
func (s *Stream) RandomSample() float64 {
	a, b := s.Word()>>5, s.Word()>>6
	return (float64(a)*(1<<26) + float64(b)) / (1 << 53)
}

// Randn returns a number of the standard normal distribution: np.random.randn().
func (s *Stream) Randn() float64 {
	if s.cached {
		s.cached = false
		return s.normal
	}
	for {
		x1 := 2*s.RandomSample() - 1
		x2 := 2*s.RandomSample() - 1
		r2 := float64(x1*x1) + float64(x2*x2)
		if r2 < 1 && r2 != 0 {
			f := math.Sqrt(-2 * math.Log(r2) / r2)
			s.normal, s.cached = f*x1, true
			return f * x2
		}
	}
}

// bounded returns a whole number from 0 to limit, both included, by masked rejection.
func (s *Stream) bounded(limit uint64) uint64 {
	if limit == 0 {
		return 0
	}
	mask := limit
	for shift := 1; shift < 64; shift *= 2 {
		mask |= mask >> shift
	}
	for {
		v := uint64(s.Word())
		if limit > math.MaxUint32 {
			v = v<<32 | uint64(s.Word())
		}
		if v &= mask; v <= limit {
			return v
		}
	}
}

// Shuffle puts n things into a random order by swapping them, as np.random.shuffle.
func (s *Stream) Shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, int(s.bounded(uint64(i))))
	}
}
