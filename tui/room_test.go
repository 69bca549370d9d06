package tui

import (
	"slices"
	"strings"
	"testing"

	"sinapse/content"
)

// roomy are the chapters whose words all have room, as a screen is come upon:
// at 120×40 no prose waits below, at 80×24 how far a goal is stands under any
// question. A chapter that has been trimmed so far joins them.
var roomy = []string{"backprop", "descent", "batches"}

// TestNoProseScrollsWhereItIsComeUpon opens each screen at the four sizes: its prose, the
// first question and all goals stand whole.
func TestNoProseScrollsWhereItIsComeUpon(t *testing.T) {
	t.Parallel()
	comeUponToday(t, func(m *Model, chapter, screen string) {
		for _, size := range pageSizes {
			sized(m, size)
			at := arranged(m).Words
			lines, task, _ := m.page().allWords(at)
			if over := len(lines) + 1 + len(task) - at.H; len(task) > 0 && over > 0 {
				t.Errorf("%s %s/%s: %d rows too many at %d×%d", m.language, chapter, screen, over, size[0], size[1])
			}
			if whole := len(m.page().task(at.W).whole(flush, nil)); len(task) < whole {
				t.Errorf("%s %s/%s: %d of %d rows of the task stand at %d×%d", m.language, chapter, screen, len(task), whole, size[0], size[1])
			}
		}
	})
}

func TestWordsHaveRoom(t *testing.T) {
	for _, language := range content.Languages() {
		for _, entry := range written() {
			if !slices.Contains(roomy, entry.ID) {
				continue
			}
			for _, screen := range opened(t, language, entry.ID, "", 1, 1).Lesson.Session.Screens() {
				wide := opened(t, language, entry.ID, screen.ID, 120, 40)
				lines, task, _ := wide.page().allWords(arranged(wide).Words)
				if over := len(lines) + 1 + len(task) - arranged(wide).Words.H; len(task) > 0 && over > 0 {
					t.Errorf("%s %s/%s: %d rows of prose too many at 120×40", language, entry.ID, screen.ID, over)
				}
				narrow := opened(t, language, entry.ID, screen.ID, 80, 24)
				room, width := arranged(narrow).Stage.H-8, arranged(narrow).Task.W // 8 rows are the scene's
				for _, question := range screen.Questions {
					for _, goal := range screen.Goals {
						rows := len(narrow.page().task(width).question(question.ID)) + len(narrow.page().task(width).goal(goal, plain))
						if rows > room {
							t.Errorf("%s %s/%s: question %s and goal %s take %d rows of %d at 80×24", language, entry.ID, screen.ID, question.ID, goal.ID, rows, room)
						}
					}
				}
			}
		}
	}
}

// TestTheOpenGoalIsWholeBesideTheScene brings the scene of each screen forward on a small
// page, with its first question open: the goal stands there to its last word.
func TestTheOpenGoalIsWholeBesideTheScene(t *testing.T) {
	t.Parallel()
	comeUponToday(t, func(m *Model, chapter, screen string) {
		sized(m, [2]int{80, 24})
		goal, open := m.Lesson.Session.OpenGoal()
		if !open || len(m.page().scene) == 0 {
			return
		}
		m.Lesson.reading = false
		var task []string
		plan, _ := planned(m)
		for line := range strings.Lines(stripped(m.Draw())) {
			runes := []rune(line)
			task = append(task, string(runes[:min(len(runes), plan.taskAt.X+plan.taskAt.W)]))
		}
		said := strings.Join(strings.Fields(strings.Join(task, " ")), " ")
		if words := strings.Fields(m.Voice().Word("goal." + goal.ID)); !strings.Contains(said, "◎ "+strings.Join(words, " ")) {
			t.Errorf("%s %s/%s: %q is cut:\n%s", m.language, chapter, screen, words, strings.Join(task, "\n"))
		}
	})
}

// TestWorkedLinesKeepTheirResults looks at sums that are too wide for the panel beside the
// task of a small page: what they come to stands in the next row.
func TestWorkedLinesKeepTheirResults(t *testing.T) {
	for screen, result := range map[string]string{"weights/importance": "= 12 150.0", "bias/empty-plot": "= 0.0"} {
		for _, language := range content.Languages() {
			chapter, id, _ := strings.Cut(screen, "/")
			m := opened(t, language, chapter, id, 80, 24)
			m.Lesson.reading = false
			if text := stripped(m.Draw()); !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), result) {
				t.Errorf("%s %s: %q is not to be seen:\n%s", language, screen, result, text)
			}
		}
	}
}
