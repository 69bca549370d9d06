package proof

import (
	"math"
	"runtime/debug"
	"testing"

	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// Tests are short, and there is more memory than time: garbage is collected seldom.
var _ = debug.SetGCPercent(400)

// Calibrates marks a test that measures over many seeds: sums alone, no goroutine. The
// race detector has nothing to find there, and would take fifteen times as long.
func Calibrates(t *testing.T) {
	t.Helper()
	if daily.Racing {
		t.Skip("a measurement, not for the race detector")
	}
}

// Median returns the middle one of an odd number of values.
func Median(values []float64) float64 { return kit.Median(values) }

// Share counts the values that pass.
func Share(values []float64, passes func(float64) bool) int {
	count := 0
	for _, v := range values {
		count += kit.Bit(passes(v))
	}
	return count
}

// Between wants a measured number in a range.
func Between(t *testing.T, what string, got, low, high float64) {
	t.Helper()
	t.Logf("%s: %.3f", what, got)
	if got < low || got > high {
		t.Errorf("%s is %.3f, want %.3f to %.3f", what, got, low, high)
	}
}

// EndsAt trains a trial to its end and returns its validation loss there.
func EndsAt(t *model.Trial) float64 {
	for t.Tick() {
	}
	return t.Validation()
}

// Near tells whether two numbers are the same but for rounding.
func Near(a, b, within float64) bool { return math.Abs(a-b) <= within*(1+math.Abs(b)) }
