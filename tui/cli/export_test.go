package cli

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// filesOf are the names of the files of a folder.
func filesOf(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// TestExport takes away what is on screens: of each the code and the curves, of a network
// weights and programs. What is there stays, unless it may be written over.
func TestExport(t *testing.T) {
	alone(t, "C")
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		arguments []string
		folder    string
		files     []string
	}{
		{[]string{"playground/free"}, "playground-free", []string{"curves.csv", "predict.py", "pytorch.py", "train.py", "weights.npz"}},
		{[]string{"network/cycle", "circle"}, "circle", []string{"predict.py", "pytorch.py", "train.py", "weights.npz"}},
		{[]string{"weights/takeover", "line", "--size", "80x24"}, "line", []string{"train.py", "screen.txt", "screen.svg"}},
	} {
		status, out, err := entered(t, "", append([]string{"export"}, c.arguments...)...)
		got := filesOf(t, c.folder)
		for _, want := range c.files {
			if !slices.Contains(got, want) || !strings.Contains(out, filepath.Join(c.folder, want)+"\n") {
				t.Errorf("%q: no %s in %q, %q", c.arguments, want, got, out)
			}
		}
		if status != 0 || err != "" {
			t.Errorf("%q: %d, %s", c.arguments, status, err)
		}
	}
	text, wrong := os.ReadFile("line/screen.txt")
	if wrong != nil || strings.Count(string(text), "\n") != 24 || strings.ContainsRune(string(text), 0x1b) || !strings.Contains(string(text), "w₁") {
		t.Errorf("%v\n%s", wrong, text)
	}
	picture, wrong := os.ReadFile("line/screen.svg")
	if wrong != nil || !strings.HasPrefix(string(picture), "<svg ") || !strings.Contains(string(picture), "w₁") {
		t.Errorf("%v\n%.300s", wrong, picture)
	}
	if status, _, said := entered(t, "", "export", "weights/takeover", "--size", "9x9"); status != 2 || !strings.Contains(said, "such as 120x40, from 40x16 to 400x200") {
		t.Errorf("%d, %q", status, said)
	}
	_, code, _ := entered(t, "", "code", "playground/free")
	if kept, err := os.ReadFile("playground-free/train.py"); err != nil || string(kept) != code {
		t.Errorf("%v\n%s", err, kept)
	}
	if err := os.WriteFile("playground-free/predict.py", []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove("playground-free/train.py"); err != nil {
		t.Fatal(err)
	}
	status, out, err := entered(t, "", "export", "playground/free")
	kept, _ := os.ReadFile("playground-free/predict.py")
	if status != 2 || out != "" || !strings.Contains(err, "exists already") || string(kept) != "mine" || slices.Contains(filesOf(t, "playground-free"), "train.py") {
		t.Errorf("%d, %q, %q, %q", status, out, err, filesOf(t, "playground-free"))
	}
	if status, _, err := entered(t, "", "export", "playground/free", "--force"); status != 0 || err != "" {
		t.Errorf("%d, %q", status, err)
	}
	if kept, _ := os.ReadFile("playground-free/predict.py"); !strings.Contains(string(kept), "import numpy") {
		t.Errorf("%.40q", kept)
	}
	for _, c := range [][]string{{}, {"playground"}, {"a", "b", "c"}, {"playground/fre"}} {
		if status, out, err := entered(t, "", append([]string{"export"}, c...)...); status != 2 || out != "" || strings.Count(err, "\n") != 1 {
			t.Errorf("%q: %d, %q, %q", c, status, out, err)
		}
	}
}

// TestTrainExports writes what a training without a screen came to.
func TestTrainExports(t *testing.T) {
	alone(t, "C")
	folder := filepath.Join(t.TempDir(), "penguins")
	trainedLines(t, "penguins", "--target", "species", "--epochs", "3", "--export", folder)
	if got := filesOf(t, folder); !slices.Equal(got, []string{"curves.csv", "predict.py", "pytorch.py", "train.py", "weights.npz"}) {
		t.Error(got)
	}
	curves, err := os.ReadFile(filepath.Join(folder, "curves.csv"))
	if err != nil || strings.Count(string(curves), "\n") != 5 || !strings.HasPrefix(string(curves), "epoch,linear_train,") {
		t.Errorf("%v\n%s", err, curves)
	}
}
