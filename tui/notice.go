package tui

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"sinapse/tui/store"
)

// A Notice is what is to be told in a sentence or two: the key of its words, and
// what fills them. The zero Notice tells nothing.
type Notice struct {
	Key    string
	Values map[string]string
	Cause  store.Cause // why something could not be read or written; "" where that is no question
}

// noted is a notice whose words need nothing more.
func noted(key string) Notice { return Notice{Key: key} }

// in puts a notice in words: what happened, why, and what to do.
func (n Notice) in(v *voice) string {
	if n.Key == "" {
		return ""
	}
	values := visibleAll(n.Values)
	if n.Cause != "" {
		filling := maps.Clone(values)
		values["cause"] = v.say("cause."+string(n.Cause), filling)
		values["remedy"] = v.say("remedy."+string(n.Cause), filling)
	}
	return v.say(n.Key, values)
}

// unsaved tells whether a notice says that progress was not saved.
func (n Notice) unsaved() bool {
	switch n.Key {
	case "notice.unsaved", "notice.unwritable", "notice.busy", "notice.invalid":
		return true
	}
	return false
}

// told puts what the store says about a file into a notice. A damaged file that
// could not be set aside is one that cannot be read.
func told(notice *store.Notice) Notice {
	if notice == nil {
		return Notice{}
	}
	n := Notice{Key: "notice." + string(notice.Kind), Cause: notice.Cause, Values: map[string]string{
		"file": homely(notice.Path), "kept": homely(notice.Kept), "blame": homely(notice.Blame), "owner": notice.Owner,
	}}
	if notice.Err != nil {
		n.Values["system"] = store.Plain(notice.Err)
	}
	if notice.Kind == store.Damaged && notice.Kept == "" {
		n.Key = "notice." + string(store.Unreadable)
	}
	return n
}

// unkept is the notice of why something could not be kept.
func unkept(err error) Notice {
	if notice, ok := errors.AsType[*store.Notice](err); ok {
		return told(notice)
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
