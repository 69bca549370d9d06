package shapes

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// indexState is what is typed between the brackets, and the cell that was
// chosen last.
type indexState struct {
	text string
	cell scene.ItemID
	find string
}

// indexShape is the array of the screen: two sheets of three rows and four
// columns.
var indexShape = []int{2, 3, 4}

// index: a place, or all of them, on each axis.
func (c *shapes) index() lessons.Screen {
	a := counted(indexShape)
	state := &c.state.index
	presets := []string{"0", "1, 0, 1", ":, 2", "..., -1", ":, ::-1", "1, 0:2", "np.newaxis, 0"}
	return lessons.Screen{
		ID:    "index",
		Hands: "array",
		Scene: func() scene.Scene { return c.indexScene(a) },
		Controls: func() []lessons.Control {
			return []lessons.Control{indexControl(state, a, presets)}
		},
		Questions: []lessons.Question{{
			ID: "predict", Answer: "2", By: "rows",
		}},
		Select:  func(item scene.ItemID) { state.cell = item },
		Reset:   func() { *state = indexState{text: "0"} },
		Explain: func(item scene.ItemID) []scene.Panel { return kit.ExplainCell(item, "a", "a", a) },
		Code: func() string {
			return fmt.Sprintf("import numpy as np\n\na = np.arange(24).reshape(2, 3, 4)\n\nprint(repr(a[%s]))\n", state.text)
		},
		Prints: func() string { taken, _ := selected(a, state.text); return kit.Repr(taken) },
		Goals: []lessons.Goal{
			{ID: "cell", Judge: func() lessons.Judgement {
				index, ok := state.cell.Of("a", 3)
				if !ok {
					return lessons.Judgement{Shown: "a[0, 0, 0] = 0"}
				}
				at := a.Float(index...)
				return lessons.Judgement{Met: at == 17, Share: kit.Nearness(at, 17), Shown: fmt.Sprintf("%s = %g", kit.NumpyIndex("a", index), at)}
			}},
			{ID: "column", Judge: func() lessons.Judgement { return c.judgeIndex(a, ":, :, -1", []int{2, 3}) }},
			{ID: "rows", Judge: func() lessons.Judgement { return c.judgeIndex(a, ":, 2", []int{2, 4}) }},
			{ID: "keep", Judge: func() lessons.Judgement { return c.judgeIndex(a, ":, 2:3", []int{2, 1, 4}) }},
		},
	}
}

// indexControl is the field between the brackets. What cannot be read, or
// reaches beyond the array, is refused.
func indexControl(state *indexState, a array.Array, presets []string) lessons.Control {
	return kit.Line(lessons.Text{ID: "expression", Before: "a[", After: "]", Set: func(text string) error {
		text, err := checkIndex(a, text)
		if err == nil {
			state.text = text
		}
		return err
	}}, &state.text, presets)
}

// checkIndex reads what stands between the brackets; a whole a[…] is taken
// too. What is kept was read with its brackets, for alone it may say something
// else: [0, 1] is a place on two axes, and a[[0, 1]] a list of places.
func checkIndex(a array.Array, text string) (string, error) {
	prompt := kit.Prompt{Before: "a[", After: "]", Names: map[string]array.Array{"a": a}}
	answer := prompt.Answer(text)
	if answer.Refused != nil {
		return "", answer.Refused
	}
	if _, err := array.ParseIndex("a[" + answer.Text + "]"); err != nil {
		return "", &lessons.Refusal{Word: "error.prompt", Facts: map[string]string{"before": prompt.Before, "after": prompt.After}, At: -1}
	}
	return answer.Text, nil
}

// selected is what an index leaves of an array, and which cells those are, in
// C order. The text was checked when it was typed.
func selected(a array.Array, text string) (taken array.Array, lit []bool) {
	index := kit.Must(array.ParseIndex("a[" + text + "]"))
	lit = make([]bool, a.Size())
	for _, flat := range kit.Must(counted(a.Shape()).Index(index)).Flat() {
		lit[int(flat)] = true
	}
	return kit.Must(a.Index(index)), lit
}

