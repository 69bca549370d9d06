package draw

import "sinapse/lessons/scene"

// The marks of a sample: of those above zero, and of those below.
var (
	rightMarks     = [2]rune{'●', '○'}
	wrongMarks     = [2]rune{'◆', '◇'} // the model answers another class
	memorisedMarks = [2]rune{'■', '□'} // rightly, but by heart alone
)

// marksOf are the marks of a sample's kind.
func marksOf(sample scene.Sample) [2]rune {
	switch {
	case sample.Memorised:
		return memorisedMarks
	case !sample.Right:
		return wrongMarks
	}
	return rightMarks
}

// ranks is how many ranks there are.
const ranks = 8

// rank is in which order samples are drawn: what is to be looked at over the others.
func (d mapPanel) rank(sample scene.Sample) int {
	return Extra(!sample.Right) + 2*Extra(sample.Memorised) + 4*Extra(d.chose(sample))
}

// chose tells whether a sample is the one that is chosen.
func (d mapPanel) chose(sample scene.Sample) bool {
	return !sample.Item.None() && sample.Item == d.Chosen
}

// samples draws all samples: few of them as a mark each; of many those that are
// answered rightly as a pixel each, the others as marks over them.
func (d mapPanel) samples(c Canvas, g ground, drawn mapDrawing) {
	for order := range ranks {
		for _, sample := range d.p.Samples {
			if d.rank(sample) == order {
				d.sample(c, g, drawn, sample)
			}
		}
	}
}

// covered counts the samples that are not to be seen upon a ground: others lie upon them,
// in the same pixel or with a mark that takes the cell.
func (d mapPanel) covered(g ground) int {
	type place struct{ x, pixel int }
	seen, cells := map[place]bool{}, map[place]bool{}
	inside := 0
	for _, sample := range d.p.Samples {
		x, pixel := g.within(sample.X, sample.Y, 1, 2)
		switch {
		case pixel < 0 || !g.holds(x, pixel/2):
			continue
		case d.whole(sample):
			cells[place{x, pixel / 2}] = true
		default:
			seen[place{x, pixel}] = true
		}
		inside++
	}
	for pixel := range seen {
		if cells[place{pixel.x, pixel.pixel / 2}] {
			delete(seen, pixel)
		}
	}
	return inside - len(seen) - len(cells)
}

// whole tells whether a sample is drawn as a mark in a cell of its own, rather than as a
// pixel.
func (d mapPanel) whole(sample scene.Sample) bool {
	return len(d.p.Samples) <= few || !d.Theme.Halves() || marksOf(sample) != rightMarks || d.chose(sample)
}

// sample draws one sample.
func (d mapPanel) sample(c Canvas, g ground, drawn mapDrawing, sample scene.Sample) {
	x, pixel := g.within(sample.X, sample.Y, 1, 2)
	y := pixel / 2
	if pixel < 0 || !g.holds(x, y) {
		return
	}
	marks, ink, char := marksOf(sample), PointNegative, 1
	if sample.Positive {
		ink, char = PointPositive, 0
	}
	if d.whole(sample) {
		d.reach(c, Rect{x, y, 1, 1}, sample.Item)
		back := d.backOf(drawn.steps[2*y*g.at.W+x], drawn.steps[(2*y+1)*g.at.W+x])
		c.Set(x, y, marks[char], d.mark(sample.Item, Style{Fore: ink, Back: back, Bold: true}))
		return
	}
	under := c.get(x, y)
	if under.char != '▀' { // an edge gives way to a sample
		d.mapCell(c, x, y, drawn.steps[2*y*g.at.W+x], drawn.steps[(2*y+1)*g.at.W+x])
		under = c.get(x, y)
	}
	if d.p.Values != nil { // the ground's own colours
		ink = MapStep + Color(mapStepOf(sample.Value))
	}
	if pixel%2 == 0 {
		under.style.Fore = ink
	} else {
		under.style.Back = ink
	}
	c.Set(x, y, '▀', under.style)
}
