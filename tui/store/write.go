package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// write makes data the content of the file at path, whole or not at all. Only
// the holder of the lock may call it.
func write(path string, data []byte) (err error) {
	sweep(path)
	file, err := os.CreateTemp(filepath.Dir(path), temporary(path))
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	leaveToOwner(file, filepath.Dir(path))
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync() // or a power cut could leave the name without the bytes
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	if err = rename(file.Name(), path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// sweep removes what killed processes left half-written. Who holds the lock is
// alone in writing, so whatever is there is a left-over.
func sweep(path string) {
	folder := filepath.Dir(path)
	entries, _ := os.ReadDir(folder) // where nothing can be listed, nothing is swept
	for _, entry := range entries {
		if left, _ := filepath.Match(temporary(filepath.Base(path)), entry.Name()); left {
			_ = os.Remove(filepath.Join(folder, entry.Name())) // the next save tries again
		}
	}
}

// temporary is the pattern of the names of half-written files.
func temporary(path string) string {
	return "." + filepath.Base(path) + ".*.tmp"
}

// makeFolder makes a folder, and those above it, for this user alone.
func makeFolder(path string) error {
	if isFolder(path) {
		return nil
	}
	if parent := filepath.Dir(path); parent != path {
		if err := makeFolder(parent); err != nil {
			return err
		}
	}
	err := os.Mkdir(path, 0o700)
	switch {
	case isFolder(path): // made now, perhaps by another process
	case errors.Is(err, fs.ErrExist):
		return &fs.PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	default:
		return err
	}
	if file, err := openFolder(path); err == nil {
		leaveToOwner(file, filepath.Dir(path))
		_ = file.Close() // nothing was written
	}
	return nil
}
