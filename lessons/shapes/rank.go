package shapes

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// deepest is the highest rank that the arrows build; more may be typed.
const deepest = 6

// rankState is an array that is built by its shape, and how it is looked at.
type rankState struct {
	shape  []int
	random bool // np.random.rand instead of np.arange
	show   scene.Shown
	find   string
}

func startRank() rankState { return rankState{shape: []int{5}, find: "-"} }

// rankTargets are the shapes to be built.
var rankTargets = []struct {
	id    string
	shape []int
}{
	{"scalar", []int{}}, {"vector", []int{3}}, {"matrix", []int{3, 4}}, {"wide", []int{2, 4}}, {"tensor", []int{2, 2, 2}},
}

// rank: a shape says how many axes there are, and how long each is.
func (c *shapes) rank() lessons.Screen {
	screen := lessons.Screen{
		ID:       "rank",
		Scene:    c.rankScene,
		Controls: c.rankControls,
		Questions: []lessons.Question{{
			ID: "list", Answer: "2",
		}},
		Reset:   func() { c.state.rank = startRank() },
		Explain: func(item scene.ItemID) []scene.Panel { return kit.ExplainCell(item, "a", "a", c.ranked().value) },
		Code:    c.rankCode,
		Prints: func() string {
			value := c.ranked().value
			return fmt.Sprintf("%s %d %d %s", array.ShapeText(value.Shape()), value.NDim(), value.Size(), array.ShapeText(value.Strides()))
		},
	}
	for _, target := range rankTargets {
		screen.Goals = append(screen.Goals, lessons.Goal{ID: target.id, Judge: func() lessons.Judgement {
			return kit.JudgeShape(c.state.rank.shape, target.shape, true)
		}})
	}
	return screen
}

// A rankedArray is the array of rank, and what was found in it.
type rankedArray struct {
	shape  []int // what it is made of; a built one has items
	random bool
	sought string // what was searched in it
	value  array.Array
	items  []scene.Item
	lit    []bool      // nil when nothing is searched
	count  int         // how many cells were found
	first  int         // the first of them
	values scene.Panel // the histogram, of random values
}

// ranked returns the array that the state says. The last one is kept, because
// a large array is dear to build, and to search, at each glance.
func (c *shapes) ranked() rankedArray {
	state, made := c.state.rank, c.built
	if made.items == nil || !slices.Equal(state.shape, made.shape) || state.random != made.random {
		made = rankedArray{shape: state.shape, random: state.random, items: scene.CellItems("a", state.shape)}
		if state.random {
			made.value = randomArray(c.seed.Plus(0), state.shape)
		} else {
			made.value = counted(state.shape)
		}
	}
	if state.find != made.sought {
		made.sought, made.lit, made.count, made.first, made.values = state.find, nil, 0, 0, nil
		if state.find != "-" {
			made.lit, made.count = found(made.value, state.find)
			made.first = max(slices.Index(made.lit, true), 0)
		}
	}
	if state.random && made.values == nil {
		made.values = valueBins(made.value, made.lit, 0, 1)
	}
	c.built = made
	return made
}

// told is how many cells were found, and where the first one is: that may be
// behind others.
func (r rankedArray) told() [][]scene.Term {
	count := []scene.Term{kit.Word("found"), kit.Op(" "), kit.Result(scene.Number(float64(r.count), 0))}
	if r.count == 0 {
		return [][]scene.Term{count}
	}
	first := kit.Symbol(kit.NumpyIndex("a", scene.Unravel(r.first, r.value.Shape())))
	if len(first.Text) > factWidth-2 {
		return [][]scene.Term{count, {first}}
	}
	return [][]scene.Term{append(count, kit.Op("  "), first)}
}

// rankCode is the Python of the array.
func (c *shapes) rankCode() string {
	state := c.state.rank
	made := fmt.Sprintf("a = np.arange(%d)", scene.Size(state.shape))
	if state.random {
		made = fmt.Sprintf("np.random.seed(%d)\na = np.random.rand(%d)", c.seed.Plus(0), scene.Size(state.shape))
	}
	return fmt.Sprintf("import numpy as np\n\n%s.reshape(%s)\n\nprint(a.shape, a.ndim, a.size, a.strides)\n", made, array.ShapeText(state.shape))
}

// mostCells is how many cells an array of the page may have: it is built, searched
// and drawn while a key is held.
const mostCells = 2_000_000

// checkShape refuses a shape that no array has, and one that is too large for the
// page.
func checkShape(shape []int) error {
	sound := !slices.ContainsFunc(shape, func(n int) bool { return n < 0 }) && len(shape) <= array.MaxDims
	switch {
	case sound && hasAtMost(mostCells, shape):
		return nil
	case sound && hasAtMost(array.Limit, shape): // the engine would make it
		return tooLarge(shape)
	}
	_, err := array.Zeros(array.Int64, shape...)
	if wrong, ok := errors.AsType[*array.Error](err); ok && wrong.Kind == array.TooLarge {
		return tooLarge(shape)
	}
	return lessons.Refuse(err)
}

// tooLarge is the refusal of a shape that NumPy may have room for.
func tooLarge(shape []int) *lessons.Refusal {
	return &lessons.Refusal{Word: "error.limit", Facts: map[string]string{"shape": array.ShapeText(shape), "limit": strconv.Itoa(mostCells)}, At: -1}
}

