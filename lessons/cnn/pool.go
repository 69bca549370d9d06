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

// A pooling makes one number of each block of a map.
type pooling struct {
	name string // the key of its word
	size int    // the side of a block
	mean bool   // the mean of the block; else its largest number
}

// poolings are those that can be chosen; the last one has the whole map as its block.
var poolings = []pooling{{"pool.max2", 2, false}, {"pool.max3", 3, false}, {"pool.mean2", 2, true}, {"pool.whole", mapSide, false}}

// The places of some of them.
const (
	twoByTwo = 0
	whole    = 3
)

// block are the numbers of a map that a cell of the pool is made of.
func (p pooling) block(m image, row, column int) []int {
	var block []int
	for _, line := range m[row*p.size:][:p.size] {
		block = append(block, line[column*p.size:][:p.size]...)
	}
	return block
}

// of pools a map.
func (p pooling) of(m image) [][]float64 {
	pooled := make([][]float64, len(m)/p.size)
	for i := range pooled {
		for j := range pooled {
			block := p.block(m, i, j)
			v := float64(slices.Max(block))
			if p.mean {
				sum := 0
				for _, n := range block {
					sum += n
				}
				v = float64(sum) / float64(len(block))
			}
			pooled[i] = append(pooled[i], v)
		}
	}
	return pooled
}

// changed is by how much numbers are other ones than before, as a share of their size:
// ‖after − before‖ / ‖before‖.
func changed(before, after []float64) float64 {
	apart, size := 0.0, 0.0
	for i, v := range before {
		apart += float64((after[i] - v) * (after[i] - v))
		size += float64(v * v)
	}
	if size == 0 {
		return 0
	}
	return math.Sqrt(apart / size)
}

// list is all numbers of rows below each other.
func list[T int | float64](rows [][]T) []float64 {
	var all []float64
	for _, row := range rows {
		for _, v := range row {
			all = append(all, float64(v))
		}
	}
	return all
}

// shift moves a picture; what leaves it is gone, and what comes in is blank.
func (m image) shift(right, down int) image {
	moved := make(image, len(m))
	for i := range m {
		moved[i] = make([]int, len(m))
		for k := range m {
			if y, x := i-down, k-right; y >= 0 && y < len(m) && x >= 0 && x < len(m) {
				moved[i][k] = m[y][x]
			}
		}
	}
	return moved
}

// rectified is the map of a filter on a picture, behind ReLU.
func (k kernel) rectified(m image) image {
	answers := make(image, len(m)-filterSide+1)
	for i := range answers {
		for j := range answers {
			answers[i] = append(answers[i], max(k.answer(m, i, j), 0))
		}
	}
	return answers
}

// poolState is a digit that can be moved and drawn upon, and what is made of its map.
type poolState struct {
	digit       int
	ink         [side * side]int // as it was drawn upon, where it stood at first
	right, down int
	filter      int  // of those that are made by hand
	pool        int  // of poolings
	block       int  // the cell of the pool that was chosen
	moved       bool // it stood one pixel aside once
}

func startPool() poolState {
	s := poolState{digit: 7}
	s.anew()
	return s
}

// anew takes the digit as it came.
func (s *poolState) anew() {
	for i, row := range pixelsOf()[s.digit] {
		copy(s.ink[i*side:], row)
	}
	s.right, s.down = 0, 0
}

// drawn tells whether the digit was drawn upon.
func (s *poolState) drawn() bool {
	return !slices.Equal(list(pixelsOf()[s.digit]), list(s.still()))
}

// still is the digit where it stood at first, with what was drawn upon it.
func (s *poolState) still() image {
	m := make(image, side)
	for i := range m {
		m[i] = slices.Clone(s.ink[i*side : (i+1)*side])
	}
	return m
}

// picture is the digit as it stands now.
func (s *poolState) picture() image { return s.still().shift(s.right, s.down) }

func (s *poolState) kernel() kernel   { return handmade[s.filter] }
func (s *poolState) pooling() pooling { return poolings[s.pool] }

