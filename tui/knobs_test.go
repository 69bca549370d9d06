package tui

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/tui/draw"
)

// arranged is where the parts of the present page stand.
func arranged(m *Model) Layout { return m.page().layout() }

// newTurner looks, with each slider under the learner's hands, for its whole value on
// its row.
func newTurner() visitor {
	looked := map[string]bool{}
	return func(v *visit) {
		for _, language := range v.languages {
			v.m.language = language
			controls := v.m.Lesson.Session.Controls()
			for i, control := range controls {
				slider, ok := control.(lessons.Slider)
				if !ok {
					continue
				}
				state := fmt.Sprint(language, v.m.Lesson.Session.Screen().ID, len(controls), slider.ID, sliderValue(slider))
				if !looked[state] {
					looked[state] = true
					v.turned(i, slider)
				}
			}
		}
	}
}

// turned looks for the value of a slider at each size.
func (v *visit) turned(i int, slider lessons.Slider) {
	value := sliderValue(slider)
	alone := regexp.MustCompile(`(^|[ ┤])` + regexp.QuoteMeta(value) + `( |$)`)
	for _, size := range [][2]int{{120, 40}, {104, 30}, {80, 24}, {72, 20}, {60, 16}, {40, 16}, {40, 12}} {
		v.at(size)
		v.m.Lesson.focus, v.m.Lesson.control = 0, i
		page := arranged(v.m)
		rows := strings.Join(strings.Split(stripped(v.m.Draw()), "\n")[page.Knobs.Y:page.Knobs.Y+page.Knobs.H], "\n")
		if !alone.MatchString(rows) {
			v.complain("%v: %s of %s is not whole on\n%s", size, value, slider.ID, rows)
		}
	}
}

// TestTypingShowsWhatIsTyped types a number into each slider's field at each
// size: it stands on its row.
func TestTypingShowsWhatIsTyped(t *testing.T) {
	for _, size := range recordedSizes {
		for _, place := range [][2]string{{"weights", "by-hand"}, {"weights", "real"}, {"bias", "threshold"}} {
			m := opened(t, content.Portuguese, place[0], place[1], size[0], size[1])
			m.Update(press("="))
			for _, r := range "0,7" {
				m.Update(press(string(r)))
			}
			if shown := stripped(m.Draw()); !strings.Contains(shown, "0,7") && !strings.Contains(shown, "0.7") {
				t.Errorf("%v %v: what is typed is not shown\n%s", size, place, shown)
			}
		}
	}
}

// TestSlidersOutliveNumbers draws sliders over what a diverging run leaves; one
// without a place once drew for ever.
func TestSlidersOutliveNumbers(t *testing.T) {
	for _, value := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300} {
		m := opened(t, content.English, "weights", "by-hand", 80, 24)
		for _, signed := range []bool{false, true} {
			c := draw.NewCanvas(60, 1)
			m.page().desk().drawSlider(c, lessons.Slider{ID: "w", Min: -1, Max: 1, Step: 0.1, Signed: signed, Get: func() float64 { return value }}, true)
			m.page().desk().drawSlider(c, lessons.Slider{ID: "rate", Min: 0.1, Max: 1, Log: true, Get: func() float64 { return value }}, true)
		}
	}
}

// TestSwitchesShareRows goes through the switches of the bench: each stands whole in
// its row, under a cursor of its own, and turns.
func TestSwitchesShareRows(t *testing.T) {
	for _, language := range content.Languages() {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 16}, {40, 16}} {
			m := opened(t, language, "remedies", "bench", size[0], size[1])
			for range m.Lesson.Session.Controls() {
				control, at := m.Lesson.Session.Controls()[m.Lesson.control], arranged(m).Knobs
				toggle, ok := control.(lessons.Switch)
				if !ok {
					break
				}
				word := "○ " + m.Voice().Word("switch.off")
				if toggle.Get() {
					word = "● " + m.Voice().Word("switch.on")
				}
				row := regexp.MustCompile("▸ +" + regexp.QuoteMeta(m.Voice().Word("control."+control.Name())) + " +" + word + "( |$)")
				if rows := strings.Split(stripped(m.Draw()), "\n")[at.Y : at.Y+at.H]; !row.MatchString(strings.Join(rows, "\n")) {
					t.Errorf("%s %v: %s is not whole on\n%s", language, size, control.Name(), strings.Join(rows, "\n"))
				}
				m.Update(press("right"))
				if now, ok := m.Lesson.Session.Controls()[m.Lesson.control].(lessons.Switch); !ok || !now.Get() {
					t.Errorf("%s %v: %s does not turn", language, size, control.Name())
				}
				m.Update(press("down"))
			}
			if got := m.Lesson.control; got != 8 {
				t.Errorf("%s %v: %d switches", language, size, got)
			}
		}
	}
	m := opened(t, content.English, "remedies", "bench", 120, 40)
	if rows, controls := arranged(m).Knobs.H, len(m.Lesson.Session.Controls()); rows != 5 || controls != 11 {
		t.Errorf("%d controls in %d rows at 120×40, all want to be seen", controls, rows)
	}
}

