package draw

import (
	"sinapse/lessons/scene"
)

// A netForm is how the neurons of a drawn network look.
type netForm uint8

const (
	netLine    netForm = iota // ● h₁ 0.50, in one row; the thumbnails of a layer on a shelf
	netSmall                  // a name and a thumbnail below it
	netTagged                 // the same, and the bias below
	netBox                    // a frame around the value
	netPicture                // a frame around a thumbnail
)

// netHeights is how many rows a neuron of each form takes, netPorts where its
// links arrive: in dots from its upper edge, four to a row.
var (
	netHeights = [...]int{1, 3, 4, 3, 5}
	netPorts   = [...]int{2, 8, 8, 6, 10}
)

// A netColumn is where the neurons of a layer stand.
type netColumn struct {
	layer     scene.NetworkLayer
	from, to  int // which of its neurons are drawn
	hidden    int // how many are not
	x, w      int
	top, step int
}

// A netLayout is where everything of a network stands.
type netLayout struct {
	form    netForm
	detail  int // what each neuron has room to say, see netWidth
	columns []netColumn
	names   int // rows over the columns
	body    Rect
	shelf   netShelf
}

// needNetwork: at least a row a neuron, up to a dozen; at best a picture each.
func needNetwork(p scene.Network) Need {
	most := 1
	for _, layer := range p.Layers {
		most = max(most, len(layer.Neurons)+Extra(layer.More > 0))
	}
	names := Extra(hasNames(p))
	height := netHeights[netBox] + 1
	if hasAnswers(p) {
		height = netHeights[netPicture]
	}
	least := names + max(min(most, 9), 6)
	return Need{least, max(names+min(most*height, 22), least), true, true}
}

// hasNames tells whether any layer is named.
func hasNames(p scene.Network) bool {
	for _, layer := range p.Layers {
		if layer.Name != "" {
			return true
		}
	}
	return false
}

// hasAnswers tells whether any neuron has a decision map.
func hasAnswers(p scene.Network) bool {
	for _, layer := range p.Layers {
		for _, neuron := range layer.Neurons {
			if neuron.Answer != nil {
				return true
			}
		}
	}
	return false
}

// A networkPanel is a network being drawn.
type networkPanel struct {
	*Drawer
	p scene.Network
}

// draw draws a network from left to right: links first, the neurons over
// them.
func (d networkPanel) draw(c Canvas) {
	if len(d.p.Layers) == 0 || c.At.W < 4 || c.At.H < 2 {
		return
	}
	layout := d.layout(c.At.W, c.At.H)
	d.shelf(c.Window(layout.shelf.at), layout.shelf)
	c = c.Window(layout.body)
	d.links(c, layout)
	if layout.names > 0 {
		d.names(c, layout)
	}
	for _, column := range layout.columns {
		for i := column.from; i < column.to; i++ {
			at := Rect{column.x, column.top + (i-column.from)*column.step, column.w, netHeights[layout.form]}
			d.neuron(c, column.layer.Neurons[i], at, layout)
		}
		if column.hidden > 0 {
			y := column.top + (column.to-column.from-1)*column.step + netHeights[layout.form]
			more := "… +" + Tick(float64(column.hidden))
			c.Text(column.x+max((column.w-Cells(more))/2, 0), y, more, Style{Fore: Muted})
		}
	}
	d.biasNote(c, layout)
}

// leastGap is how far apart two layers stand at least, to see a link; mostGap
// is how far at most, so that a small network keeps together.
const leastGap, mostGap = 7, 30

// layout places a network: the largest form that has room, saying as much
// about each neuron as there is room for.
func (d networkPanel) layout(width, height int) netLayout {
	layout := netLayout{names: Extra(hasNames(d.p)), body: Rect{0, 0, width, height}}
	answers := hasAnswers(d.p)
	forms := []netForm{netBox, netLine}
	if answers {
		forms = []netForm{netPicture, netTagged, netSmall, netLine}
	}
	for _, form := range forms {
		layout.form = form
		if fits, detail := d.fits(form, width, height-layout.names); fits {
			layout.detail = detail
			break
		}
	}
	if layout.form == netLine {
		if answers {
			layout.shelf = d.shelved(layout.body, layout.names)
			layout.body = layout.shelf.leaves(layout.body)
		}
		layout.detail = d.lineDetail(layout.body.W)
		if tall := d.tall(); !d.namesFit(layout.body.W) || tall == layout.body.H {
			layout.names = 0 // a neuron comes before the name of its layer
		}
	}
	d.place(&layout)
	return layout
}

// tall is how many rows the network takes at least.
func (d networkPanel) tall() int {
	tall := 1
	for _, layer := range d.p.Layers {
		tall = max(tall, len(layer.Neurons)+Extra(layer.More > 0))
	}
	return tall
}

// place sets the columns of a network into its body.
func (d networkPanel) place(layout *netLayout) {
	width, total := layout.body.W, 0
	for _, layer := range d.p.Layers {
		column := d.column(layer, *layout, layout.body.H-layout.names)
		total += column.w
		layout.columns = append(layout.columns, column)
	}
	gap := 0
	if n := len(d.p.Layers) - 1; n > 0 {
		gap = min(max((width-total)/n, 0), mostGap)
		total += gap * n
	}
	x := max((width-total)/2, 0)
	for i := range layout.columns {
		layout.columns[i].x = x
		x += layout.columns[i].w + gap
	}
}

// fits tells whether all neurons have room in a form, and with how much
// detail.
func (d networkPanel) fits(form netForm, width, rows int) (fits bool, detail int) {
	for _, layer := range d.p.Layers {
		if form != netLine && len(layer.Neurons)*netHeights[form]+Extra(layer.More > 0) > rows {
			return false, 0
		}
	}
	for detail := netWords; detail >= netName; detail-- {
		if d.total(form, detail) <= width {
			return true, detail
		}
	}
	return false, 0
}

// lineDetail is how much neurons of one row can say in a width.
func (d networkPanel) lineDetail(width int) int {
	for detail := netWords; detail > netMark; detail-- {
		if d.total(netLine, detail) <= width {
			return detail
		}
	}
	return netMark
}

// total is how wide a network is, with the least gaps.
func (d networkPanel) total(form netForm, detail int) int {
	total := (len(d.p.Layers) - 1) * leastGap
	for _, layer := range d.p.Layers {
		total += d.width(layer, form, detail)
	}
	return total
}

// column settles which neurons of a layer are drawn, and in which rows: the
// chosen one always.
func (d networkPanel) column(layer scene.NetworkLayer, layout netLayout, rows int) netColumn {
	height, n := netHeights[layout.form], len(layer.Neurons)
	column := netColumn{layer: layer, to: n, hidden: layer.More, w: d.width(layer, layout.form, layout.detail), step: height}
	if n*height+Extra(layer.More > 0) > rows {
		shown := max((rows-1)/height, 1)
		column.to, column.hidden = shown, layer.More+n-shown
		for i, neuron := range layer.Neurons {
			if i >= shown && !d.Chosen.None() && (neuron.Item == d.Chosen || neuron.BiasItem == d.Chosen) {
				column.from, column.to = i-shown+1, i+1
			}
		}
	}
	shown := column.to - column.from
	free := rows - height - Extra(column.hidden > 0)
	if shown > 1 {
		column.step = max(min(free/(shown-1), height+2), height)
	}
	used := (shown-1)*column.step + height + Extra(column.hidden > 0)
	column.top = layout.names + max((rows-used)/2, 0)
	return column
}
