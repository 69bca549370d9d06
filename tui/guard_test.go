package tui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// fragile is a chapter of one screen that panics where it is asked to.
type fragile struct {
	breaks string
	slow   time.Duration // how long a move takes
}

func (f *fragile) Save() any   { return f.breaks }
func (f *fragile) Restore(any) {}

// at panics in one of the places.
func (f *fragile) at(place string) {
	if f.breaks == place {
		panic("broke in \x1b[31m" + place)
	}
}

func (f *fragile) Screens() []lessons.Screen {
	value := 0.0
	return []lessons.Screen{{
		ID: "sign",
		Scene: func() scene.Scene {
			if f.breaks == "scene" {
				return scene.Scene{scene.Map{}} // without what it draws
			}
			return scene.Scene{scene.Listing{Frame: scene.Frame{ID: "contributions"}}}
		},
		Controls: func() []lessons.Control {
			return []lessons.Control{lessons.Slider{ID: "x", Max: 9, Step: 1, Get: func() float64 { return value }, Set: func(v float64) error {
				f.at("move")
				time.Sleep(f.slow)
				value = v
				return nil
			}}}
		},
		Tick:  func() bool { f.at("tick"); return true },
		Goals: []lessons.Goal{{ID: "fall", Judge: func() lessons.Judgement { return lessons.Judgement{Met: value > 0} }}},
	}}
}

// remembered keeps progress in memory.
type remembered struct{ progress *lessons.Progress }

func (r *remembered) Save(_ int, progress *lessons.Progress) error {
	r.progress = progress
	return nil
}

func (r *remembered) SaveLanguage(content.Language) error { return nil }

// done does what an update asked for, as Bubble Tea does.
func done(g *guard, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, one := range msg {
			done(g, one)
		}
	case SavedMsg, queuedMsg:
		_, next := g.Update(msg)
		done(g, next)
	}
}

// brittle opens a chapter that will panic in a place, as the program does.
func brittle(t *testing.T, chapter *fragile, keep Keeper) *guard {
	t.Helper()
	m, err := NewModel(Options{Language: content.English, Progress: lessons.NewProgress(), Keep: keep})
	if err != nil {
		t.Fatal(err)
	}
	m.Size.Width, m.Size.Height = 80, 24
	m.Lesson = newLesson("weights", lessons.NewSession(chapter, m.progress.Record("weights")))
	m.sessions.keep("weights", m.Lesson.Session)
	return &guard{model: m}
}

// TestAPageThatFails breaks a page in a move, in a tick and while it is drawn: it is
// replaced by what happened and what was kept, the program goes on, and the next
// start finds what was reached, without the moves.
func TestAPageThatFails(t *testing.T) {
	for place, cause := range map[string]string{"move": `broke in \x1b[31mmove`, "tick": `broke in \x1b[31mtick`, "scene": "nil pointer"} {
		t.Run(place, func(t *testing.T) {
			chapter, keep := &fragile{}, new(remembered)
			g := brittle(t, chapter, keep)
			sent := make(chan tea.Msg, 10)
			g.send = func(msg tea.Msg) { sent <- msg }
			update := func(msg tea.Msg) {
				next, cmd := g.Update(msg)
				if next != g {
					t.Fatalf("the program goes on with %v", next)
				}
				done(g, cmd)
			}
			update(press("right"))
			chapter.breaks = place
			update(press(map[string]string{"move": "right", "tick": ".", "scene": "right"}[place]))
			text := stripped(g.View().Content)
			for _, want := range []string{"this page failed", "goals, answers and hints are kept", cause} {
				if !strings.Contains(strings.Join(strings.Fields(strings.ReplaceAll(text, "│", " ")), " "), want) {
					t.Errorf("%q is not on the screen:\n%s", want, text)
				}
			}
			if place == "scene" {
				select {
				case msg := <-sent:
					update(msg)
				case <-time.After(time.Second):
					t.Errorf("nothing asks to keep what was reached:\n%s", text)
				}
			}
			record := keep.progress.Record("weights")
			if !record.Met["sign/fall"] || len(record.Moves) > 0 {
				t.Errorf("kept is %+v", record)
			}
			update(press("L"))
			if !strings.Contains(stripped(g.View().Content), "esta página falhou") {
				t.Errorf("it is not told in Portuguese:\n%s", stripped(g.View().Content))
			}
			chapter.breaks = ""
			update(press("esc"))
			if text := stripped(g.View().Content); !strings.Contains(text, "Pesos") {
				t.Errorf("esc leads to\n%s", text)
			}
			update(press("enter"))
			if g.model.Lesson == nil || g.model.overlay.kind != noOverlay {
				t.Error("the chapter does not open again")
			}
		})
	}
}

