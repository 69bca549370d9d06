package lessons

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/nn/array"
)

// deepest is the highest rank that the arrows build; more may be typed.
const deepest = 6

// rankTargets are the shapes to be built.
var rankTargets = []struct {
	id    string
	shape []int
}{
	{"scalar", []int{}}, {"vector", []int{3}}, {"matrix", []int{3, 4}}, {"wide", []int{2, 4}}, {"tensor", []int{2, 2, 2}},
}

// rank: a shape says how many axes there are, and how long each is.
func (c *shapes) rank() Screen {
	screen := Screen{
		ID:       "rank",
		Scene:    func() Scene { return Scene{c.rankArray(), c.rankFacts()} },
		Controls: c.rankControls,
		Questions: []Question{{
			ID: "list", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Reset: func() { c.state.rank, c.state.show = []int{5}, AsNumbers },
		Explain: func(item string) []Panel {
			value, _ := c.counted(c.state.rank)
			return explainCell(item, 'a', "a", value)
		},
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\na = np.arange(%d).reshape(%s)\n\nprint(a.shape, a.ndim, a.size, a.strides)\n", size(c.state.rank), array.ShapeText(c.state.rank))
		},
	}
	for _, target := range rankTargets {
		screen.Goals = append(screen.Goals, Goal{ID: target.id, Judge: func() Judgement {
			return judgeShape(c.state.rank, target.shape, true)
		}})
	}
	return screen
}

// counted returns the array of a shape and its items; those of the last shape
// are kept, because a large array is dear to build at each glance.
func (c *shapes) counted(shape []int) (array.Array, []Item) {
	if text := array.ShapeText(shape); c.built.shape != text {
		c.built.shape, c.built.value, c.built.items = text, counted(shape), cellItems('a', shape)
	}
	return c.built.value, c.built.items
}

// checkShape refuses a shape that no array has.
func checkShape(shape []int) error {
	_, err := array.Zeros(array.Int64, shape...)
	return err
}

// typedShape reads a shape that must be one of an array.
func typedShape(text string) ([]int, error) {
	shape, err := array.ParseShape(text)
	if err == nil {
		err = checkShape(shape)
	}
	if err != nil {
		return nil, refusal(err)
	}
	return shape, nil
}

func (c *shapes) rankControls() []Control {
	controls := []Control{Text{
		ID:  "shape",
		Get: func() string { return array.ShapeText(c.state.rank) },
		Set: func(text string) error {
			shape, err := typedShape(text)
			if err == nil {
				c.state.rank = shape
			}
			return err
		},
		Next: func(steps int) string { // an axis more, outside of the others, or one less
			shape := c.state.rank
			switch {
			case steps > 0 && len(shape) < deepest && size(shape) <= 2000:
				shape = append([]int{2}, shape...)
			case steps < 0 && len(shape) > 0:
				shape = shape[1:]
			}
			return array.ShapeText(shape)
		},
	}}
	for axis, length := range c.state.rank {
		controls = append(controls, Slider{
			ID: "n" + strconv.Itoa(axis), Min: 0, Max: float64(max(12, length)), Step: 1,
			Get: func() float64 { return float64(length) },
			Set: func(v float64) error {
				shape := slices.Clone(c.state.rank)
				shape[axis] = int(v)
				if err := checkShape(shape); err != nil {
					return refusal(err)
				}
				c.state.rank = shape
				return nil
			},
		})
	}
	return append(controls, showControl(&c.state.show))
}

// showControl chooses how values are shown.
func showControl(show *Shown) Control {
	return Choices{
		ID: "show", Options: []string{"show.numbers", "show.shades", "show.both"},
		Get: func() int { return int(*show) },
		Set: func(i int) { *show = Shown(i) },
	}
}

func (c *shapes) rankArray() Array {
	value, items := c.counted(c.state.rank)
	picture := Array{
		Frame: Frame{ID: "array", Width: 36, Rows: 24, Items: items, Facts: map[string]string{
			"shape": array.ShapeText(c.state.rank), "size": strconv.Itoa(value.Size()), "ndim": strconv.Itoa(value.NDim()),
			"printed": fmt.Sprintf("%s %d %d %s", array.ShapeText(c.state.rank), value.NDim(), value.Size(), array.ShapeText(value.Strides())),
		}},
		Name: "a", Value: value, Show: c.state.show,
	}
	return picture
}

// rankFacts is what NumPy says of the array; the size with the lengths that
// make it, where they are few.
func (c *shapes) rankFacts() Panel {
	value, _ := c.counted(c.state.rank)
	fact := func(name, text string, more ...Term) []Term {
		return append([]Term{symbol(pad("a."+name, 10)), {Kind: Symbol, Text: text, Role: Strong}}, more...)
	}
	lengths := make([]string, value.NDim())
	for axis, length := range c.state.rank {
		lengths[axis] = strconv.Itoa(length)
	}
	bySize := []Term{}
	if product := " = " + strings.Join(lengths, "·"); len(lengths) > 1 && len([]rune(product)) <= 14 {
		bySize = append(bySize, op(product))
	}
	return Arithmetic{Frame: Frame{ID: "facts", Width: 28, Rows: 5, Beside: true}, Lines: [][]Term{
		fact("shape", array.ShapeText(value.Shape())),
		fact("ndim", strconv.Itoa(value.NDim())),
		fact("size", strconv.Itoa(value.Size()), bySize...),
		fact("strides", array.ShapeText(value.Strides())),
		fact("dtype", value.DType().String()),
	}}
}
