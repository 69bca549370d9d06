package tui

import (
	"fmt"
	"html"
	"image/color"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"sinapse/content"
	"sinapse/tui/draw"
)

// A film is screens, each shown for a time; it begins anew after the last.
type film struct {
	screens []seen
	ends    []float64 // in seconds
}

// A span is the screens of a film, from one until before another, on which a cell
// stays as it is.
type span struct{ from, until int }

// mostFilm is how many bytes a moving picture has at most: a page that shows it should
// not wait.
const mostFilm = 400_000

// TestFilmIsLightAndCanStandStill: the moving picture is small, and moves only for who
// does not ask for less motion; the others see its last screen, and nothing of those
// before it.
func TestFilmIsLightAndCanStandStill(t *testing.T) {
	t.Parallel()
	for _, light := range []bool{false, true} {
		f := playedFilm(t, light)
		picture := f.vector(light)
		if len(picture) > mostFilm {
			t.Errorf("light %v: the film has %d bytes, more than %d", light, len(picture), mostFilm)
		}
		style, shapes, _ := strings.Cut(picture, "</style>")
		still, moving, found := strings.Cut(style, "@media (prefers-reduced-motion:no-preference){")
		if !found || strings.Contains(still, "animation") || !strings.Contains(still, ".past{visibility:hidden}") || !strings.Contains(moving, "animation") {
			t.Errorf("light %v: it moves where no motion is wanted", light)
		}
		var seen strings.Builder
		for group := range strings.SplitSeq(shapes, "<g") {
			if !strings.Contains(group, `class="past"`) {
				seen.WriteString(group)
			}
		}
		last := f.screens[len(f.screens)-1]
		words := wordsIn(seen.String())
		for y := range last.Height() {
			for x := range last.Width() {
				char := last.Glyph(x, y).Char
				if got := words[[2]int{x, y}]; got != char && (draw.Wordy(char) || got != 0) {
					t.Fatalf("light %v: without motion there is %q at column %d, row %d, not %q", light, got, x, y, char)
				}
			}
		}
	}
}

// wordsIn are the characters of all words of a picture, by column and row.
func wordsIn(picture string) map[[2]int]rune {
	words := map[[2]int]rune{}
	for _, text := range regexp.MustCompile(`<text x="(\d+)" y="(\d+)"[^>]*>([^<]*)<`).FindAllStringSubmatch(picture, -1) {
		x, _ := strconv.Atoi(text[1])
		y, _ := strconv.Atoi(text[2])
		for i, char := range []rune(html.UnescapeString(text[3])) {
			words[[2]int{x/draw.CellWide + i, y / draw.CellHigh}] = char
		}
	}
	return words
}

// playedFilm plays the README's first picture: two weights are turned by hand, then the
// machine takes over. Keys are pressed, and each screen between them is one of it.
func playedFilm(t *testing.T, light bool) film {
	t.Helper()
	m := opened(t, content.English, "weights", "by-hand", 120, 40)
	m.theme = draw.NewTheme(colorprofile.TrueColor, light, false)
	var f film
	screen := vt.NewEmulator(m.Size.Width, m.Size.Height) // one for all: each has room for megabytes
	show := func(seconds float64) {
		f.screens = append(f.screens, seenOn(t, screen, m))
		last := 0.0
		if n := len(f.ends); n > 0 {
			last = f.ends[n-1]
		}
		f.ends = append(f.ends, last+seconds)
	}
	keys := func(keys string, seconds float64) {
		for key := range strings.FieldsSeq(keys) {
			m.Update(press(key))
			show(seconds)
		}
	}
	show(1)
	keys("2 ]", 0.5)
	keys(strings.Repeat("right ", 8)+"down "+strings.Repeat("right ", 5), 0.25)
	m.Update(press("n"))
	show(1)
	keys("1 >", 0.4)
	m.Lesson.now = func() time.Time { return time.Time{} } // as many updates a frame, however long they take
	m.Update(press("space"))
	for range 20 {
		m.Update(frameMsg(m.Lesson.clock.id))
		show(0.12)
	}
	m.Update(press("space"))
	show(2)
	return f
}

// A seen screen is the cells that a terminal shows, as a picture has them.
type seen struct {
	wide, high int
	glyphs     []draw.Glyph
}

