package proof

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestMeasuredComesBackToTheBit records, reads and compares: what did not move is the
// same, what moved by a bit is told.
func TestMeasuredComesBackToTheBit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "third.txt")
	third := func(seed uint32) []float64 { return []float64{float64(seed) / 3, -1 / (float64(seed) - 7)} }
	rows := record(t, path, nil, third)
	read, err := readMeasured(path)
	if err != nil || len(read) != Seeds || !slices.EqualFunc(read, rows, same) {
		t.Fatalf("recorded %v, read %v, %v", rows, read, err)
	}
	if what := movedBetween(read, rows); what != "" {
		t.Errorf("nothing moved, told is %q", what)
	}
	rows[3][1] *= 1 + 1e-15
	if what := movedBetween(read, rows); !strings.HasPrefix(what, "1 of 25 seeds") {
		t.Errorf("one moved, told is %q", what)
	}
	if what := movedBetween(nil, rows); what != "is new" {
		t.Errorf("all is new, told is %q", what)
	}
}
