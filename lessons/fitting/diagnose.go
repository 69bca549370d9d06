package fitting

import (
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// A fittingCase is a training whose curves are to be read, and how long it is.
type fittingCase struct {
	setup  model.ClassifierSetup
	epochs int
}

// caseSetups are the five cases: what makes each ill is in its set-up, but what
// it is called is read off its curves.
var caseSetups = [5]fittingCase{
	{caseOf("gauss", 0.5, 0.1, 0.1, 10, 8, 8), 600}, // many epochs on few samples: it rises again
	{caseOf("circle", 0, 0.5, 0.03, 3, 4, 2), 20},   // cut short
	{caseOf("circle", 0.1, 0.5, 0.03, 4, 4, 2), 200},
	{caseOf("circle", 0, 0.5, 0.03, 2), 100},       // no hidden layer
	{caseOf("xor", 0.25, 0.1, 0.03, 0, 8, 8), 600}, // few samples: it stays above
}

func caseOf(name string, noise, share, rate float64, seed uint32, hidden ...int) model.ClassifierSetup {
	return model.ClassifierSetup{
		Data: name, Noise: noise, Share: share, Held: 0.2, Hidden: hidden, Activation: "tanh", Start: "random", Seed: seed, Rate: rate, Batch: 10,
	}
}

// illnesses are what two curves can say; the first is none of them yet.
var illnesses = []string{"open", "healthy", "simple", "short", "over"}

// cures are what may be tried; the first is nothing.
var cures = []string{"nothing", "longer", "earlier", "bigger", "smaller", "data"}

// diagnoseState is which case is looked at, and what the learner says of each.
type diagnoseState struct {
	at     int
	said   [5]int  // of illnesses
	cure   int     // of cures, for the present case
	healed [5]bool // a cure was run and it helped
}

// readCurves names what the losses of a run say. Its rules, in this order: the
// validation loss still fell by a tenth over the last quarter (cut short);
// training itself stays high (too simple); the gap is large (overfitting).
func readCurves(run *model.Classifier) string {
	history := run.Trainer.ValidationHistory()
	earlier := history.At(history.Len() * 3 / 4).Last
	switch {
	case run.Loss() > 0.1 && run.Validation() < 0.9*earlier:
		return "short"
	case run.Loss() > 0.3:
		return "simple"
	case gapOf(run.Trainer) > 0.05:
		return "over"
	default:
		return "healthy"
	}
}

// over tells whether a case has run to its end.
func (c *fitting) over(i int) bool { return c.cases[i].Trainer.Epochs() >= caseSetups[i].epochs }

// named tells whether the learner's word for a case is what its curves say.
func (c *fitting) named(i int) bool {
	return c.over(i) && illnesses[c.state.diagnose.said[i]] == readCurves(c.cases[i])
}

// curedCase is a case with a cure: its set-up, and for how many epochs.
func (c *fitting) curedCase(i int, cure string) fittingCase {
	cured := caseSetups[i]
	switch cure {
	case "longer":
		cured.epochs *= 10
	case "earlier":
		_, best := model.BestEpoch(c.cases[i].Trainer.ValidationHistory())
		cured.epochs = max(best, 1)
	case "bigger": // twice the neurons, or a first hidden layer
		hidden := []int{8}
		for l, neurons := range cured.setup.Hidden {
			hidden = append(hidden[:l], 2*neurons)
		}
		cured.setup.Hidden = hidden
	case "smaller": // one hidden layer of two, or none as it is
		if len(cured.setup.Hidden) > 0 {
			cured.setup.Hidden = []int{2}
		}
	case "data": // all that does not validate
		cured.setup.Share = 0.8
	}
	return cured
}

// treat begins the present case anew with a cure.
func (c *fitting) treat(cure int) {
	s := &c.state.diagnose
	s.cure, c.cured = cure, nil
	if cure > 0 {
		c.cured = model.NewClassifier(c.curedCase(s.at, cures[cure]).setup)
	}
}

// treated tells whether the cure has run to its end.
func (c *fitting) treated() bool {
	s := c.state.diagnose
	return c.cured != nil && c.cured.Trainer.Epochs() >= c.curedCase(s.at, cures[s.cure]).epochs
}

// helps is what a cure must do to count: a tenth less validation loss.
const helps = 0.9

// tickCase trains the present case, then its cure.
func (c *fitting) tickCase() bool {
	s := &c.state.diagnose
	if !c.over(s.at) {
		return c.cases[s.at].Epoch()
	}
	if c.cured == nil || c.treated() {
		return false
	}
	moved := c.cured.Epoch()
	if c.treated() && c.cured.Validation() < helps*c.cases[s.at].Validation() {
		s.healed[s.at] = true
	}
	return moved
}

// diagnose: curves without a name, to be named and cured.
func (c *fitting) diagnose() lessons.Screen {
	s := &c.state.diagnose
	cases := make([]string, len(caseSetups))
	for i := range cases {
		cases[i] = kit.ID("case.", i+1)
	}
	words := func(prefix string, names []string) []string {
		made := make([]string, len(names))
		for i, name := range names {
			made[i] = prefix + name
		}
		return made
	}
	return lessons.Screen{
		ID:    "diagnose",
		Scene: c.diagnoseScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				lessons.Choices{ID: "case", Options: cases, Get: func() int { return s.at }, Set: func(i int) { s.at = i; c.treat(0) }},
				lessons.Choices{
					ID: "illness", Options: words("ill.", illnesses), Get: func() int { return s.said[s.at] },
					Set: func(i int) { s.said[s.at] = i },
				},
				lessons.Choices{ID: "cure", Options: words("cure.", cures), Get: func() int { return s.cure }, Set: c.treat},
			}
		},
		Questions: []lessons.Question{{
			ID: "sign", Check: func(answer string) lessons.Verdict { return lessons.Choice(answer, "2", nil) },
		}},
		Tick: c.tickCase,
		Reset: func() {
			*s, c.cured = diagnoseState{}, nil
			for i := range c.cases {
				c.cases[i] = model.NewClassifier(caseSetups[i].setup)
			}
		},
		Code: func() string { return c.cases[s.at].Code() },
		Goals: []lessons.Goal{
			{ID: "named", Judge: func() lessons.Judgement {
				right := 0
				for i := range c.cases {
					right += kit.Bit(c.named(i))
				}
				return lessons.Judgement{Met: right == len(c.cases), Share: float64(right) / float64(len(c.cases)), Now: scene.Number(float64(right), 0).In("of5")}
			}},
			{ID: "cured", Judge: func() lessons.Judgement {
				healed := 0
				for i, run := range c.cases {
					healed += kit.Bit(s.healed[i] && c.over(i) && readCurves(run) != "healthy")
				}
				return lessons.Judgement{Met: healed == 4, Share: float64(healed) / 4, Now: scene.Number(float64(healed), 0).In("of4")}
			}},
		},
	}
}

