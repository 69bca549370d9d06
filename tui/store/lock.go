package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// errBusy says that another process holds the lock.
var errBusy = errors.New("locked by another process")

// A save takes milliseconds; who holds a lock for longer than enough is stopped
// or stuck.
const (
	enough = 2 * time.Second
	pause  = 5 * time.Millisecond
)

// lock keeps other processes, and other goroutines, from changing the file at
// path, whose folder must exist. The lock is on a file beside it, which stays;
// the system drops the lock when a process dies. A file system that has no locks
// is worked on without: then windows may overwrite each other, never tear a file.
// A patience of zero waits for as long as is enough.
func lock(path string, patience time.Duration) (release func(), err error) {
	file, err := openLock(path)
	if err != nil {
		return nil, err
	}
	if patience == 0 {
		patience = enough
	}
	for deadline := time.Now().Add(patience); ; time.Sleep(pause) {
		err := tryLock(file)
		if err == nil || errors.Is(err, errors.ErrUnsupported) {
			return func() { _ = file.Close() }, nil // closing unlocks
		}
		if !errors.Is(err, errBusy) || time.Now().After(deadline) {
			return nil, errors.Join(err, file.Close())
		}
	}
}

// openLock opens the file that the lock on path is on, and makes it where there is
// none.
func openLock(path string) (*os.File, error) {
	file, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	}
	if err == nil { // a file of ours, and no link to another's
		leaveToOwner(file, filepath.Dir(path))
	}
	return file, err
}

// lockNotice says why a file could not be locked.
func lockNotice(path string, err error) *Notice {
	kind := Unwritable
	if errors.Is(err, errBusy) {
		kind = Busy
	}
	return newNotice(kind, path, err)
}
