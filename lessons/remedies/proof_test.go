package remedies

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{
		ID: "remedies", New: New, Play: Play, Halved: true,
		Chance: []string{"bench", "l1-l2", "dropout", "augment", "folds", "under", "lottery", "debug"},
		Chosen: []string{"l1-l2", "dropout", "augment", "folds", "lottery", "debug"},
	})
}
