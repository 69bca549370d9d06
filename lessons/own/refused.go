package own

import (
	"errors"
	"strconv"

	"sinapse/lessons"
	"sinapse/nn/data/table"
)

// Refused puts what is wrong with a file in the words of a learner: a
// [*lessons.Refusal]. Other errors stay what they are.
func Refused(err error) error {
	wrong, ok := errors.AsType[*table.Error](err)
	if !ok {
		return err
	}
	word := "own.error." + string(wrong.Kind)
	if wrong.Kind == table.NotText && wrong.Line == 1 {
		word = "own.error.program"
	}
	return &lessons.Refusal{Word: word, At: -1, Facts: map[string]string{
		"line": strconv.Itoa(wrong.Line), "column": strconv.Itoa(wrong.Column), "found": wrong.Found, "want": wrong.Want,
	}}
}
