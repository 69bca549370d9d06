package course

import (
	"math"
	"strconv"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/anew"
)

// TestSeedsReachTheirEnds opens every chapter at the largest seed, and turns each
// seed that can be turned up to its end and down to 0.
func TestSeedsReachTheirEnds(t *testing.T) {
	for _, entry := range written() {
		session := lessons.NewSession(entry.New(math.MaxUint32), lessons.NewProgress().Record(entry.ID))
		for _, screen := range session.Screens() {
			if err := session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID}); err != nil {
				t.Fatal(err)
			}
			if _, ok := session.Control("seed"); !ok {
				continue
			}
			for _, value := range []string{"4294967295", "0"} {
				if err := session.Apply(lessons.Move{Verb: lessons.Type, Target: "seed", Value: value}); err != nil {
					t.Errorf("%s/%s: seed %s: %v", entry.ID, screen.ID, value, err)
				}
				control, _ := session.Control("seed")
				if got := strconv.FormatFloat(control.(lessons.Slider).Get(), 'f', -1, 64); got != value {
					t.Errorf("%s/%s: seed %s is %s", entry.ID, screen.ID, value, got)
				}
				session.Scene()
			}
			if err := session.Apply(lessons.Move{Verb: lessons.Type, Target: "seed", Value: "4294967296"}); err == nil {
				t.Errorf("%s/%s: takes a seed that NumPy does not", entry.ID, screen.ID)
			}
		}
	}
}

// TestSeedsStartAtTheirDefault: a seed that can be turned starts from its own
// default plus that of the course, and goes back there.
func TestSeedsStartAtTheirDefault(t *testing.T) {
	for _, entry := range written() {
		for i, screen := range entry.New(0).Screens() {
			var starts [2]float64
			for k, course := range []uint32{0, 7} {
				session, leave := anew.Borrow(anew.Start{Chapter: entry.ID, New: entry.New, Seed: course})
				defer leave()
				_ = session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID})
				control, ok := session.Control("seed")
				if !ok {
					break
				}
				starts[k] = control.(lessons.Slider).Get()
				if reset := session.Screens()[i].Reset; reset != nil {
					_ = session.Apply(lessons.Move{Verb: lessons.Type, Target: "seed", Value: "50"})
					_ = session.Apply(lessons.Move{Verb: lessons.Reset})
					control, _ := session.Control("seed")
					if now := control.(lessons.Slider).Get(); now != starts[k] {
						t.Errorf("%s/%s: reset puts the seed to %v, not to %v", entry.ID, screen.ID, now, starts[k])
					}
				}
			}
			if starts[1] != 0 && starts[1] != starts[0]+7 {
				t.Errorf("%s/%s: starts from seeds %v", entry.ID, screen.ID, starts)
			}
		}
	}
}