// The attributes of a cell, as the emulator counts them.
const (
	bold   = 1 << 0
	italic = 1 << 2
)

// Width is how many columns there are.
func (s seen) Width() int { return s.wide }

// Height is how many rows there are.
func (s seen) Height() int { return s.high }

// Glyph is a cell.
func (s seen) Glyph(x, y int) draw.Glyph { return s.glyphs[y*s.wide+x] }

// hex writes a colour as SVG does; "" for none.
func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// screenOf is what a terminal shows of a model.
func screenOf(t *testing.T, m *Model) seen {
	t.Helper()
	return seenOn(t, vt.NewEmulator(m.Size.Width, m.Size.Height), m)
}

// seenOn is what a terminal shows of a model that has drawn on it before, or not.
func seenOn(t *testing.T, screen *vt.Emulator, m *Model) seen {
	t.Helper()
	if _, err := screen.WriteString("\x1b[m\x1b[H" + strings.ReplaceAll(m.Draw(), "\n", "\r\n")); err != nil {
		t.Fatal(err)
	}
	s := seen{wide: screen.Width(), high: screen.Height()}
	for y := range s.high {
		for x := range s.wide {
			cell := screen.CellAt(x, y)
			s.glyphs = append(s.glyphs, draw.Glyph{
				Char: []rune(cell.Content + " ")[0], Ink: hex(cell.Style.Fg), Back: hex(cell.Style.Bg),
				Bold: cell.Style.Attrs&bold != 0, Italic: cell.Style.Attrs&italic != 0,
			})
		}
	}
	return s
}

// spans lists the cells by the screens on which they stay as they are.
func (f film) spans() map[span][][2]int {
	all := map[span][][2]int{}
	for y := range f.screens[0].Height() {
		for x := range f.screens[0].Width() {
			from := 0
			for i := 1; i <= len(f.screens); i++ {
				if i < len(f.screens) && f.screens[i].Glyph(x, y) == f.screens[from].Glyph(x, y) {
					continue
				}
				all[span{from, i}] = append(all[span{from, i}], [2]int{x, y})
				from = i
			}
		}
	}
	return all
}

// vector turns a film into SVG that moves. Each cell is drawn once for as long as it
// stays as it is; where motion is not wanted the last screen stands still.
func (f film) vector(light bool) string {
	all := f.spans()
	order := make([]span, 0, len(all))
	for s := range all {
		order = append(order, s)
	}
	slices.SortFunc(order, func(a, b span) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.until - b.until
	})
	var style, shapes strings.Builder
	length, last := f.ends[len(f.ends)-1], len(f.screens)
	at := func(screen int) string { // when it comes, in per cent
		if screen == 0 {
			return "0"
		}
		return fmt.Sprint(math.Round(f.ends[screen-1]/length*1e4) / 100)
	}
	for _, s := range order {
		drawn := draw.NewVectors()
		drawn.Cells(f.screens[s.from], all[s], draw.Grounds[light][1])
		if drawn.Empty() {
			continue
		}
		if s.from == 0 && s.until == last {
			shapes.WriteString("<g>\n" + drawn.String() + "</g>\n")
			continue
		}
		name := fmt.Sprintf("s%d-%d", s.from, s.until)
		hidden := ""
		if s.until < last {
			hidden = ` class="past"`
		}
		fmt.Fprintf(&shapes, `<g id="%s"%s>`+"\n%s</g>\n", name, hidden, drawn)
		fmt.Fprintf(&style, "@keyframes %s{0%%{visibility:%s}", name, map[bool]string{true: "visible", false: "hidden"}[s.from == 0])
		if s.from > 0 {
			fmt.Fprintf(&style, "%s%%{visibility:visible}", at(s.from))
		}
		if s.until < last {
			fmt.Fprintf(&style, "%s%%,to{visibility:hidden}", at(s.until))
		} else {
			style.WriteString("to{visibility:visible}")
		}
		fmt.Fprintf(&style, "}\n#%s{animation-name:%s}\n", name, name)
	}
	moving := fmt.Sprintf("<style>.past{visibility:hidden}\n@media (prefers-reduced-motion:no-preference){\ng{animation:%.1fs step-end infinite}\n%s}</style>\n", length, style.String())
	return draw.Framed(f.screens[0], light, moving+shapes.String())
}