// changes are the shares by which the pixels, the map and the pool are other ones than
// those of the digit as it came.
func (s *poolState) changes() [3]float64 {
	before, after := s.stages(pixelsOf()[s.digit]), s.stages(s.picture())
	return [3]float64{changed(before[0], after[0]), changed(before[1], after[1]), changed(before[2], after[2])}
}

// byOne tells whether the digit as it came stands one pixel aside.
func (s *poolState) byOne() bool {
	return s.right*s.right+s.down*s.down == 1 && !s.drawn()
}

// poolBelow is what a pool is to stay below: a third of what the pixels change by.
const poolBelow = 0.3

// poolScreen: what is pooled hardly notices that a digit moves.
func (c *cnn) poolScreen() lessons.Screen {
	s := &c.state.pool
	first := func() { s.block = 0 }
	move := func() { s.moved = s.moved || s.byOne() }
	percent := func(met bool, stage int) lessons.Judgement {
		judgement := kit.Reached(met)
		judgement.Now = scene.Number(100*s.changes()[stage], 0).In("percent")
		return judgement
	}
	return lessons.Screen{
		ID:    "pool",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			names := make([]string, len(poolings))
			for i, p := range poolings {
				names[i] = p.name
			}
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "right", Min: -2, Max: 2, Signed: true}, &s.right, move),
				kit.Whole(lessons.Slider{ID: "down", Min: -2, Max: 2, Signed: true}, &s.down, move),
				kit.Pick("pool", names, &s.pool, first),
				kit.Pick("filter", filterNames[:len(handmade)], &s.filter),
				kit.Whole(lessons.Slider{ID: "digit", Max: 9}, &s.digit, s.anew),
			}
		},
		Edit: s.pen,
		Questions: []lessons.Question{
			{ID: "pixels", Answer: "3", By: "moved"},
			{ID: "least", Answer: "3", By: "still", When: func() bool { return s.moved }},
		},
		Select: func(item scene.ItemID) {
			n := mapSide / s.pooling().size
			if at, ok := kit.Cell(item, "p", []int{n, n}); ok {
				s.block = at[0]*n + at[1]
			}
		},
		Reset:   func() { *s = startPool() },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "moved", Judge: func() lessons.Judgement { return percent(s.byOne(), 0) }},
			{ID: "less", Judge: func() lessons.Judgement {
				return percent(s.byOne() && s.pool == twoByTwo && s.changes()[2] < poolBelow, 2)
			}},
			{ID: "still", Judge: func() lessons.Judgement {
				changes := s.changes()
				return percent(s.byOne() && changes[1] > 0 && changes[2] == 0, 2)
			}},
			{ID: "drawn", Judge: func() lessons.Judgement {
				changes := s.changes()
				return percent(s.right == 0 && s.down == 0 && s.pool == twoByTwo && changes[1] > 0 && changes[2] == 0, 1)
			}},
		},
	}
}

// pen is the control of a pixel; nil for what is none, or came in from outside.
func (s *poolState) pen(item scene.ItemID) lessons.Control {
	at, ok := kit.Cell(item, "x", []int{side, side})
	if !ok {
		return nil
	}
	row, column := at[0]-s.down, at[1]-s.right
	if row < 0 || row >= side || column < 0 || column >= side {
		return nil
	}
	return kit.Whole(lessons.Slider{ID: item.String(), Max: data.DigitInk, Step: 4}, &s.ink[row*side+column])
}

