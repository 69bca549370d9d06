//go:build linux || darwin

package main

import (
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// BenchmarkKeyToScreen measures, on the real program in a pseudo-terminal, how
// long a key press takes to be on the screen while a network trains at full
// speed: from writing the key to the terminal until the bytes that show its
// effect have been read. It reports the median and the 95th of 100 (p50-ms,
// p95-ms), over as many presses as the benchmark makes:
//
//	go test -run '^$' -bench KeyToScreen -benchtime 200x .
func BenchmarkKeyToScreen(b *testing.B) {
	for _, size := range []pty.Winsize{{Cols: 120, Rows: 40}, {Cols: 80, Rows: 24}} {
		b.Run(fmt.Sprintf("%dx%d", size.Cols, size.Rows), func(b *testing.B) { keyToScreen(b, size) })
	}
}

// keyToScreen lets a network train at full speed and goes from a control to the
// next and back: the mark moves, which nothing else on the page does.
func keyToScreen(b *testing.B, size pty.Winsize) {
	b.Helper()
	command := exec.Command(binary(b), "--lang", "en", "activation/xor")
	command.Env = environment(b.TempDir())
	file, err := pty.StartWithSize(command, &size)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = command.Process.Kill(); _ = command.Wait(); _ = file.Close() }()
	reads := make(chan []byte, 1024)
	go func() {
		defer close(reads)
		for {
			buffer := make([]byte, 1<<16)
			n, err := file.Read(buffer)
			if err != nil {
				return
			}
			reads <- buffer[:n]
		}
	}()
	s := &watched{b: b, screen: vt.NewEmulator(int(size.Cols), int(size.Rows)), reads: reads}
	go func() { // the emulator's replies, as a terminal gives them
		buffer := make([]byte, 1024)
		for {
			n, err := s.screen.Read(buffer)
			if err != nil {
				return
			}
			_, _ = file.Write(buffer[:n])
		}
	}()
	send := func(keys string) {
		if _, err := file.WriteString(keys); err != nil {
			b.Fatal(err)
		}
	}
	s.until("▸    activation", 20*time.Second)
	send("3l>>>> ") // answer, tanh, full speed, run
	s.until("full speed", 20*time.Second)

	took := make([]time.Duration, 0, b.N)
	for i := range b.N {
		key, mark := "j", "▸    hidden"
		if i%2 == 1 {
			key, mark = "k", "▸    activation"
		}
		s.rest(time.Duration(37+i*29%83) * time.Millisecond) // at any moment of a frame
		began := time.Now()
		send(key)
		s.until(mark, 5*time.Second)
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.95), "p95-ms")
	b.ReportMetric(0, "ns/op") // the waits between are no measure of anything
}

// A watched terminal is read as the program writes.
type watched struct {
	b      *testing.B
	screen *vt.Emulator
	reads  <-chan []byte
}

// until reads until a text is on the screen.
func (s *watched) until(text string, most time.Duration) {
	s.b.Helper()
	for end := time.After(most); !strings.Contains(s.screen.String(), text); {
		select {
		case part, open := <-s.reads:
			if !open {
				s.b.Fatalf("it ended before %q", text)
			}
			_, _ = s.screen.Write(part) // an emulator in memory
		case <-end:
			s.b.Fatalf("never on the screen: %q\n%s", text, s.screen.String())
		}
	}
}

// rest reads for a while.
func (s *watched) rest(while time.Duration) {
	for end := time.After(while); ; {
		select {
		case part, open := <-s.reads:
			if !open {
				s.b.Fatal("it ended")
			}
			_, _ = s.screen.Write(part) // an emulator in memory
		case <-end:
			return
		}
	}
}
