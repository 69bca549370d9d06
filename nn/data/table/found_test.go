package table

import (
	"fmt"
	"strings"
	"testing"
)

// TestDays: what is a day or an hour, as people of several countries write them, and what
// only looks like one.
func TestDays(t *testing.T) {
	for day := range strings.SplitSeq("2026-11-27;27/11/2026;27.11.2026;27-11-26;2026-11-27 10:30;2026-11;10:30;10:30:59;0100 UTC;Jan 1 2000;"+
		"jan/2026;1 de janeiro de 2000;27 nov. 2026;November 27, 2026;Sept 3rd 1999;março de 2021;1º de maio de 2020;dez-19", ";") {
		if !isDate(day) {
			t.Errorf("%q is no day", day)
		}
	}
	for other := range strings.SplitSeq("Maria 25;Marble 20 2000;2026;1.5;10-12;may;março;Out of 2000;12:345;set 2", ";") {
		if isDate(other) {
			t.Errorf("%q is a day", other)
		}
	}
}

// TestBlanks: a table that blanks part, as many as they are, and quotes around some cells.
func TestBlanks(t *testing.T) {
	text := "  18.0   8   307.0\t\"chevrolet chevelle\"  \r\n" + rows(30, func(i int) string {
		return fmt.Sprintf("  %d.5   %d   %d.0\t\"ford torino %d\"   ", i+10, i%3+4, 200+i, i)
	})
	table := read(t, text, Options{})
	if table.Separator != ' ' || table.Header || table.Rows != 31 || len(table.Columns) != 4 || table.SkippedAll != 0 {
		t.Fatalf("%q %v %d rows, %d columns, %d skipped", table.Separator, table.Header, table.Rows, len(table.Columns), table.SkippedAll)
	}
	if got := table.Columns[0].Numbers[1]; got != 10.5 {
		t.Errorf("%g", got)
	}
	if got := table.Head[0][3]; got != "chevrolet chevelle" {
		t.Errorf("%q", got)
	}
	// The place of a fault is that in the file.
	wrong := read(t, "a b\n1    2\n3    x\n"+rows(30, func(i int) string { return fmt.Sprintf("%d %d", i, i*i) }), Options{})
	if fault := wrong.Columns[1].Faults[0]; fault.Line != 3 || fault.Column != 6 {
		t.Errorf("%+v", fault)
	}
	// Sentences are no table.
	if _, err := Read(strings.NewReader("Once upon a time\nthere was a table\nthat nobody had written at all\nand that was all\n"), Options{}); err == nil {
		t.Error("a tale was taken for a table")
	}
}

// TestGaps: numbers that stand where nothing was measured are missing, as far away as
// they are from all others, and only then.
func TestGaps(t *testing.T) {
	for _, test := range []struct {
		cells string
		gap   string
		gaps  int
	}{
		{"1.5 2 -9999 3 -9999", "-9999", 2},
		{"-12 5 -999 30", "-999", 1},
		{"0 1 -99 0", "-99", 1},
		{"-12 5 -99 30", "", 0},     // as cold as it may be
		{"-9000 5 -9999 30", "", 0}, // one of many
		{"1 2 9999", "", 0},
		{"-99 -99", "", 0},
	} {
		text := "v,w\n"
		for i, cell := range strings.Fields(test.cells) {
			text += fmt.Sprintf("%s,%d.5\n", cell, i)
		}
		c := read(t, text, Options{}).Columns[0]
		if c.Gap != test.gap || c.Gaps != test.gaps || c.Missing != test.gaps {
			t.Errorf("%s: %q, %d of them, %d missing", test.cells, c.Gap, c.Gaps, c.Missing)
		}
	}
}

// TestCodes: numbers that stand for things measure nothing, unless they are asked for.
func TestCodes(t *testing.T) {
	for name, code := range map[string]bool{
		"id": true, "ID": true, "customerId": true, "cod_municipio": true, "Código": true, "zip code": true, "CEP": true,
		"width": false, "idade": false, "valid": false, "decode": false, "grid": false, "codes": false,
	} {
		text := name + ",v\n" + rows(30, func(i int) string { return fmt.Sprintf("%d,%d.5", 7000+i*i, i) })
		c := read(t, text, Options{}).Columns[0]
		if (c.Reason == Code) != code {
			t.Errorf("%s: kind %d, %q", name, c.Kind, c.Reason)
		}
		if c := read(t, text, Options{Kinds: map[string]Kind{name: Number}}).Columns[0]; c.Kind != Number {
			t.Errorf("%s stays left out: %q", name, c.Reason)
		}
	}
	names := "name,v\n" + rows(12, func(i int) string { return fmt.Sprintf("person %d,%d.5", i, i) })
	if c := read(t, names, Options{}).Columns[0]; c.Reason != Identifier {
		t.Errorf("names of the rows: kind %d, %q", c.Kind, c.Reason)
	}
}

// TestSparse: a column that is mostly empty is left out, unless it is what is asked for:
// most rows would go with it.
func TestSparse(t *testing.T) {
	text := "v,w\n" + rows(30, func(i int) string { return fmt.Sprintf("%s,%d.5", []string{"", "", fmt.Sprint(i*i) + ".5"}[i%3], i) })
	if c := read(t, text, Options{}).Columns[0]; c.Reason != Sparse {
		t.Errorf("kind %d, %q", c.Kind, c.Reason)
	}
	for _, o := range []Options{{Target: "v"}, {Kinds: map[string]Kind{"v": Number}}} {
		if c := read(t, text, o).Columns[0]; c.Kind != Number || c.Missing != 20 {
			t.Errorf("%+v: kind %d, %d missing", o, c.Kind, c.Missing)
		}
	}
}
