package lessons

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
	New func(seed uint32) Chapter
}

// Course is what there is to learn, in the order that the map recommends.
// Nothing is locked: a chapter may be opened at any time.
func Course() []Unit {
	return []Unit{
		{"start", []Entry{{"network", newNetworkChapter}}},
		{"neuron", []Entry{{"weights", newWeights}, {"bias", newBias}, {"activation", newActivation}}},
		{"arrays", []Entry{{"shapes", newShapes}, {"dot", newDot}, {"layers", newLayers}}},
		{"learning", []Entry{{"forward", newForward}, {"loss", newLoss}, {"backprop", newBackprop}, {"descent", newDescent}, {"batches", newBatches}}},
		{"generalising", []Entry{{"fitting", newFitting}, {"remedies", newRemedies}}},
		{"kinds", []Entry{{ID: "cnn"}, {ID: "rnn"}, {ID: "lstm"}, {ID: "gan"}}},
		{"free", []Entry{{ID: "playground"}}},
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
