package store

import (
	"errors"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/windows"
)

// systemCauses are the causes that this system has errors of its own for.
var systemCauses = []struct {
	cause  Cause
	errors []error
}{
	{NoRoom, []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL}},
	{ReadOnly, []error{windows.ERROR_WRITE_PROTECT}},
	{NotAFolder, []error{windows.ERROR_DIRECTORY, syscall.ENOTDIR}},
	{LongName, []error{windows.ERROR_FILENAME_EXCED_RANGE}},
	{DeadLink, []error{windows.ERROR_CANT_RESOLVE_FILENAME}},
}

// foreignOwner names nobody: Windows asks for more rights than a lesson has.
func foreignOwner(string) string { return "" }

// openFolder opens a folder.
func openFolder(path string) (*os.File, error) { return os.Open(path) }

// leaveToOwner does nothing: a folder's rights are inherited.
func leaveToOwner(*os.File, string) {}

// tryLock locks file, or returns errBusy, or errors.ErrUnsupported where the
// file system has no locks.
func tryLock(file *os.File) error {
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err := windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	switch {
	case errors.Is(err, windows.ERROR_LOCK_VIOLATION), errors.Is(err, windows.ERROR_IO_PENDING):
		return errBusy
	case errors.Is(err, windows.ERROR_NOT_SUPPORTED), errors.Is(err, windows.ERROR_INVALID_FUNCTION):
		return errors.ErrUnsupported
	}
	return err
}

// rename gives a file another name, in place of whatever has it. Windows refuses
// while anybody (a virus scanner, say) has either open, so it is tried for a while.
func rename(from, to string) error {
	for deadline := time.Now().Add(enough); ; time.Sleep(pause) {
		err := os.Rename(from, to)
		held := errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION)
		if !held || time.Now().After(deadline) {
			return err
		}
	}
}

// syncFolder does nothing: Windows journals a rename by itself.
func syncFolder(string) {}
