package rnn

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// Bounds of a text of the learner's own.
const (
	MostBytes  = 200_000 // of the file that are read
	MostKinds  = 120     // of characters
	LeastChars = 60      // that can be learned
)

// A Text is a file of the learner's own, as a cell can learn it: characters that take one
// cell of a terminal each, spaces and ends of lines.
type Text struct {
	Path    string // where Python finds it
	Digest  string // of the file
	Content string
	Left    LeftOut // of the file
}

// Length is how many characters it has.
func (t *Text) Length() int { return utf8.RuneCountInString(t.Content) }

// Kinds is how many kinds of characters it has.
func (t *Text) Kinds() int { return data.AlphabetOf(t.Content).Len() }

// A LeftOut counts what of a file is not in its text.
type LeftOut struct {
	Invalid int // bytes that are no UTF-8
	Control int // control codes, and what else is not to be seen
	Foreign int // wide and combining characters, and those that are written from right to left
	Rare    int // characters of rarer kinds than the most frequent ones
}

// None tells whether nothing was left out.
func (l LeftOut) None() bool { return l == LeftOut{} }

// Legible reads the beginning of a file: at most so many bytes as are read, and of its
// kinds of characters the most frequent ones. A file that is larger may be cut within its
// last character, which counts for nothing.
func Legible(source []byte) (content string, left LeftOut) {
	if len(source) > MostBytes {
		source = whole(source[:MostBytes])
	}
	source = bytes.TrimPrefix(source, []byte("\ufeff")) // some editors begin with a mark
	counts := map[rune]int{}
	kept := make([]rune, 0, len(source))
	for rest := source; len(rest) > 0; {
		char, size := utf8.DecodeRune(rest)
		invalid := char == utf8.RuneError && size == 1
		rest = rest[size:]
		if char == '\t' || char == '\u00a0' {
			char = ' '
		}
		switch {
		case invalid:
			left.Invalid++
		case char == '\r' && bytes.HasPrefix(rest, []byte("\n")): // a line's end elsewhere
		case char != '\n' && !unicode.IsPrint(char) && !unicode.Is(unicode.M, char):
			left.Control++
		case char != '\n' && !narrow(char):
			left.Foreign++
		default:
			kept = append(kept, char)
			counts[char]++
		}
	}
	left.Rare = dropRare(counts)
	kept = slices.DeleteFunc(kept, func(char rune) bool { return counts[char] == 0 })
	return string(kept), left
}

