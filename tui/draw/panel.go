package draw

import (
	"sinapse/lessons/scene"
)

// A Drawer draws panels: it knows the words, the theme, and what is chosen.
type Drawer struct {
	*Voice
	Theme  *Theme
	Chosen scene.ItemID
	Focus  string // the panel that the arrows are in, "" for none
	// Scrolled is how many rows of that panel lie above it, where nothing in it can be chosen.
	Scrolled int
	Linear   bool // curves on a linear scale
	Maps     *MapCache
	Hurry    bool // a run goes on, and this frame leaves maps as they are

	About   string                                                   // the panel that is being drawn
	Reached func(c Canvas, at Rect, panel string, item scene.ItemID) // told where an item was drawn; nil: nobody asks
}

// reach notes where an item was drawn, for the mouse.
func (d *Drawer) reach(c Canvas, at Rect, item scene.ItemID) {
	if d.Reached != nil && !item.None() {
		d.Reached(c, at, d.About, item)
	}
}

// A Need is how many rows a panel wants inside its frame.
type Need struct {
	Least, Wanted int
	Stretch       bool // more is welcome
	Between       bool // so is anything between the two
}

// Needs tells how many rows a panel wants.
func Needs(panel scene.Panel) Need {
	switch p := panel.(type) {
	case scene.Neuron:
		n := len(p.Inputs) + Extra(p.Bias.Given)
		return Need{n, max(3*n-2, n+1), false, false}
	case scene.Bars:
		n := len(p.Rows) + 2*Extra(p.Total.Value.Given)
		return Need{n, n + len(p.Rows) - 1, false, false}
	case scene.Table:
		foot := Extra(len(p.Foot) > 0)
		return Need{1 + len(p.Rows) + foot, 2*len(p.Rows) + 1 + 2*foot, false, false}
	case scene.Arithmetic:
		return Need{len(p.Lines), len(p.Lines), false, false}
	case scene.Curve:
		return Need{7, 12, true, true}
	case scene.Plot:
		return Need{7, 12, true, true}
	case scene.Map:
		return Need{7, 14, true, true}
	case scene.Array:
		return needArray(p)
	case scene.Listing:
		return needListing(p)
	case scene.Product:
		return needProduct(p)
	case scene.Network:
		return needNetwork(p)
	case scene.Histogram:
		return needHistogram(p)
	case scene.Graph:
		return needGraph(p)
	case scene.Pictures, scene.Raster, scene.Shelf, scene.Levels, scene.Sequence, scene.Text:
		return needCells(panel)
	}
	return Need{}
}

// needCells tells it of what is drawn of many cells that are alike.
func needCells(panel scene.Panel) Need {
	if p, ok := panel.(scene.Pictures); ok {
		return needPictures(p)
	}
	if p, ok := panel.(scene.Shelf); ok {
		return needShelf(p)
	}
	if _, ok := panel.(scene.Levels); ok {
		return needLevels
	}
	if p, ok := panel.(scene.Sequence); ok {
		return needSequence(p)
	}
	if p, ok := panel.(scene.Text); ok {
		return needText(p)
	}
	return needRaster(panel.(scene.Raster))
}

