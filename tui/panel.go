package tui

import (
	"strings"

	"sinapse/lessons"
)

// A drawer draws panels: it knows the words, the theme, and what is chosen.
type drawer struct {
	*voice
	theme  *Theme
	chosen string // the chosen item, "" for none
	focus  string // the panel that the arrows are in, "" for none
	linear bool   // curves on a linear scale
	maps   *mapCache
	hurry  bool // a run goes on, and this frame leaves maps as they are

	about   string                                      // the panel that is being drawn
	reached func(c canvas, at Rect, panel, item string) // told where an item was drawn; nil: nobody asks
}

// reach notes where an item was drawn, for the mouse.
func (d *drawer) reach(c canvas, at Rect, item string) {
	if d.reached != nil && item != "" {
		d.reached(c, at, d.about, item)
	}
}

// A need is how many rows a panel wants inside its frame.
type need struct {
	least, wanted int
	stretch       bool // more is welcome
	between       bool // so is anything between the two
}

// needs tells how many rows a panel wants.
func needs(panel lessons.Panel) need {
	switch p := panel.(type) {
	case lessons.Neuron:
		n := len(p.Inputs) + extra(p.Bias.Given)
		return need{n, max(3*n-2, n+1), false, false}
	case lessons.Bars:
		n := len(p.Rows) + 2*extra(p.Total.Value.Given)
		return need{n, n + len(p.Rows) - 1, false, false}
	case lessons.Table:
		foot := extra(len(p.Foot) > 0)
		return need{1 + len(p.Rows), 2*len(p.Rows) + 1 + 2*foot, false, false}
	case lessons.Arithmetic:
		return need{len(p.Lines), len(p.Lines), false, false}
	case lessons.Curve:
		return need{7, 12, true, true}
	case lessons.Plot:
		return need{7, 12, true, true}
	case lessons.Map:
		return need{7, 14, true, true}
	case lessons.Array:
		return needArray(p)
	case lessons.Listing:
		return needListing(p)
	case lessons.Product:
		return needProduct(p)
	case lessons.Network:
		return needNetwork(p)
	case lessons.Histogram:
		return needHistogram(p)
	case lessons.Graph:
		return needGraph(p)
	case lessons.Pictures:
		return needPictures(p)
	}
	return need{}
}

// extra is 1 for true.
func extra(b bool) int {
	if b {
		return 1
	}
	return 0
}

// panel draws a panel with its frame.
func (d *drawer) panel(c canvas, panel lessons.Panel, aside string) {
	about := panel.About()
	d.about = about.ID
	title, border := d.word("panel."+about.ID), Style{Fore: Border}
	if d.focus == about.ID {
		border.Fore = Accent
		if d.theme.Plain() {
			title = "▸ " + title
		}
	}
	if aside == "" {
		aside, _ = d.maybe("panel." + about.ID + ".aside")
	}
	if curve, ok := panel.(lessons.Curve); ok && d.isLog(curve) {
		scale := d.word("scale.log")
		if aside != "" {
			scale = aside + " · " + scale
		}
		aside = scale
	}
	if isOpen(panel) {
		d.inside(c.heading(title, aside, border), panel)
		return
	}
	d.inside(c.frame(title, aside, border), panel)
}

// isOpen tells whether a panel has no frame: its neurons, its grids or its
// brackets are frames.
func isOpen(panel lessons.Panel) bool {
	_, network := panel.(lessons.Network)
	_, array := panel.(lessons.Array)
	_, product := panel.(lessons.Product)
	_, graph := panel.(lessons.Graph)
	return network || array || product || graph
}

// inside draws a panel without its frame.
func (d *drawer) inside(c canvas, panel lessons.Panel) {
	if !c.empty() {
		d.content(c, panel)
	}
}

