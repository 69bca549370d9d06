package lessons

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// Version is the form of Progress that this program writes.
const Version = 1

// Progress is what a learner has reached in the whole course. It is a plain
// value: whoever keeps it on disk encodes and decodes it.
type Progress struct {
	Version  int                `json:"version"`
	Chapter  string             `json:"chapter"`         // where the learner left
	Ended    int                `json:"ended,omitempty"` // when it was told that all is done: how many screens that were
	Chapters map[string]*Record `json:"chapters"`
}

// A Record is what a learner has reached in one chapter. Goals, questions and
// hints are named "screen/id".
type Record struct {
	Screen  string           `json:"screen"` // where the learner left
	Visited map[string]bool  `json:"visited"`
	Met     map[string]bool  `json:"met"`
	Answers map[string]Given `json:"answers"`
	Hints   map[string]int   `json:"hints"`
	Moves   []string         `json:"moves,omitempty"` // what led to the state that they left
	Cut     bool             `json:"cut,omitempty"`   // the moves were too many to be kept
	Seed    uint32           `json:"seed,omitempty"`  // of the course in which they were made
	Others  []Branch         `json:"others,omitempty"`
	Results json.RawMessage  `json:"results,omitempty"` // that goals speak of, of a [Collector]

	// Language is the learner's when they began, of a [Speaker]; "" where that was before
	// there were any.
	Language string `json:"language,omitempty"`

	// File is the learner's own of which the chapter was made; nil for none.
	File *File `json:"file,omitempty"`

	// Moment is where the learner stands in the open chapter, to be kept with the rest.
	Moment Moment `json:"-"`

	// Snapshot is where the learner stood, from [Moment.Encode], for a session to
	// begin from. It is kept apart, and used once.
	Snapshot []byte `json:"-"`
}

// A File is one of the learner's own, by what tells whether it is still the same.
type File struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	Digest string `json:"digest"`
}

// A Given is an answer that a learner gave, and how it was judged.
type Given struct {
	Given   string            `json:"given"`
	Skipped bool              `json:"skipped,omitempty"`
	Judged  bool              `json:"judged,omitempty"`
	Right   bool              `json:"right,omitempty"`
	Correct string            `json:"correct,omitempty"`
	Outcome string            `json:"outcome,omitempty"`
	Facts   map[string]string `json:"facts,omitempty"`
}

// weight ranks answers: one that was judged says more than one that waits, and
// that more than one that was skipped.
func (g Given) weight() int {
	switch {
	case g.Judged:
		return 2
	case g.Given != "":
		return 1
	}
	return 0
}

// NewProgress returns the progress of somebody who has not begun.
func NewProgress() *Progress {
	return &Progress{Version: Version, Chapters: map[string]*Record{}}
}

// Record returns the record of a chapter, an empty one if it was not begun.
func (p *Progress) Record(chapter string) *Record {
	record := p.Chapters[chapter]
	if record == nil {
		record = &Record{}
		p.Chapters[chapter] = record
	}
	record.fill()
	return record
}

// Spoken makes the record of a chapter in which nothing was moved yet that of a learner
// who speaks a language, if the chapter is a [Speaker], and returns it.
func (r *Record) Spoken(language string, chapter Chapter) *Record {
	if _, speaks := chapter.(Speaker); speaks && r.Language == "" && len(r.Moves)+len(r.Others) == 0 && !r.Cut {
		r.Language = language
	}
	return r
}

// fill makes the maps that a decoded record may lack.
func (r *Record) fill() {
	if r.Visited == nil {
		r.Visited = map[string]bool{}
	}
	if r.Met == nil {
		r.Met = map[string]bool{}
	}
	if r.Answers == nil {
		r.Answers = map[string]Given{}
	}
	if r.Hints == nil {
		r.Hints = map[string]int{}
	}
}

// keptMoves bounds what a record keeps of a long session. Turns of one control in a
// row are one move, and so are ticks: these are hours of work.
const keptMoves = 20_000

// keep writes down the moves that led to where the learner stands: those before the
// session, and its own. A session too long to be done again keeps its place alone,
// and says so.
func (r *Record) keep(before []string, log []Move) {
	r.Moves, r.Cut = nil, len(before)+len(log) > keptMoves
	if r.Cut {
		return
	}
	r.Moves = append(r.Moves, before...)
	for _, move := range log {
		r.Moves = append(r.Moves, move.String())
	}
}

