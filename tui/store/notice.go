package store

import "errors"

// ErrNewer is what a File's Validate returns, or wraps, for data of a later
// version of the program.
var ErrNewer = errors.New("written by a later version")

// Kind says what happened to a file.
type Kind string

// The kinds of notice.
const (
	Damaged    Kind = "damaged"    // the file was no good; it is kept under another name
	Newer      Kind = "newer"      // the file is of a later version; it is left alone
	Unreadable Kind = "unreadable" // the file cannot be read, or is none; it is left alone
	Unwritable Kind = "unwritable" // nothing can be written there; what was there is as it was
	Busy       Kind = "busy"       // another process has held the lock for too long; nothing was written
	Invalid    Kind = "invalid"    // what was to be written is not sound, by the caller's own rule
	NoFolder   Kind = "no-folder"  // nobody knows where files should live
)

// A Notice is something the learner should be told about a file. It is an error
// too, where nothing could be saved.
type Notice struct {
	Kind  Kind
	Path  string // the file
	Kept  string // of Damaged: where the file is now; empty when it could not be moved
	Err   error  // what went wrong
	Cause Cause  // why, of Unreadable and Unwritable
	Blame string // the file or folder that stood in the way
	Owner string // of NotOwner: who it belongs to
}

// Error returns the notice for a log; people get words by its Kind.
func (n *Notice) Error() string {
	text := string(n.Kind) + ": " + n.Path
	if n.Kept != "" {
		text += " (kept as " + n.Kept + ")"
	}
	if n.Err != nil {
		text += ": " + n.Err.Error()
	}
	return text
}

// Unwrap returns the cause.
func (n *Notice) Unwrap() error { return n.Err }
