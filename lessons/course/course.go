package course

import (
	"sinapse/lessons"
	"sinapse/lessons/activation"
	"sinapse/lessons/backprop"
	"sinapse/lessons/batches"
	"sinapse/lessons/bias"
	"sinapse/lessons/cnn"
	"sinapse/lessons/descent"
	"sinapse/lessons/dot"
	"sinapse/lessons/fitting"
	"sinapse/lessons/forward"
	"sinapse/lessons/gan"
	"sinapse/lessons/layers"
	"sinapse/lessons/loss"
	"sinapse/lessons/lstm"
	"sinapse/lessons/network"
	"sinapse/lessons/playground"
	"sinapse/lessons/remedies"
	"sinapse/lessons/rnn"
	"sinapse/lessons/shapes"
	"sinapse/lessons/weights"
)

// A Unit is a part of the course: chapters that belong together.
type Unit struct {
	ID       string
	Chapters []Entry
}

// An Entry is a chapter's place in the course.
type Entry struct {
	ID string
	// New starts the chapter afresh; nil while the chapter is still to be
	// written. Same seed, same chapter.
	New  func(seed uint32) lessons.Chapter
	Play string // its playthrough
}

// Course is what there is to learn, in the order that the map recommends.
// Nothing is locked: a chapter may be opened at any time.
func Course() []Unit {
	return []Unit{
		{"start", []Entry{{"network", network.New, network.Play}}},
		{"neuron", []Entry{{"weights", weights.New, weights.Play}, {"bias", bias.New, bias.Play}, {"activation", activation.New, activation.Play}}},
		{"arrays", []Entry{{"shapes", shapes.New, shapes.Play}, {"dot", dot.New, dot.Play}, {"layers", layers.New, layers.Play}}},
		{"learning", []Entry{{"forward", forward.New, forward.Play}, {"loss", loss.New, loss.Play}, {"backprop", backprop.New, backprop.Play}, {"descent", descent.New, descent.Play}, {"batches", batches.New, batches.Play}}},
		{"generalising", []Entry{{"fitting", fitting.New, fitting.Play}, {"remedies", remedies.New, remedies.Play}}},
		{"kinds", []Entry{{"cnn", cnn.New, cnn.Play}, {"rnn", rnn.New, rnn.Play}, {"lstm", lstm.New, lstm.Play}, {"gan", gan.New, gan.Play}}},
		{"free", []Entry{{"playground", playground.New, playground.Play}}},
	}
}

// Entries lists the chapters of the course, without the units.
func Entries() []Entry {
	var entries []Entry
	for _, unit := range Course() {
		entries = append(entries, unit.Chapters...)
	}
	return entries
}

// Find returns a chapter's entry.
func Find(id string) (Entry, bool) {
	for _, entry := range Entries() {
		if entry.ID == id {
			return entry, true
		}
	}
	return Entry{}, false
}
