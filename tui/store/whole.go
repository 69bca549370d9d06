package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteWhole writes a file, whole or not at all: what is written goes to another file of
// the same folder first, which then takes the name. Without force a name that is taken
// stays as it is, and the error is [fs.ErrExist]. What is there and is no file (a pipe, a
// device) is a stream, and can be written to.
func WriteWhole(name string, data []byte, force bool) (stream bool, err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		file, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return true, err
		}
		_, err = file.Write(data)
		return true, errors.Join(err, file.Close())
	} else if err == nil && !force {
		return false, &fs.PathError{Op: "write", Path: name, Err: fs.ErrExist}
	}
	file, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*.tmp")
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, gone(os.Remove(file.Name()))) }()
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync() // a full disk may show as late as here
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return false, err
	}
	if force {
		return false, os.Rename(file.Name(), name)
	}
	err = os.Link(file.Name(), name) // unlike a new name, it takes none that somebody has taken meanwhile
	if err == nil || errors.Is(err, fs.ErrExist) {
		return false, err
	}
	return false, writeAlone(name, data) // a file system without links
}

// gone is no error where there is nothing left to remove.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// writeAlone writes a file that is not there yet; where that fails it is removed.
func writeAlone(name string, data []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}
