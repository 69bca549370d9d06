package npz

import "fmt"

// An ErrorKind says what is wrong with a file.
type ErrorKind string

// The kinds of error.
const (
	NotNumPy   ErrorKind = "not-numpy"  // it begins neither as .npy nor as .npz
	CutOff     ErrorKind = "cut-off"    // it ends too early
	BadVersion ErrorKind = "version"    // an .npy of a version that is not 1, 2 or 3
	BadHeader  ErrorKind = "header"     // what stands before the numbers is not as it should be
	BadType    ErrorKind = "type"       // numbers of another type: Found, where Want are known
	Objects    ErrorKind = "objects"    // Python's objects, which are programs
	WrongSize  ErrorKind = "size"       // Found bytes of numbers, where the shape asks for Want
	TooLarge   ErrorKind = "large"      // Found bytes of numbers, where Want may be in such a file
	TooMany    ErrorKind = "many"       // Found arrays, where Want may be
	BadZip     ErrorKind = "zip"        // the archive's directory is damaged
	BadName    ErrorKind = "name"       // a name that leads elsewhere, or is not that of an .npy
	Twice      ErrorKind = "twice"      // two arrays have one name
	Overlap    ErrorKind = "overlap"    // two arrays lie over each other
	BadMethod  ErrorKind = "method"     // compressed or encrypted in a way that NumPy has none of
	BadDeflate ErrorKind = "compressed" // what is compressed cannot be unpacked
	BadSum     ErrorKind = "checksum"   // the bytes are not those that were written
)

// An Error tells what is wrong with a file, or with what is to be written.
type Error struct {
	Kind  ErrorKind
	Name  string // of the array; "" for the whole file
	Found string // what stands there, or how many
	Want  string // what would be right, or how many
}

// Error says it in a line of English; whoever has other words takes them by the kind.
func (e *Error) Error() string {
	text := "npz: " + string(e.Kind)
	if e.Name != "" {
		text = fmt.Sprintf("npz: %q: %s", e.Name, e.Kind)
	}
	if e.Found != "" {
		text += fmt.Sprintf(": found %q", e.Found)
	}
	if e.Want != "" {
		text += fmt.Sprintf(", want %q", e.Want)
	}
	return text
}
