package data

import (
	"math"

	"sinapse/nn"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// Bells draws numbers or points around centres, each as likely as any other: normal
// with one standard deviation in all directions. They are inputs without targets.
type Bells struct {
	Centres   [][]float64 // all of one length, at least one
	Deviation float64
}

// TwoBells returns numbers around −2 and 2.
func TwoBells() Bells { return Bells{[][]float64{{-2}, {2}}, 0.5} }

// EightBells returns points around eight centres, evenly on a circle of radius 2
// from the first axis on.
func EightBells() Bells {
	b := Bells{Deviation: 0.2}
	for k := range 8 {
		angle := math.Pi * float64(k) / 4
		b.Centres = append(b.Centres, []float64{2 * elementary.Cos(angle), 2 * elementary.Sin(angle)})
	}
	return b
}

// GridBells returns points around the nine centres of a 3×3 grid, 2 apart.
func GridBells() Bells {
	b := Bells{Deviation: 0.2}
	for i := range 9 {
		b.Centres = append(b.Centres, []float64{float64(2*(i%3) - 2), float64(2*(i/3) - 2)})
	}
	return b
}

// Widths returns the length of a centre.
func (b Bells) Widths() (inputs, targets int) { return len(b.Centres[0]), 0 }

// Sample draws which centre, if there are several, and then each coordinate.
func (b Bells) Sample(inputs, _ []float64, r *random.Stream) {
	centre := b.Centres[0]
	if n := len(b.Centres); n > 1 {
		centre = b.Centres[draw(r, int64(n))]
	}
	for j := range inputs {
		inputs[j] = r.Normal(centre[j], b.Deviation)
	}
}

// Ring draws points around a circle: any angle, and a radius that is normal. They are
// inputs without targets.
type Ring struct{ Radius, Deviation float64 }

// Widths returns 2.
func (Ring) Widths() (inputs, targets int) { return 2, 0 }

// Sample draws the angle, then the radius.
func (g Ring) Sample(inputs, _ []float64, r *random.Stream) {
	angle := r.Uniform(0, 2*math.Pi)
	radius := r.Normal(g.Radius, g.Deviation)
	inputs[0], inputs[1] = radius*elementary.Cos(angle), radius*elementary.Sin(angle)
}

// Noise draws numbers that mean nothing, Width of them: normal, or with Even uniform
// from −1 to 1. They are inputs without targets.
type Noise struct {
	Width int
	Even  bool
}

// Widths returns Width.
func (n Noise) Widths() (inputs, targets int) { return n.Width, 0 }

// Sample draws the numbers.
func (n Noise) Sample(inputs, _ []float64, r *random.Stream) {
	for i := range inputs {
		if n.Even {
			inputs[i] = r.Uniform(-1, 1)
		} else {
			inputs[i] = r.Randn()
		}
	}
}

// Counts returns how many of some points, or numbers, lie within 3 deviations of each
// centre: for each, some 98.9 % of its due in the plane and 99.7 % on the line.
func (b Bells) Counts(points nn.Matrix) []int {
	counts := make([]int, len(b.Centres))
	for i := range points.Rows {
		for k, centre := range b.Centres {
			sum := 0.0
			for j, v := range points.Row(i) {
				d := v - centre[j]
				sum += float64(d * d)
			}
			if sum <= 9*b.Deviation*b.Deviation {
				counts[k]++
			}
		}
	}
	return counts
}
