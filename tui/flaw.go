package tui

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"sinapse/lessons"
	"sinapse/tui/store"
)

// Flaw says what is wrong with a file that is to be progress, and where: the key of
// the words, and what fills them. data is its text, err what reading it ended in.
func Flaw(data []byte, err error) (key string, values map[string]string) {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var field *lessons.FieldError
	switch {
	case errors.Is(err, store.ErrNewer):
		return "error.import.newer", nil
	case len(bytes.TrimSpace(data)) == 0:
		return "error.import.empty", nil
	case errors.As(err, &syntax) && strings.HasPrefix(syntax.Error(), "unexpected end"):
		return "error.import.cut", position(data, len(bytes.TrimRight(data, " \t\r\n")))
	case errors.As(err, &syntax):
		at := min(max(int(syntax.Offset)-1, 0), len(data)-1)
		values = position(data, at)
		char, _ := utf8.DecodeRune(data[at:])
		values["found"] = string(char)
		return "error.import.syntax", values
	case errors.As(err, &kind):
		values = position(data, min(max(int(kind.Offset)-1, 0), len(data)-1))
		values["field"] = kind.Field
		if kind.Field == "" {
			return "error.import.foreign", values
		}
		return "error.import.kind", values
	case errors.As(err, &field):
		return "error.import.field", map[string]string{"field": field.Field}
	}
	return "error.import.foreign", nil
}

// position is the line and the column of a byte of a text, both from 1; columns are
// counted in characters.
func position(data []byte, at int) map[string]string {
	before := data[:at]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return map[string]string{"line": strconv.Itoa(line), "column": strconv.Itoa(column)}
}
