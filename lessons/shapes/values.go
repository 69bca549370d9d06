package shapes

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
	"sinapse/nn/data"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// valuesState is how the random array is looked at.
type valuesState struct {
	show scene.Shown
	find string
	cell scene.ItemID
}

// randomShape is the array of the notes: two piles of three sheets.
var randomShape = []int{2, 3, 4, 5}

// valueSeeds are draws of it with one number above 0.98.
var valueSeeds = []uint32{0, 4, 9, 10, 11, 12, 13, 15, 21, 25, 33, 40, 41, 42, 46, 47, 51, 53, 59, 61, 67, 72, 77, 79, 80}

// randomArray is np.random.rand of a shape after np.random.seed.
func randomArray(seed uint32, shape []int) array.Array {
	stream := random.New(seed)
	values := make([]float64, scene.Size(shape))
	for i := range values {
		values[i] = stream.RandomSample()
	}
	return kit.Must(array.Floats(values, shape...))
}

// soughtCell is the cell that is to be paged to.
var soughtCell = []int{1, 2, 0, 3}

// rank4: four axes, and any number of them, are read from the outside in.
func (c *shapes) rank4() lessons.Screen {
	state := &c.state.values
	return lessons.Screen{
		ID:    "rank4",
		Hands: "array",
		Scene: c.valuesScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{findControl(&state.find, sharesToFind), showControl(&state.show)}
		},
		Questions: []lessons.Question{{
			ID:     "numbers",
			Answer: "3",
		}},
		Facts: func() map[string]string {
			return map[string]string{"seed": fmt.Sprint(c.seed.Among(valueSeeds))}
		},
		Select:  func(item scene.ItemID) { state.cell = item },
		Reset:   func() { *state = valuesState{find: "-"} },
		Explain: func(item scene.ItemID) []scene.Panel { return kit.ExplainCell(item, "a", "a", c.random) },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\nnp.random.seed(%d)\na = np.random.rand(2, 3, 4, 5)\n\nprint(%s)\n", c.seed.Among(valueSeeds), kit.NumpyIndex("a", c.eyes()))
		},
		Prints: func() string { return scene.PythonFloat(c.random.Float(c.eyes()...)) },
		Goals: []lessons.Goal{
			{ID: "page", Judge: func() lessons.Judgement {
				at := c.eyes()
				same := 0
				for axis := range at {
					same += kit.Bit(at[axis] == soughtCell[axis])
				}
				return lessons.Judgement{Met: same == len(at), Share: float64(same) / 4.5, Shown: kit.NumpyIndex("a", at)}
			}},
			{ID: "largest", Judge: func() lessons.Judgement {
				lit, count := found(c.random, state.find)
				top := kit.Must(c.random.ArgMax(array.AllAxes, false)).Int()
				met := count == 1 && lit[top]
				judgement := lessons.Judgement{Met: met, Now: scene.Number(float64(count), 0).In("cells")}
				if count > 0 && lit[top] {
					judgement.Share = 1 / float64(count)
				}
				return judgement
			}},
		},
	}
}

// eyes is the cell that was chosen last on rank4.
func (c *shapes) eyes() []int {
	if at, ok := kit.Cell(c.state.values.cell, "a", randomShape); ok {
		return at
	}
	return make([]int, len(randomShape))
}

func (c *shapes) valuesScene() scene.Scene {
	state := c.state.values
	lit, _ := found(c.random, state.find)
	picture := kit.Drawn("array", "a", "a", c.random)
	picture.Rows = 22 // three sheets behind each other, whole
	picture.Width, picture.Show, picture.Cursor = 60, state.show, scene.Ravel(c.eyes(), randomShape)
	if state.find != "-" {
		picture.Lit = lit
	}
	at := kit.NumpyIndex("a", c.eyes())
	value := scene.PythonFloat(c.random.Float(c.eyes()...))
	said := kit.Listing(36, kit.Typed(fmt.Sprintf("np.random.seed(%d)", c.seed.Among(valueSeeds))), kit.Typed("a = np.random.rand(2, 3, 4, 5)"),
		kit.Typed("a.shape"), kit.Printed(array.ShapeText(randomShape)), kit.Typed(at), kit.Printed(value))
	return scene.Scene{picture, valueBins(c.random, lit, 0, 1), said}
}

// bins is how many bins a histogram of an array's values has.
const bins = 16

// valueBins is a histogram of the values of an array, with the bins lit in
// which something was found; lit is nil where nothing was searched.
func valueBins(a array.Array, lit []bool, low, high float64) scene.Panel {
	picture := scene.Histogram{
		Frame: scene.Frame{ID: "values", Width: 30, Rows: 6, Facts: map[string]string{"size": strconv.Itoa(a.Size())}},
		X:     scene.Axis{Name: "axis.value", Min: low, Max: high}, Counts: make([]int, bins), Lit: make([]bool, bins),
	}
	for i, value := range a.All() {
		bin := min(int((value-low)/(high-low)*bins), bins-1)
		picture.Counts[bin]++
		picture.Lit[bin] = picture.Lit[bin] || lit != nil && lit[i]
	}
	return picture
}

// sharesToFind and countsToFind are what the arrows search: among values
// between 0 and 1, and among whole ones.
var (
	sharesToFind = []string{"-", "0.5..0.6", "> 0.9", "< 0.1", "0.55"}
	countsToFind = []string{"-", "4", "2..9", "> 12", "< 3"}
)

