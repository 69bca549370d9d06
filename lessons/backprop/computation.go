package backprop

// A computation is numbers and how each comes from others, in the order in
// which they are computed: the last one is the loss.
type computation struct {
	parts []part
	back  [][2]int // the links in the order of the way back: from the later number to the earlier
}

// A part is one number of a computation.
type part struct {
	name, formula string
	column, row   int
	given         float64 // of one that is not computed
	constant      bool    // data, of which nobody wants the gradient
	from          []int
	value         func(in []float64) float64
	slopes        func(in []float64, out float64) []float64 // ∂out/∂in, one for each
	rules         []string                                  // the same as formulas
}

// An evaluation is a computation with its numbers: the values, the local slope
// of each link (by later and earlier number), and the gradients as far as the
// way back has come.
type evaluation struct {
	computation
	values    []float64
	slopes    map[[2]int]float64
	rules     map[[2]int]string
	gradients []float64
	known     []bool
	before    []float64 // of each followed link: what the earlier number had got already
}

// evaluate computes forward, then follows the first links back. A gradient is
// the sum, over all ways to the loss, of the product of the slopes on the way.
func (c computation) evaluate(done int) evaluation {
	n := len(c.parts)
	e := evaluation{
		computation: c, values: make([]float64, n), slopes: map[[2]int]float64{}, rules: map[[2]int]string{},
		gradients: make([]float64, n), known: make([]bool, n),
	}
	for i, p := range c.parts {
		if p.value == nil {
			e.values[i] = p.given
			continue
		}
		in := make([]float64, len(p.from))
		for k, from := range p.from {
			in[k] = e.values[from]
		}
		e.values[i] = p.value(in)
		for k, slope := range p.slopes(in, e.values[i]) {
			e.slopes[[2]int{i, p.from[k]}], e.rules[[2]int{i, p.from[k]}] = slope, p.rules[k]
		}
	}
	e.gradients[n-1], e.known[n-1] = 1, true
	for _, link := range c.back[:min(done, len(c.back))] {
		e.before = append(e.before, e.gradients[link[1]])
		e.gradients[link[1]] += float64(e.gradients[link[0]] * e.slopes[link])
		e.known[link[1]] = true
	}
	return e
}
