package lessons

import (
	"testing"
)

func TestTimelineThinsOut(t *testing.T) {
	var line timeline
	line.save(0, func() any { return 0 })
	for i := 1; i <= 100_000; i++ {
		line.add(Move{Verb: Tick, Count: 1})
		line.save(i, func() any { return i })
	}
	if n := len(line.saved); n > 900 {
		t.Errorf("%d checkpoints, want at most 900", n)
	}
	for _, position := range []int{0, 1, 777, 50_000, 99_000, 99_990, 100_000} {
		from := line.before(position)
		if from.position > position || from.state != from.position {
			t.Errorf("before %d: %+v", position, from)
		}
		if age := 100_000 - position; position-from.position >= 2*spacing(age, dense) {
			t.Errorf("the checkpoint before %d is as far as %d", position, from.position)
		}
	}
}

// TestCheckpointsAreBoundedInBytes saves states of 100 kB: they come to [MostBytes] and no
// more, the last ones are all there, and the first one is.
func TestCheckpointsAreBoundedInBytes(t *testing.T) {
	type big struct {
		own    []float64
		shared *[100_000]float64
		more   map[string][]int32
	}
	var line timeline
	shared := new([100_000]float64)
	line.save(0, func() any { return big{make([]float64, 12_000), shared, nil} })
	for i := 1; i <= 5_000; i++ {
		line.addOne(Move{Verb: Tick, Count: 1}, true)
		line.save(i, func() any { return big{make([]float64, 12_000), shared, map[string][]int32{"x": make([]int32, 1_000)}} })
		if bytes := len(line.saved)*(12_000*8+4_000) + 800_000; bytes > MostBytes {
			t.Fatalf("%d checkpoints after %d ticks, which is %d bytes", len(line.saved), i, bytes)
		}
	}
	if len(line.saved) < 36 {
		t.Errorf("only %d checkpoints", len(line.saved))
	}
	if first := line.before(0); first.position != 0 {
		t.Errorf("the first checkpoint is at %d", first.position)
	}
	for position := 5_000 - denseAtLeast + 1; position <= 5_000; position++ {
		if at := line.before(position).position; at != position {
			t.Errorf("the checkpoint before %d is at %d", position, at)
		}
	}
}

// TestListsThatGrowAreWeighed weighs checkpoints that each see more of one list: it
// counts once, with all that is seen of it.
func TestListsThatGrowAreWeighed(t *testing.T) {
	list := make([]float64, 1_000)
	var all []checkpoint
	var added scale
	for n := 100; n <= len(list); n += 100 {
		all = append(all, checkpoint{n, list[:n:n]})
		for range weighed { // one of so many is weighed
			added.add(all[len(all)-1].state)
		}
	}
	var measured scale
	measured.measure(all)
	for name, total := range map[string]int{"measured": measured.total, "added": added.total / weighed} {
		if total < 8_000 || total > 8_000+24*len(all) {
			t.Errorf("%s: %d bytes, the list has 8000", name, total)
		}
	}
}

// TestLongRunsAreUndoneAtOnce: before each of the last runs there is a checkpoint,
// however long they were and however large the states are.
func TestLongRunsAreUndoneAtOnce(t *testing.T) {
	var line timeline
	line.save(0, func() any { return nil })
	for range 40 {
		line.add(Move{Verb: Reset})
		line.save(line.now, func() any { return make([]float64, 10_000) })
		for i := range 700 {
			line.addOne(Move{Verb: Tick, Count: 1}, i > 0)
			line.save(line.now, func() any { return make([]float64, 10_000) })
		}
	}
	if len(line.moves) != 80 {
		t.Fatalf("%d moves", len(line.moves))
	}
	for _, start := range line.starts[80-keptStarts:] {
		if at := line.before(start).position; at != start {
			t.Errorf("the checkpoint before %d of %d is at %d", start, line.end, at)
		}
	}
}

// counting is a chapter that ticks a hundred thousand times, and counts how often it is
// saved.
type counting struct{ ticks, saves int }

func (c *counting) Save() any     { c.saves++; return c.ticks }
func (c *counting) Restore(s any) { c.ticks = s.(int) }

func (c *counting) Screens() []Screen {
	return []Screen{{ID: "count", Tick: func() bool {
		c.ticks++
		if c.ticks > 100_000 {
			c.ticks--
			return false
		}
		return true
	}}}
}

// TestLongRunsAreNotSavedAtEachTick: of a long run that is done at once, no more is saved
// than what is kept of it; each of its moments comes back, also where it ends sooner than
// it was to.
func TestLongRunsAreNotSavedAtEachTick(t *testing.T) {
	for _, ticks := range []int{1, 700, 99_000, 200_000} {
		c := &counting{}
		s := NewSession(c, NewProgress().Record("x"))
		done, err := s.Run(ticks, false)
		if want := min(ticks, 100_000); err != nil || done != want || c.ticks != want {
			t.Fatalf("%d ticks: %d done, %v", ticks, done, err)
		}
		if c.saves > 900 {
			t.Errorf("%d ticks are saved %d times", ticks, c.saves)
		}
		if at := s.timeline.before(done).position; at != done {
			t.Errorf("%d ticks: the last checkpoint is at %d", ticks, at)
		}
		for _, position := range []int{done - 1, done / 2, 1, 0, done} {
			if s.Seek(position); c.ticks != position {
				t.Errorf("of %d ticks, %d are %d", ticks, position, c.ticks)
			}
		}
	}
}
