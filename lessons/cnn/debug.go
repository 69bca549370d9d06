package cnn

import (
	"fmt"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

const (
	mixedDigit = 3 // the digit on this page
	mixedMaps  = 4 // one of each filter that is made by hand
)

// debugState is which call lays the answers out as maps, which map is looked at, and what
// was found.
type debugState struct {
	call, shown          int
	traced, turned, axes bool
}

// layouts are the calls that may stand there; the first is what was found. A has a row for
// each place and a column for each filter, and B is A with its places in two axes.
var layouts = []string{"A.reshape(4, 6, 6)", "B.reshape(4, 6, 6)", "A.T.reshape(4, 6, 6)", "B.transpose(2, 0, 1)"}

// right tells whether each map holds the answers of one filter.
func (s *debugState) right() bool { return s.call >= 2 }

// from is the place in A, its row and its column, of a cell of a map.
func (s *debugState) from(filter, row, column int) (place, of int) {
	place = row*mapSide + column
	if s.right() {
		return place, filter
	}
	n := filter*places + place // as it lies in memory
	return n / mixedMaps, n % mixedMaps
}

// answer is a number of A: what a filter answers at a place.
func (s *debugState) answer(place, filter int) int {
	return handmade[filter].answer(pixelsOf()[mixedDigit], place/mapSide, place%mapSide)
}

// cells are those of the map that is looked at.
func (s *debugState) cells() image {
	m := make(image, mapSide)
	for i := range m {
		for j := range mapSide {
			m[i] = append(m[i], s.answer(s.from(s.shown, i, j)))
		}
	}
	return m
}

// debug: a reshape keeps the order of the numbers, and mixes filters without a word.
func (c *cnn) debug() lessons.Screen {
	s := &c.state.debug
	return lessons.Screen{
		ID:    "debug",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Pick("call", kit.NumberedKeys("layout.", len(layouts)), &s.call, func() { s.turned, s.axes = s.turned || s.call == 2, s.axes || s.call == 3 }),
				kit.Whole(lessons.Slider{ID: "map", Max: mixedMaps - 1}, &s.shown),
			}
		},
		Questions: []lessons.Question{{ID: "cause", Answer: "2", By: "turned"}},
		Select: func(item scene.ItemID) {
			if at, ok := kit.Cell(item, "m", []int{mapSide, mapSide}); ok {
				_, of := s.from(s.shown, at[0], at[1])
				s.traced = s.traced || of != s.shown
			}
		},
		Reset:   func() { *s = debugState{} },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "traced", Judge: func() lessons.Judgement { return kit.Reached(s.traced) }},
			{ID: "turned", Judge: func() lessons.Judgement { return kit.Reached(s.turned) }},
			{ID: "axes", Judge: func() lessons.Judgement { return kit.Reached(s.axes) }},
		},
	}
}

// scene: the script, the map beside the digit, and the filter that it should be of.
func (s *debugState) scene() scene.Scene {
	name := fmt.Sprintf("M[%d]", s.shown)
	script := kit.Listing(44,
		kit.Typed("A = np.dot(P, K)"), kit.Typed("P.shape, K.shape, A.shape"), kit.Printed("((36, 9), (9, 4), (36, 4))"),
		kit.Typed("B = A.reshape(6, 6, 4)"), kit.Typed("M = "+layouts[s.call]), kit.Typed("M.shape"), kit.Printed("(4, 6, 6)"),
	)
	script.ID, script.Beside = "layout", false
	mixed := scene.Raster{
		Frame: scene.Frame{ID: "mixed", Width: 31, Rows: mapSide + 1, Facts: map[string]string{"map": fmt.Sprint(s.shown)}},
		Name:  name, Kind: "m", Cells: s.cells().cells(), Wide: 4,
	}
	digit := scene.Raster{
		Frame: scene.Frame{ID: "digit-x", Width: 25, Rows: side + 1, Beside: true, Facts: map[string]string{"digit": fmt.Sprint(mixedDigit)}},
		Name:  "x", Kind: "x", Cells: pixelsOf()[mixedDigit].cells(), Wide: 2,
	}
	return scene.Scene{script, mixed, digit, handmade[s.shown].shown("filter-k")}
}

// explain opens a cell of the map: where it lies in A, and whose answer it is there; a
// pixel; a number of the filter.
func (s *debugState) explain(item scene.ItemID) []scene.Panel {
	if at, ok := kit.Cell(item, "m", []int{mapSide, mapSide}); ok {
		place, of := s.from(s.shown, at[0], at[1])
		return []scene.Panel{kit.Arithmetic("traced",
			[]scene.Term{kit.Symbol(kit.NumpyIndex("M", []int{s.shown, at[0], at[1]})), kit.Op(" = "), kit.Symbol(cellCode("A", place, of)), kit.Op(" = "), kit.Result(scene.Number(float64(s.answer(place, of)), 0))},
			[]scene.Term{kit.Word("whose.filter"), kit.Op(" "), kit.Count(of), kit.Op(" "), kit.Word("whose.place"), kit.Op(" "), kit.Symbol("(" + kit.Tuple([]int{place / mapSide, place % mapSide}) + ")")},
		)}
	}
	if at, ok := kit.Cell(item, "x", []int{side, side}); ok {
		ink := pixelsOf()[mixedDigit][at[0]][at[1]]
		return []scene.Panel{kit.Arithmetic("pixel", []scene.Term{kit.Symbol(cellCode("x", at[0], at[1])), kit.Op(" = "), kit.Result(scene.Number(float64(ink), 0)), kit.Op(" "), kit.Word("of.ink")})}
	}
	if at, ok := kit.Cell(item, "w", []int{filterSide, filterSide}); ok {
		row := at[0]*filterSide + at[1]
		return []scene.Panel{kit.Arithmetic("weight", []scene.Term{kit.Symbol(cellCode("K", row, s.shown)), kit.Op(" = "), kit.Result(scene.Number(handmade[s.shown][row], 0))})}
	}
	return nil
}

// code unrolls the digit's patches, multiplies them with all filters, and lays the answers
// out.
func (s *debugState) code() string {
	rows := make([]string, filterSize)
	for i := range rows {
		numbers := make([]string, mixedMaps)
		for f := range numbers {
			numbers[f] = fmt.Sprint(int(handmade[f][i]))
		}
		rows[i] = "[" + strings.Join(numbers, ", ") + "]"
	}
	return "import numpy as np\n\n" + pixelsOf()[mixedDigit].python("x") +
		"K = np.array([" + strings.Join(rows, ",\n              ") + "])\n\n" +
		"P = np.array([x[i:i + 3, j:j + 3].reshape(9) for i in range(6) for j in range(6)])\n" +
		"A = np.dot(P, K)\nB = A.reshape(6, 6, 4)\nM = " + layouts[s.call] + fmt.Sprintf("\nprint(M.shape)\nprint(M[%d])\n", s.shown)
}

// prints is the shape of the maps, and the one that is looked at.
func (s *debugState) prints() string {
	var values []int64
	for _, row := range s.cells() {
		for _, v := range row {
			values = append(values, int64(v))
		}
	}
	return "(4, 6, 6)\n" + kit.Must(array.Ints(values, mapSide, mapSide)).String()
}
