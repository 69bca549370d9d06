package tui

import (
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/lessons/scene"
)

// counted is a chapter that counts how often its scenes are made.
type counted struct {
	lessons.Chapter
	made *int
}

// Begin begins the chapter, where it has runs to make.
func (c counted) Begin() {
	if b, ok := c.Chapter.(lessons.Beginner); ok {
		b.Begin()
	}
}

// Screens wraps the scenes.
func (c counted) Screens() []lessons.Screen {
	screens := c.Chapter.Screens()
	for i := range screens {
		if look := screens[i].Scene; look != nil {
			screens[i].Scene = func() scene.Scene {
				*c.made++
				return look()
			}
		}
	}
	return screens
}

// TestAKeyMakesItsSceneOnce presses keys that change the state, the focus or neither:
// whoever asks for the scene meanwhile, it is made once.
func TestAKeyMakesItsSceneOnce(t *testing.T) {
	entry, _ := course.Find("weights")
	made := 0
	m := opened(t, content.English, "weights", "by-hand", 120, 40)
	m.Lesson = newLesson("weights", lessons.NewSession(counted{entry.New(0), &made}, lessons.NewProgress().Record("weights")))
	m.Lesson.GoTo("by-hand")
	m.Draw()
	for _, key := range []string{"2", "right", "tab", "down", "right", "enter", "esc", "tab", "pgdown", "[", "u", "U", "r", "?", "esc", "i", "n"} {
		made = 0
		m.Update(press(key))
		m.Draw()
		if made > 1 {
			t.Errorf("%s makes %d scenes", key, made)
		}
	}
	made = 0
	m.Update(press("p"))
	m.Draw()
	if made != 1 {
		t.Errorf("another screen makes %d scenes", made)
	}
}
