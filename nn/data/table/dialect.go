package table

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode"
)

// separators are what may stand between cells, the likeliest first. Where none of them
// does, blanks may.
var separators = []rune{',', ';', '\t', '|'}

// looked is how many rows are looked at before a table is read.
const looked = 200

// A dialect is how a table is written.
type dialect struct {
	separator rune
	decimal   byte
	header    bool
	width     int        // cells in a row
	above     int        // rows of other widths above the table: a title, remarks
	rows      [][]string // its first ones
}

// understand guesses how a table is written from its first characters.
func understand(head []byte, whole bool, o Options) (dialect, error) {
	d := dialect{separator: o.Separator, decimal: o.Decimal}
	if d.separator == 0 {
		d.separator = separator(head, whole)
	}
	d.rows = rowsOf(head, whole, d.separator)
	if len(d.rows) == 0 {
		return d, &Error{Kind: Empty}
	}
	d.width = usual(d.rows)
	if o.Separator == 0 && (d.width == 1 || d.separator == '\t' && aligned(d.rows)) && evenly(rowsOf(head, whole, ' ')) {
		o.Separator = ' '
		return understand(head, whole, o)
	}
	if d.width == 1 && o.Separator == 0 && len(strings.Fields(d.rows[0][0])) > 1 {
		return d, &Error{Kind: OneColumn, Line: 1, Found: crop(d.rows[0][0])}
	}
	if d.width > MostColumns {
		return d, &Error{Kind: TooManyColumns, Line: 1, Found: itoa(d.width), Want: itoa(MostColumns)}
	}
	d.above = above(d.rows, d.width)
	d.rows = d.rows[d.above:]
	if d.decimal == 0 {
		d.decimal = decimalOf(d.rows, d.separator)
	}
	switch o.Header {
	case Yes, No:
		d.header = o.Header == Yes
	case Open:
		d.header = headed(d.rows, d.decimal)
	}
	return d, nil
}

// rowsOf reads the first rows of a table. The last one may be cut off, and is left
// out unless this is the whole table.
func rowsOf(head []byte, whole bool, separator rune) [][]string {
	if separator == ' ' && !whole {
		head, whole = head[:bytes.LastIndexByte(head, '\n')+1], true
	}
	reader := cellsOf(bytes.NewReader(head), separator)
	reader.LazyQuotes = true
	var rows [][]string
	for len(rows) < looked {
		row, err := reader.Read()
		if err != nil {
			break
		}
		if reader.InputOffset() == int64(len(head)) && !whole && len(rows) > 0 {
			break
		}
		rows = append(rows, row)
	}
	return rows
}

// aligned tells whether several blanks stand beside each other in nearly all rows.
func aligned(rows [][]string) bool {
	blank := 0
	for _, row := range rows {
		if strings.Contains(row[0], "  ") {
			blank++
		}
	}
	return 10*blank >= 9*len(rows)
}

// evenly tells whether nearly all rows have equally many cells, as sentences have not.
func evenly(rows [][]string) bool {
	width, same := usual(rows), 0
	for _, row := range rows {
		if len(row) == width {
			same++
		}
	}
	return len(rows) > 2 && width > 1 && 10*same >= 9*len(rows)
}

// separator is the one that parts most rows into equally many cells, more than one.
func separator(head []byte, whole bool) rune {
	best, most := separators[0], 0
	for _, s := range separators {
		rows := rowsOf(head, whole, s)
		width := usual(rows)
		if width < 2 {
			continue
		}
		same := 0
		for _, row := range rows {
			if len(row) == width {
				same++
			}
		}
		// All rows alike count most; then more cells. A decimal comma parts rows of
		// many numbers into about as many cells as a semicolon does, but unevenly.
		score := 1000*same/len(rows) + min(width, 20)
		if s == ',' && commasAreDecimal(rows, head) {
			score -= 500
		}
		if score > most {
			best, most = s, score
		}
	}
	return best
}

// commasAreDecimal tells whether commas that part cells might as well be decimal
// signs: another separator stands in the same rows.
func commasAreDecimal(rows [][]string, head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte{'\n'})
	return len(rows) > 0 && (bytes.ContainsRune(line, ';') || bytes.ContainsRune(line, '\t'))
}

