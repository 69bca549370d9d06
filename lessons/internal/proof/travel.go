package proof

import (
	"crypto/sha256"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/codec"
	"sinapse/lessons/internal/sums"
	"sinapse/lessons/scene"
)

// weigh holds the checkpoints of the session to their share of memory.
func (c *walk) weigh(t *testing.T, line lessons.PlayLine) {
	t.Helper()
	if bytes := c.session.Weight(); bytes > lessons.MostBytes {
		t.Errorf("%s.play:%d: the checkpoints take %d bytes", c.ID, line.Number, bytes)
	}
}

// typeTheSame types into each slider the value that it has: nothing is logged, so
// nothing may change either.
func (c *walk) typeTheSame(t *testing.T) {
	t.Helper()
	s := c.session
	for _, control := range s.Controls() {
		slider, ok := control.(lessons.Slider)
		if !ok || slider.Get() < slider.Min || slider.Get() > slider.Max {
			continue // a diverging run leaves the range
		}
		before, state := Bare(s.Scene()), s.Chapter.Save()
		now, _ := s.Position()
		Do(t, s, "type "+slider.ID+" "+strconv.FormatFloat(slider.Get(), 'g', -1, 64))
		if at, _ := s.Position(); at != now || !reflect.DeepEqual(before, Bare(s.Scene())) || !reflect.DeepEqual(state, s.Chapter.Save()) {
			t.Errorf("%s/%s: typing the same %s changed something", c.ID, s.Screen().ID, slider.ID)
		}
	}
}

// undoAll undoes all of the screen, which is how it began then, and does it again.
func (c *walk) undoAll(t *testing.T, first scene.Scene) {
	t.Helper()
	s := c.session
	last, _ := s.Position()
	shown := Bare(s.Scene())
	for before := last; s.Undo(); {
		now, _ := s.Position()
		if now >= before {
			t.Fatalf("%s/%s: undo goes from %d to %d", c.ID, s.Screen().ID, before, now)
		}
		before = now
	}
	if s.CanUndo() || !reflect.DeepEqual(Bare(s.Scene()), first) {
		t.Errorf("%s/%s: all undone is not how it began", c.ID, s.Screen().ID)
	}
	for s.Redo() {
	}
	if now, _ := s.Position(); now != last || !reflect.DeepEqual(Bare(s.Scene()), shown) {
		t.Errorf("%s/%s: all done again is at %d of %d, or not the same", c.ID, s.Screen().ID, now, last)
	}
}

// momentsComeBack goes to moments of the walk in no order: each shows the scene that it
// showed then.
func (c *walk) momentsComeBack(t *testing.T) {
	t.Helper()
	_, end := c.session.Position()
	positions := make([]int, 0, len(c.scenes))
	for position := range c.scenes {
		positions = append(positions, position)
	}
	slices.Sort(positions)
	positions = daily.Some(t, positions, 12)
	slices.SortFunc(positions, func(a, b int) int { return a*7919%end - b*7919%end })
	for _, position := range positions {
		c.session.Seek(position)
		if !reflect.DeepEqual(Bare(c.session.Scene()), c.scenes[position]) {
			t.Errorf("%s: moment %d of %d is another one when gone back to", c.ID, position, end)
		}
	}
}

// seal is what the bytes of a state come to.
func seal(t *testing.T, state any) string {
	t.Helper()
	data, err := codec.Encode("", state)
	if err != nil {
		t.Fatal(err)
	}
	return string(data[len(data)-sha256.Size:])
}

// copies holds the states that were saved on the walk, thirty of them a day, against what
// happened later: each shows its scene in another chapter, once and again, and after all of that they are what
// they were, to the last bit.
func (c *walk) copies(t *testing.T) {
	t.Helper()
	begun, moments := c.begun(), daily.Some(t, c.moments, 30)
	for range 2 {
		for _, m := range moments {
			begun.Restore(m.state)
			screen := begun.Screens()[m.index]
			if screen.Scene != nil && !reflect.DeepEqual(Bare(sums.Panels(screen.Scene())), m.scene) {
				t.Errorf("%s/%s, line %d: what was saved changed later", c.ID, screen.ID, m.line.Number)
			}
			if screen.Tick != nil {
				screen.Tick()
			}
		}
	}
	for _, m := range moments {
		if seal(t, m.state) != m.seal {
			t.Errorf("%s/%s, line %d: what was saved is another state now: Save and Restore must copy what is written to", c.ID, begun.Screens()[m.index].ID, m.line.Number)
		}
	}
}

// replay does the log again, or resumes from what is kept: both end in the scene of
// the walk. That trains all of it once more: in a third of the chapters a day.
func (c *walk) replay(t *testing.T) {
	t.Helper()
	if !daily.Whole() && daily.Chance(t, t.Name()).IntN(3) > 0 {
		t.Skip("not today")
	}
	ways := map[string]func(*testing.T) *lessons.Session{"resuming": c.resumed, "the log": c.replayed}
	for _, way := range daily.Some(t, slices.Sorted(maps.Keys(ways)), 1) {
		if !reflect.DeepEqual(Bare(ways[way](t).Scene()), c.moments[len(c.moments)-1].scene) {
			t.Errorf("%s: %s gives another scene", c.ID, way)
		}
	}
}

// resumed starts from what is kept.
func (c *walk) resumed(*testing.T) *lessons.Session {
	return lessons.NewSession(c.New(c.seed), c.record)
}

// replayed does the log again.
func (c *walk) replayed(t *testing.T) *lessons.Session {
	t.Helper()
	session := c.fresh()
	for _, move := range c.log {
		if err := whole(session, move); err != nil { // what waits was answered when it was played
			t.Fatal(move, err)
		}
	}
	return session
}
