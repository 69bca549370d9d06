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
	"sinapse/lessons/course/anew"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// sumsMoves is how many moves are made at random on each screen whose sums are reckoned
// anew.
var sumsMoves = flag.Int("sums-moves", 0, "how many moves are made on each screen; as many as the day has without it")

const (
	sumsDay     = 50    // enough for fewAlmost on most screens
	sumsWhole   = 4_000 // .ci/run deep makes more
	sumsEpisode = 250   // moves before a screen is begun anew
	signsEach   = 7     // of so many panels, one is held to its signs
)

// mostAlmost is the share of a screen's equations that may say ≈, and fewAlmost how many
// it must have for that to be told from chance.
const (
	mostAlmost = 10
	fewAlmost  = 100
)

// A reckoner reckons the worked lines of a screen anew, from what is written.
type reckoner struct {
	told   map[string]string    // a line that does not hold, by its screen and its form
	known  map[string]reckoning // lines that were reckoned
	counts map[string]*tally    // of each screen
	turn   int
	// extreme are stretches in which odd numbers are typed, too: every line must hold, but
	// products of millions may need more digits than operands have room for.
	extreme bool
}

// A tally counts equations; odd are those that cannot be read.
type tally struct{ checked, usual, almost, wrong, odd int }

// add counts what others count.
func (t *tally) add(o tally) {
	t.checked, t.usual, t.almost, t.wrong, t.odd = t.checked+o.checked, t.usual+o.usual, t.almost+o.almost, t.wrong+o.wrong, t.odd+o.odd
}

func aReckoner() *reckoner {
	return &reckoner{told: map[string]string{}, known: map[string]reckoning{}, counts: map[string]*tally{}}
}

// newReckoner reckons what is to be seen in each state of a playthrough.
func newReckoner() visitor {
	r := aReckoner()
	return func(v *visit) {
		session := v.m.Lesson.Session
		panels := session.Scene()
		var chosen []scene.Item
		for _, panel := range panels {
			chosen = append(chosen, daily.Spread(panel.About().Items, 3, v.turn())...)
		}
		for _, language := range daily.Spread(content.Languages(), 1, v.turn()) {
			v.m.language = language
			r.screen(v.m.Lesson.id, session, panels, v.m.Voice(), chosen)
		}
		for where, line := range r.told {
			v.complain("%s: %s", where, line)
		}
		clear(r.told)
	}
}

// screen reckons all lines of a screen's panels, and of what chosen items open.
func (r *reckoner) screen(chapter string, s *lessons.Session, panels []scene.Panel, v *draw.Voice, chosen []scene.Item) {
	screen := s.Screen()
	where := chapter + "/" + screen.ID
	for _, panel := range panels {
		r.panel(where, v, panel)
		if table, ok := panel.(scene.Table); ok {
			r.readouts(where, v, table, screen.Goals)
		}
	}
	if screen.Explain == nil {
		return
	}
	for _, item := range chosen {
		for _, opened := range screen.Explain(item.ID) {
			r.panel(where+" "+item.ID.String(), v, opened)
		}
	}
}

