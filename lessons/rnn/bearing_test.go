package rnn

import (
	"math"
	"testing"

	"sinapse/nn/elementary"
)

// TestBearingIsADifference: the size of the gradient at each step is how much the score of
// what is likeliest next changes when each number that the step's character adds is turned
// a little, the others being as they are.
func TestBearingIsADifference(t *testing.T) {
	r := newText(textSetup{Poem: 1, Rate: textRate, Clip: trainClip, Seed: 3})
	for range 60 {
		r.tick()
	}
	now, net := r.writes(), r.trainer.Network()
	in, bias, out, kinds := net.Weights(0), net.Biases(0), net.Weights(1), r.alphabet.Len()
	const at, delta = 24, 1e-5
	best := 0
	for i, p := range now.next[at] {
		if p > now.next[at][best] {
			best = i
		}
	}
	// score is that of the likeliest at the end, with something added to one sum of a step.
	score := func(turned, unit int, by float64) float64 {
		h := make([]float64, textUnits)
		for t, token := range now.text[:at+1] {
			next := make([]float64, textUnits)
			for k := range next {
				z := in.At(token, k) + bias[k]
				for i, v := range h {
					z += v * in.At(kinds+i, k)
				}
				if t == turned && k == unit {
					z += by
				}
				next[k] = elementary.Tanh(z)
			}
			h = next
		}
		z := net.Biases(1)[best]
		for i, v := range h {
			z += v * out.At(i, best)
		}
		return z
	}
	sizes := r.bearing(0, at)
	for step, got := range sizes {
		sum := 0.0
		for unit := range textUnits {
			slope := (score(step, unit, delta) - score(step, unit, -delta)) / (2 * delta)
			sum += slope * slope
		}
		if want := math.Sqrt(sum); math.Abs(got-want) > 1e-6*(1+want) {
			t.Errorf("step %d: %v, by differences %v", step, got, want)
		}
	}
	if part := r.bearing(7, at); part[0] != sizes[7] {
		t.Errorf("from step 7 on the first is %v, not %v", part[0], sizes[7])
	}
}
