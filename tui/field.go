package tui

import (
	"cmp"
	"errors"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/textinput"

	"sinapse/tui/draw"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// A field is a number or a text being typed for a control. It takes every key
// but esc, enter and ctrl+c.
type field struct {
	control string
	input   textinput.Model
	whole   bool             // the text that stood there is selected: what is typed replaces it
	problem string           // the key of why what was typed was refused
	refusal *lessons.Refusal // the same for a text, with more to say
}

// typable returns the control under the learner's hands if it can be typed
// into.
func (l *lesson) typable() (lessons.Control, bool) {
	if slider, ok := l.slider(); ok {
		return slider, true
	}
	controls := l.Session.Controls()
	if l.focus > 0 || l.control >= len(controls) {
		return nil, false
	}
	text, ok := controls[l.control].(lessons.Text)
	return text, ok
}

// startTyping opens the field of the control under the learner's hands. A
// number is to be written anew; so is a text, unless a key that moves within it
// comes first: then it is changed.
func (l *lesson) startTyping() {
	control, ok := l.typable()
	if !ok {
		return
	}
	input := textinput.New()
	input.CharLimit = 24
	if text, ok := control.(lessons.Text); ok {
		input.CharLimit = cmp.Or(text.Most, 64)
		if now := text.Get(); now != lessons.Unguessed && now != lessons.Told {
			input.SetValue(now)
		}
		input.CursorEnd()
	}
	input.Prompt = ""
	input.Focus()
	l.clock.running = false
	l.typing = &field{control: control.Name(), input: input, whole: input.Value() != ""}
}

// take sets the control to what was typed; what refuses it is told beside it.
func (l *lesson) take() {
	text := l.typing.tidy(l.Session)
	if text == "" {
		l.typing = nil
		return
	}
	err := l.Session.Apply(lessons.Move{Verb: lessons.Type, Target: l.typing.control, Value: text})
	if errors.Is(err, lessons.ErrGated) { // digits are to be answers again
		l.typing, l.notice = nil, problem(err)
		return
	}
	if err != nil {
		l.typing.problem, l.typing.refusal = problem(err), nil
		if errors.As(err, &l.typing.refusal) { // it points into the text as it was read
			position := l.typing.input.Position()
			l.typing.input.SetValue(text)
			l.typing.input.SetCursor(position)
		}
		return
	}
	l.typing = nil
	l.look()
}

// write gives a key to the field.
func (f *field) write(msg tea.KeyPressMsg) {
	if msg.Text != "" || msg.Code == tea.KeyBackspace || msg.Code == tea.KeyDelete {
		f.replace()
	}
	f.whole = false
	f.input, _ = f.input.Update(msg) // its command only blinks
	f.problem, f.refusal = "", nil
}

// replace empties the field if all of it is selected.
func (f *field) replace() {
	if f.whole {
		f.input.SetValue("")
	}
	f.whole = false
}

// tidy returns what was typed as a move holds it: a text as it is read, a number
// without spaces.
func (f *field) tidy(session *lessons.Session) string {
	if control, _ := session.Control(f.control); isText(control) {
		return lessons.ParseText(f.input.Value())
	}
	return strings.Join(strings.Fields(f.input.Value()), "")
}

func isText(control lessons.Control) bool {
	_, ok := control.(lessons.Text)
	return ok
}

// paste puts pasted text into the field, on one line.
func (f *field) paste(text string) {
	f.replace()
	f.input.SetValue(f.input.Value() + strings.Join(strings.Fields(text), " "))
	f.input.CursorEnd()
}

// fieldNote is how many cells are left for what stands behind a field.
const fieldNote = 14

// drawField draws what is being typed, and why it was refused.
func (d desk) drawField(c draw.Canvas, f *field) {
	control, _ := d.Session.Control(f.control)
	text, isText := control.(lessons.Text)
	x := 1
	if isText {
		x = c.Text(0, 0, d.Formula(text.Before), draw.Style{Fore: draw.Faint})
	}
	typed := []rune(f.input.Value())
	room := c.At.W - x - fieldNote
	first := max(f.input.Position()-room, 0) // a long text is seen around its cursor
	for i, char := range typed {
		if i < first || i > first+room {
			continue
		}
		style := draw.Style{Fore: draw.Strong, Bold: true}
		switch {
		case f.refusal != nil && f.refusal.At == i:
			style = draw.Style{Fore: draw.Dark, Back: draw.Danger, Bold: true}
		case f.whole:
			style = draw.Style{Fore: draw.Dark, Back: draw.Accent}
		case i == f.input.Position():
			style = draw.Style{Fore: draw.Dark, Back: draw.Accent, Bold: true}
		}
		c.Set(x, 0, char, style)
		x++
	}
	if f.input.Position() >= len(typed) {
		c.Set(x, 0, '▏', draw.Style{Fore: draw.Accent})
		if f.refusal != nil && f.refusal.At >= len(typed) {
			c.Set(x, 0, '▏', draw.Style{Fore: draw.Danger, Bold: true})
		}
		x++
	}
	x = c.Text(x, 0, d.Formula(text.After), draw.Style{Fore: draw.Faint})
	note, ink := d.Word("field.how"), draw.Style{Fore: draw.Muted}
	if f.whole {
		note = d.Word("field.whole")
	}
	if f.problem != "" {
		note, ink = d.refused(f, control), draw.Style{Fore: draw.Danger}
	}
	x = max(x+2, 14)
	c.Text(x, 0, draw.Crop(note, c.At.W-x), ink)
}

// refused says why what was typed was refused, and what would be right.
func (d desk) refused(f *field, control lessons.Control) string {
	if f.refusal != nil { // what it is stands above
		return "✗ " + d.Word("refusal.title")
	}
	slider, _ := control.(lessons.Slider)
	return d.Say(f.problem, map[string]string{
		"low": draw.Typeset(strconv.FormatFloat(slider.Min, 'g', -1, 64)), "high": draw.Typeset(strconv.FormatFloat(slider.Max, 'g', -1, 64)),
	})
}

// refused is what is wrong with a text, on one line: Python's words where it has
// any, else plain ones.
func refused(v *draw.Voice, r *lessons.Refusal) string {
	if r.Python != "" {
		return r.Python
	}
	return v.Say(r.Word, r.Facts)
}

// refusal says in full what is wrong with what was typed, in Python's words and in plain
// ones, in lines of a width; none where nothing is.
func (d desk) refusal(width int) []draw.Line {
	if d.typing == nil || d.typing.refusal == nil {
		return nil
	}
	r := d.typing.refusal
	var lines []draw.Line
	if r.Python != "" {
		lines = draw.Wrap([]draw.Segment{{Text: r.Python, Style: draw.Style{Fore: draw.Danger}}}, width, 2)
	}
	lines = append(lines, draw.Wrap([]draw.Segment{{Text: d.Say(r.Word, r.Facts), Style: draw.Style{Fore: draw.Text}}}, width, 2)...)
	lines[0].Mark, lines[0].MarkInk = "✗", draw.Style{Fore: draw.Danger, Bold: true}
	return lines
}
