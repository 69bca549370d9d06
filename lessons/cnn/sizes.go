package cnn

import (
	"fmt"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/array"
	"sinapse/nn/data"
)

const (
	sizesDigit   = 3 // the digit on this page
	sizesFilters = 4 // whose maps the dense layer takes
	classes      = 10
	// builtFor is the rows that somebody gave the dense layer, who forgot that maps
	// are smaller than the picture.
	builtFor = sizesFilters * side * side
)

// sizesState is how a filter walks, and how many rows the dense layer behind it has.
type sizesState struct {
	size, stride, padding int
	rows                  int
	at                    int          // the place where the filter lies
	pixel                 scene.Window // the pixel that was chosen, in the padded picture; of size 0 for none
}

func startSizes() sizesState { return sizesState{size: 3, stride: 1, rows: builtFor} }

// layer is the engine's layer with these sizes: one filter on one digit.
func (s *sizesState) layer() nn.Convolution {
	return nn.Convolution{In: nn.Picture{Height: side, Width: side, Channels: 1}, Filters: 1, Size: s.size, Stride: s.stride, Padding: s.padding}
}

// out is the side of the map: ⌊(8 + 2p − k)/s⌋ + 1.
func (s *sizesState) out() int { return s.layer().Out().Height }

// flat is how many numbers the maps of all filters hold.
func (s *sizesState) flat() int { return sizesFilters * s.out() * s.out() }

// wide is the digit with zeros around it.
func (s *sizesState) wide() image {
	n := side + 2*s.padding
	m := make(image, n)
	for i := range m {
		m[i] = make([]int, n)
		if y := i - s.padding; y >= 0 && y < side {
			copy(m[i][s.padding:], pixelsOf()[sizesDigit][y])
		}
	}
	return m
}

// name is how code calls the picture that the filter walks over.
func (s *sizesState) name() string {
	if s.padding > 0 {
		return "wide"
	}
	return "x"
}

// sum is the ink that lies under the filter at a place: all of its numbers are 1.
func (s *sizesState) sum(row, column int) int {
	sum := 0
	for _, line := range s.patch(row, column) {
		for _, ink := range line {
			sum += ink
		}
	}
	return sum
}

// patch is what the filter covers at a place.
func (s *sizesState) patch(row, column int) image {
	patch := make(image, s.size)
	for u, line := range s.wide()[row*s.stride:][:s.size] {
		patch[u] = line[column*s.stride:][:s.size]
	}
	return patch
}

// answers are the sums at all places.
func (s *sizesState) answers() image {
	m := make(image, s.out())
	for i := range m {
		for j := range m {
			m[i] = append(m[i], s.sum(i, j))
		}
	}
	return m
}

// unread tells whether no place of the filter covers a pixel of the padded picture.
func (s *sizesState) unread(row, column int) bool {
	end := (s.out()-1)*s.stride + s.size // the first one behind the last place
	skips := func(i int) bool { return i >= end || i%s.stride >= s.size }
	return skips(row) || skips(column)
}

// changed puts the filter back to its first place.
func (s *sizesState) changed() { s.at, s.pixel = 0, scene.Window{} }

// sizes: what comes out of a walk, and what the layer behind it must take.
func (c *cnn) sizes() lessons.Screen {
	s := &c.state.sizes
	became := func(side int, met bool) lessons.Judgement {
		near := max(1-float64(max(side-s.out(), s.out()-side))/float64(side), 0)
		judgement := lessons.Judgement{Met: met, Share: near * 0.9, Shown: kit.Shape(s.out(), s.out())}
		if met {
			judgement.Share = 1
		}
		return judgement
	}
	return lessons.Screen{
		ID:    "sizes",
		Scene: s.scene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "size", Min: 2, Max: 5}, &s.size, s.changed),
				kit.Whole(lessons.Slider{ID: "stride", Min: 1, Max: 3}, &s.stride, s.changed),
				kit.Whole(lessons.Slider{ID: "padding", Max: 2}, &s.padding, s.changed),
				kit.Whole(lessons.Slider{ID: "rows", Min: sizesFilters, Max: 500, Step: sizesFilters}, &s.rows),
			}
		},
		Questions: []lessons.Question{{ID: "half", Answer: "2", By: "half"}},
		Tick: func() bool {
			if s.at == s.out()*s.out()-1 {
				return false
			}
			s.at++
			return true
		},
		Select:  s.choose,
		Reset:   func() { *s = startSizes() },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "same", Judge: func() lessons.Judgement { return became(side, s.size == filterSide && s.out() == side) }},
			{ID: "half", Judge: func() lessons.Judgement { return became(side/2, s.size == filterSide && s.out() == side/2) }},
			{ID: "unread", Judge: func() lessons.Judgement {
				p := s.pixel
				return kit.Reached(s.size == filterSide && s.stride == 2 && s.padding == 0 && p.Size > 0 && s.unread(p.Row, p.Column))
			}},
			{ID: "rows", Judge: func() lessons.Judgement {
				met := s.out() == side/2 && s.rows == s.flat()
				judgement := kit.Reached(met)
				judgement.Shown = s.call()
				return judgement
			}},
		},
	}
}