func (c *fitting) diagnoseScene() scene.Scene {
	s := c.state.diagnose
	run := c.cases[s.at]
	curve := model.EpochCurve(run.Trainer)
	curve.Facts["loss"] = curve.Facts["train"]
	if c.cured != nil {
		curve.Runs = append(curve.Runs, scene.Run{Label: "run.cured", Role: scene.Guess, Points: model.ByEpoch(c.cured.Trainer.ValidationHistory())})
	}
	if c.over(s.at) {
		_, curve.Best = model.BestEpoch(run.Trainer.ValidationHistory())
	}
	table := scene.Table{
		Frame:   scene.Frame{ID: "ward", Width: 50, Rows: 6},
		Columns: []scene.Column{{Name: "column.said", Role: scene.Strong, Wide: 22}, {Name: "column.right", Wide: 8}, {Name: "column.healed", Wide: 10}},
	}
	right := 0
	for i := range c.cases {
		verdict, healed := scene.Cell{Word: "not-yet", Role: scene.Faint}, scene.Cell{Word: "not-yet", Role: scene.Faint}
		if c.over(i) && s.said[i] > 0 {
			verdict = scene.Cell{Word: "right.no", Role: scene.Guess}
		}
		if c.named(i) {
			verdict = scene.Cell{Word: "right.yes", Role: scene.Success}
			right++
		}
		if s.healed[i] {
			healed = scene.Cell{Word: "right.yes", Role: scene.Success}
		}
		table.Rows = append(table.Rows, scene.Row{Name: kit.ID("case.", i+1), Cells: []scene.Cell{{Word: "ill." + illnesses[s.said[i]]}, verdict, healed}})
	}
	table.Facts = map[string]string{"right": strconv.Itoa(right)}
	return scene.Scene{curve, c.finding(), table}
}

// finding explains the learner's word for the present case with its curve:
// what would have to be seen, and what is.
func (c *fitting) finding() scene.Panel {
	s := c.state.diagnose
	run, said := c.cases[s.at], illnesses[s.said[s.at]]
	best, epoch := model.BestEpoch(run.Trainer.ValidationHistory())
	facts := map[string]string{
		"train": scene.Number(run.Loss(), 3).Plain(), "validation": scene.Number(run.Validation(), 3).Plain(), "gap": scene.Number(gapOf(run.Trainer), 3).Plain(),
		"best": scene.Number(best, 3).Plain(), "at": strconv.Itoa(epoch), "epochs": strconv.Itoa(caseSetups[s.at].epochs),
	}
	note := func(key string) scene.CodeLine { return scene.CodeLine{Kind: scene.Note, Word: key, Facts: facts} }
	lines := []scene.CodeLine{note("finding.run")}
	if c.over(s.at) {
		lines = []scene.CodeLine{note("finding.ask")}
		if s.said[s.at] > 0 {
			lines = []scene.CodeLine{note("would." + said), note("shows." + readCurves(run))}
		}
	}
	if c.named(s.at) {
		lines[0].Word = "finding.right." + said
		if c.treated() {
			facts["cured"] = scene.Number(c.cured.Validation(), 3).Plain()
			key := "finding.useless"
			if c.cured.Validation() < helps*run.Validation() {
				key = "finding.helps"
			}
			lines = append(slices.Clip(lines[:1]), note(key))
		}
	}
	return scene.Listing{Frame: scene.Frame{ID: "finding", Width: 50, Rows: 5}, Lines: lines}
}
