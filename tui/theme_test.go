package tui

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"sinapse/lessons/scene"
	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
)

// indexed is the colour of a place from 16 on among the 256, as xterm has it: a
// cube of 6×6×6, then 24 greys.
func indexed(i uint8) uint32 {
	if i >= 232 {
		grey := 8 + 10*uint32(i-232)
		return grey<<16 | grey<<8 | grey
	}
	level := func(v uint32) uint32 {
		if v == 0 {
			return 0
		}
		return 55 + 40*v
	}
	at := uint32(i - 16)
	return level(at/36)<<16 | level(at/6%6)<<8 | level(at%6)
}

// luminance is a colour's relative luminance as the Web Content Accessibility
// Guidelines define it.
func luminance(color uint32) float64 {
	part := func(v uint32) float64 {
		s := float64(v&255) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(color>>16) + 0.7152*part(color>>8) + 0.0722*part(color)
}

// contrast of two colours, 1 to 21, of the same guidelines.
func contrast(a, b uint32) float64 {
	low, high := luminance(a), luminance(b)
	return (max(low, high) + 0.05) / (min(low, high) + 0.05)
}

// TestContrast holds what is read to 4.5 : 1 and marks to 3 : 1, the guidelines'
// least, on a black or white ground, on the band of a selection, on maps and
// landscapes, in truecolor and among 256 colours.
func TestContrast(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256} {
		for _, light := range []bool{false, true} {
			theme := draw.NewTheme(profile, light, false)
			color := func(c draw.Color) uint32 {
				full, index, _ := theme.LookUp(c)
				if profile == colorprofile.ANSI256 {
					return indexed(index)
				}
				return full
			}
			check := func(what string, a, b uint32, least float64) {
				if got := contrast(a, b); got < least {
					t.Errorf("%v, light %v: %s has a contrast of %.2f, less than %g", profile, light, what, got, least)
				}
			}
			grounds := []uint32{0x000000, 0x121218}
			if light {
				grounds = []uint32{0xFFFFFF, 0xFAFAFA}
			}
			for _, c := range []draw.Color{draw.Text, draw.Strong, draw.Muted, draw.Faint, draw.Accent, draw.Positive, draw.Negative, draw.Train, draw.Validation, draw.Guess, draw.Success, draw.Danger, draw.PointPositive, draw.PointNegative} {
				for _, ground := range grounds {
					check(fmt.Sprintf("role %d on %06x", c, ground), color(c), ground, 4.5)
				}
				if c != draw.Faint { // Muted stands for it there
					check(fmt.Sprintf("role %d on a selection", c), color(c), color(draw.Selection), 4.5-0.005)
				}
			}
			check("the cursor", color(draw.Dark), color(draw.Accent), 4.5)
			for i := range draw.Color(16) {
				check(fmt.Sprintf("a number on step %d of a map", i), color(draw.Strong), color(draw.MapStep+i), 4.5)
				for _, c := range []draw.Color{draw.PointPositive, draw.PointNegative} {
					check(fmt.Sprintf("sample %d on step %d of a map", c, i), color(c), color(draw.MapStep+i), 3)
				}
				for c := range draw.RunGlyphs {
					check(fmt.Sprintf("a trail of role %d on step %d of a landscape", c, i), color(draw.Roles[c]), color(draw.HeightStep+i), 3)
				}
			}
		}
	}
}

// TestMapsDiverge holds the steps of a map to their sides: below zero they are
// warm, above it cold.
func TestMapsDiverge(t *testing.T) {
	for _, light := range []bool{false, true} {
		theme := draw.NewTheme(colorprofile.ANSI256, light, false)
		for i := range draw.Color(16) {
			full, index, _ := theme.LookUp(draw.MapStep + i)
			for _, color := range []uint32{full, indexed(index)} {
				red, blue := color>>16, color&255
				if i < 7 && red <= blue || i > 8 && blue <= red {
					t.Errorf("light %v: step %d, %06x, is on the wrong side", light, i, color)
				}
			}
		}
	}
}

// TestTheCursorIsSeenOnASelection holds where colours are few to a cursor that
// is another than the selection that it stands on, and that is on the screen.
func TestTheCursorIsSeenOnASelection(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI} {
		theme := draw.NewTheme(profile, false, false)
		if theme.Back[draw.Accent] == theme.Back[draw.Selection] || theme.Back[draw.Accent] == "" || theme.Back[draw.Selection] == "" {
			t.Errorf("%v: cursor %q, selection %q", profile, theme.Back[draw.Accent], theme.Back[draw.Selection])
		}
	}
}

// TestUprightIsForGNUScreen draws an explanation, which is italic, for GNU screen,
// which would reverse it, and a chosen row, whose end it would not paint; the answer
// about the background leaves it so.
func TestUprightIsForGNUScreen(t *testing.T) {
	for _, upright := range []bool{false, true} {
		m, err := NewModel(Options{
			Language: content.English, Chapter: "weights", Screen: "by-hand", Progress: lessons.NewProgress(), Profile: colorprofile.ANSI256, Upright: upright,
		})
		if err != nil {
			t.Fatal(err)
		}
		m.Size.Width, m.Size.Height = 120, 40
		m.Update(press("2"))
		m.Update(tea.BackgroundColorMsg{Color: color.White})
		if italic := strings.Contains(m.Draw(), ";3m"); !m.theme.Light || italic == upright {
			t.Errorf("upright %v: italic %v", upright, italic)
		}
		if painted := strings.Contains(m.Draw(), strings.Repeat("\u00a0", 4)); painted != upright {
			t.Errorf("upright %v: painted spaces %v", upright, painted)
		}
	}
}

// TestTheFocusIsSeenWithoutColours goes through the panes of screens: each panel
// that the arrows are in is marked by a character.
func TestTheFocusIsSeenWithoutColours(t *testing.T) {
	for _, place := range [][2]string{{"network", "kinds"}, {"shapes", "index"}, {"weights", "takeover"}, {"activation", "xor"}} {
		m := opened(t, content.English, place[0], place[1], 120, 40)
		m.theme = draw.NewTheme(colorprofile.ASCII, false, false)
		for i, panel := range m.Lesson.Session.Scene() {
			m.Lesson.turnTo(i + 1)
			if title := "▸ " + m.Voice().Word("panel."+panel.About().ID); !strings.Contains(stripped(m.Draw()), title) {
				t.Errorf("%v: no %q", place, title)
			}
		}
	}
}

// TestTrailsAreToldApartInASCII holds the marks of trails, and the shades that
// they lie upon, to characters of their own.
func TestTrailsAreToldApartInASCII(t *testing.T) {
	seen := map[rune]bool{}
	for _, shade := range draw.LandShades {
		seen[shade] = true
	}
	for role, mark := range draw.RunGlyphs {
		if twin := draw.ASCII(mark); seen[twin] {
			t.Errorf("role %d has the %q of something else", role, twin)
		} else {
			seen[twin] = true
		}
	}
	m := opened(t, content.English, "descent", "ravine", 120, 40)
	m.theme = draw.NewTheme(colorprofile.ASCII, false, true)
	count := func() (n int) {
		for role, mark := range draw.RunGlyphs {
			n += draw.Extra(role != scene.Muted) * strings.Count(stripped(m.Draw()), string(draw.ASCII(mark)))
		}
		return n
	}
	m.Update(press("1"))
	before := count()
	for range 30 {
		m.Update(press("."))
	}
	if after := count(); after < before+40 {
		t.Errorf("the trails have %d marks after 30 steps, %d before", after, before)
	}
}
