package nn

import (
	"math"
	"slices"
)

// Wasserstein1 returns the Wasserstein-1 distance of two samples of numbers, both
// sorted upwards: how far a number must be moved, in the mean, to make one sample
// out of the other (earth mover's distance). It is the integral of the distance of
// their quantiles, and exact for samples of any two sizes; two samples of the same
// thing are not 0 apart, but as far as chance has it. It panics if either is empty.
func Wasserstein1(a, b []float64) float64 {
	if len(a) == len(b) {
		sum := 0.0
		for i, v := range a {
			sum += math.Abs(v - b[i])
		}
		return sum / float64(len(a))
	}
	// Number i of a is the quantile from i/len(a) up to (i+1)/len(a); in units of
	// 1/(len(a)·len(b)) these are whole numbers.
	n, m, sum := len(a), len(b), 0.0
	for i, j, at := 0, 0, 0; i < n; {
		until := min((i+1)*m, (j+1)*n)
		sum += float64(float64(until-at) * math.Abs(a[i]-b[j]))
		at = until
		if at == (i+1)*m {
			i++
		}
		if at == (j+1)*n {
			j++
		}
	}
	return sum / float64(n) / float64(m)
}

// A Sliced measures how far two clouds of points in the plane are apart: the mean of
// [Wasserstein1] over Directions, evenly spread over half a turn from the first
// axis on, of what the clouds look like from there. It is not the distance in the
// plane, but small and large with it. It keeps its room between two measurements.
type Sliced struct {
	Directions int
	rooms      [2][]float64
}

// Distance returns the distance of two clouds, n×2 and m×2. It panics if they are no
// clouds in the plane, or if one is empty.
func (s *Sliced) Distance(a, b Matrix) float64 {
	if a.Cols != 2 || b.Cols != 2 {
		panic(notBroadcast(a, b))
	}
	sum := 0.0
	for k := range s.Directions {
		angle := math.Pi * float64(k) / float64(s.Directions)
		cos, sin := math.Cos(angle), math.Sin(angle)
		for i, cloud := range [2]Matrix{a, b} {
			s.rooms[i] = s.rooms[i][:0]
			for p := range cloud.Rows {
				x, y := cloud.At(p, 0), cloud.At(p, 1)
				s.rooms[i] = append(s.rooms[i], float64(cos*x)+float64(sin*y))
			}
			slices.Sort(s.rooms[i])
		}
		sum += Wasserstein1(s.rooms[0], s.rooms[1])
	}
	return sum / float64(s.Directions)
}
