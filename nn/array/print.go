package array

import "strings"

// NumPy's print options, as they are when nobody changes them.
const (
	lineWidth = 75   // no line is longer, if it can be helped
	threshold = 1000 // more cells are summarised:
	edgeItems = 3    // so many are shown at each end of an axis
)

// Printed is an array as NumPy prints it.
type Printed struct {
	Lines []string
	Cells []PrintedCell // those that are shown, in C order
}

// A PrintedCell says where in a print a cell stands. Width is that of the
// number itself, without the spaces that line it up.
type PrintedCell struct {
	Flat   int // the cell's place in C order
	Line   int // from 0
	Column int // from 0; every character is one column wide
	Width  int
}

// String returns what print(a) shows.
func (a Array) String() string { return strings.Join(a.Print().Lines, "\n") }

// Repr returns what repr(a), and the prompt, shows: array([…]).
func (a Array) Repr() string { return strings.Join(a.PrintRepr().Lines, "\n") }

// Print returns print(a) with the places of its cells. Of more than 1000 cells
// only three at each end of each axis are looked at and shown.
func (a Array) Print() Printed {
	switch {
	case a.Size() == 0:
		return Printed{Lines: []string{"[]"}}
	case len(a.shape) == 0 && a.dtype == Float64:
		text := pythonFloat(a.float(a.offset))
		return Printed{[]string{text}, []PrintedCell{{Width: len(text)}}}
	}
	p := a.newPrinter(" ", "", "", lineWidth)
	return p.done()
}

// PrintRepr returns repr(a) with the places of its cells, as [Array.Print].
func (a Array) PrintRepr() Printed { return a.PrintReprWithin(lineWidth) }

// PrintReprWithin is PrintRepr after np.set_printoptions(linewidth=width).
func (a Array) PrintReprWithin(width int) Printed {
	if a.Size() == 0 {
		text := "array([], "
		if len(a.shape) != 1 {
			text += "shape=" + ShapeText(a.shape) + ", "
		}
		return Printed{Lines: []string{text + "dtype=" + a.dtype.String() + ")"}}
	}
	p := a.newPrinter(", ", "array(", ")", width)
	return p.done()
}

// A printer lays an array out as NumPy's _formatArray does.
type printer struct {
	shape     []int
	words     []string // the cells shown, in C order
	flats     []int    // and their places
	separator string   // between cells of a line
	suffix    string
	indent    int // of an axis's lines, without one for each axis
	width     int // of a line
	summary   bool
	line      []byte // the line that is being written
	printed   Printed
}

// newPrinter lays a out between prefix and suffix, in lines of a width.
func (a Array) newPrinter(separator, prefix, suffix string, width int) *printer {
	p := &printer{
		shape: a.shape, separator: separator, suffix: suffix,
		indent: len(prefix) + 1, width: width - len(suffix),
		summary: a.Size() > threshold, line: []byte(prefix),
	}
	var places []int
	p.flats, places = a.shown(p.summary)
	if a.dtype == Float64 {
		p.words = FormatFloats(collect(places, a.float))
	} else {
		p.words = formatInts(collect(places, a.int))
	}
	p.printed.Cells = make([]PrintedCell, 0, len(places))
	p.axis(0)
	return p
}

func collect[T any](places []int, at func(int) T) []T {
	values := make([]T, len(places))
	for i, place := range places {
		values[i] = at(place)
	}
	return values
}

// shown returns the cells that a print shows: their places in C order and in
// the data.
func (a Array) shown(summary bool) (flats, places []int) {
	flats, places = []int{0}, []int{a.offset}
	for axis, n := range a.shape {
		var nextFlats, nextPlaces []int
		for k := range flats {
			for i := 0; i < n; i++ {
				if summary && n > 2*edgeItems && i == edgeItems {
					i = n - edgeItems
				}
				nextFlats = append(nextFlats, flats[k]*n+i)
				nextPlaces = append(nextPlaces, places[k]+i*a.strides[axis])
			}
		}
		flats, places = nextFlats, nextPlaces
	}
	return flats, places
}

// axis writes what lies along an axis, in brackets.
func (p *printer) axis(axis int) {
	left := len(p.shape) - axis
	if left == 0 {
		p.word(axis)
		return
	}
	p.line = append(p.line, '[')
	n, gap := p.shape[axis], -1
	if p.summary && n > 2*edgeItems {
		n, gap = 2*edgeItems+1, edgeItems
	}
	for i := range n {
		switch {
		case left == 1 && i == gap:
			p.extend("...", axis)
		case left == 1:
			p.word(axis)
		default:
			if i > 0 {
				p.line = append(p.line, strings.Repeat(" ", p.indent+axis)...)
			}
			if i == gap {
				p.line = append(p.line, "..."...)
			} else {
				p.axis(axis + 1)
			}
		}
		if i < n-1 {
			p.separate(left)
		}
	}
	p.line = append(p.line, ']')
}

// separate writes what stands between two neighbours: on the last axis the
// separator, on others as many new lines as there are axes below.
func (p *printer) separate(left int) {
	if left == 1 {
		p.line = append(p.line, p.separator...)
		return
	}
	p.line = append(p.line, strings.TrimRight(p.separator, " ")...)
	for range left - 1 {
		p.printed.Lines = append(p.printed.Lines, string(p.line))
		p.line = p.line[:0]
	}
}

// word writes the next cell, and notes where it stands.
func (p *printer) word(axis int) {
	k := len(p.printed.Cells)
	word := p.words[k]
	p.extend(word, axis)
	number := strings.TrimLeft(word, " ")
	p.printed.Cells = append(p.printed.Cells, PrintedCell{
		Flat: p.flats[k], Line: len(p.printed.Lines), Column: len(p.line) - len(number),
		Width: len(strings.TrimRight(number, " ")),
	})
}

// extend writes a word on the line, or on a new one if it would not fit: there
// must be room for all closing brackets (_extendLine).
func (p *printer) extend(word string, axis int) {
	indent := p.indent + axis
	if len(p.line)+len(word) > p.width-axis-1 && len(p.line) > indent {
		p.printed.Lines = append(p.printed.Lines, strings.TrimRight(string(p.line), " "))
		p.line = append(p.line[:0], strings.Repeat(" ", indent)...)
	}
	p.line = append(p.line, word...)
}

func (p *printer) done() Printed {
	p.printed.Lines = append(p.printed.Lines, string(p.line)+p.suffix)
	return p.printed
}