// panel reckons the lines of a panel, as they are written or in ASCII, and the columns of
// a table.
func (r *reckoner) panel(where string, v *draw.Voice, panel scene.Panel) {
	r.turn++
	if table, ok := panel.(scene.Table); ok {
		for first := range table.Columns {
			for second := range table.Columns {
				for column := range table.Columns {
					if first != second && column != first && column != second && isDifference(table, column, first, second) {
						r.columns(where, v, table, column, first, second)
					}
				}
			}
		}
	}
	if curve, ok := panel.(scene.Curve); ok {
		r.curve(where, curve)
	}
	if r.turn%signsEach == 0 {
		r.marks(where, v, panel)
	}
	above := 0.0 // what the lines so far come to
	for _, line := range workedLines(v, panel) {
		r.brackets(where, line)
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
	case scene.Neuron, scene.Curve, scene.Plot, scene.Map, scene.Array, scene.Listing, scene.Product, scene.Network, scene.Histogram, scene.Graph, scene.Pictures, scene.Raster, scene.Shelf, scene.Levels, scene.Sequence, scene.Text:
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
	screen, _, _ := strings.Cut(where, " ")
	if r.counts[screen] == nil {
		r.counts[screen] = &tally{}
	}
	counted := tally{checked: found.checked, wrong: len(found.wrong), odd: len(found.odd)}
	if !r.extreme {
		counted.usual, counted.almost = found.checked, found.almost
	}
	r.counts[screen].add(counted)
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

// TestSums makes moves at random on screens, half of them a day, and reckons their lines
// anew: each gives its result from the numbers that stand in it, in both languages and in ASCII, with one form
// of signs, and on no screen do many say that they do so but nearly.
func TestSums(t *testing.T) {
	moves, screens := *sumsMoves, written()
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
	var mutex sync.Mutex
	counts := map[string]*tally{}
	t.Run("moves", func(t *testing.T) {
		for _, entry := range screens {
			t.Run(entry.ID, func(t *testing.T) {
				t.Parallel()
				r := aReckoner()
				for _, screen := range share(ScreensOf(entry, 0), 2) {
					newMover(t, r, entry, screen.ID).moves(moves)
					clear(r.known)
				}
				for _, where := range slices.Sorted(maps.Keys(r.told)) {
					t.Error(r.told[where])
				}
				mutex.Lock()
				defer mutex.Unlock()
				maps.Copy(counts, r.counts)
			})
		}
	})
	all, most := tally{}, 0.0
	for _, screen := range slices.Sorted(maps.Keys(counts)) {
		of := *counts[screen]
		all.add(of)
		if of.usual < fewAlmost {
			continue
		}
		most = max(most, float64(of.almost)/float64(of.usual))
		if of.almost*mostAlmost > of.usual {
			t.Errorf("%s: %d of %d equations say ≈", screen, of.almost, of.usual)
		}
	}
	t.Logf("%d equations on %d screens: %d do not hold, %d cannot be read, %d say ≈, on no screen more than %.1f %%",
		all.checked, len(names), all.wrong, all.odd, all.almost, 100*most)
}

// A mover moves on one screen at random.
type mover struct {
	*testing.T
	*reckoner
	random *rand.Rand
	entry  course.Entry
	screen string
	voices []*draw.Voice // in each language
	panels []scene.Panel // as they were seen last
	leave  func()        // the session
}

// newMover is one whose moves hang on the day and on the screen alone.
func newMover(t *testing.T, r *reckoner, entry course.Entry, screen string) *mover {
	t.Helper()
	m := &mover{T: t, reckoner: r, random: daily.Chance(t, "sums/"+entry.ID+"/"+screen), entry: entry, screen: screen, leave: func() {}}
	for _, language := range content.Languages() {
		book := draw.Book(language)
		m.voices = append(m.voices, &draw.Voice{Book: book, Chapter: book.Chapter(entry.ID)})
	}
	return m
}

// moves makes so many moves, beginning anew now and then, and reckons after each: all
// that is to be seen and, after every other one, what one item of it opens.
func (m *mover) moves(count int) {
	var s *lessons.Session
	defer func() { m.leave() }()
	for i := range count {
		if i%sumsEpisode == 0 {
			s = m.begin()
			m.extreme = i/sumsEpisode%2 == 1
		}
		m.move(s)
		m.panels = s.Scene()
		var chosen []scene.Item
		if item, ok := m.item(); ok && i%2 == 0 {
			chosen = append(chosen, item)
		}
		m.reckoner.screen(m.entry.ID, s, m.panels, m.voices[i%len(m.voices)], chosen)
	}
}

// item is something to be chosen in one of the panels.
func (m *mover) item() (item scene.Item, ok bool) {
	var with [][]scene.Item
	for _, panel := range m.panels {
		if items := panel.About().Items; len(items) > 0 {
			with = append(with, items)
		}
	}
	if len(with) == 0 {
		return item, false
	}
	items := with[m.random.IntN(len(with))]
	return items[m.random.IntN(len(items))], true
}

// begin comes upon the screen.
func (m *mover) begin() *lessons.Session {
	m.leave()
	s, leave := anew.Borrow(anew.Start{Chapter: m.entry.ID, New: m.entry.New})
	m.leave = leave
	if err := s.Apply(lessons.Move{Verb: lessons.GoTo, Target: m.screen}); err != nil {
		m.Fatal(err)
	}
	for gate := s.Waits(); gate != ""; gate = s.Waits() {
		if err := s.Apply(lessons.Move{Verb: lessons.Skip, Target: gate}); err != nil {
			m.Fatal(err)
		}
	}
	for _, question := range s.Screen().Questions {
		if question.Cure != "" { // the control is moved, too
			_ = s.Apply(lessons.Move{Verb: lessons.Skip, Target: question.ID})
		}
	}
	m.panels = s.Scene()
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
		if item, ok := m.item(); ok {
			_ = s.Apply(lessons.Move{Verb: lessons.Select, Target: item.ID.String()})
			if edited, ok := s.Control(item.ID.String()); ok {
				m.control(s, edited)
			}
		}
	case len(controls) > 0:
		m.control(s, controls[m.random.IntN(len(controls))])
	}
}

// oddNumbers are what people type who want to know what happens, oddSteps by how many
// steps they nudge.
var (
	oddNumbers = []string{"1e-9", "-0", "0.1+0.2", "1e6", "1e300", "nan", "0,5", "−0.3", "1e-320", "0.30000000000000004", "-1e-9", "1/3", "0.049999", "0.0005", "-0.00049", "1.0000001", "00012", "1e3"}
	oddSteps   = []string{"+0.37", "-3.3", "+0.01", "-0.001", "+1000", "-1e9"}
)

// control changes a control.
func (m *mover) control(s *lessons.Session, control lessons.Control) {
	move := lessons.Move{Verb: lessons.Type, Target: control.Name()}
	switch c := control.(type) {
	case lessons.Slider:
		move.Value = strconv.FormatFloat(c.Min+m.random.Float64()*(c.Max-c.Min), 'f', m.random.IntN(5), 64)
		if m.random.IntN(2) == 0 {
			move.Verb, move.Value = lessons.Nudge, []string{"+1", "-1", "+0.1", "-0.1", "+10", "-10"}[m.random.IntN(6)]
		}
		if m.extreme && m.random.IntN(4) == 0 {
			move.Verb, move.Value = lessons.Type, oddNumbers[m.random.IntN(len(oddNumbers))]
		} else if m.extreme && m.random.IntN(8) == 0 {
			move.Verb, move.Value = lessons.Nudge, oddSteps[m.random.IntN(len(oddSteps))]
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
