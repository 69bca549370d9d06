package draw

import (
	"slices"

	"sinapse/lessons/scene"
)

// A graphForm is how the nodes of a computation look, by the room there is.
type graphForm uint8

const (
	graphBare  graphForm = iota // z 0.80 over its gradient, without a frame
	graphTight                  // a frame around the value, the gradient in its lower border
	graphBox                    // a frame around both
	graphWhole                  // and below it how the number is computed
)

// graphHeights is how many rows a node of each form takes, graphPorts where
// its links arrive: in dots from its upper edge, four to a row.
var (
	graphHeights = [...]int{2, 3, 4, 5}
	graphPorts   = [...]int{2, 6, 8, 8}
)

// A graphLayout is where everything of a computation stands.
type graphLayout struct {
	form          graphForm
	columns, rows int // how many columns there are, and the lowest Row
	w, gap        int // of a node; between two
	left, top     int
	height        int
}

// needGraph: at least a framed node below another; at best with their formulas
// and air.
func needGraph(p scene.Graph) Need {
	most := graphStack(p)
	return Need{graphHeights[graphTight] * most, graphHeights[graphWhole]*most + most - 1, true, true}
}

// graphStack is how many nodes stand in the fullest column.
func graphStack(p scene.Graph) int {
	counts, most := map[int]int{}, 1
	for _, node := range p.Nodes {
		counts[node.Column]++
		most = max(most, counts[node.Column])
	}
	return most
}

// graph draws a computation from left to right: links first, then the nodes,
// then what each link multiplies with.
func (d *Drawer) graph(c Canvas, p scene.Graph) {
	if len(p.Nodes) == 0 || c.At.W < 4 || c.At.H < 2 {
		return
	}
	l := graphLayoutOf(c.At, p)
	links := slices.Clone(p.Links)
	slices.SortStableFunc(links, func(a, b scene.GraphLink) int { return d.graphRank(a) - d.graphRank(b) })
	dots := newBraille(c.At.W, c.At.H)
	for _, link := range links {
		ink, thick := d.graphInk(link)
		dots.stroke(l.link(p, link), ink, thick, d.Theme.Plain() && link.Slope.Value < 0)
	}
	dots.draw(c, Rect{0, 0, c.At.W, c.At.H})
	for _, node := range p.Nodes {
		d.graphNode(c, node, l.node(node), l.form)
	}
	var taken []Rect
	for _, node := range p.Nodes {
		taken = append(taken, l.node(node))
	}
	for _, link := range slices.Backward(links) {
		taken = d.graphSlope(c, link, l, l.link(p, link), taken)
	}
}

// graphLayoutOf places a computation: the largest form that has room.
func graphLayoutOf(at Rect, p scene.Graph) graphLayout {
	l, bare := graphLayout{w: 9}, 0
	for _, node := range p.Nodes {
		if !node.Constant || !node.Value.Given { // a gradient may stand below, or nothing but a name within
			l.w = max(l.w, 11)
		}
		bare = max(bare, Cells(node.Name)+1+Cells(Write(node.Value)))
		l.columns, l.rows = max(l.columns, node.Column+1), max(l.rows, node.Row)
		l.w = max(l.w, Cells(node.Name)+4, Cells(Write(node.Value))+4, Cells(Write(node.Gradient))+5)
	}
	most := graphStack(p)
	for form := graphWhole; form > graphBare; form-- {
		if most*graphHeights[form] <= at.H {
			l.form = form
			break
		}
	}
	if l.form == graphBare || l.columns*l.w+(l.columns-1)*3 > at.W {
		l.form, l.w = graphBare, l.w-3
		if l.columns*bare <= at.W {
			l.w = max(l.w, bare)
		}
	}
	if l.columns > 1 {
		l.gap = min(max((at.W-l.columns*l.w)/(l.columns-1), 0), 22)
	}
	l.height = min(at.H, max(most*(graphHeights[l.form]+2), graphHeights[l.form]))
	l.left = max((at.W-l.columns*l.w-(l.columns-1)*l.gap)/2, 0)
	l.top = (at.H - l.height) / 2
	return l
}

// node is the rectangle of a node.
func (l graphLayout) node(node scene.GraphNode) Rect {
	h := graphHeights[l.form]
	y := (l.height - h) / 2
	if l.rows > 0 {
		y = node.Row * (l.height - h) / l.rows
	}
	return Rect{l.left + node.Column*(l.w+l.gap), l.top + y, l.w, h}
}

// link is the rectangle, in dots, over which a link is drawn.
func (l graphLayout) link(p scene.Graph, link scene.GraphLink) Rect {
	from, to, port := l.node(p.Nodes[link.From]), l.node(p.Nodes[link.To]), graphPorts[l.form]
	x0, y0 := 2*(from.X+from.W), 4*from.Y+port
	return Rect{x0, y0, 2*to.X - 1 - x0, 4*to.Y + port - y0}
}

// graphRank is the order in which links are drawn: the followed one over the
// others, the chosen one last.
func (d *Drawer) graphRank(link scene.GraphLink) int {
	switch {
	case d.isChosen(link.Item):
		return 3
	case link.Role == scene.Strong:
		return 2
	case link.Role == scene.Faint:
		return 0
	}
	return 1
}

