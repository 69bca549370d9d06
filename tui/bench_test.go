package tui

import (
	"testing"

	"sinapse/content"
	"sinapse/lessons"
)

// fullest is the screen with the most on it, in the middle of a run.
func fullest(b *testing.B) *Model {
	b.Helper()
	m := opened(b, content.English, "weights", "takeover", 120, 40)
	m.Update(press("1"))
	if err := m.Lesson.Session.Apply(lessons.Move{Verb: lessons.Tick, Count: 300}); err != nil {
		b.Fatal(err)
	}
	return m
}

func BenchmarkViewWarm(b *testing.B) {
	m := fullest(b)
	for b.Loop() {
		m.View()
	}
}

// BenchmarkViewSpacious draws the same screen, and the one of a network, at 200×60.
func BenchmarkViewSpacious(b *testing.B) {
	network := opened(b, content.English, "network", "cycle", 200, 60)
	network.Update(press("3"))
	full := fullest(b)
	full.Size.Width, full.Size.Height = 200, 60
	for name, m := range map[string]*Model{"curve": full, "network": network} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				m.View()
			}
		})
	}
}

func BenchmarkViewCold(b *testing.B) {
	m := fullest(b)
	for b.Loop() {
		*m.caches = caches{}
		m.View()
	}
}

// BenchmarkMap draws the map of the course; BenchmarkStart opens the program
// and draws it for the first time.
func BenchmarkMap(b *testing.B) {
	m := opened(b, content.English, "", "", 120, 40)
	for b.Loop() {
		m.View()
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		opened(b, content.English, "", "", 120, 40).View()
	}
}

func BenchmarkKeyPress(b *testing.B) {
	m := fullest(b)
	keys := []string{"right", "left"}
	i := 0
	for b.Loop() {
		m.Update(press(keys[i%2]))
		i++
	}
}

func BenchmarkTrainingFrame(b *testing.B) {
	m := fullest(b)
	m.Update(press("space"))
	m.Lesson.speed = usualSpeed
	for b.Loop() {
		m.Update(frameMsg(m.Lesson.clock.id))
	}
}

// BenchmarkArray draws the page of an array, small and large.
func BenchmarkArray(b *testing.B) {
	for _, shape := range []string{"(2, 3, 4, 5)", "(100, 100, 100)"} {
		b.Run(shape, func(b *testing.B) {
			m := opened(b, content.English, "shapes", "rank", 120, 40)
			m.Lesson.apply(lessons.Move{Verb: lessons.Type, Target: "shape", Value: shape})
			for b.Loop() {
				m.View()
			}
		})
	}
}