// scene: the digit, its map with the block of the chosen cell framed, the pool, and how
// much of each is another than before.
func (s *poolState) scene() scene.Scene {
	p := s.pooling()
	n := mapSide / p.size
	changes := s.changes()
	digit := scene.Raster{
		Frame: scene.Frame{ID: "pixels", Width: 25, Rows: side + 1, Facts: map[string]string{"digit": fmt.Sprint(s.digit), "right": fmt.Sprint(s.right), "down": fmt.Sprint(s.down)}},
		Name:  "x", Kind: "x", Cells: s.picture().cells(), Wide: 2, Full: data.DigitInk, Drawn: true, Moves: scene.Moves{Right: "right", Down: "down"},
	}
	digit.Items = digit.About().Items
	for i, item := range digit.Items {
		if s.pen(item.ID) != nil {
			digit.Items[i].Control = item.ID.String()
		}
	}
	answers := s.kernel().rectified(s.picture())
	answered := scene.Raster{
		Frame: scene.Frame{ID: "rectified", Width: 31, Rows: side + 1, Beside: true, Facts: map[string]string{"largest": fmt.Sprint(slices.Max(list(answers)))}},
		Name:  "y", Kind: "y", Cells: answers.cells(), Wide: 3,
		Window: scene.Window{Row: s.block / n * p.size, Column: s.block % n * p.size, Size: p.size},
	}
	pooled := scene.Raster{
		Frame: scene.Frame{ID: "pooled", Width: 26, Rows: 4, Facts: map[string]string{"side": fmt.Sprint(n)}},
		Name:  "p", Kind: "p", Wide: 3, Window: scene.Window{Row: s.block / n, Column: s.block % n, Size: 1},
	}
	for _, row := range p.of(answers) {
		cells := make([]scene.Quantity, len(row))
		for i, v := range row {
			cells[i] = scene.Number(v, 2*kit.Bit(p.mean))
		}
		pooled.Cells = append(pooled.Cells, cells)
	}
	table := scene.Table{
		Frame:   scene.Frame{ID: "changes", Width: 30, Rows: 4, Beside: true},
		Columns: []scene.Column{{Name: "column.changed", Role: scene.Strong, Wide: 8}},
	}
	for i, change := range changes {
		item := scene.At("change", i)
		table.Rows = append(table.Rows, scene.Row{Name: changeNames[i], Cells: []scene.Cell{{Quantity: scene.Number(100*change, 1).In("percent"), Item: item}}})
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
	}
	return scene.Scene{digit, answered, pooled, table}
}

var changeNames = []string{"change.pixels", "change.map", "change.pool"}

// explain opens a pixel, a cell of the map, one of the pool, or a change.
func (s *poolState) explain(item scene.ItemID) []scene.Panel {
	if at, ok := kit.Cell(item, "x", []int{side, side}); ok {
		ink := s.picture()[at[0]][at[1]]
		return []scene.Panel{kit.Arithmetic("pixel", []scene.Term{kit.Symbol(cellCode("x", at[0], at[1])), kit.Op(" = "), kit.Result(scene.Number(float64(ink), 0)), kit.Op(" "), kit.Word("of.ink")})}
	}
	if at, ok := kit.Cell(item, "y", []int{mapSide, mapSide}); ok {
		return []scene.Panel{kit.Arithmetic("sum", s.kernel().worked(s.picture(), at[0], at[1], 0, true)...)}
	}
	n := mapSide / s.pooling().size
	if at, ok := kit.Cell(item, "p", []int{n, n}); ok {
		return []scene.Panel{kit.Arithmetic("block", s.won(at[0], at[1])...)}
	}
	if at, ok := kit.Cell(item, "change", []int{len(changeNames)}); ok {
		return []scene.Panel{s.changeSum(at[0])}
	}
	return nil
}

// won is how a cell of the pool came about, and which cell of the map it came from.
func (s *poolState) won(row, column int) [][]scene.Term {
	p, answers := s.pooling(), s.kernel().rectified(s.picture())
	block := p.block(answers, row, column)
	terms := []scene.Term{kit.Symbol(cellCode("p", row, column)), kit.Op(" = ")}
	if p.mean {
		terms = append(terms, kit.Op("("))
	} else {
		terms = append(terms, kit.Op("max("))
	}
	for i, v := range block {
		if i > 0 {
			terms = append(terms, kit.Op([]string{", ", " + "}[kit.Bit(p.mean)]))
		}
		terms = append(terms, kit.Count(v))
	}
	result := kit.Result(scene.Number(p.of(answers)[row][column], 2*kit.Bit(p.mean)))
	if p.mean {
		return [][]scene.Term{append(terms, kit.Op(") ÷ "), kit.Count(len(block)), kit.Op(" = "), result)}
	}
	at := slices.Index(block, slices.Max(block)) // the first of equal ones
	winner := cellCode("y", row*p.size+at/p.size, column*p.size+at%p.size)
	return [][]scene.Term{append(terms, kit.Op(") = "), result), {kit.Symbol(winner), kit.Op("  "), kit.Word("block.won")}}
}

