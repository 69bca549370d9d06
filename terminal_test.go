//go:build linux || darwin

package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// program is set for a run of this test binary that is to be the program itself: what a
// build anew would link is linked here already.
const program = "SINAPSE_TEST_PROGRAM"

// TestMain is the program where it is to be. Its tests mostly wait for it, so that
// many may do so beside each other, whatever the machine has of cores.
func TestMain(m *testing.M) {
	switch os.Getenv(program) {
	case "":
		_ = flag.Set("test.parallel", "16") // -parallel, where it is given, is read later
		os.Exit(m.Run())
	case "panics":
		panics()
	default:
		main()
	}
}

// binary is the program, to be run with that variable.
func binary(tb testing.TB) string {
	tb.Helper()
	path, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	return path
}

// environment is what the program runs in, with a home of its own.
func environment(home string) []string {
	return append(os.Environ(), program+"=runs", "SINAPSE_HOME="+home, "TERM=xterm-256color", "COLORTERM=truecolor", "NO_COLOR=")
}

// A terminal is the real program on a pty, with an emulator reading it.
type terminal struct {
	t       *testing.T
	command *exec.Cmd
	pty     *os.File
	mu      sync.Mutex
	screen  *vt.Emulator
	raw     strings.Builder
	found   *term.State   // as the program finds the terminal
	hangUp  atomic.Bool   // the next time that something was read, the terminal goes away
	deaf    atomic.Bool   // the next time that something was read, it is the last
	told    atomic.Bool   // the program was told the terminal's background
	ended   chan struct{} // closed when it has ended
}

// start runs the program with a home of its own.
func start(t *testing.T, home string, arguments ...string) *terminal {
	t.Helper()
	return startCommand(t, home, exec.Command(binary(t), arguments...))
}

// startCommand runs a command on a pty.
func startCommand(t *testing.T, home string, command *exec.Cmd) *terminal {
	t.Helper()
	command.Env = append(environment(home), command.Env...)
	file, err := pty.StartWithSize(command, &pty.Winsize{Cols: 120, Rows: 40})
	if err != nil {
		t.Fatal(err)
	}
	s := &terminal{t: t, command: command, pty: file, screen: vt.NewEmulator(120, 40), ended: make(chan struct{})}
	s.found = fresh(t)
	// The emulator stays open: closing it beside its reader is a race of its own.
	t.Cleanup(func() { _ = command.Process.Kill(); _ = file.Close() })
	go s.answer()
	go s.read()
	return s
}

