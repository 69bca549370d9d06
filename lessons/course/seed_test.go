package course

import (
	"math"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

// chance lists the screens on which something is drawn at random, by chapter.
// All others show what was measured, invented or worked out, whatever the seed.
var chance = map[string][]string{
	"network":    {"cycle", "break", "debug"},
	"activation": {"collapse", "xor", "saturation", "debug"},
	"shapes":     {"rank", "rank4"},
	"dot":        {"rows-are-neurons"},
	"layers":     {"random-start", "zero-start", "two-layers", "dense-hidden-sparse", "debug"},
	"descent":    {"schedule"},
	"batches":    {"split", "noise", "myth", "shuffle", "debug"},
	"fitting":    {"fruit", "memorise", "capacity", "diagnose", "three-sets", "debug"},
	"remedies":   {"bench", "l1-l2", "dropout", "augment", "folds", "under", "lottery", "debug"},
}

// TestSeedsGiveOtherCourses plays each chapter with seed 7, again with seed 7,
// and with seed 8: what is drawn is the same each time for one seed, and another
// for the other; and with each the playthrough reaches every goal.
func TestSeedsGiveOtherCourses(t *testing.T) {
	for _, entry := range written() {
		t.Run(entry.ID, func(t *testing.T) {
			t.Parallel()
			var sessions [3]*lessons.Session
			for i, seed := range []uint32{7, 7, 8} {
				sessions[i] = lessons.NewSession(entry.New(seed), lessons.NewProgress().Record(entry.ID))
			}
			lines, err := Playthrough(entry.ID)
			if err != nil {
				t.Fatal(err)
			}
			differs := map[string]bool{}
			for _, screen := range sessions[0].Screens() {
				differs[screen.ID] = !reflect.DeepEqual(ran(entry, 7, screen.ID), ran(entry, 8, screen.ID))
			}
			for _, line := range lines {
				var scenes [3]any
				for i, session := range sessions {
					if line.Met != "" && !session.Met(line.Met) {
						t.Errorf("%s.play:%d: %s is not met by session %d", entry.ID, line.Number, line.Met, i)
					}
					if line.Met == "" && line.Unmet == "" {
						if err := session.Apply(line.Move); err != nil {
							t.Fatalf("%s.play:%d: %v: %v", entry.ID, line.Number, line.Move, err)
						}
					}
					scenes[i] = bare(session.Scene())
				}
				screen := sessions[0].Screen().ID
				if !reflect.DeepEqual(scenes[0], scenes[1]) {
					t.Fatalf("%s.play:%d: %s shows two things for one seed", entry.ID, line.Number, screen)
				}
				differs[screen] = differs[screen] || !reflect.DeepEqual(scenes[0], scenes[2])
			}
			for screen, differs := range differs {
				if drawn := slices.Contains(chance[entry.ID], screen); drawn != differs {
					t.Errorf("%s: differs by its seed is %v, want %v", screen, differs, drawn)
				}
			}
		})
	}
}

// ran is what a screen of a course shows when it has run for a while.
func ran(entry Entry, seed uint32, screen string) scene.Scene {
	session := lessons.NewSession(entry.New(seed), lessons.NewProgress().Record(entry.ID))
	_ = session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen})
	for _, question := range session.Asked() {
		_ = session.Apply(lessons.Move{Verb: lessons.Skip, Target: question.ID})
	}
	_, _ = session.Run(100, false) // where nothing runs there is a scene all the same
	return bare(session.Scene())
}

// TestSeedsReachTheirEnds opens every chapter at the largest seed, and turns each
// seed that can be turned up to its end and down to 0.
func TestSeedsReachTheirEnds(t *testing.T) {
	for _, entry := range written() {
		session := lessons.NewSession(entry.New(math.MaxUint32), lessons.NewProgress().Record(entry.ID))
		for _, screen := range session.Screens() {
			if err := session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID}); err != nil {
				t.Fatal(err)
			}
			if _, ok := session.Control("seed"); !ok {
				continue
			}
			for _, value := range []string{"4294967295", "0"} {
				if err := session.Apply(lessons.Move{Verb: lessons.Type, Target: "seed", Value: value}); err != nil {
					t.Errorf("%s/%s: seed %s: %v", entry.ID, screen.ID, value, err)
				}
				control, _ := session.Control("seed")
				if got := strconv.FormatFloat(control.(lessons.Slider).Get(), 'f', -1, 64); got != value {
					t.Errorf("%s/%s: seed %s is %s", entry.ID, screen.ID, value, got)
				}
				session.Scene()
			}
			if err := session.Apply(lessons.Move{Verb: lessons.Type, Target: "seed", Value: "4294967296"}); err == nil {
				t.Errorf("%s/%s: takes a seed that NumPy does not", entry.ID, screen.ID)
			}
		}
	}
}

// TestSeedsStartAtTheirDefault: a seed that can be turned starts from its own
// default plus that of the course, and goes back there.
func TestSeedsStartAtTheirDefault(t *testing.T) {
	for _, entry := range written() {
		for i, screen := range begin(entry).Screens() {
			var starts [2]float64
			for k, course := range []uint32{0, 7} {
				session := lessons.NewSession(entry.New(course), lessons.NewProgress().Record(entry.ID))
				_ = session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID})
				control, ok := session.Control("seed")
				if !ok {
					break
				}
				starts[k] = control.(lessons.Slider).Get()
				if reset := session.Screens()[i].Reset; reset != nil {
					_ = session.Apply(lessons.Move{Verb: lessons.Type, Target: "seed", Value: "50"})
					_ = session.Apply(lessons.Move{Verb: lessons.Reset})
					control, _ := session.Control("seed")
					if now := control.(lessons.Slider).Get(); now != starts[k] && now != 50 {
						t.Errorf("%s/%s: reset puts the seed to %v, not to %v", entry.ID, screen.ID, now, starts[k])
					}
				}
			}
			if starts[1] != 0 && starts[1] != starts[0]+7 {
				t.Errorf("%s/%s: starts from seeds %v", entry.ID, screen.ID, starts)
			}
		}
	}
}

// chosen lists the screens whose draws are chosen among some that show what the
// screen is about, because a learner cannot draw others.
var chosen = map[string][]string{
	"activation": {"saturation"},
	"shapes":     {"rank4"},
	"layers":     {"zero-start"},
	"fitting":    {"diagnose", "debug"},
	"remedies":   {"l1-l2", "dropout", "augment", "folds", "lottery", "debug"},
}

// TestSolutionsOfChosenDraws does the solutions of these screens in courses of
// other seeds: each reaches its goal.
func TestSolutionsOfChosenDraws(t *testing.T) {
	for _, entry := range written() {
		for _, screen := range begin(entry).Screens() {
			if !slices.Contains(chosen[entry.ID], screen.ID) {
				continue
			}
			t.Run(entry.ID+"/"+screen.ID, func(t *testing.T) {
				t.Parallel()
				proof.Calibrates(t)
				for _, seed := range proof.Tried() {
					solve(t, entry, seed, screen)
				}
			})
		}
	}
}