// hasAtMost tells whether a shape without negative lengths has no more than so many
// cells.
func hasAtMost(most int, shape []int) bool {
	if slices.Contains(shape, 0) {
		return true
	}
	cells := 1
	for _, n := range shape {
		if n > most/cells {
			return false
		}
		cells *= n
	}
	return true
}

// typedShape reads a shape that must be one of an array.
func typedShape(text string) ([]int, error) {
	for _, begin := range []string{"a.shape =", "b.shape =", "a.shape=", "b.shape="} {
		text = strings.TrimPrefix(text, begin)
	}
	shape, err := array.ParseShape(text)
	if err != nil {
		return nil, lessons.Refuse(err)
	}
	return shape, checkShape(shape)
}

// shapeField is a field for a shape, which is taken where it is one.
func shapeField(field lessons.Text, shape *[]int, take func([]int) error) lessons.Text {
	field.Get = func() string { return array.ShapeText(*shape) }
	field.Set = func(text string) error {
		typed, err := typedShape(text)
		if err != nil {
			return err
		}
		return take(typed)
	}
	return field
}

func (c *shapes) rankControls() []lessons.Control {
	take := func(shape []int) error { c.state.rank.shape = shape; return nil }
	controls := []lessons.Control{shapeField(lessons.Text{
		ID: "shape",
		Next: func(steps int) string { // an axis more, outside of the others, or one less
			shape := c.state.rank.shape
			switch {
			case steps > 0 && len(shape) < deepest && scene.Size(shape) <= 2000:
				shape = append([]int{2}, shape...)
			case steps < 0 && len(shape) > 0:
				shape = shape[1:]
			}
			return array.ShapeText(shape)
		},
	}, &c.state.rank.shape, take)}
	for axis, length := range c.state.rank.shape {
		controls = append(controls, lessons.Slider{
			ID: "n" + strconv.Itoa(axis), Min: 0, Max: float64(max(12, length)), Step: 1,
			Get: func() float64 { return float64(length) },
			Set: func(v float64) error {
				shape := slices.Clone(c.state.rank.shape)
				shape[axis] = int(v)
				if err := checkShape(shape); err != nil {
					return err
				}
				c.state.rank.shape = shape
				return nil
			},
		})
	}
	presets := countsToFind
	if c.state.rank.random {
		presets = sharesToFind
	}
	return append(controls, showControl(&c.state.rank.show), kit.Either("fill", "fill.counted", "fill.random", &c.state.rank.random), findControl(&c.state.rank.find, presets))
}

// showControl chooses how values are shown.
func showControl(show *scene.Shown) lessons.Control {
	ways := []scene.Shown{scene.AsNumbers, scene.AsShades, scene.AsBoth}
	return kit.Among("show", []string{"show.numbers", "show.shades", "show.both"}, ways, *show, func(way scene.Shown) { *show = way })
}

func (c *shapes) rankScene() scene.Scene {
	state, made := c.state.rank, c.ranked()
	value := made.value
	picture := scene.Array{
		Lit: made.lit,
		Frame: scene.Frame{ID: "array", Width: 36, Rows: 24, Items: made.items, Facts: map[string]string{
			"shape": array.ShapeText(state.shape), "size": strconv.Itoa(value.Size()), "ndim": strconv.Itoa(value.NDim()),
		}},
		Name: "a", Value: value, Show: state.show,
	}
	scene := scene.Scene{picture, c.rankFacts()}
	if made.values != nil {
		scene = append(scene, made.values)
	}
	return scene
}

// factWidth is how wide a fact of the array may be after its name.
const factWidth = 18

// fact is a line of what NumPy says, a.name and a text; a tuple that is long
// goes on below.
func fact(name, text string, more ...scene.Term) [][]scene.Term {
	lines := [][]scene.Term{{kit.Symbol(pad("a."+name, 10))}}
	for len(text) > factWidth {
		cut := strings.LastIndex(text[:factWidth], ",") + 1
		if cut == 0 {
			break
		}
		last := len(lines) - 1
		lines[last] = append(lines[last], scene.Term{Kind: scene.Symbol, Text: text[:cut], Role: scene.Strong})
		lines, text = append(lines, []scene.Term{kit.Symbol(pad("", 11))}), text[cut+1:]
	}
	last := len(lines) - 1
	lines[last] = append(append(lines[last], scene.Term{Kind: scene.Symbol, Text: text, Role: scene.Strong}), more...)
	return lines
}

// rankFacts is what NumPy says of the array; the size with the lengths that
// make it, where they are few.
func (c *shapes) rankFacts() scene.Panel {
	made := c.ranked()
	value := made.value
	lengths := make([]string, value.NDim())
	for axis, length := range c.state.rank.shape {
		lengths[axis] = strconv.Itoa(length)
	}
	bySize := []scene.Term{}
	if product := " = " + strings.Join(lengths, "·"); len(lengths) > 1 && len([]rune(product)) <= 14 {
		bySize = append(bySize, kit.Op(product))
	}
	lines := slices.Concat(
		fact("shape", array.ShapeText(value.Shape())),
		fact("ndim", strconv.Itoa(value.NDim())),
		fact("size", strconv.Itoa(value.Size()), bySize...),
		fact("strides", array.ShapeText(value.Strides())),
		fact("dtype", value.DType().String()),
	)
	if c.state.rank.find != "-" {
		lines = append(lines, made.told()...)
	}
	return scene.Arithmetic{Frame: scene.Frame{ID: "facts", Width: 28, Rows: len(lines), Beside: true}, Lines: lines}
}
