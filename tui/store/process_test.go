package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// roleVariable makes this test binary another window of the program: it does the
// role named in it on the file named in pathVariable.
const (
	roleVariable = "SINAPSE_STORE_TEST_ROLE"
	pathVariable = "SINAPSE_STORE_TEST_PATH"
)

// roles are what other processes do to a file. More are added per system.
var roles = map[string]func(*File) error{
	"for ever": saveForEver,
	"fifty":    saveFifty,
	"hold":     holdLock,
}

func TestMain(m *testing.M) {
	role, ok := roles[os.Getenv(roleVariable)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := role(fileAt(os.Getenv(pathVariable))); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// child starts another process in a role.
func child(t *testing.T, role string, f *File) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(program)
	command.Env = append(os.Environ(), roleVariable+"="+role, pathVariable+"="+f.Path)
	return command
}

// saveForEver counts up, one save each, and says each number once it is saved.
func saveForEver(f *File) error {
	d := counts("n")
	d.Padding = strings.Repeat("x", 1<<18)
	for ; ; d.Counts["n"]++ {
		if _, _, err := f.Save(d.encode(), merge); err != nil {
			return err
		}
		fmt.Println(d.Counts["n"])
	}
}

// saveFifty saves fifty names of its own.
func saveFifty(f *File) error {
	for number := range 50 {
		mine := counts(fmt.Sprintf("%d-%d", os.Getpid(), number))
		if _, _, err := f.Save(mine.encode(), merge); err != nil {
			return err
		}
	}
	return nil
}

// holdLock takes the lock, says so, and keeps it until its input ends.
func holdLock(f *File) error {
	release, err := lock(f.Path, f.patience)
	if err != nil {
		return err
	}
	defer release()
	fmt.Println("held")
	_, err = io.Copy(io.Discard, os.Stdin) // ends with the parent
	return err
}

// Killed at any moment of many saves, a process leaves a file that reads, with at
// least what it had said to be saved; and whoever comes next is not locked out.
func TestKilledInTheMiddle(t *testing.T) {
	f := newFile(t)
	said := 0
	for round := range 12 {
		command := child(t, "for ever", f)
		output, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(output)
		for number := 0; number <= round && lines.Scan(); number++ {
			if _, err := fmt.Sscan(lines.Text(), &said); err != nil {
				t.Fatalf("the child said %q", lines.Text())
			}
		}
		if err := command.Process.Kill(); err != nil { // SIGKILL
			t.Fatal(err)
		}
		_ = command.Wait() // killed: its error is expected
		if got := load(t, f).Counts["n"]; got < said || said == 0 {
			t.Fatalf("round %d: %d on disk, %d said", round, got, said)
		}
	}
	save(t, f, counts("after"))
	if got := names(t, f); len(got) != 2 {
		t.Errorf("the folder holds %q", got)
	}
}

// Windows that save at the same time lose nothing.
func TestManyWindows(t *testing.T) {
	f := newFile(t)
	var windows sync.WaitGroup
	for range 3 {
		command := child(t, "fifty", f)
		windows.Go(func() {
			if output, err := command.CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, output)
			}
		})
	}
	for number := range 20 { // and so do the goroutines of one
		windows.Go(func() {
			if _, notice, err := f.Save(counts(fmt.Sprint(number)).encode(), merge); notice != nil || err != nil {
				t.Errorf("%v, %v", notice, err)
			}
		})
	}
	windows.Wait()
	if got, want := len(load(t, f).Counts), 3*50+20; got != want {
		t.Errorf("%d names on disk, want %d", got, want)
	}
}

// A lock that another process never gives back is an error, not a hang; reading
// goes on, and the lock is free once that process is gone.
func TestHeldLock(t *testing.T) {
	f := newFile(t)
	save(t, f, counts("a"))
	command := child(t, "hold", f)
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := command.StdinPipe(); err != nil { // which stays open
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	if line := bufio.NewScanner(output); !line.Scan() || line.Text() != "held" {
		t.Errorf("the child said %q", line.Text())
	}
	impatient := fileAt(f.Path)
	impatient.patience = 20 * pause
	saved, notice, err := impatient.Save(counts("b").encode(), merge)
	checkRefused(t, saved, notice, err, Busy)
	if !errors.Is(err, errBusy) {
		t.Errorf("%v is not errBusy", err)
	}
	if got := load(t, impatient); got.Counts["a"] != 1 {
		t.Errorf("on disk is %+v", got)
	}
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait() // killed: its error is expected
	save(t, f, counts("b"))
}

func TestLocate(t *testing.T) {
	home := t.TempDir()
	t.Setenv(HomeVariable, home)
	if got, err := Locate(); err != nil || got != (Folders{home, home}) {
		t.Errorf("got %+v, %v", got, err)
	}
	t.Chdir(home)
	t.Setenv(HomeVariable, "relative")
	folders, err := Locate()
	if err != nil || !filepath.IsAbs(folders.Data) || filepath.Base(folders.Data) != "relative" {
		t.Errorf("got %+v, %v", folders, err)
	}
	t.Setenv(HomeVariable, "")
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	want := Folders{filepath.Join(home, "data", "sinapse"), filepath.Join(home, "config", "sinapse")}
	if got, err := Locate(); err != nil || got != want {
		t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}
