package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A Cause says why the system refused to read or to write, as far as a person can
// do something about it.
type Cause string

// The causes.
const (
	NotAllowed Cause = "not-allowed" // this user may not
	NotOwner   Cause = "not-owner"   // it belongs to somebody else, who alone may
	NoRoom     Cause = "no-room"     // the disk, or this user's part of it, is full
	ReadOnly   Cause = "read-only"   // nothing can be written on that disk
	NotThere   Cause = "not-there"   // a folder on the way is missing
	NotAFolder Cause = "not-a-folder"
	NotAFile   Cause = "not-a-file"
	LongName   Cause = "long-name"
	DeadLink   Cause = "dead-link" // a link that leads nowhere
	Held       Cause = "held"      // another process holds the lock
	Later      Cause = "later"     // it is of a later version
	Unknown    Cause = "unknown"   // the system's own text says more
)

// errDeadLink says that a link leads to a folder that is not there.
var errDeadLink = errors.New("the link leads nowhere")

// CauseOf finds the cause in an error of reading or writing.
func CauseOf(err error) Cause {
	for _, known := range causes {
		for _, target := range known.errors {
			if errors.Is(err, target) {
				return known.cause
			}
		}
	}
	return Unknown
}

// causes are the errors of each cause, those of this system included.
var causes = append([]struct {
	cause  Cause
	errors []error
}{
	{DeadLink, []error{errDeadLink}},
	{Held, []error{errBusy}},
	{Later, []error{ErrNewer}},
	{NotAFile, []error{errNotRegular}},
	{NotAllowed, []error{fs.ErrPermission}},
	{NotThere, []error{fs.ErrNotExist}},
}, systemCauses...)

// Plain is the system's own text for an error, without the call and the path that
// Go puts before it.
func Plain(err error) string {
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		err = inner
	}
	return err.Error()
}

// newNotice says what happened to the file at path. It finds out what stood in the
// way, and, where this user may not pass, who may.
func newNotice(kind Kind, path string, err error) *Notice {
	n := &Notice{Kind: kind, Path: path, Err: err, Cause: CauseOf(err), Blame: path}
	var failed *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &failed):
		n.Blame = failed.Path
		if passing, _ := filepath.Match(temporary(path), filepath.Base(n.Blame)); passing { // nobody knows it by its name
			n.Blame = filepath.Dir(path)
		}
	case errors.As(err, &link):
		n.Blame = filepath.Dir(link.New)
	}
	if n.Cause != NotAllowed {
		return n
	}
	// Where the file is not there, its folder refused it.
	for _, missing := os.Lstat(n.Blame); errors.Is(missing, fs.ErrNotExist) && n.Blame != filepath.Dir(n.Blame); _, missing = os.Lstat(n.Blame) {
		n.Blame = filepath.Dir(n.Blame)
	}
	if n.Owner = foreignOwner(n.Blame); n.Owner != "" {
		n.Cause = NotOwner
	}
	return n
}
