package draw

import (
	"fmt"
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// sampleSequence has a row of digits above so many units.
func sampleSequence(steps, units int) scene.Sequence {
	p := scene.Sequence{Frame: scene.Frame{ID: "echoes"}, Kind: "s", Rows: []scene.SequenceRow{{Name: "x"}}, At: -1, Full: 1}
	for step := range steps {
		p.Rows[0].Marks = append(p.Rows[0].Marks, scene.Glyph{Char: fmt.Sprint(step % 10)})
	}
	for unit := range units {
		row := scene.SequenceRow{Name: scene.Subscript("h", unit+1)}
		for step := range steps {
			row.Values = append(row.Values, scene.Signed(float64(step%3-1), 3))
		}
		p.Rows = append(p.Rows, row)
	}
	return p
}

// TestSequencesScroll: where not all steps have room, the chosen one is seen, and read.
func TestSequencesScroll(t *testing.T) {
	p := sampleSequence(1000, 4)
	for _, step := range []int{0, 507, 999} {
		text := drawnPanel(p, 40, 8, scene.At("s", 1, step))
		if want := fmt.Sprintf("h₁[%d]", step+1); !strings.Contains(text, want) {
			t.Errorf("%s is not read\n%s", want, text)
		}
		if first, _, _ := strings.Cut(text, "\n"); !strings.Contains(first, fmt.Sprint(step%10)) || len([]rune(strings.TrimRight(first, " "))) < 39 {
			t.Errorf("step %d: %s", step, first)
		}
	}
}

// TestSequencesPackTheirUnits: with few rows two units share one, and each of them is
// reached.
func TestSequencesPackTheirUnits(t *testing.T) {
	p := sampleSequence(10, 8)
	for high, want := range map[int]int{6: 4, 12: 8} {
		rows := 0
		for line := range strings.Lines(drawnPanel(p, 40, high, scene.ItemID{})) {
			if strings.HasPrefix(line, "h") {
				rows++
			}
		}
		if rows != want {
			t.Errorf("%d rows of units in %d, want %d", rows, high, want)
		}
	}
}

func TestSequenceEverySize(t *testing.T) {
	for _, p := range []scene.Sequence{sampleSequence(24, 8), sampleSequence(200, 32), sampleSequence(3, 0), {}} {
		for width := 1; width < 100; width += 7 {
			for height := 1; height < 30; height += 3 {
				drawnPanel(p, width, height, scene.At("s", 1, 2))
			}
		}
	}
}

// TestSequencesDrawBars: the largest number of a row of bars fills its cell, half of it is
// an eighth lower, and what is nothing beside it has none; the chosen one is read.
func TestSequencesDrawBars(t *testing.T) {
	p := sampleSequence(6, 2)
	p.Rows = append(p.Rows[:1], append([]scene.SequenceRow{{Name: "∂", Bars: true}}, p.Rows[1:]...)...)
	for _, v := range []float64{0, 1e-9, 0.25, 1, 2, 0.5} {
		p.Rows[1].Values = append(p.Rows[1].Values, scene.Number(v, 2))
	}
	text := drawnPanel(p, 16, 6, scene.At("s", 1, 5))
	rows := strings.Split(text, "\n")
	if got := strings.TrimRight(rows[1], " "); got != "∂      ▅ ▇ █ ▆" {
		t.Errorf("the bars are %q\n%s", got, text)
	}
	if !strings.Contains(text, "∂[6] = 0.50") {
		t.Errorf("the chosen one is not read\n%s", text)
	}
}
