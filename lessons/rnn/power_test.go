package rnn

import (
	"math"
	"testing"

	"sinapse/lessons/scene"
)

// TestPowersAreAsTold holds the numbers in the words of power: what 0.9 and 1.1 come to,
// between which w the gradient stays, and where a state of tanh rests.
func TestPowersAreAsTold(t *testing.T) {
	at := func(w float64, tanh bool, k int) (state, gradient float64) {
		states, gradients := (&powerState{w: w, tanh: tanh}).path()
		return states[k], gradients[k]
	}
	for _, told := range []struct {
		w    float64
		want string
	}{{0.9, "0.0052"}, {1.1, "117.3909"}} {
		if _, g := at(told.w, false, powerSteps); scene.Number(g, 4).Plain() != told.want {
			t.Errorf("%v comes to %v", told.w, g)
		}
	}
	_, less := at(0.9, false, 22)
	_, more := at(1.1, false, 24)
	if less > 0.1 || less < 0.09 || more < 9.5 || more > 10 {
		t.Errorf("0.9 over 22 steps %v, 1.1 over 24 %v", less, more)
	}
	for i := 50; i <= 200; i++ {
		s := powerState{w: float64(i) / 100}
		if met, told := s.judgeBetween().Met, i >= 96 && i <= 104 && i != 100; met != told {
			t.Errorf("w = %v: %v", s.w, met)
		}
	}
	state, gradient := at(1.5, true, powerSteps)
	_, before := at(1.5, true, powerSteps-1)
	if math.Abs(state-0.86) > 0.005 || math.Abs(gradient/before-0.39) > 0.005 {
		t.Errorf("the state rests at %v, and each step multiplies by %v", state, gradient/before)
	}
}
