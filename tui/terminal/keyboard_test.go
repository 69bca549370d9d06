//go:build unix

package terminal

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"
)

// TestMain gives a writer that shares its processor with others longer to go on.
func TestMain(m *testing.M) {
	breath = 60
	m.Run()
}

// typed gives a keyboard all of a text at once and returns what it hands on, and how
// often it asked for the end.
func typed(t *testing.T, texts ...string) (handed []string, ends int) {
	t.Helper()
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = out.Close(); _ = in.Close() })
	ended := make(chan struct{}, 100)
	device := &Device{in: out, end: func() { ended <- struct{}{} }}
	keyboard := device.Keyboard()
	for _, text := range texts {
		done := make(chan struct{})
		go func() {
			defer close(done)
			if _, err := in.WriteString(text); err != nil {
				t.Error(err)
			}
		}()
		if len(text) <= 4096 {
			<-done // it is all there
		}
		all := ""
		written := func() bool {
			select {
			case <-done:
				return true
			default:
				return false
			}
		}
		for first := true; first || !written() || ready(out); first = false {
			if !first && !ready(out) { // all was read, and the writer is about to notice
				time.Sleep(time.Millisecond)
				continue
			}
			buffer := make([]byte, 4096)
			n, err := keyboard.Read(buffer)
			if err != nil {
				t.Fatal(err)
			}
			all += string(buffer[:n])
		}
		handed = append(handed, all)
	}
	for {
		select {
		case <-ended:
			ends++
		case <-time.After(20 * time.Millisecond):
			return handed, ends
		}
	}
}

// What a person types is handed on as it is, as are answers of the terminal, pastes
// that it marks, and keys that were held while nobody read.
func TestTypedIsHandedOn(t *testing.T) {
	for _, text := range []string{
		"q", "\x1b", "\x1b[A", "ção", strings.Repeat("l", 300), strings.Repeat("\x1b[C", 500), strings.Repeat("jk", 400),
		"\x1b[?2026;2$y\x1b]11;rgb:0000/0000/0000\x1b\\\x1b[?0u", "\x1b[<35;10;20M", "\x1b[M\x20\x21\x22",
		"2=97\r\x1b[B=51\r", "\x1b[200~" + strings.Repeat("lorem ipsum ", 200) + "\x1b[201~",
	} {
		if got, ends := typed(t, text); got[0] != text || ends != 0 {
			t.Errorf("%q became %q, and %d ends", text, got, ends)
		}
	}
}

// A text that is poured in is a paste; the last key is answered, for it may have been
// pressed afterwards. Of keys that are no text, the first and the last are taken.
func TestPouredIn(t *testing.T) {
	lorem := strings.Repeat("lorem ipsum, dolor sit amet\x07\r", 4000)
	got, _ := typed(t, lorem+"?")
	text, found := strings.CutPrefix(got[0], beginPaste)
	text, key, marked := strings.Cut(text, endPaste)
	clean := strings.ReplaceAll(lorem, "\x07", "")
	if !found || !marked || key != "?" || !strings.HasPrefix(clean, text) || len(text) < 1000 {
		t.Errorf("a text became %q", got[0])
	}
	if got, _ := typed(t, strings.Repeat("ção é ", 200)+"é"); !strings.HasSuffix(got[0], " "+endPaste+"é") {
		t.Errorf("the last character of %q is another", got[0])
	}
	for _, last := range []string{"?", "\x1b", "\x1b[A", "é", "\x1b[1;5C"} {
		if got, _ := typed(t, strings.Repeat("x", 100_000)+last); got[0][len(got[0])-len(endPaste)-len(last):] != endPaste+last {
			t.Errorf("after a flood, %q became %q", last, got[0][len(got[0])-20:])
		}
		got, _ := typed(t, strings.Repeat("\x1b[C", 33_333)+last)
		arrows, ok := strings.CutSuffix(got[0], last)
		if !ok || strings.Trim(arrows, "\x1b[C") != "" || len(arrows)%3 != 0 || len(arrows) > mostKeys || len(arrows) < mostKeys/2 {
			t.Errorf("of arrows, and %q, became %q", last, got[0])
		}
	}
	// What follows is typed again.
	if got, ends := typed(t, lorem, "q", "\x1b[B"); got[1] != "q" || got[2] != "\x1b[B" || ends != 0 {
		t.Errorf("after a flood %q, and %d ends", got[1:], ends)
	}
}

