package course

import (
	"sinapse/lessons"
	"sinapse/lessons/own"
)

// OwnID is the name of the chapter that a learner's own file makes. It is on no map.
const OwnID = "own"

// An OwnFile is a table that a learner has.
type OwnFile = own.File

// Own reads a learner's table, and makes a chapter of it. What is wrong with the file is
// a [*lessons.Refusal].
func Own(file OwnFile) (Entry, error) {
	chapter, err := own.Open(file)
	if err != nil {
		return Entry{}, err
	}
	return Entry{ID: OwnID, New: func(uint32) lessons.Chapter { return chapter }}, nil
}
