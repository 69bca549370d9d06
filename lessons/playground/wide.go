package playground

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// columnsOf are the names of what a network may be given of a sample of a data set.
func columnsOf(data string) []string {
	if columns := model.SetOf(data).Columns; columns != nil {
		return columns
	}
	return allFeatures
}

// usualOf are those that it is given where nothing else is said.
func usualOf(data string) []string {
	if columns := model.SetOf(data).Columns; columns != nil {
		return columns
	}
	return model.PlaneFeatures
}

// moveTo puts another data set into a set-up. What the other one lacks is as usual.
func moveTo(s *model.ClassifierSetup, data string) {
	if model.SetOf(data).Columns != nil || s.Wide() {
		s.Features = nil
	}
	if s.Data = data; s.Wide() {
		s.Noise = 0
	}
	if model.IsOwn(data) { // the rows of a file have an order
		s.Shuffle = true
	}
}

// saneSets tells whether there are the sets of a state, and the columns that it has.
func saneSets(s groundSaved) bool {
	columns := columnsOf(s.run.Setup.Data)
	return s.state.column >= 0 && s.state.column < len(columns) && !slices.ContainsFunc(s.run.Setup.Features, func(name string) bool { return !slices.Contains(columns, name) })
}

// saneLook tells whether a look is one at a set-up's data.
func saneLook(s model.ClassifierSetup, l model.Look) bool {
	columns := 2
	if s.Wide() {
		columns = len(columnsOf(s.Data))
	}
	return l.Across >= 0 && l.Across < columns && l.Up >= 0 && l.Up < columns && l.Class >= 0 && l.Class < max(len(s.Several()), 1)
}

// lookControls choose which two columns are drawn, and which class is told from the
// others.
func (g *ground) lookControls() []lessons.Control {
	setup := g.run.Setup
	if !setup.Wide() {
		return nil
	}
	options, look := titles(setup.Data), &g.state.look
	controls := []lessons.Control{kit.Pick("across", options, &look.Across), kit.Pick("up", options, &look.Up)}
	if several := setup.Several(); several != nil {
		names := make([]string, len(several))
		for i, name := range several {
			names[i] = model.OwnWord(name)
		}
		controls = append(controls, kit.Pick("class", names, &look.Class))
	}
	return controls
}

// looked looks elsewhere where the present data has no such columns.
func (g *ground) looked() {
	if setup := g.run.Setup; !saneLook(setup, g.state.look) || g.state.column >= len(columnsOf(setup.Data)) {
		g.state.look, g.state.column = model.SetOf(setup.Data).Plane(), 0
	}
}

// shown is the run as it is looked at.
func (g *ground) shown() *model.Classifier {
	g.run.Look = g.state.look
	return g.run
}

// widePanels are what data of several classes shows beside: which was taken for which.
func (g *ground) widePanels() scene.Scene {
	if g.run.Setup.Several() == nil {
		return nil
	}
	panel := g.run.Confusion()
	panel.Beside = true
	return scene.Scene{panel}
}

// given are features in the order of the controls; nil for those that are usual.
func given(data string, names []string) []string {
	var made []string
	for _, name := range columnsOf(data) {
		if slices.Contains(names, name) {
			made = append(made, name)
		}
	}
	if slices.Equal(made, usualOf(data)) {
		return nil
	}
	return made
}
