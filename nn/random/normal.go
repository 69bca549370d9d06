package random

import (
	"math"

	"sinapse/nn/elementary"
)

// Randn returns a number of the standard normal distribution (mean 0, standard
// deviation 1): np.random.randn().
//
// Normal numbers come in pairs, by the polar method (Marsaglia and Bray,
// 1964); the second waits in the stream, even while numbers of other kinds are
// drawn.
func (s *Stream) Randn() float64 {
	if s.cached {
		s.cached = false
		return s.normal
	}
	for {
		x1 := float64(2*s.RandomSample()) - 1
		x2 := float64(2*s.RandomSample()) - 1
		r2 := float64(x1*x1) + float64(x2*x2)
		if r2 < 1 && r2 != 0 {
			f := math.Sqrt(-2 * elementary.Log(r2) / r2)
			s.normal, s.cached = f*x1, true
			return f * x2
		}
	}
}

// Normal returns mean + deviation·randn: np.random.normal(mean, deviation).
func (s *Stream) Normal(mean, deviation float64) float64 {
	return mean + float64(deviation*s.Randn())
}
