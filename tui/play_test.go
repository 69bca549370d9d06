package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"sinapse/lessons/scene"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// A player plays a chapter by keys alone.
type player struct {
	*testing.T
	m *Model
}

// keys presses keys.
func (p player) keys(keys ...string) {
	for _, key := range keys {
		p.m.Update(press(key))
	}
}

// play does a move by keys.
func (p player) play(move lessons.Move) {
	p.Helper()
	l := p.m.Lesson
	switch move.Verb {
	case lessons.GoTo:
		for range l.Session.Screens() {
			if l.Session.Screen().ID != move.Target {
				p.keys("n")
			}
		}
	case lessons.Type:
		p.set(move)
	case lessons.Nudge:
		p.focus(move.Target)
		steps := strings.Count(move.Value, "+") - strings.Count(move.Value, "-")
		p.keys(map[bool]string{true: "right", false: "left"}[steps > 0])
	case lessons.Select:
		p.choose(move.Target)
	case lessons.Tick:
		p.run(move.Count)
	case lessons.Reset, lessons.Again:
		p.keys("r")
	case lessons.Answer:
		p.keys(move.Value)
	case lessons.Skip:
		for l.focus != l.home() {
			p.keys("esc")
		}
		p.keys("esc")
	case lessons.Hint:
		p.keys("i")
	}
}

// stepped is how many ticks of a run are done by steps: the first ones, and at the end
// what is less than a frame.
const stepped = 20

// run ticks so often: by steps, then as fast as it goes, in frames of 16 ticks.
func (p player) run(count int) {
	p.Helper()
	l := p.m.Lesson
	step := func(until int) {
		for ; count > until; count-- {
			p.keys(".")
		}
	}
	step(max(count-stepped, 0))
	if count < stepped {
		step(0)
		return
	}
	for range speeds {
		p.keys(">")
	}
	clock := time.Time{}
	l.now = func() time.Time { clock = clock.Add(tickBudget + 1); return clock }
	for p.keys("space"); count >= 16 && l.clock.running; {
		before, _ := l.Session.Position()
		p.m.Update(frameMsg(l.clock.id))
		now, _ := l.Session.Position()
		count -= now - before
	}
	if l.clock.running {
		p.keys("space")
	}
	step(0)
}

// focus brings the hands to a control: to its row, or to the item before it.
func (p player) focus(control string) {
	p.Helper()
	l := p.m.Lesson
	for i, c := range l.Session.Controls() {
		if c.Name() != control {
			continue
		}
		for range l.panes() {
			if l.focus != 0 {
				p.keys("tab")
			}
		}
		for range l.Session.Controls() {
			if l.control < i {
				p.keys("down")
			} else if l.control > i {
				p.keys("up")
			}
		}
		return
	}
	if of, ok := strings.CutPrefix(control, heldBy); ok && p.holds(control) {
		control = of
	}
	p.choose(control)
}

// holds tells whether a control is one that holds an item.
func (p player) holds(control string) bool {
	found, _ := p.m.Lesson.Session.Control(control)
	_, ok := found.(lessons.Choices)
	return ok && strings.HasPrefix(control, heldBy) && !slices.ContainsFunc(p.m.Lesson.Session.Controls(), func(c lessons.Control) bool { return c.Name() == control })
}

// set gives a control a value: typed into a field, or by the arrows.
func (p player) set(move lessons.Move) {
	p.Helper()
	p.focus(move.Target)
	l := p.m.Lesson
	control, ok := l.Session.Control(move.Target)
	if !ok {
		p.Fatalf("no control %q on %s", move.Target, l.Session.Screen().ID)
	}
	switch c := control.(type) {
	case lessons.Slider, lessons.Text:
		p.keys("=")
		p.m.Update(tea.PasteMsg{Content: move.Value})
		p.keys("enter")
		if l.typing != nil {
			p.Fatalf("%v on %s is refused", move, l.Session.Screen().ID)
		}
	case lessons.Choices:
		key := "right"
		if p.holds(move.Target) {
			key = "f"
		}
		for range c.Options {
			if now, _ := l.Session.Control(move.Target); now.(lessons.Choices).Get() != int(move.Value[0]-'1') {
				p.keys(key)
			}
		}
	case lessons.Switch:
		if c.Get() != (move.Value == "on") {
			p.keys("enter")
		}
	}
}

// choose leads the cursor to the item of a text with the arrows.
func (p player) choose(text string) {
	p.Helper()
	target, err := scene.ParseItem(text)
	if err != nil {
		p.Fatal(err)
	}
	l := p.m.Lesson
	pane := 0 // 0 is that of the controls
	for i, panel := range l.Session.Scene() {
		for _, item := range panel.About().Items {
			if item.ID == target && pane == 0 {
				pane = i + 1
			}
		}
	}
	if pane == 0 {
		p.Fatalf("%s has no control and no item %q: does the playthrough misspell it?", l.Session.Screen().ID, text)
	}
	for range l.panes() {
		if l.focus != pane {
			p.keys("tab")
		}
	}
	for _, key := range p.way(l.Session.Scene()[pane-1].About().Items, l.Session.Selected(), target) {
		p.keys(key)
	}
	if l.Session.Selected() != target {
		p.Fatalf("the arrows do not reach %s on %s", target, l.Session.Screen().ID)
	}
}

// way is the shortest way from an item to another: the keys to press.
func (p player) way(items []scene.Item, from, to scene.ItemID) []string {
	directions := map[string][2]int{"left": {-1, 0}, "right": {1, 0}, "up": {0, -1}, "down": {0, 1}}
	byID := map[scene.ItemID]scene.Item{}
	for _, item := range items {
		byID[item.ID] = item
	}
	ways, queue := map[scene.ItemID][]string{from: {}}, []scene.ItemID{from}
	for len(queue) > 0 && ways[to] == nil {
		here := byID[queue[0]]
		queue = queue[1:]
		step := func(key string, next scene.ItemID) {
			if _, seen := ways[next]; !next.None() && !seen {
				ways[next] = append(slices.Clone(ways[here.ID]), key)
				queue = append(queue, next)
			}
		}
		for key, d := range directions {
			step(key, besideItem(items, here, d[0], d[1]))
		}
		for _, item := range items {
			if item.Row == here.Row && item.Column == here.Column && item.Sheet == here.Sheet+1 {
				step("pgdown", item.ID)
			}
			if item.Row == here.Row && item.Column == here.Column && item.Sheet == here.Sheet-1 {
				step("pgup", item.ID)
			}
		}
	}
	return ways[to]
}
