//go:build linux || darwin

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/term"
)

// TestSuspendedWithoutAShell presses ctrl+z where no shell stands above the program,
// which a terminal, ssh or tmux started by itself: it says so, and goes on. So it
// does after a SIGTSTP from outside, which the system drops.
func TestSuspendedWithoutAShell(t *testing.T) {
	t.Parallel()
	s := start(t, t.TempDir(), "--lang", "en", "weights/by-hand")
	s.until("Five houses")
	s.keys("\x1a")
	s.until("There is no shell")
	if err := s.command.Process.Signal(syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	s.keys("2=97\r")
	s.until("97.0")
	s.keys("q")
	s.end()
}

// TestSuspendedInAGroupWithoutAShell has a program above, and no shell that could
// bring either back.
func TestSuspendedInAGroupWithoutAShell(t *testing.T) {
	t.Parallel()
	s := startCommand(t, t.TempDir(), exec.Command("sh", "-c", binary(t)+" --lang pt weights/by-hand; echo over"))
	s.until("Cinco casas")
	s.keys("\x1a")
	s.until("Não há um shell")
	s.keys("q")
	s.until("over")
	s.end()
}

// TestStoppedFromOutside stops the program with a signal that it cannot catch. When
// the shell's fg wakes it, its screen and its keys are back; and at its end the
// terminal is as it was.
func TestStoppedFromOutside(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash") // which gives back its own modes; a lesser shell does not
	if err != nil {
		t.Skip(err)
	}
	s := startCommand(t, t.TempDir(), exec.Command(bash, "--norc", "--noprofile", "-i"))
	s.keys("PS1='shell> '; sh -c 'echo process=$$; exec " + binary(t) + " --lang en weights/by-hand'\r")
	s.until("Five houses")
	s.answered()
	s.mu.Lock()
	found := regexp.MustCompile(`process=(\d+)`).FindStringSubmatch(s.raw.String())
	s.mu.Unlock()
	for _, how := range []string{"-STOP", "-TSTP", "-STOP"} {
		mark := s.length()
		if output, err := exec.Command("kill", how, found[1]).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, output)
		}
		s.fresh(mark, "Stopped")
		mark = s.length()
		s.keys("fg\r")
		s.fresh(mark, "Five houses")
	}
	s.keys("2=97\r")
	s.until("97.0")
	mark := s.length()
	s.keys("\x1a")
	s.fresh(mark, "Stopped") // what is typed earlier may still be read by the program
	mark = s.length()
	s.keys("bg\r") // it may not draw there, and is stopped again
	time.Sleep(300 * time.Millisecond)
	s.keys("fg; echo en\"\"ded\r")
	s.fresh(mark, "Five houses")
	s.keys("q")
	s.until("ended")
	s.keys("exit\r")
	s.end()
}

// length is how much the program has written.
func (s *terminal) length() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.Len()
}

// fresh waits until a text was written anew, after so much.
func (s *terminal) fresh(after int, text string) {
	s.t.Helper()
	written := ""
	if !comes(func() bool {
		s.mu.Lock()
		written = s.raw.String()[after:]
		s.mu.Unlock()
		return strings.Contains(regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(written, ""), text)
	}) {
		s.t.Fatalf("%q was not drawn again: %q", text, written)
	}
}

// startSilent starts a training at full speed and reads until it runs, and then
// nothing, until the program waits for the terminal.
func startSilent(t *testing.T, home string) *terminal {
	t.Helper()
	s := start(t, home, "--lang", "en", "network/cycle")
	s.until("Learning is a cycle")
	s.keys("\x1b")
	s.until("skipped")
	s.keys(" ")
	s.keys(">>>>")
	s.until("full speed")
	s.until("✓ Step through one whole cycle")
	s.deaf.Store(true)
	for waiting, before := 0, -1; waiting < 20; time.Sleep(25 * time.Millisecond) { // half a second without another byte
		now := arrived(t, s.pty)
		if now == 0 || now != before {
			waiting = 0
		}
		waiting, before = waiting+1, now
	}
	return s
}

