package course

import (
	"slices"
	"testing"
)

// judgedElsewhere are the questions whose right choice hangs on what was done and that are
// not played at random, each with the test that judges them.
var judgedElsewhere = map[string]string{
	"weights/takeover/beat": "TestDescentAgainstTheHand", // it needs another screen's result
}

// TestEveryOutcomeHasAJudgeOfItsOwn finds each question whose right choice the chapter
// works out from what was done among those that are played at random.
func TestEveryOutcomeHasAJudgeOfItsOwn(t *testing.T) {
	for _, entry := range written() {
		for _, screen := range entry.New(0).Screens() {
			for _, q := range screen.Questions {
				name := entry.ID + "/" + screen.ID + "/" + q.ID
				played := slices.ContainsFunc(predictions, func(p predicted) bool {
					return p.chapter == entry.ID && p.screen == screen.ID && p.question == q.ID
				})
				hangs := q.Outcome != nil || q.Check != nil
				switch elsewhere := judgedElsewhere[name]; {
				case hangs && !played && elsewhere == "":
					t.Errorf("%s is judged by its chapter alone", name)
				case elsewhere != "" && !isTest(t, ".", elsewhere):
					t.Errorf("%s: there is no %s", name, elsewhere)
				}
			}
		}
	}
}
