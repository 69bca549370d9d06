package draw

import (
	"math"
	"slices"

	"sinapse/lessons/scene"
)

// A netLink is a link with where it begins and ends, in dots.
type netLink struct {
	scene.Link
	x0, y0, x1, y1 int
	strength       float64 // 2 and more: full
	most           int     // how many dots thick it may be
}

// links draws the links: the weak ones first, so that the strong ones keep
// their colour where they cross, then the lit ones, the chosen one last.
func (d networkPanel) links(c Canvas, layout netLayout) {
	links := make([]netLink, 0, len(d.p.Links))
	for _, link := range d.p.Links {
		if placed, ok := layout.place(link, d.p.Full); ok {
			links = append(links, placed)
		}
	}
	rank := func(l netLink) float64 {
		switch {
		case d.isChosen(l.Item):
			return 1e3
		case l.Role == scene.Strong:
			return 1e2 + l.strength
		case l.Role == scene.Faint:
			return -1
		}
		return l.strength
	}
	slices.SortStableFunc(links, func(a, b netLink) int {
		switch x, y := rank(a), rank(b); {
		case x < y:
			return -1
		case x > y:
			return 1
		}
		return 0
	})
	dots := newBraille(c.At.W, c.At.H)
	for _, link := range links {
		d.stroke(dots, link)
		d.reach(c, Rect{(link.x0+link.x1)/4 - 1, (link.y0 + link.y1) / 8, 3, 1}, link.Item)
	}
	dots.draw(c, Rect{0, 0, c.At.W, c.At.H})
	for _, link := range links {
		for _, mark := range link.Mark {
			x, y := link.at(1.0 / 3)
			c.Set(x/2, y/4, mark, Style{Fore: Strong, Bold: true})
		}
		if link.Weight.Given && (d.isChosen(link.Item) || link.Role == scene.Strong) {
			d.weight(c, layout, link)
		}
	}
}

// at is the dot at a share of the way along a link.
func (l netLink) at(t float64) (x, y int) {
	return l.x0 + cellOf(math.Round(t*float64(l.x1-l.x0))), l.y0 + cellOf(math.Round(float64(l.y1-l.y0)*t*t*(3-float64(2*t))))
}

// isChosen tells whether the eyes are on an item.
func (d *Drawer) isChosen(item scene.ItemID) bool {
	return !item.None() && item == d.Chosen && d.Focus != ""
}

// place finds the ends of a link; false if one of its neurons is not drawn.
func (l netLayout) place(link scene.Link, full float64) (netLink, bool) {
	if link.Layer < 0 || link.Layer+1 >= len(l.columns) {
		return netLink{}, false
	}
	from, to := l.columns[link.Layer], l.columns[link.Layer+1]
	if link.From < from.from || link.From >= from.to || link.To < to.from || link.To >= to.to {
		return netLink{}, false
	}
	if full == 0 {
		full = 2
	}
	port := netPorts[l.form]
	return netLink{
		Link: link,
		x0:   2 * (from.x + from.w + 1), y0: 4*(from.top+(link.From-from.from)*from.step) + port,
		x1: 2*(to.x-1) - 1, y1: 4*(to.top+(link.To-to.from)*to.step) + port,
		strength: math.Abs(link.Weight.Value) * 2 / full,
		most:     max(min(from.spacing(), to.spacing(), (to.x-from.x-from.w)/5), 1),
	}, true
}

// spacing is how many dots thick a link of a column may be: the fewer rows
// its neurons have, the thinner, so that close ones do not melt together.
func (c netColumn) spacing() int {
	if c.to-c.from < 2 {
		return 4
	}
	return max(c.step-1, 1)
}

// stroke draws a link. Without colour a negative one is dashed.
func (d networkPanel) stroke(dots *braille, link netLink) {
	ink, thick := d.strength(link)
	dots.stroke(Rect{link.x0, link.y0, link.x1 - link.x0, link.y1 - link.y0}, ink, thick, d.Theme.Plain() && link.Weight.Value < 0)
}

// stroke draws a curve from the corner of a rectangle of dots to the other one.
// It leaves and arrives level, y = y₀ + (y₁ − y₀)·(3t² − 2t³), and may be
// dashed: 3 on, 3 off.
func (b *braille) stroke(over Rect, ink Color, thick int, dashed bool) {
	at := func(x float64) float64 {
		t := min(max((x-float64(over.X))/float64(max(over.W, 1)), 0), 1)
		return float64(over.Y) + float64(float64(over.H)*t*t*(3-float64(2*t)))
	}
	for x := over.X; x <= over.X+over.W; x++ {
		if dashed && (x-over.X)%6 >= 3 {
			continue
		}
		// From half a dot before to half a dot behind, so that a steep
		// stroke has no holes.
		first, last := at(float64(x)-0.5), at(float64(x)+0.5)
		low := cellOf(math.Round(min(first, last) - float64(float64(thick)/2)))
		high := max(cellOf(math.Round(max(first, last)-float64(float64(thick)/2))), low)
		for y := low; y < high+thick; y++ {
			b.dot(x, y, ink)
		}
	}
}

// strength is the colour and the thickness of a link.
func (d networkPanel) strength(link netLink) (ink Color, thick int) {
	thick = 1
	for _, bound := range []float64{0.5, 1.2, 2} {
		thick += Extra(link.strength >= bound && thick < link.most)
	}
	switch {
	case d.isChosen(link.Item):
		return Accent, max(thick, 2)
	case link.Role == scene.Faint || !link.Weight.Given:
		return Border, 1
	case link.Weight.Value == 0:
		return Faint, 1
	case link.Role == scene.Strong:
		return RoleColor(scene.BySign, link.Weight.Value), max(thick, 2)
	case link.Role != scene.Plain && link.Role != scene.BySign:
		return RoleColor(link.Role, link.Weight.Value), thick
	}
	// The steps of a map lead from the background to the colour of a sign:
	// the weaker a link, the nearer to the background.
	step := 2
	for _, bound := range []float64{0.2, 0.5} {
		step -= Extra(link.strength >= bound)
	}
	switch {
	case link.strength >= 1:
		return RoleColor(scene.BySign, link.Weight.Value), thick
	case link.Weight.Value > 0:
		return MapStep + Color(15-step), thick
	default:
		return MapStep + Color(step), thick
	}
}

// weight writes a link's weight near its middle.
func (d networkPanel) weight(c Canvas, layout netLayout, link netLink) {
	style := Style{Fore: RoleColor(scene.BySign, link.Weight.Value), Bold: true}
	d.note(c, layout, (link.x0+link.x1)/4, (link.y0+link.y1)/8, " "+Write(link.Weight)+" ", link.Item, style)
}
