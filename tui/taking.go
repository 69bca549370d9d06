package tui

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/textinput"

	"sinapse/lessons"
	"sinapse/tui/draw"
	"sinapse/tui/store"

	tea "charm.land/bubbletea/v2"
)

// A taking is an open list of files that can be taken away: those of the screen as it
// stood when the list was opened, and the folder that is typed for them.
type taking struct {
	files []lessons.Takeaway
	names map[string]string // what files are, as keys of words, where their names alone do not tell
	at    int               // 0 for all of them, then one after another
	input textinput.Model   // empty for the present folder
	here  string            // the present folder
	told  Notice            // what came of the last one
	over  bool              // it was told which files are there: enter once more writes over them
}

// fileWords are the keys of what files are.
var fileWords = map[string]string{
	codeFile: "take.code", "weights.npz": "take.weights", "predict.py": "take.predict", "pytorch.py": "take.torch",
	"train_pytorch.py": "take.torch.train", "start.npz": "take.start",
	curvesFile: "take.curves", vectorFile: "take.picture", textFile: "take.text",
}

// openTaking opens the list of what can be taken away of the screen.
func (m *Model) openTaking() tea.Cmd {
	m.overlay = overlay{}
	pictures := m.Pictures()
	m.open(takingOverlay)
	here, _ := os.Getwd() // a folder that is gone has no name, and refuses to be written to
	input := textinput.New()
	input.CharLimit = 1024
	input.Prompt = ""
	input.Focus()
	k := &taking{files: append(Takeaways(m.Voice(), m.Lesson.Session), pictures...), names: map[string]string{}, input: input, here: here}
	for _, panel := range m.Lesson.Session.Scene() {
		k.names[panel.About().ID+".csv"] = "panel." + panel.About().ID
	}
	maps.Copy(k.names, fileWords)
	m.overlay.taking = k
	return nil
}

// choose goes up or down in the list, by a key.
func (k *taking) choose(key string) {
	k.move(map[string]int{"up": -1, "down": 1, "pgup": -5, "pgdown": 5, "ctrl+p": -1, "ctrl+n": 1}[key])
}

// move chooses another file.
func (k *taking) move(by int) { k.turn(max(min(k.at+by, len(k.files)), 0)) }

// turn chooses a file; what was told of another is told no more.
func (k *taking) turn(at int) {
	if at != k.at {
		k.forget()
	}
	k.at = at
}

// forget drops what was told of the last file.
func (k *taking) forget() { k.told, k.over = Notice{}, false }

// write gives a key to the folder that is typed.
func (k *taking) write(msg tea.KeyPressMsg) {
	before := k.input.Value()
	k.input, _ = k.input.Update(msg) // its command only blinks
	if k.input.Value() != before {
		k.forget()
		tidy(&k.input)
	}
}

// paste puts pasted text behind the folder that is typed.
func (k *taking) paste(text string) {
	k.forget()
	k.input.SetValue(k.input.Value() + strings.Join(strings.Fields(text), " "))
	k.input.CursorEnd()
	tidy(&k.input)
}

// wanted are the chosen files, and the folder for them. A file's name may be typed behind
// the folder for one that ends alike.
func (k *taking) wanted() (folder string, files []lessons.Takeaway) {
	folder = strings.TrimSpace(k.input.Value())
	if rest, ok := strings.CutPrefix(folder, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			folder = home + rest
		}
	}
	if folder == "" {
		folder = "."
	}
	if k.at == 0 {
		return folder, k.files
	}
	file := k.files[k.at-1]
	if info, err := os.Stat(folder); filepath.Ext(folder) == filepath.Ext(file.Name) && (err != nil || !info.IsDir()) {
		folder, file.Name = filepath.Split(folder)
	}
	return filepath.Clean(folder), []lessons.Takeaway{file}
}

// takenMsg tells what came of writing files.
type takenMsg struct {
	written []string
	err     error
}

// takeAway writes what is chosen.
func (m *Model) takeAway() tea.Cmd {
	folder, files := m.overlay.taking.wanted()
	over := m.overlay.taking.over
	return func() tea.Msg {
		written, err := WriteAll(folder, files, over)
		return takenMsg{written, err}
	}
}

