package table

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// read reads a table that must be readable.
func read(t *testing.T, text string, o Options) *Table {
	t.Helper()
	table, err := Read(strings.NewReader(text), o)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return table
}

// rows repeats a row, so that a table is longer than its oddities.
func rows(n int, row func(i int) string) string {
	var text strings.Builder
	for i := range n {
		text.WriteString(row(i) + "\n")
	}
	return text.String()
}

func TestPenguins(t *testing.T) {
	text, err := os.ReadFile("../penguins.csv")
	if err != nil {
		t.Fatal(err)
	}
	table := read(t, string(text), Options{Target: "species"})
	if table.Separator != ',' || table.Decimal != '.' || !table.Header || table.Encoding != UTF8 || table.Rows != 344 {
		t.Fatalf("%c %c %v %s %d", table.Separator, table.Decimal, table.Header, table.Encoding, table.Rows)
	}
	for name, want := range map[string]struct {
		kind    Kind
		missing int
		classes int
	}{
		"species": {Class, 0, 3}, "island": {Class, 0, 3}, "bill_length_mm": {Number, 2, 0}, "bill_depth_mm": {Number, 2, 0},
		"flipper_length_mm": {Number, 2, 0}, "body_mass_g": {Number, 2, 0}, "sex": {Class, 11, 2}, "year": {Number, 0, 0},
	} {
		c := table.Columns[table.Find(name)]
		if c.Kind != want.kind || c.Missing != want.missing || len(c.Classes) != want.classes {
			t.Errorf("%s: kind %d, %d missing, %d classes", name, c.Kind, c.Missing, len(c.Classes))
		}
	}
	made, err := table.Prepare(table.Plan(table.Find("species")))
	if err != nil {
		t.Fatal(err)
	}
	// The 333 penguins with nothing missing; 7 of 10 of each species.
	if n := made.Train.Len() + made.Validation.Len(); n != 333 || made.Dropped != 11 || made.Train.Len() != 233 {
		t.Errorf("%d samples, %d dropped, %d to train", n, made.Dropped, made.Train.Len())
	}
	if made.Train.Y.Cols != 3 || made.Train.X.Cols != 3+4+2+1 {
		t.Errorf("X has %d columns, Y %d", made.Train.X.Cols, made.Train.Y.Cols)
	}
}