// Ctrl+c goes before all that came with it, however it is written; in a paste it is
// a character.
func TestInterrupt(t *testing.T) {
	lorem := strings.Repeat("lorem ipsum ", 5000)
	for _, c := range []string{
		"\x03", "\x1b[99;5u", "\x1b[27;5;99~", "\x1b[99:67;69u", "\x1b[99;5:1u", lorem + "\x03", "\x03" + lorem, lorem + "\x1b[99;5u" + lorem,
		strings.Repeat("\x1b[C", 9000) + "\x03", "\x1b\x03", "\x1b]\x03",
	} {
		got, ends := typed(t, c)
		if before, _, _ := strings.Cut(got[0], beginPaste); before != "" || ends != 1 { // what follows is for nobody any more
			t.Errorf("%.20q… became %.20q, and %d ends", c, got, ends)
		}
	}
	paste := beginPaste + "a\x03b\x1b[99;5u" + endPaste
	for _, c := range []string{paste, "\x1b[99;5:3u", "\x1b[99u", "\x1b[98;5u", "c", "\x1b[99;6u"} {
		if got, ends := typed(t, c); got[0] != c || ends != 0 {
			t.Errorf("%q became %q, and %d ends", c, got, ends)
		}
	}
	if _, ends := typed(t, "\x03", "\x03"); ends != 2 {
		t.Errorf("pressed twice it ends %d times", ends)
	}
	if _, ends := typed(t, beginPaste+"a paste without an end", "\x03"); ends != 1 {
		t.Errorf("in a paste without an end, a press ends %d times", ends)
	}
}

// A paste that begins in a flood stays one: its marks are handed on as a pair.
func TestPasteInAFlood(t *testing.T) {
	arrows := strings.Repeat("\x1b[C", 2000)
	for _, c := range []string{
		arrows + beginPaste + "text" + endPaste, arrows[:1500] + beginPaste + strings.Repeat("x", 3000) + endPaste,
		arrows[:900] + beginPaste + strings.Repeat("y", 1800) + endPaste + arrows,
	} {
		got, _ := typed(t, c)
		if begun, ended := strings.Count(got[0], beginPaste), strings.Count(got[0], endPaste); begun != ended {
			t.Errorf("%d pastes begin and %d end in %.60q…", begun, ended, got[0])
		}
	}
}

// The end of what can be read is the end of the terminal, which is told once.
func TestEndOfInput(t *testing.T) {
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	ended := make(chan struct{}, 10)
	device := &Device{in: out, end: func() { ended <- struct{}{} }}
	keyboard := device.Keyboard()
	_ = in.Close()
	for range 3 {
		if n, err := keyboard.Read(make([]byte, 10)); n != 0 || err == nil {
			t.Errorf("read %d, %v", n, err)
		}
	}
	<-ended
	select {
	case <-ended:
		t.Error("it is told again")
	case <-time.After(20 * time.Millisecond):
	}
}

// FuzzKeyboard holds the keyboard to what it was given: nothing is made up, and
// ctrl+c is never handed on outside of a paste.
func FuzzKeyboard(f *testing.F) {
	for _, seed := range []string{"q", "\x1b[A\x03", beginPaste + "\x03" + endPaste, "\x1b]11;x\x07", "\x1b[M\x20\x21\x22", "\x1bOP\x1b[[A", strings.Repeat("\x89", 500)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var s scanner
		s.scan(data)
		if !s.interrupted && !bytes.Contains(data, []byte(beginPaste)) && bytes.IndexByte(data, interrupt) >= 0 {
			t.Errorf("%q: ctrl+c was not seen", data)
		}
		if len(s.sequence) > longest || len(s.last) > longest || len(s.text) > mostPaste {
			t.Errorf("%q: it keeps %d, %d, %d bytes", data, len(s.sequence), len(s.last), len(s.text))
		}
		for most := range 100 {
			if cut := whole(append(data, make([]byte, 100)...), most); len(cut) > most {
				t.Errorf("%q, %d: cut to %d", data, most, len(cut))
			}
		}
	})
}
