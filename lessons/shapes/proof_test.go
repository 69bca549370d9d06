package shapes

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{
		ID: "shapes", New: New, Play: Play,
		Chance: []string{"rank", "rank4"},
		Chosen: []string{"rank4"},
	})
}