// TestAMapThatFails cannot draw the preview of a chapter: the map goes on without.
func TestAMapThatFails(t *testing.T) {
	g := brittle(t, &fragile{}, nil)
	g.model.Size.Width, g.model.Size.Height = 120, 60
	g.model.Lesson = nil
	g.model.progress.Chapter = "weights"
	g.model.Home = newHome(g.model.progress)
	g.model.Home.previews["weights"] = scene.Scene{scene.Map{}} // without what it draws
	if text := stripped(g.View().Content); !strings.Contains(text, "this page failed") {
		t.Errorf("it shows\n%s", text)
	}
	g.Update(press("esc"))
	if text := stripped(g.View().Content); strings.Contains(text, "failed") || !strings.Contains(text, "Weights") {
		t.Errorf("after esc it shows\n%s", text)
	}
}

// TestAStartThatFails opens a chapter that cannot be opened: the map is there.
func TestAStartThatFails(t *testing.T) {
	g := brittle(t, &fragile{}, nil)
	g.model.Lesson = nil
	g.model.attempt(func() { panic("at the start") })
	if text := stripped(g.View().Content); !strings.Contains(text, "at the start") {
		t.Errorf("it shows\n%s", text)
	}
}

// TestWhatArrivesAtOnceIsDrawnOnce takes inputs without a pause: the first is drawn,
// and then the last, with all that came between.
func TestWhatArrivesAtOnceIsDrawnOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := brittle(t, &fragile{}, nil)
		time.Sleep(time.Second)
		draws, last, later := 0, "", []tea.Cmd{}
		take := func(msg tea.Msg) {
			if _, cmd := g.Update(msg); cmd != nil {
				later = append(later, cmd)
			}
			if now := g.View().Content; now != last {
				draws, last = draws+1, now
			}
		}
		for range 5 {
			take(press("right"))
		}
		if draws != 1 || len(later) != 1 {
			t.Fatalf("%d draws and %d commands, want 1 each", draws, len(later))
		}
		take(later[0]()) // more has come meanwhile
		take(press("right"))
		take(later[1]())
		if draws != 1 || len(later) != 3 {
			t.Fatalf("%d draws and %d commands, want 1 and 3", draws, len(later))
		}
		take(later[2]())
		if draws != 2 || !strings.Contains(stripped(last), "6") || len(g.queue) > 0 {
			t.Errorf("%d draws:\n%s", draws, stripped(last))
		}
		time.Sleep(time.Second)
		take(press("left"))
		if draws != 3 || len(later) != 3 {
			t.Errorf("a key by itself: %d draws, %d commands", draws, len(later))
		}
	})
}

// TestMoreThanCanBeDone holds a key whose every press takes long: after a while the
// rest is dropped, the last input is done, and it is told. Ctrl+c does not wait for them.
func TestMoreThanCanBeDone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		chapter := &fragile{slow: working / 4}
		g := brittle(t, chapter, nil)
		time.Sleep(time.Second)
		g.Update(press("right"))
		_, later := g.Update(press("right"))
		for range 50 {
			g.Update(press("right"))
		}
		g.Update(press("?"))
		begun := time.Now()
		done(g, later)
		if took := time.Since(begun); took > 5*working/2 || g.model.overlay.kind != helpOverlay || g.model.Notice.Key != "notice.fast" {
			t.Errorf("after %v: %v is open, told is %q", took, g.model.overlay.kind, g.model.Notice.Key)
		}
		g.Update(press("right"))
		g.Update(press("right"))
		if _, cmd := g.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}); cmd == nil || len(g.queue) == 0 {
			t.Error("ctrl+c waits")
		}
	})
}

// TestTypedIsWhole types a number where every key takes long: all of it arrives, where of
// a flood of keys some are left out.
func TestTypedIsWhole(t *testing.T) {
	for name, flood := range map[string]bool{"typed": false, "flood": true} {
		synctest.Test(t, func(t *testing.T) {
			chapter := &fragile{slow: working / 4}
			g := brittle(t, chapter, nil)
			time.Sleep(time.Second)
			g.Update(press("right"))
			keys := 20
			if flood {
				keys = 2 * typed
			}
			_, later := g.Update(press("right"))
			for i := range keys {
				g.Update(press([]string{"left", "right", "right"}[i%3]))
			}
			done(g, later)
			if dropped := g.model.Notice.Key == "notice.fast"; dropped != flood {
				t.Errorf("%s: that some are left out is told: %v", name, dropped)
			}
		})
	}
}

// TestSnapshotWhileAtWork takes what was reached from a model that works: it waits,
// but not for ever.
func TestSnapshotWhileAtWork(t *testing.T) {
	g := brittle(t, &fragile{}, nil)
	if _, _, ok := g.snapshot(0); !ok {
		t.Error("nothing is at work, and nothing is taken")
	}
	g.mu.Lock()
	if _, _, ok := g.snapshot(10 * time.Millisecond); ok {
		t.Error("it is taken while the model is at work")
	}
	time.AfterFunc(10*time.Millisecond, g.mu.Unlock)
	if _, _, ok := g.snapshot(time.Minute); !ok {
		t.Error("it is not taken when the work is done")
	}
}
