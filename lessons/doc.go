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
// A run is one move, nudges of one control in a row are one, and so is a slider
// that is pulled along: that is what Undo takes back. Checkpoints take 8 MB at most,
// by what they do not share; a Save should share what did not change. What a chapter
// says is bounded where it leaves it, in [NewSession]. A chapter that panics is asked
// no more: [Session.Fail] keeps what was reached and drops what led there.
//
// What a learner reached is a [Record] in [Progress]: a plain value that
// somebody else keeps on disk. It is never undone.
//
// # Rooms
//
// This package is what chapters are made of; chapters, package course and package
// tui use it, and it uses nn and scene. Around it stand:
//
//	scene/           what can be shown: panels, items, quantities, roles
//	internal/kit/    what several chapters say things with: judges, controls, sums, Python
//	internal/model/  what several chapters train: regression, classifier, trial
//	internal/proof/  what their tests share
//	internal/codec/  states as bytes, the same on every machine
//	weights/ bias/ … a folder a chapter: its screens, its playthrough, its tests
//	course/          the map that joins them, and the tests that walk all of it
//
// A name is looked for in the chapter's folder first; what two chapters share lies
// in kit or in model, never in one of them. No chapter knows another.
//
// # Adding a chapter
//
// Say the chapter is called "slope". It takes a folder, one Markdown file per
// language and one line in course.Course.
//
// lessons/slope/slope.go holds the state and the screens:
//
//	// New starts the chapter afresh; the same seed gives the same chapter.
//	func New(seed uint32) lessons.Chapter { return &slope{} }
//
//	type slope struct{ state slopeState }
//
//	func (c *slope) Screens() []lessons.Screen {
//		return []lessons.Screen{{
//			ID: "hill",
//			Scene: func() scene.Scene {
//				return scene.Scene{scene.Plot{Frame: scene.Frame{ID: "hill", Width: 30, Rows: 8}}}
//			},
//			Controls: func() []lessons.Control {
//				return []lessons.Control{kit.Knob(lessons.Slider{ID: "w1", Min: -2, Max: 2, Step: 0.1}, &c.state.w)}
//			},
//			Goals: []lessons.Goal{{ID: "flat", Judge: func() lessons.Judgement { return kit.Below(c.state.loss(), 0.1, 4, 3) }}},
//		}, kit.RecapScreen("1")}
//	}
//
//	func (c *slope) Save() any     { return c.state }
//	func (c *slope) Restore(s any) { c.state = s.(slopeState) }
//
// What a chapter draws at random it draws from lessons.Seed(seed).Plus(k), each
// screen from a k of its own, and a seed that can be turned is that Seed's Slider.
//
// Save must return a deep copy. What trains lies in a trainer of package nn,
// which saves itself (see model.Regression). A Tick is one update, at most 1 ms of
// work. An Explain opens the sum behind an item, and a Code is Python that
// really runs and prints what the screen shows.
//
// lessons/slope/slope.play is a learner's way through it, which proves every goal
// reachable, and is the solution that may be asked for. Each stretch between two
// "met" lines must stand on its own: begin it with what it needs.
// lessons/slope/doc.go embeds it as Play, as the others do, and
// lessons/slope/proof_test.go calls proof.Chapter, which walks it.
//
// content/pt/slope.md and content/en/slope.md hold the words: a header with
// title, blurb, control.w1, goal.flat, why.flat, hint.flat.1 to 3, panel.hill and
// panel.hill.summary, and a section {#hill} with the prose and the questions.
//
// Then the tests say whatever is missing: a word in either language, a goal
// that is met at the start or that the playthrough does not reach, a control
// that changes nothing, a forbidden import.
package lessons
