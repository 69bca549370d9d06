package layers

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{
		ID: "layers", New: New, Play: Play,
		Chance: []string{"random-start", "zero-start", "two-layers", "dense-hidden-sparse", "debug"},
		Chosen: []string{"zero-start"},
	})
}
