package codec

import "fmt"

// A Kind says what was wrong.
type Kind string

// The kinds of error.
const (
	Impure  Kind = "impure"  // a value holds what cannot be written
	Unknown Kind = "unknown" // a type in an interface was not registered
	Foreign Kind = "foreign" // the file is none of this package's, or of another form of it
	Version Kind = "version" // it was written by another version
	Form    Kind = "form"    // it holds a type of another form
	Damaged Kind = "damaged" // its checksum is not that of its bytes
	Broken  Kind = "broken"  // its bytes are no value of the type
	Deep    Kind = "deep"    // values lie too deep in each other
)

// An Error tells why a value could not be written or read.
type Error struct {
	Kind  Kind
	Path  string // where in the value; "" for none
	Found string // what stands there
}

// Error says it in a line.
func (e *Error) Error() string {
	text := "codec: " + string(e.Kind)
	if e.Path != "" {
		text += " at " + e.Path
	}
	if e.Found != "" {
		text += fmt.Sprintf(": %s", e.Found)
	}
	return text
}
