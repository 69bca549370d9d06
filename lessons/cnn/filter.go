package cnn

import (
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// filterSide is the side of a filter; filterSize is how many numbers it has.
const (
	filterSide = 3
	filterSize = filterSide * filterSide
)

// A kernel is the numbers of a filter, row by row.
type kernel [filterSize]float64

// The filters that are made by hand. What answers to horizontal edges is left to be found.
var (
	filterNames = []string{"filter.vertical", "filter.slash", "filter.outline", "filter.sum", "filter.own"}
	handmade    = []kernel{
		{-1, 0, 1, -1, 0, 1, -1, 0, 1},
		{-1, -1, 0, -1, 0, 1, 0, 1, 1},
		{-1, -1, -1, -1, 8, -1, -1, -1, -1},
		{1, 1, 1, 1, 1, 1, 1, 1, 1},
	}
)

// A filters is the filter that is chosen, and the learner's own, which is kept.
type filters struct {
	chosen int // of filterNames; the last one is the learner's own
	own    kernel
}

// now is the chosen one.
func (f *filters) now() kernel {
	if f.chosen < len(handmade) {
		return handmade[f.chosen]
	}
	return f.own
}

// control chooses a filter.
func (f *filters) control(after func()) lessons.Control {
	return kit.Pick("filter", filterNames, &f.chosen, after)
}

// knob turns a number of the filter, which is then the learner's own; nil for what is no
// number of it.
func (f *filters) knob(item scene.ItemID, after func()) lessons.Control {
	at, ok := kit.Cell(item, "w", []int{filterSide, filterSide})
	if !ok {
		return nil
	}
	own := f.now()
	return kit.Knob(lessons.Slider{ID: item.String(), Min: -9, Max: 9, Step: 1, Signed: true}, &own[at[0]*filterSide+at[1]], func() {
		f.own, f.chosen = own, len(handmade)
		after()
	})
}

// matrix is the filter as a picture.
func (k kernel) matrix() image {
	m := make(image, filterSide)
	for i := range m {
		for _, v := range k[i*filterSide : (i+1)*filterSide] {
			m[i] = append(m[i], int(v))
		}
	}
	return m
}

// panel shows the filter's numbers, which can be turned where they are chosen.
func (k kernel) panel(id string) scene.Raster {
	panel := k.shown(id)
	panel.Items = panel.About().Items
	for i, item := range panel.Items {
		panel.Items[i].Control = item.ID.String()
	}
	return panel
}

// shown shows the filter's numbers.
func (k kernel) shown(id string) scene.Raster {
	cells := k.matrix().cells()
	for _, row := range cells {
		for i := range row {
			row[i].Signed = true
		}
	}
	return scene.Raster{
		Frame: scene.Frame{ID: id, Width: 17, Rows: filterSide + 1, Facts: map[string]string{"filter": listed(k[:])}},
		Name:  "w", Kind: "w", Cells: cells, Wide: 4, Full: 9,
	}
}

// listed writes numbers for a summary: −1, 0, 1.
func listed(values []float64) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = scene.Number(v, 0).Plain()
	}
	return strings.Join(texts, ", ")
}

// answer is the sum of the products of the filter and the patch of a picture at a place.
func (k kernel) answer(m image, row, column int) int {
	sum := 0
	for u := range filterSide {
		for v := range filterSide {
			sum += int(k[u*filterSide+v]) * m[row+u][column+v]
		}
	}
	return sum
}

// worked is the sum of a cell: nine products, the bias, and what ReLU leaves of it.
func (k kernel) worked(m image, row, column, bias int, relu bool) [][]scene.Term {
	whole := func(v int) scene.Quantity { return scene.Number(float64(v), 0) }
	var lines [][]scene.Term
	total := []scene.Term{kit.Symbol("z"), kit.Op(" = ")}
	for u := range filterSide {
		var line []scene.Term
		sum := 0
		for v := range filterSide {
			if v > 0 {
				line = append(line, kit.Op(" + "))
			}
			ink, weight := m[row+u][column+v], int(k[u*filterSide+v])
			line = append(line, kit.Value(whole(ink)), kit.Op("·"), kit.BySign(kit.Value(whole(weight))))
			sum += ink * weight
		}
		lines = append(lines, append(line, kit.Op(" = "), kit.Result(whole(sum))))
		total = append(total, kit.Value(whole(sum)), kit.Op(" + "))
	}
	z, name := k.answer(m, row, column)+bias, cellCode("y", row, column)
	total = append(total, kit.BySign(kit.Value(whole(bias))), kit.Op(" = "), kit.Result(whole(z)))
	last := []scene.Term{kit.Symbol(name), kit.Op(" = "), kit.Symbol("z"), kit.Op(" = "), kit.Result(whole(z))}
	if relu {
		last = []scene.Term{kit.Symbol(name), kit.Op(" = max(0, "), kit.Value(whole(z)), kit.Op(") = "), kit.Result(whole(max(z, 0)))}
	}
	return append(lines, total, last)
}

// edges are the strongest answers to a level edge and to an upright one, between full ink
// and none, and the answer to even ink.
func (k kernel) edges(ink int) (level, upright, even int) {
	for size := 1; size < filterSide; size++ { // how many rows, or columns, have ink
		var rows, columns int
		for i, v := range k {
			rows += ink * int(v) * kit.Bit(i/filterSide < size)
			columns += ink * int(v) * kit.Bit(i%filterSide < size)
		}
		level, upright = larger(level, rows), larger(upright, columns)
	}
	for _, v := range k {
		even += ink * int(v)
	}
	return level, upright, even
}

// larger is which of two numbers is larger, whatever its sign.
func larger(a, b int) int {
	return slices.MaxFunc([]int{a, b}, func(x, y int) int { return x*x - y*y })
}
