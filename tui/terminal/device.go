package terminal

import (
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/term"
)

// A Device is the terminal that a program reads from and writes to.
type Device struct {
	in, out *os.File
	screen  *os.File    // out, opened anew: to it one can give up writing; nil where there is no such way
	found   *term.State // as it was at the start; nil if nobody knows
	end     func()
	gone    sync.Once
	writing sync.Mutex
	hurried atomic.Bool
	left    atomic.Bool // nobody writes any more
	back    atomic.Bool // the terminal is as it was found
	cut     atomic.Bool // something was not written whole: the terminal may be in any state
}

// Open takes over a terminal. end is called when it is gone, and each time that
// ctrl+c is pressed in it.
func Open(in, out *os.File, end func()) *Device {
	d := &Device{in: in, out: out, end: end, screen: again(out)}
	d.found, _ = term.GetState(int(in.Fd())) // without it the modes stay as they are
	return d
}

// Fd returns the terminal's file descriptor, of which to ask its size.
func (d *Device) Fd() uintptr { return d.out.Fd() }

// Read reads nothing: what is typed comes from the [Keyboard].
func (d *Device) Read([]byte) (int, error) { return 0, io.EOF }

// Close does nothing: the terminal was there before, and stays.
func (d *Device) Close() error { return nil }

// Write writes to the terminal and waits until it has taken all, or the time that
// Hurry gave is over.
func (d *Device) Write(b []byte) (int, error) {
	d.writing.Lock()
	defer d.writing.Unlock()
	if d.left.Load() {
		return 0, os.ErrClosed
	}
	screen := d.screen
	if screen == nil {
		screen = d.out
	}
	n, err := screen.Write(b)
	if err != nil {
		d.cut.Store(true)
		if !errors.Is(err, os.ErrDeadlineExceeded) {
			d.lose()
		}
	}
	return n, err
}

// lose tells, once, that the terminal is gone.
func (d *Device) lose() { d.gone.Do(func() { go d.end() }) }

// Hurry bounds how long writing waits for the terminal from now on, all in all.
func (d *Device) Hurry(patience time.Duration) {
	if d.screen != nil && d.hurried.CompareAndSwap(false, true) {
		_ = d.screen.SetWriteDeadline(time.Now().Add(patience)) // it was opened so that this works
	}
}

// reset are the sequences after which a terminal is as programs find it: an escape
// sequence that was cut ends, drawing is not held back, no keyboard protocol, no
// mouse, no marks around pastes, no title, the main screen, the cursor, no colours.
const reset = "\x18\x1b[?2026l" + "\x1b[>4m\x1b[<1u" + "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l" +
	"\x1b[?2004l" + "\x1b]2;\x07" + "\x1b[?2027l" + "\x1b[?1049l" + "\x1b[?25h\x1b[m\r"

// lastWrite is how long the sequences of Leave may take.
const lastWrite = 100 * time.Millisecond

// Leave puts the terminal back as it was found, for a program that cannot end in
// order. What the terminal has not taken yet is dropped, or the sequences would have
// to wait behind it. In the background, where the terminal is another's, its modes
// are left alone.
func (d *Device) Leave() {
	if d.back.Load() {
		return
	}
	foreground := d.Foreground()
	d.left.Store(true)
	if d.screen != nil {
		_ = d.screen.SetWriteDeadline(time.Now()) // whoever writes gives up
		d.writing.Lock()
		defer d.writing.Unlock()
		if foreground {
			discard(d.out)
		}
		_ = d.screen.SetWriteDeadline(time.Now().Add(lastWrite))
		_, _ = d.screen.WriteString(reset) // a terminal that is gone needs none
	} else if d.writing.TryLock() {
		defer d.writing.Unlock()
		_, _ = d.out.WriteString(reset)
	}
	if d.found != nil && foreground {
		_ = term.Restore(int(d.in.Fd()), d.found)
	}
}

// Finish is called after a program has ended in order: it puts right what could not
// be written whole.
func (d *Device) Finish() {
	if d.cut.Load() {
		d.Leave()
	}
	d.back.Store(true)
}
