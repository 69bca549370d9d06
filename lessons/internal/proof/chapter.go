package proof

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/anew"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/scene"
)

// A Subject is a chapter to be proved.
type Subject struct {
	ID   string
	New  func(seed uint32) lessons.Chapter
	Play string
	// Chance are the screens on which something is drawn at random. All others show
	// what was measured, invented or worked out, whatever the course's seed.
	Chance []string
	// Chosen are the screens whose draws are chosen among some that show what the
	// screen is about, because a learner cannot draw others.
	Chosen []string
	// Halved is set where networks train long: of its screens a half is walked a day, all
	// of them with SINAPSE_TESTS=chapter or whole. What needs no walk looks at all of them each day.
	Halved bool
}

// A walk is a chapter under test, with what one walk through it leaves: training takes
// longest, so it is walked once, and what can be looked at afterwards is.
type walk struct {
	Subject
	seed    uint32
	lines   []lessons.PlayLine
	screens []lessons.Screen // that are walked; nil for all

	session  *lessons.Session // at its end
	record   *lessons.Record
	log      []lessons.Move
	moments  []moment // after each line, and at first
	scenes   map[int]scene.Scene
	programs []program
	written  []written
}

// A moment is a state of the walk.
type moment struct {
	line  lessons.PlayLine // that led to it
	state any
	seal  string // what the state's bytes come to
	scene scene.Scene
	index int // of the screen
}

// Chapter proves of a chapter what must be so of each: nothing is given; the
// playthrough meets every goal, and each stretch of it does so alone; every control
// changes something, and a step back takes it back; looking changes nothing; every
// moment comes back, whatever way; the code prints what is shown; another seed gives
// another course, in which all this is reached too.
func Chapter(t *testing.T, subject Subject) {
	t.Helper()
	if daily.Racing && !daily.Whole() && daily.Chance(t, subject.ID).IntN(6) > 0 {
		t.Skip("under the race detector a sixth of the chapters are walked a day")
	}
	lines, err := lessons.ParsePlay(subject.ID, subject.Play)
	if err != nil {
		t.Fatal(err)
	}
	c := &walk{Subject: subject, lines: lines, scenes: map[int]scene.Scene{}}
	c.screens = c.fresh().Screens()
	if c.Halved && !daily.OneChapter() {
		c.screens = daily.Some(t, c.screens, (len(c.screens)+1)/2)
		c.lines = c.linesOn(c.screens)
	}
	c.through(t)
	if t.Failed() {
		return
	}
	for _, proof := range []struct {
		name string
		of   func(*testing.T)
	}{
		{"seeds", c.seeds},
		{"code", c.code},
		{"wild code", c.wild},
		{"solutions", c.solutions},
		{"replay", c.replay},
		{"moments", c.momentsComeBack},
		{"chosen draws", c.chosenDraws},
		{"controls", c.controls},
		{"odd texts", c.oddTexts},
		{"copies", c.copies},
		{"snapshots", c.snapshots},
		{"nothing is given", c.nothingIsGiven},
	} {
		t.Run(proof.name, func(t *testing.T) {
			t.Parallel()
			proof.of(t)
		})
	}
}

// fresh is the chapter for somebody who has not begun.
func (c *walk) fresh() *lessons.Session {
	return lessons.NewSession(c.New(c.seed), lessons.NewProgress().Record(c.ID))
}

// borrowed is the same, until it is left.
func (c *walk) borrowed() (session *lessons.Session, leave func()) {
	return anew.Borrow(anew.Start{Chapter: c.ID, New: c.New, Seed: c.seed})
}

// A restored chapter is in a state already, and does not begin.
type restored struct{ lessons.Chapter }

// At returns a chapter's session at a moment, on a chapter that has begun.
func (c *walk) at(begun lessons.Chapter, m moment) *lessons.Session {
	begun.Restore(m.state)
	record := lessons.NewProgress().Record(c.ID)
	record.Screen = begun.Screens()[m.index].ID
	return lessons.NewSession(restored{begun}, record)
}

// begun is the chapter once a session has begun it.
func (c *walk) begun() lessons.Chapter { return c.fresh().Chapter }

