package course

import (
	"io"

	"sinapse/lessons"
	"sinapse/lessons/own"
	"sinapse/lessons/playground"
	"sinapse/lessons/rnn"
)

// OwnID is the name of the chapter that a learner's own file makes. It is on no map.
const OwnID = "own"

// An OwnEntry is a chapter that a learner's own file makes. It is on no map.
type OwnEntry struct {
	Entry
	File *lessons.File // by which its progress is known; nil where nothing of it is kept
	// Onward is the chapter that its last screen leads on to; nil for none. What keeps it
	// from being is a [*lessons.Refusal].
	Onward func() (OwnEntry, error)
}

// An OwnFile is a table that a learner has.
type OwnFile = own.File

// Own reads a learner's table, and makes a chapter of it. What is wrong with the file is
// a [*lessons.Refusal].
func Own(file OwnFile) (OwnEntry, error) {
	chapter, err := own.Open(file)
	if err != nil {
		return OwnEntry{}, err
	}
	return OwnEntry{
		Entry:  Entry{ID: OwnID, New: func(uint32) lessons.Chapter { return chapter }},
		Onward: func() (OwnEntry, error) { return onTable(chapter, file.Path) },
	}, nil
}

// TableID is the name of the chapter that is the playground on a learner's own table. It
// is on no map. Words that it lacks are those of the chapter TableWords.
const (
	TableID    = "table"
	TableWords = "playground"
)

// onTable is the playground on the table of a chapter. Nothing of it is kept where the
// table is no file.
func onTable(chapter lessons.Chapter, path string) (OwnEntry, error) {
	o, err := own.OnwardOf(chapter)
	if err != nil {
		return OwnEntry{}, err
	}
	entry := OwnEntry{Entry: Entry{ID: TableID, New: playground.On(&playground.Start{Table: o.Table, Data: o.Data, Share: o.Share, Seed: o.Seed})}}
	if path != "" {
		entry.File = &lessons.File{Path: path, Size: o.Size, Digest: o.Digest}
	}
	return entry, nil
}

// TextID is the name of the chapter that a learner's own text makes: the screen rnn/poem,
// on it. It is on no map. Words that it lacks are those of the chapter TextWords.
const (
	TextID    = "text"
	TextWords = "rnn"
)

// Bounds of a learner's own text: how many bytes of a file are read, and how many
// characters there must be to learn.
const (
	TextBytes = rnn.MostBytes
	LeastText = rnn.LeastChars
)

// A Text says what of a file is learned, and what is left out.
type Text struct {
	Characters, Kinds int
	Left              rnn.LeftOut
}

// OwnText makes a chapter of a file's beginning, which Python finds under a name; ok is
// false where there is too little to learn in it.
func OwnText(name string, file lessons.File, beginning []byte) (entry OwnEntry, of Text, ok bool) {
	text := &rnn.Text{Path: name, Digest: file.Digest}
	text.Content, text.Left = rnn.Legible(beginning)
	of = Text{text.Length(), text.Kinds(), text.Left}
	if of.Characters < LeastText || of.Kinds < 2 {
		return OwnEntry{}, of, false
	}
	return OwnEntry{Entry: Entry{ID: TextID, New: rnn.On(text)}, File: &file}, of, true
}

// A Study is a table that is to be learnt without a screen.
type Study = own.Study

// A StudySetup is what a table is learnt with.
type StudySetup = own.Setup

// A Job is one seed's models at work.
type Job = own.Job

// A Worth is what a model is worth.
type Worth = own.Worth

// Bounds of what a study is set up with.
const (
	MostLayers  = own.MostLayers
	MostNeurons = own.MostNeurons
	MostRate    = own.MostRate
	MostEpochs  = own.MostEpochs
)

// NewStudy reads a table that is to be learnt without a screen. Errors are those of [Own].
func NewStudy(file OwnFile) (*Study, error) { return own.NewStudy(file) }

// Weights are arrays that were read from a file.
type Weights = own.Weights

// ReadWeights reads an .npz. What is wrong with it is a [*lessons.Refusal].
func ReadWeights(from io.ReaderAt, size int64) (Weights, error) { return own.ReadWeights(from, size) }
