package cnn

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
	"sinapse/nn/data"
)

// mapSide is the side of what a 3×3 filter answers on a digit; places are all of its
// cells.
const (
	mapSide = side - filterSide + 1
	places  = mapSide * mapSide
)

// walkState is a filter on its way over a digit.
type walkState struct {
	digit  int
	filter filters
	bias   int
	relu   bool
	shown  [places]bool // which cells of the map are there
	at     int          // the place where the filter lies
	last   int          // the cell that was made last; −1 for none
	guess  kit.Guess
	knew   bool // a guess was right before its cell was shown
}

// startWalk has a digit with upright, level and slanting strokes, on which the first
// answer is not 0.
func startWalk() walkState { return walkState{digit: 7, last: -1} }

// picture is the digit under the filter.
func (s *walkState) picture() image { return pixelsOf()[s.digit] }

// z is the sum at a place, with the bias; y is what the map has there.
func (s *walkState) z(place int) int {
	return s.filter.now().answer(s.picture(), place/mapSide, place%mapSide) + s.bias
}

func (s *walkState) y(place int) int {
	if s.relu {
		return max(s.z(place), 0)
	}
	return s.z(place)
}

// all tells whether the whole map is there.
func (s *walkState) all() bool { return !slices.Contains(s.shown[:], false) }

// tick makes the cell that the filter lies on, and goes on to the next that is missing.
func (s *walkState) tick() bool {
	if s.all() {
		return false
	}
	s.guess.Pass()
	if !s.shown[s.at] {
		s.guess.Judge(float64(s.y(s.at)))
		s.knew = s.knew || s.guess.Right
		s.shown[s.at], s.last = true, s.at
	}
	for range places {
		if !s.shown[s.at] {
			break
		}
		s.at = (s.at + 1) % places
	}
	if s.all() {
		s.at = s.last
	}
	return true
}

// lay puts the filter on the place of a cell of the map.
func (s *walkState) lay(item scene.ItemID) {
	at, ok := kit.Cell(item, "y", []int{mapSide, mapSide})
	if !ok {
		return
	}
	if place := at[0]*mapSide + at[1]; place != s.at {
		s.guess.Withdraw()
		if s.at = place; s.shown[place] {
			s.last = place
		}
	}
}

// walk: each cell of a map is one and the same filter's sum over another patch.
func (c *cnn) walk() lessons.Screen {
	s := &c.state.walk
	return lessons.Screen{
		ID:    "walk",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.GuessControl(cellCode("y", s.at/mapSide, s.at%mapSide), &s.guess, s.shown[s.at]),
				s.filter.control(s.guess.Withdraw),
				kit.Whole(lessons.Slider{ID: "digit", Max: 9}, &s.digit, s.guess.Withdraw),
				kit.Whole(lessons.Slider{ID: "bias", Min: -40, Max: 40, Signed: true, Step: 5}, &s.bias, s.guess.Withdraw),
				kit.Toggle("relu", &s.relu, s.guess.Withdraw),
			}
		},
		Edit:      func(item scene.ItemID) lessons.Control { return s.filter.knob(item, s.guess.Withdraw) },
		Questions: []lessons.Question{{ID: "turn", Answer: "2", By: "level"}},
		Tick:      s.tick,
		Select:    s.lay,
		Reset:     func() { *s = startWalk() },
		Explain:   s.explain,
		Code:      s.code,
		Prints:    s.prints,
		Goals: []lessons.Goal{
			{ID: "cell", Judge: func() lessons.Judgement { return kit.Reached(s.knew) }},
			{ID: "level", Judge: s.judgeLevel},
		},
	}
}

// judgeLevel asks for a filter that answers to level edges alone: whatever stands upright,
// and even ink, gives 0.
func (s *walkState) judgeLevel() lessons.Judgement {
	level, upright, even := s.filter.now().edges(data.DigitInk)
	zeros := kit.Bit(upright == 0) + kit.Bit(even == 0)
	met := level != 0 && zeros == 2
	return lessons.Judgement{Met: met, Share: float64(zeros+kit.Bit(level != 0)) / 3}
}

