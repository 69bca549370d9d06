package tui

import (
	"errors"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"sinapse/tui/store"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Run shows the program on the terminal until the learner leaves, and keeps
// what was reached. Whatever ends it (a key, SIGTERM, SIGHUP, a panic), the
// terminal is put back as it was and progress is kept first.
func Run(o Options) error {
	hasten()
	model, err := NewModel(o)
	if err != nil {
		return err
	}
	options := []tea.ProgramOption{tea.WithColorProfile(o.Profile), tea.WithoutSignalHandler()}
	program := tea.NewProgram(model, append(options, new(pulse).options(os.Stdout)...)...)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	defer signal.Stop(signals)
	go func() {
		if _, open := <-signals; open {
			program.Send(QuitMsg{})
		}
	}()
	_, err = program.Run()
	if o.Keep != nil {
		progress, number := model.Snapshot()
		if kept := o.Keep.Save(number, progress); kept != nil && err == nil {
			err = &KeepError{kept}
		}
	}
	if errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
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
