package own

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn/data/table"
	"sinapse/nn/elementary"
)

// understood: what stands in the file, before anything is computed from it.
func (c *own) understood() lessons.Screen {
	return lessons.Screen{
		ID:       "understood",
		Scene:    c.understoodScene,
		Controls: c.readingControls,
		Select:   c.look,
		Code:     func() string { return paged(c.understoodPage()) },
		Prints:   func() string { return printed(c.understoodPage()) },
		Reset: func() {
			if c.state.reading != (reading{}) {
				c.reread(func(r *reading) { *r = reading{} })
			}
			c.state.kinds = make([]int, len(c.base().Columns))
			c.state.trouble = nil
			c.again()
		},
		Facts: func() map[string]string {
			t := c.table()
			return map[string]string{"name": model.Shown(c.file.Name), "rows": strconv.Itoa(t.Rows), "columns": strconv.Itoa(len(t.Columns))}
		},
	}
}

// columnKind is the kind of the items that are columns, from 1.
const columnKind = "column"

// look looks at the column that was chosen in a panel.
func (c *own) look(item scene.ItemID) {
	if i, ok := kit.Nth(item, columnKind, len(c.base().Columns)); ok {
		c.state.column = i
	}
}

// What may be asked for, each after the guess.
var (
	separators = []rune{0, ',', ';', '\t', '|', ' '}
	decimals   = []byte{0, '.', ','}
	headers    = []table.Guess{table.Open, table.Yes, table.No}
	encodings  = []table.Encoding{"", table.UTF8, table.Latin1, table.Windows1252, table.UTF16LE, table.UTF16BE}
)

// The keys of the words for them.
var (
	separatorWords = map[rune]string{0: "own.guess", ',': "own.comma", ';': "own.semicolon", '\t': "own.tab", '|': "own.bar", ' ': "own.blanks"}
	decimalWords   = map[byte]string{0: "own.guess", '.': "own.point", ',': "own.comma"}
	kindWords      = []string{"own.number", "own.class", "own.out"}
)

// encodingWord is the key of the word for an encoding. Most are called alike everywhere.
func encodingWord(encoding table.Encoding) string {
	switch encoding {
	case table.UTF8Mark:
		return "own.marked"
	case table.UTF16LE:
		return scene.Own("UTF-16 LE")
	case table.UTF16BE:
		return scene.Own("UTF-16 BE")
	case table.UTF8, table.Latin1, table.Windows1252:
	}
	return scene.Own(string(encoding))
}

// keysOf are the keys of the words for some values.
func keysOf[T comparable](values []T, words map[T]string) []string {
	keys := make([]string, len(values))
	for i, value := range values {
		keys[i] = words[value]
	}
	return keys
}

func (c *own) readingControls() []lessons.Control {
	r := c.state.reading
	coded := []string{"own.guess"}
	for _, encoding := range encodings[1:] {
		coded = append(coded, encodingWord(encoding))
	}
	return []lessons.Control{
		c.columnControl(), c.kindControl("kind", c.state.column),
		kit.Among("separator", keysOf(separators, separatorWords), separators, r.separator, func(s rune) { c.reread(func(r *reading) { r.separator = s }) }),
		kit.Among("decimal", keysOf(decimals, decimalWords), decimals, r.decimal, func(d byte) { c.reread(func(r *reading) { r.decimal = d }) }),
		kit.Among("header", []string{"own.guess", "own.yes", "own.no"}, headers, r.header, func(h table.Guess) { c.reread(func(r *reading) { r.header = h }) }),
		kit.Among("encoding", coded, encodings, r.encoding, func(e table.Encoding) { c.reread(func(r *reading) { r.encoding = e }) }),
	}
}

// columnControl leads through the columns.
func (c *own) columnControl() lessons.Control {
	return kit.Pick("column", c.words(), &c.state.column)
}

// words are the names of the columns where keys are asked for.
func (c *own) words() []string {
	all := names(c.base())
	for i := range all {
		all[i] = scene.Own(all[i])
	}
	return all
}

