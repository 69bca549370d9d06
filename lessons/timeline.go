package lessons

import (
	"math/bits"
	"slices"
	"sort"
)

// A Timeline is the log of what was done to a state, with checkpoints of the
// state along it, so that any earlier moment can be had again.
//
// Its positions are counted in units: a tick is one, so is a nudge, and any other
// move is one. Checkpoints are dense for the last units and thin out behind: every
// position of the last 128, every 2nd of the 128 before, every 4th of the 256
// before, every 8th of the 512 before, and so on. 100,000 ticks keep about 740.
// Where they come to more than their share of memory, 64 are kept of each of these
// stretches, or 32, and so on; the last 32 positions stay dense.
type Timeline struct {
	moves     []Move
	starts    []int // starts[i] is the position before moves[i]
	end       int   // the position after the last move
	now       int   // where the state stands, 0 ≤ now ≤ end
	Saved     []checkpoint
	untilThin int
	halved    int // how often it was halved what is kept of a stretch
	scale     Scale
	least     int // bytes that were left when it was last thinned out
}

// A checkpoint is the state at a position.
type checkpoint struct {
	Position int
	state    any
}

// dense is how many of the last positions keep a checkpoint each, and how many
// checkpoints are kept of each stretch before them; DenseAtLeast is how many of the
// last positions keep one where memory is short.
const (
	dense        = 128
	DenseAtLeast = 32
)

// stretch is how many checkpoints are kept of a stretch.
func (t *Timeline) stretch() int { return max(dense>>t.halved, 1) }

// dense is how many of the last positions keep a checkpoint each.
func (t *Timeline) dense() int { return max(t.stretch(), DenseAtLeast) }

// add appends a move, dropping whatever came after now.
func (t *Timeline) add(m Move) {
	t.truncate()
	t.moves = append(t.moves, m)
	t.starts = append(t.starts, t.end)
	t.end += m.units()
	t.now = t.end
}

// AddOne appends a unit of a move: it makes the last move longer if that is the
// same, else it is a move of its own.
func (t *Timeline) AddOne(m Move, same bool) {
	t.truncate()
	if last := len(t.moves) - 1; same && last >= 0 {
		t.moves[last].Count = t.moves[last].units() + 1
		t.end++
		t.now = t.end
		return
	}
	t.add(m)
}

// last is the move that leads to now, once what came after it is dropped; the zero
// Move where there is none.
func (t *Timeline) last() Move {
	if t.now == 0 {
		return Move{}
	}
	return t.moves[t.at(t.now-1)]
}

// truncate drops what came after now: a move cut in the middle is shortened.
func (t *Timeline) truncate() {
	if t.now == t.end {
		return
	}
	i := t.at(t.now)
	if done := t.now - t.starts[i]; done > 0 {
		t.moves[i].Count = done
		i++
	}
	t.moves, t.starts, t.end = t.moves[:i], t.starts[:i], t.now
	keep := sort.Search(len(t.Saved), func(k int) bool { return t.Saved[k].Position > t.now })
	clear(t.Saved[keep:])
	t.Saved = t.Saved[:keep]
}

// at returns the index of the move that leads on from position, which must
// lie before the end.
func (t *Timeline) at(position int) int {
	return sort.Search(len(t.starts), func(i int) bool { return t.starts[i] > position }) - 1
}

// Save keeps a checkpoint at a position, unless there is one.
func (t *Timeline) Save(position int, state func() any) {
	i := sort.Search(len(t.Saved), func(k int) bool { return t.Saved[k].Position >= position })
	if i < len(t.Saved) && t.Saved[i].Position == position {
		return
	}
	t.Saved = slices.Insert(t.Saved, i, checkpoint{position, state()})
	t.scale.add(t.Saved[i].state)
	if t.untilThin--; t.untilThin <= 0 || t.scale.Total > t.limit() {
		t.thin()
		t.untilThin = t.dense()
	}
}

// Before returns the last checkpoint that is not after position.
func (t *Timeline) Before(position int) checkpoint {
	i := sort.Search(len(t.Saved), func(k int) bool { return t.Saved[k].Position > position })
	return t.Saved[i-1]
}

// MostBytes is how much memory the checkpoints of a session take. It is checked
// with what was added since it was last measured; then it is brought well below, so
// that it is not measured all the time.
const MostBytes = 8 << 20

// thin drops the checkpoints that have become too old for their spacing, and more
// where they take too much memory.
func (t *Timeline) thin() {
	t.space()
	if t.scale.Total <= t.limit() {
		return
	}
	t.scale.Measure(t.Saved)
	if t.scale.Total < MostBytes/2 && t.halved > 0 {
		t.halved--
	}
	for t.scale.Total > MostBytes*3/4 && t.stretch() > 1 {
		t.halved++
		t.space()
		t.scale.Measure(t.Saved)
	}
	t.least = t.scale.Total
}

// limit is from how many bytes on the checkpoints are weighed and thinned out.
func (t *Timeline) limit() int { return max(MostBytes, t.least+MostBytes/4) }

// space drops the checkpoints that are too close for their age. The first one
// stays: without it nothing could be had again.
func (t *Timeline) space() {
	first, newest := t.Saved[0].Position, t.Saved[len(t.Saved)-1].Position
	t.Saved = slices.DeleteFunc(t.Saved, func(c checkpoint) bool {
		age := newest - c.Position
		return c.Position != first && age >= t.dense() && c.Position%spacing(age, t.stretch()) != 0
	})
}

// spacing is the distance of checkpoints that are so many units old. With 128 a
// stretch it is 1 below 128, 2 below 256, 4 below 512, 8 below 1024, and so on.
func spacing(age, stretch int) int {
	return 1 << bits.Len(uint(age/stretch))
}
