package tui

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/daily"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// sumsMoves is how many moves are made at random on each screen whose sums are reckoned
// anew: of the day's sample, and of all where everything is looked at.
var sumsMoves = flag.Int("sums-moves", 0, "how many moves are made on each screen; as many as the day has without it")

const (
	sumsDay     = 150
	sumsWhole   = 3_000
	sumsScreens = 20  // of the day's sample
	sumsEpisode = 100 // moves before a screen is begun anew
)

// mostAlmost is the share of the equations that may say ≈.
const mostAlmost = 10

// A reckoner reckons the worked lines of a screen anew, from what is written.
type reckoner struct {
	told                        map[string]string    // a line that does not hold, by its screen and its form
	known                       map[string]reckoning // lines that were reckoned
	checked, almost, wrong, odd int                  // equations; odd are those that cannot be read
	turn                        int
}

func aReckoner() *reckoner {
	return &reckoner{told: map[string]string{}, known: map[string]reckoning{}}
}

// newReckoner reckons what is to be seen in each state of a playthrough.
func newReckoner() visitor {
	r := aReckoner()
	return func(v *visit) {
		for _, language := range content.Languages() {
			v.m.language = language
			r.screen(v.m.Lesson.id, v.m.Lesson.Session, v.m.Voice(), func(items []scene.Item) []scene.Item { return daily.Spread(items, 6, v.turn()) })
		}
		for where, line := range r.told {
			v.complain("%s: %s", where, line)
		}
		clear(r.told)
	}
}

// screen reckons all lines of a screen, and of what its items open.
func (r *reckoner) screen(chapter string, s *lessons.Session, v *draw.Voice, some func([]scene.Item) []scene.Item) {
	panels := s.Scene()
	where := chapter + "/" + s.Screen().ID
	for _, panel := range panels {
		r.panel(where, v, panel)
		if explain := s.Screen().Explain; explain != nil {
			for _, item := range some(panel.About().Items) {
				for _, opened := range explain(item.ID) {
					r.panel(where+" "+item.ID.String(), v, opened)
				}
			}
		}
	}
}

// panel reckons the lines of a panel, as they are written or in ASCII.
func (r *reckoner) panel(where string, v *draw.Voice, panel scene.Panel) {
	r.turn++
	above := 0.0 // what the lines so far come to
	for _, line := range workedLines(v, panel) {
		if r.turn%3 == 0 {
			line = strings.Map(draw.ASCII, line)
		}
		above += r.line(where, panel.About().ID, line, above)
	}
}

// workedLines are the lines of a panel that say how a number comes about.
func workedLines(v *draw.Voice, panel scene.Panel) []string {
	var lines []string
	switch p := panel.(type) {
	case scene.Arithmetic:
		for _, terms := range p.Lines {
			lines = append(lines, v.Worked(terms))
		}
	case scene.Table:
		lines = append(lines, v.Worked(p.Foot))
	case scene.Bars:
		for _, bar := range p.Rows {
			lines = append(lines, v.Worked(bar.Note))
		}
		if p.Made != scene.Apart {
			lines = append(lines, barsLine(v, p))
		}
	case scene.Neuron, scene.Curve, scene.Plot, scene.Map, scene.Array, scene.Listing, scene.Product, scene.Network, scene.Histogram, scene.Graph, scene.Pictures, scene.Raster:
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// barsLine writes bars and their total as a sum or a mean.
func barsLine(v *draw.Voice, p scene.Bars) string {
	if len(p.Rows) == 0 {
		return ""
	}
	var terms []string
	for _, bar := range p.Rows {
		terms = append(terms, "("+v.WithUnit(bar.Value)+")")
	}
	line := strings.Join(terms, " + ")
	if p.Made == scene.Averaged {
		line = "(" + line + ") ÷ " + strconv.Itoa(len(terms))
	}
	return line + " = " + v.WithUnit(p.Total.Value)
}

// line reckons a line, and returns what it comes to.
func (r *reckoner) line(where, panel, line string, above float64) float64 {
	found, known := r.known[line]
	if !known || strings.Contains(line, "Σ") {
		found = reckon(line, above)
		r.known[line] = found
	}
	r.checked += found.checked
	r.almost += found.almost
	r.wrong += len(found.wrong)
	r.odd += len(found.odd)
	screen, _, _ := strings.Cut(where, " ")
	for _, what := range append(found.wrong, found.odd...) {
		form := screen + " " + panel + ": " + strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return -1
			}
			return r
		}, what)
		if _, known := r.told[form]; !known {
			r.told[form] = where + " " + panel + ": " + line + "   (" + what + ")"
		}
	}
	return found.result
}

