package tui

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// A field is a number being typed for a control. It takes every key but esc,
// enter and ctrl+c.
type field struct {
	control string
	input   textinput.Model
	problem string // the key of why the text was refused
}

// startTyping opens the field of the control under the learner's hands.
func (l *lesson) startTyping() {
	slider, ok := l.slider()
	if !ok {
		return
	}
	input := textinput.New()
	input.CharLimit = 24
	input.Prompt = ""
	input.Focus()
	l.clock.running = false
	l.typing = &field{control: slider.ID, input: input}
}

// typed gives a key to the field.
func (l *lesson) typed(msg tea.KeyPressMsg) {
	switch msg.String() {
	case "esc":
		l.typing = nil
	case "enter":
		text := strings.TrimSpace(l.typing.input.Value())
		if text == "" {
			l.typing = nil
			return
		}
		err := l.session.Apply(lessons.Move{Verb: lessons.Type, Target: l.typing.control, Value: compact(text)})
		if err != nil {
			l.typing.problem = problem(err)
			return
		}
		l.typing = nil
	default:
		l.typing.input, _ = l.typing.input.Update(msg) // its command only blinks
		l.typing.problem = ""
	}
}

// compact takes the spaces out of a typed number, so that it is one word.
func compact(text string) string {
	return strings.Join(strings.Fields(text), "")
}

// paste puts pasted text into the field.
func (f *field) paste(text string) {
	f.input.SetValue(f.input.Value() + compact(text))
	f.input.CursorEnd()
}
