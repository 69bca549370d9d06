package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// document is what the tests store: counts by name, of which a merge keeps the
// larger, and padding that makes a write long enough to be interrupted.
type document struct {
	Version int            `json:"version"`
	Counts  map[string]int `json:"counts"`
	Padding string         `json:"padding,omitempty"`
}

func (d document) encode() []byte {
	d.Version = 1
	data, err := json.Marshal(d)
	if err != nil {
		panic(err) // the fields above can all be marshalled
	}
	return data
}

func decode(data []byte) (document, error) {
	var d document
	if err := json.Unmarshal(data, &d); err != nil {
		return d, err
	}
	switch {
	case d.Version > 1:
		return d, fmt.Errorf("version %d: %w", d.Version, ErrNewer)
	case d.Version != 1:
		return d, fmt.Errorf("version %d", d.Version)
	}
	return d, nil
}

func counts(names ...string) document {
	d := document{Counts: map[string]int{}}
	for _, name := range names {
		d.Counts[name]++
	}
	return d
}

func validate(data []byte) error {
	_, err := decode(data)
	return err
}

func merge(disk, mine []byte) ([]byte, error) {
	a, err := decode(disk)
	if err != nil {
		return nil, err
	}
	b, err := decode(mine)
	if err != nil {
		return nil, err
	}
	for name, count := range a.Counts {
		b.Counts[name] = max(b.Counts[name], count)
	}
	return b.encode(), nil
}

// newFile returns a file that is not there yet, nor is its folder.
func newFile(t *testing.T) *File {
	t.Helper()
	return fileAt(filepath.Join(t.TempDir(), "deep", "down", ProgressName))
}

// fileAt returns a file that waits for its turn however slow the machine is.
func fileAt(path string) *File {
	return &File{Path: path, Validate: validate, patience: time.Minute}
}

// put writes a file's bytes behind its back.
func put(t *testing.T, f *File, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.Path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// save saves and fails the test unless all is well.
func save(t *testing.T, f *File, d document) {
	t.Helper()
	if _, notice, err := f.Save(d.encode(), merge); notice != nil || err != nil {
		t.Fatalf("Save: %v, %v", notice, err)
	}
}

// load loads and fails the test unless there is a sound document.
func load(t *testing.T, f *File) document {
	t.Helper()
	data, notice := f.Load()
	if notice != nil || data == nil {
		t.Fatalf("Load: %q, %v", data, notice)
	}
	d, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// names returns what is in the file's folder.
func names(t *testing.T, f *File) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(f.Path))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// checkRefused fails the test unless nothing was saved, for the given reason.
func checkRefused(t *testing.T, saved []byte, notice *Notice, err error, want Kind) {
	t.Helper()
	var refused *Notice
	if saved != nil || notice != nil || !errors.As(err, &refused) || refused.Kind != want {
		t.Errorf("Save: %q, %v, %v; want an error of kind %s", saved, notice, err, want)
	}
}

// checkKept fails the test unless the notice tells of a damaged file that is kept.
func checkKept(t *testing.T, notice *Notice, want string) {
	t.Helper()
	if notice == nil || notice.Kind != Damaged || notice.Err == nil {
		t.Fatalf("notice %v", notice)
	}
	pattern := filepath.Join(filepath.Dir(notice.Path), "progress.damaged-*.json")
	if ok, err := filepath.Match(pattern, notice.Kept); !ok {
		t.Errorf("kept as %s, want %s (%v)", notice.Kept, pattern, err)
	}
	kept, err := os.ReadFile(notice.Kept)
	if err != nil || !bytes.Equal(kept, []byte(want)) {
		t.Errorf("kept %d bytes, want the file's %d: %v", len(kept), len(want), err)
	}
}
