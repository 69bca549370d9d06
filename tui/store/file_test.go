package store

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func TestFirstStart(t *testing.T) {
	f := newFile(t)
	if data, notice := f.Load(); data != nil || notice != nil {
		t.Fatalf("Load: %q, %v", data, notice)
	}
	if _, err := os.Stat(filepath.Dir(f.Path)); !os.IsNotExist(err) {
		t.Error("looking made a folder")
	}
	save(t, f, counts("a"))
	if got := load(t, f); got.Counts["a"] != 1 {
		t.Errorf("loaded %+v", got)
	}
	if got, want := names(t, f), []string{ProgressName, ProgressName + ".lock"}; !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestSaveMerges(t *testing.T) {
	f := newFile(t)
	save(t, f, counts("a", "a"))
	data, notice, err := f.Save(counts("a", "b").encode(), merge)
	if notice != nil || err != nil {
		t.Fatal(notice, err)
	}
	want := map[string]int{"a": 2, "b": 1}
	if got, _ := decode(data); !maps.Equal(got.Counts, want) {
		t.Errorf("Save returned %v, want %v", got.Counts, want)
	}
	if got := load(t, f); !maps.Equal(got.Counts, want) {
		t.Errorf("on disk is %v, want %v", got.Counts, want)
	}
}

func TestSaveWithoutMergingForgets(t *testing.T) {
	f := newFile(t)
	save(t, f, counts("a"))
	if _, notice, err := f.Save(counts("b").encode(), nil); notice != nil || err != nil {
		t.Fatal(notice, err)
	}
	if got := load(t, f); !maps.Equal(got.Counts, map[string]int{"b": 1}) {
		t.Errorf("on disk is %v", got.Counts)
	}
}

// A file without functions takes any bytes; the last save wins.
func TestFileWithoutFunctions(t *testing.T) {
	f := &File{Path: newFile(t).Path}
	for _, data := range []string{"a", "", "b"} {
		if _, notice, err := f.Save([]byte(data), nil); notice != nil || err != nil {
			t.Fatal(notice, err)
		}
		if got, notice := f.Load(); string(got) != data || got == nil || notice != nil {
			t.Errorf("loaded %q, %v, want %q", got, notice, data)
		}
	}
}

// damaged are files that no version ever wrote whole.
var damaged = map[string]string{
	"empty":     "",
	"truncated": `{"version":1,"counts":{"a":`,
	"foreign":   "\x7fELF\x02\x01\x01\x00",
	"zeroes":    strings.Repeat("\x00", 100),
	"other":     `{"name":"another program's"}`,
}

func TestDamagedFileIsSetAside(t *testing.T) {
	for name, data := range damaged {
		t.Run("load "+name, func(t *testing.T) {
			f := newFile(t)
			put(t, f, data)
			got, notice := f.Load()
			if got != nil {
				t.Errorf("loaded %q", got)
			}
			checkKept(t, notice, data)
			if got, notice := f.Load(); got != nil || notice != nil {
				t.Errorf("loaded again: %q, %v", got, notice)
			}
		})
		t.Run("save "+name, func(t *testing.T) {
			f := newFile(t)
			put(t, f, data)
			_, notice, err := f.Save(counts("b").encode(), merge)
			if err != nil {
				t.Fatal(err)
			}
			checkKept(t, notice, data)
			if got := load(t, f); got.Counts["b"] != 1 {
				t.Errorf("loaded %+v", got)
			}
		})
	}
}

// What is far too large to be ours is set aside unread.
func TestHugeFileIsSetAside(t *testing.T) {
	f := newFile(t)
	put(t, f, "")
	if err := os.Truncate(f.Path, MaxSize+1); err != nil {
		t.Fatal(err)
	}
	data, notice := f.Load()
	if data != nil || notice == nil || notice.Kind != Damaged {
		t.Fatalf("Load: %d bytes, %v", len(data), notice)
	}
	if info, err := os.Stat(notice.Kept); err != nil || info.Size() != MaxSize+1 {
		t.Errorf("kept as %v: %v", info, err)
	}
	saved, notice, err := f.Save(make([]byte, MaxSize+1), merge)
	checkRefused(t, saved, notice, err, Invalid)
}

// Several damaged files within a second all get names of their own.
func TestSetAsideOverwritesNothing(t *testing.T) {
	f := newFile(t)
	kept := map[string]string{}
	for number := range 5 {
		data := fmt.Sprint("damage ", number)
		put(t, f, data)
		_, notice := f.Load()
		if notice == nil || notice.Kept == "" || kept[notice.Kept] != "" {
			t.Fatalf("notice %v after %q", notice, kept)
		}
		kept[notice.Kept] = data
	}
	for path, want := range kept {
		if got, err := os.ReadFile(path); string(got) != want {
			t.Errorf("%s holds %q, want %q: %v", path, got, want, err)
		}
	}
}

func TestNewerFileIsLeftAlone(t *testing.T) {
	const future = `{"version":2,"counts":"told otherwise"}`
	f := newFile(t)
	f.Validate = func(data []byte) error {
		if bytes.Contains(data, []byte(`"version":2`)) {
			return fmt.Errorf("version 2: %w", ErrNewer)
		}
		return validate(data)
	}
	put(t, f, future)
	if data, notice := f.Load(); data != nil || notice == nil || notice.Kind != Newer {
		t.Errorf("Load: %q, %v", data, notice)
	}
	saved, notice, err := f.Save(counts("a").encode(), merge)
	checkRefused(t, saved, notice, err, Newer)
	if !errors.Is(err, ErrNewer) {
		t.Errorf("%v is not ErrNewer", err)
	}
	saved, notice, err = f.Save(counts("a").encode(), nil)
	checkRefused(t, saved, notice, err, Newer)
	if got, err := os.ReadFile(f.Path); string(got) != future {
		t.Errorf("the file is now %q, %v", got, err)
	}
	if got := names(t, f); len(got) != 2 {
		t.Errorf("the folder holds %q", got)
	}
}

// What is no regular file may be a pipe, a device or a folder: hands off.
func TestUnreadableIsLeftAlone(t *testing.T) {
	f := newFile(t)
	if err := os.MkdirAll(f.Path, 0o700); err != nil {
		t.Fatal(err)
	}
	if data, notice := f.Load(); data != nil || notice == nil || notice.Kind != Unreadable {
		t.Errorf("Load: %q, %v", data, notice)
	}
	saved, notice, err := f.Save(counts("a").encode(), merge)
	checkRefused(t, saved, notice, err, Unreadable)
	if info, err := os.Stat(f.Path); err != nil || !info.IsDir() {
		t.Errorf("the folder is gone: %v, %v", info, err)
	}
}

// A file where the folder should be: nobody can write there, not even root.
func TestFolderThatIsNone(t *testing.T) {
	blocker := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(blocker, []byte("in the way"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := fileAt(filepath.Join(blocker, "sinapse", ProgressName))
	if data, notice := f.Load(); data != nil || notice != nil && notice.Kind != Unreadable {
		t.Errorf("Load: %q, %v", data, notice)
	}
	saved, notice, err := f.Save(counts("a").encode(), merge)
	checkRefused(t, saved, notice, err, Unwritable)
}

func TestReadOnlyFolder(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("the folder would be writable all the same")
	}
	for name, data := range map[string]string{"sound": string(counts("a").encode()), "damaged": "x"} {
		t.Run(name, func(t *testing.T) {
			f := newFile(t)
			put(t, f, data)
			folder := filepath.Dir(f.Path)
			if err := os.Chmod(folder, 0o500); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(folder, 0o700) })
			got, notice := f.Load()
			if name == "sound" && (string(got) != data || notice != nil) {
				t.Errorf("Load: %q, %v", got, notice)
			}
			if name == "damaged" && (got != nil || notice == nil || notice.Kind != Damaged || notice.Kept != "") {
				t.Errorf("Load: %q, %v", got, notice)
			}
			saved, notice, err := f.Save(counts("b").encode(), merge)
			checkRefused(t, saved, notice, err, Unwritable)
		})
	}
}