// judgeIndex judges an expression by what it takes: the same cells as want, in
// a result of a shape.
func (c *shapes) judgeIndex(a array.Array, want string, shape []int) lessons.Judgement {
	return judgeSelection(a, c.state.index.text, want, shape)
}

func judgeSelection(a array.Array, text, want string, shape []int) lessons.Judgement {
	taken, lit := selected(a, text)
	_, wanted := selected(a, want)
	hit, extra, all := 0, 0, 0
	for i := range wanted {
		switch {
		case wanted[i] && lit[i]:
			hit++
		case lit[i]:
			extra++
		}
		if wanted[i] {
			all++
		}
	}
	judgement := lessons.Judgement{
		Met:   hit == all && extra == 0 && slices.Equal(taken.Shape(), shape),
		Share: 0.9 * float64(hit) / float64(all+extra),
		Now:   scene.Number(float64(hit), 0).In("cells.right"),
		Shown: array.ShapeText(taken.Shape()),
	}
	switch {
	case hit < all:
		judgement.Left = scene.Number(float64(all-hit), 0)
	case extra > 0:
		judgement.Now = scene.Number(float64(extra), 0).In("cells.extra")
	}
	if judgement.Met {
		judgement.Share = 1
	}
	return judgement
}

func (c *shapes) indexScene(a array.Array) scene.Scene {
	state := c.state.index
	taken, lit := selected(a, state.text)
	picture := kit.Drawn("array", "a", "a", a)
	picture.Lit, picture.Rows = lit, 20
	lines := append([]scene.CodeLine{kit.Typed("a")}, kit.Output(a.PrintRepr(), lit)...)
	lines = append(lines, kit.Typed("a["+state.text+"]"))
	lines = append(lines, kit.Echoed(taken)...)
	lines = append(lines, kit.Typed("a["+state.text+"].shape"), kit.Printed(array.ShapeText(taken.Shape())))
	return scene.Scene{picture, kit.Listing(30, lines...), c.byAxis(a, taken, "a["+state.text+"]")}
}

// byAxis says what an index does to each axis.
func (c *shapes) byAxis(a, taken array.Array, text string) scene.Panel {
	index := kit.Must(array.ParseIndex(text))
	parts := kit.Must(a.Axes(index))
	lines := make([][]scene.Term, 0, len(parts)+1)
	for _, part := range parts {
		effect := "effect.range"
		switch {
		case !part.Given:
			effect = "effect.left"
		case !part.Kept:
			effect = "effect.one"
		case part.Count == part.Length:
			effect = "effect.all"
		}
		marks := strings.Repeat("□", part.Length)
		for _, at := range part.Selected {
			marks = replaceRune(marks, at, '■')
		}
		written := part.Text
		if !part.Given {
			written = "·"
		}
		lines = append(lines, []scene.Term{
			kit.Word(kit.Numbered("axis.", part.Axis)), kit.Op("  "), kit.Count(part.Length), kit.Op("   "),
			{Kind: scene.Symbol, Text: pad(written, 7), Role: scene.Strong},
			{Kind: scene.Symbol, Text: pad(marks, 6)},
			kit.Word(effect),
		})
	}
	lines = append(lines, []scene.Term{
		kit.Word("shape"), kit.Op("  "), kit.Symbol(array.ShapeText(a.Shape())), kit.Op(" → "),
		{Kind: scene.Symbol, Text: array.ShapeText(taken.Shape()), Role: scene.Strong},
		kit.Op("   "), kit.Count(taken.Size()), kit.Op(" / "), kit.Count(a.Size()),
	})
	panel := scene.Arithmetic{Frame: scene.Frame{ID: "axes", Width: 36, Rows: len(lines)}, Lines: lines}
	return panel
}

// pad fills a text up to a width.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(width-len([]rune(text)), 1))
}

// replaceRune puts a character into a text.
func replaceRune(text string, at int, with rune) string {
	runes := []rune(text)
	runes[at] = with
	return string(runes)
}
