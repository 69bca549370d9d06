//go:build unix

package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
)

func init() { roles["full disk"] = saveOnAFullDisk }

// saveOnAFullDisk may write no file of more than 4 kB and tries to.
func saveOnAFullDisk(f *File) error {
	limit := syscall.Rlimit{Cur: 4096, Max: 4096}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	d := counts("b")
	d.Padding = strings.Repeat("x", 1<<14)
	_, _, err := f.Save(d.encode(), merge)
	var notice *Notice
	if !errors.As(err, &notice) || notice.Kind != Unwritable {
		return fmt.Errorf("Save: %w", err)
	}
	return nil
}

// A write that breaks off half-way leaves the last save, and no litter.
func TestFullDisk(t *testing.T) {
	f := newFile(t)
	save(t, f, counts("a"))
	before, err := os.ReadFile(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	if output, err := child(t, "full disk", f).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
	if after, err := os.ReadFile(f.Path); !bytes.Equal(before, after) {
		t.Errorf("the file is now %q, %v", after, err)
	}
	if got := names(t, f); len(got) != 2 {
		t.Errorf("the folder holds %q", got)
	}
}
