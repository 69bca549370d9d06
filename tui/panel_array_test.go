package tui

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"sinapse/content"
	"sinapse/lessons"
)

// typedArray returns the page of an array of a shape.
func typedArray(t rapid.TB, shape string, width, height int) *Model {
	m, err := NewModel(Options{Language: "en", Chapter: "shapes", Screen: "rank", Profile: colorprofile.TrueColor, Progress: lessons.NewProgress()})
	if err != nil {
		t.Fatal(err)
	}
	m.size.width, m.size.height = width, height
	m.lesson.apply(lessons.Move{Verb: lessons.Type, Target: "shape", Value: shape})
	return m
}

// TestAnyArrayIsDrawn draws arrays of any shape at any size, with the eyes on
// any of its cells: no panic, and the value under the eyes is read.
func TestAnyArrayIsDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shape := rapid.SliceOfN(rapid.IntRange(0, 9), 0, 7).Draw(t, "shape")
		texts := make([]string, len(shape))
		for i, n := range shape {
			texts[i] = strconv.Itoa(n)
		}
		m := typedArray(t, "("+strings.Join(texts, ", ")+")", rapid.IntRange(40, 200).Draw(t, "width"), rapid.IntRange(12, 60).Draw(t, "height"))
		m.lesson.apply(lessons.Move{Verb: lessons.Type, Target: "show", Value: strconv.Itoa(rapid.IntRange(1, 3).Draw(t, "show"))})
		m.lesson.turnTo(1)
		for range rapid.IntRange(0, 6).Draw(t, "keys") {
			m.lesson.key(rapid.SampledFrom([]string{"up", "down", "left", "right", "pgup", "pgdown"}).Draw(t, "key"))
		}
		drawn := stripped(m.Draw())
		if rows := strings.Count(drawn, "\n") + 1; rows != m.size.height {
			t.Fatalf("%d rows, want %d", rows, m.size.height)
		}
		index, ok := lessons.CellIndex(m.lesson.session.Selected())
		if ok && len(index) > 0 && !slices.Contains(shape, 0) && m.size.height > 20 && m.size.width > 80 {
			for i, n := range index {
				texts[i] = strconv.Itoa(n)
			}
			if want := "a[" + strings.Join(texts, ", ") + "] = "; !strings.Contains(drawn, want) {
				t.Fatalf("%q is not read:\n%s", want, drawn)
			}
		}
	})
}

func TestWindowHoldsTheEyes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, room := rapid.IntRange(1, 200).Draw(t, "n"), rapid.IntRange(1, 40).Draw(t, "room")
		eyes := rapid.IntRange(0, n-1).Draw(t, "eyes")
		places := window(n, room, eyes)
		if len(places) > room || !slices.Contains(places, eyes) {
			t.Fatalf("%v for %d of %d in %d", places, eyes, n, room)
		}
		last := -1
		for _, place := range places {
			if place >= 0 && place <= last {
				t.Fatalf("%v is not in order", places)
			}
			last = max(last, place)
		}
	})
}

// TestWhatIsFoundIsInSight searches the random array where only two of its six
// sheets have room: the found cell's sheet comes in front, and the cell is on
// the page whole, with its index, wherever the hands last were.
func TestWhatIsFoundIsInSight(t *testing.T) {
	for _, screen := range []string{"rank4", "rank"} {
		m := opened(t, content.English, "shapes", screen, 80, 24)
		moves := []string{"select a1.2.0.3", "type find > 0.98"}
		if screen == "rank" {
			moves = []string{"type shape (2, 3, 4, 5)", "type fill 2", "select a1.2.0.3", "type find > 0.98"}
		}
		for _, text := range moves {
			move, err := lessons.ParseMove(text)
			if err == nil {
				err = m.lesson.session.Apply(move)
			}
			if err != nil {
				t.Fatal(text, err)
			}
		}
		m.lesson.control = len(m.lesson.session.Controls()) - 1
		if page := stripped(m.Draw()); !strings.Contains(page, "a[0, 2, 2, 2] = 0.9883738380592262") || !strings.Contains(page, " 0.99 ") {
			t.Errorf("%s: the largest number is found and not to be seen\n%s", screen, page)
		}
	}
}
