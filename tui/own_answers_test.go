package tui

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/nn/array"
	"sinapse/tui/draw"
)

// ownAnswers lists what we answer in our own words to lines that Python would do.
const ownAnswers = "testdata/own_answers.md"

// TestOwnAnswers asks all lines of the corpus of what learners type, and writes down
// those that are answered in our own words: no error class stands in them, and both
// languages say what would do.
func TestOwnAnswers(t *testing.T) {
	corpus, err := os.ReadFile("../nn/array/testdata/corpus.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]array.Array{"b": array.Arange(3), "x": array.Arange(4)}
	for name, shape := range map[string][]int{"a": {2, 3, 4}, "X": {3, 4}, "W": {3, 4}} {
		size := 1
		for _, n := range shape {
			size *= n
		}
		if names[name], err = array.Arange(size).Reshape(shape...); err != nil {
			t.Fatal(err)
		}
	}
	voices := make([]*draw.Voice, 0, 2)
	for _, language := range []content.Language{content.English, content.Portuguese} {
		book, err := content.Open(language)
		if err != nil {
			t.Fatal(err)
		}
		voices = append(voices, &draw.Voice{Book: book})
	}
	var table strings.Builder
	table.WriteString("# What is answered in our own words\n\nPython would do each of these lines; this program does not, and says so.\n\n| typed | English | português |\n| --- | --- | --- |\n")
	count := 0
	for line := range bytes.Lines(corpus) {
		var c struct {
			Group     string `json:"group"`
			Arguments struct {
				Text string `json:"text"`
			} `json:"args"`
		}
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		if c.Group != "typed" {
			continue
		}
		_, _, err := array.Evaluate(c.Arguments.Text, names)
		refused := lessons.Refuse(err)
		if refused == nil || refused.Python != "" || refused.Word == "error.noarray" {
			continue
		}
		count++
		said := make([]string, len(voices))
		for i, voice := range voices {
			said[i] = voice.Say(refused.Word, refused.Facts)
			if strings.Contains(said[i], "Error") || strings.ContainsAny(said[i], "{}") && !strings.Contains(c.Arguments.Text, "{") {
				t.Errorf("%s: %s", c.Arguments.Text, said[i])
			}
		}
		fmt.Fprintf(&table, "| `%s` | %s | %s |\n", strings.ReplaceAll(c.Arguments.Text, "|", `\|`), said[0], said[1])
	}
	if count < 40 {
		t.Errorf("only %d answers of our own", count)
	}
	if *update {
		if err := os.WriteFile(ownAnswers, []byte(table.String()), 0o644); err != nil { //nolint:gosec // it is to be read
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(ownAnswers)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != table.String() {
		t.Errorf("%s is not what is answered now; look at the difference, and write it anew with -update", ownAnswers)
	}
}
