package playground

import (
	"fmt"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/model"
)

// table is the learner's own that is open; nil for none.
func (g *ground) table() *model.OwnTable {
	if g.start == nil {
		return nil
	}
	return g.start.Table
}

// dataSaid is a data set in our own line. One of a learner's table is told by the file's
// name and digest, and by what is learned of it: columns count from 1.
func dataSaid(name string) string {
	if !model.IsOwn(name) {
		return "data=" + name
	}
	spec, table := model.SetOf(name).Spec()
	said := []string{fmt.Sprintf("data=own&file=%s&digest=%s&target=%d", escaped(table.Name), spec.Digest, spec.Target+1)}
	for _, more := range [][2]string{{"gaps", gapNames[spec.Missing]}, {"kinds", spec.KindsText()}, {"unused", spec.UnusedText()}} {
		if more[1] != "" && more[1] != gapNames[0] {
			said = append(said, more[0]+"="+more[1])
		}
	}
	return strings.Join(said, "&")
}

// gapNames are what becomes of missing cells, by the numbers of table.Filling.
var gapNames = []string{"drop", "mean", "class", "whole"}

// dataName takes the data set. One of a learner's table must be of that which is open.
func (s *settings) dataName(otherwise string) string {
	if s.values["data"] != "own" {
		return s.among("data", dataNames, otherwise)
	}
	said := map[string]string{}
	for _, key := range []string{"data", "file", "digest", "target", "kinds", "unused"} {
		said[key], _ = s.take(key)
	}
	gaps := s.among("gaps", gapNames, gapNames[0])
	facts := map[string]string{"file": model.Shown(unescaped(said["file"])), "digest": model.Shown(said["digest"])}
	switch {
	case s.own == nil:
		s.refuseOwn("refusal.own.none", facts)
		return otherwise
	case said["digest"] != s.own.Digest:
		facts["open"] = model.Shown(s.own.Name)
		s.refuseOwn("refusal.own.other", facts)
		return otherwise
	}
	missing := 0
	for i, name := range gapNames {
		if name == gaps {
			missing = i
		}
	}
	spec, ok := model.ReadOwnSpec(said["digest"], said["target"], strconv.Itoa(missing), said["kinds"], said["unused"])
	if !ok {
		s.refuseOwn("refusal.own.columns", facts)
		return otherwise
	}
	name, err := model.OpenOwn(s.own, spec)
	if err != nil {
		s.refuseOwn("refusal.own.columns", facts)
		return otherwise
	}
	return name
}

// refuseOwn refuses a line about a learner's table.
func (s *settings) refuseOwn(word string, facts map[string]string) {
	if s.refuse == nil {
		s.refuse = &lessons.Refusal{Word: word, At: -1, Facts: facts}
	}
}

// escaped is a file's name as it may stand in a line: what parts settings, blanks and
// what cannot be seen are %-codes of their bytes.
func escaped(name string) string {
	var text strings.Builder
	for _, char := range name {
		if strings.ContainsRune("%&=#", char) || char <= ' ' || char == 0x7f || model.Cut(string(char), 1) != string(char) {
			for _, b := range []byte(string(char)) {
				fmt.Fprintf(&text, "%%%02X", b)
			}
			continue
		}
		text.WriteRune(char)
	}
	return text.String()
}

// unescaped is the name again. What is no code stays as it is.
func unescaped(text string) string {
	var name strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if b, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				name.WriteByte(byte(b))
				i += 2
				continue
			}
		}
		name.WriteByte(text[i])
	}
	return name.String()
}
