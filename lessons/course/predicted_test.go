package course

import (
	"cmp"
	"math/rand/v2"
	"strconv"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/anew"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
)

// predictionPlays is how often each prediction is played, predictionsDay how many
// predictions a day.
const predictionPlays, predictionsDay = 4, 2

// TestPredictionsAreJudgedByWhatIsShown plays at random around predictions, from other
// settings and with some turned on the way: each is judged at the very tick at which its
// outcome is there, never by another experiment than it asks about, and as somebody would
// who reads the panels.
func TestPredictionsAreJudgedByWhatIsShown(t *testing.T) {
	daily.NotRacing(t)
	for _, p := range daily.Some(t, predictions, predictionsDay) {
		t.Run(p.chapter+"/"+p.screen+"/"+p.question, func(t *testing.T) {
			t.Parallel()
			random, judged := daily.Chance(t, "prediction/"+p.chapter+p.question), 0
			plays := 2 // the first one is not disturbed
			if daily.Whole() {
				plays = predictionPlays
			}
			for play := range plays {
				if p.play(t, random, play) {
					judged++
				}
			}
			if judged == 0 {
				t.Errorf("never judged in %d plays", plays)
			}
		})
	}
}

// play answers a prediction once and goes on until it is judged, or for long; the first
// time without another move on the way.
func (p predicted) play(t *testing.T, random *rand.Rand, play int) bool {
	t.Helper()
	entry, _ := Find(p.chapter)
	session := anew.Begin(t, anew.Start{Chapter: entry.ID, New: entry.New})
	s := shown{session}
	s.Choices = nil
	proof.Do(t, s.Session, "move "+p.screen)
	answer := strconv.Itoa(1 + random.IntN(3))
	for _, question := range s.Asked() {
		if question.ID != p.question && question.Gate {
			proof.Do(t, s.Session, "skip "+question.ID)
		}
	}
	for _, move := range p.lead {
		proof.Do(t, s.Session, move)
	}
	for _, question := range s.Asked() {
		if _, answered := s.Answered(question.ID); question.ID != p.question && question.Gate && !answered {
			proof.Do(t, s.Session, "skip "+question.ID)
		}
	}
	proof.Do(t, s.Session, "answer "+p.question+" "+answer)
	trail, then := []string{}, p.then
	for tick := range (p.ticks + 1 + play) * (1 + len(p.then)) {
		if given, _ := s.Answered(p.question); given.Judged {
			if !p.known(s) {
				t.Errorf("after %v and %d ticks %s is judged before anything of what it asks is to be seen", trail, tick, p.question)
			} else if right := p.right(s); given.Right != (answer == right) || given.Correct != right {
				t.Errorf("after %v and %d ticks: %s is said to be right, and it is %s", trail, tick, given.Correct, right)
			}
			return true
		}
		if tick%97 == 0 && p.known(s) {
			t.Fatalf("after %v and %d ticks the outcome of %s is there, and not judged", trail, tick, p.question)
		}
		if play > 0 && len(trail) < play && random.IntN(cmp.Or(p.ticks/10, 1)) == 0 {
			trail = append(trail, p.disturb(s, random))
			proof.SkipAll(s.Session)
			continue
		}
		if _, err := s.Run(1, false); err != nil {
			if len(then) == 0 {
				break
			}
			proof.Do(t, s.Session, then[0])
			then = then[1:]
			proof.SkipAll(s.Session)
		}
	}
	return false
}

// disturb turns something, or begins anew, and says what.
func (p predicted) disturb(s shown, random *rand.Rand) string {
	controls := s.Controls()
	move := lessons.Move{Verb: lessons.Nudge, Target: controls[random.IntN(len(controls))].Name(), Value: []string{"+1", "-1"}[random.IntN(2)]}
	if random.IntN(6) == 0 {
		move = lessons.Move{Verb: lessons.Reset}
	}
	_ = s.Apply(move) // being refused is fine
	return move.String()
}
