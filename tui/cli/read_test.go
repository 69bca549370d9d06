package cli

import (
	"bufio"
	"bytes"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons/course"
	"sinapse/tui/draw"
)

// read is what the program prints of a place.
func read(t *testing.T, language content.Language, arguments ...string) string {
	t.Helper()
	c := called(t, "")
	c.Lang = string(language)
	if status := c.Report(c.Read(arguments)); status != 0 || c.err.Len() > 0 {
		t.Fatalf("%v: status %d, %q", arguments, status, c.err.String())
	}
	return c.out.String()
}

// TestReadInASCII: what --ascii prints has no drawing and no mark outside of
// ASCII, and says the same.
func TestReadInASCII(t *testing.T) {
	emptyHome(t)
	for _, language := range content.Languages() {
		c := called(t, "")
		c.Lang, c.ASCII = string(language), true
		if status := c.Report(c.Read(nil)); status != 0 {
			t.Fatal(c.err.String())
		}
		for i, row := range strings.Split(c.out.String(), "\n") {
			if at := strings.IndexFunc(row, isDrawing); at >= 0 {
				t.Errorf("%s: row %d: %q", language, i, row)
			}
		}
		want := strings.Map(draw.ASCII, content.ASCII(language, read(t, language)))
		if got := c.out.String(); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s: printed\n%s\nwant\n%s", language, got, want)
		}
	}
}

// TestReadPrintsEverything reads the whole course in both languages: each
// screen, question, goal and panel is there, in plain text of 80 columns.
func TestReadPrintsEverything(t *testing.T) {
	emptyHome(t)
	for _, language := range content.Languages() {
		text := read(t, language)
		flat := strings.Join(strings.Fields(text), " ")
		for row := range strings.SplitSeq(text, "\n") {
			code := strings.HasPrefix(row, "  ") // as it is written, however long
			if draw.Cells(row) > paperWidth && !code || strings.ContainsAny(row, "\x1b\t\u00a0") || strings.TrimRight(row, " ") != row {
				t.Errorf("%s: %q", language, row)
			}
			if raw := leaked.FindString(codeName.ReplaceAllString(row, "")); raw != "" && !strings.HasPrefix(row, "## ") {
				t.Errorf("%s: %s is printed raw in %q", language, raw, row)
			}
		}
		for _, entry := range chapters() {
			m := openedAt(t, language, entry.ID, "", 1, 1)
			v := m.Voice()
			for _, screen := range m.Lesson.Session.Screens() {
				m.Lesson.GoTo(screen.ID)
				want := []string{"## " + v.Screen(screen.ID).Title + " (" + entry.ID + "/" + screen.ID + ")"}
				for _, question := range v.Screen(screen.ID).Questions {
					want = append(want, content.PlainText(question.Prompt))
				}
				for _, goal := range screen.Goals {
					want = append(want, "- "+v.Word("goal."+goal.ID))
				}
				for _, panel := range m.Lesson.Session.Scene() {
					want = append(want, "- "+v.Word("panel."+panel.About().ID)+": "+v.Summary(panel))
				}
				for _, words := range want {
					if !strings.Contains(flat, strings.Join(strings.Fields(words), " ")) {
						t.Errorf("%s %s/%s: %q is missing", language, entry.ID, screen.ID, words)
					}
				}
			}
		}
	}
}

func TestReadOnePlace(t *testing.T) {
	emptyHome(t)
	chapter := read(t, content.English, "weights")
	screen := read(t, content.English, "weights/sign")
	if strings.Count(chapter, "\n## ") != 7 || strings.Contains(chapter, "(bias/") || !strings.HasPrefix(chapter, "# Weights\n") {
		t.Errorf("of a chapter it prints\n%s", chapter)
	}
	_, body, _ := strings.Cut(screen, "\n## ")
	if strings.Count(screen, "\n## ") != 1 || !strings.Contains(chapter, body) {
		t.Errorf("of a screen it prints\n%s", screen)
	}
	for place, says := range map[string]string{"weigth": `“weights”`, "weights/sing": `“sign”`} {
		c := called(t, "")
		if status := c.Report(c.Read([]string{place})); status != 2 || c.out.Len() > 0 || !strings.Contains(c.err.String(), says) {
			t.Errorf("%s: status %d, %q", place, status, c.err.String())
		}
	}
}

// TestPlacesCanBeOpened opens whatever the completion offers.
func TestPlacesCanBeOpened(t *testing.T) {
	emptyHome(t)
	c := called(t, "")
	offered := 0
	for _, entry := range course.Entries() {
		for _, place := range append(c.Places(entry.ID), c.Places(entry.ID+"/")...) {
			place, named, _ := strings.Cut(place, "\t")
			if _, _, err := find(place); err != nil || named == "" {
				t.Errorf("%s (%s) is offered: %v", place, named, err)
			}
			offered++
		}
	}
	if offered < 60 {
		t.Errorf("%d places are offered", offered)
	}
}

// TestPager: PAGER's, else less, which lets styles through; none where there is none.
func TestPager(t *testing.T) {
	for _, c := range []struct{ says, there, want string }{
		{"", "less", "less -R"}, {"", "", ""}, {"less -S", "less", "less -R -S"}, {"most -w", "most", "most -w"}, {"most", "less", ""}, {"cat", "cat", ""},
	} {
		got := pager(func(string) string { return c.says }, func(name string) (string, error) {
			if name != c.there {
				return "", exec.ErrNotFound
			}
			return "/bin/" + name, nil
		})
		if strings.Join(got, " ") != c.want {
			t.Errorf("PAGER=%q, with %q: %q, want %q", c.says, c.there, got, c.want)
		}
	}
}

// TestStyledIsTheSameText: what a terminal is shown is what a pipe gets, but for its
// styles and the marks before titles.
func TestStyledIsTheSameText(t *testing.T) {
	var out bytes.Buffer
	for _, ascii := range []bool{false, true} {
		var texts []string
		for _, theme := range []*draw.Theme{nil, draw.NewTheme(colorprofile.TrueColor, false, ascii)} {
			out.Reset()
			buffer := bufio.NewWriter(&out)
			entry, _ := course.Find("bias")
			p := &printer{out: buffer, width: 80, ascii: ascii, theme: theme}
			p.chapter((&Command{}).voice(content.Portuguese), entry, "", 0)
			_ = buffer.Flush()
			text := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(out.String(), "")
			if theme != nil && text == out.String() {
				t.Error("nothing is styled")
			}
			text = regexp.MustCompile(`(?m)^#+ | +$`).ReplaceAllString(strings.ReplaceAll(text, "\u00a0", " "), "")
			texts = append(texts, strings.Join(strings.Fields(text), " "))
		}
		if texts[0] != texts[1] {
			t.Errorf("plain:\n%s\nstyled:\n%s", texts[0], texts[1])
		}
	}
}
