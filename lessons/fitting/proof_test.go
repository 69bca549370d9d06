package fitting

import (
	"testing"

	"sinapse/lessons/internal/proof"
)

// TestChapter proves of this chapter what must be so of each.
func TestChapter(t *testing.T) {
	proof.Chapter(t, proof.Subject{
		ID: "fitting", New: New, Play: Play,
		Chance: []string{"fruit", "memorise", "capacity", "diagnose", "three-sets", "debug"},
		Chosen: []string{"diagnose", "debug"},
	})
}
