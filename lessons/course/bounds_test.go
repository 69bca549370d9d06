package course

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
)

// bound is how a goal tells of one, in either language.
var bound = map[content.Language]*regexp.Regexp{
	content.English:    regexp.MustCompile(`(under|below|above) (−?\d[\d\x{a0}]*(?:\.\d+)?)`),
	content.Portuguese: regexp.MustCompile(`(abaixo de|acima de) (−?\d[\d\x{a0}]*(?:\.\d+)?)`),
}

// boundsOf are the bounds that a goal tells of: those to stay below, those to come above.
func boundsOf(language content.Language, text string) (below, above []float64) {
	for _, told := range bound[language].FindAllStringSubmatch(text, -1) {
		value, err := strconv.ParseFloat(strings.NewReplacer("−", "-", "\u00a0", "").Replace(told[2]), 64)
		switch {
		case err != nil:
		case told[1] == "above" || told[1] == "acima de":
			above = append(above, value)
		default:
			below = append(below, value)
		}
	}
	return below, above
}

// ofTwo are the goals that ask for more than a bound, and whose number beside them is not
// measured from it alone.
var ofTwo = []string{
	"remedies zeros",  // how many weights are 0
	"weights descend", // the loss by hand may be the lower bound
}

// TestGoalsJudgeByTheBoundTheyTell plays chapters: where a goal tells of one bound,
// the number beside it is on the right side of it once the goal is met, and before that
// as far off as the goal says; in both languages.
func TestGoalsJudgeByTheBoundTheyTell(t *testing.T) {
	for _, entry := range daily.Some(t, written(), 3) {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			lines, err := Playthrough(entry.ID)
			if err != nil {
				t.Fatal(err)
			}
			s := begin(entry)
			for _, line := range lines {
				if line.Moves() {
					if line.Move.Verb != lessons.Answer && line.Move.Verb != lessons.GoTo {
						proof.SkipAll(s)
					}
					_ = s.Apply(line.Move) // a run may have ended by itself
					for _, goal := range s.Screen().Goals {
						judgedAsTold(t, entry.ID, goal)
					}
				}
			}
		})
	}
}

// judgedAsTold holds a judgement to the bound in the goal's words.
func judgedAsTold(t *testing.T, chapter string, goal lessons.Goal) {
	t.Helper()
	judgement := goal.Judge()
	for _, language := range content.Languages() {
		book, err := content.Open(language)
		if err != nil {
			t.Fatal(err)
		}
		text := book.Chapter(chapter).Words()["goal."+goal.ID]
		below, above := boundsOf(language, text)
		if len(below)+len(above) != 1 || !judgement.Now.Given || slices.Contains(ofTwo, chapter+" "+goal.ID) {
			continue
		}
		told, side := append(below, above...)[0], float64(len(above)-len(below))
		off := side * (told - judgement.Now.Value)
		if judgement.Met && off > 0 || judgement.Left.Given && math.Abs(judgement.Left.Value-off) > 1e-9 {
			t.Errorf("%s: %s is judged at %v, met %v, %v off: %q", language, goal.ID, judgement.Now.Value, judgement.Met, judgement.Left.Value, text)
		}
	}
}
