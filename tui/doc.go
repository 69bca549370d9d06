// Package tui is a lesson in a terminal, the map of the course, the page of a lesson, keys
// and mouse, the clock: package cli alone may use it, and it uses lessons, the course,
// draw, content, store and terminal.
//
// A [Model] takes messages ([Model.Update]) and draws ([Model.View]). A view
// changes nothing but caches. Pages are composed by hand: [Arrange] gives the
// rectangles as a pure function of the size, and each part draws into its own
// window of one canvas of cells, so that nothing can tear a line. Of a lesson, a page is
// where things stand, a task what is asked in words, a desk the controls; the map is an
// atlas, what lies open above either a cover, and what both have at their rims edges.
//
// [Run] puts a guard between a Model and Bubble Tea: a page that panics costs that page
// alone, input that comes at once is drawn once, and whatever ends the program takes
// what was reached first.
//
// One key table ([Bindings]) makes the dispatch, the help strip, the help and the
// README's table. All changes of a lesson go through its session as moves.
//
// The clock is here: while something runs, a frame comes ten times a second and
// ticks for at most 8 ms. Where nothing moves there is no frame at all.
package tui