// dropRare takes the rarest kinds out of what was counted, where there are too many, and
// returns how many characters were of them.
func dropRare(counts map[rune]int) (dropped int) {
	kinds := slices.SortedFunc(maps.Keys(counts), func(a, b rune) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, rare := range kinds[min(MostKinds, len(kinds)):] {
		dropped += counts[rare]
		delete(counts, rare)
	}
	return dropped
}

// whole is a text without the beginning of a character that was cut at its end.
func whole(source []byte) []byte {
	for start := len(source) - 1; start >= max(len(source)-utf8.UTFMax, 0); start-- {
		if utf8.RuneStart(source[start]) {
			if !utf8.FullRune(source[start:]) {
				return source[:start]
			}
			break
		}
	}
	return source
}

// narrow tells whether a character takes one cell on every terminal, and is written from
// left to right.
func narrow(char rune) bool {
	const (
		arrows                = 0x2190 // from here on some terminals draw signs twice as wide
		firstRight, lastRight = 0x0590, 0x08ff
	)
	if char >= arrows || char >= firstRight && char <= lastRight || unicode.Is(unicode.M, char) {
		return false
	}
	return unicode.In(char, unicode.Common, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian)
}

// An ownText is a chapter of one screen: that of the poem, with a text of the learner's
// own in its place. It has no question and no goal: what was measured of two poems says
// nothing about a text that nobody knows.
type ownText struct {
	seed lessons.Seed
	text *Text
	*poetry
}

// ownSaved is a deep copy of its state; of the text itself there is the digest alone.
type ownSaved struct {
	digest string
	poetry poetrySaved
}

// On starts a chapter of a text that has [LeastChars] characters or more, of two kinds or
// more.
func On(text *Text) func(course uint32) lessons.Chapter {
	return func(course uint32) lessons.Chapter {
		return &ownText{seed: lessons.Seed(course), text: text, poetry: &poetry{}}
	}
}

// Begin makes the network.
func (c *ownText) Begin() { *c.poetry = *c.newPoetry() }

// newPoetry begins with the text.
func (c *ownText) newPoetry() *poetry {
	setup := textSetup{Rate: textRate, Clip: trainClip, Seed: c.seed.Plus(0)}
	return &poetry{poetryState{at: givenChars - 1}, newOwnText(c.text, setup)}
}

// Save returns a deep copy of the state.
func (c *ownText) Save() any { return ownSaved{c.text.Digest, c.save()} }

// Restore puts a saved state back. It panics where that is one of another text.
func (c *ownText) Restore(saved any) {
	s := saved.(ownSaved)
	if s.digest != c.text.Digest {
		panic("rnn: a state of another text")
	}
	c.restore(s.poetry)
}

// Screens lists the one page.
func (c *ownText) Screens() []lessons.Screen {
	p := c.poetry
	return []lessons.Screen{{
		ID: "text", OfZero: true, Scene: p.scene,
		Tick: c.tick,
		Controls: func() []lessons.Control {
			now := p.run.textSetup
			return []lessons.Control{c.seed.Slider(&now.Seed, func() { p.run = newOwnText(c.text, now) })}
		},
		Facts: func() map[string]string {
			return map[string]string{"characters": scene.Number(float64(c.text.Length()), 0).Plain(), "kinds": scene.Number(float64(c.text.Kinds()), 0).Plain()}
		},
		Select:  p.pick,
		Reset:   func() { *p = *c.newPoetry() },
		Explain: p.explain,
		Code:    func() string { return p.run.codeOf() },
		Prints:  func() string { return p.run.printsOf() },
	}}
}

// part is how many samples a tick takes: of many kinds of characters an update takes longer
// than a tick may.
func (c *ownText) part() int {
	const few, more = 32, 72 // kinds
	switch kinds := c.run.alphabet.Len(); {
	case kinds <= few:
		return textBatch
	case kinds <= more:
		return textBatch / 2
	}
	return textBatch / 4
}

// tick makes an update, or a part of one; false at the end.
func (c *ownText) tick() bool {
	if c.run.over() {
		return false
	}
	c.run.trainer.Samples(c.part())
	return true
}

// Pace makes as many updates a second of parts as of whole ones.
func (c *ownText) Pace(string) int { return updatesEachSecond * textBatch / c.part() }

// updatesEachSecond is how many are made at normal speed.
const updatesEachSecond = 60

// python is the Python that reads a text as [Legible] does.
func (t *Text) python() string {
	return fmt.Sprintf(`data = open(%s, "rb").read(%d).decode("utf-8", "ignore")
known = %s
text = "".join(c for c in data.replace("\t", " ").replace("\xa0", " ") if c in known)
`, pythonPath(t.Path), MostBytes, pythonText(data.AlphabetOf(t.Content).Runes))
}

// pythonPath is a path as Python has it: bytes that are no UTF-8 are halves of surrogate
// pairs there.
func pythonPath(path string) string {
	var literal strings.Builder
	for i, char := range path {
		if _, size := utf8.DecodeRuneInString(path[i:]); char == utf8.RuneError && size == 1 {
			fmt.Fprintf(&literal, `\udc%02x`, path[i])
			continue
		}
		quoted := strconv.QuoteToASCII(string(char))
		literal.WriteString(quoted[1 : len(quoted)-1])
	}
	return `"` + literal.String() + `"`
}

// pythonText is a text in Python, on several lines where it is long.
func pythonText(text []rune) string {
	const wide = 80
	lines := []string{""}
	for _, char := range text {
		quoted := strconv.QuoteToASCII(string(char))
		quoted = quoted[1 : len(quoted)-1]
		if len(lines[len(lines)-1])+len(quoted) > wide {
			lines = append(lines, "")
		}
		lines[len(lines)-1] += quoted
	}
	if len(lines) == 1 {
		return `"` + lines[0] + `"`
	}
	return "(\n    \"" + strings.Join(lines, "\"\n    \"") + "\"\n)"
}
