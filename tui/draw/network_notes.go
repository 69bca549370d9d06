package draw

import (
	"strings"

	"sinapse/lessons/scene"
)

// A netHead is the name over a layer; or over several beside each other that are called
// alike, where names are dense.
type netHead struct {
	layer scene.NetworkLayer
	x, w  int  // of the columns below
	lit   bool // its pictures are told on the shelf
}

// headGap is how far apart the names of two layers stand at least: closer they would read
// as one.
const headGap = 2

// heads are the names over the columns of a network.
func (d networkPanel) heads(layout netLayout) []netHead {
	var heads []netHead
	joined := !d.apart(layout.body.W)
	for i, column := range layout.columns {
		last := len(heads) - 1
		lit := layout.shelf.wide > 0 && layout.shelf.layer == i
		switch {
		case column.layer.Name == "":
		case joined && last >= 0 && heads[last].layer.Name == column.layer.Name:
			heads[last].w = column.x + column.w - heads[last].x
			heads[last].lit = heads[last].lit || lit
		default:
			heads = append(heads, netHead{column.layer, column.x, column.w, lit})
		}
	}
	return heads
}

// apart tells whether each layer has room for its own name.
func (d networkPanel) apart(width int) bool {
	total := -headGap
	for _, layer := range d.p.Layers {
		total += (headGap + Cells(d.Word(layer.Name))) * Extra(layer.Name != "")
	}
	return total <= width
}

// namesFit tells whether the names of the layers have room, one for those that are called
// alike.
func (d networkPanel) namesFit(width int) bool {
	total, last := -headGap, ""
	for _, layer := range d.p.Layers {
		if layer.Name != "" && layer.Name != last {
			total += headGap + Cells(d.Word(layer.Name))
		}
		last = layer.Name
	}
	return total <= width
}

// names writes the name of each layer above it, with the shape of what it
// gives, and between them the shapes of the weights, on arrows.
func (d networkPanel) names(c Canvas, layout netLayout) {
	end := 0
	heads := d.heads(layout)
	for i, head := range heads {
		name := Crop(d.Word(head.layer.Name), head.w+8)
		shape := ""
		if room := head.w + 8 - Cells(name); head.layer.Shape != "" && Cells(head.layer.Shape) < room {
			shape = " " + head.layer.Shape
		}
		wide := Cells(name + shape)
		last := c.At.W - wide
		for _, behind := range heads[i+1:] {
			last -= headGap + Cells(d.Word(behind.layer.Name))
		}
		begin := max(min(max(head.x+(head.w-wide+1)/2, 0), last), end+headGap*Extra(end > 0))
		ink := Style{Fore: Muted}
		if head.lit {
			ink.Fore = Text
		}
		x := c.Text(begin, 0, name, ink)
		c.Text(x, 0, shape, Style{Fore: Text})
		if gap, arrow := begin-end-2, head.layer.Arrow; i > 0 && arrow != "" && gap >= Cells(arrow)+4 {
			line := (gap - Cells(arrow) - 3) / 2
			x = c.Text(end+1, 0, strings.Repeat("─", line)+" ", Style{Fore: Faint})
			x = c.Text(x, 0, arrow, Style{Fore: Text})
			c.Text(x, 0, " "+strings.Repeat("─", gap-line-Cells(arrow)-3)+"→", Style{Fore: Faint})
		}
		end = begin + wide
	}
}

// note writes the value of what is chosen or told of as near to its place as leaves all
// neurons to be seen.
func (d networkPanel) note(c Canvas, layout netLayout, x, y int, text string, item scene.ItemID, style Style) {
	wide := Cells(text)
	at, least := Rect{max(min(x-wide/2, c.At.W-wide), 0), y, wide, 1}, -1
	for row := layout.names; row < c.At.H; row++ {
		for from := range max(c.At.W-wide+1, 0) {
			place := Rect{from, row, wide, 1}
			away := distance(2*from+wide, 2*x) + 6*distance(row, y) // a row is higher than a cell is wide
			if (least < 0 || away < least) && !layout.covers(place) {
				at, least = place, away
			}
		}
	}
	c.Clear(at)
	c.Text(at.X, at.Y, text, d.mark(item, style))
	d.reach(c, at, item)
}

// distance is how far apart two places are.
func distance(a, b int) int { return max(a-b, b-a) }

// covers tells whether something there would lie over a neuron.
func (l netLayout) covers(place Rect) bool {
	for _, column := range l.columns {
		if column.x >= place.X+place.W || column.x+column.w <= place.X {
			continue
		}
		for i := range column.to - column.from {
			if top := column.top + i*column.step; place.Y >= top && place.Y < top+netHeights[l.form] {
				return true
			}
		}
	}
	return false
}

// biasNote writes the chosen bias of a network whose neurons have no room for numbers.
func (d networkPanel) biasNote(c Canvas, layout netLayout) {
	if layout.form != netLine || layout.detail >= netValues {
		return
	}
	for _, column := range layout.columns {
		for i, neuron := range column.layer.Neurons[column.from:column.to] {
			if d.biasShown(neuron) {
				d.note(c, layout, column.x+column.w+5, column.top+i*column.step, " b "+Write(neuron.Bias)+" ", neuron.BiasItem, Style{})
			}
		}
	}
}
