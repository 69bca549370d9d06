package table

import (
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Plain is what a program has to know that reads a table with no more than a reader of
// CSV: what stands in cells that are missing, and whether the header has the names.
type Plain struct {
	Named  bool
	Marked bool // a mark of the encoding stands before the text
	Gaps   []string
}

// A Tangle is why a plain program would not find in a file what is in its table.
type Tangle string

// The tangles.
const (
	RowsLeftOut  Tangle = "rows"   // rows were left out, or stand above the table
	OddSeparator Tangle = "blanks" // any number of blanks stands between cells
	OddCells     Tangle = "cells"  // numbers are written in more ways than one, or what is no number is missing
	ManyGaps     Tangle = "gaps"   // missing cells hold too many different texts
	OtherFile    Tangle = "file"   // the file is another one by now
)

// Error names the tangle.
func (t Tangle) Error() string { return "table: not plain: " + string(t) }

// mostGaps is how many texts of missing cells are told.
const mostGaps = 8

// plainNumber is a number as every language reads it.
var plainNumber = regexp.MustCompile(`^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$`)

// Plain reads the table's file again, some columns of it, as a plain program would: cells
// are stripped of blanks, a decimal comma is a point. It is a [Tangle] if something else
// comes of it than what is in the table.
func (t *Table) Plain(r io.Reader, columns []int) (Plain, error) {
	switch {
	case t.SkippedAll > 0:
		return Plain{}, RowsLeftOut
	case t.Separator == ' ':
		return Plain{}, OddSeparator
	}
	s, err := open(r, t.Encoding)
	if err != nil {
		return Plain{}, err
	}
	p := Plain{Named: t.Header, Marked: s.marked}
	reader := cellsOf(s, t.Separator)
	reader.ReuseRecord = true
	if t.Header {
		cells, err := reader.Read()
		if err != nil || len(cells) != len(t.Columns) {
			return Plain{}, OtherFile
		}
		for _, i := range columns {
			p.Named = p.Named && cells[i] == t.Columns[i].Name
		}
	}
	for row := range t.Rows {
		cells, err := reader.Read()
		if err != nil || len(cells) != len(t.Columns) {
			return Plain{}, OtherFile
		}
		for _, i := range columns {
			if err := t.plainCell(&p, i, row, strings.TrimSpace(cells[i])); err != nil {
				return Plain{}, err
			}
		}
	}
	if _, err := reader.Read(); !errors.Is(err, io.EOF) {
		return Plain{}, OtherFile
	}
	return p, t.gapsHold(p, columns)
}

// plainCell holds a cell against what the table has of it.
func (t *Table) plainCell(p *Plain, column, row int, cell string) error {
	c := &t.Columns[column]
	if c.Kind == LeftOut && !isMissing(cell) {
		return nil // nobody asks what it holds
	}
	if c.Kind == LeftOut || t.lacks(column, row) {
		if !slices.Contains(p.Gaps, cell) {
			if len(p.Gaps) == mostGaps {
				return ManyGaps
			}
			p.Gaps = append(p.Gaps, strings.Clone(cell))
		}
		return nil
	}
	if c.Kind == Class {
		if c.Classes[c.Codes[row]] != cell {
			return OddCells
		}
		return nil
	}
	if t.Decimal == ',' {
		cell = strings.ReplaceAll(cell, ",", ".")
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || !plainNumber.MatchString(cell) || math.Float64bits(v) != math.Float64bits(c.Numbers[row]) {
		return OddCells
	}
	return nil
}

// gapsHold holds that what stands in a missing cell stands in no other. What a column
// holds that is left out is not known: there only what is missing anywhere is.
func (t *Table) gapsHold(p Plain, columns []int) error {
	out := slices.ContainsFunc(columns, func(i int) bool { return t.Columns[i].Kind == LeftOut })
	for _, gap := range p.Gaps {
		if out && !isMissing(gap) {
			return OddCells
		}
		v, err := strconv.ParseFloat(strings.ReplaceAll(gap, ",", "."), 64)
		for _, i := range columns {
			c := &t.Columns[i]
			if slices.Contains(c.Classes, gap) || err == nil && slices.Contains(c.Numbers, v) {
				return OddCells
			}
		}
	}
	return nil
}
