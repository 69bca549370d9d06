package codec

import (
	"fmt"
	"reflect"
	"strings"
)

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

// A trail is the way from the whole value to the one at hand. It is said in words
// only when something is wrong.
type trail []step

// A step leads from a value to one of those in it.
type step struct {
	of    reflect.Type // whose field it is, or what stands there
	field int          // of a struct, or one of those below
}

// The steps that are no fields.
const (
	whole   = -1 - iota // the value itself
	element             // of an array or a slice
	through             // a pointer
	inside              // an interface
)

func (t trail) String() string {
	var text strings.Builder
	for _, s := range t {
		switch s.field {
		case whole:
			text.WriteString(s.of.String())
		case element:
			text.WriteString("[]")
		case through:
		case inside:
			text.WriteString("(" + s.of.String() + ")")
		default:
			text.WriteString("." + s.of.Field(s.field).Name)
		}
	}
	return text.String()
}
