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

// reshapeState is what was asked of np.arange(24).reshape( ), and how much of
// it has been poured.
type reshapeState struct {
	text   string
	shape  []int // of the last reshape that could be done
	poured int
}

// reshapePrompt is the line of the screen.
var reshapePrompt = kit.Prompt{
	Before: "np.arange(24).reshape(", After: ")", Pasted: []string{"a.reshape(", ".reshape(", "reshape("},
}

// problem is why the text cannot be done; nil when it can.
func (s *reshapeState) problem() *lessons.Refusal { return reshapePrompt.Answer(s.text).Refused }

// pouredSize is how many values there are to pour.
const pouredSize = 24

func startReshape() reshapeState {
	return reshapeState{text: "(24,)", shape: []int{24}, poured: pouredSize}
}

// reshape: the same values, in the same order, in another shape.
func (c *shapes) reshape() lessons.Screen {
	state := &c.state.reshape
	presets := []string{"(24,)", "(4, 6)", "(2, 3, 4)", "(4, -1)", "(24, 1)", "(5, 5)"}
	return lessons.Screen{
		ID:    "reshape",
		Scene: c.reshapeScene,
		Controls: func() []lessons.Control {
			field := lessons.Text{ID: "reshape", Before: "np.arange(24).reshape(", After: ")", Set: state.ask, Problem: state.problem}
			return []lessons.Control{kit.Line(field, &state.text, presets)}
		},
		Questions: []lessons.Question{
			{
				ID: "lands", Gate: true, Answer: "2", By: "deep",
				Reveal: func() bool { return state.poured >= 18 && slices.Equal(state.shape, []int{2, 3, 4}) },
			},
			{
				ID: "refuses", Answer: "2", By: "refused",
				When: func() bool { return len(state.shape) > 1 && state.poured == pouredSize },
			},
		},
		Tick: func() bool {
			if state.poured == pouredSize {
				return false
			}
			state.poured++
			return true
		},
		Reset:   func() { *state = startReshape() },
		Explain: func(item scene.ItemID) []scene.Panel { return kit.ExplainCell(item, "a", "a", counted(state.shape)) },
		Code:    c.reshapeCode,
		Prints: func() string {
			if problem := state.problem(); problem != nil {
				return problem.Python
			}
			return counted(state.shape).Repr()
		},
		Goals: []lessons.Goal{
			{ID: "deep", Judge: func() lessons.Judgement {
				return kit.JudgeShape(state.shape, []int{2, 3, 4}, state.poured == pouredSize)
			}},
			{ID: "minus", Judge: func() lessons.Judgement {
				asked := strings.Contains(state.text, "-1")
				return kit.JudgeShape(state.shape, []int{4, 6}, state.poured == pouredSize && asked)
			}},
			{ID: "refused", Judge: func() lessons.Judgement {
				met := state.problem() != nil
				return lessons.Judgement{Met: met, Share: float64(kit.Bit(met)), Shown: state.text}
			}},
			{ID: "single", Judge: func() lessons.Judgement {
				return kit.JudgeShape(state.shape, []int{24, 1}, state.poured == pouredSize)
			}},
		},
	}
}

// ask takes a shape as it was typed. One that the values do not fill is taken
// too: NumPy's answer is what is to be read.
func (s *reshapeState) ask(text string) error {
	answer := reshapePrompt.Answer(text)
	if !answer.Readable("ValueError") {
		return answer.Refused
	}
	if lengths, err := array.ParseShape(answer.Text); err == nil {
		answer.Text = array.ShapeText(lengths)
	}
	if answer.Refused == nil {
		*s = reshapeState{text: answer.Text, shape: answer.Value.Shape()}
	} else {
		s.text = answer.Text
	}
	return nil
}

func (c *shapes) reshapeCode() string {
	state := c.state.reshape
	call := "import numpy as np\n\na = np.arange(24)\n\n"
	if state.problem() == nil {
		return call + fmt.Sprintf("print(repr(a.reshape(%s)))\n", state.text)
	}
	return call + fmt.Sprintf("try:\n    a.reshape(%s)\nexcept ValueError as error:\n    print(\"ValueError:\", error)\n", state.text)
}

// printRoom is how wide a print may be to stand beside the picture.
const printRoom = 32

// narrowRooms are where NumPy is told to break its lines, on pages that are too small for
// those it prints by itself.
var narrowRooms = []int{72, 36}

func (c *shapes) reshapeScene() scene.Scene {
	state := c.state.reshape
	into := counted(state.shape)
	picture := kit.Drawn("poured", "a", "a", into)
	picture.Rows = 20
	picture.Empty = pouredSize - state.poured
	picture.Cursor = max(state.poured-1, 0)
	source := kit.Drawn("source", "s", "np.arange(24)", counted([]int{pouredSize}))
	source.Rows = 5
	source.Items, source.Cursor, source.Width = nil, min(state.poured, pouredSize-1), 60
	source.Lit = make([]bool, pouredSize)
	if state.poured < pouredSize {
		source.Lit[state.poured] = true
	}
	lines := []scene.CodeLine{kit.Typed("a.reshape(" + state.text + ")")}
	var narrow [][]scene.CodeLine
	wide := 0
	if problem := state.problem(); problem != nil {
		lines = append(lines, problem.Trouble()...)
		wide = printRoom + 1
	} else {
		printed := into.PrintRepr()
		for _, line := range printed.Lines {
			wide = max(wide, len(line))
		}
		for _, room := range narrowRooms {
			if wide > room {
				options := kit.Typed(fmt.Sprintf("np.set_printoptions(linewidth=%d)", room))
				narrow = append(narrow, append([]scene.CodeLine{options, lines[0]}, kit.Output(into.PrintReprWithin(room), nil)...))
			}
		}
		lines = append(lines, kit.Output(printed, nil)...)
	}
	said := kit.Listing(printRoom, lines...)
	said.Narrow = narrow
	if state.poured < pouredSize && state.problem() == nil { // where each will land is still to be seen
		said.Lines, said.Narrow = lines[:1], nil
	}
	if wide > printRoom { // below, where a long line has room
		said.Beside, said.Rows, picture.Rows = false, 6, 10
	}
	return scene.Scene{picture, said, source}
}
