package lessons

import (
	"math/bits"
	"slices"
	"sort"
)

// A timeline is the log of what was done to a state, with checkpoints of the
// state along it, so that any earlier moment can be had again.
//
// Its positions are counted in units: a tick is one, so is a nudge, and any other
// move is one. Checkpoints are dense for the last units and thin out behind: every
// position of the last 128, every 2nd of the 128 before, every 4th of the 256
// before, every 8th of the 512 before, and so on. 100,000 ticks keep about 740.
// Where they come to more than their share of memory, 64 are kept of each of these
// stretches, or 32, and so on; the last 32 positions stay dense.
type timeline struct {
	moves     []Move
	starts    []int // starts[i] is the position before moves[i]
	end       int   // the position after the last move
	now       int   // where the state stands, 0 ≤ now ≤ end
	saved     []checkpoint
	untilThin int
	halved    int // how often it was halved what is kept of a stretch
	scale     scale
	least     int // bytes that were left when it was last thinned out
}

// A checkpoint is the state at a position.
type checkpoint struct {
	position int
	state    any
}

// dense is how many of the last positions keep a checkpoint each, and how many
// checkpoints are kept of each stretch before them; denseAtLeast is how many of the
// last positions keep one where memory is short.
const (
	dense        = 128
	denseAtLeast = 32
)

// stretch is how many checkpoints are kept of a stretch.
func (t *timeline) stretch() int { return max(dense>>t.halved, 1) }

// dense is how many of the last positions keep a checkpoint each.
func (t *timeline) dense() int { return max(t.stretch(), denseAtLeast) }

// add appends a move, dropping whatever came after now.
func (t *timeline) add(m Move) {
	t.truncate()
	t.moves = append(t.moves, m)
	t.starts = append(t.starts, t.end)
	t.end += m.units()
	t.now = t.end
}

// addOne appends a unit of a move: it makes the last move longer if that is the
// same, else it is a move of its own.
func (t *timeline) addOne(m Move, same bool) {
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
func (t *timeline) last() Move {
	if t.now == 0 {
		return Move{}
	}
	return t.moves[t.at(t.now-1)]
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
	t.scale.add(t.saved[i].state)
	if t.untilThin--; t.untilThin <= 0 || t.scale.total > t.limit() {
		t.thin()
		t.untilThin = t.dense()
	}
}

// keeps tells whether a checkpoint would still be kept once so many units have come after
// it. Of a long run that is done at once, the others need not be taken.
func (t *timeline) keeps(position, after int) bool {
	return after < t.dense() || position%spacing(after, t.stretch()) == 0
}

// before returns the last checkpoint that is not after position.
func (t *timeline) before(position int) checkpoint {
	i := sort.Search(len(t.saved), func(k int) bool { return t.saved[k].position > position })
	return t.saved[i-1]
}

// MostBytes is how much memory the checkpoints of a session take. It is checked
// with what was added since it was last measured; then it is brought well below, so
// that it is not measured all the time.
const MostBytes = 6 << 20

// thin drops the checkpoints that have become too old for their spacing, and more
// where they take too much memory.
func (t *timeline) thin() {
	t.space()
	if t.scale.total <= t.limit() {
		return
	}
	t.scale.measure(t.saved)
	if t.scale.total < MostBytes/2 && t.halved > 0 {
		t.halved--
	}
	for t.scale.total > MostBytes*3/4 && t.stretch() > 1 {
		t.halved++
		t.space()
		t.scale.measure(t.saved)
	}
	t.least = t.scale.total
}

// limit is from how many bytes on the checkpoints are weighed and thinned out: what was
// added since they were weighed is taken to be like every eighth of it, and may be more.
func (t *timeline) limit() int { return max(MostBytes*7/8, t.least+MostBytes/8) }

// keptStarts is how many of the last moves keep a checkpoint before them, however
// long they are: undoing one waits for nothing.
const keptStarts = 16

// space drops the checkpoints that are too close for their age. The first one
// stays: without it nothing could be had again.
func (t *timeline) space() {
	first, newest := t.saved[0].position, t.saved[len(t.saved)-1].position
	starts := t.starts[max(len(t.starts)-keptStarts, 0):]
	t.saved = slices.DeleteFunc(t.saved, func(c checkpoint) bool {
		age := newest - c.position
		if c.position == first || t.keeps(c.position, age) {
			return false
		}
		_, before := slices.BinarySearch(starts, c.position)
		return !before
	})
}

// spacing is the distance of checkpoints that are so many units old. With 128 a
// stretch it is 1 below 128, 2 below 256, 4 below 512, 8 below 1024, and so on.
func spacing(age, stretch int) int {
	return 1 << bits.Len(uint(age/stretch))
}
