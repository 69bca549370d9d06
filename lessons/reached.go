package lessons

import "slices"

// judge marks the goals of this screen that are met, and the predictions whose
// outcome can now be seen. What is done again was judged when it was done: an
// outcome that was seen before the prediction does not tell on it afterwards.
func (s *Session) judge() {
	if s.resuming {
		return
	}
	screen := s.Screen()
	for _, goal := range screen.Goals {
		key := screen.ID + "/" + goal.ID
		if !s.record.Met[key] && goal.Judge().Met {
			s.record.Met[key] = true
			s.changed = true
		}
	}
	s.resolve()
}

// resolve judges the predictions whose outcome can be seen now.
func (s *Session) resolve() {
	if s.resuming {
		return
	}
	screen := s.Screen()
	for _, question := range screen.Questions {
		key := screen.ID + "/" + question.ID
		given, answered := s.record.Answers[key]
		if !answered || given.Judged || given.Skipped || !s.resolved(question) {
			continue
		}
		s.verdict(key, question, given.Given)
	}
}

// resolved tells whether the outcome of a prediction can be seen.
func (s *Session) resolved(q Question) bool {
	if q.By == "" && q.Reveal == nil {
		return true
	}
	return q.By != "" && s.Met(q.By) || q.Reveal != nil && q.Reveal()
}

// waiting are the predictions that are asked and not answered yet, and whose outcome is
// not to be seen yet.
func (s *Session) waiting() []Question {
	var waiting []Question
	for _, question := range s.Asked() {
		if _, answered := s.Answered(question.ID); !answered && (question.By != "" || question.Reveal != nil) && !s.shows(question) {
			waiting = append(waiting, question)
		}
	}
	return waiting
}

// Waits returns the ID of the question that must be answered or skipped before anything
// runs, or before anything is done that shows the outcome of a prediction; "" for none.
func (s *Session) Waits() string {
	if gate := s.Gate(); gate != "" {
		return gate
	}
	if waiting := s.waiting(); len(waiting) > 0 {
		return waiting[0].ID
	}
	return ""
}

// shows tells whether the present state shows the outcome of a prediction.
func (s *Session) shows(q Question) bool {
	for _, goal := range s.Screen().Goals {
		if goal.ID == q.By && goal.Judge().Met {
			return true
		}
	}
	return s.resolved(q)
}

// verdict records how an answer was judged.
func (s *Session) verdict(key string, question Question, given string) {
	v := question.Judge(given)
	s.record.Answers[key] = Given{
		Given: given, Judged: true, Right: v.Right, Correct: v.Correct, Outcome: v.Outcome, Facts: v.Facts,
	}
	s.changed = true
}

// Met tells whether a goal of this screen was ever met.
func (s *Session) Met(goal string) bool { return s.record.Met[s.Screen().ID+"/"+goal] }

// Answered returns the answer given to a question of this screen.
func (s *Session) Answered(question string) (Given, bool) {
	given, ok := s.record.Answers[s.Screen().ID+"/"+question]
	return given, ok
}

// Hints returns how many hints were taken for a goal of this screen.
func (s *Session) Hints(goal string) int { return s.record.Hints[s.Screen().ID+"/"+goal] }

// Gate returns the ID of the question that must be answered or skipped before
// anything runs, "" for none.
func (s *Session) Gate() string {
	for _, question := range s.Asked() {
		if _, answered := s.Answered(question.ID); question.Gate && !answered {
			return question.ID
		}
	}
	return ""
}

// Asked returns the questions of this screen that are asked by now: where all goals
// are met, every one, so that none stands in the way unasked.
func (s *Session) Asked() []Question {
	var asked []Question
	_, open := s.OpenGoal()
	for _, question := range s.Screen().Questions {
		_, answered := s.Answered(question.ID)
		if answered || !open || question.When == nil || question.When() {
			asked = append(asked, question)
		}
	}
	return asked
}

// OpenGoal returns the first goal of this screen that was not met.
func (s *Session) OpenGoal() (Goal, bool) {
	for _, goal := range s.Screen().Goals {
		if !s.Met(goal.ID) {
			return goal, true
		}
	}
	return Goal{}, false
}

// Done tells whether everything on a screen was reached: its goals met, its
// questions answered or skipped.
func (s *Session) Done(screen Screen) bool { return s.record.Done(screen) }

func (s *Session) answer(id, value string) error {
	for _, question := range s.Asked() {
		if question.ID != id {
			continue
		}
		key := s.Screen().ID + "/" + id
		number, err := ParseNumber(value)
		if err != nil {
			return err
		}
		if s.Choices != nil && (number < 1 || number > float64(s.Choices(id))) {
			return ErrNoChoice
		}
		if given, answered := s.record.Answers[key]; answered && !given.Skipped {
			return &UnknownError{Answer, id} // the first answer stays: it was a prediction
		}
		if s.resolved(question) {
			s.verdict(key, question, value)
		} else {
			s.record.Answers[key] = Given{Given: value}
		}
		s.changed = true
		s.judge()
		return nil
	}
	return &UnknownError{Answer, id}
}

func (s *Session) skip(id string) error {
	key := s.Screen().ID + "/" + id
	_, answered := s.record.Answers[key]
	asked := slices.ContainsFunc(s.Asked(), func(q Question) bool { return q.ID == id })
	if answered || !asked {
		return &UnknownError{Skip, id}
	}
	s.record.Answers[key] = Given{Skipped: true}
	s.changed = true
	return nil
}

// MaxHints is how many hints a goal has: a nudge, the idea, the worked
// numbers.
const MaxHints = 3

// SolutionAfter is how many hints must be taken before the solution is shown.
const SolutionAfter = 2

func (s *Session) hint(goal string) error {
	known := slices.ContainsFunc(s.Screen().Goals, func(g Goal) bool { return g.ID == goal })
	if !known || s.Hints(goal) >= MaxHints {
		return &UnknownError{Hint, goal}
	}
	s.record.Hints[s.Screen().ID+"/"+goal]++
	s.changed = true
	return nil
}

// visit notes that the learner came to this screen.
func (s *Session) visit() {
	id := s.Screen().ID
	if s.record.Screen != id || !s.record.Visited[id] {
		s.record.Screen = id
		s.record.Visited[id] = true
		s.changed = true
	}
	s.judge()
}
