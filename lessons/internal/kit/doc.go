// Package kit is what several chapters use to say things: chapters and package
// model may use it, and it uses lessons, scene and nn.
//
// It has judges for goals ([Below], [Reached]), controls over numbers that lie in
// memory ([Knob], [Whole]), worked sums term by term ([Op], [Value], [Sum]), Python
// as learners read it ([List], [PythonMatrix]), guesses ([Guess]), drawn neurons and
// arrays, and the page that closes a chapter ([RecapScreen]).
//
// A helper comes here when a second chapter needs it; it never names a chapter.
package kit
