package lessons

import (
	"fmt"
	"strings"
)

// A PlayLine is a line of a playthrough: a move, or what must be so at that
// point.
type PlayLine struct {
	Number int // in its file, counted from 1
	Move   Move
	Met    string // a goal that must be met by now
	Unmet  string // a goal that must not be met yet
}

// Moves tells whether the line is a move.
func (l PlayLine) Moves() bool { return l.Met == "" && l.Unmet == "" }

// ParsePlay reads a chapter's playthrough. What follows a # is for people.
func ParsePlay(chapter, text string) ([]PlayLine, error) {
	var lines []PlayLine
	for i, text := range strings.Split(text, "\n") {
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
			if line.Move, err = ParseMove(text); err != nil {
				return nil, fmt.Errorf("%s.play:%d: %w", chapter, i+1, err)
			}
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// Solution returns the moves that lead to a goal of a screen: those of a
// playthrough since the goal before it. Each stretch stands on its own,
// whatever the state was. It is nil when there is none.
func Solution(play []PlayLine, screen, goal string) []Move {
	var moves []Move
	here := false
	for _, line := range play {
		switch {
		case line.Move.Verb == GoTo:
			here, moves = line.Move.Target == screen, nil
		case here && line.Met == goal:
			return moves
		case line.Met != "":
			moves = nil
		case line.Moves() && line.Move.Verb != Answer && line.Move.Verb != Skip && line.Move.Verb != Hint:
			moves = append(moves, line.Move)
		}
	}
	return nil
}
