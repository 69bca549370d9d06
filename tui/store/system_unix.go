//go:build unix

package store

import (
	"errors"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// systemCauses are the causes that this system has errors of its own for.
var systemCauses = []struct {
	cause  Cause
	errors []error
}{
	{NoRoom, []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG}},
	{ReadOnly, []error{syscall.EROFS}},
	{NotAFolder, []error{syscall.ENOTDIR}},
	{NotAFile, []error{syscall.EISDIR, syscall.ENXIO}},
	{LongName, []error{syscall.ENAMETOOLONG}},
	{DeadLink, []error{syscall.ELOOP}},
}

// foreignOwner names the user that a file belongs to, "" where it is this user's,
// or nobody knows.
func foreignOwner(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	status, ok := info.Sys().(*syscall.Stat_t)
	if !ok || int(status.Uid) == os.Geteuid() {
		return ""
	}
	number := strconv.FormatUint(uint64(status.Uid), 10)
	if owner, err := user.LookupId(number); err == nil {
		return owner.Username
	}
	return number
}

// openFolder opens a folder, and nothing that a link leads to.
func openFolder(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_RDONLY|syscall.O_DIRECTORY|syscall.O_NOFOLLOW, 0)
}

// leaveToOwner gives a new file to the owner of its folder where root made it: a
// program that was run once as root, in another user's home, would lock that user
// out of their own progress.
func leaveToOwner(file *os.File, folder string) {
	if os.Geteuid() != 0 {
		return
	}
	if info, err := os.Stat(folder); err == nil {
		if status, ok := info.Sys().(*syscall.Stat_t); ok && status.Uid != 0 {
			_ = file.Chown(int(status.Uid), int(status.Gid)) // else it stays root's, which is told then
		}
	}
}

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
