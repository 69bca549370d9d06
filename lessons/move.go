package lessons

import (
	"fmt"
	"strconv"
	"strings"
)

// A Move is one thing that a learner does. Moves have a text form, a line
// each, which is how playthroughs and saved sessions are written:
//
//	move takeover     go to a screen
//	nudge w1 +5       turn a control by so many normal steps; a choice by so many options; a switch over
//	nudge w1 +1 30    the same, so many times
//	type w1 96.8      set a control to a value; a choice to an option's number, from 1; a switch to on or off;
//	                  a text to the rest of the line
//	select z          choose an item of the scene
//	tick 200          let it run for so many ticks
//	afresh            put the screen back to its start
//	reset             what "afresh" was in earlier programs, which kept the settings on some screens; only
//	                  what was saved then has it
//	answer matter 2   answer a question
//	skip matter       leave a question open
//	hint fit          ask for a goal's next hint
type Move struct {
	Verb   Verb
	Target string // the ID of what it is done to
	Value  string // as typed; a canonical number after ParseMove
	Count  int    // ticks; how often it is nudged, 0 for once; [Pulled] for a slider that is pulled on
}

// A Verb is a kind of move.
type Verb string

// The verbs.
const (
	GoTo   Verb = "move"
	Nudge  Verb = "nudge"
	Type   Verb = "type"
	Select Verb = "select"
	Tick   Verb = "tick"
	Reset  Verb = "afresh"
	Again  Verb = "reset"
	Answer Verb = "answer"
	Skip   Verb = "skip"
	Hint   Verb = "hint"
)

// fields says how many words follow each verb.
var fields = map[Verb]int{
	GoTo: 1, Nudge: 2, Type: 2, Select: 1, Tick: 1, Reset: 0, Again: 0, Answer: 2, Skip: 1, Hint: 1,
}

// String returns the move's line.
func (m Move) String() string {
	switch {
	case m.Verb == Tick:
		return fmt.Sprintf("%s %d", m.Verb, m.Count)
	case m.Verb == Nudge && m.Count > 1:
		return fmt.Sprintf("%s %s %s %d", m.Verb, m.Target, m.Value, m.Count)
	case m.Value != "":
		return fmt.Sprintf("%s %s %s", m.Verb, m.Target, m.Value)
	case m.Target != "":
		return fmt.Sprintf("%s %s", m.Verb, m.Target)
	default:
		return string(m.Verb)
	}
}

// ParseMove reads a move from its line.
func ParseMove(line string) (Move, error) {
	words := strings.Fields(line)
	if len(words) == 0 {
		return Move{}, fmt.Errorf("an empty line is no move")
	}
	move := Move{Verb: Verb(words[0])}
	count, known := fields[move.Verb]
	if !known {
		return Move{}, fmt.Errorf("unknown move %q", words[0])
	}
	if move.Verb == Type && len(words) > 3 { // a text may hold spaces
		words = []string{words[0], words[1], strings.Join(words[2:], " ")}
	}
	if move.Verb == Nudge && len(words) == 4 {
		times, err := strconv.Atoi(words[3])
		if err != nil || times < 2 {
			return Move{}, fmt.Errorf("%q is no count of nudges", words[3])
		}
		move.Count, words = times, words[:3]
	}
	if len(words)-1 != count {
		return Move{}, fmt.Errorf("%q takes %d words after it, not %d", words[0], count, len(words)-1)
	}
	if move.Verb == Tick {
		ticks, err := strconv.Atoi(words[1])
		if err != nil || ticks < 1 {
			return Move{}, fmt.Errorf("%q is no count of ticks", words[1])
		}
		move.Count = ticks
		return move, nil
	}
	if count > 0 {
		move.Target = words[1]
	}
	if count > 1 {
		move.Value = words[2]
	}
	return move, nil
}

// units is how many positions of a session's timeline a move takes: each tick
// is one, so is each nudge, and so is everything else.
func (m Move) units() int {
	if m.Verb == Tick || m.Verb == Nudge {
		return max(m.Count, 1)
	}
	return 1
}

// Pulled is the count of a Type that goes on pulling a slider, and is undone with the
// one before it.
const Pulled = 1

// goesOn tells whether a move goes on with the one before it: nudges of one control in
// a row are one thing that was done, and so is a slider that is pulled along.
func (m Move) goesOn(before Move) bool {
	return m.Verb == before.Verb && m.Target == before.Target && (m.Verb == Nudge || m.Verb == Type && m.Count == Pulled)
}

// An UnknownError names what a move was to be done to and what is not there.
type UnknownError struct {
	Verb   Verb
	Target string
}

// Error names the verb and its target.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("cannot %s %q: there is none here", e.Verb, e.Target)
}

// ParseText reads a text as a learner types it, or copies it from a page: "−1" with the
// sign of a page is -1, and the prompt of Python before a line is none of it.
func ParseText(text string) string {
	text = strings.NewReplacer("−", "-", "\u00a0", " ").Replace(text)
	for {
		rest, prompt := strings.CutPrefix(strings.TrimSpace(text), ">>>")
		if !prompt {
			return strings.Join(strings.Fields(text), " ")
		}
		text = rest
	}
}

// ParseNumber reads a number as a learner types it: "0,5" is 0.5, "−3" is −3.
// What is no finite number is refused with ErrNotFinite or ErrNotNumber.
func ParseNumber(text string) (float64, error) {
	text = strings.NewReplacer(",", ".", "−", "-", "\u00a0", "", " ", "").Replace(strings.TrimSpace(text))
	value, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil && strings.Contains(err.Error(), "range"):
		return 0, ErrNotFinite
	case err != nil || value != value || strings.ContainsAny(text, "xXpP_"):
		return 0, ErrNotNumber
	case value-value != 0:
		return 0, ErrNotFinite
	}
	return value, nil
}