// changeSum is how a change comes about: how far apart, over how large.
func (s *poolState) changeSum(stage int) scene.Panel {
	before, after := s.stages(pixelsOf()[s.digit])[stage], s.stages(s.picture())[stage]
	apart, size := 0.0, 0.0
	for i, v := range before {
		apart += float64((after[i] - v) * (after[i] - v))
		size += float64(v * v)
	}
	decimals := 4 * kit.Bit(s.pooling().mean && stage == 2)
	return kit.Arithmetic("apart",
		[]scene.Term{kit.Word("apart.squares"), kit.Op("  "), kit.Result(scene.Number(apart, decimals))},
		[]scene.Term{kit.Word("size.squares"), kit.Op("  "), kit.Result(scene.Number(size, decimals))},
		[]scene.Term{kit.Op("√("), kit.Value(scene.Number(apart, decimals)), kit.Op(" ÷ "), kit.Value(scene.Number(size, decimals)), kit.Op(") = "), kit.Result(scene.Number(s.changes()[stage], 3))},
	)
}

// stages are a picture, its map and its pool, each as a list.
func (s *poolState) stages(m image) [3][]float64 {
	answers := s.kernel().rectified(m)
	return [3][]float64{list(m), list(answers), list(s.pooling().of(answers))}
}

// code pools the map of the digit as it stands, and compares it with that of the digit
// as it came.
func (s *poolState) code() string {
	p := s.pooling()
	n := mapSide / p.size
	var code strings.Builder
	code.WriteString("import numpy as np\n\n" + pixelsOf()[s.digit].python("x") + s.kernel().matrix().python("w") + "\n")
	fmt.Fprintf(&code, "def answers(x):\n    y = np.zeros((%d, %d))\n    for i in range(%d):\n        for j in range(%d):\n", mapSide, mapSide, mapSide, mapSide)
	code.WriteString("            y[i, j] = max(0, np.sum(x[i:i + 3, j:j + 3] * w))\n    return y\n\n")
	how := "max"
	if p.mean {
		how = "mean"
	}
	fmt.Fprintf(&code, "def pool(y):\n    return y.reshape(%d, %d, %d, %d).%s(axis=(1, 3))\n\n", n, p.size, n, p.size, how)
	if s.drawn() {
		code.WriteString(s.still().python("drawn"))
	} else {
		code.WriteString("drawn = x\n")
	}
	fmt.Fprintf(&code, "wide = np.pad(drawn, 2)\nmoved = wide[%d:%d, %d:%d]\n\n", 2-s.down, 2-s.down+side, 2-s.right, 2-s.right+side)
	code.WriteString("print(pool(answers(moved)))\n")
	code.WriteString("stages = [(x, moved), (answers(x), answers(moved))]\n")
	code.WriteString("for was, now in [*stages, (pool(answers(x)), pool(answers(moved)))]:\n")
	code.WriteString("    print(round(float(100 * np.linalg.norm(now - was) / np.linalg.norm(was)), 1))\n")
	return code.String()
}

// prints is the pool, and the three changes in per cent.
func (s *poolState) prints() string {
	pooled := s.stages(s.picture())[2]
	n := mapSide / s.pooling().size
	lines := []string{kit.Must(array.Floats(pooled, n, n)).String()}
	for _, change := range s.changes() {
		lines = append(lines, kit.Rounded(100*change, 1))
	}
	return strings.Join(lines, "\n")
}
