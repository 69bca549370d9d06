package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestCauseOf(t *testing.T) {
	folder := t.TempDir()
	_, missing := os.ReadFile(filepath.Join(folder, "a", "b"))
	if got := CauseOf(missing); got != NotThere {
		t.Errorf("%v: %s", missing, got)
	}
	if got := CauseOf(&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}); got != NotAllowed {
		t.Errorf("no permission: %s", got)
	}
	strange := &fs.PathError{Op: "open", Path: "x", Err: errors.New("something strange")}
	if got := CauseOf(strange); got != Unknown || Plain(strange) != "something strange" {
		t.Errorf("%v: %s, %q", strange, got, Plain(strange))
	}
}

// Each notice says which file or folder stood in the way.
func TestBlame(t *testing.T) {
	blocker := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocker, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f := fileAt(filepath.Join(blocker, "sinapse", ProgressName))
	_, _, err := f.Save(counts("a").encode(), merge)
	notice, ok := errors.AsType[*Notice](err)
	if !ok || notice.Cause != NotAFolder || notice.Blame != blocker && notice.Blame != filepath.Dir(f.Path) {
		t.Errorf("%+v", notice)
	}
	folder := newFile(t)
	if err := os.MkdirAll(folder.Path, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, notice := folder.Load(); notice == nil || notice.Cause != NotAFile || notice.Blame != folder.Path {
		t.Errorf("%+v", notice)
	}
}