// TestSums makes moves at random on screens and reckons their lines anew: each gives its
// result from the numbers that stand in it, in both languages and in ASCII, and few say
// that they do so but nearly.
func TestSums(t *testing.T) {
	moves, screens := *sumsMoves, written()
	chosen := map[string]bool{}
	if moves == 0 {
		moves = sumsWhole
		if !daily.Whole() {
			moves = sumsDay
		}
	}
	var names []string
	for _, entry := range screens {
		for _, screen := range ScreensOf(entry, 0) {
			names = append(names, entry.ID+"/"+screen.ID)
		}
	}
	if *sumsMoves == 0 {
		names = daily.Some(t, names, sumsScreens)
	}
	for _, name := range names {
		chosen[name] = true
	}
	var mutex sync.Mutex
	all := aReckoner()
	t.Run("moves", func(t *testing.T) {
		for _, entry := range screens {
			t.Run(entry.ID, func(t *testing.T) {
				t.Parallel()
				r := aReckoner()
				for _, screen := range ScreensOf(entry, 0) {
					if chosen[entry.ID+"/"+screen.ID] {
						newMover(t, r, entry, screen.ID).moves(moves)
						clear(r.known)
					}
				}
				for _, where := range slices.Sorted(maps.Keys(r.told)) {
					t.Error(r.told[where])
				}
				mutex.Lock()
				defer mutex.Unlock()
				all.checked, all.almost, all.wrong, all.odd = all.checked+r.checked, all.almost+r.almost, all.wrong+r.wrong, all.odd+r.odd
			})
		}
	})
	t.Logf("%d equations on %d screens: %d do not hold, %d cannot be read, %d say ≈", all.checked, len(names), all.wrong, all.odd, all.almost)
	if all.almost*mostAlmost > all.checked {
		t.Errorf("%d of %d equations say ≈", all.almost, all.checked)
	}
}

// A mover moves on one screen at random.
type mover struct {
	*testing.T
	*reckoner
	random *rand.Rand
	entry  course.Entry
	screen string
	voices []*draw.Voice // in each language
}

// newMover is one whose moves hang on the day and on the screen alone.
func newMover(t *testing.T, r *reckoner, entry course.Entry, screen string) *mover {
	t.Helper()
	m := &mover{T: t, reckoner: r, random: daily.Chance(t, "sums/"+entry.ID+"/"+screen), entry: entry, screen: screen}
	for _, language := range content.Languages() {
		book := draw.Book(language)
		m.voices = append(m.voices, &draw.Voice{Book: book, Chapter: book.Chapter(entry.ID)})
	}
	return m
}

// moves makes so many moves, beginning anew now and then, and reckons after each.
func (m *mover) moves(count int) {
	var s *lessons.Session
	for i := range count {
		if i%sumsEpisode == 0 {
			s = m.begin()
		}
		m.move(s)
		m.reckoner.screen(m.entry.ID, s, m.voices[i%len(m.voices)], func(items []scene.Item) []scene.Item {
			at := m.random.IntN(max(len(items), 1))
			return items[at:min(at+1, len(items))]
		})
	}
}

// begin comes upon the screen.
func (m *mover) begin() *lessons.Session {
	s := lessons.NewSession(m.entry.New(0), lessons.NewProgress().Record(m.entry.ID))
	if err := s.Apply(lessons.Move{Verb: lessons.GoTo, Target: m.screen}); err != nil {
		m.Fatal(err)
	}
	for gate := s.Gate(); gate != ""; gate = s.Gate() {
		if err := s.Apply(lessons.Move{Verb: lessons.Skip, Target: gate}); err != nil {
			m.Fatal(err)
		}
	}
	return s
}

// move does something with the screen; being refused is fine.
func (m *mover) move(s *lessons.Session) {
	controls := s.Controls()
	switch what := m.random.IntN(20); {
	case what < 4:
		_ = s.Apply(lessons.Move{Verb: lessons.Tick, Count: 1 + m.random.IntN(3)})
	case what == 4 && m.random.IntN(8) == 0:
		_ = s.Apply(lessons.Move{Verb: lessons.Tick, Count: 60})
	case what == 5 && m.random.IntN(4) == 0:
		_ = s.Apply(lessons.Move{Verb: lessons.Reset})
	case what < 9:
		panels := s.Scene()
		if len(panels) == 0 {
			return
		}
		if items := panels[m.random.IntN(len(panels))].About().Items; len(items) > 0 {
			_ = s.Apply(lessons.Move{Verb: lessons.Select, Target: items[m.random.IntN(len(items))].ID.String()})
		}
	case len(controls) > 0:
		m.control(s, controls[m.random.IntN(len(controls))])
	}
}

// control changes a control.
func (m *mover) control(s *lessons.Session, control lessons.Control) {
	move := lessons.Move{Verb: lessons.Type, Target: control.Name()}
	switch c := control.(type) {
	case lessons.Slider:
		move.Value = strconv.FormatFloat(c.Min+m.random.Float64()*(c.Max-c.Min), 'f', m.random.IntN(5), 64)
		if m.random.IntN(2) == 0 {
			move.Verb, move.Value = lessons.Nudge, []string{"+1", "-1", "+0.1", "-0.1", "+10", "-10"}[m.random.IntN(6)]
		}
	case lessons.Choices:
		move.Value = strconv.Itoa(1 + m.random.IntN(len(c.Options)))
	case lessons.Switch:
		move.Value = []string{"on", "off"}[m.random.IntN(2)]
	case lessons.Text:
		move.Value = fmt.Sprint(m.random.IntN(100))
		if m.random.IntN(2) == 0 {
			move.Verb, move.Value = lessons.Nudge, []string{"+1", "-1"}[m.random.IntN(2)]
		}
	}
	_ = s.Apply(move)
}
