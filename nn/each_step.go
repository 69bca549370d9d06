package nn

import "math"

// EachStep applies one and the same layer to each step of a row, with the same
// parameters: rows of T·d numbers become rows of T·m.
type EachStep struct {
	Steps int   // T
	Layer Layer // for rows of d numbers
}

// Outputs returns T·m. Rows that are no T steps are a [*ShapeError]; so are
// steps that do not fit the layer.
func (l EachStep) Outputs(inputs int) (int, error) {
	if err := (Steps{Count: l.Steps}).check(inputs, 1); err != nil {
		return 0, err
	}
	m, err := l.Layer.Outputs(inputs / l.Steps)
	return l.Steps * m, err
}

// Parameters returns those of the layer.
func (l EachStep) Parameters(inputs int) (rows, cols, biases int) {
	return l.Layer.Parameters(inputs / l.Steps)
}

// Parts returns those of the layer.
func (l EachStep) Parts(inputs int) []Part { return partsOf(l.Layer, inputs/l.Steps) }

// StepCount returns T.
func (l EachStep) StepCount() int { return l.Steps }

// OneStep returns the layer itself.
func (l EachStep) OneStep() Layer { return l.Layer }

// Keep returns what the layer keeps, at each step.
func (l EachStep) Keep(inputs int) int {
	if k, ok := l.Layer.(Keeper); ok {
		return l.Steps * k.Keep(inputs/l.Steps)
	}
	return 0
}

// Scratch returns what the layer needs.
func (l EachStep) Scratch(inputs int) (each, once int) {
	if s, ok := l.Layer.(Scratcher); ok {
		each, once = s.Scratch(inputs / l.Steps)
	}
	return l.Steps * each, once
}

// Draws tells whether the layer draws at random.
func (l EachStep) Draws() bool {
	d, ok := l.Layer.(Drawer)
	return ok && d.Draws()
}

// Forward applies the layer to each step.
func (l EachStep) Forward(p *Pass) {
	l.spread(p)
	l.Layer.Forward(p)
	l.gather(p)
}

// Backward takes the gradient back through each step.
func (l EachStep) Backward(p *Pass) {
	l.spread(p)
	l.Layer.Backward(p)
	l.gather(p)
}

// spread makes each step a row, and gather puts the rows together again.
func (l EachStep) spread(p *Pass) {
	for _, m := range [...]*Matrix{&p.In, &p.Out, &p.DIn, &p.DOut, &p.Kept} {
		m.Rows, m.Cols = m.Rows*l.Steps, m.Cols/l.Steps
	}
}

func (l EachStep) gather(p *Pass) {
	for _, m := range [...]*Matrix{&p.In, &p.Out, &p.DIn, &p.DOut, &p.Kept} {
		m.Rows, m.Cols = m.Rows/l.Steps, m.Cols*l.Steps
	}
}

// EachStepAccuracy returns a metric: the share, 0 to 1, of steps that have a target
// and whose output names the [Class] that is wanted. The cuts are those of [Accuracy].
func EachStepAccuracy(steps int, outCut, wantCut float64) func(out, want Matrix) float64 {
	return func(out, want Matrix) float64 {
		l := EachStepLoss{Steps: steps}
		out, want = l.steps(out), l.steps(want)
		right, all := 0, 0
		for i := range out.Rows {
			if math.IsNaN(want.Data[i*want.Cols]) {
				continue
			}
			all++
			if Class(out.Row(i), outCut) == Class(want.Row(i), wantCut) {
				right++
			}
		}
		return float64(right) / float64(all)
	}
}

// EachStepLoss takes a loss at each step of a row: outputs and targets are T·m
// numbers, and it is the mean over all steps that have a target. A step whose
// first target is NaN has none: it counts for nothing, as what pads a row that is
// shorter than others, or comes before there is anything to be said.
type EachStepLoss struct {
	Steps int  // T
	Loss  Loss // of rows of m numbers
}

// Count returns the number of steps that have a target: what the loss is a mean of.
func (l EachStepLoss) Count(want Matrix) int {
	count := 0
	l.runs(l.steps(want), func(from, until int) { count += until - from })
	return count
}

// Value returns the rows' share of the loss, where the batch has so many targets.
func (l EachStepLoss) Value(out, want Matrix, targets int) float64 {
	out, want = l.steps(out), l.steps(want)
	sum := 0.0
	l.runs(want, func(from, until int) {
		sum += l.Loss.Value(out.RowRange(from, until), want.RowRange(from, until), targets)
	})
	return sum
}

// Gradient sets grad to ∂loss/∂out: 0 where there is no target.
func (l EachStepLoss) Gradient(grad, out, want Matrix, targets int) {
	clear(grad.Data)
	grad, out, want = l.steps(grad), l.steps(out), l.steps(want)
	l.runs(want, func(from, until int) {
		l.Loss.Gradient(grad.RowRange(from, until), out.RowRange(from, until), want.RowRange(from, until), targets)
	})
}

// steps returns rows of steps as one row for each step: (n·T,m).
func (l EachStepLoss) steps(m Matrix) Matrix {
	return Matrix{m.Rows * l.Steps, m.Cols / l.Steps, m.Data}
}

// runs calls f for each run of steps, rows of want, that have a target.
func (EachStepLoss) runs(want Matrix, f func(from, until int)) {
	for i := 0; i < want.Rows; i++ {
		from := i
		for i < want.Rows && !math.IsNaN(want.Data[i*want.Cols]) {
			i++
		}
		if from < i {
			f(from, i)
		}
	}
}