// through goes through the playthrough, and looks on.
func (c *walk) through(t *testing.T) {
	t.Helper()
	c.session = c.fresh()
	if _, err := c.session.Moment().Encode(); err != nil { // from then on states can be sealed
		t.Fatal(err)
	}
	c.keep(t, lessons.PlayLine{})
	var first scene.Scene // of the screen
	for i, line := range c.lines {
		if line.Move.Verb == lessons.GoTo && i > 0 {
			c.predictions(t)
		}
		c.do(t, line)
		switch {
		case line.Moves() && c.looksAt(line):
			c.lookAround(t)
			c.typeTheSame(t)
		case line.Met != "":
			c.weigh(t, line)
			if c.lastMet(i) {
				c.undoAll(t, first)
			}
		}
		if line.Move.Verb == lessons.GoTo {
			first = Bare(c.session.Scene())
		}
	}
	for _, screen := range c.screens {
		if left := c.leftOpen(screen); len(left) > 0 {
			t.Errorf("%s/%s is not done at the end: %s.play lacks %s", c.ID, screen.ID, c.ID, strings.Join(left, ", "))
		}
	}
	c.record, c.log = c.session.Record(), c.session.Log()
}

// walked tells whether a screen is one of those that are walked.
func (c *walk) walked(screen lessons.Screen) bool {
	return c.screens == nil || slices.ContainsFunc(c.screens, func(s lessons.Screen) bool { return s.ID == screen.ID })
}

// looksAt tells whether it is looked around after a line: on a day where a screen is come
// upon, and after every third line else.
func (c *walk) looksAt(line lessons.PlayLine) bool {
	return daily.Whole() || line.Move.Verb == lessons.GoTo || (len(c.moments)+daily.Day())%3 == 0
}

// leftOpen lists the lines that would finish a screen.
func (c *walk) leftOpen(screen lessons.Screen) (left []string) {
	if c.session.Done(screen) {
		return nil
	}
	for _, goal := range screen.Goals {
		if !c.session.Met(goal.ID) {
			left = append(left, fmt.Sprintf("%q", "met "+goal.ID))
		}
	}
	for _, question := range screen.Questions {
		if _, answered := c.session.Record().Answers[screen.ID+"/"+question.ID]; !answered {
			left = append(left, fmt.Sprintf("%q", "answer "+question.ID+" N"))
		}
	}
	return left
}

// do does a line, and holds the session to what it says of goals.
func (c *walk) do(t *testing.T, line lessons.PlayLine) {
	t.Helper()
	if line.Moves() {
		if err := c.session.Apply(line.Move); err != nil {
			t.Fatalf("%s.play:%d, seed %d: %v: %v", c.ID, line.Number, c.seed, line.Move, err)
		}
		c.keep(t, line)
	}
	if line.Met != "" {
		c.note(t)
		c.write(line)
	}
	screen := c.session.Screen()
	if named := line.Met + line.Unmet; named != "" && !slices.ContainsFunc(screen.Goals, func(goal lessons.Goal) bool { return goal.ID == named }) {
		t.Errorf("%s.play:%d: %s has no goal %s", c.ID, line.Number, screen.ID, named)
	} else if line.Met != "" && !c.session.Met(line.Met) {
		t.Errorf("%s.play:%d, seed %d: %s is not met", c.ID, line.Number, c.seed, line.Met)
	}
	if line.Unmet != "" && c.session.Met(line.Unmet) && c.seed == 0 {
		t.Errorf("%s.play:%d: %s is met already", c.ID, line.Number, line.Unmet)
	}
}

// keep keeps the present moment.
func (c *walk) keep(t *testing.T, line lessons.PlayLine) {
	t.Helper()
	now, _ := c.session.Position()
	shown := Bare(c.session.Scene())
	c.scenes[now] = shown
	m := moment{line: line, scene: shown, index: c.session.Index()}
	if c.seed == 0 { // of another course the scenes alone are looked at
		m.state = c.session.Chapter.Save()
		m.seal = seal(t, m.state)
	}
	c.moments = append(c.moments, m)
}

