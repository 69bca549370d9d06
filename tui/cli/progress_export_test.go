package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"unicode"

	"sinapse/lessons"
	"sinapse/tui/store"
)

// TestExportIsPlain holds what goes out to what a terminal only shows, and what comes
// in again to what it was.
func TestExportIsPlain(t *testing.T) {
	folder := emptyHome(t)
	const odd = "\u009b31m\u007f \x1b[2J é 𝛔"
	progress := lessons.NewProgress()
	progress.Record("weights").Answers["sign/older"] = lessons.Given{Given: odd}
	data, err := progress.Encode()
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(folder, store.ProgressName), data)
	c := called(t, "")
	if status := c.Report(c.Progress(ProgressFlags{Export: "-"}, nil)); status != 0 {
		t.Fatal(status, c.err.String())
	}
	for _, char := range c.out.String() {
		if char != '\n' && !unicode.IsGraphic(char) {
			t.Errorf("%q goes out", char)
		}
	}
	emptyHome(t)
	in := called(t, c.out.String())
	if status := in.Report(in.Progress(ProgressFlags{Import: "-"}, nil)); status != 0 || kept(t).Record("weights").Answers["sign/older"].Given != odd {
		t.Errorf("status %d: what comes in is %q", status, kept(t).Record("weights").Answers["sign/older"].Given)
	}
}

// TestExportToAStream writes to what is no file, where nothing else belongs.
func TestExportToAStream(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such files")
	}
	folder := emptyHome(t)
	put(t, filepath.Join(folder, store.ProgressName), sound(t))
	c := called(t, "")
	if status := c.Report(c.Progress(ProgressFlags{Export: os.DevNull}, nil)); status != 0 || c.out.Len()+c.err.Len() > 0 {
		t.Errorf("status %d, %q, %q", status, c.out.String(), c.err.String())
	}
}

// TestExportThatFailsLeavesNothing names the cause, and the next try is not refused.
func TestExportThatFailsLeavesNothing(t *testing.T) {
	folder := emptyHome(t)
	put(t, filepath.Join(folder, store.ProgressName), sound(t))
	missing := filepath.Join(t.TempDir(), "missing", "mine.json")
	c := called(t, "")
	status := c.Report(c.Progress(ProgressFlags{Export: missing}, nil))
	if want := "sinapse: I cannot write " + missing + ": its folder is missing\n"; status != 2 || c.err.String() != want {
		t.Errorf("status %d, %q, want %q", status, c.err.String(), want)
	}
}
