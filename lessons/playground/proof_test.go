package playground

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{
		ID: "playground", New: New, Play: Play,
		Chance: []string{"free", "few", "quick", "limits"},
	})
}
