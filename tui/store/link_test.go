package store

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// linked returns a file whose name is a link to another place, and that place.
func linked(t *testing.T, to string) *File {
	t.Helper()
	f := newFile(t)
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(to, f.Path); err != nil {
		t.Skip("no links here:", err)
	}
	return f
}

// checkForeign fails the test unless a foreign file is alone in its folder, and
// holds what it did.
func checkForeign(t *testing.T, foreign *File, want string) {
	t.Helper()
	if got, err := os.ReadFile(foreign.Path); string(got) != want {
		t.Errorf("the foreign file holds %q, want %q: %v", got, want, err)
	}
	if got := names(t, foreign); !slices.Equal(got, []string{ProgressName}) {
		t.Errorf("the foreign folder holds %q", got)
	}
}

// A link that leads to another's file is set aside itself, where that file is no
// good to us; the file is not touched, and keeps its name.
func TestForeignFileBehindALink(t *testing.T) {
	const letter = "Dear diary"
	for _, verb := range []string{"load", "save"} {
		t.Run(verb, func(t *testing.T) {
			foreign := newFile(t)
			put(t, foreign, letter)
			f := linked(t, foreign.Path)
			var notice *Notice
			if verb == "load" {
				_, notice = f.Load()
			} else {
				var err error
				if _, notice, err = f.Save(counts("a").encode(), merge); err != nil {
					t.Fatal(err)
				}
			}
			if notice == nil || notice.Kind != Damaged || filepath.Dir(notice.Kept) != filepath.Dir(f.Path) {
				t.Fatalf("notice %v", notice)
			}
			if to, err := os.Readlink(notice.Kept); to != foreign.Path {
				t.Errorf("what was set aside leads to %q: %v", to, err)
			}
			checkForeign(t, foreign, letter)
			save(t, f, counts("b"))
			if info, err := os.Lstat(f.Path); err != nil || !info.Mode().IsRegular() {
				t.Errorf("progress is now in %v, %v", info, err)
			}
			checkForeign(t, foreign, letter)
		})
	}
}

// A file of a later version behind a link is left alone, as any is.
func TestNewerFileBehindALink(t *testing.T) {
	const future = `{"version":2}`
	foreign := newFile(t)
	put(t, foreign, future)
	f := linked(t, foreign.Path)
	saved, notice, err := f.Save(counts("a").encode(), merge)
	checkRefused(t, saved, notice, err, Newer)
	checkForeign(t, foreign, future)
}

// A link may lead to where nothing is yet: there it is written, if there is a
// folder, and the link stays. If not (a disk that is not mounted), nothing is
// written anywhere, and that is told.
func TestLinkToNothing(t *testing.T) {
	there := newFile(t)
	if err := os.MkdirAll(filepath.Dir(there.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	f := linked(t, there.Path)
	if data, notice := f.Load(); data != nil || notice != nil {
		t.Errorf("loaded %q, %v", data, notice)
	}
	save(t, f, counts("a"))
	if got := load(t, there); got.Counts["a"] != 1 {
		t.Errorf("there is %+v", got)
	}

	away := filepath.Join(t.TempDir(), "stick", ProgressName)
	f = linked(t, away)
	data, notice := f.Load()
	if data != nil || notice == nil || notice.Kind != Unreadable || notice.Cause != DeadLink {
		t.Errorf("loaded %q, %v", data, notice)
	}
	saved, notice, err := f.Save(counts("a").encode(), merge)
	checkRefused(t, saved, notice, err, Unreadable)
	if to, err := os.Readlink(f.Path); to != away {
		t.Errorf("the link leads to %q now: %v", to, err)
	}
	if _, err := os.Stat(filepath.Dir(away)); !os.IsNotExist(err) {
		t.Error("a folder was made where a disk belongs")
	}

	circle := linked(t, ProgressName)
	saved, notice, err = circle.Save(counts("a").encode(), merge)
	checkRefused(t, saved, notice, err, Unreadable)
	if refused, ok := errors.AsType[*Notice](err); ok && refused.Cause != DeadLink {
		t.Errorf("the cause is %s", refused.Cause)
	}
}

// A file in another Unicode form is read, joined and written back in plain UTF-8.
func TestFileInAnotherForm(t *testing.T) {
	f := newFile(t)
	put(t, f, string(inUTF16("\ufeff"+string(counts("a").encode()), binary.LittleEndian)))
	if got := load(t, f); got.Counts["a"] != 1 {
		t.Errorf("loaded %+v", got)
	}
	if got, err := decode(f.Peek()); err != nil || got.Counts["a"] != 1 {
		t.Errorf("peeked %+v, %v", got, err)
	}
	save(t, f, counts("b"))
	if data, err := os.ReadFile(f.Path); err != nil || data[0] != '{' {
		t.Errorf("on disk is %q, %v", data, err)
	}
	if got := load(t, f); got.Counts["a"] != 1 || got.Counts["b"] != 1 {
		t.Errorf("joined to %+v", got)
	}
}
