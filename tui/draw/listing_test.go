package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
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

// TestAPrintCutsNoNumber crops what Python prints at every width: what is left are
// numbers that stood there, each of them whole.
func TestAPrintCutsNoNumber(t *testing.T) {
	for _, text := range []string{"array([ 0,  1, 15, 16, 17,", " [-1.25e-07  3.5      nan]", "(24, 1)", "123456789"} {
		whole := map[string]bool{}
		for _, number := range numbersIn(text) {
			whole[number] = true
		}
		for width := 1; width <= len(text)+1; width++ {
			got := cropNumbers(text, width)
			if Cells(got) > width || width >= len(text) && got != text || width < len(text) && !strings.HasSuffix(got, "…") {
				t.Errorf("%q in %d cells is %q", text, width, got)
			}
			for _, number := range numbersIn(strings.TrimSuffix(got, "…")) {
				if !whole[number] {
					t.Errorf("%q in %d cells is %q: there is no %s", text, width, got, number)
				}
			}
		}
	}
}

// numbersIn are the numbers and names of what is printed.
func numbersIn(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,()[]", r) })
}

// TestAPrintIsSetInWhatHasRoom: of several ways to print, the first whose lines have room
// stands there, and the last where none has.
func TestAPrintIsSetInWhatHasRoom(t *testing.T) {
	said := func(text string) []scene.CodeLine { return []scene.CodeLine{{Kind: scene.Output, Text: text}} }
	p := scene.Listing{Lines: said("123456789"), Narrow: [][]scene.CodeLine{said("abcdef"), said("xyz")}}
	for width, want := range map[int]string{9: "123456789", 8: "abcdef", 6: "abcdef", 5: "xyz", 2: "…"} {
		lines, _ := new(Drawer).listed(Canvas{At: Rect{0, 0, width, 1}}, p)
		if got := lines[0].Segments[0].Text; got != want {
			t.Errorf("in %d cells: %q, want %q", width, got, want)
		}
	}
}
