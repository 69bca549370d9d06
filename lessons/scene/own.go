package scene

import "strings"

// own begins a text that is no key. No file of text has it in it.
const own = "\x00"

// Own is a text that is shown as it stands, where the key of a word is asked for: the
// names that a learner's own file gives. What a terminal would obey must have been taken
// out of it.
func Own(text string) string { return own + text }

// OwnText returns the text that [Own] made a key of; ok is false for any other key.
func OwnText(key string) (text string, ok bool) { return strings.CutPrefix(key, own) }
