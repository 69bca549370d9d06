package content

import "fmt"

// A Problem is a kind of mistake in a file. Use [errors.Is] to look for one in
// what [Open] and [Parse] return.
type Problem string

// The problems a file can have.
const (
	NotText         Problem = "the file is not UTF-8"
	NoHeader        Problem = "the file does not begin with a header between two --- lines"
	BadHeaderLine   Problem = "a header line is not \"key: value\""
	DuplicateKey    Problem = "a header key appears twice"
	NoTitle         Problem = "the header has no title"
	BadHeading      Problem = "a heading is neither a section (##) nor a question (###)"
	MissingID       Problem = "a heading does not end with its {#id}"
	BadID           Problem = "an id is not made of lower-case letters, digits, dots and dashes alone"
	DuplicateID     Problem = "an id appears twice"
	EmptyTitle      Problem = "a heading has no words"
	OutsideSection  Problem = "something stands before the first section"
	EmptySection    Problem = "a section is empty"
	Unsupported     Problem = "this Markdown cannot be drawn"
	BadQuestion     Problem = "a question holds one numbered list of choices, then one bullet list of outcomes, and no more"
	NoOutcomes      Problem = "a question has no outcomes"
	BadOutcome      Problem = "an outcome is not \"key: explanation\""
	DuplicateResult Problem = "an outcome appears twice"
	NoSuchChoice    Problem = "an outcome's number is not that of a choice"
	NoQuestions     Problem = "the glossary asks no questions"
	NoFile          Problem = "the language lacks a file"
	NoLanguage      Problem = "there is no such language"
)

// Error returns what is wrong, without the place.
func (p Problem) Error() string { return string(p) }

// An Error is one problem at one place.
type Error struct {
	File    string
	Line    int // counted from 1; 0 where the file as a whole is meant
	Problem Problem
	Subject string // the offending key, id, construct or words; may be empty
}

// Error returns "file:line: problem: subject".
func (e *Error) Error() string {
	place := e.File
	if e.Line > 0 {
		place = fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	if e.Subject == "" {
		return fmt.Sprintf("%s: %s", place, e.Problem)
	}
	return fmt.Sprintf("%s: %s: %q", place, e.Problem, e.Subject)
}

// Unwrap returns the problem, so that [errors.Is] finds it.
func (e *Error) Unwrap() error { return e.Problem }
