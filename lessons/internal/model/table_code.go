package model

import (
	"fmt"
	"slices"
	"strconv"

	"sinapse/lessons/internal/kit"
	"sinapse/nn/data/table"
)

// A TableCode writes the Python that reads a learner's table and deals its rows out.
type TableCode struct {
	File     string // what Python calls it
	Table    *table.Table
	Prepared *table.Prepared // nil before there is a plan
	Plan     table.Plan
	Needed   []int // the columns that the matrices are made of or chosen by
	Plain    table.Plain
	Named    bool // columns are called by their names, not by their numbers from 0
	Each     bool // two classes have an output each, as more of them have
}

// Key is how a row is asked for a column.
func (w TableCode) Key(column int) string {
	if w.Named {
		return Quoted(w.Table.Columns[column].Name)
	}
	return strconv.Itoa(column)
}

// Quoted is a text as Python reads it.
func Quoted(text string) string {
	if Cut(text, len(text)+1) == text {
		return strconv.Quote(text)
	}
	return strconv.QuoteToASCII(text)
}

// PythonEncodings are Python's names of them.
var PythonEncodings = map[table.Encoding]string{
	table.UTF8: "utf-8", table.UTF8Mark: "utf-8-sig", table.UTF16LE: "utf-16-le", table.UTF16BE: "utf-16-be",
	table.Latin1: "latin-1", table.Windows1252: "cp1252",
}

// Reading reads the rows that are needed, and says which inputs there are: a column of
// numbers, or one and a class of it.
func (w TableCode) Reading() string {
	return w.opening() + kit.PythonPieces("inputs = [", "]", w.Inputs()) + w.choosing() + w.most()
}

// opening opens the file and reads all rows.
func (w TableCode) opening() string {
	rows := "list(csv.DictReader(file%s))"
	switch {
	case w.Named:
	case w.Table.Header:
		rows = "[row for row in csv.reader(file%s) if row][1:]"
	default:
		rows = "[row for row in csv.reader(file%s) if row]"
	}
	opens, separated := w.Opens()
	return fmt.Sprintf("with %s as file:\n    rows = "+rows+"\n", opens, separated)
}

// Opens is how the file is opened, and what the reader of its rows has to know.
func (w TableCode) Opens() (file, reader string) {
	file = "open(" + Quoted(w.File) + ", "
	if w.Table.Gzip {
		file = "gzip.open(" + Quoted(w.File) + ", \"rt\", "
	}
	if w.Table.Separator != ',' {
		reader = ", delimiter=" + Quoted(string(w.Table.Separator))
	}
	return file + fmt.Sprintf("encoding=\"%s\", newline=\"\")", w.encoding()), reader
}

// encoding is Python's name of the file's. A mark at its beginning is no part of the text.
func (w TableCode) encoding() string {
	switch of := w.Table.Encoding; {
	case w.Plain.Marked && (of == table.UTF16LE || of == table.UTF16BE):
		return "utf-16"
	case w.Plain.Marked:
		return "utf-8-sig"
	default:
		return PythonEncodings[of]
	}
}

// choosing leaves rows out that lack something.
func (w TableCode) choosing() string {
	if len(w.Plain.Gaps) == 0 {
		return ""
	}
	gaps := make([]string, len(w.Plain.Gaps))
	for i, gap := range w.Plain.Gaps {
		gaps[i] = Quoted(gap)
	}
	return kit.PythonPieces("gaps = [", "]", gaps) + w.Chosen()
}

// Chosen are the rows that hold something in the columns that must.
func (w TableCode) Chosen() string {
	var whole []string
	for _, column := range w.Needed {
		if w.Table.Columns[column].Missing > 0 && (column == w.Plan.Target || !w.Fills()) {
			whole = append(whole, w.Key(column))
		}
	}
	if len(whole) == 0 {
		return ""
	}
	return kit.PythonPieces("whole = [", "]", whole) + "rows = [row for row in rows if all(row[k].strip() not in gaps for k in whole)]\n"
}

// Fills tells whether missing cells are filled.
func (w TableCode) Fills() bool {
	return w.Plan.Missing == table.Mean || w.Plan.Missing == table.OwnClass
}

// most keeps of the rows as many as take part.
func (w TableCode) most() string {
	if w.Plan.Most == 0 || w.Table.Rows-w.Prepared.Dropped <= w.Plan.Most {
		return ""
	}
	return fmt.Sprintf("rows = [rows[i * len(rows) // %[1]d] for i in range(%[1]d)]  # evenly spread\n", w.Plan.Most)
}

