package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sinapse/content"
)

// recordedSizes are one size of each mode of a page.
var recordedSizes = [][2]int{{120, 40}, {80, 24}, {40, 16}}

// A record is what is drawn in a language: each page between its edges, and the edges,
// which many pages share, together. So a change to the header touches one file, not
// all of them.
type record struct {
	pages   map[string]string
	headers []string            // each with its size and its page
	strips  map[string][]string // which pages have a help strip
	order   []string            // of the strips
}

// take records a page at each size, without colours and without the spaces at the ends
// of lines.
func (r *record) take(name string, m *Model) {
	var text strings.Builder
	for _, size := range recordedSizes {
		sized(m, size)
		rows := strings.Split(stripped(m.Draw()), "\n")
		for i := range rows {
			rows[i] = strings.TrimRight(rows[i], " ")
		}
		top, bottom := 1, size[1]-1
		if m.Lesson != nil {
			page := arranged(m)
			top, bottom = page.Header.Y+page.Header.H, page.Help.Y
		}
		place := fmt.Sprintf("%d×%d %s", size[0], size[1], name)
		r.headers = append(r.headers, place+"\n"+strings.Join(rows[:top], "\n")+"\n")
		strip := strings.Join(rows[bottom:], "\n")
		if r.strips[strip] == nil {
			r.order = append(r.order, strip)
		}
		r.strips[strip] = append(r.strips[strip], place)
		fmt.Fprintf(&text, "%d×%d\n%s\n", size[0], size[1], strings.Join(rows[top:bottom], "\n"))
	}
	r.pages[name] = text.String()
}

// edges are the headers of all pages, and each help strip with the pages that have it.
func (r *record) edges() string {
	var text strings.Builder
	for _, header := range r.headers {
		text.WriteString(header)
	}
	for _, strip := range r.order {
		fmt.Fprintf(&text, "\n%s\n%s\n", strip, strings.Join(r.strips[strip], "\n"))
	}
	return text.String()
}

// TestRecordedScreens holds each screen, as it is come upon for the first
// time, to its picture. Run with -update after a drawing changed, and look at
// what git diff says.
func TestRecordedScreens(t *testing.T) {
	t.Parallel()
	records := map[content.Language]*record{}
	for _, language := range content.Languages() {
		records[language] = &record{pages: map[string]string{}, strips: map[string][]string{}}
		records[language].take("map", opened(t, language, "", "", 120, 40))
	}
	comeUpon(t, func(m *Model, chapter, screen string) {
		records[m.language].take(chapter+"-"+screen, m)
	})
	for language, r := range records {
		folder := filepath.Join("screens", string(language))
		for name, page := range r.pages {
			recorded(t, filepath.Join(folder, name+".txt"), page)
		}
		if *chapter == "" {
			recorded(t, filepath.Join(folder, "edges.txt"), r.edges())
			r.noOthers(t, folder)
		}
	}
}

// noOthers looks for pictures of screens that are gone.
func (r *record) noOthers(t *testing.T, folder string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		if r.pages[name] != "" || name == "edges" {
			continue
		}
		if !*update {
			t.Errorf("%s is the picture of no screen: delete it, or run with -update", file)
		} else if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
}
