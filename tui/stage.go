package tui

import (
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// A shelf is a row of the stage: one panel, or two or three beside each other.
type shelf struct {
	panels []int     // their numbers in the scene
	need   draw.Need // rows inside the frames
	rows   int       // what it has been given, frames and all
}

// shelves puts the panels of a scene below each other; one that asks for it
// stands at the right of the panel before it, where both have room.
func shelves(panels scene.Scene, width int) []shelf {
	var all []shelf
	for i, panel := range panels {
		n, last := draw.Needs(panel), len(all)-1
		if last >= 0 && panel.About().Beside && len(all[last].panels) < 3 && width >= wideOf(panels, all[last].panels)+1+panel.About().Width+4 {
			other := all[last].need
			all[last].panels = append(all[last].panels, i)
			all[last].need = draw.Need{
				Least: max(n.Least, other.Least), Wanted: max(n.Wanted, other.Wanted), Stretch: n.Stretch || other.Stretch, Between: n.Between || other.Between,
			}
			if _, square := panel.(scene.Map); square && len(all[last].panels) == 3 {
				all[last].need = squareNeed((width-2)/3 - 4)
			}
			continue
		}
		all = append(all, shelf{panels: []int{i}, need: n})
	}
	return all
}

// squareNeed is what a map needs that is so wide: it is square, so more rows
// would stay empty.
func squareNeed(wide int) draw.Need {
	rows := max(draw.SquareRows(wide), 5)
	return draw.Need{Least: min(rows, 7), Wanted: rows, Stretch: false, Between: true}
}

// wideOf is how wide panels beside each other are at least, frames and all.
func wideOf(scene scene.Scene, panels []int) int {
	wide := len(panels) - 1
	for _, i := range panels {
		wide += scene[i].About().Width + 4
	}
	return wide
}

// places divides the shelf's place among its panels. Of two, the one at the
// right gets what it asks for, the other the rest; three share alike.
func (s shelf) places(at draw.Rect, scene scene.Scene) []draw.Rect {
	if len(s.panels) == 1 {
		return []draw.Rect{at}
	}
	right := max(scene[s.panels[1]].About().Width+4, at.W/3)
	if len(s.panels) == 3 {
		right = (at.W - 2) / 3
	}
	places := make([]draw.Rect, len(s.panels))
	x := at.X + at.W
	for i := len(places) - 1; i >= 0; i-- {
		wide, high := right, at.H
		if i == 0 {
			wide = x - at.X
		}
		if n := draw.Needs(scene[s.panels[i]]); !n.Stretch {
			high = min(n.Wanted+2, at.H)
		}
		x -= wide
		places[i] = draw.Rect{X: x, Y: at.Y, W: wide, H: high}
		x--
	}
	return places
}

// stacked places the panels below each other. Those that have no room share the last
// place.
func (p *page) stacked(r draw.Rect) []standing {
	places, shown := stack(r, p.scene, p.focus-1, p.model.form().panel)
	return standingAt(places, shown, 0)
}

// standingAt joins places and the panels in them, counted from the first.
func standingAt(places []draw.Rect, shown []int, first int) []standing {
	all := make([]standing, len(places))
	for i, at := range places {
		all[i] = standing{at, first + shown[i]}
	}
	return all
}

// stack places as many panels as have room, in their order, none of more rows than
// the most; focus names the one that must be among them.
func stack(r draw.Rect, scene scene.Scene, focus, most int) (places []draw.Rect, shown []int) {
	all := shelves(scene, r.W)
	used, fit := 0, 0
	for fit < len(all) && (fit == 0 || used+all[fit].need.Least+2 <= r.H) {
		all[fit].rows = all[fit].need.Least + 2
		used += all[fit].rows
		fit++
	}
	hidden := focus >= 0 && focus < len(scene)
	for _, s := range all[:fit] {
		for _, i := range s.panels {
			hidden = hidden && i != focus
		}
	}
	all = all[:fit]
	if hidden && fit > 0 {
		last := &all[fit-1]
		used -= last.rows
		n := draw.Needs(scene[focus])
		*last = shelf{panels: []int{focus}, need: n, rows: min(n.Least+2, r.H-used)}
		used += last.rows
	}
	gap := draw.Extra(r.H-used > 3*fit)
	spread(all, r.H-used-gap*(fit-1), most)
	y := r.Y
	for _, s := range all {
		at := draw.Rect{X: r.X, Y: y, W: r.W, H: min(s.rows, r.Y+r.H-y)}
		places = append(places, s.places(at, scene)...)
		shown = append(shown, s.panels...)
		y += s.rows + gap
	}
	return places, shown
}

// spread gives free rows to the shelves: first up to what each wants, then to
// those for whom more is welcome, up to the most that a panel may have.
func spread(all []shelf, free, most int) {
	for i := range all {
		s := &all[i]
		missing := max(s.need.Wanted+2-s.rows, 0)
		more := min(missing, max(free, 0))
		if !s.need.Between && more < missing {
			continue // airy or dense, nothing between
		}
		s.rows += more
		free -= more
	}
	for changed := true; changed && free > 0; {
		changed = false
		for i := range all {
			if all[i].need.Stretch && free > 0 && all[i].rows < most {
				all[i].rows++
				free--
				changed = true
			}
		}
	}
}

// unscrolled is how many rows a shelf needs at least whose tables are scrolled through.
func (p *page) unscrolled(s shelf) int {
	rows := 6 // of a table, and its frame
	for _, i := range s.panels {
		if _, table := p.scene[i].(scene.Table); !table {
			rows = max(rows, draw.Needs(p.scene[i]).Least+2)
		}
	}
	return rows
}

// beside places a panel beside the task, and below it those after it, as many as have
// room, where it has more than it needs.
func (p *page) beside(r draw.Rect, first int) []standing {
	places, shown := stack(r, p.scene[first:], -1, p.model.form().panel)
	if len(shown) < 2 || draw.Needs(p.scene[first]).Stretch {
		return []standing{{r, first}}
	}
	p.wrapped(places, shown, first, r)
	return standingAt(places, shown, first)
}

// wrapped gives free rows of a place to the worked lines in it that go on below, where
// it is narrow: else their results would be cut off.
func (p *page) wrapped(places []draw.Rect, shown []int, first int, r draw.Rect) {
	free := r.H
	for _, at := range places {
		free = min(free, r.Y+r.H-at.Y-at.H)
	}
	for i, at := range places {
		worked, ok := p.scene[first+shown[i]].(scene.Arithmetic)
		if !ok {
			continue
		}
		more := min(max(p.Rows(worked, at.W-4)+2-at.H, 0), free)
		places[i].H += more
		free -= more
		for j := range places {
			if places[j].Y > at.Y {
				places[j].Y += more
			}
		}
	}
}
