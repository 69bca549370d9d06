// Package draw turns panels into cells: package tui and the command line may use it, and
// it uses lessons/scene, content and nn/elementary, knowing nothing of sessions.
//
// A [Canvas] is a window of cells; what is drawn into it can never tear a line. A
// [Drawer] has one drawing for each kind of panel and tells how much room it
// [Needs]. Styles name roles; the [Theme] alone knows colours. A [Voice] finds the
// words, [Wrap] sets them in lines.
package draw
