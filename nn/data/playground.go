package data

import (
	"math"

	"sinapse/nn"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// The sets of this file are those of TensorFlow's Playground. Points have two
// coordinates; a class is +1 or −1. The noise goes from 0 to 0.5. Each is
// shuffled once, so that any cut gives a fair sample.

// sampler draws a point and its target.
type sampler func(i int) (x, y, target float64)

// generate draws n points, and shuffles them.
func generate(r *random.Stream, n int, draw sampler) nn.Dataset {
	d := nn.Dataset{X: nn.NewMatrix(n, 2), Y: nn.NewMatrix(n, 1)}
	for i := range n {
		x, y, target := draw(i)
		copy(d.X.Row(i), []float64{x, y})
		d.Y.Set(i, 0, target)
	}
	return shuffled(r, d)
}

// shuffled returns the samples in a random order.
func shuffled(r *random.Stream, d nn.Dataset) nn.Dataset { return d.Samples(r.Permutation(d.Len())) }

// class returns +1 for the first half of n samples, and −1 for the second.
func class(i, n int) float64 {
	if i < n/2 {
		return 1
	}
	return -1
}

// Gauss draws two round clouds of n/2 points, +1 around (2, 2) and −1 around
// (−2, −2). Noise widens them: the variance goes from 0.5 to 4.
func Gauss(r *random.Stream, n int, noise float64) nn.Dataset {
	deviation := math.Sqrt(0.5 + float64(7*noise))
	return generate(r, n, func(i int) (x, y, target float64) {
		c := class(i, n)
		return r.Normal(2*c, deviation), r.Normal(2*c, deviation), c
	})
}

// Circle draws a disc of radius 2.5, +1, inside a ring from 3.5 to 5, −1. Noise
// moves the points before they are labelled, but not after.
func Circle(r *random.Stream, n int, noise float64) nn.Dataset {
	return generate(r, n, func(i int) (x, y, target float64) {
		radius := r.Uniform(0, 2.5)
		if class(i, n) < 0 {
			radius = r.Uniform(3.5, 5)
		}
		angle := r.Uniform(0, 2*math.Pi)
		x, y = float64(radius*elementary.Sin(angle)), float64(radius*elementary.Cos(angle))
		if elementary.Hypot(jitter(r, x, 5, noise), jitter(r, y, 5, noise)) < 2.5 {
			return x, y, 1
		}
		return x, y, -1
	})
}

// XOR draws points of the square ±5 with a gap along the axes: +1 where the
// coordinates have the same sign, −1 elsewhere. Noise as in [Circle].
func XOR(r *random.Stream, n int, noise float64) nn.Dataset {
	draw := func() float64 {
		v := r.Uniform(-5, 5)
		return v + math.Copysign(0.3, v)
	}
	return generate(r, n, func(int) (x, y, target float64) {
		x, y = draw(), draw()
		if jitter(r, x, 5, noise)*jitter(r, y, 5, noise) >= 0 {
			return x, y, 1
		}
		return x, y, -1
	})
}

// Spiral winds two arms of n/2 points around each other, +1 and −1. Noise
// moves the points by up to as much.
func Spiral(r *random.Stream, n int, noise float64) nn.Dataset {
	half := n / 2
	return generate(r, n, func(i int) (x, y, target float64) {
		c, along, turn := 1.0, i, 0.0
		if i >= half {
			c, along, turn = -1, i-half, math.Pi
		}
		share := float64(along) / float64(max(half, 1))
		t := float64(1.75*2*math.Pi*share) + turn
		x = float64(5*share*elementary.Sin(t)) + float64(noise*r.Uniform(-1, 1))
		y = float64(5*share*elementary.Cos(t)) + float64(noise*r.Uniform(-1, 1))
		return x, y, c
	})
}

// Plane draws points of the square ±6 whose target is a slope: (x + y)/10.
// Noise moves the points before the target is taken, but not after.
func Plane(r *random.Stream, n int, noise float64) nn.Dataset {
	return generate(r, n, func(int) (x, y, target float64) {
		x, y = r.Uniform(-6, 6), r.Uniform(-6, 6)
		return x, y, (jitter(r, x, 6, noise) + jitter(r, y, 6, noise)) / 10
	})
}

// Bumps draws points of the square ±6 whose target is a landscape of three
// hills, up to +1, and three hollows, down to −1. Noise as in [Plane].
func Bumps(r *random.Stream, n int, noise float64) nn.Dataset {
	bumps := [6][3]float64{{-4, 2.5, 1}, {0, 2.5, -1}, {4, 2.5, 1}, {-4, -2.5, -1}, {0, -2.5, 1}, {4, -2.5, -1}}
	return generate(r, n, func(int) (x, y, target float64) {
		x, y = r.Uniform(-6, 6), r.Uniform(-6, 6)
		atX, atY := jitter(r, x, 6, noise), jitter(r, y, 6, noise)
		for _, b := range bumps {
			height := max(0, 1-float64(elementary.Hypot(atX-b[0], atY-b[1])/2))
			if height > math.Abs(target) {
				target = b[2] * height
			}
		}
		return x, y, target
	})
}

// jitter moves v by up to reach·noise.
func jitter(r *random.Stream, v, reach, noise float64) float64 {
	return v + float64(noise*r.Uniform(-reach, reach))
}
