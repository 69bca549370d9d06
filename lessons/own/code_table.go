package own

import (
	"fmt"
	"slices"
	"strconv"

	"sinapse/lessons/internal/kit"
	"sinapse/nn/data/table"
)

// key is how a row is asked for a column.
func (w writing) key(column int) string {
	if w.named {
		return quoted(w.t.Columns[column].Name)
	}
	return strconv.Itoa(column)
}

// quoted is a text as Python reads it.
func quoted(text string) string {
	if cut(text, len(text)+1) == text {
		return strconv.Quote(text)
	}
	return strconv.QuoteToASCII(text)
}

// pythonEncodings are Python's names of them.
var pythonEncodings = map[table.Encoding]string{
	table.UTF8: "utf-8", table.UTF8Mark: "utf-8-sig", table.UTF16LE: "utf-16-le", table.UTF16BE: "utf-16-be",
	table.Latin1: "latin-1", table.Windows1252: "cp1252",
}

// reading reads the rows that are needed, and says which inputs there are: a column of
// numbers, or one and a class of it.
func (w writing) reading() string {
	return w.opening() + kit.PythonPieces("inputs = [", "]", w.inputs()) + w.choosing()
}

// opening opens the file and reads all rows.
func (w writing) opening() string {
	rows := "list(csv.DictReader(file%s))"
	switch {
	case w.named:
	case w.t.Header:
		rows = "[row for row in csv.reader(file%s) if row][1:]"
	default:
		rows = "[row for row in csv.reader(file%s) if row]"
	}
	opens, separated := w.opens()
	return fmt.Sprintf("with %s as file:\n    rows = "+rows+"\n", opens, separated)
}

// opens is how the file is opened, and what the reader of its rows has to know.
func (w writing) opens() (file, reader string) {
	file = "open(" + quoted(w.file) + ", "
	if w.t.Gzip {
		file = "gzip.open(" + quoted(w.file) + ", \"rt\", "
	}
	if w.t.Separator != ',' {
		reader = ", delimiter=" + quoted(string(w.t.Separator))
	}
	return file + fmt.Sprintf("encoding=\"%s\", newline=\"\")", w.encoding()), reader
}

// encoding is Python's name of the file's. A mark at its beginning is no part of the text.
func (w writing) encoding() string {
	switch of := w.t.Encoding; {
	case w.plain.Marked && (of == table.UTF16LE || of == table.UTF16BE):
		return "utf-16"
	case w.plain.Marked:
		return "utf-8-sig"
	default:
		return pythonEncodings[of]
	}
}

// choosing leaves rows out that lack something.
func (w writing) choosing() string {
	if len(w.plain.Gaps) == 0 {
		return ""
	}
	gaps := make([]string, len(w.plain.Gaps))
	for i, gap := range w.plain.Gaps {
		gaps[i] = quoted(gap)
	}
	return kit.PythonPieces("gaps = [", "]", gaps) + w.chosen()
}

// chosen are the rows that hold something in the columns that must.
func (w writing) chosen() string {
	var whole []string
	for _, column := range w.needed {
		if w.t.Columns[column].Missing > 0 && (column == w.plan.Target || !w.fills()) {
			whole = append(whole, w.key(column))
		}
	}
	if len(whole) == 0 {
		return ""
	}
	return kit.PythonPieces("whole = [", "]", whole) + "rows = [row for row in rows if all(row[k].strip() not in gaps for k in whole)]\n"
}

// fills tells whether missing cells are filled.
func (w writing) fills() bool {
	return w.plan.Missing == table.Mean || w.plan.Missing == table.OwnClass
}

// inputs are the columns of X.
func (w writing) inputs() (pieces []string) {
	all := w.p.Inputs
	for i := 0; i < len(all); i++ {
		in, column := all[i], &w.t.Columns[all[i].Column]
		switch {
		case in.Class >= len(column.Classes): // that of missing cells
			pieces = append(pieces, "("+w.key(in.Column)+", "+quoted(w.plain.Gaps[0])+")")
			continue
		case in.Class >= 0:
			pieces = append(pieces, "("+w.key(in.Column)+", "+quoted(column.Classes[in.Class])+")")
			continue
		}
		last := i
		for !w.named && last+1 < len(all) && all[last+1].Class < 0 && all[last+1].Column == all[last].Column+1 {
			last++
		}
		if last < i+2 {
			pieces = append(pieces, w.key(in.Column))
			continue
		}
		pieces = append(pieces, fmt.Sprintf("*range(%d, %d)", in.Column, all[last].Column+1))
		i = last
	}
	return pieces
}

