package course

import (
	"fmt"
	"strings"

	"sinapse/lessons"
)

// A PlayLine is a line of a playthrough: a move, or what must be so at that
// point.
type PlayLine struct {
	Number int // in its file, counted from 1
	Move   lessons.Move
	Met    string // a goal that must be met by now
	Unmet  string // a goal that must not be met yet
}

// Playthrough returns the lines of a chapter's playthrough.
func Playthrough(chapter string) ([]PlayLine, error) {
	entry, ok := Find(chapter)
	if !ok || entry.New == nil {
		return nil, fmt.Errorf("there is no chapter %q to play", chapter)
	}
	var lines []PlayLine
	for i, text := range strings.Split(entry.Play, "\n") {
		text, _, _ = strings.Cut(text, "#")
		words := strings.Fields(text)
		line := PlayLine{Number: i + 1}
		switch {
		case len(words) == 0:
			continue
		case len(words) == 2 && words[0] == "met":
			line.Met = words[1]
		case len(words) == 2 && words[0] == "unmet":
			line.Unmet = words[1]
		default:
			var err error
			if line.Move, err = lessons.ParseMove(text); err != nil {
				return nil, fmt.Errorf("%s.play:%d: %w", chapter, i+1, err)
			}
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// Solution returns the moves that lead to a goal of a screen: those of the
// playthrough since the goal before it. Each stretch stands on its own,
// whatever the state was. It is nil when there is none.
func Solution(chapter, screen, goal string) []lessons.Move {
	lines, err := Playthrough(chapter)
	if err != nil {
		return nil
	}
	var moves []lessons.Move
	here := false
	for _, line := range lines {
		switch {
		case line.Move.Verb == lessons.GoTo:
			here, moves = line.Move.Target == screen, nil
		case here && line.Met == goal:
			return moves
		case line.Met != "":
			moves = nil
		case line.Unmet == "" && line.Move.Verb != lessons.Answer && line.Move.Verb != lessons.Skip && line.Move.Verb != lessons.Hint:
			moves = append(moves, line.Move)
		}
	}
	return nil
}
