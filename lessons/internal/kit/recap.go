package kit

import (
	"sinapse/lessons"
)

// RecapScreen closes a chapter: three lines to take along and one question.
func RecapScreen(check func(string) lessons.Verdict) lessons.Screen {
	return lessons.Screen{ID: "recap", Questions: []lessons.Question{{ID: "keep", Check: check}}}
}
