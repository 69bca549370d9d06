// Package lessons is the course: what there is to see, to do and to reach on
// each of its screens. It knows no terminal, no file, no clock and no words.
//
// # Chapters are state
//
// A [Chapter] is plain state behind a few functions, and it says what there is
// to see and do. Its screens hand out a [Scene] (panels: keys and numbers),
// controls, questions and goals, all as functions over that one state. Whoever
// draws asks them each time; nothing is kept in step by hand.
//
// A [Session] is a learner in a chapter, and the only way to change it. Every
// change is a [Move], logged, with checkpoints of the state along the log. Undo,
// one step back, replay, resuming and playthroughs are this one mechanism. Time
// never enters: the same seed and the same moves give the same screen, to the
// last bit.
//
// What a learner reached is a [Record] in [Progress]: a plain value that
// somebody else keeps on disk. It is never undone.
//
// # Adding a chapter
//
// Say the chapter is called "slope". It takes one Go file, one Markdown file per
// language, one playthrough and one line in [Course].
//
// slope.go holds the state and the screens:
//
//	type slope struct{ state slopeState }
//
//	func newSlope(seed uint32) Chapter { return &slope{} }
//
//	func (c *slope) Screens() []Screen {
//		return []Screen{{
//			ID:       "hill",
//			Scene:    func() Scene { return Scene{Plot{Frame: Frame{ID: "hill", Width: 30, Rows: 8}}} },
//			Controls: func() []Control { return []Control{knob(Slider{ID: "w1", Min: -2, Max: 2, Step: 0.1}, &c.state.w)} },
//			Goals:    []Goal{{ID: "flat", Judge: func() Judgement { return below(c.state.loss(), 0.1, 4, 3) }}},
//		}, RecapScreen(func(answer string) Verdict { return Choice(answer, "1", nil) })}
//	}
//
//	func (c *slope) Save() any     { return c.state }
//	func (c *slope) Restore(s any) { c.state = s.(slopeState) }
//
// Save must return a deep copy. What trains lies in a trainer of package nn,
// which saves itself (see regression). A Tick is one update, at most 1 ms of
// work. An Explain opens the sum behind an item, and a Code is Python that
// really runs and prints what the screen shows.
//
// content/pt/slope.md and content/en/slope.md hold the words: a header with
// title, blurb, control.w1, goal.flat, why.flat, hint.flat.1 to 3, panel.hill and
// panel.hill.summary, and a section {#hill} with the prose and the questions.
//
// testdata/slope.play is a learner's way through it, which proves every goal
// reachable, and is the solution that may be asked for. Each stretch between two
// "met" lines must stand on its own: begin it with what it needs.
//
// Then the tests say whatever is missing: a word in either language, a goal
// that is met at the start or that the playthrough does not reach, a control
// that changes nothing, a forbidden import.
package lessons
