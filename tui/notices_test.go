package tui

import (
	"path/filepath"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui/draw"
	"sinapse/tui/store"
)

// mostNotice is how many rows of 80 columns a notice may take that names a file, why,
// and what to do.
const mostNotice = 4

// TestNoticesFit holds every notice to two rows of 80 columns, which drawNotice gives
// it; those about files, with every cause and a usual path, to a few.
func TestNoticesFit(t *testing.T) {
	path := filepath.Join("~", ".local", "share", "sinapse", "progress.damaged-20260102T150405Z.json")
	values := map[string]string{"file": path, "kept": path, "blame": path, "owner": "root", "system": "input/output error", "cause": "?"}
	causes := []store.Cause{
		store.NotAllowed, store.NotOwner, store.NoRoom, store.ReadOnly, store.NotThere, store.NotAFolder,
		store.NotAFile, store.LongName, store.DeadLink, store.Held, store.Later, store.Unknown,
	}
	for _, language := range content.Languages() {
		v := &draw.Voice{Book: draw.Book(language)}
		for key, word := range v.Book.Words() {
			if !strings.HasPrefix(key, "notice.") {
				continue
			}
			if !aboutFiles(key) {
				if rows := len(draw.Wrap([]draw.Segment{{Text: word}}, 78, 0)); rows > 2 {
					t.Errorf("%s: %s takes %d rows: %s", language, key, rows, word)
				}
				continue
			}
			for _, cause := range causes {
				text := Notice{Key: key, Values: values, Cause: cause}.In(v)
				if rows := len(draw.Wrap([]draw.Segment{{Text: text}}, 78, 0)); rows > mostNotice {
					t.Errorf("%s: %s, %s takes %d rows: %s", language, key, cause, rows, text)
				}
				if strings.Contains(text, "{") || strings.Contains(text, "cause.") || strings.Contains(text, "remedy.") {
					t.Errorf("%s: %s, %s: %s", language, key, cause, text)
				}
			}
		}
	}
}

// aboutFiles tells whether a notice is about a file, which takes more words.
func aboutFiles(key string) bool {
	kind := strings.TrimPrefix(key, "notice.")
	switch store.Kind(kind) {
	case store.Damaged, store.Newer, store.Unreadable, store.Unwritable, store.Busy, store.Invalid, store.NoFolder, "settings", "language", "unsaved", "forgotten":
		return true
	}
	return false
}

// TestNoticesAreSeenWhole draws a notice that takes several rows on every page, at
// every size that has room.
func TestNoticesAreSeenWhole(t *testing.T) {
	notice := Notice{Key: "notice.unwritable", Cause: store.NotOwner, Values: map[string]string{
		"blame": "/home/ana/.local/share/sinapse/progress.json", "owner": "root",
	}}
	for _, language := range content.Languages() {
		for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 16}} {
			for _, chapter := range []string{"", "weights"} {
				m, err := NewModel(Options{Language: language, Chapter: chapter, Progress: lessons.NewProgress(), Notice: notice})
				if err != nil {
					t.Fatal(err)
				}
				m.Size.Width, m.Size.Height = size[0], size[1]
				want := notice.In(m.Voice()) + " " + m.Voice().Word("notice.again")
				if got := squeezed(stripped(m.Draw())); !strings.Contains(got, squeezed(want)) {
					t.Errorf("%s, %v, %q: %q is not on the screen:\n%s", language, size, chapter, want, stripped(m.Draw()))
				}
				m.Update(press("down"))
				if m.Notice.Key != "" {
					t.Error("it stays after a key")
				}
			}
		}
	}
}

// squeezed takes all spaces out of a text, which is set in as many rows as it needs.
func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }
