package table

import (
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// mostKnown is how many different values of a column are told apart while it is not
// yet known what it is.
const mostKnown = 256

// A builder gathers the cells of a column while it is not known what it will be.
type builder struct {
	name    string
	rows    int
	decimal byte
	numbers []float64        // NaN where a cell is none
	codes   []int32          // which of the classes; nil once there were too many
	classes map[string]int32 // by what stands in the cell
	names   []string
	over    bool // there are more different values than are told apart
	missing int
	texts   int // cells that are neither numbers nor missing
	dates   int
	faults  []Fault
	gap     string // a number that stands for nothing
	gaps    int
	common
}

// common is what the numbers of a column have in common.
type common struct {
	whole  bool
	sign   string
	signed int // cells with that sign
	last   float64
	counts bool // each number is one more than the one before
	rising int  // numbers so far
}

// add takes the next cell, the i-th of a row of cells.
func (b *builder) add(cells []string, row *csv.Reader, i int) {
	cell := strings.TrimSpace(cells[i])
	if isMissing(cell) {
		b.missing++
		b.numbers = append(b.numbers, math.NaN())
		b.code(-1)
		return
	}
	v, ok := parse(cell, b.decimal)
	if !ok || math.IsInf(v, 0) {
		v = math.NaN()
		b.texts++
		if isDate(cell) {
			b.dates++
		}
		if len(b.faults) < mostFaults {
			line, column := position(row, cells, i)
			b.faults = append(b.faults, Fault{line, column, crop(cell), b.likely(cell)})
		}
	} else {
		b.count(v, cell)
	}
	b.numbers = append(b.numbers, v)
	b.know(cell)
}

// mistyped are letters that stand where digits were meant, and the digits.
var mistyped = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1", " ", "", "\u00a0", "")

// likely is the number that a cell was likely meant to be: with digits for the letters
// that look like them, or with the other decimal sign.
func (b *builder) likely(cell string) string {
	other := byte(',')
	if b.decimal == ',' {
		other = '.'
	}
	if v, ok := parse(cell, other); ok {
		return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", string(b.decimal), 1)
	}
	if mended := mistyped.Replace(cell); mended != cell && strings.ContainsAny(cell, "0123456789") {
		if _, ok := parse(mended, b.decimal); ok {
			return crop(mended)
		}
	}
	return ""
}

// count follows what the numbers have in common.
func (b *builder) count(v float64, cell string) {
	b.whole = b.whole && v == math.Trunc(v)
	if last := cell[len(cell)-1]; last < '0' || last > '9' || cell[0] > '9' || cell[0] == '$' {
		if _, sign := bare(cell); sign != "" {
			b.sign = sign
			b.signed++
		}
	}
	b.counts = b.rising == 0 || b.counts && v == b.last+1
	b.last = v
	b.rising++
}

// know gives a cell the number of its class.
func (b *builder) know(cell string) {
	if b.over {
		return
	}
	code, known := b.classes[cell]
	if !known {
		if len(b.names) == mostKnown {
			b.over, b.codes, b.classes = true, nil, nil
			return
		}
		code = int32(len(b.names))
		cell = strings.Clone(cell) // not the whole row that it is a part of
		b.classes[cell] = code
		b.names = append(b.names, cell)
	}
	b.code(code)
}

func (b *builder) code(code int32) {
	if !b.over {
		b.codes = append(b.codes, code)
	}
}

// close ends the gathering, and lets go of what nothing was gathered in.
func (b *builder) close(name string) {
	b.name, b.rows, b.classes = name, len(b.numbers), nil
	b.numbers, b.codes = slices.Clip(b.numbers), slices.Clip(b.codes)
	if b.rows == b.missing+b.texts { // no number is among them
		b.numbers = nil
	}
	b.emptied()
}

// gaps are numbers that stand where nothing was measured.
var gaps = []float64{-99, -999, -9999, -99999}

// emptied takes out of the numbers what stands where nothing was measured: nines
// below zero, as −9999, further from all other numbers than these are from each other.
func (b *builder) emptied() {
	low, next, high := math.Inf(1), math.Inf(1), math.Inf(-1)
	for _, v := range b.numbers {
		switch {
		case v < low:
			low, next = v, low
		case v > low:
			next = min(next, v)
		}
		high = max(high, v) // NaN is no larger
	}
	alone := math.IsInf(next, 1) || next-low > 3*(high-next)
	if !slices.Contains(gaps, low) || !alone || low == gaps[0] && next < 0 {
		return
	}
	b.gap = strconv.Itoa(int(low))
	for i, v := range b.numbers {
		if v == low {
			b.numbers[i] = math.NaN()
			b.gaps++
		}
	}
}

// column decides what the cells were.
func (b *builder) column(o Options) Column {
	c := Column{Name: b.name, Missing: b.missing, Whole: b.whole, Distinct: len(b.names), Counted: !b.over}
	numbers := b.rows - b.missing - b.texts
	c.Kind, c.Reason = b.kind(b.rows, numbers, b.name == o.Target)
	if want, ok := o.Kinds[b.name]; ok {
		c.Kind, c.Reason = b.wanted(want, numbers)
	}
	switch c.Kind {
	case Number:
		c.Numbers, c.Wrong, c.Faults = b.numbers, b.texts, b.faults
		c.Missing += b.texts + b.gaps
		c.Gap, c.Gaps = b.gap, b.gaps
		if b.signed > 0 {
			c.Sign = b.sign
		}
	case Class:
		c.Classes, c.Codes = b.names, b.codes
		sortWhole(&c)
	case LeftOut:
	}
	return c
}

// kind is the likeliest kind of a column.
func (b *builder) kind(rows, numbers int, target bool) (Kind, Reason) {
	there := rows - b.missing
	known := len(b.names)
	switch {
	case there == 0:
		return LeftOut, AllMissing
	case known == 1 && !b.over:
		return LeftOut, OneValue
	case !target && 2*b.missing > rows: // most rows would be left out for its sake
		return LeftOut, Sparse
	case numbers > 0 && numbers >= 9*b.texts:
		return b.numeric(numbers == there, target)
	case b.dates > b.texts/2:
		return LeftOut, Dates
	}
	return b.texted(there, target)
}

// texted is the kind of a column of texts.
func (b *builder) texted(there int, target bool) (Kind, Reason) {
	known := len(b.names)
	switch {
	case !b.over && known <= MostClasses && (target || known < there || there <= few):
		return Class, ""
	case !b.over && known < there, b.over && b.rows > 2*mostKnown:
		return LeftOut, TooManyTexts
	}
	return LeftOut, Identifier
}

// few rows may have names that are all different by chance.
const few = 5

// numeric is the kind of a column most of whose cells, or all, are numbers.
func (b *builder) numeric(all, target bool) (Kind, Reason) {
	const least = 20 // so many in a row are no chance
	switch bare := b.signed == 0; {
	case !all || !b.whole:
	case !target && b.counts && b.rising > least:
		return LeftOut, Identifier
	case !target && bare && isCode(b.name):
		return LeftOut, Code
	case target && bare && !b.over && len(b.names) <= MostWhole:
		return Class, "" // but few prices in R$, or shares in %, are numbers all the same
	}
	return Number, ""
}

// codes are words in the names of columns whose numbers stand for things.
var codes = map[string]bool{
	"id": true, "ids": true, "uuid": true, "code": true, "cod": true, "codigo": true, "código": true, "cód": true, "cpf": true, "cnpj": true, "cep": true,
	"zip": true, "zipcode": true, "postcode": true, "matricula": true, "matrícula": true,
}

// isCode tells whether the name of a column says that it holds codes: cod_municipio,
// customerId.
func isCode(name string) bool {
	word, before := "", ' '
	for _, char := range name + " " {
		if !unicode.IsLetter(char) || unicode.IsUpper(char) && unicode.IsLower(before) {
			if codes[strings.ToLower(word)] {
				return true
			}
			word = ""
		}
		if unicode.IsLetter(char) {
			word += string(char)
		}
		before = char
	}
	return false
}

// wanted is the kind that was asked for, where the cells allow it.
func (b *builder) wanted(want Kind, numbers int) (Kind, Reason) {
	switch {
	case want == LeftOut:
		return LeftOut, Chosen
	case want == Class && (b.over || len(b.names) > MostClasses):
		return LeftOut, TooManyTexts
	case want == Class && len(b.names) == 0, want == Number && numbers == 0:
		return LeftOut, AllMissing
	}
	return want, ""
}

// sortWhole puts classes that are numbers into their order.
func sortWhole(c *Column) {
	values := make([]float64, len(c.Classes))
	for i, name := range c.Classes {
		v, err := strconv.ParseFloat(name, 64)
		if err != nil {
			return
		}
		values[i] = v
	}
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case values[a] < values[b]:
			return -1
		case values[a] > values[b]:
			return 1
		}
		return 0
	})
	names, to := make([]string, len(order)), make([]int32, len(order))
	for i, from := range order {
		names[i], to[from] = c.Classes[from], int32(i)
	}
	codes := make([]int32, len(c.Codes))
	for i, code := range c.Codes {
		if codes[i] = code; code >= 0 {
			codes[i] = to[code]
		}
	}
	c.Classes, c.Codes = names, codes
}
