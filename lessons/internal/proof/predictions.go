package proof

import (
	"fmt"
	"slices"
	"testing"

	"sinapse/lessons"
)

// predictions looks, where a screen is left with its goals met, whether each question
// was asked on the way there, and each prediction judged.
func (c *walk) predictions(t *testing.T) {
	t.Helper()
	for _, wrong := range unresolved(c.session) {
		t.Errorf("seed %d, %s/%s: %s", c.seed, c.ID, c.session.Screen().ID, wrong)
	}
}

// unresolved are the questions of a session's screen that the way through it, which
// met its goals, left open.
func unresolved(s *lessons.Session) []string {
	var wrong []string
	screen, asked := s.Screen(), s.Asked()
	for _, question := range screen.Questions {
		known := slices.ContainsFunc(screen.Goals, func(goal lessons.Goal) bool { return goal.ID == question.By })
		given, answered := s.Answered(question.ID)
		switch {
		case question.By != "" && !known:
			wrong = append(wrong, fmt.Sprintf("%s waits for %s, which is no goal here", question.ID, question.By))
		case !slices.ContainsFunc(asked, func(q lessons.Question) bool { return q.ID == question.ID }):
			wrong = append(wrong, question.ID+" is never asked")
		case answered && !given.Judged:
			wrong = append(wrong, question.ID+" is left without an outcome")
		}
	}
	return wrong
}
