package dot

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// matrices: each number of the result is a row that meets a column.
func (c *dot) matrices() lessons.Screen {
	s := &c.state.walk
	return lessons.Screen{
		ID:       "matrices",
		Scene:    s.Scene,
		Controls: s.Controls,
		Questions: []lessons.Question{
			{
				ID: "meet", Gate: true,
				Answer: "2",
			},
			{
				ID: "one", Answer: "2", By: "one",
				When: func() bool { return s.Form == model.SingleForm },
			},
		},
		Tick:    s.Step,
		Select:  s.Look,
		Reset:   func() { *s = model.StartWalk() },
		Explain: s.Explain,
		Code: func() string {
			form, _, _ := s.Now()
			return model.NoteCode() + "print(repr(" + form.Call + "))\n"
		},
		Prints: s.Prints,
		Goals: []lessons.Goal{
			{ID: "entry", Judge: func() lessons.Judgement { return kit.Reached(s.Knew) }},
			{ID: "row", Judge: func() lessons.Judgement {
				most := 0
				for row := range 3 {
					count := 0
					for column := range 3 {
						count += kit.Bit(s.Form == 2 && s.Done[3*row+column])
					}
					most = max(most, count)
				}
				return lessons.Judgement{Met: s.Finished > 0, Share: float64(most) / 3, Now: scene.Number(float64(most), 0).In("of3")}
			}},
			{ID: "three-sums", Judge: func() lessons.Judgement {
				count := 0
				for i := range 3 {
					count += kit.Bit(s.Form == 1 && s.Done[i])
				}
				return lessons.Judgement{Met: count == 3, Share: float64(count) / 3, Now: scene.Number(float64(count), 0).In("of3")}
			}},
			{ID: "one", Judge: func() lessons.Judgement { return kit.Reached(s.Whole(model.SingleForm)) }},
		},
	}
}
