package tui

import (
	"io"
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A pulse keeps the clock of the renderer, which looks sixty times a second
// whether there is something new to draw.
//
// The clock stops while nothing happens: on a screen that nobody touches for hours
// it would keep a processor from its sleep. (Bubble Tea's own remedy is under
// review: github.com/charmbracelet/bubbletea/pull/1796.)
//
// It pauses when a screen took long to be written, on a slow link, for as long as
// that again, within bounds: the link may also have been gone. The keys pressed
// meanwhile are then answered by one screen, where else each would wait for one of
// its own.
type pulse struct {
	mu      sync.Mutex
	clock   *time.Ticker // the renderer's; nil before the first message
	rest    *time.Timer  // stops the clock
	resting bool
	pausing time.Time // until then
}

const (
	clockTime = time.Second / 60       // between two looks of the renderer
	firstLook = time.Millisecond       // at the start and after a rest: somebody waits
	steadied  = 20 * time.Millisecond  // how long the looks are so close
	quietTime = time.Second            // without a message, until the clock stops
	longWrite = 100 * time.Millisecond // of a screen
	longPause = 2 * time.Second        // after it, at most
)

// start takes over a clock, whose first message is as one after a rest.
func (p *pulse) start(clock *time.Ticker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clock, p.resting = clock, true
	p.rest = time.AfterFunc(quietTime, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.clock.Stop()
		p.resting = true
	})
}

// beat is called for each message, before what it changes is drawn.
func (p *pulse) beat() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.clock == nil {
		return
	}
	if p.resting {
		p.clock.Reset(firstLook)
		time.AfterFunc(steadied, p.steady)
	}
	p.resting = false
	p.rest.Reset(max(time.Until(p.pausing), 0) + quietTime)
}

// wrote is called after each screen with how long it took to be written.
func (p *pulse) wrote(took time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.clock == nil || took < longWrite {
		return
	}
	pause := min(took, longPause)
	p.clock.Stop()
	p.resting, p.pausing = false, time.Now().Add(pause)
	p.rest.Reset(pause + quietTime)
	time.AfterFunc(pause, p.steady)
}

// again takes the clock for stopped, as a renderer leaves it that was stopped and
// started anew: it stops the clock when it can, which may be after it was started.
func (p *pulse) again() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.resting = true
}

// steady goes back to the renderer's own time.
func (p *pulse) steady() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.resting && time.Now().Compare(p.pausing) >= 0 {
		p.clock.Reset(clockTime)
	}
}

// options give a program the pulse, from its first message on; none where the
// renderer's clock is not where it was. Messages pass through the filters.
func (p *pulse) options(out screen, filters ...func(tea.Msg) tea.Msg) []tea.ProgramOption {
	var program *tea.Program
	return []tea.ProgramOption{
		func(given *tea.Program) { program = given },
		tea.WithOutput(timed{out, p}),
		tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
			if p.clock == nil {
				if clock := clockOf(program); clock != nil {
					p.start(clock)
				}
			}
			if _, back := msg.(suspendedMsg); back {
				p.again()
			}
			p.beat()
			for _, filter := range filters {
				msg = filter(msg)
			}
			return msg
		}),
	}
}

// timed is a terminal that tells a pulse how long it took to be written to.
type timed struct {
	screen
	pulse *pulse
}

// A screen is what a terminal is to a renderer.
type screen interface {
	io.ReadWriteCloser
	Fd() uintptr // of which to ask the size
}

// Write writes to the terminal.
func (t timed) Write(b []byte) (int, error) {
	begun := time.Now()
	n, err := t.screen.Write(b)
	t.pulse.wrote(time.Since(begun))
	return n, err
}

// clockOf returns the clock of a program's renderer, nil if there is none. A
// test holds the field to its name.
func clockOf(program *tea.Program) *time.Ticker {
	field := reflect.ValueOf(program).Elem().FieldByName("ticker")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return (*time.Ticker)(field.UnsafePointer())
}
