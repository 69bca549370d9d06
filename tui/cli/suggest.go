package cli

import (
	"strings"

	"sinapse/content"
	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui"
	"sinapse/tui/draw"
)

// A name is what a learner may have meant, and what is to be typed for it.
type name struct{ meant, typed string }

// chapterNames are what the written chapters are called: their names, and their
// titles in every language.
func chapterNames() []name {
	var names []name
	for _, entry := range course.Entries() {
		if entry.New == nil {
			continue
		}
		names = append(names, name{entry.ID, entry.ID})
		for _, language := range content.Languages() {
			names = append(names, name{draw.Title(draw.Book(language), entry.ID), entry.ID})
		}
	}
	return names
}

// screenNames are what some screens of a chapter are called, behind what is to be
// typed before them.
func screenNames(chapter, before string, screens []lessons.Screen) []name {
	var names []name
	for _, screen := range screens {
		names = append(names, name{screen.ID, before + screen.ID})
		for _, language := range content.Languages() {
			words := &draw.Voice{Book: draw.Book(language), Chapter: draw.Book(language).Chapter(chapter)}
			names = append(names, name{words.Screen(screen.ID).Title, before + screen.ID})
		}
	}
	return names
}

// verbNames are what verbs are called, in every language.
func verbNames(verbs []string) []name {
	var names []name
	for _, verb := range verbs {
		names = append(names, name{verb, verb})
		for _, language := range content.Languages() {
			also, _ := draw.Book(language).Word("cli.also." + verb)
			for called := range strings.FieldsSeq(also) {
				names = append(names, name{called, verb})
			}
		}
	}
	return names
}

// allNames are verbs, chapters and screens, as they are called in every language.
func allNames(verbs []string) []name {
	names := append(verbNames(verbs), chapterNames()...)
	for _, entry := range course.Entries() {
		names = append(names, screenNames(entry.ID, entry.ID+"/", tui.ScreensOf(entry, 0))...)
	}
	return names
}

// nearest returns what is to be typed for the name that takes the fewest edits to
// reach; "" where all are too far for anybody to have meant them.
func nearest(typed string, names []name) string {
	from := plainest(typed)
	best, fewest := "", max(1, (len(from)+1)/3)+1
	for _, candidate := range names {
		meant := plainest(candidate.meant)
		d := tui.Edits(from, meant)
		if len(from) > 3 && strings.Contains(" "+string(meant)+" ", " "+string(from)+" ") { // a word of it
			d = min(d, 1)
		}
		if d < fewest {
			best, fewest = candidate.typed, d
		}
	}
	return best
}

// plainest is a text as hurried people type it: small letters, no accents, and no
// marks between words.
func plainest(text string) []rune {
	letters := tui.Fold(text)
	for i, char := range letters {
		if char == '-' || char == '_' {
			letters[i] = ' '
		}
	}
	return letters
}
