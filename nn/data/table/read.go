package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The bounds of what is kept of faults and first rows.
const (
	mostFaults = 20
	headRows   = 20
)

// bounded is a reader that gives out so many bytes until it is told that they were
// taken: a quote that is never closed reads on and on.
type bounded struct {
	in   io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, &Error{Kind: LongRow}
	}
	n, err := b.in.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// Read reads a table. What is wrong with it is an [*Error]; what can be read all
// the same is in the table's notes.
func Read(r io.Reader, o Options) (*Table, error) {
	s, err := open(r, o.Encoding)
	if err != nil {
		return nil, err
	}
	text := bufio.NewReaderSize(s, sniffed)
	head, err := text.Peek(sniffed)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	before := 0 // lines above the table
	if sign, line := told(head); line > 0 {
		if o.Separator == 0 {
			o.Separator = sign
		}
		_, _ = text.Discard(line) // it was peeked at
		head, before = head[line:], 1
	}
	d, wrong := understand(head, err != nil, o)
	if wrong != nil {
		return nil, wrong
	}
	t := &Table{Separator: d.separator, Decimal: d.decimal, Header: d.header, Gzip: s.gzip, Columns: make([]Column, d.width)}
	if err := t.fill(text, d, o); err != nil {
		return nil, moved(err, before)
	}
	for i := range t.lines {
		t.lines[i] += int32(before)
	}
	t.Encoding = s.encoding
	return t, nil
}

// told is the separator that a first line "sep=;" names, as Excel writes it, and how
// many bytes that line has; 0 for none.
func told(head []byte) (sign rune, line int) {
	first, _, found := bytes.Cut(head, []byte{'\n'})
	after, ok := bytes.CutPrefix(bytes.TrimRight(first, "\r"), []byte("sep="))
	if !found || !ok || utf8.RuneCount(after) != 1 {
		return 0, 0
	}
	sign, _ = utf8.DecodeRune(after)
	return sign, len(first) + 1
}

// moved is an error of a table that begins so many lines further down.
func moved(err error, lines int) error {
	if wrong, ok := errors.AsType[*Error](err); ok && wrong.Line > 0 {
		further := *wrong
		further.Line += lines
		return &further
	}
	return err
}

// fill reads the rows.
func (t *Table) fill(text io.Reader, d dialect, o Options) error {
	b := &bounded{in: text, left: MostRow}
	reader := cellsOf(b, d.separator)
	reader.ReuseRecord = true
	builders := make([]builder, d.width)
	for i := range builders {
		builders[i] = builder{decimal: d.decimal, classes: map[string]int32{}, common: common{whole: true}}
	}
	name := func(i int) string { return strconv.Itoa(i + 1) }
	first, left := d.header, d.above
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, column := place(reader, row)
		if err != nil {
			if bad, ok := errors.AsType[*csv.ParseError](err); ok {
				bad.Column -= extra(reader, row, bad.Line)
			}
			return t.refuse(err, line, column, b)
		}
		b.left = MostRow
		if left > 0 { // what stands above the table is told, and no fault
			left--
			t.note(Fault{Line: line, Found: strconv.Itoa(len(row))})
			continue
		}
		if first {
			first = false
			names := unique(row, d.width)
			name = func(i int) string { return names[i] }
			continue
		}
		if len(row) != d.width {
			if err := t.skip(Fault{Line: line, Found: strconv.Itoa(len(row))}, d); err != nil {
				return err
			}
			continue
		}
		if len(t.Head) < headRows {
			t.Head = append(t.Head, append([]string(nil), row...))
		}
		if (t.Rows+1)*d.width > MostCells {
			return &Error{Kind: TooManyCells, Line: line, Found: strconv.Itoa((t.Rows + 1) * d.width), Want: strconv.Itoa(MostCells)}
		}
		for i := range row {
			builders[i].add(row, reader, i)
		}
		t.lines = append(t.lines, int32(line))
		t.Rows++
	}
	if t.Rows == 0 {
		return t.nothing(d)
	}
	for i := range builders {
		builders[i].close(name(i))
		t.Columns[i] = builders[i].column(o)
	}
	t.gathered = builders
	return nil
}

