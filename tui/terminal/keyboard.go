package terminal

import (
	"bytes"
	"io"
	"os"
)

// A Keyboard is what is typed at a terminal. It hands on what a person can have
// typed; of more than that, which is poured in, a text is a paste, as terminals mark
// one, and of keys the first are taken, and the last.
type Keyboard struct {
	file    *os.File
	device  *Device
	scanner scanner
}

// Keyboard returns what is typed at the terminal.
func (d *Device) Keyboard() *Keyboard { return &Keyboard{file: d.in, device: d} }

// Fd returns the terminal's file descriptor, of which to wait for input.
func (k *Keyboard) Fd() uintptr { return k.file.Fd() }

// Name returns the terminal's name.
func (k *Keyboard) Name() string { return k.file.Name() }

// Write writes nothing: a keyboard is read.
func (k *Keyboard) Write([]byte) (int, error) { return 0, os.ErrInvalid }

// Close does nothing: the terminal was there before, and stays.
func (k *Keyboard) Close() error { return nil }

// The bounds of what a person types.
const (
	suspicious = 64      // bytes at once: more may follow
	mostText   = 256     // characters at once, if they are not all a few keys that are held
	mostSame   = 1024    // characters at once, whatever they are
	fewKeys    = 8       // different ones: held arrows, pairs of them
	mostKeys   = 2048    // bytes of keys that are no characters, some 700 arrows: half a minute of a held one
	mostKept   = 1 << 16 // bytes of a flood that are looked at: the rest is dropped
)

// Read returns what was typed. It reads all that has arrived, so that ctrl+c is found
// before what came earlier is done.
func (k *Keyboard) Read(p []byte) (int, error) {
	n, err := k.file.Read(p)
	if err != nil || n == 0 {
		k.device.lose()
		return 0, io.EOF
	}
	s := &k.scanner
	s.begin()
	s.scan(p[:n])
	s.interrupted = s.interrupted || n == 1 && p[0] == interrupt // a key press, even where a paste never ended
	flood := p[:n]
	if n >= suspicious && !s.bracketed {
		flood = k.drain(bytes.Clone(flood))
	}
	switch {
	case s.interrupted:
		s.interrupted = false
		go k.device.end()
		return 0, nil
	case s.poured():
		flood = s.paste()
		if s.bracketed {
			flood = append(flood, beginPaste...)
		}
	case s.loose > mostKeys || len(flood) > len(p):
		flood = append(whole(flood, mostKeys), s.last...)
		if s.bracketed {
			flood = append(flood, beginPaste...)
		}
	}
	return copy(p, flood), nil
}

// drain reads what follows at once, until nothing does, or a person has waited for
// long enough, or a paste begins.
func (k *Keyboard) drain(flood []byte) []byte {
	var more [4096]byte
	for tries := 0; tries < mostReads && !k.scanner.interrupted && !k.scanner.bracketed && ready(k.file); tries++ {
		n, err := k.file.Read(more[:])
		if err != nil || n == 0 {
			k.device.lose()
			break
		}
		k.scanner.scan(more[:n])
		flood = append(flood, more[:min(n, mostKept-len(flood))]...)
	}
	return flood
}

// mostReads bounds how long a flood without end keeps what was typed before it.
const mostReads = 200

// whole cuts a flood to so many bytes, before a paste or an escape sequence that
// would not be whole.
func whole(flood []byte, most int) []byte {
	flood = bytes.Clone(flood[:most])
	if begun := bytes.LastIndex(flood, []byte(beginPaste)); begun > bytes.LastIndex(flood, []byte(endPaste)) {
		flood = flood[:begun]
	}
	if last := bytes.LastIndexByte(flood, escape); last >= 0 && !ended().Match(flood[last:min(last+longest, len(flood))]) && last > len(flood)-longest {
		flood = flood[:last]
	}
	return flood
}
