package tui

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"sinapse/content"
	"sinapse/lessons"
)

// What the monkeys do: how many things together, from which seed on, and for how long
// at most. The gate lets them do a million, or three minutes' worth.
var (
	monkeyEvents = flag.Int("monkey-events", 1200, "how many keys, clicks, pastes and resizes the monkeys send, each the same part of them")
	monkeySeed   = flag.Uint64("monkey-seed", 7, "the first monkey's seed, the second's is the next one")
	monkeyTime   = flag.Duration("monkey-time", time.Hour, "when the monkeys stop at the latest")
)

// profiles are how many colours a terminal may have.
var profiles = []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII}

// A monkey uses the program without understanding it. What it does hangs on its
// seed alone: the clock that bounds a frame's work is its own.
type monkey struct {
	t      *testing.T
	random *rand.Rand
	keys   []string
	m      *Model
	trail  []string // what it did on this screen, to be told when something breaks
	clock  time.Time
}

// pastes are what nobody should paste.
var pastes = []string{
	"1e400\n\x1b[31m x", "", "-0", "NaN", "0,5", "a[1, :, -1]", "(2, 3, -1)", "(99999, 99999)", "\x00\u202e\U0001f4a5", strings.Repeat("9", 4000), "..., ::2",
}

func newMonkey(t *testing.T, seed uint64) *monkey {
	t.Helper()
	k := &monkey{t: t, random: rand.New(rand.NewPCG(seed, 2026))}
	for _, b := range Bindings() {
		if b.ID != "quit" && b.ID != "suspend" {
			k.keys = append(k.keys, b.keys...)
		}
	}
	k.keys = append(k.keys, "shift+left", "shift+right", "0", ".", "/", "x", "Z", "shift+tab", "backspace")
	return k
}

// settle opens some screen, at some size, in some theme, as somebody who may
// have been there before.
func (k *monkey) settle(progress *lessons.Progress) {
	entries := written()
	entry := entries[k.random.IntN(len(entries))]
	screens := ScreensOf(entry, 0)
	o := Options{
		Language: content.Languages()[k.random.IntN(2)], Chapter: entry.ID, Screen: screens[k.random.IntN(len(screens))].ID,
		Profile: profiles[k.random.IntN(len(profiles))], Ground: Background(k.random.IntN(4)), ASCII: k.random.IntN(4) == 0, Progress: progress,
	}
	m, err := NewModel(o)
	if err != nil {
		k.t.Fatal(err)
	}
	k.m, k.trail = m, []string{fmt.Sprintf("open %s/%s in %s", o.Chapter, o.Screen, o.Language)}
	k.resize()
}

// sometimes is true once in so many times.
func (k *monkey) sometimes(n int) bool { return k.random.IntN(n) == 0 }

func (k *monkey) resize() {
	width, height := 1+k.random.IntN(160), 1+k.random.IntN(60)
	switch k.random.IntN(8) {
	case 0, 1, 2:
		width, height = 80, 24
	case 3, 4, 5:
		width, height = 120, 40
	case 6:
		width, height = 1+k.random.IntN(500), 1+k.random.IntN(200)
	}
	k.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// send gives the program a message, with a frame's clock that goes on by a
// millisecond each time it is looked at.
func (k *monkey) send(msg tea.Msg) {
	k.trail = append(k.trail, fmt.Sprintf("%T %.60s", msg, fmt.Sprint(msg)))
	if k.m.Lesson != nil {
		k.m.Lesson.now = func() time.Time {
			k.clock = k.clock.Add(time.Millisecond)
			return k.clock
		}
	}
	k.m.Update(msg)
}

// act does one thing at random.
func (k *monkey) act() {
	x, y := k.random.IntN(k.m.Size.Width+2), k.random.IntN(k.m.Size.Height+2)
	switch k.random.IntN(24) {
	case 0:
		k.resize()
	case 1, 2:
		k.m.Draw() // what a click does is noted while drawing
		k.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	case 3:
		k.send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
	case 4:
		k.send(tea.MouseWheelMsg{X: x, Y: y, Button: []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}[k.random.IntN(2)]})
	case 5:
		k.send(tea.PasteMsg{Content: pastes[k.random.IntN(len(pastes))]})
	case 6, 7, 8:
		if k.m.Lesson != nil {
			k.send(frameMsg(k.m.Lesson.clock.id))
		}
	case 9:
		k.send(tea.MouseReleaseMsg{X: x, Y: y})
	default:
		k.send(press(k.keys[k.random.IntN(len(k.keys))]))
	}
}

