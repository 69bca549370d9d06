package own

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/nn/array"
	"sinapse/nn/data/table"
)

// A page is a program that is written piece by piece, with what each piece prints.
type page struct{ code, prints strings.Builder }

// add writes a piece and, line by line, what it prints.
func (p *page) add(code string, prints ...string) {
	p.code.WriteString(code)
	for _, line := range prints {
		p.prints.WriteString(line + "\n")
	}
}

// paged is a page's code, or why it has none.
func paged(p *page, err error) string {
	if err != nil {
		return model.OrWhy("", err)
	}
	return kit.Snug(p.code.String())
}

// printed is what it prints.
func printed(p *page, err error) string {
	if err != nil {
		return ""
	}
	return p.prints.String()
}

// fits refuses a page that has no room, or that would send a terminal what it obeys.
func (p *page) fits() error {
	switch {
	case model.TooLarge(kit.Snug(p.code.String())):
		return model.ErrTall
	case strings.ContainsFunc(p.prints.String(), func(char rune) bool { return char != '\n' && model.Cut(string(char), 1) != string(char) }):
		return table.OddCells
	}
	return nil
}

// plainPage is a file as the program of a page finds it.
type plainPage struct {
	of    *table.Table
	plain table.Plain
	err   error
}

// wholly reads all columns of the file again as a program would, once for a table.
func (c *own) wholly() (table.Plain, error) {
	t := c.table()
	if c.paged.of == t {
		return c.paged.plain, c.paged.err
	}
	c.paged = plainPage{of: t}
	in, err := c.file.Open()
	if err != nil {
		c.paged.err = err
		return table.Plain{}, err
	}
	all := make([]int, len(t.Columns))
	for i := range all {
		all[i] = i
	}
	c.paged.plain, c.paged.err = t.Plain(in, all)
	_ = in.Close() // read only: nothing can be lost
	return c.paged.plain, c.paged.err
}

// beginning is the beginning of a page's program: the file, by its name, and what its
// missing cells hold.
func (c *own) beginning(p *page) (writing, error) {
	plain, err := c.wholly()
	w := writing{TableCode: model.TableCode{File: model.FileName(c.file.Name), Table: c.table(), Plain: plain}}
	if err != nil {
		return w, err
	}
	names := ""
	switch {
	case plain.Named:
	case w.Table.Header:
		texts := make([]string, len(w.Table.Columns))
		for i := range texts {
			texts[i] = model.Quoted(w.Table.Columns[i].Name)
		}
		names = kit.PythonPieces("names = [", "]", texts)
	default:
		names = fmt.Sprintf("names = [str(k + 1) for k in range(%d)]\n", len(w.Table.Columns))
	}
	rows := "names, *rows"
	if !w.Table.Header {
		rows = "rows"
	}
	gaps := make([]string, len(plain.Gaps))
	for i, gap := range plain.Gaps {
		gaps[i] = model.Quoted(gap)
	}
	opens, separated := w.Opens()
	p.add(fmt.Sprintf("import csv\n%s\nimport numpy as np  # run with NumPy 1.24; 2.x prints the same\n\nwith %s as file:\n    %s = [row for row in csv.reader(file%s) if row]\n%s",
		w.Imports(), opens, rows, separated, names) + "# what missing cells hold:\n" + kit.PythonPieces("gaps = [", "]", gaps))
	return w, nil
}

// understoodPage tells what was understood of the file.
func (c *own) understoodPage() (*page, error) {
	p := &page{}
	w, err := c.beginning(p)
	if err != nil {
		return p, err
	}
	if err := w.columns(p); err != nil {
		return p, err
	}
	if err := w.spread(p, "rows", c.state.column); err != nil {
		return p, err
	}
	from, until := c.across()
	w.first(p, from, until)
	if err := w.correlations(p, c.lookedAt(w.Table)); err != nil {
		return p, err
	}
	return p, p.fits()
}

// kindTexts are the kinds of column in code.
var kindTexts = []string{"number", "class", "left out"}

// columns prints each column as the page does: its kind, how many cells are missing, and
// what it holds.
func (w writing) columns(p *page) error {
	kinds := make([]string, len(w.Table.Columns))
	lines := []string{fmt.Sprintf("%d rows, %d columns", w.Table.Rows, len(w.Table.Columns))}
	for i := range w.Table.Columns {
		column := &w.Table.Columns[i]
		kinds[i] = model.Quoted(kindTexts[column.Kind])
		line := fmt.Sprintf("%s: %s, missing %d", column.Name, kindTexts[column.Kind], column.Missing)
		switch low, high, ok := column.Range(); {
		case column.Kind == table.Number && !ok:
			return model.ErrConstant
		case column.Kind == table.Number:
			line += ", " + pythonBrief(low) + " to " + pythonBrief(high)
		case column.Kind == table.Class && !inOrder(column.Classes):
			return table.OddCells
		case column.Kind == table.Class:
			line += ", " + strings.Join(column.Classes, ", ")
		}
		lines = append(lines, line)
	}
	p.add("# what each column is, as on the page:\n"+kit.PythonPieces("kinds = [", "]", kinds)+fmt.Sprintf(`
def brief(v):
    if v == np.floor(v) and abs(v) < 1e12:
        return f"{v + 0:.0f}"
    if 1e4 <= abs(v) < 1e7:
        return f"{v:.2f}".rstrip("0").rstrip(".")
    return f"{v:.6g}"

def classes(cells):  # as they come; numbers in their order
    try:
        return sorted(dict.fromkeys(cells), key=float)
    except ValueError:
        return dict.fromkeys(cells)

print(f"{len(rows)} rows, {len(names)} columns")
numbers = {}
for k, kind in enumerate(kinds):
    cells = [row[k].strip() for row in rows]
    there = [cell for cell in cells if cell not in gaps]
    line = [f"{names[k]}: {kind}", f"missing {len(cells) - len(there)}"]
    if kind == "number":
        v = numbers[k] = np.array(
            [np.nan if c in gaps else %s for c in cells])
        line.append(f"{brief(np.nanmin(v))} to {brief(np.nanmax(v))}")
    elif kind == "class":
        line += classes(there)
    print(*line, sep=", ")

`, w.Number("c")), lines...)
	return nil
}

