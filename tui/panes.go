package tui

import (
	"slices"

	"sinapse/tui/draw"
)

// A pane is what tab reaches: the words, the controls, a panel.
type pane struct {
	name  string
	focus int  // of the lesson, when it is in front
	seen  bool // it stands on the page
}

// strip lists the panes in the order of tab, from the words on.
func (p *page) strip(plan plan) []pane {
	panes := []pane{{p.Word("pane.words"), len(p.scene) + 1, plan.read}}
	if len(p.controls) > 0 {
		panes = append(panes, pane{p.Word("pane.controls"), 0, true})
	}
	for i, panel := range p.scene {
		panes = append(panes, pane{p.Word("panel." + panel.About().ID), i + 1, plan.shows(i)})
	}
	if longest(panes, p.stripWide(panes)) >= longestOf(panes) {
		return panes
	}
	for i := range panes { // none is cut to a stub
		if n := panes[i].focus - 1; n >= 0 && n < len(p.scene) {
			if short, ok := p.Maybe("panel." + p.scene[n].About().ID + ".tab"); ok {
				panes[i].name = short
			}
		}
	}
	return panes
}

// stripWide is how many cells the names of panes have, beside the key that leads there.
func (p *page) stripWide(panes []pane) int {
	return Arrange(p.model.Size.Width, p.model.Size.Height, 1, 1, 0).Panes.W - len(tabOf(panes)) - 2
}

// tabOf is the key that leads from pane to pane, "" where it leads nowhere.
func tabOf(panes []pane) string {
	if len(panes) == 1 {
		return ""
	}
	return "tab"
}

// longestOf is how long the longest name is.
func longestOf(panes []pane) int {
	most := 0
	for _, pane := range panes {
		most = max(most, draw.Cells(pane.name))
	}
	return most
}

// drawPanes names the panes in a row: the one in front has the cursor, those that
// are not on the page are faint. A click leads there.
func (p *page) drawPanes(c draw.Canvas, plan plan) {
	panes := p.strip(plan)
	key := tabOf(panes)
	c.Right(c.At.W, 0, key, draw.Style{Fore: draw.Text, Bold: true})
	c = c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W - len(key) - 2, H: 1})
	from, to := p.around(panes, c.At.W)
	x := 0
	if from > 0 {
		c.Set(0, 0, '‹', draw.Style{Fore: draw.Faint})
	}
	wide := longest(panes[from:to], c.At.W)
	for _, pane := range panes[from:to] {
		ink := draw.Style{Fore: draw.Muted}
		switch {
		case pane.focus == p.focus:
			c.Set(x, 0, '▸', draw.Style{Fore: draw.Accent, Bold: true})
			ink = draw.Style{Fore: draw.Strong, Bold: true}
		case !pane.seen:
			ink.Fore = draw.Faint
		}
		end := c.Text(x+beforePane, 0, draw.Crop(pane.name, wide), ink)
		p.hit(c, draw.Rect{X: x, Y: 0, W: end - x, H: 1}, func() { p.turnTo(pane.focus) })
		x = end + betweenPanes
	}
	if to < len(panes) {
		c.Set(c.At.W-1, 0, '›', draw.Style{Fore: draw.Faint})
	}
}

// The cells around the names of panes, and how few a name is cropped to.
const (
	beforePane   = 2
	betweenPanes = 1
	leastPane    = 7
	leastOfAll   = 6 // where all have room by it, on a page that is not tiny
)

// around is which panes have room by name: all of them, or those about the one in
// front.
func (p *page) around(panes []pane, width int) (from, to int) {
	if p.model.form().mode > Tiny && longest(panes, width) >= leastOfAll {
		return 0, len(panes)
	}
	here := max(slices.IndexFunc(panes, func(pane pane) bool { return pane.focus == p.focus }), 0)
	from, to = here, here+1
	room := func(from, to int) bool { return longest(panes[from:to], width) >= leastPane }
	for grown := true; grown; {
		grown = false
		if to < len(panes) && room(from, to+1) {
			to, grown = to+1, true
		}
		if from > 0 && room(from-1, to) {
			from, grown = from-1, true
		}
	}
	return from, to
}

// longest is how long a name may be so that all have room: the short ones stay whole.
func longest(panes []pane, width int) int {
	for wide := width; wide > 0; wide-- {
		all := -betweenPanes
		for _, pane := range panes {
			all += beforePane + min(draw.Cells(pane.name), wide) + betweenPanes
		}
		if all <= width {
			return wide
		}
	}
	return 0
}
