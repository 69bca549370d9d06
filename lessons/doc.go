// Package lessons is a learner in a chapter, and what chapters are made of: chapters,
// package course and package tui may use it, and it uses nn, scene, codec and sums.
//
// It says what there is to see, to do and to reach on each screen, and knows no terminal,
// no file, no clock and no words.
//
// # Chapters are state
//
// A [Chapter] is plain state behind a few functions, and it says what there is
// to see and do. Its screens hand out a [scene.Scene] (panels: keys and numbers),
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
// that is pulled along: that is what Undo takes back. Checkpoints take 6 MB at most,
// by what they do not share; a Save should share what did not change. What a chapter
// says is bounded where it leaves it, in [NewSession]. A chapter that panics is asked
// no more: [Session.Fail] keeps what was reached and drops what led there.
//
// What a learner reached is a [Record] in [Progress]: a plain value that
// somebody else keeps on disk. It is never undone.
//
// # Rooms
//
// Around this package stand:
//
//	scene/           what can be shown: panels, items, quantities, roles
//	internal/kit/    what several chapters say things with: judges, controls, sums, Python
//	internal/model/  what several chapters train: regression, classifier, trial
//	internal/proof/  what their tests share
//	internal/codec/  states as bytes, the same on every machine
//	internal/sums/   how many digits worked lines have, so that they hold
//	weights/ bias/ … a folder a chapter: its screens, its playthrough, its tests
//	course/          the map that joins them, and the tests that walk all of it
//	course/daily/    how much of it tests look at: a sample of the day, or everything
//
// A name is looked for in the chapter's folder first; what two chapters share lies
// in kit or in model, never in one of them. No chapter knows another.
//
// # Adding a chapter
//
// Say the chapter is called "slope". These files are new; all that is not told here is
// as in lessons/bias, the smallest one:
//
//	lessons/slope/slope.go       its state and its screens
//	lessons/slope/doc.go         says who may use it, and embeds the playthrough as Play
//	lessons/slope/slope.play     a learner's way through it
//	lessons/slope/proof_test.go  calls proof.Chapter, which proves what must be so of each
//	content/en/slope.md          its words; in content/pt/slope.md, the same in Portuguese
//
// and course.Course gets one line: {"slope", slope.New, slope.Play}.
//
// This is a whole slope.go:
//
//	package slope
//
//	import (
//		"fmt"
//
//		"sinapse/lessons"
//		"sinapse/lessons/internal/kit"
//		"sinapse/lessons/scene"
//	)
//
//	// slope teaches that at the bottom of a valley nothing is steep.
//	type slope struct{ state slopeState }
//
//	// slopeState is all of its state.
//	type slopeState struct{ w float64 }
//
//	// New starts the chapter afresh; the same seed gives the same chapter.
//	func New(uint32) lessons.Chapter { return &slope{} }
//
//	// Save returns a deep copy of the state.
//	func (c *slope) Save() any { return c.state }
//
//	// Restore puts a saved state back.
//	func (c *slope) Restore(saved any) { c.state = saved.(slopeState) }
//
//	// Screens lists the chapter's pages.
//	func (c *slope) Screens() []lessons.Screen {
//		return []lessons.Screen{c.hill(), kit.RecapScreen("2", recapCode, "8\n")}
//	}
//
//	// hill: a weight, and how high it stands.
//	func (c *slope) hill() lessons.Screen {
//		return lessons.Screen{
//			ID:    "hill",
//			Scene: func() scene.Scene { return scene.Scene{c.picture()} },
//			Controls: func() []lessons.Control {
//				return []lessons.Control{kit.Knob(lessons.Slider{ID: "w1", Min: -2, Max: 2, Step: 0.1, Signed: true, Decimals: 1}, &c.state.w)}
//			},
//			Reset: func() { c.state.w = 0 },
//			Code: func() string {
//				return fmt.Sprintf("w = %s\n\nprint(f\"{(w - 1) ** 2:.2f}\")\n", kit.PythonNumber(c.state.w))
//			},
//			Prints: func() string { return kit.Fixed(height(c.state.w), 2) },
//			Goals:  []lessons.Goal{{ID: "flat", Judge: func() lessons.Judgement { return kit.Below(height(c.state.w), 0.1, 1, 2) }}},
//		}
//	}
//
//	// recapCode is what the chapter is about, in a few lines.
//	const recapCode = "print((3 - 1) * (3 + 1))\n"
//
//	// height is that of the valley at w.
//	func height(w float64) float64 { return (w - 1) * (w - 1) }
//
//	// picture is the valley with the weight in it.
//	func (c *slope) picture() scene.Plot {
//		w, across := c.state.w, scene.Axis{Name: "axis.w", Min: -2, Max: 2}
//		return scene.Plot{
//			Frame:  scene.Frame{ID: "valley", Width: 30, Rows: 8, Facts: map[string]string{"height": scene.Number(height(w), 2).Plain()}},
//			X:      across,
//			Y:      scene.Axis{Name: "axis.height", Min: 0, Max: 12},
//			Paths:  []scene.Path{scene.PathOf("", scene.Train, across, height)},
//			Points: []scene.Mark{{X: w, Y: height(w), Role: scene.Strong}},
//		}
//	}
//
// Each part of the page asks for words by its name. Those of slope.go, in the header of
// both slope.md (see package content for their form):
//
//	title, blurb                  the chapter, and what the map says of it
//	control.w1                    the control
//	axis.height                   whatever the code names by its key; axis.w stands in interface.md, for all
//	panel.valley                  the panel's title; panel.valley.aside, in small, may follow it
//	panel.valley.tab              a short title, for a small page on which the titles of all panels have no room
//	panel.valley.summary          the panel in one line, with the numbers of its Facts: {height}
//	goal.flat, why.flat           what to bring about, and why that was worth it
//	hint.flat.1 to hint.flat.3    three hints, the last one nearly the answer
//
// Below stand sections, one a screen: {#hill} with its prose, and {#recap} with three
// lines to take along and the question {#keep}, whose right choice kit.RecapScreen names.
// Every screen has its code: a few lines of Python for what it shows, also the last one.
//
// slope.play holds moves, as [ParseMove] reads them, and what must be so by then. It is
// the solution that may be asked for: each stretch between two "met" lines must stand on
// its own, so begin it with what it needs. It meets every goal and answers every question:
//
//	move hill
//	unmet flat
//	type w1 0.9
//	met flat
//	move recap
//	answer keep 2
//
// Then
//
//	.ci/run chapter slope
//
// says in seconds whatever is missing, and what to do about it: a word in either
// language, a word that nothing asks for, a goal that is met at the start or that the
// playthrough does not reach, a control that changes nothing, a forbidden import, a file
// whose name is no chapter's. When it says no more than that pictures and saved progress
// are not recorded yet, record them, look at the screens, and run everything:
//
//	go test ./tui -run '^TestRecordedScreens$' -update                    each screen as it is drawn, with the map and what pages share
//	go test ./lessons/course -run '^TestSavedProgressOpens$' -add-saved   a learner's file of today, which must open in every later program
//	go run . slope/hill                                                   the screen itself
//	.ci/run                                                               what a change must pass
//
// Four things are easily overlooked. The name of a control that stands beside a slider has
// some fifteen letters at most in each language, or at 40 columns its number is cut. Of two
// questions the second has a When, so that at 120×40 the words stand whole with either
// open. A text of the code that looks like a key, two words with a point between them
// (maps.shape), is taken for a word that is missing: one letter before the point is none.
// And a word that is written alike in both languages stands in content/testdata/both.txt,
// which is sorted. What a sample of the day leaves out, SINAPSE_TESTS=whole looks at.
//
// # What a larger one needs
//
// Looked for in package kit first: controls over values in memory (Knob, Whole, Pick,
// Among, Either, Toggle, Line), goals (Below, Reached), answers (Larger), worked sums
// term by term, arrays, Python. Package model has what trains: a Regression, a
// Classifier, a Trial.
//
// A question whose right choice hangs on what was done gives its Outcome, with the
// numbers of the explanation; one that is always the same gives Answer and Facts.
//
// What a chapter draws at random it draws from lessons.Seed(seed).Plus(k), each
// screen from a k of its own, and a seed that can be turned is that Seed's Slider;
// proof_test.go names the screens that do so as Chance.
//
// A number that is turned where it is chosen has no control in the list: Edit makes one for
// its item, and the item names it, as its Control, by its own text.
//
// A new kind of panel is a type of package scene with a method panel. The linter then names
// every place that must know it: how much room it needs and how it is drawn (draw.Needs,
// draw.content), what of it is said in words (Voice.Numbers), which of its lines are sums
// (package sums, and tui's own), and which words it asks for (tui's panelWords).
//
// Save must return a deep copy. What trains lies in a trainer of package nn,
// which saves itself (see model.Regression). What takes long to make is made in Begin
// ([Beginner]), because the map asks every chapter for its screens. A Tick is one update,
// at most 1 ms of work. An Explain opens the sum behind an item; a Code is Python that
// really runs, and Prints what it prints, to the character. A claim that was measured
// over many seeds stands in a test, by proof.Measured; .ci/run record measures it.
package lessons
