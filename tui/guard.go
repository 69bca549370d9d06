package tui

import (
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"sinapse/lessons"
)

// A guard stands between Bubble Tea and a Model. What was reached can be taken from
// it at any moment, by whoever ends the program; a page that panics costs that page
// alone; and of input that comes faster than anybody can see, not every key is drawn.
type guard struct {
	mu    sync.Mutex // held while the model is at work
	model *Model
	view  tea.View
	taken time.Time // when the last input was taken
	held  bool      // what is shown is late: drawMsg brings the next
	send  func(tea.Msg)
}

// drawTime is how soon after one input another one is not drawn at once.
const drawTime = time.Second / 60

// drawMsg asks to draw what was not drawn at once.
type drawMsg struct{}

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
			next, cmd, g.held = g, g.model.fail(broken), false
		}
	}()
	switch msg.(type) {
	case drawMsg:
		g.held = false
		return g, nil
	case failedMsg:
		return g, g.model.save()
	case tea.KeyPressMsg, tea.MouseMsg, tea.PasteMsg:
		late := g.late()
		_, cmd = g.model.Update(msg)
		return g, tea.Batch(cmd, late)
	}
	_, cmd = g.model.Update(msg)
	return g, cmd
}

// late returns the command that draws later, where input follows input so soon that
// drawing each would hold up the next.
func (g *guard) late() tea.Cmd {
	soon := time.Since(g.taken) < drawTime
	g.taken = time.Now()
	if !soon || g.held {
		return nil
	}
	g.held = true
	return tea.Tick(drawTime, func(time.Time) tea.Msg { return drawMsg{} })
}

// View draws the screen, or returns the last one while what is shown is late.
func (g *guard) View() tea.View {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.held {
		g.view = g.drawn()
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
