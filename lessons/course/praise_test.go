package course

import (
	"slices"
	"strconv"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/anew"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

// guessTicks is how long a guess may wait to be judged: forward's first neuron has three
// terms.
const guessTicks = 8

// TestPraiseGoesWithItsNumbers guesses rightly on every screen that asks for a number, at
// each place where it does so, and then turns each control, a day two of them one way at each place:
// "right" stands beside no other numbers than those that the guess was about.
func TestPraiseGoesWithItsNumbers(t *testing.T) {
	daily.NotRacing(t)
	screens, praises := 0, 0
	for _, entry := range Entries() {
		if entry.New == nil {
			continue
		}
		for _, screen := range entry.New(0).Screens() {
			if screen.Controls == nil || screen.Scene == nil {
				continue
			}
			begin := beginner(t, entry, screen.ID)
			control, _ := begin().Control("guess")
			if _, asks := control.(lessons.Text); !asks {
				continue
			}
			screens++
			found := 0
			for before := range guessTicks {
				praised := func(answer string) *lessons.Session { return guessed(begin(), before, answer) }
				answer := rightGuess(begin(), before, praised)
				if answer == "" {
					continue
				}
				found++
				for _, control := range daily.Spread(praised(answer).Controls(), 2, daily.Day()+before) {
					if control.Name() == "guess" {
						continue
					}
					for _, step := range daily.Spread([]string{"+1", "-1"}, 1, daily.Day()+before) {
						s := praised(answer)
						then := praise(s.Scene())
						if s.Apply(lessons.Move{Verb: lessons.Nudge, Target: control.Name(), Value: step}) != nil {
							continue
						}
						if now := praise(s.Scene()); now != "" && now != then {
							t.Errorf("%s/%s: after %s %s what was guessed right is another number: %s, then %s", entry.ID, screen.ID, control.Name(), step, then, now)
						}
					}
				}
			}
			if found == 0 {
				t.Errorf("%s/%s: no guess was right", entry.ID, screen.ID)
			}
			praises += found
		}
	}
	if screens < 5 {
		t.Errorf("%d screens ask for a number", screens)
	}
	t.Logf("%d right guesses on %d screens", praises, screens)
}

// beginner begins a screen again and again: what a chapter makes at its beginning is made
// once. A session is of no use any more when there is the next.
func beginner(t *testing.T, entry Entry, screen string) func() *lessons.Session {
	t.Helper()
	leave := func() {}
	t.Cleanup(func() { leave() })
	return func() *lessons.Session {
		leave()
		var s *lessons.Session
		s, leave = anew.Borrow(anew.Start{Chapter: entry.ID, New: entry.New, Screen: screen})
		proof.SkipAll(s)
		return s
	}
}

// guessed types a guess after so many ticks, and goes on until it is praised; nil if it
// never is.
func guessed(s *lessons.Session, before int, answer string) *lessons.Session {
	for range before {
		if s.Apply(lessons.Move{Verb: lessons.Tick, Count: 1}) != nil {
			return nil
		}
		proof.SkipAll(s)
	}
	if praise(s.Scene()) != "" || s.Apply(lessons.Move{Verb: lessons.Type, Target: "guess", Value: answer}) != nil {
		return nil
	}
	for range guessTicks {
		if praise(s.Scene()) != "" {
			return s
		}
		_ = s.Apply(lessons.Move{Verb: lessons.Tick, Count: 1}) // where nothing moves it is judged at once, or never
		proof.SkipAll(s)
	}
	return nil
}

// rightGuess is a number that is praised after so many ticks, among those that are to be
// seen later; "" for none.
func rightGuess(s *lessons.Session, before int, praised func(string) *lessons.Session) string {
	seen := map[string]bool{}
	for range before + guessTicks {
		_ = s.Apply(lessons.Move{Verb: lessons.Tick, Count: 1}) // at the end nothing moves
		proof.SkipAll(s)
		for _, q := range quantities(s.Scene()...) {
			seen[strconv.FormatFloat(q.Value, 'f', max(q.Decimals, 0), 64)] = true
		}
	}
	for answer := range seen {
		if praised(answer) != nil {
			return answer
		}
	}
	return ""
}

// quantities are the numbers of worked lines and of tables.
func quantities(panels ...scene.Panel) []scene.Quantity {
	var all []scene.Quantity
	for _, panel := range panels {
		for _, terms := range worked(panel) {
			for _, term := range terms {
				all = append(all, term.Quantity)
			}
		}
		table, _ := panel.(scene.Table)
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				all = append(all, cell.Quantity)
			}
		}
	}
	return slices.DeleteFunc(all, func(q scene.Quantity) bool { return !q.Given })
}

// worked are the worked lines of a panel.
func worked(panel scene.Panel) [][]scene.Term {
	lines, _ := panel.(scene.Arithmetic)
	table, _ := panel.(scene.Table)
	return append(slices.Clone(lines.Lines), table.Foot)
}

// praise is all numbers of a scene that says that a guess was right; "" for none.
func praise(panels scene.Scene) string {
	for _, panel := range panels {
		for _, terms := range worked(panel) {
			if slices.ContainsFunc(terms, func(term scene.Term) bool { return term.Text == "✓" }) {
				said := "✓"
				for _, q := range quantities(panels...) {
					said += " " + q.Plain()
				}
				return said
			}
		}
	}
	return ""
}
