package gan

import (
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// A sheet to draw on has so many cells along a side, and goes so far to each side.
const (
	drawSide  = 8
	drawReach = 2.4
)

// drawings are what there is to begin from. Of 25 seeds (TestDrawingsAreCalibrated) the
// fakes of the first three come nearer than twice the floor within drawRounds, on nearly
// all; those of the last, two spots, on few.
var drawings = []string{
	"...##..." + "...##..." + "...##..." + "########" + "########" + "...##..." + "...##..." + "...##...",
	"........" + ".##..##." + ".##..##." + "........" + "#......#" + "##....##" + ".######." + "..####..",
	".......#" + "......##" + ".....##." + "....##.." + "...##..." + "..##...." + ".##....." + "##......",
	"........" + ".##....." + ".##....." + "........" + "........" + ".....##." + ".....##." + "........",
}

const spots = 3 // the last of them

// Where a run ends, and how many draws of real points tell the floor.
const (
	drawRounds = 800
	drawFloors = 8
)

// paperKind is the kind of the items that are cells.
const paperKind = "x"

// sketchPairing is how the two are made that learn a drawing: as those of the ring.
func sketchPairing(cells string) pairing {
	p := ringPairing()
	p.real, p.floors = data.Drawing{Cells: cells, Side: drawSide, Reach: drawReach}, drawFloors
	return p
}

// A sketching is a drawing and the pair that learns it.
type sketching struct {
	from int // which of the drawings it was begun from
	pair *rivalry
	near bool // the spots were given all the rounds there are
}

type sketchSaved struct {
	from  int
	cells string
	pair  rivalrySaved
	near  bool
}

func newSketching(from int, seed uint32) *sketching {
	return &sketching{from: from, pair: newRivalry(sketchPairing(drawings[from]), seed)}
}

// cells is the drawing.
func (s *sketching) cells() string { return s.pair.real.(data.Drawing).Cells }

func (s *sketching) save() sketchSaved {
	return sketchSaved{s.from, s.cells(), s.pair.save(), s.near}
}

// restored returns it as it was when it was saved. It panics where nothing could have been
// drawn so.
func (s *sketching) restored(saved sketchSaved) *sketching {
	if saved.from < 0 || saved.from >= len(drawings) || !drawable(saved.cells) {
		panic("gan: nothing is drawn so")
	}
	var pair *rivalry
	if s != nil {
		pair = s.pair
	}
	return &sketching{saved.from, pair.restored(sketchPairing(saved.cells), saved.pair), saved.near}
}

// tick makes a round.
func (s *sketching) tick() bool {
	if s.pair.rounds >= drawRounds || !s.pair.round() {
		return false
	}
	s.near = s.near || s.pair.rounds == drawRounds && s.cells() == drawings[spots]
	return true
}

// pencil is the control of a cell of the drawing.
func (s *sketching) pencil(item scene.ItemID) lessons.Control {
	return pencil(s.cells(), item, func(cells string) { s.pair = newRivalry(sketchPairing(cells), s.pair.seed) })
}

// pencil is the control of a cell of a drawing: ink there, or none. The last ink stays.
func pencil(cells string, item scene.ItemID, redraw func(cells string)) lessons.Control {
	at, ok := kit.Cell(item, paperKind, []int{drawSide, drawSide})
	if !ok {
		return nil
	}
	place := at[0]*drawSide + at[1]
	inked := kit.Bit(cells[place:place+1] == data.Ink)
	if inked == 1 && strings.Count(cells, data.Ink) == 1 {
		return nil
	}
	return lessons.Slider{
		ID: item.String(), Max: 1, Step: 1,
		Get: func() float64 { return float64(inked) },
		Set: func(v float64) error {
			if to := kit.Bit(v > 0.5); to != inked {
				redraw(cells[:place] + []string{".", data.Ink}[to] + cells[place+1:])
			}
			return nil
		},
	}
}

// drawScreen: the learner draws what is real.
func (c *gan) drawScreen() lessons.Screen {
	return lessons.Screen{
		ID: "draw", OfZero: true, Tick: func() bool { return c.sketch.tick() },
		Scene: func() scene.Scene {
			r := c.sketch.pair
			return scene.Scene{r.ground(), c.sketch.paper(), r.curve(), r.losses(), r.standing(), r.sheet()}
		},
		Edit: func(item scene.ItemID) lessons.Control { return c.sketch.pencil(item) },
		Controls: func() []lessons.Control {
			s, seed := c.sketch, c.sketch.pair.seed
			return []lessons.Control{
				kit.Pick("from", kit.Keys("from.", []string{"cross", "face", "line", "spots"}), &s.from, func() { s.pair = newRivalry(sketchPairing(drawings[s.from]), seed) }),
				c.seed.Slider(&seed, func() { s.pair = newRivalry(sketchPairing(s.cells()), seed) }),
			}
		},
		Questions: []lessons.Question{{ID: "hardest", Gate: true, Answer: "3", By: "spotted"}},
		Reset:     func() { c.sketch = newSketching(0, c.seed.Plus(0)) },
		Explain:   func(item scene.ItemID) []scene.Panel { return c.sketch.pair.explain(item) },
		Code:      func() string { return c.sketch.pair.code() },
		Prints:    func() string { return c.sketch.pair.prints() },
		Goals: []lessons.Goal{
			{ID: "followed", Judge: func() lessons.Judgement {
				r := c.sketch.pair
				judgement := kit.Below(r.distance(), 2*r.floor, r.distances[0].Last, 3)
				judgement.Met = judgement.Met && r.rounds > 0
				return judgement
			}},
			{ID: "spotted", Judge: func() lessons.Judgement {
				judgement := kit.Reached(c.sketch.near)
				if c.sketch.cells() == drawings[spots] && !c.sketch.near {
					judgement.Share = float64(c.sketch.pair.rounds) / drawRounds
				}
				return judgement
			}},
			{ID: "own", Judge: func() lessons.Judgement {
				s := c.sketch
				own := !slices.Contains(drawings, s.cells())
				rounds := float64(s.pair.rounds) * float64(kit.Bit(own))
				return lessons.Judgement{Met: rounds >= drawn, Share: min(rounds/drawn, 1), Now: scene.Number(rounds, 0)}
			}},
		},
	}
}

// drawn is for how many rounds a drawing of one's own is to be learned.
const drawn = 200

// paper is the drawing.
func (s *sketching) paper() scene.Panel { return paper(s.cells()) }

// paper is a drawing, to be drawn on.
func paper(drawn string) scene.Raster {
	cells := make([][]scene.Quantity, drawSide)
	var items []scene.Item
	for k, cell := range drawn {
		row, column := k/drawSide, k%drawSide
		cells[row] = append(cells[row], scene.Number(float64(kit.Bit(string(cell) == data.Ink)), 0))
		item := scene.Item{ID: scene.At(paperKind, row, column), Row: row, Column: column}
		if pencil(drawn, item.ID, nil) != nil {
			item.Control = item.ID.String()
		}
		items = append(items, item)
	}
	return scene.Raster{
		Frame: scene.Frame{ID: "paper", Width: 20, Rows: drawSide, Beside: true, Items: items, Facts: map[string]string{
			"inked": strconv.Itoa(strings.Count(drawn, data.Ink)), "all": strconv.Itoa(drawSide * drawSide),
		}},
		Name: "cells", Kind: paperKind, Cells: cells, Wide: 1, Full: 1, Drawn: true,
	}
}

// drawable tells whether a text is a drawing with some ink.
func drawable(cells string) bool {
	inked := strings.Count(cells, data.Ink)
	return len(cells) == drawSide*drawSide && inked > 0 && inked+strings.Count(cells, ".") == len(cells)
}
