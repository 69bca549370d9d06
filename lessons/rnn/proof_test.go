package rnn

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{ID: "rnn", New: New, Play: Play, Halved: true, Chance: []string{"start", "echo", "parity", "hold", "clip", "poem", "names", "debug"}})
}
