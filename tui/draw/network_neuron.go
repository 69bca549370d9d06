package draw

import (
	"math"

	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// How much a neuron says, by the room there is.
const (
	netMark   = iota // its mark alone
	netName          // its name too
	netValues        // its number too
	netWords         // its word too
)

// label is a neuron's name, and its word where there is room.
func (d networkPanel) label(neuron scene.NetworkNeuron, detail int) string {
	label := neuron.Name
	if neuron.Word != "" && (detail >= netWords || label == "") {
		if label != "" {
			label += " "
		}
		label += d.Word(neuron.Word)
	}
	return label
}

// width is how many columns the neurons of a layer take.
func (d networkPanel) width(layer scene.NetworkLayer, form netForm, detail int) int {
	label, number, bias := 0, 0, 0
	for _, neuron := range layer.Neurons {
		label = max(label, Cells(d.label(neuron, detail)))
		number = max(number, Cells(Write(neuron.Value)))
		bias = max(bias, Cells(Write(neuron.Bias)))
	}
	switch form {
	case netPicture:
		return max(8, label+4, bias+2)
	case netSmall, netTagged:
		return max(4, label) // a bias may stand out by a cell
	case netBox:
		return max(8, number+4, label+4, bias+4)
	case netLine:
	}
	wide := 1
	if detail >= netName && label > 0 {
		wide += 1 + label
	}
	if shown := max(number, bias); detail >= netValues && shown > 0 {
		wide += 1 + shown
	}
	return wide
}

// netInk is the colour of a neuron's name and frame.
func netInk(neuron scene.NetworkNeuron) (name, frame Style) {
	name, frame = Style{Fore: Text}, Style{Fore: Border}
	switch neuron.Role {
	case scene.Plain, scene.BySign:
	case scene.Strong:
		name, frame = Style{Fore: Strong, Bold: true}, Style{Fore: Muted}
	default:
		ink := RoleColor(neuron.Role, 0)
		name, frame = Style{Fore: ink}, Style{Fore: ink}
	}
	return name, frame
}

// neuron draws one neuron.
func (d networkPanel) neuron(c Canvas, neuron scene.NetworkNeuron, at Rect, layout netLayout) {
	name, frame := netInk(neuron)
	chosen := d.Focus != "" && !neuron.Item.None() && neuron.Item == d.Chosen
	if chosen {
		name, frame = Style{Fore: Accent, Bold: true}, Style{Fore: Accent}
	}
	label := d.label(neuron, layout.detail)
	d.reach(c, at, neuron.Item)
	switch layout.form {
	case netLine:
		d.line(c, neuron, at, layout.detail)
	case netSmall, netTagged:
		d.unframed(c, neuron, at, layout)
	case netBox, netPicture:
		neuronFrame(c, at, frame, chosen && d.Theme.Plain())
		c.Text(at.X+2, at.Y, Crop(" "+label+" ", at.W-3), name)
		inside := Rect{at.X + 1, at.Y + 1, at.W - 2, at.H - 2}
		if layout.form == netPicture && neuron.Answer != nil {
			inside.X += (inside.W - 6) / 2
			inside.W = 6
			d.thumbnail(c, neuron, inside)
		} else {
			d.value(c, neuron, inside)
		}
		if neuron.Bias.Given {
			bias := Write(neuron.Bias)
			style := d.mark(neuron.BiasItem, Style{Fore: RoleColor(scene.BySign, neuron.Bias.Value)})
			x := c.Text(at.X+(at.W-Cells(bias))/2, at.Y+at.H-1, bias, style)
			d.reach(c, Rect{x - Cells(bias), at.Y + at.H - 1, Cells(bias), 1}, neuron.BiasItem)
		}
	}
}

// unframed draws a neuron as its name over a thumbnail; its bias below, or,
// where there is no row for it and it is chosen, over the foot of the picture.
func (d networkPanel) unframed(c Canvas, neuron scene.NetworkNeuron, at Rect, layout netLayout) {
	name, _ := netInk(neuron)
	thumb := Rect{at.X + (at.W-4)/2, at.Y + 1, 4, 2}
	if d.isChosen(neuron.Item) {
		name = Style{Fore: Accent, Bold: true}
		frame := Style{Fore: Accent}
		for y := thumb.Y; y < thumb.Y+2; y++ {
			c.Set(thumb.X-1, y, '▐', frame)
			c.Set(thumb.X+4, y, '▌', frame)
		}
	}
	d.thumbnail(c, neuron, thumb)
	label := d.label(neuron, layout.detail)
	c.Text(at.X+max((at.W-Cells(label))/2, 0), at.Y, label, d.mark(neuron.Item, name))
	bias, style := Write(neuron.Bias), d.mark(neuron.BiasItem, Style{Fore: RoleColor(scene.BySign, neuron.Bias.Value)})
	switch {
	case layout.form == netTagged && neuron.Bias.Given:
		c.Text(min(at.X+(at.W-Cells(bias))/2, c.At.W-Cells(bias)), at.Y+3, bias, style) // whole at the edge, too
	case d.biasShown(neuron):
		c.Text(min(thumb.X, c.At.W-Cells(bias)), thumb.Y+1, bias, style)
	}
}

// biasShown tells whether a neuron without a place for its bias must show
// it, because it is chosen.
func (d networkPanel) biasShown(neuron scene.NetworkNeuron) bool {
	return d.Focus != "" && !neuron.BiasItem.None() && neuron.BiasItem == d.Chosen
}

// neuronFrame draws the frame of a neuron; a heavy one where colour cannot tell
// what is chosen.
func neuronFrame(c Canvas, at Rect, style Style, heavy bool) {
	box := c.Window(at)
	box.Clear(Rect{0, 0, at.W, at.H})
	box.Frame("", "", style)
	if !heavy {
		return
	}
	for x := range at.W {
		box.Set(x, 0, '━', style)
		box.Set(x, at.H-1, '━', style)
	}
	for y := range at.H {
		box.Set(0, y, '┃', style)
		box.Set(at.W-1, y, '┃', style)
	}
	for i, corner := range []rune("┏┓┗┛") {
		box.Set(i%2*(at.W-1), i/2*(at.H-1), corner, style)
	}
}

// netShade is how strong a value is painted: −1 to +1.
func netShade(value float64) float64 { return elementary.Tanh(value) }

// value writes a neuron's value, shaded by how large it is.
func (d networkPanel) value(c Canvas, neuron scene.NetworkNeuron, at Rect) {
	if !neuron.Value.Given {
		return
	}
	y := at.Y + at.H/2
	text, ink := Write(neuron.Value), Style{Fore: Strong, Bold: true}
	if neuron.Role == scene.Faint {
		ink = Style{Fore: Faint}
	}
	if !d.Theme.Few() && neuron.Role != scene.Faint && neuron.Value.Value != 0 {
		c.Fill(at, MapStep+Color(mapStepOf(netShade(neuron.Value.Value))))
	} else if neuron.Value.Value != 0 {
		c.Set(at.X+1, y, shadeOf(neuron.Value.Value), Style{Fore: RoleColor(scene.BySign, neuron.Value.Value)})
	}
	c.Right(at.X+at.W-1, y, text, ink)
}

// shadeOf is a block the denser the larger a value is.
func shadeOf(value float64) rune {
	return []rune("░▒▓█")[min(max(cellOf(4*math.Abs(netShade(value))), 0), 3)]
}

// line draws a neuron in one row: a mark, its name, its value; its bias instead
// where that is chosen.
func (d networkPanel) line(c Canvas, neuron scene.NetworkNeuron, at Rect, detail int) {
	name, _ := netInk(neuron)
	x := at.X + 1
	mark := Style{Fore: Muted}
	if neuron.Value.Given {
		mark.Fore = RoleColor(scene.BySign, neuron.Value.Value)
	}
	if neuron.Role == scene.Faint {
		mark.Fore = Faint
	}
	c.Set(at.X, at.Y, '●', mark)
	marked := d.mark(neuron.Item, name)
	if detail < netName && (marked != name || d.biasShown(neuron)) {
		c.Set(at.X, at.Y, '◉', Style{Fore: Accent, Bold: true})
	}
	if label := d.label(neuron, detail); detail >= netName && label != "" {
		x = c.Text(x+1, at.Y, label, marked)
	}
	switch {
	case d.biasShown(neuron) && detail < netValues: // see biasNote
	case d.biasShown(neuron):
		c.Text(x+1, at.Y, "b "+Write(neuron.Bias), d.mark(neuron.BiasItem, Style{}))
	case detail >= netValues && neuron.Value.Given:
		c.Right(at.X+at.W, at.Y, Write(neuron.Value), Style{Fore: RoleColor(scene.BySign, neuron.Value.Value)})
	case detail >= netValues && neuron.Bias.Given:
		c.Right(at.X+at.W, at.Y, Write(neuron.Bias), Style{Fore: RoleColor(scene.BySign, neuron.Bias.Value)})
	}
}

// thumbnail draws what a neuron answers over the plane of the inputs.
func (d networkPanel) thumbnail(c Canvas, neuron scene.NetworkNeuron, at Rect) {
	if neuron.Answer == nil {
		for y := at.Y; y < at.Y+at.H; y++ {
			for x := at.X; x < at.X+at.W; x++ {
				c.Set(x, y, '░', Style{Fore: Border})
			}
		}
		return
	}
	w := at.W
	steps := d.steps(mapPlace{d.p.ID + "/" + neuron.Item.String() + neuron.Name, w, 2 * at.H}, d.p.Key, d.p.X, d.p.Y, neuron.Answer).steps
	for y := range at.H {
		for x := range w {
			d.mapCell(c, at.X+x, at.Y+y, steps[2*y*w+x], steps[(2*y+1)*w+x])
		}
	}
}
