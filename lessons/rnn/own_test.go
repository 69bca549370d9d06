package rnn

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"sinapse/lessons"
	"sinapse/lessons/internal/proof"
)

// TestLegible: what a terminal would obey, draws twice as wide, over another character or
// backwards, and what is no UTF-8, is not in the text, and is counted.
func TestLegible(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, source, want string
		left               LeftOut
	}{
		{"plain", "olá, mundo\nΩ ж\n", "olá, mundo\nΩ ж\n", LeftOut{}},
		{"a mark at the beginning", "\ufeffa", "a", LeftOut{}},
		{"ends of lines, tabs, hard spaces", "a\r\nb\tc\u00a0d", "a\nb c d", LeftOut{}},
		{"escapes", "a\x1b[31mb\x07\x00\r\u0085\u200b\ufeff\u202e", "a[31mb", LeftOut{Control: 8}},
		{"wide, combining, backwards", "a漢🙂e\u0301שم→", "ae", LeftOut{Foreign: 6}},
		{"no UTF-8", "a\xffb\xc3(\xed\xa0\x80", "ab(", LeftOut{Invalid: 5}},
	} {
		if got, left := Legible([]byte(c.source)); got != c.want || left != c.left {
			t.Errorf("%s: %q, without %+v", c.name, got, left)
		}
	}
}

// TestLegibleIsBounded: of a huge file the beginning is read, no character in half; of many
// kinds the most frequent ones are kept.
func TestLegibleIsBounded(t *testing.T) {
	t.Parallel()
	huge := []byte("x" + strings.Repeat("é", MostBytes))
	if got, left := Legible(huge); len(got) != MostBytes-1 || left != (LeftOut{}) {
		t.Errorf("of a huge text %d bytes, without %+v", len(got), left)
	}
	var kinds strings.Builder
	for char := rune(0x400); char < 0x400+MostKinds-10; char++ {
		kinds.WriteString(strings.Repeat(string(char), 3))
	}
	for char := 'a'; char <= 'z'; char++ {
		kinds.WriteRune(char)
	}
	got, left := Legible([]byte(kinds.String()))
	if n := (&Text{Content: got}).Kinds(); n != MostKinds || left.Rare == 0 || !strings.Contains(got, "a") || strings.Contains(got, "z") {
		t.Errorf("%d kinds, %+v left out", n, left)
	}
}

// FuzzLegible: whatever a file holds, the text has characters of one cell, few kinds, and
// nothing that a terminal would obey.
func FuzzLegible(f *testing.F) {
	for _, seed := range []string{"", "a\x1b]0;x\x07b", "漢\xff\xfe", "e\u0301\r\n\t", "\u202eabc"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		got, left := Legible(source)
		if !utf8.ValidString(got) || len(got) > len(source) || (&Text{Content: got}).Kinds() > MostKinds {
			t.Fatalf("%q of %q", got, source)
		}
		for _, char := range got {
			if char != '\n' && (!unicode.IsPrint(char) || !narrow(char)) {
				t.Errorf("%q has %q", got, char)
			}
		}
		source = bytes.TrimPrefix(source, []byte("\ufeff"))
		if left.None() && utf8.RuneCountInString(got)+strings.Count(string(source), "\r\n") != utf8.RuneCount(source) {
			t.Errorf("nothing is left out of %q, and it is %q", source, got)
		}
		again, none := Legible([]byte(got))
		if again != got || !none.None() {
			t.Errorf("%q is read again as %q, without %+v", got, again, none)
		}
	})
}

// TestOwnTextIsLearned: on a learner's own file the screen of the poem stands alone; what
// is shown of a long text is bounded, and its Python reads the file as we do. What was
// saved of it is no state of another text.
func TestOwnTextIsLearned(t *testing.T) {
	t.Parallel()
	source := strings.Repeat("uma linha,\ta mesma;\u00a0sim \x1b[1mou não/r\r\n漢 e\u0301 \xff fim \u0430\n", 40)
	path := filepath.Join(t.TempDir(), "um \"texto\" é.txt")
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	content, _ := Legible([]byte(source))
	text := &Text{Path: path, Digest: "1", Content: content}
	chapter := On(text)(0)
	s := lessons.NewSession(chapter, lessons.NewProgress().Record("text"))
	if len(s.Screens()) != 1 {
		t.Fatalf("there are %d screens", len(s.Screens()))
	}
	for _, line := range []string{"tick 30", "select c639", "type seed 2", "tick 27"} {
		proof.Do(t, s, line)
	}
	run := chapter.(*ownText).run
	if run.length() != readChars || len(run.writes().text) != readChars || run.trainer.Steps() != 27 {
		t.Errorf("of %d characters %d are read, and %d written, after %d updates", len(run.tokens), run.length(), len(run.writes().text), run.trainer.Steps())
	}
	proof.Prints(t, s)
	if known := run.known(); known <= 0 || known != run.recall() {
		t.Errorf("%v of the next characters are known, and %v recalled", known, run.recall())
	}
	saved := chapter.Save()
	proof.Do(t, s, "reset")
	if got := chapter.(*ownText).run; got.own != text || got.trainer.Steps() != 0 {
		t.Error("after a reset it is another text, or learned already")
	}
	other := On(&Text{Path: path, Digest: "2", Content: content})(0).(*ownText)
	other.Begin()
	defer func() {
		if recover() == nil {
			t.Error("a state of another text is taken up")
		}
	}()
	chapter.Restore(saved)
	if got := chapter.(*ownText).run.trainer.Steps(); got != 27 {
		t.Errorf("restored it has made %d updates", got)
	}
	other.Restore(saved)
}

// TestOwnTextOfManyKindsIsLearnedInParts: of many kinds of characters a tick is a part of
// an update. Parts make the same updates to the bit, and go on from within one.
func TestOwnTextOfManyKindsIsLearnedInParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ kinds, parts int }{{20, 1}, {60, 2}, {120, 4}} {
		var source strings.Builder
		for i := range 10 * c.kinds {
			source.WriteRune(rune(0x400 + i*i%c.kinds))
			source.WriteRune(rune(0x400 + i%c.kinds))
		}
		text := &Text{Digest: "1", Content: source.String()}
		begun := func() *ownText {
			chapter := On(text)(0).(*ownText)
			chapter.Begin()
			return chapter
		}
		whole, parts, later := begun(), begun(), begun()
		for range 3 {
			whole.run.trainer.Batch()
		}
		for tick := range 3 * c.parts {
			if tick == 2*c.parts-1 {
				later.Restore(parts.Save())
				parts = later
			}
			parts.tick()
		}
		if parts.run.trainer.Steps() != 3 || !slices.Equal(whole.run.trainer.Network().Parameters(), parts.run.trainer.Network().Parameters()) {
			t.Errorf("%d kinds: %d parts make %d updates, or others", c.kinds, 3*c.parts, parts.run.trainer.Steps())
		}
		if pace := parts.Pace("text"); pace != updatesEachSecond*c.parts {
			t.Errorf("%d kinds: a pace of %d", c.kinds, pace)
		}
	}
}
