package gan

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{ID: "gan", New: New, Play: Play, Chance: []string{"forger", "round", "gauss", "slope", "two", "ring", "draw", "collapse", "remedy", "debug", "free"}})
}
