package draw

import (
	"strings"
	"testing"
)

// TestALongPrintKeepsItsEnds: where there is no room for all that is printed,
// what was typed, the first line and the last one stay, and a line that is lit.
func TestALongPrintKeepsItsEnds(t *testing.T) {
	said := func(text string, output, lit bool) listedRow { return listedRow{PlainLine(text, Style{}), output, lit} }
	lines := []listedRow{said(">>> a", false, false)}
	for text := range strings.SplitSeq("abcdefghij", "") {
		lines = append(lines, said(text, true, text == "g"))
	}
	lines = append(lines, said(">>> a.shape", false, false), said("(10,)", true, false))
	for room, want := range map[int]string{13: ">>> a abcdefghij >>> a.shape (10,)", 11: ">>> a …defghi… >>> a.shape (10,)", 7: ">>> a …g… >>> a.shape (10,)"} {
		var got strings.Builder
		for _, line := range shortened(lines, room) {
			text := line.Segments[0].Text
			if len(text) > 3 {
				text = " " + text + " "
			}
			got.WriteString(text)
		}
		if now := strings.Join(strings.Fields(got.String()), " "); len(shortened(lines, room)) > room || strings.ReplaceAll(now, " ", "") != strings.ReplaceAll(want, " ", "") {
			t.Errorf("in %d rows: %q, want %q", room, now, want)
		}
	}
}

// TestATupleStaysWhole: a shape is not broken over two lines, whatever its
// styles.
func TestATupleStaysWhole(t *testing.T) {
	set := Wrap([]Segment{{"the row is as long as the column: (3, ", Style{}}, {"4", Style{Bold: true}}, {")·(4, 3) and so on", Style{}}}, 38, 0)
	var rows []string
	for _, line := range set {
		var text strings.Builder
		for _, s := range line.Segments {
			text.WriteString(s.Text)
		}
		rows = append(rows, text.String())
	}
	if got := strings.Join(rows, "|"); got != "the row is as long as the column:|(3, 4)·(4, 3) and so on" {
		t.Error(got)
	}
}
