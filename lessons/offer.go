package lessons

import "slices"

// Controls returns what may be changed now, without what would answer a question that is
// open.
func (s *Session) Controls() []Control {
	return slices.DeleteFunc(s.controls(), func(control Control) bool { return s.cures(control.Name()) })
}

// controls are all of them: a move that was made once may be made again.
func (s *Session) controls() []Control {
	if s.Screen().Controls == nil {
		return nil
	}
	return s.Screen().Controls()
}

// cures tells whether a control answers a question that waits for its answer.
func (s *Session) cures(control string) bool {
	return slices.ContainsFunc(s.Screen().Questions, func(question Question) bool {
		_, answered := s.Answered(question.ID)
		return question.Cure == control && !answered
	})
}