// number is the code of a text's number.
func (w writing) number(text string) string {
	if w.t.Decimal == ',' {
		text += ".replace(\",\", \".\")"
	}
	return "float(" + text + ")"
}

// splitting draws the training rows as they were drawn here: of each class its share.
func (w writing) splitting() string {
	target, groups := w.key(w.plan.Target), "[range(len(rows))]"
	y := "[" + w.number("row["+target+"].strip()") + " for row in rows]"
	classes := ""
	if w.kind() != ofNumbers {
		of := w.t.Columns[w.plan.Target].Classes
		names := make([]string, len(of))
		for i, class := range of {
			names[i] = quoted(class)
		}
		classes = kit.PythonPieces("classes = [", "]", names)
		y = "[classes.index(row[" + target + "].strip()) for row in rows]"
		groups = "[[i for i, k in enumerate(y) if k == c] for c in range(len(classes))]"
	}
	// one at least on either side, where there are two:
	share := fmt.Sprintf("n = min(max(int(%s * len(group) + 0.5), len(group) > 1), max(len(group) - 1, 1))", kit.PythonNumber(w.plan.Share))
	if w.plan.Share >= 1 {
		share = "n = len(group)"
	}
	return classes + "y = " + y + "\n" + fmt.Sprintf(`r, train, rest = np.random.RandomState(%d), [], []
for group in %s:
    %s
    group = r.permutation(group).astype(int)
    train, rest = sorted([*train, *group[:n]]), sorted([*rest, *group[n:]])
`, w.plan.Seed, groups, share)
}

// matrices are X and T to learn from, V and U to be tried on.
func (w writing) matrices() string {
	tried, some := "rest", ""
	if w.p.Validation.Len() == 0 {
		tried = "train"
	}
	if w.f.samples() > mostLooked { // so many are looked at
		some = fmt.Sprintf("tried = [%[1]s[i * len(%[1]s) // %[2]d] for i in range(%[2]d)]\n", tried, mostLooked)
		tried = "tried"
	}
	return w.cells() + w.targets() + some + fmt.Sprintf("V, U, X, T = X[%[1]s], T[%[1]s], X[train], T[train]\n", tried)
}

// cells make the matrix X of the rows, and scale its numbers.
func (w writing) cells() string {
	isClass := func(in table.Input) bool { return in.Class >= 0 }
	inputs := w.p.Inputs
	numbers := slices.ContainsFunc(inputs, func(in table.Input) bool { return !isClass(in) })
	fills := w.fills() && numbers && len(w.plain.Gaps) > 0
	cell, between := w.number("row[k].strip()"), " "
	if w.t.Decimal == ',' {
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
	if !numbers || !fills && !w.plan.Standardize {
		return code
	}
	return code + chosen + w.scaling(at, fills)
}

// scaling fills the numbers of X and scales them, both by the training rows alone.
func (w writing) scaling(at string, fills bool) string {
	mean, std, fill, scaled := "mean", "std", "", "N"
	if fills {
		mean, std, fill = "nanmean", "nanstd", "N = np.where(np.isnan(N), mean, N)\n"
	}
	if w.plan.Standardize {
		scaled = "(N - mean) / std"
	}
	return fmt.Sprintf("N = X[:, %[1]s]  # by the training rows alone:\nmean, std = np.%[2]s(N[train], axis=0), np.%[3]s(N[train], axis=0)\n%[4]sX[:, %[1]s] = %[5]s\n", at, mean, std, fill, scaled)
}

// targets make the matrix T.
func (w writing) targets() string {
	switch {
	case w.kind() == ofMany:
		return "T = np.eye(len(classes))[y]\n"
	case w.kind() == ofNumbers && w.plan.Standardize:
		return "T = np.array(y)[:, None]\nT = (T - T[train].mean()) / T[train].std()\n"
	}
	return "T = np.array(y, float)[:, None]\n"
}
