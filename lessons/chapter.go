package lessons

import (
	"sinapse/lessons/scene"
)

// A Chapter is one subject of the course: screens that share a state.
//
// A chapter owns all its state: values and slices, its random stream, its
// optimiser's moments. Nothing outside may change it but the functions that it
// hands out itself, and two chapters share nothing.
type Chapter interface {
	// Screens lists the pages in their order. The functions in them read and
	// change the chapter's one state, so that a later screen may use what
	// was found on an earlier one.
	Screens() []Screen
	// Save returns a deep copy of the state: it stays as it is whatever
	// happens to the chapter later.
	Save() any
	// Restore puts a state from Save back, to the last bit. The same saved
	// state may be restored any number of times.
	Restore(any)
}

// A Beginner is a chapter that makes its data and networks only when a session
// begins it. The home map, which asks every chapter for its screens, has no use
// for them, and the learner waits for the map.
type Beginner interface{ Begin() }

// A Speaker is a chapter that shows a text in the learner's language first. Speak tells
// it that language before it begins; "" is none. A learner who speaks another one later
// stays with what the chapter began with.
type Speaker interface{ Speak(language string) }

// begin begins a chapter, for who speaks a language.
func begin(chapter Chapter, language string) {
	if c, ok := chapter.(Speaker); ok {
		c.Speak(language)
	}
	if c, ok := chapter.(Beginner); ok {
		c.Begin()
	}
}

// A Paced chapter has screens whose ticks are worth watching one by one: Pace is how
// many a second one can follow there now, 0 where any number will do.
type Paced interface{ Pace(screen string) int }

// A Slow chapter does some things that take longer than anybody waits without a word.
// IsSlow tells whether it will for a control, for going to a screen, or for a step back
// or forth, which is "".
type Slow interface{ IsSlow(of string) bool }

// A Restarter is a chapter on some of whose screens earlier programs did less than Reset:
// they began a run anew, and kept its settings. Restart does so on a screen, and is false
// on all others. What was saved then is done again as it was.
type Restarter interface{ Restart(screen string) bool }

// A Screen is one page of a chapter: words beside something to try. The words
// themselves live elsewhere, under the screen's ID.
//
// Functions that are nil mean that the screen has nothing of the kind.
type Screen struct {
	ID        string
	Scene     func() scene.Scene                    // what to draw now; never changes the state
	Controls  func() []Control                      // what may be changed now
	Edit      func(item scene.ItemID) Control       // the control behind a chosen item that is not among Controls; nil when there is none
	Questions []Question                            // asked beside the scene
	Tick      func() bool                           // the smallest unit of progress, at most 1 ms of work; false when nothing can move
	Select    func(item scene.ItemID)               // told what was chosen, for goals that ask for it
	Reset     func()                                // puts this screen's part of the state back to its start
	Explain   func(item scene.ItemID) []scene.Panel // the sum behind a chosen item, in numbers; nil when there is none
	Code      func() string                         // the Python that computes what is shown, from the current state
	Prints    func() string                         // what that Python prints, without the last line's end; "" while it would take the whole computation to know
	Hands     string                                // the panel in which hands begin, where its words speak of walking there; "" for the controls
	Facts     func() map[string]string              // numbers for its prose, by placeholder; from Quantity.Plain
	OfZero    bool                                  // its words tell numbers that are those of a course of seed 0
	Goals     []Goal                                // judged after every move and tick; once met they stay met
}

// A Goal is something to bring about. It is judged by the state alone, never
// by the way there, so that every solution counts.
type Goal struct {
	ID    string
	Judge func() Judgement
}

// A Judgement says how a goal stands.
type Judgement struct {
	Met   bool
	Share float64        // how far on the way, from 0 to 1
	Now   scene.Quantity // what counts, as it is; the zero Quantity when there is nothing to tell
	Left  scene.Quantity // how much is missing; the zero Quantity when there is nothing to tell
	Shown string         // what counts as code writes it, where that is no number: (2, 3)
}

// A Question is answered with the number of one of its choices, counted from
// 1. It is put before something is run, so that seeing it run is an
// answer. A learner may skip it.
type Question struct {
	ID     string
	Gate   bool                     // nothing runs until it is answered or skipped
	When   func() bool              // when it is asked; nil: from the start. Once all goals are met, it is
	Answer string                   // the right choice, where it is the same whatever was done
	Facts  func() map[string]string // the numbers of its explanation, by placeholder, from Quantity.Plain; nil: none
	// Outcome is the right choice where that hangs on what was done, with the numbers, from
	// the state at that moment; nil: Answer and Facts.
	Outcome func() (right string, facts map[string]string)
	Check   func(answer string) Verdict // judges where there is more than right and wrong; nil: by the right choice
	// A prediction is judged only once its outcome can be seen: when the goal By is
	// met, or when Reveal says so. With neither, it is judged at once.
	By     string
	Reveal func() bool
	// Cure is the control whose name, or whose options, give the answer away: it is offered
	// once the question is answered or skipped.
	Cure string
}

// Judge judges an answer, from the state at that moment.
func (q Question) Judge(answer string) Verdict {
	switch {
	case q.Check != nil:
		return q.Check(answer)
	case q.Outcome != nil:
		right, facts := q.Outcome()
		return Choice(answer, right, facts)
	case q.Facts != nil:
		return Choice(answer, q.Answer, q.Facts())
	default:
		return Choice(answer, q.Answer, nil)
	}
}

// A Verdict judges an answer.
type Verdict struct {
	Right   bool
	Correct string            // the right answer, in the form of an answer
	Outcome string            // which of the question's explanations to show
	Facts   map[string]string // numbers for the explanation, by placeholder; from Quantity.Plain
}

// Choice judges the answer to a question that has one right choice: the
// explanation shown is "right" or "wrong".
func Choice(answer, correct string, facts map[string]string) Verdict {
	verdict := Verdict{Right: answer == correct, Correct: correct, Outcome: "wrong", Facts: facts}
	if verdict.Right {
		verdict.Outcome = "right"
	}
	return verdict
}