// content draws a panel where there is room for something.
func (d *drawer) content(c canvas, panel lessons.Panel) {
	switch p := panel.(type) {
	case lessons.Neuron:
		d.neuron(c, p)
	case lessons.Bars:
		d.bars(c, p)
	case lessons.Table:
		d.table(c, p)
	case lessons.Curve:
		d.curve(c, p)
	case lessons.Plot:
		d.plot(c, p)
	case lessons.Map:
		d.decisionMap(c, p)
	case lessons.Arithmetic:
		d.arithmetic(c, p)
	case lessons.Array:
		d.array(c, p)
	case lessons.Listing:
		d.listing(c, p)
	case lessons.Product:
		d.product(c, p)
	case lessons.Network:
		d.network(c, p)
	case lessons.Histogram:
		d.histogram(c, p)
	case lessons.Graph:
		d.graph(c, p)
	case lessons.Pictures:
		d.pictures(c, p)
	}
}

// mark is the style of a number that may be chosen.
func (d *drawer) mark(item string, style Style) Style {
	if item != "" && item == d.chosen && d.focus != "" {
		return Style{Fore: Dark, Back: Accent, Bold: true}
	}
	return style
}

// number writes an item's number so that it ends before column x.
func (d *drawer) number(c canvas, x, y int, item, text string, style Style) {
	marked := d.mark(item, style)
	if marked != style { // the cursor is a cell with a rim
		text = " " + text + " "
		x++
	}
	c.right(x, y, text, marked)
	d.reach(c, Rect{x - cells(text), y, cells(text), 1}, item)
}

// terms writes a worked line from x on and returns the column after it.
func (d *drawer) terms(c canvas, x, y int, terms []lessons.Term) int {
	for _, term := range terms {
		style := Style{Fore: Text}
		text := d.term(term)
		switch term.Kind {
		case lessons.Operator:
			style.Fore = Faint
		case lessons.Symbol:
			style.Fore = Muted
			if term.Role != lessons.Plain {
				style = Style{Fore: roleColor(term.Role, 0), Bold: term.Role == lessons.Strong}
			}
		case lessons.Value:
			if term.Role != lessons.Plain {
				style.Fore = roleColor(term.Role, term.Quantity.Value)
			}
		case lessons.Result:
			style = Style{Fore: Strong, Bold: true}
		case lessons.Word:
			style.Fore = Muted
		}
		d.reach(c, Rect{x, y, cells(text), 1}, term.Item)
		x = c.text(x, y, text, d.mark(term.Item, style))
	}
	return x
}

// wide tells how many cells a worked line takes.
func (d *drawer) wide(terms []lessons.Term) int {
	return d.terms(newCanvas(1, 1).window(Rect{}), 0, 0, terms)
}

// lastEquals is where a worked line that is too long is broken: before its
// result.
func lastEquals(terms []lessons.Term) int {
	for i := len(terms) - 1; i > 0; i-- {
		if strings.HasSuffix(terms[i].Text, "= ") {
			return i
		}
	}
	return 0
}

// arithmetic draws worked lines; one too long for its panel goes on below.
func (d *drawer) arithmetic(c canvas, p lessons.Arithmetic) {
	y := 0
	for _, terms := range p.Lines {
		for i, part := range d.broken(terms, c.at.W) {
			d.terms(c, 2*extra(i > 0), y, part)
			y++
		}
	}
}

// broken parts a worked line that is too wide: before its result where that is
// enough, else before the operators between its terms, so that none is lost.
func (d *drawer) broken(terms []lessons.Term, width int) [][]lessons.Term {
	if d.wide(terms) <= width || len(terms) == 0 {
		return [][]lessons.Term{terms}
	}
	if last := lastEquals(terms); last > 0 && d.wide(terms[:last]) <= width {
		return [][]lessons.Term{terms[:last], terms[last:]}
	}
	var parts [][]lessons.Term
	from, room := 0, width
	for i := 1; i < len(terms); i++ {
		end := i + 1
		for end < len(terms) && !opens(terms[end]) {
			end++
		}
		if opens(terms[i]) && d.wide(terms[from:end]) > room {
			parts = append(parts, terms[from:i])
			from, room = i, width-2
		}
	}
	return append(parts, terms[from:])
}

// opens tells whether a worked line may go on below with a term.
func opens(term lessons.Term) bool {
	return term.Kind == lessons.Operator && strings.HasPrefix(term.Text, " ") && strings.TrimSpace(term.Text) != ""
}