// kindControl changes the kind of a column.
func (c *own) kindControl(id string, column int) lessons.Control {
	return lessons.Choices{
		ID: id, Options: kindWords,
		Get: func() int { return int(c.table().Columns[column].Kind) },
		Set: func(kind int) {
			c.state.kinds = slices.Clone(c.state.kinds)
			c.state.kinds[column] = kind + 1
			c.again()
		},
	}
}

func (c *own) understoodScene() scene.Scene {
	t := c.table()
	looked := c.lookedAt(t)
	return scene.Scene{columnsPanel(t, looked), columnPanel("column", &t.Columns[c.state.column]), c.filePanel(t), c.firstPanel(t), correlationPanel(t, looked)}
}

// unnamed is the key of a column that needs no name.
var unnamed = scene.Own("")

// fact is a row of what was understood of the file.
func fact(name string, cell scene.Cell) scene.Row {
	return scene.Row{Name: "own.fact." + name, Cells: []scene.Cell{cell}}
}

func inWord(key string) scene.Cell { return scene.Cell{Word: key} }

func count(n int) scene.Cell { return scene.Cell{Quantity: scene.Number(float64(n), 0)} }

// filePanel is how the file was read.
func (c *own) filePanel(t *table.Table) scene.Panel {
	header := "own.no"
	if t.Header {
		header = "own.yes"
	}
	encoding := inWord(encodingWord(t.Encoding))
	if t.Gzip {
		encoding.More = []string{scene.Own("gzip")}
	}
	rows := []scene.Row{
		fact("separator", inWord(separatorWords[t.Separator])), fact("decimal", inWord(decimalWords[t.Decimal])), fact("header", inWord(header)),
		fact("encoding", encoding), fact("rows", count(t.Rows)), fact("columns", count(len(t.Columns))), fact("skipped", count(t.SkippedAll)),
	}
	for _, fault := range t.Skipped[:min(len(t.Skipped), 3)] {
		rows = append(rows, scene.Row{Name: "own.fact.line", Cells: []scene.Cell{count(fault.Line)}})
	}
	for i := range t.Columns {
		if column := &t.Columns[i]; column.Gaps > 0 && column.Kind == table.Number {
			rows = append(rows, fact("gap", inWord(scene.Own(strings.Replace(column.Gap, "-", "−", 1)+" × "+strconv.Itoa(column.Gaps)))))
		}
	}
	if c.state.trouble != nil {
		rows = append(rows, fact("trouble", inWord(c.state.trouble.Word)))
	}
	return scene.Table{
		Frame:   scene.Frame{ID: "file", Width: 34, Rows: len(rows), Facts: map[string]string{"rows": strconv.Itoa(t.Rows), "columns": strconv.Itoa(len(t.Columns))}},
		Columns: []scene.Column{{Name: unnamed, Wide: 14}}, Rows: rows,
	}
}

// columnsPanel is what each column is.
func columnsPanel(t *table.Table, looked pairs) scene.Panel {
	panel := scene.Table{
		Frame:   scene.Frame{ID: "columns", Width: 50, Rows: min(len(t.Columns), 12) + 1},
		Columns: []scene.Column{{Name: "column.kind", Wide: 8}, {Name: "column.missing", Wide: 7}, {Name: "column.holds", Wide: 24}},
	}
	of := map[table.Kind]int{}
	missing := 0
	for i := range t.Columns {
		column := &t.Columns[i]
		of[column.Kind]++
		missing += column.Missing
		item := scene.At(columnKind, i+1)
		panel.Items = append(panel.Items, scene.Item{ID: item, Row: i})
		panel.Rows = append(panel.Rows, scene.Row{Title: model.Shown(column.Name), Cells: []scene.Cell{
			{Word: kindWords[column.Kind], Item: item}, count(column.Missing), looked.holds[i],
		}})
	}
	panel.Facts = map[string]string{
		"numbers": strconv.Itoa(of[table.Number]), "classes": strconv.Itoa(of[table.Class]), "out": strconv.Itoa(of[table.LeftOut]), "missing": strconv.Itoa(missing),
	}
	return panel
}

