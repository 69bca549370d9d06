package nn

// An Optimizer turns gradients into changes of the parameters. It is a plain
// value of settings; what it remembers between steps lies in slots that the
// caller keeps, each as long as the parameters and zero at the start.
type Optimizer interface {
	// Slots returns how many slots the optimiser needs.
	Slots() int
	// Update changes the parameters p by their gradients g. step counts from 1
	// since the slots were zero.
	Update(p, g []float64, slots [][]float64, rate float64, step int)
}

// SGD is plain gradient descent: p −= rate·g.
type SGD struct{}

// Slots returns 0.
func (SGD) Slots() int { return 0 }

// Update computes p −= rate·g.
func (SGD) Update(p, g []float64, _ [][]float64, rate float64, _ int) {
	g = g[:len(p)]
	for i := range p {
		p[i] -= rate * g[i]
	}
}
