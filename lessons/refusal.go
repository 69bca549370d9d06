package lessons

import (
	"errors"
	"strconv"

	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// A Refusal is why a text was refused, or why what it asks for cannot be done:
// in Python's own words, and by the key of plain ones.
type Refusal struct {
	Python string            // the last line of Python's traceback; "" when there is none
	Word   string            // the key of the plain words
	Facts  map[string]string // their numbers
	At     int               // which character of the text it is about, counted from 0; −1 for none
}

// Error returns Python's words, or else the key of ours.
func (r *Refusal) Error() string {
	if r.Python != "" {
		return r.Python
	}
	return r.Word
}

// Refuse tells of an error of package array as a learner is told of it; nil
// for nil.
func Refuse(err error) *Refusal {
	if err == nil {
		return nil
	}
	if syntax, ok := errors.AsType[*array.SyntaxError](err); ok {
		return &Refusal{Python: said(syntax, syntax.Class), Word: "error." + string(syntax.Kind), Facts: syntax.Facts(), At: syntax.Offset}
	}
	if wrong, ok := errors.AsType[*array.Error](err); ok {
		facts := wrong.Facts()
		if wrong.Kind == array.OutOfBounds {
			facts["last"] = strconv.Itoa(wrong.Size - 1)
		}
		return &Refusal{Python: said(wrong, wrong.Class), Word: "error." + string(wrong.Kind), Facts: facts, At: -1}
	}
	return &Refusal{Python: err.Error(), Word: "error.other", At: -1}
}

// said is what Python says of an error of a class; nothing of one without, for Python
// would not mind: the words are ours.
func said(err interface{ Full() string }, class string) string {
	if class == "" {
		return ""
	}
	return err.Full()
}

// Trouble is an error as the lines of a Listing: Python's words, then plain
// ones.
func (r *Refusal) Trouble() []scene.CodeLine {
	lines := make([]scene.CodeLine, 0, 2)
	if r.Python != "" {
		lines = append(lines, scene.CodeLine{Kind: scene.Trouble, Text: r.Python})
	}
	return append(lines, scene.CodeLine{Kind: scene.Note, Word: r.Word, Facts: r.Facts})
}