// Extra is 1 for true.
func Extra(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Panel draws a panel with its frame.
func (d *Drawer) Panel(c Canvas, panel scene.Panel) {
	about := panel.About()
	d.About = about.ID
	title, border := d.Word("panel."+about.ID), Style{Fore: Border}
	if d.Focus == about.ID {
		border.Fore = Accent
		if d.Theme.Plain() {
			title = "▸ " + title
		}
	}
	aside := d.aside(panel)
	if p, ok := panel.(scene.Curve); ok {
		curve := d.curve(p)
		if step, ok := p.Reading(d.Chosen); ok && d.Focus == p.ID && step < p.Last() {
			aside = d.Say("curve.read", map[string]string{"step": Tick(float64(step))})
		}
		curve.draw(c.Frame(title, curve.aside(aside), border))
		return
	}
	if p, ok := panel.(scene.Table); ok {
		title, aside = tablePanel{Drawer: d, p: p}.titled(c.At, title, aside)
	}
	if p, ok := panel.(scene.Listing); ok {
		title, aside = besideTitle(c.At, title, aside, d.unseen(c.At, p))
	}
	if isOpen(panel) {
		d.Inside(c.heading(title, aside, border), panel)
		return
	}
	d.Inside(c.Frame(title, aside, border), panel)
}

// aside is what stands beside a panel's title: whose picture it is, the epoch of a run,
// or what its words say.
func (d *Drawer) aside(panel scene.Panel) string {
	about := panel.About()
	if p, ok := panel.(scene.Map); ok && p.Of != "" {
		return p.Of
	}
	if p, ok := panel.(scene.Shelf); ok {
		if aside, ok := d.shelfAside(p); ok {
			return aside
		}
	}
	aside, _ := d.Maybe("panel." + about.ID + ".aside")
	_, curve := panel.(scene.Curve)
	_, network := panel.(scene.Network)
	epoch, told := about.Facts["epoch"]
	switch {
	case !told || !curve && !network:
		return aside
	case aside == "":
		return d.Say("panel.epoch", map[string]string{"epoch": epoch})
	}
	return aside + " · " + d.Say("panel.epoch", map[string]string{"epoch": epoch})
}

// isOpen tells whether a panel has no frame: its neurons, its grids or its
// brackets are frames.
func isOpen(panel scene.Panel) bool {
	_, network := panel.(scene.Network)
	_, array := panel.(scene.Array)
	_, product := panel.(scene.Product)
	_, graph := panel.(scene.Graph)
	return network || array || product || graph
}

// Inside draws a panel without its frame.
func (d *Drawer) Inside(c Canvas, panel scene.Panel) {
	if !c.empty() {
		d.content(c, panel)
	}
}

// content draws a panel where there is room for something.
func (d *Drawer) content(c Canvas, panel scene.Panel) {
	switch p := panel.(type) {
	case scene.Neuron:
		d.neuron(c, p)
	case scene.Bars:
		d.bars(c, p)
	case scene.Table:
		tablePanel{Drawer: d, p: p}.draw(c)
	case scene.Curve:
		d.curve(p).draw(c)
	case scene.Plot:
		d.plot(c, p)
	case scene.Map:
		mapPanel{d, p}.draw(c)
	case scene.Arithmetic:
		d.arithmetic(c, p)
	case scene.Array:
		d.array(c, p)
	case scene.Listing:
		d.listing(c, p)
	case scene.Product:
		d.product(c, p)
	case scene.Network:
		networkPanel{d, p}.draw(c)
	case scene.Histogram:
		histogramPanel{d, p}.draw(c)
	case scene.Graph:
		d.graph(c, p)
	case scene.Pictures, scene.Raster, scene.Shelf, scene.Levels, scene.Sequence, scene.Text:
		d.inCells(c, panel)
	}
}

// inCells draws what is drawn of many cells that are alike.
func (d *Drawer) inCells(c Canvas, panel scene.Panel) {
	if p, ok := panel.(scene.Pictures); ok {
		d.pictures(c, p)
		return
	}
	if p, ok := panel.(scene.Shelf); ok {
		d.shelf(c, p)
		return
	}
	if p, ok := panel.(scene.Levels); ok {
		levelsPanel{Drawer: d, p: p}.draw(c)
		return
	}
	if p, ok := panel.(scene.Sequence); ok {
		sequencePanel{Drawer: d, p: p}.draw(c)
		return
	}
	if p, ok := panel.(scene.Text); ok {
		d.text(c, p)
		return
	}
	d.raster(c, panel.(scene.Raster))
}

// mark is the style of a number that may be chosen.
func (d *Drawer) mark(item scene.ItemID, style Style) Style {
	if !item.None() && item == d.Chosen && d.Focus != "" {
		return Style{Fore: Dark, Back: Accent, Bold: true}
	}
	return style
}

// number writes an item's number so that it ends before column x.
func (d *Drawer) number(c Canvas, x, y int, item scene.ItemID, text string, style Style) {
	marked := d.mark(item, style)
	if marked != style { // the cursor is a cell with a rim
		text = " " + text + " "
		x++
	}
	c.Right(x, y, text, marked)
	d.reach(c, Rect{x - Cells(text), y, Cells(text), 1}, item)
}

// terms writes a worked line from x on and returns the column after it.
func (d *Drawer) terms(c Canvas, x, y int, terms []scene.Term) int {
	for _, term := range terms {
		style := Style{Fore: Text}
		text := d.term(term)
		switch term.Kind {
		case scene.Operator:
			style.Fore = Faint
		case scene.Symbol:
			style.Fore = Muted
			if term.Role != scene.Plain {
				style = Style{Fore: RoleColor(term.Role, 0), Bold: term.Role == scene.Strong}
			}
		case scene.Value:
			if term.Role != scene.Plain {
				style.Fore = RoleColor(term.Role, term.Quantity.Value)
			}
		case scene.Result:
			style = Style{Fore: Strong, Bold: true}
		case scene.Word:
			style.Fore = Muted
		}
		d.reach(c, Rect{x, y, Cells(text), 1}, term.Item)
		x = c.Text(x, y, text, d.mark(term.Item, style))
	}
	return x
}

// Wide tells how many cells a worked line takes.
func (d *Drawer) Wide(terms []scene.Term) int {
	return d.terms(NewCanvas(1, 1).Window(Rect{}), 0, 0, terms)
}
