package tui

import (
	"hash/fnv"
	"math/rand/v2"
	"testing"

	"sinapse/content"
	"sinapse/lessons/course/daily"
)

// roamedWords is on how many screens words are looked for in random play on a day.
const roamedWords = 6

// TestWordsStandInRandomPlay does whatever can be done on a screen, hints and wrong answers
// too, and looks for the words in each state and at every size: at 120×40 the prose, the
// open question and the open goals are whole and unscrolled, and nowhere is a word hidden
// while rows stand empty.
func TestWordsStandInRandomPlay(t *testing.T) {
	var names [][2]string
	for _, entry := range written() {
		for _, screen := range ScreensOf(entry, 0) {
			names = append(names, [2]string{entry.ID, screen.ID})
		}
	}
	for _, name := range daily.Some(t, names, roamedWords) {
		t.Run(name[0]+"/"+name[1], func(t *testing.T) {
			t.Parallel()
			hash := fnv.New64a()
			hash.Write([]byte("words of " + name[0] + "/" + name[1]))
			r := &roamer{t: t, random: rand.New(rand.NewPCG(*roamSeed, hash.Sum64())), slot: newSlot(t), entry: name[0], screen: name[1]}
			defer r.caught()
			r.begin()
			v := &visit{T: t, m: r.m, told: map[string]bool{}}
			for range episode {
				if r.act(); r.sometimes(3) {
					r.ask()
				}
				if r.m.Lesson.typing != nil || r.m.overlay.kind != noOverlay {
					continue
				}
				for _, r.m.language = range content.Languages() {
					for _, size := range pageSizes {
						v.at(size)
						v.words()
						v.room()
					}
				}
			}
		})
	}
}
