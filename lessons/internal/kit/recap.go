package kit

import (
	"sinapse/lessons"
)

// RecapScreen closes a chapter: three lines to take along, a question with its right
// choice, and code that shows those lines at work, with what it prints.
func RecapScreen(answer, code, prints string) lessons.Screen {
	return lessons.Screen{
		ID:        "recap",
		Questions: []lessons.Question{{ID: "keep", Answer: answer}},
		Code:      func() string { return code },
		Prints:    func() string { return prints },
	}
}
