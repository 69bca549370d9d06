package tui

import (
	"io"
	"os"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// looks counts the ticks of a clock within a time.
func looks(clock *time.Ticker, within time.Duration) int {
	end, count := time.After(within), 0
	for {
		select {
		case <-clock.C:
			count++
		case <-end:
			return count
		}
	}
}

// begunPulse is a pulse at its first message, and its clock.
func begunPulse() (*time.Ticker, *pulse) {
	clock, p := time.NewTicker(clockTime), new(pulse)
	p.start(clock)
	p.beat()
	return clock, p
}

// TestPulseRests: without messages the renderer's clock stops, with one it looks
// at once, and goes on in its own time.
func TestPulseRests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		clock, p := begunPulse()
		if got := looks(clock, firstLook+firstLook/2); got != 1 {
			t.Errorf("%d looks at once, want 1", got)
		}
		want := int(steadied/firstLook + (quietTime-steadied)/clockTime)
		if got := looks(clock, quietTime-2*firstLook); got < want-3 || got > want {
			t.Errorf("%d looks in the rest of the first second, want about %d", got, want)
		}
		time.Sleep(2 * firstLook)
		if got := looks(clock, time.Hour); got != 0 {
			t.Errorf("%d looks at rest", got)
		}
		p.beat()
		if got := looks(clock, firstLook+firstLook/2); got != 1 {
			t.Errorf("%d looks after the first message, want 1", got)
		}
		time.Sleep(steadied)
		if got := looks(clock, 10*clockTime); got < 9 || got > 11 {
			t.Errorf("%d looks in the time of ten", got)
		}
		for range 100 { // a message now and then keeps it going
			p.beat()
			if got := looks(clock, quietTime/2); got < 29 {
				t.Fatalf("%d looks in half a second", got)
			}
		}
	})
}

// TestPulsePauses: after a screen that took long to be written there is a pause
// as long, two seconds at most, whatever comes meanwhile; then the clock goes on.
func TestPulsePauses(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		clock, p := begunPulse()
		time.Sleep(steadied + time.Millisecond)
		p.wrote(longWrite / 2)
		if got := looks(clock, quietTime/2); got != 30 {
			t.Errorf("%d looks after a quick write, want 30", got)
		}
		for _, write := range []time.Duration{longPause, time.Hour} {
			p.beat()
			p.wrote(write)
			if got := looks(clock, longPause/2); got != 0 {
				t.Errorf("%d looks in a pause", got)
			}
			p.beat()
			if got := looks(clock, longPause/2); got != 0 {
				t.Errorf("%d looks in a pause after a message", got)
			}
			if got := looks(clock, quietTime/2); got < 28 || got > 30 {
				t.Errorf("%d looks in the half second after a pause, want 29", got)
			}
		}
		time.Sleep(quietTime)
		if got := looks(clock, time.Hour); got != 0 {
			t.Errorf("%d looks at rest", got)
		}
	})
}

// leaver is a program that leaves at its first message.
type leaver struct{}

func (leaver) Init() tea.Cmd { return nil }

func (l leaver) Update(tea.Msg) (tea.Model, tea.Cmd) { return l, tea.Quit }

func (leaver) View() tea.View { return tea.NewView("") }

// TestPulseFindsTheClock holds Bubble Tea to the field that the pulse looks for.
func TestPulseFindsTheClock(t *testing.T) {
	program := tea.NewProgram(leaver{}, append(new(pulse).options(os.Stdout), tea.WithInput(nil), tea.WithOutput(io.Discard))...)
	if clockOf(program) != nil {
		t.Error("a program has a clock before it runs")
	}
	if _, err := program.Run(); err != nil {
		t.Fatal(err)
	}
	if clockOf(program) == nil {
		t.Error("the renderer's clock is not where it was: nothing stops it while nothing moves")
	}
}
