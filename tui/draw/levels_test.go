package draw

import (
	"math"
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// sampleLevels are the powers of a factor.
func sampleLevels(factor float64, steps int) scene.Levels {
	p := scene.Levels{Frame: scene.Frame{ID: "bars"}, Name: "g", Kind: "g", Low: -6, High: 6}
	for value := 1.0; len(p.Values) <= steps; value *= factor {
		p.Values = append(p.Values, value)
	}
	return p
}

// TestLevelsGoUpAndDown: a factor below 1 leads down from the middle, one above it up,
// and what is beyond the scale has an arrow.
func TestLevelsGoUpAndDown(t *testing.T) {
	const width, height = 60, 14
	rows := func(lines []string, column int) int {
		count := 0
		for _, line := range lines[:height-2] {
			if row := []rune(line); column < len(row) && strings.ContainsRune("▁▂▃▄▅▆▇█", row[column]) {
				count++
			}
		}
		return count
	}
	for factor, arrow := range map[float64]string{0.1: "↓", 10: "↑", 0.9: "", 1: ""} {
		p := sampleLevels(factor, 20)
		lines := strings.Split(drawnPanel(p, width, height, scene.ItemID{}), "\n")
		first, last := rows(lines, 6), rows(lines, 16)
		if factor < 1 && last > first || factor > 1 && last < first || factor == 1 && last != first {
			t.Errorf("%v: from %d to %d rows\n%s", factor, first, last, strings.Join(lines, "\n"))
		}
		if all := strings.Join(lines, ""); arrow != "" && !strings.Contains(all, arrow) || arrow == "" && strings.ContainsAny(all, "↑↓") {
			t.Errorf("%v: want the arrow %q\n%s", factor, arrow, strings.Join(lines, "\n"))
		}
	}
}

// TestLevelsAreRead: the chosen step is written out.
func TestLevelsAreRead(t *testing.T) {
	if text := drawnPanel(sampleLevels(0.5, 20), 60, 14, scene.At("g", 10)); !strings.Contains(text, "g[10]") || !strings.Contains(text, "9.8e−4") {
		t.Errorf("0.5 to the tenth is not read\n%s", text)
	}
}

func TestLevelsEverySize(t *testing.T) {
	odd := scene.Levels{Kind: "g", Values: []float64{1, 0, -1, math.NaN(), math.Inf(1), math.SmallestNonzeroFloat64}, Low: -3, High: 3, Goal: [2]int{-1, 1}}
	for _, p := range []scene.Levels{sampleLevels(0.9, 50), sampleLevels(1.1, 200), odd, {}} {
		for width := 1; width < 100; width += 7 {
			for height := 1; height < 30; height += 3 {
				drawnPanel(p, width, height, scene.ItemID{})
			}
		}
	}
}
