// Package anew begins sessions of chapters again and again, for tests: only tests may use
// it, and it uses package lessons.
//
// What a chapter makes at its beginning, data and networks, takes longer than most tests.
// Here it is made once: a session that is left leaves its chapter to the next one.
package anew

import (
	"sync"
	"testing"

	"sinapse/lessons"
)

// A Start is what a session begins with: the same start, the same session.
type Start struct {
	Chapter  string
	New      func(seed uint32) lessons.Chapter
	Seed     uint32
	Language string          // of the learner; "" for none
	Screen   string          // the one to begin on; "" for the first
	Record   *lessons.Record // a new one, to be kept in; nil for another
}

// A begun chapter has begun, and is as it began then.
type begun struct {
	lessons.Chapter
	fresh any
}

// A kind is what chapters share that begin in the same way.
type kind struct {
	chapter, language string
	seed              uint32
}

// idle are begun chapters that no session uses.
var (
	lock sync.Mutex
	idle = map[kind][]begun{}
)

// Begin returns a session of a learner who has done nothing yet, until the test ends: then
// another one uses its chapter.
func Begin(tb testing.TB, start Start) *lessons.Session {
	tb.Helper()
	session, leave := Borrow(start)
	tb.Cleanup(leave)
	return session
}

// Borrow returns a session of a learner who has done nothing yet, until it is left.
func Borrow(start Start) (session *lessons.Session, leave func()) {
	k := kind{start.Chapter, "", start.Seed}
	if _, speaks := start.New(start.Seed).(lessons.Speaker); speaks {
		k.language = start.Language
	}
	b := take(k, start.New)
	b.Restore(b.fresh)
	record := start.Record
	if record == nil {
		record = lessons.NewProgress().Record(start.Chapter)
	}
	record.Seed, record.Screen, record.Language = start.Seed, start.Screen, k.language
	session = lessons.NewSession(restored{b.Chapter}, record)
	session.Chapter = b.Chapter // with all that it can do
	return session, sync.OnceFunc(func() {
		lock.Lock()
		defer lock.Unlock()
		idle[k] = append(idle[k], b)
	})
}

// take is an idle chapter, or another one that begins.
func take(k kind, create func(seed uint32) lessons.Chapter) begun {
	lock.Lock()
	if last := len(idle[k]) - 1; last >= 0 {
		defer lock.Unlock()
		b := idle[k][last]
		idle[k] = idle[k][:last]
		return b
	}
	lock.Unlock()
	chapter := create(k.seed)
	record := lessons.NewProgress().Record(k.chapter)
	record.Language = k.language
	lessons.NewSession(chapter, record)
	return begun{chapter, chapter.Save()}
}

// A restored chapter is in a state already, and does not begin.
type restored struct{ lessons.Chapter }
