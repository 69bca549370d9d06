package draw

import (
	"sinapse/lessons/scene"
)

// A netShelf is where the thumbnails of one layer stand, below a network whose neurons
// have but a row each, or beside it: less than two rows would show nothing of an answer.
type netShelf struct {
	at            Rect
	layer, from   int // whose they are, and from which of its neurons on
	wide          int // of a thumbnail, which is half as high; 0 for no shelf
	pitch         int // columns from one to the next
	across, shown int // how many stand in a row, and in all
	most          int // of the widest layer
}

const (
	leastPicture = 4 // columns of a thumbnail
	goodPicture  = 8 // larger ones have what the network does not want
	mostPicture  = 12
	shelfGap     = 1 // rows or columns between the network and its shelf
)

// shelfRows is how many rows a thumbnail takes, with its name above.
func shelfRows(wide int) int { return wide/2 + 1 }

// high is how many rows a shelf takes.
func (s netShelf) high() int {
	return (s.shown+s.across-1)/max(s.across, 1)*shelfRows(s.wide) + Extra(s.shown < s.most)
}

// leaves is what a shelf leaves of its panel to the network.
func (s netShelf) leaves(panel Rect) Rect {
	switch {
	case s.wide == 0:
	case s.at.X > 0:
		panel.W = s.at.X - shelfGap
	default:
		panel.H = s.at.Y - shelfGap
	}
	return panel
}

// shelved settles the shelf of a network in a panel: its thumbnails are as large as
// leaves each neuron its row. Where they do not all have room, some stand beside the
// network, the chosen one among them. It is of one size for every layer, so that
// nothing moves while one walks about.
func (d networkPanel) shelved(panel Rect, names int) netShelf {
	slim := d.total(netLine, netName)
	if slim+shelfGap+leastPicture+2 > panel.W {
		slim = d.total(netLine, netMark)
	}
	beside := Rect{slim + shelfGap, 0, panel.W - slim - shelfGap, panel.H}
	for wide := mostPicture; wide >= leastPicture; wide -= 2 {
		least := names + d.tall()*(1+Extra(wide > goodPicture)) + shelfGap
		below := Rect{0, least, panel.W, panel.H - least}
		if s := d.filled(below, wide); s.shown > 0 && s.shown == s.most {
			s.at = Rect{0, panel.H - s.high(), panel.W, s.high()}
			return s
		}
		if s := d.filled(beside, wide); wide <= goodPicture && s.shown > 0 && s.shown == s.most {
			return s
		}
	}
	return d.filled(beside, leastPicture)
}

// filled puts thumbnails of a size into a place, as many as have room.
func (d networkPanel) filled(at Rect, wide int) netShelf {
	s, label := netShelf{at: at, wide: wide, layer: d.shelvedLayer()}, 0
	for _, layer := range d.p.Layers {
		for i, neuron := range layer.Neurons {
			if neuron.Answer != nil {
				s.most, label = max(s.most, i+1), max(label, Cells(neuron.Name))
			}
		}
	}
	s.pitch = max(wide, label) + 1
	across, rows := (at.W-1)/s.pitch, at.H/shelfRows(wide)
	if across*rows < s.most {
		rows = (at.H - 1) / shelfRows(wide) // one tells how many are not shown
	}
	if at.W < 1 || across < 1 || rows < 1 {
		return netShelf{}
	}
	s.shown = min(across*rows, s.most)
	rows = (s.shown + across - 1) / across
	s.across = (s.shown + rows - 1) / rows
	for i, neuron := range d.p.Layers[s.layer].Neurons {
		if d.isChosen(neuron.Item) || d.isChosen(neuron.BiasItem) {
			s.from = i / s.shown * s.shown
		}
	}
	if s.at.X > 0 {
		free := s.at.W - s.across*s.pitch - 1
		s.at.X, s.at.W = s.at.X+free, s.at.W-free
		s.at.Y = (at.H - s.high()) / 2
		s.at.H = s.high()
	}
	return s
}

// shelvedLayer is the layer whose thumbnails are shown: the one where the eyes are, else
// the widest of the hidden ones, the first of them.
func (d networkPanel) shelvedLayer() int {
	widest := min(1, len(d.p.Layers)-1)
	for l, layer := range d.p.Layers {
		for _, neuron := range layer.Neurons {
			if d.isChosen(neuron.Item) || d.isChosen(neuron.BiasItem) {
				return l
			}
		}
		if l > 0 && l < len(d.p.Layers)-1 && len(layer.Neurons) > len(d.p.Layers[widest].Neurons) {
			widest = l
		}
	}
	for _, link := range d.p.Links {
		if d.isChosen(link.Item) {
			return link.Layer + 1
		}
	}
	return widest
}

// shelf draws the thumbnails of a layer, each below its name.
func (d networkPanel) shelf(c Canvas, s netShelf) {
	if s.wide == 0 {
		return
	}
	left := max((c.At.W-s.across*s.pitch-1)/2, 0) + 1
	neurons := d.p.Layers[s.layer].Neurons
	neurons = neurons[min(s.from, len(neurons)):]
	for i, neuron := range neurons[:min(s.shown, len(neurons))] {
		d.shelfPicture(c, neuron, Rect{left + i%s.across*s.pitch, i / s.across * shelfRows(s.wide), s.wide, shelfRows(s.wide)})
	}
	if more := len(d.p.Layers[s.layer].Neurons) - s.shown; more > 0 {
		c.Text(left, c.At.H-1, "… +"+Tick(float64(more)), Style{Fore: Muted})
	}
}

// shelfPicture draws a neuron's thumbnail with its name above, and marks the chosen one
// on both sides.
func (d networkPanel) shelfPicture(c Canvas, neuron scene.NetworkNeuron, at Rect) {
	name, _ := netInk(neuron)
	picture := Rect{at.X, at.Y + 1, at.W, at.H - 1}
	if d.isChosen(neuron.Item) || d.isChosen(neuron.BiasItem) {
		name = Style{Fore: Accent, Bold: true}
		for y := picture.Y; y < picture.Y+picture.H; y++ {
			c.Set(picture.X-1, y, '▐', name)
			c.Set(picture.X+picture.W, y, '▌', name)
		}
	}
	d.thumbnail(c, neuron, picture)
	c.Text(at.X+max((at.W-Cells(neuron.Name))/2, 0), at.Y, neuron.Name, d.mark(neuron.Item, name))
	d.reach(c, at, neuron.Item)
}