// holds says what stands in a column: from where to where its numbers go, its classes,
// or why it is left out.
func holds(column *table.Column) scene.Cell {
	switch column.Kind {
	case table.Number:
		low, high, ok := column.Range()
		if !ok {
			return inWord("own.reason.missing")
		}
		said := strings.TrimSpace(brief(low) + " … " + brief(high) + " " + model.Shown(column.Sign))
		if column.Wrong > 0 {
			fault := column.Faults[0]
			said += " ✗ " + strconv.Itoa(column.Wrong) + ": " + strconv.Itoa(fault.Line) + ":" + strconv.Itoa(fault.Column) + " “" + model.Shown(fault.Found) + "”"
			if fault.Likely != "" {
				said += " → " + model.Shown(fault.Likely) + "?"
			}
		}
		return inWord(scene.Own(said))
	case table.Class:
		all := make([]string, len(column.Classes))
		for i, class := range column.Classes {
			all[i] = model.Shown(class)
		}
		return inWord(scene.Own(strings.Join(all, ", ")))
	case table.LeftOut:
	}
	return inWord("own.reason." + string(column.Reason))
}

// brief is a number with at most so many digits as tell it from its neighbours.
func brief(v float64) string {
	size := math.Abs(v)
	switch {
	case v == math.Trunc(v) && size < 1e12:
		return scene.Number(v, 0).Plain()
	case size >= 1e4 && size < 1e7:
		return strings.TrimRight(strings.TrimRight(scene.Number(v, 2).Plain(), "0"), ".")
	}
	return strconv.FormatFloat(v, 'g', 6, 64)
}

// bins is into how many parts the numbers of a column are counted.
const bins = 24

// nice are round numbers from which on, and up to which, an axis holds a range: of the
// decade of a tenth of it.
func nice(low, high float64) (from, to float64) {
	if high <= low {
		high = low + 1
	}
	decade := math.Floor(elementary.Log10(float64(high/2)-float64(low/2))) - 1
	step := elementary.Pow(10, decade)
	from, to = roundly(math.Floor(low/step)*step), roundly(math.Ceil(high/step)*step)
	if !finite([]float64{from, to}) || from > low || to < high { // beyond what is exact
		return low, high
	}
	return from, to
}

// roundly takes away what multiplying left behind the last digit.
func roundly(v float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64) // it was a number
	return short
}

// columnPanel is how the cells of a column are spread.
func columnPanel(id string, column *table.Column) scene.Panel {
	facts := map[string]string{"name": model.Shown(column.Name)}
	frame := scene.Frame{ID: id, Width: 30, Rows: 7, Beside: true, Facts: facts}
	switch column.Kind {
	case table.Number:
		low, high, ok := column.Range()
		if !ok {
			break
		}
		facts["low"], facts["high"], facts["missing"] = brief(low), brief(high), strconv.Itoa(column.Missing)
		low, high = nice(low, high)
		frame.ID += ".numbers"
		return scene.Histogram{Frame: frame, X: scene.Axis{Name: model.OwnWord(column.Name), Min: low, Max: high}, Counts: column.Bins(bins, low, high)}
	case table.Class:
		frame.ID += ".classes"
		facts["classes"] = strconv.Itoa(len(column.Classes))
		bars := scene.Bars{Frame: frame}
		for i, n := range column.Counts() {
			bars.Rows = append(bars.Rows, scene.Bar{Name: model.OwnWord(column.Classes[i]), Value: scene.Number(float64(n), 0)})
		}
		bars.Frame.Rows = min(len(bars.Rows), 8)
		return bars
	case table.LeftOut:
	}
	frame.ID += ".out"
	return scene.Table{Frame: frame, Columns: []scene.Column{{Name: unnamed, Wide: 20}}, Rows: []scene.Row{{Title: model.Shown(column.Name), Cells: []scene.Cell{holds(column)}}}}
}

