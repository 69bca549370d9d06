package kit

import (
	"strings"

	"sinapse/lessons"
	"sinapse/nn/array"
)

// A Prompt is a field in a line of Python: what is typed stands between Before and After.
type Prompt struct {
	Before, After string
	Pasted        []string // how else the line may begin, where all of it is typed
	Nested        bool     // whether a whole line may stand in the field: np.array(np.array([1]).T)
	Names         map[string]array.Array
}

// An Answer is what Python makes of what was typed.
type Answer struct {
	Text    string // what was typed of the line, without what stands around it
	Value   array.Array
	Number  bool             // whether it is a number of NumPy's, and no array
	Refused *lessons.Refusal // nil for none
}

// Answer reads what was typed into the field, or the whole line instead.
func (p Prompt) Answer(text string) Answer {
	text = strings.TrimSpace(text)
	for _, begin := range append([]string{p.Before}, p.Pasted...) {
		if inner, ok := strings.CutPrefix(text, begin); ok {
			return p.whole(text, inner, len([]rune(begin)))
		}
	}
	a := p.evaluate(p.Before+text+p.After, -len([]rune(p.Before)))
	a.Text = text
	return a
}

// whole reads a line of which the inner part may be what the field is for.
func (p Prompt) whole(text, inner string, begin int) Answer {
	a := p.evaluate(p.Before+inner, begin-len([]rune(p.Before)))
	if a.Text = strings.TrimSuffix(inner, p.After); a.Refused != nil && a.Refused.At >= 0 || strings.HasSuffix(inner, p.After) {
		return a
	}
	if p.Nested {
		a.Text = text
		return a
	}
	a.Refused = &lessons.Refusal{Word: "error.prompt", Facts: map[string]string{"before": p.Before, "after": p.After}, At: -1}
	return a
}

func (p Prompt) evaluate(line string, move int) Answer {
	value, number, err := array.Evaluate(line, p.Names)
	refused := lessons.Refuse(err)
	if refused != nil && refused.At >= 0 {
		refused.At = max(refused.At+move, 0)
	}
	return Answer{Value: value, Number: number, Refused: refused}
}

// Readable tells whether what was typed is to be kept although Python refuses it: its
// answer is what is to be read. What it cannot read, and what we do not do, is no answer.
func (a Answer) Readable(class string) bool {
	return a.Refused == nil || a.Refused.At < 0 && strings.HasPrefix(a.Refused.Python, class) && a.Refused.Python != ""
}