// choose notes a pixel, or lays the filter on the place of a cell of the map.
func (s *sizesState) choose(item scene.ItemID) {
	wide := side + 2*s.padding
	if at, ok := kit.Cell(item, "x", []int{wide, wide}); ok {
		s.pixel = scene.Window{Row: at[0], Column: at[1], Size: 1}
	}
	if at, ok := kit.Cell(item, "y", []int{s.out(), s.out()}); ok {
		s.at = at[0]*s.out() + at[1]
	}
}

// scene: the digit with its padding, the map, how its side comes about, and the dense
// layer behind.
func (s *sizesState) scene() scene.Scene {
	n := s.out()
	row, column := s.at/n, s.at%n
	wide := s.wide()
	picture := scene.Raster{
		Frame: scene.Frame{ID: "padded", Width: 31, Rows: side + 1},
		Name:  s.name(), Kind: "x", Cells: wide.cells(), Wide: 2, Full: data.DigitInk, Padding: s.padding,
		Window: scene.Window{Row: row * s.stride, Column: column * s.stride, Size: s.size},
		Unread: make([]bool, len(wide)*len(wide)),
	}
	unread := 0
	for i := range picture.Unread {
		picture.Unread[i] = s.unread(i/len(wide), i%len(wide))
		unread += kit.Bit(picture.Unread[i])
	}
	picture.Facts = map[string]string{"side": fmt.Sprint(len(wide)), "unread": fmt.Sprint(unread)}
	answers := scene.Raster{
		Frame: scene.Frame{ID: "sums", Width: 25, Rows: side + 1, Beside: true, Facts: map[string]string{"side": fmt.Sprint(n)}},
		Name:  "y", Kind: "y", Cells: s.answers().cells(), Wide: 3,
		Window: scene.Window{Row: row, Column: column, Size: 1},
	}
	return scene.Scene{picture, answers, s.formula(), s.dense()}
}

// arrows are the layers from the digit to the answers, with the shape of what goes from
// each to the next upon the arrow between them.
func (s *sizesState) arrows() [][]scene.Term {
	to := func(line []scene.Term, shape string, next scene.Term) []scene.Term {
		return append(line, kit.Op(" ─"), scene.Term{Kind: scene.Symbol, Text: shape, Role: scene.Strong}, kit.Op("→ "), next)
	}
	n, wide := s.out(), side+2*s.padding
	maps := to([]scene.Term{kit.Symbol("x")}, kit.Shape(side, side), kit.Word("layer.filters"))
	if s.padding > 0 {
		maps = to([]scene.Term{kit.Symbol("x")}, kit.Shape(side, side), kit.Word("layer.padding"))
		maps = to(maps, kit.Shape(wide, wide), kit.Word("layer.filters"))
	}
	shape := array.ShapeText([]int{sizesFilters, n, n})
	flat := to([]scene.Term{kit.Symbol("M")}, shape, kit.Word("layer.flat"))
	flat = to(flat, kit.Shape(1, s.flat()), kit.Word("layer.dense"))
	if s.rows == s.flat() {
		flat = to(flat, kit.Shape(1, classes), kit.Symbol("z"))
	} else {
		flat = append(flat, kit.Op(" "), scene.Term{Kind: scene.Symbol, Text: "✗", Role: scene.Danger})
	}
	return [][]scene.Term{to(maps, shape, kit.Symbol("M")), flat}
}

// formula is what goes from layer to layer, and how the side of the map comes about.
func (s *sizesState) formula() scene.Panel {
	room := side + 2*s.padding - s.size
	steps := room / s.stride
	lines := [][]scene.Term{
		{
			kit.Word("steps"), kit.Op("  ("), kit.Count(side), kit.Op(" + "), kit.Count(2), kit.Op("·"), kit.Count(s.padding), kit.Op(" − "), kit.Count(s.size), kit.Op(") ÷ "), kit.Count(s.stride),
			kit.Op(" = "), kit.Result(scene.Number(float64(room)/float64(s.stride), 2)),
		},
		{kit.Word("places"), kit.Op("  "), kit.Count(steps), kit.Op(" + "), kit.Count(1), kit.Op(" = "), kit.Result(scene.Number(float64(steps+1), 0))},
	}
	return scene.Arithmetic{Frame: scene.Frame{ID: "formula", Width: 34, Rows: 5, Facts: map[string]string{
		"maps": array.ShapeText([]int{sizesFilters, s.out(), s.out()}), "flat": strconv.Itoa(s.flat()), "rows": strconv.Itoa(s.rows),
	}}, Lines: append(s.arrows(), lines...)}
}

// operands are what meets in the dense layer, by their shapes alone.
func (s *sizesState) operands() (h, w array.Array) {
	zeros := func(rows, columns int) array.Array { return kit.Must(array.Zeros(array.Float64, rows, columns)) }
	return zeros(1, s.flat()), zeros(s.rows, classes)
}

// product is what the dense layer gives, or NumPy's refusal.
func (s *sizesState) product() (array.Array, error) {
	h, w := s.operands()
	return array.Dot(h, w)
}

