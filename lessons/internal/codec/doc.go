// Package codec writes pure values as bytes and reads them back, the same on every
// machine; package lessons alone may use it, and it uses the standard library alone.
//
// A chapter's state is plain values: numbers, texts, arrays, slices, structs, and
// pointers to those. [Encode] goes through them by reflection, unexported fields
// too, so that no chapter writes code for it:
//
//	data, err := codec.Encode("1", chapter.Save())
//	…
//	saved, err := codec.Decode("1", data, reflect.TypeOf(chapter.Save()))
//
// # What comes back
//
// Every bit does: −0, NaN with its payload, infinities; nil is not empty. What is
// shared stays shared: two slices of one array that begin at the same place, two
// pointers to one value, a value that leads back to itself. An interface comes back
// with its dynamic type, which must have been made known with [Register].
//
// Functions, channels and maps are refused: they are no values that could be read
// back. [Pure] tells so of a type beforehand.
//
// # The form
//
// All numbers are little-endian. A file is
//
//	8  bytes  "sinapse" and the number of this form
//	8  bytes  the hash of the type's form, see below
//	4  bytes  the length of the version that the caller gave, and the version
//	8  bytes  the length of the body, and the body
//	32 bytes  SHA-256 of all that is before
//
// The form of a type is what it is made of: kinds, names of fields and types, lengths
// of arrays, without the packages' paths. Another form, another version, another
// checksum, a byte too many or too few: each is an [*Error] that says which. A file
// that lies about its lengths is refused before memory is taken: reading takes no
// more than twice the file.
package codec
