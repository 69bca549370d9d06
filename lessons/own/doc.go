// Package own is a learner's own table as a chapter: package course alone may use it,
// and it uses nn/data/table, model, kit and lessons.
//
// It is a [lessons.Chapter] like the others, made from a file instead of from the
// course: [Open] reads the file, and three screens lead on from it. On the first one
// stands what was understood, on the second what is to be predicted from what, on the
// third a linear model and a small network learn it beside a baseline. It is on no map,
// and nothing of it is progress.
//
// What a file says (names of columns, classes, cells) is shown as scene.Own, and never
// taken for the key of a word; what a terminal would obey is taken out of it here.
package own
