package tui

import (
	"errors"
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"sinapse/tui/terminal"
)

// A suspension stops the program for a shell by ctrl+z, and takes the terminal again
// when it goes on, whoever stopped it.
type suspension struct {
	device  *terminal.Device
	ending  func() bool // the program ends: it is not to be stopped any more
	send    func(tea.Msg)
	stopped atomic.Bool   // by us: the terminal is the shell's meanwhile
	resumed chan struct{} // tells that it goes on after that
}

// resumeMsg tells that the program goes on after somebody else stopped it.
type resumeMsg struct{}

// errNoShell is what stopping ends in where nobody could bring the program back.
var errNoShell = errors.New("no shell to go back to")

// suspendedMsg tells how stopping ended.
type suspendedMsg struct{ err error }

// watch listens for going on, until its result is called.
func (s *suspension) watch() (stop func()) {
	s.resumed = make(chan struct{}, 1)
	continued := make(chan os.Signal, 1)
	if signals := terminal.Continued(); len(signals) > 0 { // of none, Notify would pass on all
		signal.Notify(continued, signals...)
	}
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-continued:
				if !s.stopped.Load() {
					go s.send(resumeMsg{})
					continue
				}
				select {
				case s.resumed <- struct{}{}:
				default: // it is known
				}
			case <-done:
				return
			}
		}
	}()
	return func() { signal.Stop(continued); close(done) }
}

// filter takes the messages of stopping out of Bubble Tea's hands, which waits for
// ever where no shell brings a program back.
func (s *suspension) filter(msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.SuspendMsg:
		if !terminal.CanSuspend() {
			return suspendedMsg{errNoShell}
		}
		return tea.Exec(pause(s.suspend), func(err error) tea.Msg { return suspendedMsg{err} })()
	case resumeMsg:
		if !s.device.Foreground() {
			go func() { s.wait(); s.send(resumeMsg{}) }()
			return nil
		}
		return tea.Exec(pause(func() error { return nil }), func(err error) tea.Msg { return suspendedMsg{err} })()
	}
	return msg
}

// suspend stops the program, without the terminal.
func (s *suspension) suspend() error {
	s.stopped.Store(true)
	defer s.stopped.Store(false)
	if !terminal.Suspend(s.resumed) {
		return errNoShell
	}
	s.wait()
	return nil
}

// wait waits until the terminal is the program's again. Whoever lets it go on in the
// background stops it again by that, as the system does with all who write there,
// unless it is to end.
func (s *suspension) wait() {
	s.stopped.Store(true)
	defer s.stopped.Store(false)
	for !s.device.Foreground() {
		time.Sleep(settling)
		if s.ending() || !terminal.StopAgain(s.resumed) {
			return
		}
	}
}

// settling is how long a signal that came with SIGCONT takes to be heard of.
const settling = 50 * time.Millisecond

// A pause is something that is done while Bubble Tea leaves the terminal alone.
type pause func() error

// Run does it.
func (p pause) Run() error { return p() }

// SetStdin changes nothing: a pause reads nothing.
func (p pause) SetStdin(io.Reader) {}

// SetStdout changes nothing: a pause writes nothing.
func (p pause) SetStdout(io.Writer) {}

// SetStderr changes nothing: a pause writes nothing.
func (p pause) SetStderr(io.Writer) {}