// cellCode is how code writes a cell.
func cellCode(name string, row, column int) string {
	return kit.NumpyIndex(name, []int{row, column})
}

// scene: the digit with the filter on it, its map, the filter, the sum that was made last,
// and what the filter answers to edges.
func (s *walkState) scene() scene.Scene {
	k := s.filter.now()
	digit := scene.Raster{
		Frame: scene.Frame{ID: "digit", Width: 25, Rows: side + 1, Facts: map[string]string{
			"digit": fmt.Sprint(s.digit), "row": fmt.Sprint(s.at / mapSide), "column": fmt.Sprint(s.at % mapSide),
		}},
		Name: "x", Kind: "x", Cells: s.picture().cells(), Wide: 2, Full: data.DigitInk,
		Window: scene.Window{Row: s.at / mapSide, Column: s.at % mapSide, Size: filterSide},
	}
	made := 0
	answers := scene.Raster{
		Frame: scene.Frame{ID: "map", Width: 31, Rows: side + 1, Beside: true},
		Name:  "y", Kind: "y", Cells: make([][]scene.Quantity, mapSide), Wide: 4,
		Window: scene.Window{Row: s.at / mapSide, Column: s.at % mapSide, Size: 1},
	}
	for i := range mapSide {
		answers.Cells[i] = make([]scene.Quantity, mapSide)
		for j := range mapSide {
			if place := i*mapSide + j; s.shown[place] {
				made++
				answers.Cells[i][j] = scene.Number(float64(s.y(place)), 0)
			}
		}
	}
	answers.Facts = map[string]string{"made": fmt.Sprint(made), "all": fmt.Sprint(places)}
	filter, edges := k.panel("filter"), s.edgeTable()
	edges.Beside = true
	return scene.Scene{digit, answers, s.sum(), kit.Arithmetic("guess", s.guessTerms()), filter, edges}
}

// guessTerms say what became of a guess.
func (s *walkState) guessTerms() []scene.Term {
	if s.shown[s.at] && s.guess.Text == "" && !s.all() {
		return []scene.Term{kit.Word("guess.there")}
	}
	return kit.GuessTerms(&s.guess, s.shown[s.at])
}

// sum is how the cell came about that was made last.
func (s *walkState) sum() scene.Panel {
	panel := scene.Arithmetic{Frame: scene.Frame{ID: "sum", Width: 44, Rows: filterSide + 2}}
	if s.last < 0 {
		panel.Lines = make([][]scene.Term, filterSide+2) // so that nothing moves when it comes
		panel.Lines[0] = []scene.Term{kit.Word("sum.none")}
		return panel
	}
	panel.Lines = s.worked(s.last)
	return panel
}

// worked is how the cell of a place comes about.
func (s *walkState) worked(place int) [][]scene.Term {
	return s.filter.now().worked(s.picture(), place/mapSide, place%mapSide, s.bias, s.relu)
}

// edgeTable is the filter's answers to edges, the strongest of each kind.
func (s *walkState) edgeTable() scene.Table {
	level, upright, even := s.filter.now().edges(data.DigitInk)
	table := scene.Table{
		Frame:   scene.Frame{ID: "edges", Width: 30, Rows: 4},
		Columns: []scene.Column{{Name: "column.answer", Role: scene.BySign, Wide: 6}},
	}
	for i, v := range []int{level, upright, even} {
		item := scene.At("edge", i)
		table.Rows = append(table.Rows, scene.Row{Name: edgeNames[i], Cells: []scene.Cell{{Quantity: scene.Signed(float64(v), 0), Item: item}}})
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
	}
	return table
}

var edgeNames = []string{"edge.level", "edge.upright", "edge.even"}

