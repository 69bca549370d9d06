package lessons

import "reflect"

// Onto returns what is on disk with what p, a window's progress, holds beyond known,
// what it held when it last saved. So the window leaves alone what it did not
// change: another may have gone on in another chapter, or all may have been
// forgotten. What disk does not hold any more of seen, what this window last saw
// there, was forgotten on purpose, which the second result tells: it does not come
// back, and neither do the moves that led there.
func (p *Progress) Onto(disk, known, seen *Progress) (joined *Progress, forgotten bool) {
	joined = disk.Clone()
	if p.Chapter != known.Chapter {
		joined.Chapter = p.Chapter
	}
	if p.Ended != known.Ended {
		joined.Ended = max(disk.Ended, p.Ended)
	}
	for id, record := range p.Chapters {
		was, there := known.begun(id), disk.begun(id)
		gone := seen.begun(id).beyond(there).reached()
		forgotten = forgotten || gone
		more := record.beyond(was)
		moved := !gone && !reflect.DeepEqual(record.place(), was.place())
		if !moved && !more.reached() {
			continue
		}
		now := there.place()
		if moved {
			now = record.place()
		}
		all := more.merge(there)
		now.Visited, now.Met, now.Answers, now.Hints = all.Visited, all.Met, all.Answers, all.Hints
		joined.Chapters[id] = &now
	}
	return joined, forgotten
}

// begun returns the record of a chapter as it is, an empty one if there is none.
func (p *Progress) begun(chapter string) *Record {
	record := Record{}
	if known := p.Chapters[chapter]; known != nil {
		record = *known
	}
	record.fill()
	return &record
}

// place is a record without what was reached: where the learner stands, and what
// led there.
func (r *Record) place() Record {
	place := *r
	place.Visited, place.Met, place.Answers, place.Hints = nil, nil, nil, nil
	place.Moment, place.Snapshot = Moment{}, nil
	return place
}

// reached tells whether a record holds anything that was reached.
func (r *Record) reached() bool {
	return len(r.Visited)+len(r.Met)+len(r.Answers)+len(r.Hints) > 0
}

// beyond returns what was reached in r and is not in other.
func (r *Record) beyond(other *Record) *Record {
	more := &Record{}
	more.fill()
	for key := range r.Visited {
		if !other.Visited[key] {
			more.Visited[key] = true
		}
	}
	for key := range r.Met {
		if !other.Met[key] {
			more.Met[key] = true
		}
	}
	for key, given := range r.Answers {
		if known, ok := other.Answers[key]; !ok || given.weight() >= known.weight() && !reflect.DeepEqual(given, known) {
			more.Answers[key] = given
		}
	}
	for key, count := range r.Hints {
		if count > other.Hints[key] {
			more.Hints[key] = count
		}
	}
	return more
}