// monkeys is how many use the program at the same time: a monkey keeps one core busy.
const monkeys = 2

// TestMonkey presses keys, clicks, pastes and resizes at random on all screens:
// nothing panics, no line is torn, what is drawn twice is the same, and every
// state can be had again from what is kept of it.
func TestMonkey(t *testing.T) {
	t.Parallel()
	for i := range uint64(monkeys) {
		seed := *monkeySeed + i
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) {
			t.Parallel()
			useAtRandom(t, seed)
		})
	}
}

// useAtRandom lets one monkey use the program.
func useAtRandom(t *testing.T, seed uint64) {
	t.Helper()
	k := newMonkey(t, seed)
	begun, done, restored := time.Now(), 0, 0
	defer func() {
		if broken := recover(); broken != nil {
			t.Errorf("panic: %v after %d events of seed %d:\n%s", broken, done, seed, strings.Join(k.trail, "\n"))
			panic(broken)
		}
		if t.Failed() {
			t.Logf("after %d events of seed %d:\n%s", done, seed, strings.Join(k.trail, "\n"))
		}
	}()
	progress := lessons.NewProgress()
	for done < *monkeyEvents/monkeys && time.Since(begun) < *monkeyTime && !t.Failed() {
		if k.sometimes(3) {
			progress = lessons.NewProgress()
		}
		k.settle(progress)
		for range 100 + k.random.IntN(200) {
			k.act()
			if done++; done%5 == 0 {
				whole(t, k.m)
			}
		}
		if k.m.Lesson != nil {
			k.comesBack()
			restored++
		}
	}
	t.Logf("seed %d: %d events in %.0f s, %d states restored", seed, done, time.Since(begun).Seconds(), restored)
}

// comesBack opens what is kept of a lesson, and looks whether it shows the same
// page.
func (k *monkey) comesBack() {
	k.t.Helper()
	source, err := must1(k.m.Snapshot()).Encode()
	if err != nil {
		k.t.Fatal(err)
	}
	progress, err := lessons.DecodeProgress(source)
	if err != nil {
		k.t.Fatal(err)
	}
	a := k.m.Lesson
	now, end := a.Session.Position()
	if now > 20_000 { // longer runs begin anew
		return
	}
	again, err := NewModel(Options{Language: k.m.language, Chapter: a.id, Profile: k.m.theme.Profile, Ground: AlwaysDark, Progress: progress})
	if err != nil {
		k.t.Fatal(err)
	}
	if b := again.Lesson.Session; b.Screen().Select != nil && b.Selected() != a.Session.Selected() {
		return // choosing it would be a move
	}
	page := func(m *Model) string {
		m.theme, m.overlay, m.Notice = draw.NewTheme(k.m.theme.Profile, false, false), overlay{}, Notice{}
		m.Size.Width, m.Size.Height = 120, 40
		b := newLesson(a.id, m.Lesson.Session)
		if chosen := a.Session.Selected(); b.Session.Screen().Select == nil && !chosen.None() { // it is a cursor, and not kept; without controls it takes the focus along
			b.apply(lessons.Move{Verb: lessons.Select, Target: chosen.String()})
		}
		b.notice = ""
		m.Lesson = b
		return m.Draw()
	}
	before, after := page(k.m), page(again)
	if now < end { // what was taken back is not kept, and the strip would offer it
		before, after = before[:strings.LastIndexByte(before, '\n')], after[:strings.LastIndexByte(after, '\n')]
	}
	if before != after {
		k.t.Errorf("it does not come back:\n%s\n%s", stripped(before), stripped(after))
	}
}

// must1 is the first of two results.
func must1[A, B any](a A, _ B) A { return a }
