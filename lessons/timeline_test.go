package lessons

import (
	"testing"
)

func TestTimelineThinsOut(t *testing.T) {
	var line Timeline
	line.Save(0, func() any { return 0 })
	for i := 1; i <= 100_000; i++ {
		line.add(Move{Verb: Tick, Count: 1})
		line.Save(i, func() any { return i })
	}
	if n := len(line.Saved); n > 900 {
		t.Errorf("%d checkpoints, want at most 900", n)
	}
	for _, position := range []int{0, 1, 777, 50_000, 99_000, 99_990, 100_000} {
		from := line.Before(position)
		if from.Position > position || from.state != from.Position {
			t.Errorf("before %d: %+v", position, from)
		}
		if age := 100_000 - position; position-from.Position >= 2*spacing(age, dense) {
			t.Errorf("the checkpoint before %d is as far as %d", position, from.Position)
		}
	}
}
