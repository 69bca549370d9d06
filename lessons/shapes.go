package lessons

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sinapse/nn/array"
)

// shapes is the chapter about arrays: what a shape is, how one reaches into an
// array, and what reshape, transpose, sums along an axis and broadcasting do to
// it.
type shapes struct {
	state  shapesState
	built  rankedArray        // of the state of rank; it is no state, because that says all of it
	digits func() array.Array // eight handwritten digits, (8, 8, 8): read when they are first looked at
	random array.Array        // np.random.rand(2, 3, 4, 5) of seed 0
}

// shapesState is all that changes. Its slices are replaced, never written to.
type shapesState struct {
	rank      rankState
	index     indexState
	reshape   reshapeState
	turn      turnState
	fold      foldState
	broadcast broadcastState
	values    valuesState
	pictures  indexState
	pictured  Shown
	brackets  bracketsState
}

func newShapes(uint32) Chapter {
	c := &shapes{digits: sync.OnceValue(eightDigits), random: randomArray(randomShape)}
	c.state = shapesState{
		rank: startRank(), index: indexState{text: "0"}, reshape: startReshape(), turn: startTurn(), fold: startFold(),
		broadcast: startBroadcast(), pictures: indexState{text: "0", find: "-"}, values: valuesState{find: "-"}, pictured: AsShades, brackets: startBrackets(),
	}
	return c
}

// Screens lists the chapter's pages.
func (c *shapes) Screens() []Screen {
	return []Screen{
		c.rank(), c.index(), c.reshape(), c.transpose(), c.axisSum(), c.broadcast(), c.rank4(), c.pictures(), c.brackets(),
		recapScreen(func(answer string) Verdict { return Choice(answer, "2", nil) }),
	}
}

// Save returns a copy of the state.
func (c *shapes) Save() any { return c.state }

// Restore puts a saved state back.
func (c *shapes) Restore(s any) { c.state = s.(shapesState) }

// must is for what cannot fail: its arguments are the chapter's own.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// counted is np.arange(size).reshape(shape).
func counted(shape []int) array.Array { return must(array.Arange(size(shape)).Reshape(shape...)) }

// tuple writes numbers as the arguments of a call: 2, 3, 4.
func tuple(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, ", ")
}

// numpyIndex is the code of a cell: a[1, 0, 1]; the name alone for rank 0.
func numpyIndex(name string, index []int) string {
	if len(index) == 0 {
		return name
	}
	return name + "[" + tuple(index) + "]"
}

// typedLine is a line that is typed into Python.
func typedLine(text string) CodeLine { return CodeLine{Kind: Input, Text: text} }

// output is what Python prints for an array, with some of its cells lit.
func output(printed array.Printed, lit []bool) []CodeLine {
	lines := make([]CodeLine, len(printed.Lines))
	for i, text := range printed.Lines {
		lines[i] = CodeLine{Kind: Output, Text: text}
	}
	for _, cell := range printed.Cells {
		if cell.Flat < len(lit) && lit[cell.Flat] {
			line := &lines[cell.Line]
			line.Lit = append(line.Lit, Span{cell.Column, cell.Width})
		}
	}
	return lines
}

// echoed is what Python prints for an array that is the result of something: a
// scalar for one without axes, as NumPy gives it.
func echoed(a array.Array) []CodeLine {
	if a.NDim() == 0 {
		return []CodeLine{shown(scalar(a))}
	}
	return output(a.PrintRepr(), nil)
}

// repr is echoed as a text.
func repr(a array.Array) string {
	if a.NDim() == 0 {
		return scalar(a)
	}
	return a.Repr()
}

// scalar writes an array without axes as Python writes the number.
func scalar(a array.Array) string {
	if a.DType() == array.Int64 {
		return strconv.FormatInt(a.Int(), 10)
	}
	return pythonFloat(a.Float())
}

// pythonFloat writes a float as Python's repr does: the fewest digits that give
// it back, with an exponent below 10⁻⁴ and from 10¹⁶ on.
func pythonFloat(v float64) string {
	if size := math.Abs(v); size != 0 && (size < 1e-4 || size >= 1e16) || math.IsInf(v, 0) || math.IsNaN(v) {
		return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(v, 'e', -1, 64), "+"))
	}
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

// shown is a line of output.
func shown(text string) CodeLine { return CodeLine{Kind: Output, Text: text} }

// listing is the panel of a conversation with Python, at the right of the panel
// before it.
func listing(width int, lines ...CodeLine) Listing {
	return Listing{Frame: Frame{ID: "print", Width: width, Rows: len(lines), Beside: true}, Lines: lines}
}

// drawn is a panel with an array whose cells can be chosen. The letter begins
// the IDs of its items.
func drawn(id string, letter byte, name string, value array.Array) Array {
	shape := value.Shape()
	return Array{
		Frame: Frame{
			ID: id, Width: 34, Rows: 6, Items: cellItems(letter, shape),
			Facts: map[string]string{"shape": array.ShapeText(shape), "size": strconv.Itoa(value.Size()), "ndim": strconv.Itoa(len(shape))},
		},
		Name: name, Value: value,
	}
}

// place is the arithmetic of where a cell lies in C order, and what is there:
// i·12 + j·4 + k.
func place(name string, value array.Array, index []int) Panel {
	shape := value.Shape()
	if len(index) == 0 {
		return arithmetic("place", []Term{symbol(name), op(" = "), result(cellNumber(value, index))})
	}
	flat, step := 0, value.Size()
	var terms []Term
	for axis, i := range index {
		step /= shape[axis]
		flat += i * step
		if axis > 0 {
			terms = append(terms, op(" + "))
		}
		terms = append(terms, value1(i), op("·"), Term{Kind: Symbol, Text: strconv.Itoa(step)})
	}
	return arithmetic("place", append(terms, op(" = "), result(Number(float64(flat), 0))),
		[]Term{symbol(numpyIndex(name, index)), op(" = "), result(cellNumber(value, index))})
}

// value1 is a whole number as a term.
func value1(n int) Term { return value(Number(float64(n), 0)) }

// cellNumber is the value of a cell.
func cellNumber(value array.Array, index []int) Quantity {
	decimals := 0
	if value.DType() == array.Float64 {
		decimals = 8
	}
	return Number(value.Float(index...), decimals)
}

// explainCell opens where a cell lies in an array; nil for an item of another
// letter.
func explainCell(item string, letter byte, name string, value array.Array) []Panel {
	index, ok := CellIndex(item)
	if !ok || item[0] != letter || !inside(index, value.Shape()) {
		return nil
	}
	return []Panel{place(name, value, index)}
}

// inside tells whether an index is that of a cell.
func inside(index, shape []int) bool {
	if len(index) != len(shape) {
		return false
	}
	for axis, i := range index {
		if i >= shape[axis] {
			return false
		}
	}
	return true
}

// judgeShape judges a shape that is to be built.
func judgeShape(now, want []int, met bool) Judgement {
	same := 0
	for i := range min(len(now), len(want)) {
		if now[i] == want[i] {
			same++
		}
	}
	judgement := Judgement{Met: met && slices.Equal(now, want), Shown: array.ShapeText(now)}
	judgement.Share = 0.9 * float64(same) / float64(max(len(now), len(want), 1))
	if judgement.Met {
		judgement.Share = 1
	}
	return judgement
}

// next is the preset so many steps after a text, round their ends; the first
// one after a text that is none.
func next(presets []string, text string, steps int) string {
	n := len(presets)
	at := slices.Index(presets, text)
	if at < 0 {
		return presets[0]
	}
	return presets[((at+steps)%n+n)%n]
}
