package lstm

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{ID: "lstm", New: New, Play: Play, Halved: true, Chance: []string{"one-cell", "gap", "forget", "adding", "longer", "gru", "debug"}})
}
