package nn

import (
	"math"

	"sinapse/nn/elementary"
)

// An Optimizer turns gradients into changes of the parameters. It is a plain
// value of settings; what it remembers between steps lies in slots that the
// caller keeps, each as long as the parameters and zero at the start.
//
// The formulas are PyTorch's, and zero means zero: Adam{} has no memory and no
// ε. The usual settings stand beside each field.
type Optimizer interface {
	// Slots returns how many slots the optimiser needs.
	Slots() int
	// Update changes the parameters p by their gradients g. step counts from 1
	// since the slots were zero.
	Update(p, g []float64, slots [][]float64, rate float64, step int)
}

// SGD is plain gradient descent: p −= rate·g. The name stands for stochastic
// gradient descent, which it is when the batches are samples of the data.
type SGD struct{}

// Slots returns 0.
func (SGD) Slots() int { return 0 }

// Update computes p −= rate·g.
func (SGD) Update(p, g []float64, _ [][]float64, rate float64, _ int) {
	g = g[:len(p)]
	for i := range p {
		p[i] -= float64(rate * g[i])
	}
}

// Momentum rolls on: b = Mu·b + g (at the first step b = g); p −= rate·b.
type Momentum struct {
	Mu float64 // 0.9 is usual
}

// Slots returns 1, for b.
func (Momentum) Slots() int { return 1 }

// Update computes b = Mu·b + g; p −= rate·b.
func (m Momentum) Update(p, g []float64, slots [][]float64, rate float64, _ int) {
	b := slots[0][:len(p)]
	g = g[:len(p)]
	for i := range p {
		b[i] = float64(m.Mu*b[i]) + g[i] // b starts at zero, so the first b is g
		p[i] -= float64(rate * b[i])
	}
}

// Nesterov is [Momentum] that looks ahead: b = Mu·b + g; p −= rate·(g + Mu·b).
type Nesterov struct {
	Mu float64 // 0.9 is usual
}

// Slots returns 1, for b.
func (Nesterov) Slots() int { return 1 }

// Update computes b = Mu·b + g; p −= rate·(g + Mu·b).
func (m Nesterov) Update(p, g []float64, slots [][]float64, rate float64, _ int) {
	b := slots[0][:len(p)]
	g = g[:len(p)]
	for i := range p {
		b[i] = float64(m.Mu*b[i]) + g[i]
		p[i] -= float64(rate * (g[i] + float64(m.Mu*b[i])))
	}
}

// AdaGrad gives each parameter a rate of its own, which falls with what it has
// moved: s += g²; p −= rate·g/(√s + Epsilon) (Duchi, Hazan and Singer, 2011).
type AdaGrad struct {
	Epsilon float64 // 1e-10 is usual
}

// Slots returns 1, for s.
func (AdaGrad) Slots() int { return 1 }

// Update computes s += g²; p −= rate·g/(√s + Epsilon).
func (a AdaGrad) Update(p, g []float64, slots [][]float64, rate float64, _ int) {
	s := slots[0][:len(p)]
	g = g[:len(p)]
	for i := range p {
		s[i] += float64(g[i] * g[i])
		p[i] -= rate * g[i] / (math.Sqrt(s[i]) + a.Epsilon)
	}
}

// RMSProp is [AdaGrad] that forgets: v = Alpha·v + (1−Alpha)·g²;
// p −= rate·g/(√v + Epsilon) (Hinton's lectures, 2012).
type RMSProp struct {
	Alpha   float64 // 0.99 is usual
	Epsilon float64 // 1e-8 is usual
}

// Slots returns 1, for v.
func (RMSProp) Slots() int { return 1 }

// Update computes v = Alpha·v + (1−Alpha)·g²; p −= rate·g/(√v + Epsilon).
func (r RMSProp) Update(p, g []float64, slots [][]float64, rate float64, _ int) {
	v := slots[0][:len(p)]
	g = g[:len(p)]
	for i := range p {
		v[i] = float64(r.Alpha*v[i]) + float64((1-r.Alpha)*g[i]*g[i])
		p[i] -= rate * g[i] / (math.Sqrt(v[i]) + r.Epsilon)
	}
}

// Adam is [Momentum] and [RMSProp] together, with both memories corrected for
// having started at zero (Kingma and Ba, 2015). At step k:
//
//	m = Beta1·m + (1−Beta1)·g
//	v = Beta2·v + (1−Beta2)·g²
//	p −= rate/(1−Beta1ᵏ) · m / (√v/√(1−Beta2ᵏ) + Epsilon)
//
// A Decay other than 0 makes it AdamW (Loshchilov and Hutter, 2019): first
// p −= rate·Decay·p.
type Adam struct {
	Beta1   float64 // 0.9 is usual
	Beta2   float64 // 0.999 is usual
	Epsilon float64 // 1e-8 is usual
	Decay   float64 // 0 is Adam, 0.01 is usual for AdamW
}

// Slots returns 2, for m and v.
func (Adam) Slots() int { return 2 }

// Update computes a step of Adam.
func (a Adam) Update(p, g []float64, slots [][]float64, rate float64, step int) {
	m, v := slots[0][:len(p)], slots[1][:len(p)]
	g = g[:len(p)]
	keep := 1 - float64(rate*a.Decay)
	length := rate / (1 - elementary.Pow(a.Beta1, float64(step)))
	root := math.Sqrt(1 - elementary.Pow(a.Beta2, float64(step)))
	for i := range p {
		m[i] = float64(a.Beta1*m[i]) + float64((1-a.Beta1)*g[i])
		v[i] = float64(a.Beta2*v[i]) + float64((1-a.Beta2)*g[i]*g[i])
		p[i] = float64(p[i]*keep) - length*m[i]/(math.Sqrt(v[i])/root+a.Epsilon)
	}
}
