//go:build linux || darwin

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui"
	"sinapse/tui/cli"
)

// panicking is set for a run of this test binary that is to be the program,
// and to break.
const panicking = "SINAPSE_TEST_PANIC"

// A brokenDisk panics the first time that something is kept.
type brokenDisk struct {
	tui.Keeper
	broken atomic.Bool
}

func (d *brokenDisk) Save(number int, progress *lessons.Progress) error {
	if d.broken.CompareAndSwap(false, true) {
		panic("the disk of a test")
	}
	return d.Keeper.Save(number, progress)
}

func TestMain(m *testing.M) {
	if os.Getenv(panicking) == "" {
		os.Exit(m.Run())
	}
	disk, err := cli.OpenDisk()
	if err != nil {
		panic(err)
	}
	err = tui.Run(tui.Options{
		Language: content.English, Chapter: "weights", Screen: "sign",
		Progress: lessons.NewProgress(), Keep: &brokenDisk{Keeper: disk},
	})
	fmt.Println("ended:", err)
}

// TestPanic lets the program break: the terminal comes back whole, and what was
// reached is kept first.
func TestPanic(t *testing.T) {
	home := t.TempDir()
	t.Setenv(panicking, "yes")
	s := startCommand(t, home, exec.Command(os.Args[0]))
	s.until("A weight can take away")
	s.keys("1") // an answer is kept
	s.until("ended:")
	s.end()
	waitForFile(t, filepath.Join(home, "progress.json"), `"sign/`)
}