// TestSilentTerminal ends the program while its terminal reads nothing: by each
// signal, by ctrl+c, and by two signals. What was reached is kept, and what the
// terminal is told last, should it read again, puts it back.
func TestSilentTerminal(t *testing.T) {
	t.Parallel()
	signals := func(all ...syscall.Signal) func(*terminal) error {
		return func(s *terminal) error {
			for _, one := range all {
				if err := s.command.Process.Signal(one); err != nil {
					return err
				}
			}
			return nil
		}
	}
	for name, end := range map[string]func(*terminal) error{
		"SIGTERM": signals(syscall.SIGTERM), "SIGHUP": signals(syscall.SIGHUP), "SIGINT": signals(syscall.SIGINT), "SIGQUIT": signals(syscall.SIGQUIT),
		"twice": signals(syscall.SIGTERM, syscall.SIGTERM), "ctrl+c": func(s *terminal) error { _, err := s.pty.WriteString("\x03"); return err },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			s := startSilent(t, home)
			if err := end(s); err != nil {
				t.Fatal(err)
			}
			select {
			case <-s.ended:
			case <-time.After(patience):
				t.Fatal("it waits for a terminal that does not read")
			}
			data, err := os.ReadFile(filepath.Join(home, "progress.json"))
			if err != nil || !regexp.MustCompile(`"tick \d{2,}"`).Match(data) {
				t.Errorf("kept is %s, %v", data, err)
			}
			left, _ := io.ReadAll(s.pty) // ends in an error when all is read, for nobody is there any more
			for _, want := range []string{"\x1b[?1049l", "\x1b[?25h", "\x1b[?1002l", "\x1b[?1006l", "\x1b[?2004l"} {
				if !strings.Contains(string(left), want) {
					t.Errorf("the terminal is not told %q: %q", want, left[max(len(left)-200, 0):])
				}
			}
			if now, err := term.GetState(int(s.pty.Fd())); err != nil || !reflect.DeepEqual(now, s.found) {
				t.Errorf("the terminal's modes are %+v, they were %+v: %v", now, s.found, err)
			}
		})
	}
}

// TestTerminalGoneWithoutASignal closes a terminal whose end the program is not told
// of: started by nohup it ignores SIGHUP. It ends, for there is nothing to be read.
func TestTerminalGoneWithoutASignal(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	s := startCommand(t, home, exec.Command("sh", "-c", "trap '' HUP; exec "+binary(t)+" --lang en weights/sign"))
	s.until("A weight can take away")
	s.keys("1\x1b[B\x1b[B=-5\r")
	s.until("✓ Make the price fall with age")
	s.hangUp.Store(true)
	s.keys("?")
	select {
	case <-s.ended:
	case <-time.After(patience):
		t.Fatal("it lives on without a terminal")
	}
	waitForFile(t, filepath.Join(home, "progress.json"), "sign/cancel")
}

// TestEndedWhileTheFileIsHeld ends the program while another one holds the lock for
// longer than there is time: it leaves all the same, and tells that nothing was saved.
func TestEndedWhileTheFileIsHeld(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	held, err := os.OpenFile(filepath.Join(home, "progress.json.lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = held.Close() }()
	if err := syscall.Flock(int(held.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	s := start(t, home, "--lang", "en", "weights/by-hand")
	s.until("Five houses")
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	s.until("Your progress may not be saved")
	s.end()
	if status := s.command.ProcessState.ExitCode(); status != 128+int(syscall.SIGTERM) {
		t.Errorf("status %d", status)
	}
}

// TestPouredIn pours 100,000 characters into the program, which takes no time and
// draws next to nothing; the next key is answered, and ctrl+c ends it.
func TestPouredIn(t *testing.T) {
	// Not beside the others: who pours may pause for 5 ms, which a busy machine takes longer for.
	for name, flood := range map[string]string{
		"text": strings.Repeat("lorem ipsum, dolor sit amet\r", 3600), "one key": strings.Repeat("x", 100_000),
		"commands": strings.Repeat("nprucg", 17_000), "arrows": strings.Repeat("\x1b[C", 33_334),
		"a paste": "\x1b[200~" + strings.Repeat("lorem ipsum ", 8_400) + "\x1b[201~",
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, t.TempDir(), "--lang", "en", "weights/by-hand")
			s.until("Five houses")
			s.keys("2")
			s.until("Noted. Now make it happen")
			before := s.length()
			s.keys(flood)
			s.keys("?")
			s.until("help · esc closes")
			if wrote := s.length() - before; wrote > 100_000 {
				t.Errorf("it wrote %d bytes", wrote)
			}
			s.keys(flood)
			s.keys("\x03")
			s.end()
		})
	}
}
