package lessons

import (
	"math/bits"
	"slices"
	"sort"
)

// A timeline is the log of what was done to a state, with checkpoints of the
// state along it, so that any earlier moment can be had again.
//
// Its positions are counted in units: a tick is one, any other move is one.
// Checkpoints are dense for the last ticks and thin out behind: every position
// of the last 128, every 2nd of the 128 before, every 4th of the 256 before,
// every 8th of the 512 before, and so on. 100,000 ticks keep about 740.
type timeline struct {
	moves     []Move
	starts    []int // starts[i] is the position before moves[i]
	end       int   // the position after the last move
	now       int   // where the state stands, 0 ≤ now ≤ end
	saved     []checkpoint
	untilThin int
}

// A checkpoint is the state at a position.
type checkpoint struct {
	position int
	state    any
}

// dense is how many of the last positions keep a checkpoint each.
const dense = 128

// add appends a move, dropping whatever came after now.
func (t *timeline) add(m Move) {
	t.truncate()
	t.moves = append(t.moves, m)
	t.starts = append(t.starts, t.end)
	t.end += m.units()
	t.now = t.end
}

// extend makes the last move, which must be a tick at the very end, longer.
func (t *timeline) extend(ticks int) {
	t.moves[len(t.moves)-1].Count += ticks
	t.end += ticks
	t.now = t.end
}

// truncate drops what came after now: a move cut in the middle is shortened.
func (t *timeline) truncate() {
	if t.now == t.end {
		return
	}
	i := t.at(t.now)
	if done := t.now - t.starts[i]; done > 0 {
		t.moves[i].Count = done
		i++
	}
	t.moves, t.starts, t.end = t.moves[:i], t.starts[:i], t.now
	keep := sort.Search(len(t.saved), func(k int) bool { return t.saved[k].position > t.now })
	clear(t.saved[keep:])
	t.saved = t.saved[:keep]
}

// at returns the index of the move that leads on from position, which must
// lie before the end.
func (t *timeline) at(position int) int {
	return sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > position }) - 1
}

// save keeps a checkpoint at a position, unless there is one.
func (t *timeline) save(position int, state func() any) {
	i := sort.Search(len(t.saved), func(k int) bool { return t.saved[k].position >= position })
	if i < len(t.saved) && t.saved[i].position == position {
		return
	}
	t.saved = slices.Insert(t.saved, i, checkpoint{position, state()})
	if t.untilThin--; t.untilThin <= 0 {
		t.thin()
		t.untilThin = dense
	}
}

// before returns the last checkpoint that is not after position.
func (t *timeline) before(position int) checkpoint {
	i := sort.Search(len(t.saved), func(k int) bool { return t.saved[k].position > position })
	return t.saved[i-1]
}

// thin drops the checkpoints that have become too old for their spacing.
// The first one stays: without it nothing could be had again.
func (t *timeline) thin() {
	newest := t.saved[len(t.saved)-1].position
	t.saved = slices.DeleteFunc(t.saved, func(c checkpoint) bool {
		return c.position != t.saved[0].position && c.position%spacing(newest-c.position) != 0
	})
}

// spacing is the distance of checkpoints that are so many units old: 1 below
// 128, 2 below 256, 4 below 512, 8 below 1024, and so on.
func spacing(age int) int {
	return 1 << bits.Len(uint(age/dense))
}