// findControl is a field for a value or a range that is searched.
func findControl(find *string, presets []string) lessons.Control {
	return kit.Line(lessons.Text{ID: "find", Set: func(text string) error {
		if _, _, err := findRange(text); err != nil {
			return err
		}
		*find = text
		return nil
	}}, find, presets)
}

// findRange reads what is searched: a value to the digits that are written
// (0.55), a range (0.5..0.6), all above or below (> 0.9).
func findRange(text string) (low, high float64, err error) {
	text = strings.TrimSpace(text)
	refused := &lessons.Refusal{Word: "error.find", At: -1}
	number := func(text string) float64 {
		value, wrong := lessons.ParseNumber(text)
		if wrong != nil {
			err = refused
		}
		return value
	}
	switch from, to, both := strings.Cut(text, ".."); {
	case text == "":
		err = refused
	case text == "-": // nothing is searched
		return math.Inf(1), math.Inf(-1), nil
	case both:
		low, high = number(from), number(to)
	case text[0] == '>':
		low, high = math.Nextafter(number(text[1:]), math.Inf(1)), math.Inf(1)
	case text[0] == '<':
		low, high = math.Inf(-1), math.Nextafter(number(text[1:]), math.Inf(-1))
	default:
		value := number(text)
		_, decimals, _ := strings.Cut(strings.ReplaceAll(text, ",", "."), ".")
		half := float64(0.5 * elementary.Pow(10, -float64(len(decimals))))
		low, high = value-half, value+half
	}
	return low, high, err
}

// found tells which cells hold what is searched, and how many.
func found(a array.Array, text string) (lit []bool, count int) {
	low, high, _ := findRange(text) // checked when it was typed
	lit = make([]bool, a.Size())
	for i, value := range a.All() {
		lit[i] = value >= low && value <= high
		count += kit.Bit(lit[i])
	}
	return lit, count
}

// eightDigits is the first eight handwritten digits of the data: (8, 8, 8).
func eightDigits() array.Array {
	const count = 8
	values := make([]int64, 0, count*data.DigitSide*data.DigitSide)
	for _, digit := range data.Digits()[:count] {
		for _, ink := range digit.Pixels {
			values = append(values, int64(ink))
		}
	}
	return kit.Must(array.Ints(values, count, data.DigitSide, data.DigitSide))
}

// pictures: eight digits are an array, and an index takes a part of a picture.
func (c *shapes) pictures() lessons.Screen {
	state := &c.state.pictures
	presets := []string{"0", "6", ":, 0", "3, 2:6, 2:6", "..., ::2"}
	return lessons.Screen{
		ID:    "pictures",
		Scene: c.picturesScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{indexControl(state, c.digits(), presets), findControl(&state.find, countsToFind), showControl(&c.state.pictured)}
		},
		Questions: []lessons.Question{{
			ID: "row", Answer: "1", By: "top",
		}},
		Select:  func(item scene.ItemID) { state.cell = item },
		Reset:   func() { *state, c.state.pictured = indexState{text: "0", find: "-"}, scene.AsShades },
		Explain: func(item scene.ItemID) []scene.Panel { return kit.ExplainCell(item, "a", "a", c.digits()) },
		Code: func() string {
			return fmt.Sprintf(`# sinapse data digits > digits.csv
import csv
import numpy as np

rows = list(csv.reader(open("digits.csv")))[:8]
a = np.array(rows, dtype=int)[:, :64].reshape(8, 8, 8)

print(repr(a[%s]))
`, state.text)
		},
		Prints: func() string { taken, _ := selected(c.digits(), state.text); return kit.Repr(taken) },
		Goals: []lessons.Goal{
			{ID: "top", Judge: func() lessons.Judgement { return judgeSelection(c.digits(), state.text, "6, 0", []int{8}) }},
			{ID: "crop", Judge: func() lessons.Judgement { return judgeSelection(c.digits(), state.text, ":, 2:6, 2:6", []int{8, 4, 4}) }},
			{ID: "full", Judge: func() lessons.Judgement {
				lit, count := found(c.digits(), state.find)
				full := 0
				for i, ink := range c.digits().Flat() {
					full += kit.Bit(ink == data.DigitInk)
					if lit[i] && ink != data.DigitInk {
						return lessons.Judgement{Now: scene.Number(float64(count), 0).In("cells"), Share: 0.5}
					}
				}
				return lessons.Judgement{Met: count == full, Share: float64(kit.Bit(count == full)), Now: scene.Number(float64(count), 0).In("cells")}
			}},
		},
	}
}

func (c *shapes) picturesScene() scene.Scene {
	state := c.state.pictures
	taken, lit := selected(c.digits(), state.text)
	sought, _ := found(c.digits(), state.find)
	picture := kit.Drawn("digits", "a", "a", c.digits())
	picture.Rows = 21
	picture.Width, picture.Show, picture.Lit = 60, c.state.pictured, lit
	if state.find != "-" {
		picture.Lit = sought
	}
	if at, ok := kit.Cell(state.cell, "a", c.digits().Shape()); ok {
		picture.Cursor = scene.Ravel(at, c.digits().Shape())
	}
	picture.Facts["result"] = array.ShapeText(taken.Shape())
	lines := append([]scene.CodeLine{kit.Typed("a[" + state.text + "].shape"), kit.Printed(array.ShapeText(taken.Shape())), kit.Typed("a[" + state.text + "]")},
		kit.Echoed(taken)...)
	said := kit.Listing(44, lines...)
	said.Beside = false
	return scene.Scene{picture, said}
}
