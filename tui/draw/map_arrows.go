package draw

import "sinapse/lessons/scene"

// arrowMark is what the stroke of an arrow is made of in ASCII, where dots would be taken
// for the ground.
const arrowMark = '+'

// arrows draws the arrows of a map upon its samples: a stroke from a mark to where its
// sample would rather be. The mark tells which end is which, with or without colours.
func (d mapPanel) arrows(over Canvas, g ground, drawn mapDrawing) {
	w, h := g.at.W, g.at.H
	place := func(x, y float64) (int, int) { return g.place(x, y, dotsAcross, dotsDown) }
	dots := newBraille(w, h)
	for _, a := range d.p.Arrows {
		d.path(dots, scene.Path{Role: scene.Strong, X: []float64{a.X, a.ToX}, Y: []float64{a.Y, a.ToY}}, pathStrokes[0], place)
	}
	for i, bits := range dots.dots {
		x, y := i%w, i/w
		back := d.backOf(drawn.steps[2*y*w+x], drawn.steps[(2*y+1)*w+x])
		switch {
		case bits == 0:
		case d.Theme.ASCII:
			over.Set(x, y, arrowMark, Style{Fore: Strong, Back: back})
		default:
			over.Set(x, y, FirstBraille+bits, Style{Fore: Strong, Back: back})
		}
	}
	for _, a := range d.p.Arrows {
		if x, y := g.place(a.X, a.Y, 1, 1); g.holds(x, y) {
			back := d.backOf(drawn.steps[2*y*w+x], drawn.steps[(2*y+1)*w+x])
			over.Set(x, y, rightMarks[1], Style{Fore: PointNegative, Back: back, Bold: true})
		}
	}
}
