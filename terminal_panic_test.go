//go:build linux || darwin

package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"sync/atomic"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/tui"
	"sinapse/tui/cli"
)

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

// panics is the program on such a disk.
func panics() {
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
	t.Parallel()
	home := t.TempDir()
	command := exec.Command(binary(t))
	command.Env = []string{program + "=panics"}
	s := startCommand(t, home, command)
	s.until("A weight can take away")
	s.keys("1") // an answer is kept
	s.until("ended:")
	s.end()
	waitForFile(t, filepath.Join(home, "progress.json"), `"sign/`)
}