// TestStepsAreWhatTheyDo turns every slider, on half of the screens a day, by a step of each
// size, one of them a day: it changes by what its row says, or stops at its end, and what it says has no more digits than it
// takes.
func TestStepsAreWhatTheyDo(t *testing.T) {
	t.Parallel()
	slot := newSlot(t)
	for _, entry := range written() {
		for _, screen := range share(ScreensOf(entry, 0), 2) {
			for _, size := range daily.Spread([]int{0, 1, 2}[:len(stepSizes)], 1, daily.Day()+len(screen.ID)) {
				m := slot.opened(t, content.English, entry.ID, screen.ID, 160, 40)
				m.Lesson.size = size
				for _, control := range m.Lesson.Session.Controls() {
					control, _ = m.Lesson.Session.Control(control.Name()) // others were turned before it
					slider, ok := control.(lessons.Slider)
					if !ok || slider.Log {
						continue
					}
					said, before := m.page().desk().stepSize(slider), slider.Get()
					change := slider.Change(stepSizes[size])
					m.Lesson.nudgeBy(slider.ID, stepSizes[size])
					now, ok := m.Lesson.Session.Control(slider.ID)
					if !ok {
						continue // of a row that is gone now
					}
					after := now.(lessons.Slider).Get()
					if want := min(before+change, slider.Max); draw.Cells(said) > len("±0.001") || change <= 0 || after != before && math.Abs(after-want) > 1e-9 {
						t.Errorf("%s/%s: %s says %s and goes from %v to %v", entry.ID, screen.ID, slider.ID, said, before, after)
					}
				}
			}
		}
	}
}

// TestSlidersKeepWhatTheyShow types numbers, two of six a day, into every slider and turns it by a step of
// each size: what its row shows then is what is kept, to the last digit.
func TestSlidersKeepWhatTheyShow(t *testing.T) {
	t.Parallel()
	slot := newSlot(t)
	for _, entry := range today() {
		for _, screen := range ScreensOf(entry, 0) {
			m := slot.opened(t, content.English, entry.ID, screen.ID, 160, 40)
			for _, control := range m.Lesson.Session.Controls() {
				slider, ok := control.(lessons.Slider)
				if !ok {
					continue
				}
				for _, i := range daily.Spread([]int{0, 1, 2, 3, 4, 5}, 2, daily.Day()) {
					value := slider.Min + (slider.Max-slider.Min)*(float64(i)+0.123456789)/6.5
					m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: slider.ID, Value: strconv.FormatFloat(value, 'g', -1, 64)})
					shownAsKept(t, m, slider.ID)
					m.Lesson.nudgeBy(slider.ID, stepSizes[i%len(stepSizes)])
					shownAsKept(t, m, slider.ID)
				}
			}
		}
	}
}

// shownAsKept holds a slider to what its row shows.
func shownAsKept(t *testing.T, m *Model, id string) {
	t.Helper()
	control, ok := m.Lesson.Session.Control(id)
	if !ok {
		return // of a row that is gone now
	}
	slider := control.(lessons.Slider)
	if shown, err := lessons.ParseNumber(sliderValue(slider)); err != nil || shown != slider.Get() {
		t.Errorf("%s/%s: %s shows %s and keeps %v", m.Lesson.id, m.Lesson.Session.Screen().ID, id, sliderValue(slider), slider.Get())
	}
}