// What the caller's own rule calls unsound never reaches the disk.
func TestSaveRefusesTheUnsound(t *testing.T) {
	f := newFile(t)
	save(t, f, counts("a"))
	saved, notice, err := f.Save([]byte("unsound"), merge)
	checkRefused(t, saved, notice, err, Invalid)
	cannot := func(_, _ []byte) ([]byte, error) { return nil, errors.New("cannot") }
	saved, notice, err = f.Save(counts("b").encode(), cannot)
	checkRefused(t, saved, notice, err, Invalid)
	if got := load(t, f); got.Counts["a"] != 1 {
		t.Errorf("on disk is %+v", got)
	}
}

func TestSaveSweepsLeftovers(t *testing.T) {
	f := newFile(t)
	put(t, f, string(counts("a").encode()))
	folder := filepath.Dir(f.Path)
	for _, name := range []string{".progress.json.123.tmp", ".settings.json.123.tmp", "progress.json.tmp"} {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	save(t, f, counts("b"))
	want := []string{".settings.json.123.tmp", ProgressName, ProgressName + ".lock", "progress.json.tmp"}
	if got := names(t, f); !slices.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestSaveFollowsALink(t *testing.T) {
	f, kept := newFile(t), newFile(t)
	save(t, kept, counts("a"))
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(kept.Path, f.Path); err != nil {
		t.Skip("no links here:", err)
	}
	save(t, f, counts("b"))
	if info, err := os.Lstat(f.Path); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if got := load(t, kept); got.Counts["a"] != 1 || got.Counts["b"] != 1 {
		t.Errorf("the linked file holds %+v", got)
	}
}

func TestNotice(t *testing.T) {
	cause := errors.New("cause")
	for want, notice := range map[string]*Notice{
		"damaged: a (kept as b): cause": {Kind: Damaged, Path: "a", Kept: "b", Err: cause},
		"busy: a":                       {Kind: Busy, Path: "a"},
	} {
		if notice.Error() != want || !errors.Is(notice, notice.Err) && notice.Err != nil {
			t.Errorf("got %q, want %q", notice.Error(), want)
		}
	}
}