// lastMet tells whether no goal is met after a line on the same screen.
func (c *walk) lastMet(i int) bool {
	for _, line := range c.lines[i+1:] {
		if line.Move.Verb == lessons.GoTo {
			return true
		}
		if line.Met != "" {
			return false
		}
	}
	return true
}

// lookAround calls everything that the screen hands out to be read.
func (c *walk) lookAround(t *testing.T) {
	t.Helper()
	s, screen := c.session, c.session.Screen()
	before := s.Chapter.Save()
	for _, panel := range s.Scene() {
		for _, item := range daily.Spread(panel.About().Items, mostExplained, daily.Day()+len(c.moments)) {
			if screen.Explain != nil {
				screen.Explain(item.ID)
			}
		}
	}
	if screen.Code != nil && screen.Code() == "" {
		t.Errorf("%s/%s: no code", c.ID, screen.ID)
	}
	for _, goal := range screen.Goals {
		if judged := goal.Judge(); !(judged.Share >= 0 && judged.Share <= 1) || judged.Met && judged.Left.Given {
			t.Errorf("%s/%s/%s: judged %+v", c.ID, screen.ID, goal.ID, judged)
		}
	}
	for _, question := range screen.Questions {
		question.Judge("1")
	}
	s.Controls()
	if !reflect.DeepEqual(before, s.Chapter.Save()) {
		t.Errorf("%s/%s: looking at it changed it", c.ID, screen.ID)
	}
}

// nothingIsGiven comes upon each screen and looks for what is reached already.
func (c *walk) nothingIsGiven(t *testing.T) {
	t.Helper()
	session := c.fresh()
	for _, screen := range session.Screens() {
		Do(t, session, "move "+screen.ID)
		for _, goal := range screen.Goals {
			if session.Met(goal.ID) || goal.Judge().Met {
				t.Errorf("%s/%s: %s is met before anything was done", c.ID, screen.ID, goal.ID)
			}
		}
		if session.Done(screen) {
			t.Errorf("%s/%s is done before anything was done", c.ID, screen.ID)
		}
	}
}

// solutions does what leads to each goal, from the screen as it is come upon: on a quarter
// of the screens a day.
func (c *walk) solutions(t *testing.T) {
	t.Helper()
	for _, screen := range daily.Some(t, c.screens, (len(c.screens)+3)/4) {
		c.solve(t, 0, screen)
	}
}

// solve does the solution of each goal of a screen, in a course of a seed.
func (c *walk) solve(t *testing.T, seed uint32, screen lessons.Screen) {
	t.Helper()
	for _, goal := range screen.Goals {
		session, leave := anew.Borrow(anew.Start{Chapter: c.ID, New: c.New, Seed: seed})
		Do(t, session, "move "+screen.ID)
		for _, move := range lessons.Solution(c.lines, screen.ID, goal.ID) {
			if err := whole(session, move); err != nil {
				t.Errorf("seed %d, %s/%s/%s: %v: %v", seed, c.ID, screen.ID, goal.ID, move, err)
			}
		}
		if !session.Met(goal.ID) {
			t.Errorf("seed %d, %s/%s: the solution does not meet %s", seed, c.ID, screen.ID, goal.ID)
		}
		leave()
	}
}

// SkipAll skips the questions that wait.
func SkipAll(session *lessons.Session) {
	for question := session.Waits(); question != ""; question = session.Waits() {
		if session.Apply(lessons.Move{Verb: lessons.Skip, Target: question}) != nil {
			return
		}
	}
}

// whole does a move, and skips the questions that wait, before it and in the middle of a
// run.
func whole(session *lessons.Session, move lessons.Move) error {
	left := move.Count
	for {
		SkipAll(session)
		if move.Verb != lessons.Tick {
			return session.Apply(move)
		}
		done, err := session.Run(left, left < move.Count)
		if left -= done; left == 0 || !errors.Is(err, lessons.ErrGated) {
			return err
		}
	}
}

// Bare is a scene without the functions in it, to be compared.
func Bare(panels scene.Scene) scene.Scene {
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

// Do does the move of a line.
func Do(t *testing.T, s *lessons.Session, line string) {
	t.Helper()
	move, err := lessons.ParseMove(line)
	if err == nil {
		err = s.Apply(move)
	}
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
}