// fresh is the state of a terminal that nobody used yet.
func fresh(t *testing.T) *term.State {
	t.Helper()
	file, other, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _, _ = file.Close(), other.Close() }()
	state, err := term.GetState(int(other.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// answer passes the emulator's replies to the program, as a terminal does.
func (s *terminal) answer() {
	buffer := make([]byte, 1024)
	for {
		n, err := s.screen.Read(buffer)
		if err != nil {
			return
		}
		if _, err := s.pty.Write(buffer[:n]); err != nil {
			return
		}
		if strings.Contains(string(buffer[:n]), "\x1b]11;rgb:") {
			s.told.Store(true)
		}
	}
}

// read feeds the emulator until the program ends, or its terminal reads no more.
func (s *terminal) read() {
	buffer := make([]byte, 1<<16)
	for {
		n, err := s.pty.Read(buffer)
		s.mu.Lock()
		s.raw.Write(buffer[:n])
		_, _ = s.screen.Write(buffer[:n]) // an emulator in memory
		s.mu.Unlock()
		if s.hangUp.Load() {
			_ = s.pty.Close()
		}
		if err != nil || s.hangUp.Load() || s.deaf.Load() {
			_ = s.command.Wait() // a killed one fails, which is what was wanted
			close(s.ended)
			return
		}
	}
}

// keys types a text.
func (s *terminal) keys(text string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(text); err != nil {
		s.t.Fatal(err)
	}
}

// patience is how long is waited for what must come: under the race detector on a busy
// machine a start alone may take half a minute. What comes is not waited for.
const patience = 4 * time.Minute

// comes waits until something is so, and tells whether it ever was.
func comes(so func() bool) bool {
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(10 * time.Millisecond) {
		if so() {
			return true
		}
	}
	return false
}

// until waits until a text is on the screen.
func (s *terminal) until(text string) {
	s.t.Helper()
	shown, looked := "", -1
	if !comes(func() bool {
		s.mu.Lock()
		if looked != s.raw.Len() {
			shown, looked = s.screen.String(), s.raw.Len()
		}
		s.mu.Unlock()
		return strings.Contains(shown, text)
	}) {
		s.t.Fatalf("never on the screen: %q\n%s", text, shown)
	}
}

// shown is what is on the screen now.
func (s *terminal) shown() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.screen.String()
}

// answered waits until the program was told the terminal's background, and has read it, for
// it heeds a key that was typed later. An answer that it did not read would be typed into
// the shell that it is stopped in.
func (s *terminal) answered() {
	s.t.Helper()
	if !comes(s.told.Load) {
		s.t.Fatal("it never asked for the background")
	}
	s.keys("?")
	s.until("esc closes")
	s.keys("\x1b")
	if !comes(func() bool { return !strings.Contains(s.shown(), "esc closes") }) {
		s.t.Fatal("the help stays open")
	}
}

// end waits until the program has ended, and checks that it left the terminal
// as it found it: main screen, cursor shown, mouse off.
func (s *terminal) end() {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(patience):
		s.t.Fatal("it does not end")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.screen.IsAltScreen() {
		s.t.Error("the alternate screen is still on")
	}
	raw := s.raw.String()
	if now, err := term.GetState(int(s.pty.Fd())); err != nil || !reflect.DeepEqual(now, s.found) {
		s.t.Errorf("the terminal's modes are %+v, they were %+v: %v", now, s.found, err)
	}
	for mode, last := range map[string]string{"1049": "l", "25": "h", "1002": "l", "1006": "l", "2004": "l"} {
		on, off := strings.LastIndex(raw, "\x1b[?"+mode+"h"), strings.LastIndex(raw, "\x1b[?"+mode+"l")
		if (on > off) != (last == "h") {
			s.t.Errorf("mode %s was left wrong", mode)
		}
	}
}

func TestPlayedOnATerminal(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	s := start(t, home, "--lang", "en", "weights/by-hand")
	s.until("Five houses")
	s.keys("2=97\r")
	s.until("97.0")
	s.keys("\x1b[B=51\r") // down, and type again
	s.until("All done. Next, with n")
	if err := pty.Setsize(s.pty, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	s.mu.Lock()
	s.screen.Resize(80, 24)
	s.mu.Unlock()
	s.until("51.0")
	s.keys("L")
	s.until("Acerte à mão")
	s.keys("q")
	s.end()

	again := start(t, home)
	again.until("continuar daqui") // the language and the place are kept
	again.keys("\r")
	again.until("Tudo feito")
	again.keys("q")
	again.end()
}

// TestOneCellACharacter runs the program where libraries would count lines, signs and
// letters with accents as two cells: it is drawn in ASCII and says so, unless it is told
// not to, and every row is as it is anywhere else.
func TestOneCellACharacter(t *testing.T) {
	t.Parallel()
	page := func(variable, flag string) *terminal {
		s := startCommand(t, t.TempDir(), exec.Command("env", "-u", "RUNEWIDTH_EASTASIAN", variable, binary(t), "--lang", "pt", flag, "weights/by-hand"))
		s.until("perda 57")
		if variable != narrow && flag == "--lang=pt" {
			s.until("Sinais podem ocupar 2 colunas aqui")
		}
		s.keys("2")
		s.until("Anotado")
		return s
	}
	// A page may still be on its way, and a notice upon it.
	alike := func(got, want *terminal) bool {
		return comes(func() bool { return strings.Contains(got.shown(), "n pr") && got.shown() == want.shown() })
	}
	drawn, plain := page(narrow, "--ascii=false"), page(narrow, "--ascii")
	for _, variable := range []string{"RUNEWIDTH_EASTASIAN=1", "LC_ALL=ja_JP.UTF-8"} {
		if got := page(variable, "--lang=pt"); !alike(got, plain) {
			t.Errorf("%s: it shows\n%s\nwhere --ascii shows\n%s", variable, got.shown(), plain.shown())
		}
		if got := page(variable, "--ascii=false"); !alike(got, drawn) {
			t.Errorf("%s: with --ascii=false it shows\n%s\nnot\n%s", variable, got.shown(), drawn.shown())
		}
	}
}

// narrow is what says that all characters are one cell wide.
const narrow = "RUNEWIDTH_EASTASIAN=0"

func TestSignalsKeepWhatWasReached(t *testing.T) {
	t.Parallel()
	for _, signal := range []syscall.Signal{
		syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGUSR1, syscall.SIGALRM, syscall.SIGXCPU, syscall.SIGKILL,
	} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			s := start(t, home, "--lang", "en", "weights/sign")
			s.until("A weight can take away")
			s.keys("1\x1b[B\x1b[B=-5\r")
			s.until("✓ Make the price fall with age")
			if signal == syscall.SIGKILL {
				waitForFile(t, filepath.Join(home, "progress.json"), "sign/cancel")
			}
			if err := s.command.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			if signal == syscall.SIGKILL {
				<-s.ended
			} else {
				s.end()
			}
			waitForFile(t, filepath.Join(home, "progress.json"), "sign/cancel")
		})
	}
}

