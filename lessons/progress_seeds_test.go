package lessons

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
)

// TestRunsBelongToTheirSeed goes from course to course: in each the moves are those
// that were made in it, and what was reached counts for all.
func TestRunsBelongToTheirSeed(t *testing.T) {
	progress := NewProgress()
	record := progress.Record("slope")
	record.Met["hill/flat"] = true
	record.keep(nil, []Move{{Verb: Tick, Count: 3}})
	for _, step := range []struct {
		seed uint32
		want []string // what is found there
		made int      // ticks that are kept there then
	}{
		{0, []string{"tick 3"}, 3}, {7, nil, 70}, {8, nil, 0}, {7, []string{"tick 70"}, 71}, {0, []string{"tick 3"}, 4}, {8, nil, 80}, {7, []string{"tick 71"}, 71}, {0, []string{"tick 4"}, 4},
	} {
		data, err := progress.Encode() // the program ends, and is started with another seed
		if err != nil {
			t.Fatal(err)
		}
		if progress, err = DecodeProgress(data); err != nil {
			t.Fatal(err)
		}
		progress = NewProgress().Merge(progress.Clone()).Merge(NewProgress())
		record = progress.Record("slope").In(step.seed)
		if !slices.Equal(record.Moves, step.want) || !record.Met["hill/flat"] {
			t.Errorf("seed %d: moves %q, want %q; met %v", step.seed, record.Moves, step.want, record.Met)
		}
		if step.made > 0 {
			record.keep(nil, []Move{{Verb: Tick, Count: step.made}})
		}
	}
	if got := len(record.Others); got != 2 {
		t.Errorf("%d other courses are kept: %+v", got, record.Others)
	}
}

// TestRunsOfOtherSeedsAreBounded: of all other courses no more moves are kept than
// of one, those left last first.
func TestRunsOfOtherSeedsAreBounded(t *testing.T) {
	record := &Record{}
	moves := make([]string, keptMoves/3)
	for i := range moves {
		moves[i] = "tick 1"
	}
	for seed := range uint32(6) {
		record.In(seed).Moves = moves
	}
	var kept []uint32
	for _, branch := range record.Others {
		kept = append(kept, branch.Seed)
	}
	if want := []uint32{4, 3, 2}; !reflect.DeepEqual(kept, want) {
		t.Errorf("kept are the courses %v, want %v", kept, want)
	}
	if record.In(0); record.Moves != nil {
		t.Error(fmt.Sprint("a course that was dropped has ", len(record.Moves), " moves"))
	}
}
