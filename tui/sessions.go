package tui

import (
	"slices"

	"sinapse/lessons"
)

// keptSessions is how many chapters stay in memory as they are: the open one and
// the two that were left last. Whoever comes back to one of them waits for nothing
// and finds all that was trained.
const keptSessions = 3

// sessions are those that stay in memory, the one that was entered last first.
type sessions []openSession

// An openSession is that of a chapter.
type openSession struct {
	chapter string
	session *lessons.Session
}

// find returns the session of a chapter, nil where none is kept.
func (o *sessions) find(chapter string) *lessons.Session {
	for _, k := range *o {
		if k.chapter == chapter {
			return k.session
		}
	}
	return nil
}

// keep puts the session of a chapter first; the one that was left longest ago goes.
func (o *sessions) keep(chapter string, session *lessons.Session) {
	o.forget(chapter)
	*o = slices.Insert(*o, 0, openSession{chapter, session})
	if len(*o) > keptSessions {
		clear((*o)[keptSessions:])
		*o = (*o)[:keptSessions]
	}
}

// forget drops the session of a chapter, so that it begins anew from what is kept
// of it.
func (o *sessions) forget(chapter string) {
	*o = slices.DeleteFunc(*o, func(k openSession) bool { return k.chapter == chapter })
}
