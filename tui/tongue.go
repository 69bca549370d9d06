package tui

import (
	"sinapse/content"
	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// A tongue is how the program speaks: in the learner's language, with the characters
// that the terminal has.
type tongue struct {
	language content.Language
	ascii    bool // none outside of ASCII
}

// other is the tongue that the switch of the language leads to.
func (t tongue) other() tongue {
	if t.language == content.Portuguese {
		t.language = content.English
	} else {
		t.language = content.Portuguese
	}
	return t
}

// book returns the words.
func (t tongue) book() *content.Book {
	if t.ascii {
		return draw.ASCIIBook(t.language)
	}
	return draw.Book(t.language)
}

// scene is a scene, with the characters that there are.
func (t tongue) scene(s scene.Scene) scene.Scene {
	if t.ascii {
		return draw.ASCIIScene(t.language, s)
	}
	return s
}

// keys is how a binding's keys are written.
func (t tongue) keys(b Binding) string {
	if named, ok := t.book().Word("keyname." + b.Shown); ok {
		return named
	}
	if t.ascii {
		return content.ASCII(t.language, b.Shown)
	}
	return b.Shown
}
