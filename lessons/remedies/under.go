package remedies

import (
	"fmt"
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// underState is which underfit network is treated, and how.
type underState struct {
	patient int // of patients
	hidden  int // neurons of the hidden layer; 0 for none
	penalty float64
	epochs  int
	given   [3]bool // x₁² and x₂²; x₁x₂; the sines
}

// patients are three networks that underfit XOR, each for a reason of its own:
// too small, held back by a penalty, stopped too soon. Medians of the validation
// loss over 25 seeds: 0.563, 0.466 and 0.164.
var patients = []struct {
	name  string
	start underState
}{
	{"patient.small", underState{epochs: 100}},
	{"patient.penalty", underState{hidden: 8, penalty: 0.3, epochs: 100}},
	{"patient.short", underState{hidden: 8, epochs: 5}},
}

// A fate is how a patient fares: the validation loss at the end, and by epochs.
type fate struct {
	loss  float64
	curve []scene.Point
}

// untreated trains the patients as they came.
func (c *remedies) untreated() []fate {
	all := make([]fate, len(patients))
	for i, patient := range patients {
		ill := model.NewTrial(patient.start.setup().In(c.seed), patient.start.epochs, 0)
		for ill.Tick() {
		}
		all[i] = fate{ill.Validation(), ill.Curve().Runs[1].Points}
	}
	return all
}

// givenSines trains the first patient with the sines, and nothing else: the
// validation loss at the end.
func (c *remedies) givenSines() float64 {
	s := startUnder()
	s.given[2] = true
	run := model.NewTrial(s.setup().In(c.seed), s.epochs, 0)
	for run.Tick() {
	}
	return run.Validation()
}

// untreated is the state of the present patient as it came.
func (s underState) untreated() underState {
	start := patients[s.patient].start
	start.patient = s.patient
	return start
}

func startUnder() underState { return patients[0].start }

// extras are the features that may be added to x₁ and x₂, by their switches.
var extras = [3]struct {
	id    string
	names []string
}{{"squares", []string{"x1x1", "x2x2"}}, {"product", []string{"x1x2"}}, {"sines", []string{"sin1", "sin2"}}}

// setup is the network of the present treatment.
func (s underState) setup() model.ClassifierSetup {
	setup := model.ClassifierSetup{
		Data: "xor", Share: 0.5, Activation: "tanh", Start: "random", Seed: 0, Rate: 0.1, Batch: 10, Regularization: model.Regularization{Penalty: nn.Penalty{L2: s.penalty}},
	}
	if s.hidden > 0 {
		setup.Hidden = []int{s.hidden}
	}
	features := slices.Clone(model.PlaneFeatures)
	for i, extra := range extras {
		if s.given[i] {
			features = append(features, extra.names...)
		}
	}
	if len(features) > len(model.PlaneFeatures) {
		setup.Features = features
	}
	return setup
}

// treat begins the present treatment from the start.
func (c *remedies) treat(s underState) {
	c.state.under = s
	c.under = model.NewTrial(s.setup().In(c.seed), s.epochs, 0)
}

// underScreen: an underfit network is cured by more of something, or by less
// that holds it back.
func (c *remedies) underScreen() lessons.Screen {
	names := make([]string, len(patients))
	for i, patient := range patients {
		names[i] = patient.name
	}
	return lessons.Screen{
		ID: "under", Scene: c.underScene,
		Tick: func() bool { return c.under.Tick() },
		Controls: func() []lessons.Control {
			s := c.state.under
			controls := []lessons.Control{
				kit.Pick("patient", names, &s.patient, func() {
					next := patients[s.patient].start
					next.patient = s.patient
					c.treat(next)
				}),
				kit.Whole(lessons.Slider{ID: "hidden", Min: 0, Max: 8}, &s.hidden, func() { c.treat(s) }),
				kit.Whole(lessons.Slider{ID: "epochs", Min: 5, Max: 300, Step: 5, Unit: "epochs"}, &s.epochs, func() { c.longer(s.epochs) }),
				kit.Knob(lessons.Slider{ID: "l2rate", Min: 0, Max: 0.3, Step: 0.05, Decimals: 3}, &s.penalty, func() { c.treat(s) }),
			}
			for i, extra := range extras {
				controls = append(controls, kit.Toggle(extra.id, &s.given[i], func() { c.treat(s) }))
			}
			return controls
		},
		Edit: func(item scene.ItemID) lessons.Control { return c.under.KnobOf(item) },
		Questions: []lessons.Question{{
			ID: "sines", Answer: "2",
			Facts: func() map[string]string { return map[string]string{"loss": scene.Number(c.sines(), 3).Plain()} },
		}},
		Reset: func() { c.treat(startUnder()) },
		Explain: func(item scene.ItemID) []scene.Panel {
			if point := c.under.ExplainPoint(item); point != nil {
				return point
			}
			return c.under.Explain(item, 2, 2)
		},
		Code:   func() string { return c.under.Code() },
		Prints: func() string { return c.under.Prints() },
		Goals: []lessons.Goal{
			{ID: "capacity", Judge: func() lessons.Judgement {
				return c.cured(0, func(s underState) bool { return s.hidden > 0 && s.given == [3]bool{} })
			}},
			{ID: "features", Judge: func() lessons.Judgement {
				return c.cured(0, func(s underState) bool { return s.hidden == 0 })
			}},
			{ID: "less", Judge: func() lessons.Judgement {
				return c.cured(1, func(s underState) bool { return s.hidden == 8 && s.given == [3]bool{} })
			}},
			{ID: "longer", Judge: func() lessons.Judgement {
				return c.cured(2, func(s underState) bool { return s.hidden == 8 && s.given == [3]bool{} })
			}},
		},
	}
}

// longer changes the end of the present run, which goes on from where it is.
func (c *remedies) longer(epochs int) {
	c.state.under.epochs = epochs
	if epochs < c.under.Trainer.Epochs() {
		c.treat(c.state.under)
		return
	}
	c.under.Epochs = epochs
	c.under.Over = c.under.Trainer.Epochs() >= epochs
}

// cured asks for a patient whose validation loss is low, by one way.
func (c *remedies) cured(patient int, way func(underState) bool) lessons.Judgement {
	s := c.state.under
	if s.patient != patient {
		return lessons.Judgement{}
	}
	return c.under.JudgeSolved(c.under.Over && way(s))
}

func (c *remedies) underScene() scene.Scene {
	curve := c.under.Curve()
	curve.Goal, curve.Best = model.Solved, 0
	if s := c.state.under; s != s.untreated() {
		curve.Runs = append(curve.Runs, scene.Run{Label: "run.untreated", Role: scene.Guess, Points: c.fates()[s.patient].curve})
	}
	network := c.under.Picture()
	network.Width = 30
	picture := c.under.Decision(false)
	picture.Beside, picture.Width = true, 32
	return scene.Scene{network, picture, curve, c.treatment()}
}

// treatment says in words what the present treatment did, compared with none.
func (c *remedies) treatment() scene.Listing {
	s, loss := c.state.under, c.under.Validation()
	before := c.fates()[s.patient].loss
	line := scene.CodeLine{Kind: scene.Note, Word: "treated.running", Facts: map[string]string{
		"epochs": fmt.Sprint(s.epochs), "loss": scene.Number(loss, 3).Plain(), "before": scene.Number(before, 3).Plain(), "train": scene.Number(c.under.Loss(), 3).Plain(),
	}}
	switch {
	case !c.under.Over:
	case s == s.untreated():
		line.Word = "treated.not"
	case loss < model.Solved:
		line.Word = "treated.cured"
	default:
		line.Word = "treated." + effect(loss/before-1)
	}
	return scene.Listing{Frame: scene.Frame{ID: "treated", Width: 40, Rows: 2}, Lines: []scene.CodeLine{line}}
}
