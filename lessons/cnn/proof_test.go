package cnn

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{
		ID: "cnn", New: New, Play: Play,
		Chance: []string{"own-filters", "train", "moved", "budget", "look"}, Halved: true,
	})
}
