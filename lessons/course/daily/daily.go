// Package daily decides how much of what multiplies the tests look at, a sample that is
// another one each day, or, as the gate wants it, everything: only tests may use it, and
// it uses nothing of ours.
//
// Two variables of the environment, which Go's test cache heeds, have a say:
//
//	SINAPSE_TESTS=whole   everything
//	SINAPSE_TESTS=chapter a sample, but every screen of the chapter that is worked on
//	SINAPSE_TESTS=record  what was measured is measured and recorded anew
//	SINAPSE_DAY=20783     the sample of another day, as a failing test names it
package daily

import (
	"hash/fnv"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"
)

// Whole tells whether everything is to be looked at.
func Whole() bool { return os.Getenv("SINAPSE_TESTS") == "whole" }

// OneChapter tells whether one chapter alone is tested, by whoever is writing it.
func OneChapter() bool { return Whole() || os.Getenv("SINAPSE_TESTS") == "chapter" }

// Recording tells whether what was measured is to be recorded anew.
func Recording() bool { return os.Getenv("SINAPSE_TESTS") == "record" }

// NotRacing marks a test that goes, one move after the other, where others go beside each
// other: the race detector has nothing more to find there, and would take fifteen times as
// long. Where everything is looked at, it goes there too.
func NotRacing(tb testing.TB) {
	tb.Helper()
	if Racing && !Whole() {
		tb.Skip("others go here beside each other: this one is not for the race detector")
	}
}

// gateDay is the day that the gate plays at random with, as its monkey has one seed: what
// passed passes again, and whatever turns it red is the change.
const gateDay = 20784

// Day is the number of the day: how many have gone since 1970, in UTC.
func Day() int {
	if day, err := strconv.Atoi(os.Getenv("SINAPSE_DAY")); err == nil {
		return day
	}
	if Whole() {
		return gateDay
	}
	return int(time.Now().Unix() / (24 * 60 * 60))
}

// Chance is what a test draws its sample with: it hangs on the day and on the name.
func Chance(tb testing.TB, name string) *rand.Rand {
	tb.Helper()
	tb.Logf("a sample of the day: SINAPSE_DAY=%d draws it again, SINAPSE_TESTS=whole looks at everything", Day())
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(name)) // a hash takes everything
	return rand.New(rand.NewPCG(uint64(Day()), hash.Sum64()))
}

// Some returns so many of all, in their order, as the day and the test's name have
// it; or all.
func Some[T any](tb testing.TB, all []T, count int) []T {
	tb.Helper()
	if Whole() || count >= len(all) {
		return all
	}
	chosen := Chance(tb, tb.Name()).Perm(len(all))[:count]
	slices.Sort(chosen)
	some := make([]T, count)
	for i, at := range chosen {
		some[i] = all[at]
	}
	return some
}

// Spread returns so many of all, far apart, from another one on with each turn; or all.
func Spread[T any](all []T, count, turn int) []T {
	if Whole() || count >= len(all) {
		return all
	}
	some := make([]T, count)
	for i := range some {
		some[i] = all[(turn+i*len(all)/count)%len(all)]
	}
	return some
}
