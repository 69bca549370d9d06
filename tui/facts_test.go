package tui

import (
	"slices"
	"strings"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// ofEveryArray are the facts that any drawn array has for its summary.
var ofEveryArray = []string{"shape", "size", "ndim"}

// newTeller holds each panel's facts to its words: what no summary on the screen says
// is read by nobody, and has no place there.
func newTeller() visitor {
	return func(v *visit) {
		var said strings.Builder
		panels := v.m.Lesson.Session.Scene()
		for _, language := range content.Languages() {
			v.m.language = language
			for _, panel := range panels {
				word, _ := v.m.Voice().Maybe("panel." + panel.About().ID + ".summary")
				said.WriteString(word)
			}
		}
		for _, panel := range panels {
			_, array := panel.(scene.Array)
			for fact := range panel.About().Facts {
				if array && slices.Contains(ofEveryArray, fact) {
					continue
				}
				if !strings.Contains(said.String(), "{"+fact+"}") {
					v.complain("the fact %q of the panel %q is in no summary", fact, panel.About().ID)
				}
			}
		}
	}
}
