package activation

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{
		ID: "activation", New: New, Play: Play,
		Chance: []string{"collapse", "xor", "saturation", "debug"},
		Chosen: []string{"saturation"},
	})
}
