package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// unnamed is the first class or mark of a map on the present page that the legend beside
// it does not name, "" for none. On a tiny page a pane may be too small for a legend.
func unnamed(m *Model) string {
	if !slices.ContainsFunc(m.Lesson.Session.Scene(), func(panel scene.Panel) bool { _, ok := panel.(scene.Map); return ok }) {
		return ""
	}
	plan, _ := planned(m)
	rows := strings.Split(stripped(m.Draw()), "\n")
	for _, panel := range plan.panels {
		p, ok := m.page().scene[panel.index].(scene.Map)
		if !ok || p.Landscape() || p.Legend == ([4]string{}) {
			continue
		}
		within := inside(rows, panel.at)
		wrong, memorised := false, false
		for _, sample := range p.Samples {
			wrong, memorised = wrong || !sample.Right, memorised || sample.Memorised
		}
		v := m.Voice()
		for _, mark := range []struct {
			char, word string
			there      bool
		}{{"●", p.Legend[0], true}, {"○", p.Legend[1], true}, {"◆", "map.wrong", wrong && m.page().pictured(p).Of == ""}, {"■", "map.memorised", memorised}} {
			if mark.there && !saysOf(within, mark.char, v, mark.word) {
				return fmt.Sprintf("%s: %s %s is not named:\n%s", p.ID, mark.char, mark.word, within)
			}
		}
	}
	return ""
}

// inside is what stands within a rectangle of a page.
func inside(rows []string, at draw.Rect) string {
	var text strings.Builder
	for _, row := range rows[at.Y:min(at.Y+at.H, len(rows))] {
		runes := []rune(row)
		text.WriteString(string(runes[min(at.X, len(runes)):min(at.X+at.W, len(runes))]) + "\n")
	}
	return text.String()
}

// saysOf tells whether a mark stands before its word, or before a short one.
func saysOf(text, char string, v *draw.Voice, key string) bool {
	short, _ := v.Maybe(key + ".short")
	for _, word := range []string{v.Word(key), short} {
		for _, ground := range []string{"", "▀", "▒", "░"} {
			if word != "" && strings.Contains(text, char+ground+" "+word) {
				return true
			}
		}
	}
	return false
}

// TestLegendsNameEveryMark brings the scene of each screen forward at the four sizes, and
// again after some updates: the legend of each map names its classes and what else is
// upon it.
func TestLegendsNameEveryMark(t *testing.T) {
	t.Parallel()
	comeUponToday(t, func(m *Model, chapter, screen string) {
		for _, ticks := range []int{0, 4} {
			for ticks > 0 && m.Lesson.Session.Waits() != "" {
				m.Lesson.apply(lessons.Move{Verb: lessons.Skip, Target: m.Lesson.Session.Waits()})
			}
			if ticks > 0 && m.Lesson.Session.Screen().Tick != nil {
				m.Lesson.apply(lessons.Move{Verb: lessons.Tick, Count: ticks})
			}
			for _, size := range pageSizes {
				sized(m, size)
				m.Lesson.reading = false
				if gap := unnamed(m); gap != "" {
					t.Errorf("%s %s/%s at %v: %s", m.language, chapter, screen, size, gap)
				}
			}
		}
	})
}

// shortened is a word that is cut, or words that are.
var shortened = regexp.MustCompile(`\pL[.,]? ?…`)

// TestTablesAreWhole brings the scene of each screen forward at the four sizes: no word of
// a table that stands there is cut.
func TestTablesAreWhole(t *testing.T) {
	t.Parallel()
	comeUponToday(t, func(m *Model, chapter, screen string) {
		for _, size := range pageSizes {
			sized(m, size)
			m.Lesson.reading = false
			plan, _ := planned(m)
			rows := strings.Split(stripped(m.Draw()), "\n")
			for _, panel := range plan.panels {
				if _, table := m.page().scene[panel.index].(scene.Table); !table {
					continue
				}
				panel.at.Y++ // the frame's own words are another thing
				if text := inside(rows, panel.at); shortened.MatchString(text) {
					t.Errorf("%s %s/%s at %v: a word is cut:\n%s", m.language, chapter, screen, size, text)
				}
			}
		}
	})
}