// notice tells in words what was written, or why something was not.
func (t takenMsg) notice() Notice {
	wrong, ok := errors.AsType[*WriteError](t.err)
	switch {
	case !ok && len(t.written) == 1:
		return Notice{Key: "take.written", Values: map[string]string{"name": fullPath(t.written[0])}}
	case !ok:
		return Notice{Key: "take.several", Values: map[string]string{"folder": fullPath(filepath.Dir(t.written[0])), "names": lastNames(t.written)}}
	case errors.Is(t.err, fs.ErrExist):
		names := strings.TrimSuffix(fullPath(wrong.Name)+", "+lastNames(wrong.Also), ", ")
		return Notice{Key: "take.exists", Values: map[string]string{"names": names}}
	}
	return Notice{Key: "error.export", Cause: store.CauseOf(t.err), Values: map[string]string{
		"name": fullPath(wrong.Name), "blame": fullPath(wrong.Name), "system": store.Plain(t.err),
	}}
}

// lastNames are the names of files without their folder, one after another.
func lastNames(paths []string) string {
	names := make([]string, len(paths))
	for i, path := range paths {
		names[i] = filepath.Base(path)
	}
	return strings.Join(names, ", ")
}

// fullPath is a path from the top, or from the learner's own folder on.
func fullPath(path string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	return homely(path)
}

// taken takes what came of writing files: it is told in the list, or, where that was
// closed, on the page.
func (m *Model) taken(msg takenMsg) {
	k := m.overlay.taking
	if k == nil {
		m.Notice = msg.notice()
		return
	}
	k.told, k.over = msg.notice(), errors.Is(msg.err, fs.ErrExist)
}

// drawTaking draws the list over the whole page: the folder that is typed, a row a file,
// and what came of the last one.
func (o cover) drawTaking(c draw.Canvas) {
	k := o.overlay.taking
	c.Window(draw.Rect{X: 0, Y: 0, W: c.At.W, H: c.At.H - 1}).Frame(o.Word("take.title"), o.Word("take.how"), draw.Style{Fore: draw.Accent})
	inner := c.Window(draw.Rect{X: 3, Y: 2, W: c.At.W - 6, H: c.At.H - 4})
	drawTyped(inner.Window(draw.Rect{X: 0, Y: 0, W: inner.At.W, H: 1}), o.Word("take.into")+": ", k.input, o.Say("take.here", map[string]string{"folder": Visible(homely(k.here))}))
	told := draw.Wrap([]draw.Segment{{Text: k.told.In(o.Voice), Style: draw.Style{Fore: draw.Guess}}}, inner.At.W, 0)
	told = told[:min(len(told), max(inner.At.H-5, 0))]
	for y, line := range told {
		line.Draw(inner, inner.At.H-len(told)+y)
	}
	list := inner.Window(draw.Rect{X: 0, Y: 2, W: inner.At.W, H: inner.At.H - 2 - len(told) - draw.Extra(len(told) > 0)})
	rows := len(k.files) + 1
	from := min(max(k.at-list.At.H/2, 0), max(rows-list.At.H, 0))
	for y := range max(min(list.At.H, rows-from), 0) {
		at := draw.Rect{X: 0, Y: y, W: list.At.W, H: 1}
		o.drawTakeaway(list.Window(at), from+y)
		o.pointer.hit(list, at, func() {
			k.turn(from + y)
			o.pointer.pressed = (*Model).takeAway
		})
	}
	overflow(list, from > 0, from+list.At.H < rows)
}

// drawTakeaway draws a row of the list: a file's name, and what it is.
func (o cover) drawTakeaway(c draw.Canvas, row int) {
	const column = 20
	k := o.overlay.taking
	style := draw.Style{Fore: draw.Text, Bold: true}
	if row == k.at {
		c.Fill(draw.Rect{X: 0, Y: 0, W: c.At.W, H: 1}, draw.Selection)
		c.Set(0, 0, '▸', draw.Style{Fore: draw.Accent, Bold: true})
		style.Fore = draw.Strong
	}
	if row == 0 {
		c.Text(2, 0, draw.Crop(o.Word("take.all"), c.At.W-2), style)
		return
	}
	name := k.files[row-1].Name
	x := max(c.Text(2, 0, name, style)+2, column)
	if word, ok := k.names[name]; ok {
		c.Text(x, 0, draw.Crop(o.Word(word), c.At.W-x), draw.Style{Fore: draw.Muted})
	}
}
