package tui

import (
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// A pulse stops the renderer's clock while nothing happens. Bubble Tea looks
// sixty times a second whether there is something new to draw, also on a screen
// that nobody touches for hours, which keeps a processor from its sleep. Its own
// remedy is under review (github.com/charmbracelet/bubbletea/pull/1796); once it
// is released, this file can go.
type pulse struct {
	clock *time.Ticker // the renderer's

	mu      sync.Mutex
	rest    *time.Timer // stops the clock
	resting bool
}

const (
	clockTime = time.Second / 60      // between two looks of the renderer
	firstLook = 4 * time.Millisecond  // after a rest: somebody waits for an answer
	steadied  = 20 * time.Millisecond // how long the looks are so close
	quietTime = time.Second           // without a message, until the clock stops
)

// newPulse keeps a clock that runs.
func newPulse(clock *time.Ticker) *pulse {
	p := &pulse{clock: clock}
	p.rest = time.AfterFunc(quietTime, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.clock.Stop()
		p.resting = true
	})
	return p
}

// beat is called for each message, before what it changes is drawn.
func (p *pulse) beat() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.resting {
		p.clock.Reset(firstLook)
		time.AfterFunc(steadied, p.steady)
	}
	p.resting = false
	p.rest.Reset(quietTime)
}

// steady goes back to the renderer's own time.
func (p *pulse) steady() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.resting {
		p.clock.Reset(clockTime)
	}
}

// withPulse gives a program a pulse from its first message on; none where the
// renderer's clock is not where it was.
func withPulse() tea.ProgramOption {
	return func(program *tea.Program) {
		var p *pulse
		tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
			if p == nil {
				if clock := clockOf(program); clock != nil {
					p = newPulse(clock)
				}
			}
			if p != nil {
				p.beat()
			}
			return msg
		})(program)
	}
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