// waitForFile waits until a file holds a text.
func waitForFile(t *testing.T, file, text string) {
	t.Helper()
	if !comes(func() bool {
		data, err := os.ReadFile(file)
		return err == nil && strings.Contains(string(data), text)
	}) {
		t.Fatalf("%s never came to hold %q", file, text)
	}
}

// TestSuspended stops the program with ctrl+z and wakes it with the shell's fg:
// meanwhile the terminal is the shell's.
func TestSuspended(t *testing.T) {
	t.Parallel()
	shell := exec.Command("sh", "-i")
	s := startCommand(t, t.TempDir(), shell)
	s.keys("PS1='shell> '; " + binary(t) + " --lang en weights/by-hand\r")
	s.until("Five houses")
	s.answered()
	s.keys("\x1a")
	s.until("Stopped") // the prompt alone would be found in the first line, before it has stopped
	s.mu.Lock()
	alt := s.screen.IsAltScreen()
	s.mu.Unlock()
	if alt {
		t.Error("suspended, it keeps the alternate screen")
	}
	s.keys("fg; echo en\"\"ded\r")
	s.until("Five houses")
	s.keys("2=97\r")
	s.until("97.0")
	s.keys("q")
	s.until("ended") // what is typed earlier may still be read by the program
	s.keys("exit\r")
	s.end()
}

// TestLostConnection takes the terminal away, as a broken ssh does: the program
// ends by itself, and what was reached is kept.
func TestLostConnection(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	s := start(t, home, "--lang", "en", "weights/sign")
	s.until("A weight can take away")
	s.keys("1\x1b[B\x1b[B=-5\r")
	s.until("✓ Make the price fall with age")
	s.hangUp.Store(true)
	s.keys("?") // what it writes is the last thing that is read
	select {
	case <-s.ended:
	case <-time.After(patience):
		t.Fatal("it lives on without a terminal")
	}
	waitForFile(t, filepath.Join(home, "progress.json"), "sign/cancel")
}

// TestExportOntoAFullDisk lets writing fail: nothing is left behind, the cause is
// told, and there is no refusal of what is there already once there is room.
func TestExportOntoAFullDisk(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	out := filepath.Join(home, "mine.json")
	for _, limit := range []string{"ulimit -f 0; ", ""} {
		shell := exec.Command("sh", "-c", limit+"exec "+binary(t)+" --lang en progress --export "+out)
		shell.Env = environment(home)
		said, err := shell.CombinedOutput()
		_, missing := os.Stat(out)
		if limit != "" && (err == nil || !strings.Contains(string(said), "the disk is full") || !os.IsNotExist(missing)) {
			t.Errorf("full: %v, %q; the file: %v", err, said, missing)
		}
		if limit == "" && (err != nil || missing != nil) {
			t.Errorf("with room: %v, %q; the file: %v", err, said, missing)
		}
	}
}
