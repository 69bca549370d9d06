package tui

import (
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// A guard stands between Bubble Tea and a Model. What was reached can be taken from
// it at any moment, by whoever ends the program; a page that panics costs that page
// alone; and input that comes at once is drawn once.
type guard struct {
	mu    sync.Mutex // held while the model is at work
	model *Model
	view  tea.View
	taken time.Time // when the last input was done with, and drawn
	fresh bool      // it is not drawn yet
	queue []tea.Msg // input that came at once and waits for the rest of it
	send  func(tea.Msg)
}

const (
	atOnce  = time.Second / 60      // input that follows so soon
	working = 80 * time.Millisecond // how long what came at once may take: then it is the last one's turn
	held    = 6                     // so many of the same key in a row are one that is held down
	typed   = 100                   // so many inputs may have been meant one by one; more are a flood
)

// queuedMsg asks to do what is in the queue, which held so many inputs then.
type queuedMsg int

// failedMsg tells that a page failed while it was drawn.
type failedMsg struct{}

// Init begins.
func (g *guard) Init() tea.Cmd { return g.model.Init() }

// Update takes one message.
func (g *guard) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	g.mu.Lock()
	defer g.mu.Unlock()
	defer func() {
		if broken := recover(); broken != nil {
			next, cmd, g.queue = g, g.model.fail(broken), nil
		}
	}()
	switch msg := msg.(type) {
	case queuedMsg:
		if int(msg) < len(g.queue) { // more has come
			return g, g.later()
		}
		return g, g.work()
	case failedMsg:
		return g, g.model.save()
	case tea.KeyPressMsg, tea.MouseMsg, tea.PasteMsg:
		return g, g.input(msg)
	}
	_, cmd = g.model.Update(msg)
	return g, cmd
}

// input takes an input at once, or, where it follows another one so soon that more
// may be on the way, with all that is. Ctrl+c goes before all.
func (g *guard) input(msg tea.Msg) tea.Cmd {
	soon := len(g.queue) > 0 || g.fresh || time.Since(g.taken) < atOnce
	if key, ok := msg.(tea.KeyPressMsg); !soon || ok && key.String() == "ctrl+c" {
		g.fresh = true
		_, cmd := g.model.Update(msg)
		return cmd
	}
	g.queue = append(g.queue, msg)
	if len(g.queue) > 1 {
		return nil // it is on the way
	}
	return g.later()
}

// later returns the command that does what is in the queue, if nothing more comes.
func (g *guard) later() tea.Cmd {
	queued := queuedMsg(len(g.queue))
	return func() tea.Msg { return queued }
}

// work does what is in the queue, in order, for as long as somebody waits for the
// last input. What is left over of that is dropped, which is told. What was typed is
// done whole, however slow the machine: a number must not lose its digits.
func (g *guard) work() tea.Cmd {
	queue, begun, dropped := g.queue, time.Now(), false
	g.queue, g.fresh = nil, true
	var cmds []tea.Cmd
	for i, msg := range queue {
		if i < len(queue)-1 && time.Since(begun) > working && droppable(queue, i) {
			dropped = true
			continue
		}
		if _, ok := msg.(tea.MouseClickMsg); ok && i > 0 {
			g.model.Draw() // it meets what is there now
		}
		_, cmd := g.model.Update(msg)
		cmds = append(cmds, cmd)
	}
	if dropped {
		g.model.Notice = Noted("notice.fast")
	}
	return tea.Batch(cmds...)
}

// droppable tells whether an input can be left out where there are too many: of a wheel,
// a drag or a key that is held the last one counts, of a flood nothing was meant. A
// button that was let go is not held any more, and a paste is one input.
func droppable(queue []tea.Msg, i int) bool {
	switch queue[i].(type) {
	case tea.MouseReleaseMsg, tea.PasteMsg:
		return false
	case tea.MouseWheelMsg, tea.MouseMotionMsg:
		return true
	}
	if i >= typed {
		return true
	}
	if i < held {
		return false
	}
	for _, before := range queue[i-held : i] {
		if before != queue[i] {
			return false
		}
	}
	return true
}

// View draws the screen, or returns the last one while input waits in the queue.
func (g *guard) View() tea.View {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.queue) > 0 {
		return g.view
	}
	g.view = g.drawn()
	if g.fresh {
		g.fresh, g.taken = false, time.Now()
	}
	return g.view
}

// drawn draws the screen. In place of a page that fails, what failed is drawn; what
// was reached on it is kept with the next message.
func (g *guard) drawn() (view tea.View) {
	defer func() {
		if broken := recover(); broken != nil {
			g.model.fail(broken)
			if g.send != nil {
				go g.send(failedMsg{})
			}
			view = g.model.View()
		}
	}()
	return g.model.View()
}

// snapshot takes what was reached, and its number, while the model is not at work;
// ok is false if it was all the time.
func (g *guard) snapshot(patience time.Duration) (progress *lessons.Progress, number int, ok bool) {
	for begun := time.Now(); !g.mu.TryLock(); time.Sleep(time.Millisecond) {
		if time.Since(begun) > patience {
			return nil, 0, false
		}
	}
	defer g.mu.Unlock()
	progress, number = g.model.Snapshot()
	return progress, number, true
}