func TestMakes(t *testing.T) {
	brazil := "cidade;preço;área;data;nota\n" + rows(30, func(i int) string {
		return fmt.Sprintf("%s;R$ 1.%03d,50;%d,5;%02d/11/2026;%d%%", []string{"São Paulo", "Brasília"}[i%2], 100+7*i%900, i+40, i%28+1, i*3%101)
	})
	for name, test := range map[string]struct {
		text      string
		separator rune
		decimal   byte
		header    bool
		kinds     []Kind
		number    float64 // the second row of the second column
	}{
		"Brazil's Excel":    {brazil, ';', ',', true, []Kind{Class, Number, Number, LeftOut, Number}, 1107.5},
		"comma and point":   {"a,b\n1.5,2.25\n3.5,4.75\n5,6\n", ',', '.', true, []Kind{Number, Number}, 4.75},
		"tabs":              {"a\tb\n1\t2\n3\t4\n5\t7\n", '\t', '.', true, []Kind{Number, Number}, 4},
		"bars":              {"a|b\n1|2\n3|4\n5|7\n", '|', '.', true, []Kind{Number, Number}, 4},
		"no header":         {"1,2\n3,4\n5,7\n", ',', '.', false, []Kind{Number, Number}, 4},
		"no header, texts":  {"red,2\nblue,4\nred,7\nblue,1\n", ',', '.', false, []Kind{Class, Number}, 4},
		"quoted commas":     {"a,b\n\"1,5\",\"2,25\"\n\"3,5\",\"4,75\"\n\"4,5\",\"1\"\n", ',', ',', true, []Kind{Number, Number}, 4.75},
		"thousands":         {"a,b\nx,\"1,234\"\ny,\"12,345.5\"\nx,\"1,234,567\"\n", ',', '.', true, []Kind{Class, Number}, 12345.5},
		"points, thousands": {"a;b\nx;1.234\ny;12.345\nx;800\n", ';', ',', true, []Kind{Class, Number}, 12345},
		"points, decimals":  {"a;b\nx;1.234\ny;12.3\nx;800\n", ';', '.', true, []Kind{Class, Number}, 12.3},
		"years":             {"a;2019;2020\nx;17;18\ny;19;27\nx;20;8\n", ';', '.', true, []Kind{Class, Number, Number}, 19},
		"Swiss":             {"a;b\nx;1'234.5\ny;1'234'567\nx;12\n", ';', '.', true, []Kind{Class, Number}, 1234567},
		"spaces":            {"a;b\nx;1 234,5\ny;1\u00a0234\u00a0567,25\nx;1,5\n", ';', ',', true, []Kind{Class, Number}, 1234567.25},
		"minus signs":       {"a,b\n−1,2\n-3,(4)\n5,7\n", ',', '.', true, []Kind{Number, Number}, -4},
		"exponents":         {"a,b\n1e3,2E-2\n-3e+1,4e2\n5,7\n", ',', '.', true, []Kind{Number, Number}, 400},
		"line breaks":       {"a,b\n\"x\ny\",2\n\"p\",4\n\"x\ny\",5\n", ',', '.', true, []Kind{Class, Number}, 4},
		"old Macs":          {"a,b\r1,2\r3,4\r5,7\r", ',', '.', true, []Kind{Number, Number}, 4},
		"Windows":           {"a,b\r\n1,2\r\n3,4\r\n5,7\r\n", ',', '.', true, []Kind{Number, Number}, 4},
		"no last break":     {"a,b\n1,2\n3,4\n5,7", ',', '.', true, []Kind{Number, Number}, 4},
		"Excel says sep":    {"sep=;\na;b\n1,5;2,5\n3,5;4,5\n5,5;7\n", ';', ',', true, []Kind{Number, Number}, 4.5},
	} {
		table, err := Read(strings.NewReader(test.text), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if table.Separator != test.separator || table.Decimal != test.decimal || table.Header != test.header {
			t.Errorf("%s: %q %q %v", name, table.Separator, table.Decimal, table.Header)
		}
		for i, c := range table.Columns {
			if i >= len(test.kinds) || c.Kind != test.kinds[i] {
				t.Errorf("%s: column %d, %s, is of kind %d (%s)", name, i, c.Name, c.Kind, c.Reason)
			}
		}
		if len(table.Columns) > 1 && table.Columns[1].Kind == Number && table.Columns[1].Numbers[1] != test.number {
			t.Errorf("%s: %v, want %v", name, table.Columns[1].Numbers[1], test.number)
		}
	}
}

func TestEncodings(t *testing.T) {
	const text = "cidade,n\nSão Paulo,1\nBrasília,2\nSão Paulo,3\n"
	var latin []byte
	for _, r := range text {
		latin = append(latin, byte(r))
	}
	wide := func(big bool) []byte {
		var out []byte
		for _, u := range utf16.Encode([]rune(text)) {
			if big {
				out = append(out, byte(u>>8), byte(u))
			} else {
				out = append(out, byte(u), byte(u>>8))
			}
		}
		return out
	}
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	_, _ = w.Write(latin)
	_ = w.Close()
	for name, test := range map[string]struct {
		data []byte
		want Encoding
	}{
		"UTF-8":              {[]byte(text), UTF8},
		"with its mark":      {append([]byte("\xef\xbb\xbf"), text...), UTF8Mark},
		"Latin-1":            {latin, Latin1},
		"Windows-1252":       {bytes.Replace(latin, []byte("n\n"), []byte("n \x96 \x80\n"), 1), Windows1252},
		"UTF-16 LE, marked":  {append([]byte("\xff\xfe"), wide(false)...), UTF16LE},
		"UTF-16 BE, marked":  {append([]byte("\xfe\xff"), wide(true)...), UTF16BE},
		"UTF-16 LE":          {wide(false), UTF16LE},
		"UTF-16 BE":          {wide(true), UTF16BE},
		"gzipped Latin-1":    {zipped.Bytes(), Latin1},
		"Latin-1 far behind": {append(append([]byte("cidade,n\n"), rows(40_000, func(i int) string { return fmt.Sprintf("Rio,%d", i%7) })...), latin[len("cidade,n\n"):]...), Latin1},
	} {
		table, err := Read(bytes.NewReader(test.data), Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		c := table.Columns[0]
		if table.Encoding != test.want || !slices.Contains(c.Classes, "São Paulo") || !slices.Contains(c.Classes, "Brasília") {
			t.Errorf("%s: %s, %q", name, table.Encoding, c.Classes)
		}
	}
}

// endless gives the same bytes for ever, and counts them.
type endless struct {
	head  string
	again []byte
	given int
}

func (e *endless) Read(p []byte) (int, error) {
	if e.head != "" {
		n := copy(p, e.head)
		e.head = e.head[n:]
		e.given += n
		return n, nil
	}
	n := 0
	for n < len(p) {
		n += copy(p[n:], e.again)
	}
	e.given += n
	return n, nil
}

func TestHostileFiles(t *testing.T) {
	for name, test := range map[string]struct {
		in   io.Reader
		kind ErrorKind
		line int
	}{
		"empty":             {strings.NewReader(""), Empty, 0},
		"only a header":     {strings.NewReader("a,b\n"), HeaderOnly, 1},
		"only breaks":       {strings.NewReader("\n\n\n"), Empty, 0},
		"a program":         {strings.NewReader("\x7fELF\x02\x01\x01\x00\x00\x00"), NotText, 1},
		"a zero far behind": {strings.NewReader("a,b\n" + rows(50_000, func(int) string { return "1,2" }) + "3,\x00\n"), NotText, 50_002},
		"a field for ever":  {&endless{head: "a,b\n1,2\n", again: []byte("x")}, LongRow, 3},
		"a quote for ever":  {&endless{head: "a,b\n1,2\n\"", again: []byte("x\n")}, LongRow, 3},
		"columns for ever":  {&endless{head: "", again: []byte("1,")}, TooManyColumns, 1},
		"a million columns": {strings.NewReader(strings.Repeat("1,", 100_000) + "1\n" + strings.Repeat("1,", 100_000) + "1\n"), TooManyColumns, 1},
		"rows of any width": {strings.NewReader("a,b\n" + rows(40, func(i int) string { return strings.Repeat("1,", i%3) + "1" })), RowWidth, 0},
		"an open quote":     {strings.NewReader("a,b\n1,2\n3,\"4\n5,6\n"), OpenQuote, 3},
		"a quote in a cell": {strings.NewReader("a,b\n1,2\n3,4\"5\n"), BareQuote, 3},
		"half of a gzip":    {bytes.NewReader([]byte("\x1f\x8b\x08\x00\x00")), BadGzip, 0},
		"words":             {strings.NewReader("one two three\nfour five six\nseven eight\n"), OneColumn, 1},
		"half a character":  {strings.NewReader("é,b\n1,2\n3,\xc3"), BadText, 3},
		"damaged UTF-8":     {strings.NewReader("é,b\n1,2\nx\xff,4\n"), BadText, 3},
	} {
		table, err := Read(test.in, Options{})
		wrong, ok := errors.AsType[*Error](err)
		if !ok || wrong.Kind != test.kind || test.line > 0 && wrong.Line != test.line {
			t.Errorf("%s: %v (%+v)", name, err, table)
		}
		if e, ok := test.in.(*endless); ok && e.given > 3*MostRow {
			t.Errorf("%s: %d bytes were read before it was refused", name, e.given)
		}
	}
}

func TestWhatIsLeftOut(t *testing.T) {
	text := "id,empty,same,day,note,size,mark\n" + rows(300, func(i int) string {
		return fmt.Sprintf("%d,NA,x,2026-11-%02d,remark %d,%d.5,%d", i+1, i%28+1, i, i%40, i%3)
	})
	table := read(t, text, Options{Target: "mark"})
	for name, want := range map[string]Reason{
		"id": Identifier, "empty": AllMissing, "same": OneValue, "day": Dates, "note": Identifier, "size": "", "mark": "",
	} {
		if c := table.Columns[table.Find(name)]; c.Reason != want || (c.Kind == LeftOut) != (want != "") {
			t.Errorf("%s: kind %d, %q", name, c.Kind, c.Reason)
		}
	}
	if c := table.Columns[table.Find("mark")]; c.Kind != Class || !slices.Equal(c.Classes, []string{"0", "1", "2"}) {
		t.Errorf("few whole numbers in a target are classes: %+v", c.Classes)
	}
	if c := read(t, text, Options{}).Columns[table.Find("mark")]; c.Kind != Number {
		t.Error("few whole numbers in a feature are numbers")
	}
	prices := "preço;nota\n" + rows(30, func(i int) string { return fmt.Sprintf("R$ %d.000,00;%d%%", 150+i%3, 10*(i%5)) })
	for _, target := range []string{"preço", "nota"} {
		table := read(t, prices, Options{Target: target})
		if c := table.Columns[table.Find(target)]; c.Kind != Number {
			t.Errorf("few amounts of money, and few shares, are numbers: %s is of kind %d", target, c.Kind)
		}
	}
}

func TestFaultsHavePlaces(t *testing.T) {
	table := read(t, "a,b\n"+rows(30, func(i int) string {
		if i == 12 {
			return "12O,x"
		}
		return fmt.Sprintf("%d.5,y", i)
	})+"7\n"+"8,9,10\n", Options{})
	a := table.Columns[0]
	if a.Kind != Number || a.Wrong != 1 || a.Faults[0] != (Fault{14, 1, "12O", "120"}) || !math.IsNaN(a.Numbers[12]) {
		t.Errorf("%+v", a.Faults)
	}
	if table.SkippedAll != 2 || table.Skipped[0] != (Fault{Line: 32, Found: "1"}) || table.Rows != 30 || table.Line(12) != 14 {
		t.Errorf("%+v", table.Skipped)
	}
}

// A title and remarks above a table are left out, and told.
func TestWhatStandsAbove(t *testing.T) {
	table := read(t, "REGIAO:;S\nUF:;RS\nESTACAO:;PORTO ALEGRE\nData;Chuva;Temperatura\n"+rows(40, func(i int) string {
		return fmt.Sprintf("%02d/11/2026;,%d;2%d,5", i%28+1, i%9, i%7)
	})+"Fonte: INMET\n", Options{})
	if table.Rows != 40 || !table.Header || table.Columns[1].Name != "Chuva" || table.Columns[1].Numbers[8] != 0.8 || table.SkippedAll != 4 || table.Skipped[0].Line != 1 || table.Line(0) != 5 {
		t.Errorf("%d rows, header %v, %+v, left out: %+v", table.Rows, table.Header, table.Columns[1].Name, table.Skipped)
	}
}

// Columns of places are counted in characters, whatever an encoding makes of them.
func TestPlacesAreInCharacters(t *testing.T) {
	table := read(t, "cidade,n\n"+rows(20, func(i int) string { return "São João," + []string{"1", "x"}[i/19] }), Options{})
	if faults := table.Columns[1].Faults; len(faults) != 1 || faults[0].Line != 21 || faults[0].Column != 10 {
		t.Errorf("%+v", faults)
	}
	_, err := Read(strings.NewReader("cidade,n\nSão João,3\"4\"\n"), Options{})
	if wrong, ok := errors.AsType[*Error](err); !ok || wrong.Line != 2 || wrong.Column != 11 {
		t.Errorf("%v", err)
	}
}

// Numbers so far apart that their difference is none are counted all the same.
func TestBinsOfTheWidest(t *testing.T) {
	table := read(t, "a,b\n-1e308,1\n1e308,2\n1.5e308,4\n0,5\n", Options{})
	low, high, ok := table.Columns[0].Range()
	if counts := table.Columns[0].Bins(5, low, high); !ok || low != -1e308 || high != 1.5e308 || !slices.Equal(counts, []int{1, 0, 1, 0, 2}) {
		t.Error(low, high, counts)
	}
}

// FuzzRead feeds any bytes: they are refused, or are a table whose parts fit together.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"a,b\n1,2\n", "a;b\n1,5;x\n", "\xff\xfea\x00,\x00b\x00", "\"a\nb\",c\n1,2", "x\t−1\n", "1.234,5;R$ 2\n", "\x1f\x8b", "é,1\n\xff,2",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Read(bytes.NewReader(data), Options{})
		if err != nil {
			if _, ok := errors.AsType[*Error](err); !ok {
				t.Fatalf("not typed: %v", err)
			}
			return
		}
		for i, c := range table.Columns {
			if c.Kind == Number && len(c.Numbers) != table.Rows || c.Kind == Class && len(c.Codes) != table.Rows {
				t.Fatalf("column %d has not a cell a row", i)
			}
			for _, code := range c.Codes {
				if int(code) >= len(c.Classes) {
					t.Fatal("a class that there is not")
				}
			}
			if c.Kind != LeftOut {
				if made, err := table.Prepare(table.Plan(i)); err == nil {
					for _, v := range made.Train.X.Data {
						if math.IsNaN(v) {
							t.Fatal("a missing cell is learnt from")
						}
					}
				}
			}
		}
	})
}

// BenchmarkRead reads 20,000 rows of 200 numbers; five times as many are to take
// under 3 s.
func BenchmarkRead(b *testing.B) {
	row := []byte(rows(1, func(int) string { return strings.Repeat("12.345,", 199) + "7" }))
	text := bytes.Repeat(row, 20_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Read(bytes.NewReader(text), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
