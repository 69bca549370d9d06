package tui

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
)

// TestTheNumberBeingTurnedIsShown looks, with each slider under the learner's
// hands, for its whole value on its row.
func TestTheNumberBeingTurnedIsShown(t *testing.T) {
	sizes := [][2]int{{120, 40}, {104, 30}, {80, 24}, {72, 20}, {60, 16}, {40, 16}, {40, 12}}
	for _, language := range content.Languages() {
		looked := map[string]bool{}
		everyState(t, language, func(m *Model) {
			defer m.lesson.arrive()
			screen, controls := m.lesson.session.Screen().ID, m.lesson.session.Controls()
			for i, control := range controls {
				slider, ok := control.(lessons.Slider)
				if !ok {
					continue
				}
				value := sliderValue(slider)
				state := fmt.Sprint(m.lesson.id, screen, len(controls), slider.ID, value)
				if looked[state] {
					continue
				}
				looked[state] = true
				alone := regexp.MustCompile(`(^|[ ┤])` + regexp.QuoteMeta(value) + `( |$)`)
				for _, size := range sizes {
					m.size.width, m.size.height = size[0], size[1]
					m.lesson.focus, m.lesson.control = 0, i
					page := Arrange(size[0], size[1], len(controls), len(m.lesson.session.Scene()))
					rows := strings.Split(stripped(m.Draw()), "\n")[page.Knobs.Y : page.Knobs.Y+page.Knobs.H]
					if !alone.MatchString(strings.Join(rows, "\n")) {
						t.Errorf("%v %s %s/%s: %s of %s is not whole on\n%s", size, language, m.lesson.id, screen, value, slider.ID, strings.Join(rows, "\n"))
					}
				}
			}
		})
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
			c := newCanvas(60, 1)
			m.drawSlider(c, lessons.Slider{ID: "w", Min: -1, Max: 1, Step: 0.1, Signed: signed, Get: func() float64 { return value }}, true, m.voice())
			m.drawSlider(c, lessons.Slider{ID: "rate", Min: 0.1, Max: 1, Log: true, Get: func() float64 { return value }}, true, m.voice())
		}
	}
}
