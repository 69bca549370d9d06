package course

import (
	"flag"
	"reflect"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// chapter narrows the tests that walk the course to one of its chapters, for
// whoever is writing it: go test ./lessons -chapter weights.
var chapter = flag.String("chapter", "", "the one chapter to walk; all without it")

// written lists the chapters that can be opened.
func written() []Entry {
	var entries []Entry
	for _, entry := range Entries() {
		if entry.New != nil && (*chapter == "" || *chapter == entry.ID) {
			entries = append(entries, entry)
		}
	}
	return entries
}

// begin opens a chapter for somebody who has not begun.
func begin(entry Entry) *lessons.Session {
	return lessons.NewSession(entry.New(0), lessons.NewProgress().Record(entry.ID))
}

// play goes through a chapter's playthrough and calls at after each line.
func play(t *testing.T, entry Entry, at func(*lessons.Session, PlayLine)) *lessons.Session {
	t.Helper()
	lines, err := Playthrough(entry.ID)
	if err != nil {
		t.Fatal(err)
	}
	session := begin(entry)
	for _, line := range lines {
		if line.Met == "" && line.Unmet == "" {
			if err := session.Apply(line.Move); err != nil {
				t.Fatalf("%s.play:%d: %v: %v", entry.ID, line.Number, line.Move, err)
			}
		}
		at(session, line)
	}
	return session
}

func TestPlaythroughsMeetEveryGoal(t *testing.T) {
	for _, entry := range written() {
		session := play(t, entry, func(s *lessons.Session, line PlayLine) {
			if line.Met != "" && !s.Met(line.Met) {
				t.Errorf("%s.play:%d: %s is not met", entry.ID, line.Number, line.Met)
			}
			if line.Unmet != "" && s.Met(line.Unmet) {
				t.Errorf("%s.play:%d: %s is met already", entry.ID, line.Number, line.Unmet)
			}
		})
		for _, screen := range session.Screens() {
			if !session.Done(screen) {
				t.Errorf("%s/%s is not done at the end", entry.ID, screen.ID)
			}
		}
	}
}

func TestNothingIsGiven(t *testing.T) {
	for _, entry := range written() {
		session := begin(entry)
		for _, screen := range session.Screens() {
			if err := session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID}); err != nil {
				t.Fatal(err)
			}
			for _, goal := range screen.Goals {
				if session.Met(goal.ID) || goal.Judge().Met {
					t.Errorf("%s/%s: %s is met before anything was done", entry.ID, screen.ID, goal.ID)
				}
			}
			if session.Done(screen) {
				t.Errorf("%s/%s is done before anything was done", entry.ID, screen.ID)
			}
		}
	}
}

func TestSolutionsStandOnTheirOwn(t *testing.T) {
	for _, entry := range written() {
		for _, screen := range begin(entry).Screens() {
			solve(t, entry, 0, screen)
		}
	}
}

// solve does the solution of each goal of a screen, in a course of a seed.
func solve(t *testing.T, entry Entry, seed uint32, screen lessons.Screen) {
	t.Helper()
	for _, goal := range screen.Goals {
		session := lessons.NewSession(entry.New(seed), lessons.NewProgress().Record(entry.ID))
		if err := session.Apply(lessons.Move{Verb: lessons.GoTo, Target: screen.ID}); err != nil {
			t.Fatal(err)
		}
		for _, move := range Solution(entry.ID, screen.ID, goal.ID) {
			if gate := session.Gate(); gate != "" { // a question may come up on the way
				if err := session.Apply(lessons.Move{Verb: lessons.Skip, Target: gate}); err != nil {
					t.Fatal(err)
				}
			}
			if err := session.Apply(move); err != nil {
				t.Errorf("seed %d, %s/%s/%s: %v: %v", seed, entry.ID, screen.ID, goal.ID, move, err)
			}
		}
		if !session.Met(goal.ID) {
			t.Errorf("seed %d, %s/%s: the solution does not meet %s", seed, entry.ID, screen.ID, goal.ID)
		}
	}
}

// bare is a scene without the functions in it, to be compared.
func bare(panels scene.Scene) scene.Scene {
	var plain scene.Scene
	for _, panel := range panels {
		if picture, ok := panel.(scene.Map); ok {
			picture.Answer = nil
			panel = picture
		}
		if picture, ok := panel.(scene.Network); ok {
			picture.Layers = slices.Clone(picture.Layers)
			for i := range picture.Layers {
				picture.Layers[i].Neurons = slices.Clone(picture.Layers[i].Neurons)
				for k := range picture.Layers[i].Neurons {
					picture.Layers[i].Neurons[k].Answer = nil
				}
			}
			panel = picture
		}
		plain = append(plain, panel)
	}
	return plain
}

func TestReplayGivesTheSameScenes(t *testing.T) {
	for _, entry := range written() {
		var scenes []scene.Scene
		played := play(t, entry, func(s *lessons.Session, line PlayLine) {
			if line.Met == "" && line.Unmet == "" {
				scenes = append(scenes, bare(s.Scene()))
			}
		})
		again := lessons.NewSession(entry.New(0), played.Record())
		if !reflect.DeepEqual(bare(again.Scene()), scenes[len(scenes)-1]) {
			t.Errorf("%s: resuming gives another scene", entry.ID)
		}
		replayed := begin(entry)
		for _, move := range played.Log() {
			if move.Verb == lessons.Tick && replayed.Gate() != "" {
				_ = replayed.Apply(lessons.Move{Verb: lessons.Skip, Target: replayed.Gate()}) // answered when it was played
			}
			if err := replayed.Apply(move); err != nil {
				t.Fatal(move, err)
			}
		}
		if !reflect.DeepEqual(bare(replayed.Scene()), scenes[len(scenes)-1]) {
			t.Errorf("%s: the log gives another scene", entry.ID)
		}
	}
}

func TestEveryControlChangesSomething(t *testing.T) {
	for _, entry := range written() {
		moved := map[string]bool{}
		play(t, entry, func(s *lessons.Session, _ PlayLine) {
			for _, control := range s.Controls() {
				name := s.Screen().ID + "/" + control.Name()
				before := bare(s.Scene())
				now, _ := s.Position()
				err := s.Apply(lessons.Move{Verb: lessons.Nudge, Target: control.Name(), Value: "+1"})
				after, _ := s.Position()
				changed := err == nil && (after > now || !reflect.DeepEqual(before, bare(s.Scene())))
				moved[name] = moved[name] || changed
				if after > now {
					s.Back()
				}
				if !reflect.DeepEqual(before, bare(s.Scene())) {
					t.Fatalf("%s/%s: a step back did not bring the scene back", entry.ID, name)
				}
			}
		})
		for name, ok := range moved {
			if !ok {
				t.Errorf("%s/%s changes nothing", entry.ID, name)
			}
		}
	}
}