// log reads the moves back, up to the first that is none, and counts their
// ticks, and the units of all others.
func (r *Record) log() (moves []Move, ticks, others int) {
	for _, line := range r.Moves {
		move, err := ParseMove(line)
		if err != nil {
			break
		}
		moves = append(moves, move)
		units := min(move.units(), resumeTicks+1) // no sum of these overflows
		if move.Verb == Tick {
			ticks += units
		} else {
			others += units
		}
	}
	return moves, ticks, others
}

// Done tells whether everything on a screen was reached: visited, its goals
// met, its questions answered or skipped.
func (r *Record) Done(screen Screen) bool {
	if !r.Visited[screen.ID] {
		return false
	}
	for _, goal := range screen.Goals {
		if !r.Met[screen.ID+"/"+goal.ID] {
			return false
		}
	}
	for _, question := range screen.Questions {
		if _, ok := r.Answers[screen.ID+"/"+question.ID]; !ok {
			return false
		}
	}
	return true
}

// A FieldError says that what was read lacks a field of progress, or has another
// value there than any progress of this version.
type FieldError struct{ Field string }

// Error names the field.
func (e *FieldError) Error() string { return "progress: without a sound " + strconv.Quote(e.Field) }

// Encode writes progress as JSON.
func (p *Progress) Encode() ([]byte, error) {
	return json.MarshalIndent(p, "", "  ")
}

// DecodeProgress reads what Encode wrote. What is no progress, or one of
// another version, is refused with an error. What no program of ours writes
// inside of it (a hundred hints, moves without end) is cut to what is possible.
func DecodeProgress(source []byte) (*Progress, error) {
	progress := &Progress{}
	if err := json.Unmarshal(source, progress); err != nil {
		return nil, fmt.Errorf("progress: %w", err)
	}
	if progress.Version != Version {
		return nil, &FieldError{"version"}
	}
	if progress.Chapters == nil {
		return nil, &FieldError{"chapters"}
	}
	for id, record := range progress.Chapters {
		if record == nil {
			delete(progress.Chapters, id)
			continue
		}
		record.fill()
		record.bound()
	}
	return progress, nil
}

// bound cuts a record that was read to what a session can have written.
func (r *Record) bound() {
	for key, count := range r.Hints {
		r.Hints[key] = min(max(count, 0), MaxHints)
	}
	if len(r.Moves) > keptMoves {
		r.Moves, r.Cut = nil, true
	}
	r.boundOthers()
}

// A Tally counts what was reached.
type Tally struct{ Screens, Goals, Answers int }

// Minus returns how much more t counts than other.
func (t Tally) Minus(other Tally) Tally {
	return Tally{t.Screens - other.Screens, t.Goals - other.Goals, t.Answers - other.Answers}
}

// Tally counts the screens that were visited, the goals that were met and the
// questions that were answered, in chapters of the course.
func (p *Progress) Tally() Tally {
	var t Tally
	for _, record := range p.Chapters {
		if record.File != nil {
			continue
		}
		t.Screens += len(record.Visited)
		t.Goals += len(record.Met)
		for _, given := range record.Answers {
			if !given.Skipped {
				t.Answers++
			}
		}
	}
	return t
}

// Merge returns what was reached in either, with the places and the moves of
// p: what was once reached is never lost.
func (p *Progress) Merge(other *Progress) *Progress {
	merged := NewProgress()
	merged.Chapter = p.Chapter
	merged.Ended = max(p.Ended, other.Ended)
	if merged.Chapter == "" {
		merged.Chapter = other.Chapter
	}
	maps.Copy(merged.Chapters, other.Chapters)
	for id, record := range p.Chapters {
		merged.Chapters[id] = record.merge(other.Chapters[id])
	}
	return merged
}

// merge returns what was reached in r or in other, which may be nil.
func (r *Record) merge(other *Record) *Record {
	place := r.place()
	merged := &place
	merged.fill()
	for _, from := range []*Record{other, r} {
		if from == nil {
			continue
		}
		maps.Copy(merged.Visited, from.Visited)
		maps.Copy(merged.Met, from.Met)
		for key, given := range from.Answers {
			if given.weight() >= merged.Answers[key].weight() {
				merged.Answers[key] = given
			}
		}
		for key, count := range from.Hints {
			merged.Hints[key] = max(merged.Hints[key], count)
		}
	}
	return merged
}

// Clone returns a deep copy.
func (p *Progress) Clone() *Progress {
	clone := NewProgress().Merge(p)
	clone.Chapter = p.Chapter
	for id, record := range p.Chapters {
		copied := record.merge(nil)
		copied.Moves, copied.Others = slices.Clone(record.Moves), slices.Clone(record.Others)
		clone.Chapters[id] = copied
	}
	return clone
}