// mostAcross is how many columns of the file are shown beside each other.
const mostAcross = 8

// headRows is how many rows of the file are shown.
const headRows = 12

// across is from which column on, and up to which, the first rows are shown.
func (c *own) across() (from, until int) {
	columns := len(c.base().Columns)
	from = min(max(c.state.column-1, 0), max(columns-mostAcross, 0))
	return from, min(from+mostAcross, columns)
}

// firstPanel is the first rows, as they stand in the file, from about the column that is
// looked at on.
func (c *own) firstPanel(t *table.Table) scene.Panel {
	from, until := c.across()
	panel := scene.Table{Frame: scene.Frame{ID: "first", Width: 50, Rows: 7, Facts: map[string]string{"rows": strconv.Itoa(min(len(t.Head), headRows))}}}
	for _, column := range t.Columns[from:until] {
		panel.Columns = append(panel.Columns, scene.Column{Name: model.OwnWord(column.Name), Wide: 6})
	}
	for i, cells := range t.Head[:min(len(t.Head), headRows)] {
		row := scene.Row{Title: strconv.Itoa(t.Line(i))}
		for k := from; k < until; k++ {
			row.Cells = append(row.Cells, inWord(model.OwnWord(cells[k])))
		}
		panel.Rows = append(panel.Rows, row)
	}
	return panel
}

// pairs are what takes a look at every cell of a table, and of which table: what its
// columns hold, and the correlations of those of numbers.
type pairs struct {
	of      *table.Table
	holds   []scene.Cell
	columns []int
	r       [][]float64
}

// mostPairs is how many columns are compared with each other.
const mostPairs = 10

// lookedAt looks at every cell once, and compares the first columns of numbers.
func (c *own) lookedAt(t *table.Table) pairs {
	if c.pairs.of == t {
		return c.pairs
	}
	p := pairs{of: t}
	for i := range t.Columns {
		p.holds = append(p.holds, holds(&t.Columns[i]))
		if t.Columns[i].Kind == table.Number && len(p.columns) < mostPairs {
			p.columns = append(p.columns, i)
		}
	}
	p.r = make([][]float64, len(p.columns))
	for i := range p.columns {
		p.r[i] = make([]float64, len(p.columns))
		for k := range i + 1 {
			p.r[i][k] = t.Correlation(p.columns[i], p.columns[k])
			p.r[k][i] = p.r[i][k]
		}
	}
	c.pairs = p
	return p
}

// correlationPanel shows which columns of numbers rise and fall together.
func correlationPanel(t *table.Table, p pairs) scene.Panel {
	if len(p.columns) < 2 {
		return scene.Table{
			Frame: scene.Frame{ID: "correlation.none", Width: 40, Rows: 1}, Columns: []scene.Column{{Name: unnamed, Wide: 24}},
			Rows: []scene.Row{{Name: "own.none", Cells: []scene.Cell{inWord("own.no-pair")}}},
		}
	}
	panel := scene.Raster{Frame: scene.Frame{ID: "correlation", Width: 40, Rows: len(p.columns) + 1, Facts: map[string]string{}}, Name: "r", Kind: "r", Wide: 5, Full: 1}
	strongest := -1.0
	panel.Facts["r"] = "0"
	for i, at := range p.columns {
		name := model.Shown(t.Columns[at].Name)
		panel.Down, panel.Across = append(panel.Down, name), append(panel.Across, name)
		row := make([]scene.Quantity, len(p.columns))
		for k, r := range p.r[i] {
			if math.IsNaN(r) {
				continue
			}
			row[k] = scene.Number(r, 2)
			if k < i && math.Abs(r) > strongest {
				strongest = math.Abs(r)
				panel.Facts["one"], panel.Facts["other"], panel.Facts["r"] = name, model.Shown(t.Columns[p.columns[k]].Name), scene.Number(r, 2).Plain()
			}
		}
		panel.Cells = append(panel.Cells, row)
	}
	return panel
}
