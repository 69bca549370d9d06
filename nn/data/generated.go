package data

import (
	"math"

	"sinapse/nn"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// Moons draws two half circles of radius 1 that reach into each other, n/2
// points each: +1 for the upper, −1 for the lower. Noise is the standard
// deviation by which the points are moved. (scikit-learn's make_moons.)
func Moons(r *random.Stream, n int, noise float64) nn.Dataset {
	half := n / 2
	return generate(r, n, func(i int) (x, y, target float64) {
		if i < half {
			t := math.Pi * float64(i) / float64(max(half-1, 1))
			x, y, target = elementary.Cos(t), elementary.Sin(t), 1
		} else {
			t := math.Pi * float64(i-half) / float64(max(n-half-1, 1))
			x, y, target = 1-elementary.Cos(t), 0.5-elementary.Sin(t), -1
		}
		return x + float64(noise*r.Randn()), y + float64(noise*r.Randn()), target
	})
}

// Fruit invents n/2 oranges, +1, and as many apples, −1. X has two columns
// that tell them apart, colour (0 green to 1 orange) and roundness (0 to 1),
// and then as many marks as wanted, 0 or 1, that mean nothing: a net that
// learns those has learnt by heart. Noise is the standard deviation of colour
// and roundness among fruit of one kind.
func Fruit(r *random.Stream, n, marks int, noise float64) nn.Dataset {
	d := nn.Dataset{X: nn.NewMatrix(n, 2+marks), Y: nn.NewMatrix(n, 1)}
	for i := range n {
		c := class(i, n)
		row := d.X.Row(i)
		row[0] = limit(r.Normal(0.5+float64(0.15*c), noise))
		row[1] = limit(r.Normal(0.6+float64(0.1*c), noise))
		for j := range marks {
			row[2+j] = math.Floor(r.Uniform(0, 2))
		}
		d.Y.Set(i, 0, c)
	}
	return shuffled(r, d)
}

// limit keeps v between 0 and 1.
func limit(v float64) float64 { return min(max(v, 0), 1) }
