package shapes

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
)

// bracketsState is what stands between the brackets of np.array( ), the last
// array that came of it, and what NumPy says of it now.
type bracketsState struct {
	text  string
	value array.Array
}

// callPrompt is the call of the screen. It may go on behind its bracket: [1,2]).reshape(2, 1.
var callPrompt = kit.Prompt{Before: "np.array(", After: ")", Pasted: []string{"a = np.array(", "a=np.array("}, Nested: true}

// problem is what NumPy says of the text; nil when it makes an array of it.
func (s *bracketsState) problem() *lessons.Refusal { return callPrompt.Answer(s.text).Refused }

// brokenCall is the call that has to be mended: the second list is taken for
// the dtype.
const brokenCall = "[0,1,2,3],[0,1,2,3]"

func startBrackets() bracketsState {
	s := bracketsState{value: kit.Must(array.Zeros(array.Float64, 0))}
	_ = s.ask(brokenCall)
	return s
}

// ask takes what was typed between the brackets. What NumPy refuses is taken
// too: its answer is what is to be read.
func (s *bracketsState) ask(text string) error {
	answer := callPrompt.Answer(text)
	switch {
	case !answer.Readable(""):
		return answer.Refused
	case answer.Number:
		return &lessons.Refusal{Word: "error.noarray", Facts: map[string]string{"value": kit.Repr(answer.Value)}, At: -1}
	}
	s.text = answer.Text
	if answer.Refused == nil {
		s.value = answer.Value
	}
	return nil
}

// brackets: an array takes one list, and lists in lists are its axes.
func (c *shapes) brackets() lessons.Screen {
	state := &c.state.brackets
	presets := []string{brokenCall, "5", "[0,1,2,3]", "[[0],[1]]"}
	goal := func(id string, shape []int, values string, reshaped bool) lessons.Goal {
		return lessons.Goal{ID: id, Judge: func() lessons.Judgement {
			if state.problem() != nil {
				return lessons.Judgement{}
			}
			same := slices.Equal(state.value.Flat(), kit.Must(array.ParseList(values)).Flat())
			return kit.JudgeShape(state.value.Shape(), shape, same && (!reshaped || strings.Contains(state.text, ".reshape(")))
		}}
	}
	return lessons.Screen{
		ID:    "brackets",
		Scene: c.bracketsScene,
		Controls: func() []lessons.Control {
			field := lessons.Text{ID: "call", Before: "np.array(", After: ")", Set: state.ask, Problem: state.problem}
			return []lessons.Control{kit.Line(field, &state.text, presets)}
		},
		Questions: []lessons.Question{{
			ID: "depth", Answer: "2", By: "lists",
		}},
		Reset:   func() { *state = startBrackets() },
		Explain: func(item scene.ItemID) []scene.Panel { return kit.ExplainCell(item, "a", "a", state.value) },
		Code: func() string {
			if state.problem() != nil {
				return fmt.Sprintf("import numpy as np\n\ntry:\n    np.array(%s)\nexcept Exception as error:\n    print(type(error).__name__ + \":\", error)\n", state.text)
			}
			return fmt.Sprintf("import numpy as np\n\na = np.array(%s)\n\nprint(repr(a))\n", state.text)
		},
		Prints: func() string {
			if problem := state.problem(); problem != nil {
				return problem.Python
			}
			return state.value.Repr()
		},
		Goals: []lessons.Goal{
			goal("lists", []int{2, 4}, "[0,1,2,3,0,1,2,3]", false),
			goal("joined", []int{2, 4}, "[0,1,2,3,0,1,2,3]", true),
			{ID: "ragged", Judge: func() lessons.Judgement {
				problem := state.problem()
				met := problem != nil && problem.Word == "error.inhomogeneous"
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Shown: "np.array(" + state.text + ")"}
			}},
			goal("nested", []int{2, 2, 2}, "[1,2,3,4,5,6,7,8]", false),
		},
	}
}

func (c *shapes) bracketsScene() scene.Scene {
	state := c.state.brackets
	picture := kit.Drawn("made", "a", "a", state.value)
	picture.Rows = 12 // two sheets of two rows, whole
	lines := []scene.CodeLine{kit.Typed("a = np.array(" + state.text + ")")}
	if problem := state.problem(); problem != nil {
		lines = append(lines, problem.Trouble()...)
	} else {
		lines = append(lines, kit.Typed("a"))
		lines = append(lines, kit.Output(state.value.PrintRepr(), nil)...)
		lines = append(lines, kit.Typed("a.shape"), kit.Printed(array.ShapeText(state.value.Shape())))
	}
	said := kit.Listing(50, lines...)
	said.Beside = false
	if state.value.Size() == 0 { // none has been made yet
		return scene.Scene{said, nesting(state)}
	}
	return scene.Scene{said, nesting(state), picture}
}

// nesting counts the lists within lists: the brackets that stand at the start
// are the axes.
func nesting(state bracketsState) scene.Panel {
	depth := 0
	for _, char := range strings.ReplaceAll(state.text, " ", "") {
		if char != '[' {
			break
		}
		depth++
	}
	lists := 0
	level := 0
	for _, char := range state.text {
		switch char {
		case '[':
			if level == 0 {
				lists++
			}
			level++
		case ']':
			level--
		}
	}
	return scene.Arithmetic{Frame: scene.Frame{ID: "nesting", Width: 40, Rows: 2, Facts: map[string]string{"depth": strconv.Itoa(depth)}}, Lines: [][]scene.Term{
		{kit.Word("nesting.arguments"), kit.Op("  "), kit.Result(scene.Number(float64(lists), 0))},
		{kit.Word("nesting.axes"), kit.Op("  "), kit.Result(scene.Number(float64(depth), 0))},
	}}
}
