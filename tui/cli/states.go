package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/course"
	"sinapse/tui/store"
)

// stateSuffix ends the name of a file that holds where the learner stands in a
// chapter: remedies.state, and remedies.7.state in a course of seed 7.
const stateSuffix = ".state"

// stateName is the name of a chapter's file in a course of a seed, without its end.
func stateName(chapter string, seed uint32) string {
	if seed == 0 {
		return chapter
	}
	return chapter + "." + strconv.FormatUint(uint64(seed), 10)
}

// stateNames are the names that a chapter's files may have.
var stateNames = regexp.MustCompile(`^([a-z][a-z-]*)(?:\.([1-9][0-9]{0,9}))?$`)

// stateFile is the file of a name.
func (d *Disk) stateFile(name string) *store.File {
	return &store.File{Path: filepath.Join(d.states, name+stateSuffix), Raw: true}
}

// State returns where the learner left a chapter in a course of a seed, as it was
// kept; nil for nowhere.
func (d *Disk) State(chapter string, seed uint32) []byte {
	return d.stateFile(stateName(chapter, seed)).Peek()
}

// keepStates keeps where the learner stands in the open chapter. What was forgotten
// on disk does not come back.
func (d *Disk) keepStates(progress, after *lessons.Progress) error {
	var wrong error
	for id, record := range progress.Chapters {
		moment := record.Moment
		record.Moment = lessons.Moment{} // it may be large, and is not needed any more
		if !moment.Given() || after.Chapters[id] == nil || len(after.Chapters[id].Visited) == 0 {
			continue
		}
		data, err := moment.Encode()
		if err == nil {
			_, _, err = d.stateFile(stateName(id, record.Seed)).Save(data, nil)
		}
		wrong = errors.Join(wrong, err)
	}
	return wrong
}

// forgetStates removes what is kept of where the learner stands in a chapter, or,
// without one, in all.
func (d *Disk) forgetStates(chapter string) error {
	var wrong error
	for _, name := range d.stateFiles() {
		if chapter == "" || stateNames.FindStringSubmatch(name)[1] == chapter {
			wrong = errors.Join(wrong, os.Remove(d.stateFile(name).Path))
		}
	}
	return wrong
}

// stateFiles lists the names of what is kept.
func (d *Disk) stateFiles() []string {
	var names []string
	files, err := os.ReadDir(d.states)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, file := range files {
		name := file.Name()
		if ext := filepath.Ext(name); ext == stateSuffix && stateNames.MatchString(name[:len(name)-len(ext)]) {
			names = append(names, name[:len(name)-len(ext)])
		}
	}
	return names
}

// allStates returns what is kept, by names.
func (d *Disk) allStates() map[string][]byte {
	states := map[string][]byte{}
	for _, name := range d.stateFiles() {
		if data := d.stateFile(name).Peek(); data != nil {
			states[name] = data
		}
	}
	return states
}

// mostState is more than the state of any chapter takes.
const mostState = 4 << 20

// joinStates keeps states that came from elsewhere, of chapters where the learner
// stands nowhere yet.
func (d *Disk) joinStates(states map[string][]byte) error {
	var wrong error
	for name, data := range states {
		parts := stateNames.FindStringSubmatch(name)
		if parts == nil || len(data) > mostState {
			continue
		}
		entry, ok := course.Find(parts[1])
		if !ok || entry.New == nil || d.stateFile(name).Peek() != nil {
			continue
		}
		_, _, err := d.stateFile(name).Save(data, nil)
		wrong = errors.Join(wrong, err)
	}
	return wrong
}
