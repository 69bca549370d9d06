package lessons

import (
	"reflect"
	"testing"
)

// begun returns progress in one chapter: screens that were visited, goals that were
// met, and the moves that led there.
func begun(chapter, screen string, met []string, moves ...string) *Progress {
	p := NewProgress()
	p.Chapter = chapter
	record := p.Record(chapter)
	record.Screen, record.Moves = screen, moves
	record.Visited[screen] = true
	for _, goal := range met {
		record.Met[goal] = true
	}
	return p
}

// What was forgotten meanwhile stays so, with the moves that led there; what is
// reached after it is kept, with the moves from then on.
func TestOntoWhatWasForgotten(t *testing.T) {
	opened := begun("weights", "sign", []string{"sign/fall"}, "nudge w1 +1")
	empty := NewProgress()

	joined, forgotten := opened.Clone().Onto(empty, opened, opened)
	if want := NewProgress(); !forgotten || !reflect.DeepEqual(joined, want) {
		t.Errorf("left as it was: %+v, %v", joined, forgotten)
	}

	on := opened.Clone()
	on.Ended = 3
	on.Record("weights").Moves = []string{"nudge w1 +1", "nudge w1 +1"}
	on.Record("weights").Met["sign/cancel"] = true
	joined, forgotten = on.Clone().Onto(empty, opened, opened)
	record := joined.Record("weights")
	if !forgotten || !record.Met["sign/cancel"] || len(record.Met) != 1 || len(record.Visited) > 0 || len(record.Moves) > 0 || record.Screen != "" {
		t.Errorf("gone on: %+v, %v", record, forgotten)
	}

	later := on.Clone()
	later.Record("weights").Moves = append(later.Record("weights").Moves, "reset")
	again, forgotten := later.Onto(joined, on, joined)
	record = again.Record("weights")
	if forgotten || len(record.Met) != 1 || len(record.Moves) != 3 || record.Screen != "sign" {
		t.Errorf("later: %+v, %v", record, forgotten)
	}
}

// Two windows lose nothing of each other, and each keeps its place.
func TestOntoWhatAnotherWindowDid(t *testing.T) {
	opened := begun("weights", "sign", nil, "nudge w1 +1")
	other := opened.Clone()
	other.Record("weights").Met["sign/fall"] = true
	other.Record("weights").Moves = []string{"nudge w1 +7"}
	other.Record("bias").Screen, other.Chapter, other.Ended = "shift", "bias", 2

	looked := opened.Clone()
	looked.Record("forward") // looked at on the map
	joined, forgotten := looked.Onto(other, opened, opened)
	if forgotten || !reflect.DeepEqual(joined, other) {
		t.Errorf("a window that changed nothing changed it to %+v", joined)
	}

	mine := opened.Clone()
	mine.Record("weights").Answers["sign/older"] = Given{Given: "1"}
	mine.Record("weights").Hints["sign/fall"] = 2
	mine.Record("weights").Moves = []string{"reset"}
	joined, forgotten = mine.Onto(other, opened, opened)
	record := joined.Record("weights")
	if forgotten || !record.Met["sign/fall"] || record.Answers["sign/older"].Given != "1" || record.Hints["sign/fall"] != 2 {
		t.Errorf("something that was reached is lost: %+v, %v", record, forgotten)
	}
	if !reflect.DeepEqual(record.Moves, []string{"reset"}) || joined.Chapter != "bias" || joined.Ended != 2 {
		t.Errorf("the places are %+v in %q, ended %d", record, joined.Chapter, joined.Ended)
	}

	// An answer that was judged meanwhile, and one that was changed.
	judged := mine.Clone()
	judged.Record("weights").Answers["sign/older"] = Given{Given: "1", Judged: true, Right: true}
	joined, _ = judged.Onto(mine, mine, mine)
	if !joined.Record("weights").Answers["sign/older"].Right {
		t.Errorf("the verdict is lost: %+v", joined.Record("weights").Answers)
	}
	changed := mine.Clone()
	changed.Record("weights").Answers["sign/older"] = Given{Given: "2"}
	if joined, _ = changed.Onto(judged, mine, judged); !joined.Record("weights").Answers["sign/older"].Judged {
		t.Errorf("a guess is kept over a verdict: %+v", joined.Record("weights").Answers)
	}
	if joined, _ = changed.Onto(mine, mine, mine); joined.Record("weights").Answers["sign/older"].Given != "2" {
		t.Errorf("the newer guess is lost: %+v", joined.Record("weights").Answers)
	}
}
