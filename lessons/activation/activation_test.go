package activation

import (
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// TestRevivedByAnyKey kills a ReLU in the drawn network and revives it there.
func TestRevivedByAnyKey(t *testing.T) {
	c := New(0).(*activation)
	s := &c.state.stack
	s.bend = 2
	c.rebuild()
	if dead, _ := c.stack.Dead(); dead != 0 {
		t.Errorf("%d are dead before anything is done", dead)
	}
	_ = c.stackKnob(scene.At(scene.BiasKind, 1, 1)).(lessons.Slider).Set(-20)
	dead, _ := c.stack.Dead()
	_ = c.stackKnob(scene.At(scene.BiasKind, 1, 1)).(lessons.Slider).Set(2)
	if now, _ := c.stack.Dead(); dead == 0 || now != 0 || !s.killed {
		t.Errorf("%d dead, then %d; noticed: %v", dead, now, s.killed)
	}
}

// TestExponentsAreForTheTiny writes shares as a learner reads them: 0.55 has no exponent.
func TestExponentsAreForTheTiny(t *testing.T) {
	for value, want := range map[float64]string{0.55: "0.550", 0.089: "0.089", 0.0042: "4.2e−3", 5.6e-17: "5.6e−17", 0: "0.000"} {
		if got := smallText(value); got != want {
			t.Errorf("%v is written %q, want %q", value, got, want)
		}
	}
}