// Inputs are the columns of X.
func (w TableCode) Inputs() (pieces []string) {
	all := w.Prepared.Inputs
	for i := 0; i < len(all); i++ {
		in, column := all[i], &w.Table.Columns[all[i].Column]
		switch {
		case in.Class >= len(column.Classes): // that of missing cells
			pieces = append(pieces, "("+w.Key(in.Column)+", "+Quoted(w.Plain.Gaps[0])+")")
			continue
		case in.Class >= 0:
			pieces = append(pieces, "("+w.Key(in.Column)+", "+Quoted(column.Classes[in.Class])+")")
			continue
		}
		last := i
		for !w.Named && last+1 < len(all) && all[last+1].Class < 0 && all[last+1].Column == all[last].Column+1 {
			last++
		}
		if last < i+2 {
			pieces = append(pieces, w.Key(in.Column))
			continue
		}
		pieces = append(pieces, fmt.Sprintf("*range(%d, %d)", in.Column, all[last].Column+1))
		i = last
	}
	return pieces
}

// Number is the code of a text's number.
func (w TableCode) Number(text string) string {
	if w.Table.Decimal == ',' {
		text += ".replace(\",\", \".\")"
	}
	return "float(" + text + ")"
}

// Splitting draws the training rows as they were drawn here: of each class its share.
func (w TableCode) Splitting() string {
	target, groups := w.Key(w.Plan.Target), "[range(len(rows))]"
	y := "[" + w.Number("row["+target+"].strip()") + " for row in rows]"
	classes := ""
	if w.Kind() != OfNumbers {
		of := w.Table.Columns[w.Plan.Target].Classes
		names := make([]string, len(of))
		for i, class := range of {
			names[i] = Quoted(class)
		}
		classes = kit.PythonPieces("classes = [", "]", names)
		y = "[classes.index(row[" + target + "].strip()) for row in rows]"
		groups = "[[i for i, k in enumerate(y) if k == c] for c in range(len(classes))]"
	}
	// one at least on either side, where there are two:
	share := fmt.Sprintf("n = min(max(int(%s * len(group) + 0.5), len(group) > 1), max(len(group) - 1, 1))", kit.PythonNumber(w.Plan.Share))
	if w.Plan.Share >= 1 {
		share = "n = len(group)"
	}
	return classes + "y = " + y + "\n" + fmt.Sprintf(`r, seen, rest = np.random.RandomState(%d), [], []
for group in %s:
    %s
    group = r.permutation(group).astype(int)
    seen, rest = sorted([*seen, *group[:n]]), sorted([*rest, *group[n:]])
`, w.Plan.Seed, groups, share)
}

// Cells make the matrix X of the rows, and scale its numbers.
func (w TableCode) Cells() string {
	isClass := func(in table.Input) bool { return in.Class >= 0 }
	inputs := w.Prepared.Inputs
	numbers := slices.ContainsFunc(inputs, func(in table.Input) bool { return !isClass(in) })
	fills := w.Fills() && numbers && len(w.Plain.Gaps) > 0
	cell, between := w.Number("row[k].strip()"), " "
	if w.Table.Decimal == ',' {
		between = "\n               "
	}
	if fills {
		cell = "np.nan if row[k].strip() in gaps\n               else " + cell
	}
	chosen, at := "", ":"
	if slices.ContainsFunc(inputs, isClass) {
		cell = "row[k[0]].strip() == k[1] if isinstance(k, tuple)\n               else " + cell
		chosen, at = "number = [not isinstance(k, tuple) for k in inputs]\n", "number"
	}
	code := "X = np.array([[" + cell + between + "for k in inputs] for row in rows], float)\n"
	if !numbers || !fills && !w.Plan.Standardize {
		return code
	}
	return code + chosen + w.scaling(at, fills)
}

// scaling fills the numbers of X and scales them, both by the training rows alone.
func (w TableCode) scaling(at string, fills bool) string {
	mean, std, fill, scaled := "mean", "std", "", "N"
	if fills {
		mean, std, fill = "nanmean", "nanstd", "N = np.where(np.isnan(N), mean, N)\n"
	}
	if w.Plan.Standardize {
		scaled = "(N - mean) / std"
	}
	return fmt.Sprintf("N = X[:, %[1]s]  # by the training rows alone:\nmean, std = np.%[2]s(N[seen], axis=0), np.%[3]s(N[seen], axis=0)\n%[4]sX[:, %[1]s] = %[5]s\n", at, mean, std, fill, scaled)
}

// Targets make the matrix T.
func (w TableCode) Targets() string {
	switch {
	case w.Kind() == OfMany:
		return "T = np.eye(len(classes))[y]\n"
	case w.Kind() == OfNumbers && w.Plan.Standardize:
		return "T = np.array(y)[:, None]\nT = (T - T[seen].mean()) / T[seen].std()\n"
	}
	return "T = np.array(y, float)[:, None]\n"
}

// Imports are what opening the file takes beside csv.
func (w TableCode) Imports() string {
	if w.Table.Gzip {
		return "import gzip\n"
	}
	return ""
}

// The kinds of target.
const (
	OfNumbers = iota
	OfTwo
	OfMany
)

// Kind is which of them it is.
func (w TableCode) Kind() int {
	switch n := len(w.Prepared.Classes); {
	case n == 0:
		return OfNumbers
	case n == 2 && !w.Each:
		return OfTwo
	}
	return OfMany
}
