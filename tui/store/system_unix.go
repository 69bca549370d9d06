//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// tryLock locks file, or returns errBusy, or errors.ErrUnsupported where the
// file system has no locks.
func tryLock(file *os.File) error {
	for {
		err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		switch {
		case errors.Is(err, syscall.EINTR):
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errBusy
		case errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.EINVAL):
			return errors.ErrUnsupported
		}
		return err
	}
}

// rename gives a file another name, in place of whatever has it.
func rename(from, to string) error {
	return os.Rename(from, to)
}

// syncFolder makes a rename in folder last through a power cut, as well as the
// file system can: without it the last save may be lost, not the one before.
func syncFolder(folder string) {
	file, err := os.Open(folder)
	if err != nil {
		return
	}
	_ = file.Sync()
	_ = file.Close()
}