// explain opens a pixel, a number of the filter, a cell of the map, an answer to an edge.
func (s *walkState) explain(item scene.ItemID) []scene.Panel {
	if at, ok := kit.Cell(item, "x", []int{side, side}); ok {
		ink := s.picture()[at[0]][at[1]]
		return []scene.Panel{kit.Arithmetic("pixel", []scene.Term{kit.Symbol(cellCode("x", at[0], at[1])), kit.Op(" = "), kit.Result(scene.Number(float64(ink), 0)), kit.Op(" "), kit.Word("of.ink")})}
	}
	if at, ok := kit.Cell(item, "w", []int{filterSide, filterSide}); ok {
		return []scene.Panel{kit.Arithmetic("weight", []scene.Term{
			kit.Symbol(cellCode("w", at[0], at[1])), kit.Op(" = "), kit.Result(scene.Number(s.filter.now()[at[0]*filterSide+at[1]], 0)), kit.Op("  "), kit.Word("weight.everywhere"),
		})}
	}
	if at, ok := kit.Cell(item, "y", []int{mapSide, mapSide}); ok {
		if place := at[0]*mapSide + at[1]; s.shown[place] {
			return []scene.Panel{kit.Arithmetic("sum", s.worked(place)...)}
		}
		return []scene.Panel{kit.Arithmetic("sum", []scene.Term{kit.Symbol(cellCode("y", at[0], at[1])), kit.Op(" = "), kit.Symbol(lessons.Unguessed)})}
	}
	if at, ok := kit.Cell(item, "edge", []int{len(edgeNames)}); ok {
		return []scene.Panel{kit.Arithmetic("edge", s.filter.now().edgeSum(at[0]))}
	}
	return nil
}

// edgeSum is how the answer to an edge comes about: full ink times the numbers that lie on
// it.
func (k kernel) edgeSum(edge int) []scene.Term {
	level, upright, even := k.edges(data.DigitInk)
	result := []int{level, upright, even}[edge]
	best := filterSide // how many rows, or columns, have ink
	if edge < 2 {
		best = 1
		first := 0
		for i, v := range k {
			first += data.DigitInk * int(v) * kit.Bit([]int{i / filterSide, i % filterSide}[edge] < 1)
		}
		if first != result {
			best = 2
		}
	}
	terms := []scene.Term{kit.Value(scene.Number(data.DigitInk, 0)), kit.Op(" · (")}
	for i, v := range k {
		if []int{i / filterSide, i % filterSide, 0}[edge] >= best {
			continue
		}
		if len(terms) > 2 {
			terms = append(terms, kit.Op(" + "))
		}
		terms = append(terms, kit.BySign(kit.Value(scene.Number(v, 0))))
	}
	return append(terms, kit.Op(") = "), kit.Result(scene.Number(float64(result), 0)))
}

// code makes the cells that are there.
func (s *walkState) code() string {
	var code strings.Builder
	code.WriteString("import numpy as np\n\n" + s.picture().python("x") + s.filter.now().matrix().python("w") + fmt.Sprintf("b = %d\n\n", s.bias))
	fmt.Fprintf(&code, "y = np.full((%d, %d), np.nan)\n", mapSide, mapSide)
	z, indent := "np.sum(x[i:i + 3, j:j + 3] * w) + b", "    "
	if s.relu {
		z = "max(0, " + z + ")"
	}
	if s.all() {
		fmt.Fprintf(&code, "for i in range(%d):\n    for j in range(%d):\n", mapSide, mapSide)
		indent = "        "
	} else {
		var cells []string
		for place, shown := range s.shown {
			if shown {
				cells = append(cells, fmt.Sprintf("(%d, %d)", place/mapSide, place%mapSide))
			}
		}
		code.WriteString(kit.PythonPieces("for i, j in [", "]:", cells))
	}
	code.WriteString(indent + "y[i, j] = " + z + "\nprint(y)\n")
	return code.String()
}

// prints is the map as NumPy prints it, nan where the filter has not been.
func (s *walkState) prints() string {
	values := make([]float64, places)
	for place := range values {
		values[place] = float64(s.y(place))
		if !s.shown[place] {
			values[place] = math.NaN()
		}
	}
	return kit.Must(array.Floats(values, mapSide, mapSide)).String()
}
