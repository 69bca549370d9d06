package playground

import (
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// bendControls choose the activation of the hidden layers: one for all, or one each.
func (g *ground) bendControls() []lessons.Control {
	setup := g.run.Setup
	var controls []lessons.Control
	if setup.Bends == nil {
		controls = append(controls, kit.Among("bend", kit.Keys("curve.", bends), bends, setup.Activation, func(name string) {
			g.change(func(s *model.ClassifierSetup) { s.Activation = name })
		}))
	}
	if each := setup.Bends != nil; len(setup.Hidden) > 1 || each {
		controls = append(controls, kit.Toggle("bend-each", &each, func() {
			g.change(func(s *model.ClassifierSetup) {
				if s.Bends = nil; each {
					s.Bends = bendsOf(*s)
				}
			})
		}))
	}
	for i := range setup.Bends {
		controls = append(controls, kit.Among(kit.Numbered("bend", i+1), kit.Keys("curve.", bends), bends, setup.Bends[i], func(name string) {
			g.change(func(s *model.ClassifierSetup) {
				s.Bends = slices.Clone(s.Bends)
				s.Bends[i] = name
				s.Activation = s.Bends[0]
			})
		}))
	}
	return controls
}

// bendsOf are the activations of the hidden layers, one each.
func bendsOf(s model.ClassifierSetup) []string {
	all := make([]string, len(s.Hidden))
	for i := range all {
		all[i] = s.Bend(i + 1)
	}
	return all
}

// fitBends gives each of the hidden layers that there are now an activation, where they have
// one each: a new one has that of the layer before it.
func fitBends(s *model.ClassifierSetup) {
	if s.Bends == nil {
		return
	}
	fit := slices.Clone(s.Bends[:min(len(s.Bends), len(s.Hidden))])
	for len(fit) < len(s.Hidden) {
		fit = append(fit, s.Bends[len(s.Bends)-1])
	}
	if s.Bends = fit; len(fit) == 0 {
		s.Bends = nil
	}
}

// saneBends tells whether a set-up can have come to its activations.
func saneBends(s model.ClassifierSetup) bool {
	known := func(name string) bool { return slices.Contains(bends, name) }
	return s.Bends == nil || len(s.Bends) == len(s.Hidden) && len(s.Bends) > 0 && !slices.ContainsFunc(s.Bends, func(name string) bool { return !known(name) })
}

// bends reads the activation of all hidden layers, or of each: tanh, or tanh,relu.
func (s *settings) bends(setup *model.ClassifierSetup) {
	names := strings.Split(s.values["activation"], ",")
	if len(names) == 1 {
		setup.Activation = s.among("activation", bends, setup.Activation)
		return
	}
	each := *setup
	each.Bends = names
	if !saneBends(each) {
		s.wrong("activation", strings.Join(bends, ", "))
		return
	}
	s.take("activation")
	setup.Activation, setup.Bends = names[0], names
}

// bendsSaid is the activation of all hidden layers, or those of each, as our own line says
// it.
func bendsSaid(s model.ClassifierSetup) string {
	if s.Bends == nil {
		return s.Activation
	}
	return strings.Join(s.Bends, ",")
}

// bendTerms names the activations of a kept run whose hidden layers have one each.
func bendTerms(s model.ClassifierSetup) []scene.Term {
	var terms []scene.Term
	for _, name := range s.Bends {
		terms = append(terms, kit.Word("curve."+name), kit.Op("  "))
	}
	return append(terms, kit.Word("start."+s.Start))
}
