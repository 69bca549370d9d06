package course

import (
	"runtime"
	"testing"

	"sinapse/lessons"
)

// mostListed is how much memory a chapter may take for the list of its screens.
const mostListed = 200_000

// TestScreensAreListedWithoutTheirRuns lists every chapter's screens, as the map does: no
// data and no networks are made for it, which nobody looks at there and which take more
// memory than a list.
func TestScreensAreListedWithoutTheirRuns(t *testing.T) {
	heaviest := uint64(0)
	for _, entry := range written() {
		lessons.NewSession(entry.New(0), lessons.NewProgress().Record(entry.ID)) // what is made once for all is made now
		var before, listed, begun runtime.MemStats
		runtime.ReadMemStats(&before)
		chapter := entry.New(0)
		chapter.Screens()
		runtime.ReadMemStats(&listed)
		lessons.NewSession(chapter, lessons.NewProgress().Record(entry.ID))
		runtime.ReadMemStats(&begun)
		took := listed.TotalAlloc - before.TotalAlloc
		heaviest = max(heaviest, begun.TotalAlloc-listed.TotalAlloc)
		t.Logf("%s: %d bytes to be listed, %d to begin", entry.ID, took, begun.TotalAlloc-listed.TotalAlloc)
		if took > mostListed {
			t.Errorf("%s takes %d bytes for the list of its screens: what trains is made in Begin", entry.ID, took)
		}
	}
	if heaviest < 2*mostListed {
		t.Errorf("no chapter takes more than %d bytes when it begins: the measure says nothing", heaviest)
	}
}
