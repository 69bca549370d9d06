package kit

import (
	"sinapse/lessons"
)

// RecapScreen closes a chapter: three lines to take along, and a question with its
// right choice.
func RecapScreen(answer string) lessons.Screen {
	return lessons.Screen{ID: "recap", Questions: []lessons.Question{{ID: "keep", Answer: answer}}}
}
