package table

import "fmt"

// An ErrorKind says what is wrong with a file.
type ErrorKind string

// The kinds of error.
const (
	Empty          ErrorKind = "empty"       // there are no rows
	HeaderOnly     ErrorKind = "header-only" // a header without rows
	BadGzip        ErrorKind = "gzip"        // it begins as gzip and is none, or is cut off
	BadText        ErrorKind = "text"        // bytes that no encoding explains: Found has them
	NotText        ErrorKind = "not-text"    // a zero byte: no text file
	OpenQuote      ErrorKind = "open-quote"  // a quote is opened there and never closed
	BareQuote      ErrorKind = "bare-quote"  // a quote in the middle of a cell
	RowWidth       ErrorKind = "row-width"   // Found cells, where Want are the rule
	LongRow        ErrorKind = "long-row"    // a row of more than Want bytes
	TooManyColumns ErrorKind = "columns"     // more than Want
	TooManyCells   ErrorKind = "cells"       // Found, as far as the beginning tells, where Want may be
	OneColumn      ErrorKind = "one-column"  // no sign parts the cells: Found is the first row
	NoColumn       ErrorKind = "no-column"   // there is no column called Found; Want is the likeliest
	NoFeatures     ErrorKind = "no-features" // nothing is left to learn from
	NoTarget       ErrorKind = "no-target"   // the target is left out, or has one value
	TooFewRows     ErrorKind = "rows"        // Found rows are left, where Want are the least
	NoValidation   ErrorKind = "validation"  // of Found rows none is left to validate on
	TooLarge       ErrorKind = "large"       // the column Found has numbers beyond Want, whose squares overflow
)

// An Error tells what is wrong with a file, where, and what would be right.
type Error struct {
	Kind   ErrorKind
	Line   int    // of the file, counted from 1; 0 for the whole of it
	Column int    // of the line, in characters, counted from 1; 0 for the whole of it
	Found  string // what stands there, or how many
	Want   string // what would be right, or how many
}

// Error says it in a line of English; whoever has other words takes them by the kind.
func (e *Error) Error() string {
	text := "table: " + string(e.Kind)
	if e.Line > 0 {
		text = fmt.Sprintf("table: line %d", e.Line)
		if e.Column > 0 {
			text += fmt.Sprintf(", column %d", e.Column)
		}
		text += ": " + string(e.Kind)
	}
	if e.Found != "" {
		text += fmt.Sprintf(": found %q", e.Found)
	}
	if e.Want != "" {
		text += fmt.Sprintf(", want %q", e.Want)
	}
	return text
}
