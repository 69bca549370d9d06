package daily

import (
	"slices"
	"strconv"
	"testing"
)

// TestSamplesHangOnTheDay draws on some days: the same day gives the same sample, all
// days together everything, and the whole is the whole.
func TestSamplesHangOnTheDay(t *testing.T) {
	all, seen := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, map[int]bool{}
	for day := range 40 {
		t.Setenv("SINAPSE_DAY", strconv.Itoa(20_000+day))
		t.Setenv("SINAPSE_TESTS", "")
		some := Some(t, all, 3)
		if len(some) != 3 || !slices.IsSorted(some) || !slices.Equal(some, Some(t, all, 3)) {
			t.Errorf("day %d: %v, then %v", day, some, Some(t, all, 3))
		}
		for _, v := range some {
			seen[v] = true
		}
		t.Setenv("SINAPSE_TESTS", "whole")
		if whole := Some(t, all, 3); !slices.Equal(whole, all) {
			t.Errorf("the whole is %v", whole)
		}
	}
	if len(seen) != len(all) {
		t.Errorf("forty days saw %v", seen)
	}
}

// TestSpreadReachesAll spreads over ten with each turn: far apart, and all in the end.
func TestSpreadReachesAll(t *testing.T) {
	t.Setenv("SINAPSE_TESTS", "")
	all, seen := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, map[int]bool{}
	for turn := range 10 {
		some := Spread(all, 3, turn)
		for _, v := range some {
			seen[v] = true
		}
		if slices.Sort(some); len(some) != 3 || some[1]-some[0] < 3 || some[2]-some[1] < 3 {
			t.Errorf("turn %d: %v", turn, some)
		}
	}
	if len(seen) != len(all) {
		t.Errorf("ten turns saw %v", seen)
	}
}