// nothing tells why a table has no rows.
func (t *Table) nothing(d dialect) error {
	if d.header {
		return &Error{Kind: HeaderOnly, Line: 1, Found: crop(strings.Join(d.rows[0], string(d.separator)))}
	}
	if t.SkippedAll > 0 {
		return &Error{Kind: RowWidth, Line: t.Skipped[0].Line, Found: t.Skipped[0].Found, Want: strconv.Itoa(d.width)}
	}
	return &Error{Kind: Empty}
}

// place is where a row begins.
func place(reader *csv.Reader, row []string) (line, column int) {
	if len(row) == 0 {
		return 0, 0
	}
	return reader.FieldPos(0)
}

// position is where a cell begins, in characters: the reader counts bytes.
func position(reader *csv.Reader, cells []string, i int) (line, column int) {
	line, column = reader.FieldPos(i)
	return line, column - extra(reader, cells[:i], line)
}

// extra is how many bytes the cells on a line have beyond their characters.
func extra(reader *csv.Reader, cells []string, line int) (bytes int) {
	for k, cell := range cells {
		if at, _ := reader.FieldPos(k); at == line {
			bytes += len(cell) - utf8.RuneCountInString(cell)
		}
	}
	return bytes
}

// skip leaves a row out. A table where that is needed again and again was not
// understood.
func (t *Table) skip(f Fault, d dialect) error {
	t.note(f)
	if t.SkippedAll-d.above > 10+t.Rows/20 {
		f = t.Skipped[min(d.above, len(t.Skipped)-1)]
		return &Error{Kind: RowWidth, Line: f.Line, Found: f.Found, Want: strconv.Itoa(d.width)}
	}
	return nil
}

// note notes a row that is left out.
func (t *Table) note(f Fault) {
	t.SkippedAll++
	if len(t.Skipped) < mostFaults {
		t.Skipped = append(t.Skipped, f)
	}
}

// refuse tells of what the reader of rows stumbled over.
func (t *Table) refuse(err error, line, column int, b *bounded) error {
	if isTooLong(err) {
		return &Error{Kind: LongRow, Line: max(t.last()+1, line), Want: strconv.Itoa(MostRow)}
	}
	if bad, ok := errors.AsType[*csv.ParseError](err); ok {
		kind := BareQuote
		if errors.Is(bad, csv.ErrQuote) && b.left >= 0 {
			kind = OpenQuote
		}
		if bad.StartLine != bad.Line || errors.Is(bad, csv.ErrQuote) {
			return &Error{Kind: kind, Line: bad.StartLine, Column: column, Want: `"`}
		}
		return &Error{Kind: kind, Line: bad.Line, Column: bad.Column, Found: `"`, Want: `""`}
	}
	return err
}

// last is the line of the last row that was read.
func (t *Table) last() int {
	if len(t.lines) == 0 {
		return 0
	}
	return int(t.lines[len(t.lines)-1])
}

// unique makes names of a header's cells: what is empty gets its number, what stands
// twice gets a number behind it.
func unique(header []string, width int) []string {
	names := make([]string, width)
	seen := map[string]bool{}
	for i := range names {
		name := ""
		if i < len(header) {
			name = strings.TrimSpace(strings.ToValidUTF8(header[i], "�"))
		}
		if name == "" {
			name = strconv.Itoa(i + 1)
		}
		if utf8.RuneCountInString(name) > 60 {
			name = string([]rune(name)[:60])
		}
		for n := 2; seen[name]; n++ {
			if candidate := name + " " + strconv.Itoa(n); !seen[candidate] {
				name = candidate
			}
		}
		seen[name] = true
		names[i] = name
	}
	return names
}

func itoa(n int) string { return strconv.Itoa(n) }
