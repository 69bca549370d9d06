package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A File is one document on disk. Its fields are set before its first use and
// then left alone; its methods may be called from several goroutines and from
// several processes at once.
type File struct {
	// Path is where the file is or will be. Its folder is made by the first save.
	Path string

	// Validate returns nil for sound data, an error that is [ErrNewer] for data of
	// a later version, and any other error for damage. A nil Validate takes all.
	Validate func(data []byte) error

	// Raw says that the file is no text: it is read as it is.
	Raw bool

	patience time.Duration // how long to wait for the lock; zero is what suits a person
}

// MaxSize is more than any file of ours will ever hold. What is larger is
// something else, and is not read into memory.
const MaxSize = 64 << 20

// Load returns what is on disk, as [Text] unless it is Raw, or nil when there is nothing. With a
// notice of any kind the data is nil too. What is no good is read again under the
// lock, for which Load waits for two seconds at most; if it is damaged still, it is
// set aside.
func (f *File) Load() ([]byte, *Notice) {
	data, notice := f.read(f.target())
	if notice == nil || notice.Kind == Newer {
		return data, notice
	}
	release, err := lock(f.Path, f.patience)
	if err != nil {
		return nil, notice
	}
	defer release()
	if data, notice = f.read(f.target()); notice != nil && notice.Kind == Damaged {
		notice.setAside(f.Path)
	}
	return data, notice
}

// Peek returns what is on disk if it is sound, else nil. It changes nothing and
// waits for nobody.
func (f *File) Peek() []byte {
	data, _ := f.read(f.target())
	return data
}

// A Merge joins what is on disk and what is to be saved, both sound. It is called
// under the lock and must not use the File. With a nil one the latter wins.
type Merge func(disk, mine []byte) ([]byte, error)

// Save merges data into what is on disk and returns what is there now; where
// there is nothing it writes data as it is. A damaged file is set aside first, of
// which the notice tells although the save was done. A file that is newer, or
// cannot be read, is left alone. The error is a [*Notice]; with one, nothing was
// written and what was on disk is still there.
func (f *File) Save(data []byte, merge Merge) (saved []byte, notice *Notice, err error) {
	path := f.target()
	if path == f.Path {
		if err := makeFolder(filepath.Dir(path)); err != nil {
			return nil, nil, newNotice(Unwritable, path, err)
		}
	} else if _, behind := f.read(path); behind != nil {
		if behind.Kind != Damaged {
			return nil, nil, behind
		}
		path = f.Path // behind a link may be anybody's file: the link alone is ours
	}
	release, err := lock(path, f.patience)
	if err != nil {
		return nil, nil, lockNotice(path, err)
	}
	defer release()
	disk, notice := f.read(path)
	if notice != nil && notice.Kind == Damaged {
		notice.setAside(path)
	}
	if notice != nil && notice.Kept == "" {
		return nil, nil, notice
	}
	data, err = f.merged(disk, data, merge)
	if err != nil {
		return nil, notice, newNotice(Invalid, path, err)
	}
	if disk != nil && bytes.Equal(disk, data) {
		return data, notice, nil
	}
	if err := write(path, data); err != nil {
		return nil, notice, newNotice(Unwritable, path, err)
	}
	return data, notice, nil
}

// merged returns what to write: sound data, or an error.
func (f *File) merged(disk, mine []byte, merge Merge) ([]byte, error) {
	if disk != nil && merge != nil {
		var err error
		if mine, err = merge(disk, mine); err != nil {
			return nil, fmt.Errorf("merge: %w", err)
		}
	}
	return mine, f.check(mine)
}

// check returns what is wrong with data.
func (f *File) check(data []byte) error {
	switch {
	case len(data) > MaxSize:
		return errTooLarge
	case f.Validate == nil:
		return nil
	default:
		return f.Validate(data)
	}
}

// target follows a symbolic link, so that a file kept elsewhere stays there, also
// one that is not there yet.
func (f *File) target() string {
	if info, err := os.Lstat(f.Path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return f.Path
	}
	if path, err := filepath.EvalSymlinks(f.Path); err == nil {
		return path
	}
	path := f.Path
	for range maxLinks {
		to, err := os.Readlink(path)
		if err != nil { // the end: nothing is there
			return path
		}
		if !filepath.IsAbs(to) {
			folder, err := filepath.EvalSymlinks(filepath.Dir(path))
			if err != nil {
				return path
			}
			to = filepath.Join(folder, to)
		}
		path = to
	}
	return f.Path // in a circle: reading it fails, and says so
}

// maxLinks is how many links in a row are followed, as many as Linux follows.
const maxLinks = 40

// read returns sound data, or nil when there is none. It changes nothing.
func (f *File) read(path string) ([]byte, *Notice) {
	data, err := readRegular(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && path != f.Path && !isFolder(filepath.Dir(path)):
		return nil, newNotice(Unreadable, f.Path, errDeadLink) // a disk that is not mounted, say
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case errors.Is(err, errTooLarge):
		return nil, newNotice(Damaged, path, err)
	case err != nil:
		return nil, newNotice(Unreadable, path, err)
	}
	if !f.Raw {
		data = Text(data)
	}
	switch err := f.check(data); {
	case err == nil:
		return data, nil
	case errors.Is(err, ErrNewer):
		return nil, newNotice(Newer, path, err)
	default:
		return nil, newNotice(Damaged, path, err)
	}
}

// readRegular reads a regular file of a sensible size. The result is not nil,
// even of an empty file.
func readRegular(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotRegular // opening a pipe would wait for ever
	case info.Size() > MaxSize:
		return nil, errTooLarge
	}
	return os.ReadFile(path)
}

var (
	errNotRegular = errors.New("not a regular file")
	errTooLarge   = fmt.Errorf("more than %d bytes", MaxSize)
)

// setAside gives the damaged file another name, one that nothing has; of a link, the
// link. Only the holder of its lock may call it. On failure Kept stays empty.
func (n *Notice) setAside(path string) {
	extension := filepath.Ext(path)
	stem := strings.TrimSuffix(path, extension) + ".damaged-" + time.Now().UTC().Format("20060102T150405Z")
	for try := range 100 {
		kept := stem
		if try > 0 {
			kept += fmt.Sprintf("-%d", try)
		}
		kept += extension
		_, err := os.Lstat(kept)
		if err == nil {
			continue
		}
		if errors.Is(err, fs.ErrNotExist) {
			err = rename(path, kept)
		}
		if err != nil {
			n.Err = errors.Join(n.Err, err)
			return
		}
		n.Kept = kept
		return
	}
}