// usual is the width that most rows have.
func usual(rows [][]string) int {
	count := map[int]int{}
	best := 0
	for _, row := range rows {
		count[len(row)]++
		if n := count[len(row)]; n > count[best] || n == count[best] && len(row) > best {
			best = len(row)
		}
	}
	return best
}

// mostAbove is how many rows may stand above a table.
const mostAbove = 20

// above is how many rows of other widths stand before the first row of the table. Where
// it does not begin soon, none do: then the rows are of any width.
func above(rows [][]string, width int) int {
	for i, row := range rows[:min(len(rows), mostAbove+1)] {
		if len(row) == width {
			return i
		}
	}
	return 0
}

// decimalOf is the decimal sign that most cells speak for. Where none does, a point; but
// between semicolons, which spreadsheets write where a comma is the decimal sign, it is a
// comma, if there is one or a point has three digits behind it wherever it stands: 1.234
// is a thousand there.
func decimalOf(rows [][]string, separator rune) byte {
	points, commas, either, thousands := 0, 0, 0, 0
	for _, row := range rows {
		for _, cell := range row {
			switch vote(cell) {
			case '.':
				points++
			case ',':
				commas++
			default:
				text, _ := bare(cell)
				if strings.Contains(text, ",") && strings.Trim(text, "0123456789,-+") == "" && text != "" {
					either++
				}
				if pointThousands().MatchString(text) {
					thousands++
				}
			}
		}
	}
	if commas > points || commas == points && points == 0 && either+thousands > 0 && separator == ';' {
		return ','
	}
	return '.'
}

// headed tells whether the first row has the names of columns: none of its cells is a
// number or a day, and below them stands something else; each is another, or numbers stand
// below. Years, each one more than the one before, may be the names of columns of other
// numbers.
func headed(rows [][]string, decimal byte) bool {
	years, last, distinct := 0, 0, distinct(rows[0])
	for column, cell := range rows[0] {
		cell = strings.TrimSpace(cell)
		year := yearOf(cell)
		switch {
		case year > 0 && (last == 0 || year == last+1) && column > 0 && len(rows) > 1 && yearOf(strings.TrimSpace(rows[1][min(column, len(rows[1])-1)])) == 0:
			years, last = years+1, year
		case measured(cell, decimal):
			return false
		}
	}
	if years > 0 {
		return distinct && years < len(rows[0])
	}
	for column := range rows[0] {
		switch numbers, again := below(rows, column, decimal); {
		case numbers:
			return true
		case again:
			return false
		}
	}
	return distinct
}

// distinct tells whether no two cells of a row say the same.
func distinct(row []string) bool {
	seen := map[string]bool{}
	for _, cell := range row {
		cell = strings.TrimSpace(cell)
		if seen[cell] && cell != "" {
			return false
		}
		seen[cell] = true
	}
	return true
}

// yearOf is the year that a cell may be; 0 for none.
func yearOf(cell string) int {
	if year, err := strconv.Atoi(cell); err == nil && year >= 1900 && year < 2100 {
		return year
	}
	return 0
}

// measured tells whether a cell is a number or a day.
func measured(cell string, decimal byte) bool {
	_, number := parse(cell, decimal)
	return number || isDate(cell)
}

// below tells whether numbers stand below the first cell of a column, or that cell
// again.
func below(rows [][]string, column int, decimal byte) (numbers, again bool) {
	first := strings.TrimSpace(rows[0][column])
	for _, row := range rows[1:] {
		if column < len(row) {
			cell := strings.TrimSpace(row[column])
			numbers = numbers || measured(cell, decimal)
			again = again || cell == first
		}
	}
	return numbers, again
}

// crop shortens what is told of a file, and takes out of it what is no character to
// be seen.
func crop(text string) string {
	const most = 40
	shown := strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '·'
		}
		return r
	}, text)
	if runes := []rune(shown); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return shown
}

// isTooLong tells whether an error of reading is that of a row without end.
func isTooLong(err error) bool {
	wrong, ok := errors.AsType[*Error](err)
	return ok && wrong.Kind == LongRow
}