// inOrder tells whether classes stand in the order in which the code has them: as they
// come, or as numbers that Python reads, too.
func inOrder(classes []string) bool {
	for _, class := range classes {
		_, ours := strconv.ParseFloat(class, 64)
		if ours == nil && strings.ContainsAny(class, "xXnNiI_") {
			return false // a text to Python, or no number to sort by
		}
	}
	return true
}

// pythonBrief is a number as the code's brief writes it.
func pythonBrief(v float64) string {
	size := math.Abs(v)
	switch {
	case v == math.Floor(v) && size < 1e12:
		return strconv.FormatFloat(v+0, 'f', 0, 64)
	case size >= 1e4 && size < 1e7:
		return strings.TrimRight(strings.TrimRight(strconv.FormatFloat(v, 'f', 2, 64), "0"), ".")
	}
	return strconv.FormatFloat(v, 'g', 6, 64)
}

// spread prints how the cells of a column of some rows are spread, as the page draws it:
// how many numbers each of its bars counts, or each class's cells.
func (w writing) spread(p *page, rows string, at int) error {
	column := &w.Table.Columns[at]
	head := fmt.Sprintf("print(names[%d])  # the column that is looked at\n", at)
	switch column.Kind {
	case table.Number:
		low, high, _ := column.Range()
		low, high = nice(low, high)
		if math.IsInf(high-low, 0) {
			return table.OddCells
		}
		v := fmt.Sprintf("cells = [row[%d].strip() for row in %s]\nv = np.array([%s for c in cells if c not in gaps])\n", at, rows, w.Number("c"))
		if rows == "rows" {
			v = fmt.Sprintf("v = numbers[%d][~np.isnan(numbers[%[1]d])]\n", at)
		}
		p.add(head+v+fmt.Sprintf(`low, high = %s, %s  # of the histogram
bars = np.minimum(%[3]d * ((v - low) / (high - low)), %[4]d).astype(int)
print(*np.bincount(bars, minlength=%[3]d))
`, kit.PythonNumber(low), kit.PythonNumber(high), bins, bins-1), column.Name, joined(column.Bins(bins, low, high)))
	case table.Class:
		names := make([]string, len(column.Classes))
		for i, class := range column.Classes {
			names[i] = model.Quoted(class)
		}
		p.add(head+kit.PythonPieces("named = [", "]", names)+fmt.Sprintf("print(*[sum(row[%d].strip() == name for row in %s) for name in named])\n", at, rows), column.Name, joined(column.Counts()))
	case table.LeftOut:
		p.add(head, column.Name)
	}
	return nil
}

// joined are numbers as Python prints them one after another.
func joined(numbers []int) string {
	all := make([]string, len(numbers))
	for i, n := range numbers {
		all[i] = strconv.Itoa(n)
	}
	return strings.Join(all, " ")
}

// first prints the first rows of the columns that the page shows.
func (w writing) first(p *page, from, until int) {
	var lines []string
	for _, row := range w.Table.Head[:min(len(w.Table.Head), headRows)] {
		cells := make([]string, until-from)
		for i := range cells {
			cells[i] = array.Quote(row[from+i])
		}
		lines = append(lines, "["+strings.Join(cells, ", ")+"]")
	}
	p.add(fmt.Sprintf("for row in rows[:%d]:\n    print(row[%d:%d])\n", headRows, from, until), lines...)
}

// correlations prints which columns rise and fall together.
func (w writing) correlations(p *page, looked pairs) error {
	if len(looked.columns) < 2 {
		return nil
	}
	var lines []string
	for i, at := range looked.columns {
		line := []string{w.Table.Columns[at].Name}
		for _, r := range looked.r[i] {
			if math.IsNaN(r) {
				return model.ErrConstant
			}
			line = append(line, kit.Fixed(r, 2))
		}
		lines = append(lines, strings.Join(line, " "))
	}
	p.add(fmt.Sprintf(`
def r(x, y):  # of the rows that have x and y
    there = ~np.isnan(x + y)
    x, y = x[there] - x[there].mean(), y[there] - y[there].mean()
    return x @ y / np.sqrt((x @ x) * (y @ y))

some = list(numbers)[:%d]
for a in some:
    print(names[a], *[f"{r(numbers[a], numbers[b]):.2f}" for b in some])
`, mostPairs), lines...)
	return nil
}
