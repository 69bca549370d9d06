package tui

import (
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui/draw"
)

// typedArray returns the page of an array of a shape.
func typedArray(t rapid.TB, shape string, width, height int) *Model {
	m, err := NewModel(Options{Language: "en", Chapter: "shapes", Screen: "rank", Profile: colorprofile.TrueColor, Progress: lessons.NewProgress()})
	if err != nil {
		t.Fatal(err)
	}
	m.Size.Width, m.Size.Height = width, height
	m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "shape", Value: shape})
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
		m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "show", Value: strconv.Itoa(rapid.IntRange(1, 3).Draw(t, "show"))})
		m.Lesson.turnTo(1)
		for range rapid.IntRange(0, 6).Draw(t, "keys") {
			m.Update(press(rapid.SampledFrom([]string{"up", "down", "left", "right", "pgup", "pgdown"}).Draw(t, "key")))
		}
		drawn := stripped(m.Draw())
		if rows := strings.Count(drawn, "\n") + 1; rows != m.Size.Height {
			t.Fatalf("%d rows, want %d", rows, m.Size.Height)
		}
		index := m.Lesson.Session.Selected().Indices()
		if len(index) > 0 && !slices.Contains(shape, 0) && m.Size.Height > 20 && m.Size.Width > 80 {
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
		places := draw.Window(n, room, eyes)
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
			if err != nil {
				t.Fatal(text, err)
			}
			if m.Lesson.apply(move); m.Lesson.notice != "" {
				t.Fatal(text, m.Lesson.notice)
			}
		}
		m.Lesson.focus, m.Lesson.control = 0, len(m.Lesson.Session.Controls())-1
		m.Lesson.look()
		if page := stripped(m.Draw()); !strings.Contains(page, "a[0, 2, 2, 2] = 0.9883738380592262") || !strings.Contains(page, " 0.99 ") {
			t.Errorf("%s: the largest number is found and not to be seen\n%s", screen, page)
		}
	}
}

// absurdShapes are what nobody draws: large ones, of few long axes or of many short
// ones, and those that only look large.
var absurdShapes = []string{
	"6,6,6,6,6,6,6,6", "2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2,2", "1999999", "2,999999", "999999,2", "3,3,3,3,3,3,3,3,3,3,3,3,3", "1414,1414",
	"1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1", "0,99999999,99999999", "7,7,7,7,7,7,7", "1,2,1,2,1,2,1,2,1,99999", "50,1,50,1,50,1,16",
}

// TestAnyArrayIsCheap: drawing an array again takes no memory to speak of, whatever
// its shape.
func TestAnyArrayIsCheap(t *testing.T) {
	for _, text := range absurdShapes {
		for _, show := range []string{"1", "2", "3"} {
			m := typedArray(t, text, 120, 40)
			m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "show", Value: show})
			m.Draw()
			if bytes := allocated(func() { m.Draw() }); bytes > 4<<20 {
				t.Errorf("%s shown as %s: a drawing takes %d bytes", text, show, bytes)
			}
		}
	}
}

// allocated is how many bytes something allocates.
func allocated(do func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// BenchmarkAbsurdArrays types a shape and draws it, as a key does.
func BenchmarkAbsurdArrays(b *testing.B) {
	m := opened(b, content.English, "shapes", "rank", 120, 40)
	for _, text := range absurdShapes {
		b.Run(strings.ReplaceAll(text, ",", "×"), func(b *testing.B) {
			for b.Loop() {
				m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "shape", Value: "3"})
				m.Draw()
				m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "shape", Value: text})
				m.Draw()
			}
		})
	}
}
