package playground

import (
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// TestWhatIsHeldStays freezes a weight, cuts a neuron off, and lets both go: what is held
// stays where it is while all else is trained, and comes back with a state.
func TestWhatIsHeldStays(t *testing.T) {
	g := newGround(0, nil)
	hold := func(item string, how int) {
		id, err := scene.ParseItem("h" + item)
		if err != nil {
			t.Fatal(err)
		}
		g.edit(id).(lessons.Choices).Set(how)
	}
	at := func(item string) float64 {
		id, _ := scene.ParseItem(item)
		return *g.run.Parameter(id)
	}
	runFor(g, 3)
	frozen, other := at("w1.1.2"), at("w1.2.2")
	hold("w1.1.2", 1)
	hold("n2.1", 2)
	runFor(g, 3)
	if at("w1.1.2") != frozen || at("w3.1.1") != 0 || at("w1.2.2") == other {
		t.Errorf("%v was %v, %v should be 0, %v was %v", at("w1.1.2"), frozen, at("w3.1.1"), at("w1.2.2"), other)
	}
	saved := g.save()
	again := newGround(0, nil)
	again.restore(saved)
	runFor(g, 2)
	runFor(again, 2)
	if !slices.Equal(g.run.Network.Parameters(), again.run.Network.Parameters()) || at("w1.1.2") != frozen {
		t.Error("it goes on otherwise from what was saved")
	}
	var marks []string
	for _, link := range g.run.Picture().Links {
		if link.Mark != "" {
			marks = append(marks, link.Item.String()+link.Mark)
		}
	}
	slices.Sort(marks)
	if want := []string{"w1.1.2■", "w2.1.1■", "w2.2.1■", "w2.3.1■", "w2.4.1■", "w3.1.1×"}; !slices.Equal(marks, want) {
		t.Errorf("marked are %v", marks)
	}
	hold("w1.1.2", 0)
	hold("n2.1", 0)
	runFor(g, 1)
	if at("w1.1.2") == frozen || at("w3.1.1") == 0 {
		t.Error("what is let go does not move")
	}
	for _, item := range []string{"hn0.1", "hn4.1", "hw1.9.1", "hp0.0", "h1", "n1.1"} {
		if id, err := scene.ParseItem(item); err == nil && g.run.HoldControl(id) != nil {
			t.Errorf("%s can be held", item)
		}
	}
}
