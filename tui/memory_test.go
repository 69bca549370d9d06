package tui

import (
	"runtime"
	"testing"

	"sinapse/content"
	"sinapse/lessons/course"
	"sinapse/lessons/course/daily"
)

// mostHeap is how much memory the whole course may hold at any time, played in one
// process: the open chapter and the two left last, with all of their checkpoints, and
// what is kept of drawings.
const mostHeap = 60 << 20

// TestTheCourseInMemory plays chapters, two a day or all, one after the other, in one window that
// goes to the map in between, and weighs the heap after each.
func TestTheCourseInMemory(t *testing.T) {
	m := opened(t, content.English, "", "", 120, 40)
	before := heap() // other tests keep chapters for each other
	for _, entry := range daily.Some(t, written(), 2) {
		m.enterChapter(entry.ID, "")
		lines, err := course.Playthrough(entry.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines {
			if line.Met == "" && line.Unmet == "" {
				if err := m.Lesson.Session.Apply(line.Move); err != nil {
					t.Fatalf("%s.play:%d: %v", entry.ID, line.Number, err)
				}
			}
			if line.Met != "" {
				m.Draw()
			}
		}
		toMap(m)
		m.Draw()
		more := heap() - before
		t.Logf("%s: %.1f MB", entry.ID, float64(more)/(1<<20))
		if more > mostHeap {
			t.Errorf("after %s the heap holds %d bytes more", entry.ID, more)
		}
	}
	runtime.KeepAlive(m)
}

// heap is how many bytes are in use.
func heap() int {
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	return int(now.HeapAlloc)
}
