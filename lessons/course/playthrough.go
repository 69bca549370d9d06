package course

import (
	"fmt"

	"sinapse/lessons"
)

// Playthrough returns the lines of a chapter's playthrough.
func Playthrough(chapter string) ([]lessons.PlayLine, error) {
	entry, ok := Find(chapter)
	if !ok || entry.New == nil {
		return nil, fmt.Errorf("there is no chapter %q to play", chapter)
	}
	return lessons.ParsePlay(chapter, entry.Play)
}

// Solution returns the moves that lead to a goal of a screen, as
// [lessons.Solution] finds them. It is nil when there is none.
func Solution(chapter, screen, goal string) []lessons.Move {
	lines, err := Playthrough(chapter)
	if err != nil {
		return nil
	}
	return lessons.Solution(lines, screen, goal)
}