// graphInk is the colour and the thickness of a link.
func (d *Drawer) graphInk(link scene.GraphLink) (ink Color, thick int) {
	switch {
	case d.isChosen(link.Item) || link.Role == scene.Strong:
		return Accent, 2
	case link.Role == scene.BySign:
		return RoleColor(scene.BySign, link.Slope.Value), 1
	case link.Role == scene.Muted:
		return Muted, 1
	}
	return Border, 1
}

// graphNode draws one node: above its value, below the gradient.
func (d *Drawer) graphNode(c Canvas, node scene.GraphNode, at Rect, form graphForm) {
	name, frame := Style{Fore: Text}, Style{Fore: Border}
	chosen := d.isChosen(node.Item)
	if node.Role == scene.Strong || chosen {
		name, frame = Style{Fore: Accent, Bold: true}, Style{Fore: Accent}
	}
	d.reach(c, at, node.Item)
	value, gradient := Write(node.Value), Write(node.Gradient)
	ink := Style{Fore: RoleColor(scene.BySign, node.Gradient.Value), Bold: node.Role == scene.Strong}
	if !node.Gradient.Given && !node.Constant {
		gradient, ink = "·", Style{Fore: Faint}
	}
	if node.Constant && !node.Value.Given { // of a sketch, which has no numbers
		c.Clear(at)
		if form > graphBare {
			at.H = min(at.H, graphHeights[graphTight])
			neuronFrame(c, at, frame, false)
		}
		c.Text(at.X+(at.W-Cells(node.Name))/2, at.Y+(at.H-1)/2, node.Name, name)
		return
	}
	if form == graphBare {
		c.Clear(at)
		c.Text(at.X, at.Y, node.Name, d.mark(node.Item, name))
		c.Right(at.X+at.W, at.Y, value, Style{Fore: Text})
		c.Right(at.X+at.W, at.Y+1, gradient, ink)
		return
	}
	box := Rect{at.X, at.Y, at.W, min(at.H, graphHeights[graphBox])}
	neuronFrame(c, box, frame, (chosen || node.Role == scene.Strong) && d.Theme.Plain())
	c.Text(at.X+2, at.Y, " "+node.Name+" ", name)
	c.Right(at.X+at.W-2, at.Y+1, value, Style{Fore: Strong})
	if form == graphTight {
		if !node.Constant {
			c.Right(at.X+at.W-1, at.Y+2, " "+gradient+" ", ink)
		}
		return
	}
	if !node.Constant {
		c.Text(at.X+1, at.Y+2, "∂", Style{Fore: Faint})
		c.Right(at.X+at.W-2, at.Y+2, gradient, ink)
	}
	if form == graphWhole {
		c.Text(at.X+(at.W-Cells(node.Formula))/2, at.Y+4, node.Formula, Style{Fore: Faint})
	}
}

// slopePlaces are where along a link its number may stand: its middle, or
// where nothing else stands yet.
var slopePlaces = []float64{0.5, 0.3, 0.7, 0.15, 0.85}

// touches tells whether two rectangles share a cell.
func (r Rect) touches(other Rect) bool {
	return r.X < other.X+other.W && other.X < r.X+r.W && r.Y < other.Y+other.H && other.Y < r.Y+r.H
}

// graphSlope writes what a link multiplies with, where there is room between
// its nodes, and returns the places that are taken now: over a level link,
// upon a slanting one.
func (d *Drawer) graphSlope(c Canvas, link scene.GraphLink, l graphLayout, over Rect, taken []Rect) []Rect {
	d.reach(c, Rect{(over.X+over.W/2)/2 - 1, (over.Y + over.H/2) / 4, 3, 1}, link.Item)
	lit := d.isChosen(link.Item) || link.Role == scene.Strong
	text := "×" + Write(link.Slope)
	if !link.Slope.Given || link.Quiet && !d.isChosen(link.Item) || Cells(text)+2 > l.gap {
		return taken
	}
	style := Style{Fore: Muted}
	switch {
	case lit:
		style = Style{Fore: Accent, Bold: true}
	case link.Role == scene.BySign:
		style = Style{Fore: RoleColor(scene.BySign, link.Slope.Value)}
	}
	wide := Cells(text) + 2
	aside := []int{0} // rows from the link to its number
	if over.H == 0 {
		aside = []int{-1, 1}
	}
	for _, t := range slopePlaces {
		x := (over.X+cellOf(t*float64(over.W)))/2 - wide/2 + 1
		x = min(max(x, over.X/2), (over.X+over.W)/2+1-wide)
		y := (over.Y + cellOf(float64(over.H)*t*t*(3-2*t))) / 4
		for _, by := range aside {
			at := Rect{x, y + by, wide, 1}
			if slices.ContainsFunc(taken, at.touches) {
				continue
			}
			if by == 0 {
				c.Clear(at)
			}
			c.Text(at.X+1, at.Y, text, d.mark(link.Item, style))
			d.reach(c, at, link.Item)
			return append(taken, at)
		}
	}
	return taken
}
