package proof

import (
	"slices"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// sham is a chapter whose controls are dead, each in its way, but for two.
type sham struct {
	state  shamState
	leaked float64 // what a step back cannot bring back
}

type shamState struct {
	shown, rate, at, unread float64
	turned                  int
}

func (c *sham) Save() any     { return c.state }
func (c *sham) Restore(s any) { c.state = s.(shamState) }

func (c *sham) Screens() []lessons.Screen {
	slider := func(id string) lessons.Slider { return lessons.Slider{ID: id, Max: 9, Step: 1} }
	return []lessons.Screen{{
		ID: "only",
		Scene: func() scene.Scene {
			return scene.Scene{scene.Plot{Lines: []scene.Line{{Slope: c.state.shown, Intercept: c.state.at + c.leaked}}}}
		},
		Controls: func() []lessons.Control {
			void, counting := kit.Knob(slider("void"), new(float64)), kit.Knob(slider("counting"), new(float64), func() { c.state.turned++ })
			return []lessons.Control{
				kit.Knob(slider("shown"), &c.state.shown), kit.Knob(slider("rate"), &c.state.rate),
				void, counting, kit.Knob(slider("unread"), &c.state.unread),
			}
		},
		Tick: func() bool { c.state.at += 1 + c.state.rate; return true },
	}}
}

// TestDeadControlsAreFound holds the proof to what it is for: a control that sets
// nothing, one that counts how often it is turned, one that nobody reads.
func TestDeadControlsAreFound(t *testing.T) {
	c := &walk{Subject: Subject{ID: "sham", New: func(uint32) lessons.Chapter { return &sham{} }}}
	c.moments = []moment{{state: shamState{}}}
	wrong := c.wrongControls()
	slices.Sort(wrong)
	want := []string{"only/counting changes nothing that is seen", "only/unread changes nothing that is seen", "only/void changes nothing: whatever"}
	if len(wrong) != len(want) {
		t.Fatalf("%q", wrong)
	}
	for i := range want {
		if !strings.HasPrefix(wrong[i], want[i]) {
			t.Errorf("%q, want %q", wrong[i], want[i])
		}
	}
}

// leaky changes what it does not save.
type leaky struct{ sham }

func (c *leaky) Screens() []lessons.Screen {
	screens := c.sham.Screens()
	screens[0].Controls = func() []lessons.Control {
		return []lessons.Control{kit.Knob(lessons.Slider{ID: "leaks", Max: 9, Step: 1}, &c.leaked)}
	}
	return screens
}

func TestWhatIsNotSavedIsFound(t *testing.T) {
	c := &walk{Subject: Subject{ID: "leaky", New: func(uint32) lessons.Chapter { return &leaky{} }}}
	c.moments = []moment{{state: shamState{}}}
	if wrong := c.wrongControls(); len(wrong) != 1 || !strings.Contains(wrong[0], "a step back") {
		t.Errorf("%q", wrong)
	}
}
