package tui

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"sinapse/lessons"
	"sinapse/tui/draw"
	"sinapse/tui/store"
)

// A Notice is what is to be told in a sentence or two: the key of its words, and
// what fills them. The zero Notice tells nothing.
type Notice struct {
	Key    string
	Values map[string]string
	Cause  store.Cause // why something could not be read or written; "" where that is no question
}

// Noted is a notice whose words need nothing more.
func Noted(key string) Notice { return Notice{Key: key} }

// In puts a notice in words: what happened, why, and what to do.
func (n Notice) In(v *draw.Voice) string {
	if n.Key == "" {
		return ""
	}
	values := visibleAll(n.Values)
	if n.Cause != "" {
		filling := maps.Clone(values)
		values["cause"] = v.Say("cause."+string(n.Cause), filling)
		values["remedy"] = v.Say("remedy."+string(n.Cause), filling)
	}
	return v.Say(n.Key, values)
}

// missing says what of a chapter is not as it was left; nothing where all is.
func missing(lost lessons.Loss) Notice {
	return Noted(map[lessons.Loss]string{lessons.TooLong: "notice.long", lessons.Broken: "notice.broken", lessons.Unfit: "notice.unfit"}[lost])
}

// unsaved tells whether a notice says that progress was not saved.
func (n Notice) unsaved() bool {
	switch n.Key {
	case "notice.unsaved", "notice.unwritable", "notice.busy", "notice.invalid":
		return true
	}
	return false
}

// Unkept is the notice of why something could not be kept.
func Unkept(err error) Notice {
	if notice, ok := errors.AsType[*store.Notice](err); ok {
		return Told(notice)
	}
	return Notice{Key: "notice.unsaved", Values: map[string]string{"cause": err.Error()}}
}

// homely writes a path as its owner does, from ~ on.
func homely(path string) string {
	home, err := os.UserHomeDir()
	if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); err == nil && ok && home != "" {
		return filepath.Join("~", rest)
	}
	return path
}
