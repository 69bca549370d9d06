package model

import (
	"slices"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/nn/data/table"
)

// reasons say why a table is not read in a few lines of Python.
var reasons = map[error]string{
	table.RowsLeftOut:  "some of its rows were left out, or stand above the names",
	table.OddSeparator: "any number of blanks stands between its cells",
	table.OddCells:     "some of its cells are no plain numbers: they hold signs or words",
	table.ManyGaps:     "what stands in its missing cells is too many different things",
	ErrTall:            "it has too many columns, or names that are too long",
	ErrCommonest:       "missing classes are filled with the commonest",
	ErrStretches:       "the rate was changed too often",
	ErrNothing:         "there is nothing to learn from yet",
	ErrConstant:        "a column of the training rows holds one number alone",
}

// A CodeReason is why there is no code.
type CodeReason string

// Error names it.
func (r CodeReason) Error() string { return "model: no code: " + string(r) }

// The reasons that lie in a plan or a run; package table has those of files.
const (
	ErrTall      CodeReason = "tall"
	ErrCommonest CodeReason = "commonest"
	ErrStretches CodeReason = "stretches"
	ErrConstant  CodeReason = "constant"
	ErrNothing   CodeReason = "nothing"
)

// OrWhy is code, or why there is none.
func OrWhy(code string, err error) string {
	if err == nil {
		return code
	}
	why, known := reasons[err]
	if !known {
		why = "the file is not there any more as it was read"
	}
	return "# No code for this: " + why + ".\n" +
		"# Of a table of plain numbers and names, under one line of names, there would be.\n"
}

// TooLarge tells whether code has no room.
func TooLarge(code string) bool {
	for line := range strings.Lines(code) {
		if len([]rune(line)) > kit.CodeWidth+1 {
			return true
		}
	}
	return strings.Count(code, "\n") > kit.CodeHeight
}

// FileName is what a file is called; what was piped in is to be called something.
func FileName(name string) string {
	if name == "-" {
		return "piped.csv"
	}
	return name
}

// Unfit tells what the code would do otherwise.
func (w TableCode) Unfit() error {
	p := w.Prepared
	for _, in := range p.Inputs {
		column := &w.Table.Columns[in.Column]
		switch {
		case in.Class >= 0 && column.Missing > 0 && (w.Plan.Missing == table.Mean || w.Plan.Missing == table.OwnClass && len(w.Plain.Gaps) > 1):
			return ErrCommonest
		case in.Class < 0 && w.Plan.Standardize && constant(column.Numbers, p.TrainRows):
			return ErrConstant
		}
	}
	if p.Classes == nil && w.Plan.Standardize && constant(w.Table.Columns[w.Plan.Target].Numbers, p.TrainRows) {
		return ErrConstant
	}
	return nil
}

// constant tells whether some rows of a column all hold the same.
func constant(numbers []float64, rows []int) bool {
	return !slices.ContainsFunc(rows, func(row int) bool { return numbers[row] != numbers[rows[0]] })
}
