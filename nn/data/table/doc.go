// Package table reads tables as people really have them: anybody may use it, and it uses
// nn and random. Comma, semicolon, tab or bar may stand between the cells, in decimal
// points or commas, under a header or none, in whatever encoding a spreadsheet wrote,
// gzipped or not.
//
// [Read] guesses what is likeliest and says what it guessed, so that it can be
// shown before anything is computed; [Options] overrule each guess:
//
//	t, err := table.Read(file, table.Options{})
//	t.Separator, t.Decimal, t.Header, t.Encoding  // what was understood
//	t.Columns[2].Kind                             // number, class, left out
//
// What is wrong with a file is an [*Error] with line and column, what stands there,
// and what would be right.
//
// # Cells
//
// A column whose cells are numbers is a [Number] column. 1.234,5 and 1,234.5 are
// the same number, each with its decimal sign; a percent or currency sign around a
// number is left off, which is noted. A column of few texts is a [Class] column.
// Dates, identifiers, columns of one value, of none, or of too many texts are left
// out, each with its reason. NA, NULL, ?, - and their like are missing cells.
//
// # Data sets
//
// [Table.Split] draws the rows for training and validation, in each class alike;
// [Table.Dataset] makes matrices of them: numbers standardised by the training rows
// alone, classes as columns of 0 and 1, missing cells left out or filled as chosen.
//
// # Limits
//
// A table may have [MostColumns] columns and [MostCells] cells, and a row
// [MostRow] bytes. Reading takes no more than 64 MB and 16 bytes a cell; whatever is
// larger is refused before it is held, with the number that was too large.
package table