// call says what the dense layer meets: (1, 64)·(256, 10).
func (s *sizesState) call() string {
	return kit.Shape(1, s.flat()) + "·" + kit.Shape(s.rows, classes)
}

// dense is the conversation with NumPy about the layer behind.
func (s *sizesState) dense() scene.Panel {
	maps := array.ShapeText([]int{sizesFilters, s.out(), s.out()})
	lines := []scene.CodeLine{
		kit.Typed("h = M.reshape(1, -1)"),
		kit.Typed("M.shape, h.shape, W.shape"), kit.Printed("(" + maps + ", " + kit.Shape(1, s.flat()) + ", " + kit.Shape(s.rows, classes) + ")"),
		kit.Typed("np.dot(h, W).shape"),
	}
	if product, err := s.product(); err != nil {
		lines = append(lines, scene.CodeLine{Kind: scene.Trouble, Text: lessons.Refuse(err).Python}, scene.CodeLine{
			Kind: scene.Note, Word: "dense.refused", Facts: map[string]string{"flat": fmt.Sprint(s.flat()), "rows": fmt.Sprint(s.rows)},
		})
	} else {
		lines = append(lines, kit.Printed(array.ShapeText(product.Shape())))
	}
	listing := kit.Listing(60, lines...)
	listing.ID, listing.Beside, listing.Rows = "dense", false, 9
	return listing
}

// explain opens a pixel, which is read so often, or a cell of the map.
func (s *sizesState) explain(item scene.ItemID) []scene.Panel {
	wide := side + 2*s.padding
	if at, ok := kit.Cell(item, "x", []int{wide, wide}); ok {
		reads := 0
		for place := range s.out() * s.out() {
			w := scene.Window{Row: place / s.out() * s.stride, Column: place % s.out() * s.stride, Size: s.size}
			reads += kit.Bit(w.Holds(at[0], at[1]))
		}
		ink := scene.Number(float64(s.wide()[at[0]][at[1]]), 0)
		return []scene.Panel{kit.Arithmetic("pixel",
			[]scene.Term{kit.Symbol(cellCode(s.name(), at[0], at[1])), kit.Op(" = "), kit.Result(ink), kit.Op(" "), kit.Word("of.ink")},
			[]scene.Term{kit.Word("read.by"), kit.Op(" "), kit.Result(scene.Number(float64(reads), 0).In("read.places"))},
		)}
	}
	at, ok := kit.Cell(item, "y", []int{s.out(), s.out()})
	if !ok {
		return nil
	}
	var lines [][]scene.Term
	total := []scene.Term{kit.Symbol(cellCode("y", at[0], at[1])), kit.Op(" = ")}
	for u, row := range s.patch(at[0], at[1]) {
		var line []scene.Term
		sum := 0
		for v, ink := range row {
			if v > 0 {
				line = append(line, kit.Op(" + "))
			}
			line = append(line, kit.Count(ink))
			sum += ink
		}
		lines = append(lines, append(line, kit.Op(" = "), kit.Result(scene.Number(float64(sum), 0))))
		if u > 0 {
			total = append(total, kit.Op(" + "))
		}
		total = append(total, kit.Count(sum))
	}
	lines = append(lines, append(total, kit.Op(" = "), kit.Result(scene.Number(float64(s.sum(at[0], at[1])), 0))))
	return []scene.Panel{kit.Arithmetic("patch", lines...)}
}

// code makes the map, and hands the maps of four filters to the dense layer.
func (s *sizesState) code() string {
	var code strings.Builder
	code.WriteString("import numpy as np\n\n" + pixelsOf()[sizesDigit].python("x"))
	fmt.Fprintf(&code, "k, s, p = %d, %d, %d\n\nwide = np.pad(x, p)\nn = (%d + 2 * p - k) // s + 1\n", s.size, s.stride, s.padding, side)
	code.WriteString("y = np.zeros((n, n), dtype=int)\nfor i in range(n):\n    for j in range(n):\n")
	code.WriteString("        y[i, j] = np.sum(wide[i * s:i * s + k, j * s:j * s + k])\nprint(y)\n\n")
	fmt.Fprintf(&code, "M = np.zeros((%d, n, n))\nh = M.reshape(1, -1)\nW = np.zeros((%d, %d))\n", sizesFilters, s.rows, classes)
	if _, err := s.product(); err != nil {
		return code.String() + "try:\n    np.dot(h, W)\nexcept ValueError as error:\n    print(\"ValueError:\", error)\n"
	}
	return code.String() + "print(np.dot(h, W).shape)\n"
}

// prints is the map, and what comes of the dense layer.
func (s *sizesState) prints() string {
	var values []int64
	for _, row := range s.answers() {
		for _, v := range row {
			values = append(values, int64(v))
		}
	}
	text := kit.Must(array.Ints(values, s.out(), s.out())).String() + "\n"
	product, err := s.product()
	if err != nil {
		return text + lessons.Refuse(err).Python
	}
	return text + array.ShapeText(product.Shape())
}
