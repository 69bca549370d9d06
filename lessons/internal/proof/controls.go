package proof

import (
	"fmt"
	"reflect"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/scene"
)

// controls turns every control in every state: in some of them each changes the state,
// and what is to be seen of it; a step back brings both back.
func (c *walk) controls(t *testing.T) {
	t.Helper()
	for _, wrong := range c.wrongControls() {
		t.Errorf("%s/%s", c.ID, wrong)
	}
}

// stepsBackEach is how many controls that have changed something before there are for one
// that is turned again on a day.
const stepsBackEach = 3

// wrongControls tells what is wrong with the controls, with the way to mend it.
func (c *walk) wrongControls() (wrong []string) {
	moved, seen, begun := map[string]bool{}, map[string]bool{}, c.begun()
	turn := daily.Day()
	for _, m := range c.moments {
		if !c.walked(begun.Screens()[m.index]) {
			continue // it begins on a screen that is not for today
		}
		s := c.at(begun, m)
		SkipAll(s)
		for _, control := range s.Controls() {
			name := s.Screen().ID + "/" + control.Name()
			if turn++; moved[name] && seen[name] && !daily.Whole() && turn%stepsBackEach != 0 {
				continue
			}
			moves, shows, returns := turned(s, control.Name(), !seen[name])
			moved[name], seen[name] = moved[name] || moves, seen[name] || shows
			if !returns {
				return append(wrong, fmt.Sprintf("%s, after line %d: a step back does not bring back what was; Save must return a deep copy of all that a Set changes", name, m.line.Number))
			}
		}
	}
	for name := range moved {
		switch {
		case !moved[name]:
			wrong = append(wrong, name+" changes nothing: whatever it is set to, the chapter saves the same; its Set must write what Save keeps")
		case !seen[name]:
			wrong = append(wrong, name+" changes nothing that is seen: no panel, no control, no code and no goal, neither now nor after a step")
		}
	}
	return wrong
}

// turned turns a control and steps back: whether the state changed by it; what is to be
// seen, if that is looked at; and whether the step brought both back.
func turned(s *lessons.Session, control string, look bool) (moves, shows, returns bool) {
	shown, state, before := Bare(s.Scene()), s.Chapter.Save(), sightOf(s, look)
	now, _ := s.Position()
	_ = s.Apply(lessons.Move{Verb: lessons.Nudge, Target: control, Value: "+1"}) // refusing is fine
	after, _ := s.Position()
	moves, shows = !reflect.DeepEqual(state, s.Chapter.Save()), look && !reflect.DeepEqual(before, sightOf(s, true))
	if after > now {
		s.Back()
	}
	return moves, shows, reflect.DeepEqual(state, s.Chapter.Save()) && reflect.DeepEqual(shown, Bare(s.Scene()))
}

// A sight is all that is to be seen of a state, now and after a step.
type sight struct {
	now, next scene.Scene
	controls  []string
	code      string
	judged    []lessons.Judgement
}

// sightOf looks at a session's state, if that is needed. It asks the screen itself: the
// session gives one scene for one state.
func sightOf(s *lessons.Session, needed bool) (seen sight) {
	if !needed {
		return seen
	}
	screen := s.Screen()
	shown := func() scene.Scene {
		if screen.Scene == nil {
			return nil
		}
		return Bare(screen.Scene())
	}
	seen.now = shown()
	for _, control := range screen.Controls() {
		seen.controls = append(seen.controls, control.Name())
	}
	if screen.Code != nil {
		seen.code = screen.Code()
	}
	for _, goal := range screen.Goals {
		seen.judged = append(seen.judged, goal.Judge())
	}
	if screen.Tick != nil {
		state := s.Chapter.Save()
		screen.Tick()
		seen.next = shown()
		s.Chapter.Restore(state)
	}
	return seen
}
