package tui

import (
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"sync/atomic"
	"time"

	"sinapse/tui/store"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"sinapse/tui/terminal"
)

// Run shows the program on the terminal until the learner leaves, and keeps
// what was reached. Whatever ends it (a key, a signal, a terminal that is gone, a
// panic), progress is kept first and the terminal is put back as it was.
func Run(o Options) error {
	hasten()
	model, err := NewModel(o)
	if err != nil {
		return err
	}
	g := &guard{model: model}
	e := &ending{guard: g, keep: o.Keep, saved: make(chan error, 1), left: make(chan error, 1)}
	e.device = terminal.Open(os.Stdin, os.Stdout, func() { e.begin(0) })
	s := &suspension{device: e.device, ending: func() bool { return e.times.Load() > 0 }}
	options := []tea.ProgramOption{tea.WithColorProfile(o.Profile), tea.WithoutSignalHandler()}
	program := tea.NewProgram(g, append(append(options, input(e.device)...), new(pulse).options(e.device, s.filter)...)...)
	e.send, s.send, g.send = program.Send, program.Send, program.Send
	defer e.watch()()
	defer s.watch()()
	ran := make(chan error, 1)
	go func() {
		_, err := program.Run()
		e.device.Finish()
		if kept := e.save(); kept != nil && err == nil {
			err = &KeepError{kept}
		}
		ran <- err
	}()
	select {
	case err = <-ran:
		return err
	case left := <-e.left:
		e.device.Leave()
		return left
	}
}

// hasten begins at once with what the first frame has to wait for. The garbage of
// a start is a few megabytes and can lie; once the frame is there the heap is cheap
// to go through, and memory is worth more than the time. And the renderer needs a
// table of the widths of all runes, which another core can draw up meanwhile.
func hasten() {
	debug.SetGCPercent(-1)
	time.AfterFunc(time.Second, func() { debug.SetGCPercent(25) })
	go ansi.StringWidthWc("─")
}

// A KeepError says that progress could not be kept when the program ended.
type KeepError struct{ Err error }

// Error names the cause.
func (e *KeepError) Error() string { return e.Err.Error() }

// Unwrap returns the cause.
func (e *KeepError) Unwrap() error { return e.Err }

// Told puts what the store says about a file into a notice. A damaged file that
// could not be set aside is one that cannot be read.
func Told(notice *store.Notice) Notice {
	if notice == nil {
		return Notice{}
	}
	n := Notice{Key: "notice." + string(notice.Kind), Cause: notice.Cause, Values: map[string]string{
		"file": homely(notice.Path), "kept": homely(notice.Kept), "blame": homely(notice.Blame), "owner": notice.Owner,
	}}
	if notice.Err != nil {
		n.Values["system"] = store.Plain(notice.Err)
	}
	if notice.Kind == store.Damaged && notice.Kept == "" {
		n.Key = "notice." + string(store.Unreadable)
	}
	return n
}

// A LeftError says that the program was left as it was, because it did not end in
// order soon enough, or was told twice to end.
type LeftError struct {
	Status int   // the exit status
	Err    error // why progress could not be kept; nil if it was
}

// Error names the cause.
func (e *LeftError) Error() string {
	if e.Err == nil {
		return "ended from outside"
	}
	return e.Err.Error()
}

// Unwrap returns the cause.
func (e *LeftError) Unwrap() error { return e.Err }

// ErrLate is why progress could not be kept where there was no time left for it.
var ErrLate = errors.New("no time was left")

// The time that an ending from outside takes: for the terminal to take what is on
// its way, then until the program leaves whatever it is at; and, where that is asked
// for a second time, until what is being saved is saved.
const (
	hurry     = 500 * time.Millisecond
	endsIn    = 1500 * time.Millisecond
	finishing = 200 * time.Millisecond
)

// An ending is what ends the program from outside: signals, ctrl+c, and a terminal
// that is gone. It keeps what was reached by itself, whatever the program is at.
type ending struct {
	device *terminal.Device
	guard  *guard
	keep   Keeper
	send   func(tea.Msg)
	times  atomic.Int32
	saved  chan error // how saving ended that the first ending began
	left   chan error // why the program is left as it is
}

// watch ends the program by signals, until its result is called.
func (e *ending) watch() (stop func()) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, terminal.Deadly()...)
	done := make(chan struct{})
	go func() {
		for {
			select {
			case s := <-signals:
				e.begin(terminal.Status(s))
			case <-done:
				return
			}
		}
	}()
	return func() { signal.Stop(signals); close(done) }
}

// begin ends the program in order, as q does, if that goes soon; or else by leaving.
// When it is called for the second time it leaves at once.
func (e *ending) begin(status int) {
	if e.times.Add(1) > 1 {
		e.leave(status, finishing)
		return
	}
	go func() { e.saved <- e.save() }() // the end in order saves again, and tells
	if !e.device.Foreground() {         // the terminal is another's
		e.leave(status, endsIn)
		return
	}
	time.AfterFunc(endsIn, func() { e.leave(status, finishing) })
	e.device.Hurry(hurry)
	go e.send(QuitMsg{})
}

// leave leaves the program as it is, once what is being saved is saved, or has taken
// too long. Whoever is told about it may wait for a terminal that does not read.
func (e *ending) leave(status int, patience time.Duration) {
	left := &LeftError{Status: status, Err: ErrLate}
	select {
	case left.Err = <-e.saved:
	case <-time.After(patience):
	}
	select {
	case e.left <- left:
		time.AfterFunc(finishing, func() { os.Exit(status) })
	default: // it is left already
	}
}

// save keeps what was reached.
func (e *ending) save() error {
	if e.keep == nil {
		return nil
	}
	progress, number, ok := e.guard.snapshot(endsIn)
	if !ok {
		return nil // what was reached up to the last change is kept
	}
	return e.keep.Save(number, progress)
}
