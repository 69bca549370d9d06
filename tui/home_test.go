package tui

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui/draw"
)

// TestTheMapHidesNothing looks, at many sizes and with each chapter chosen, for every
// chapter and every screen of the chosen one on the map: what is not there is beyond an
// arrow, and what is cut ends in ….
func TestTheMapHidesNothing(t *testing.T) {
	for _, language := range content.Languages() {
		for _, size := range [][2]int{{40, 12}, {60, 16}, {80, 24}, {96, 18}, {96, 24}, {100, 30}, {120, 30}, {120, 40}, {160, 50}} {
			m := opened(t, language, "", "", size[0], size[1])
			for i, entry := range m.Home.chapters {
				m.Home.at = i
				rows := strings.Split(stripped(m.Draw()), "\n")
				var titles []string
				for _, other := range m.Home.chapters {
					titles = append(titles, draw.Title(m.Voice().Book, other.ID))
				}
				left, right := rows, []string(nil)
				if size[0] >= 96 {
					left, right = split(rows, 58)
				}
				listed(t, left, titles, i)
				if right != nil && entry.New != nil {
					words := draw.Book(language).Chapter(entry.ID)
					titles = nil
					for _, screen := range m.outlines().screens(entry.ID) {
						titles = append(titles, words.Screen(screen.ID).Title)
					}
					listed(t, right, titles, 0)
				}
				if t.Failed() {
					t.Fatalf("%s %d×%d, on %s:\n%s", language, size[0], size[1], entry.ID, strings.Join(rows, "\n"))
				}
			}
		}
	}
}

// split cuts rows at a column.
func split(rows []string, at int) (left, right []string) {
	for _, row := range rows {
		cells := []rune(row)
		at := min(at, len(cells))
		left, right = append(left, string(cells[:at])), append(right, string(cells[at:]))
	}
	return left, right
}

// listed looks for titles in rows: those that are not there are the first ones below ↑,
// or the last ones above ↓, and the chosen one is there.
func listed(t *testing.T, rows, titles []string, chosen int) {
	t.Helper()
	var there []int
	for i, title := range titles {
		if slices.ContainsFunc(rows, func(row string) bool { return shows(row, title) }) {
			there = append(there, i)
		}
	}
	if !slices.Contains(there, chosen) {
		t.Errorf("%q is out of sight", titles[chosen])
		return
	}
	all := strings.Join(rows[:len(rows)-1], "\n") // without the keys ↑↓
	first, last := there[0], there[len(there)-1]
	if last-first+1 != len(there) {
		t.Errorf("of %q there are only %v", titles, there)
	}
	if (first > 0 && !strings.Contains(all, "↑")) || (last < len(titles)-1 && !strings.Contains(all, "↓")) {
		t.Errorf("no arrow tells that %v of %q are not all", there, titles)
	}
}

// shows tells whether a row has a title, whole or cut with a mark.
func shows(row, title string) bool {
	if strings.Contains(row, "  "+title+" ") || strings.HasSuffix(row, "  "+title) {
		return true
	}
	before, _, cut := strings.Cut(row, "…")
	_, before, found := strings.Cut(before, "○  ")
	if !found {
		_, before, found = strings.Cut(row, "▸  ")
		before, _, _ = strings.Cut(before, "…")
	}
	return cut && found && before != "" && strings.HasPrefix(title, before)
}

// TestTheMapGoesOnWhereOneLeft leaves a chapter on a screen where all is done: as a book
// does, it opens there again, and the preview shows and marks it.
func TestTheMapGoesOnWhereOneLeft(t *testing.T) {
	m := opened(t, content.English, "bias", "", 120, 40)
	screens := m.Lesson.Session.Screens()
	record := m.Lesson.Session.Record()
	for _, screen := range screens[:2] {
		record.Visited[screen.ID] = true
		for _, goal := range screen.Goals {
			record.Met[screen.ID+"/"+goal.ID] = true
		}
		for _, question := range screen.Questions {
			record.Answers[screen.ID+"/"+question.ID] = lessons.Given{Skipped: true}
		}
	}
	m.Lesson.GoTo(screens[1].ID)
	toMap(m)
	entry, _ := course.Find("bias")
	title := draw.Book(content.English).Chapter("bias").Screens[1].Title
	if !strings.Contains(stripped(m.Draw()), "▸  "+title) {
		t.Errorf("%q is not marked as the one that was left:\n%s", title, stripped(m.Draw()))
	}
	if got, want := (&atlas{m, m.Voice()}).preview(entry), lessons.Preview(entry.New(m.seed), screens[1].ID); !reflect.DeepEqual(got[0].About(), want[0].About()) {
		t.Errorf("the preview shows %v, the screen that was left has %v", got[0].About(), want[0].About())
	}
	m.key(press("enter"))
	if at := m.Lesson.Session.Screen().ID; at != screens[1].ID {
		t.Errorf("enter opens %s, not %s", at, screens[1].ID)
	}
}
