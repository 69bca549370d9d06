package lessons

import (
	"slices"
	"strconv"
)

// A fittingCase is a training whose curves are to be read, and how long it is.
type fittingCase struct {
	setup  classifierSetup
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

func caseOf(name string, noise, share, rate float64, seed uint32, hidden ...int) classifierSetup {
	return classifierSetup{
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
func readCurves(run *classifier) string {
	history := run.trainer.ValidationHistory()
	earlier := history.At(history.Len() * 3 / 4).Last
	switch {
	case run.loss() > 0.1 && run.validation() < 0.9*earlier:
		return "short"
	case run.loss() > 0.3:
		return "simple"
	case gapOf(run.trainer) > 0.05:
		return "over"
	default:
		return "healthy"
	}
}

// over tells whether a case has run to its end.
func (c *fitting) over(i int) bool { return c.cases[i].trainer.Epochs() >= caseSetups[i].epochs }

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
		_, best := bestEpoch(c.cases[i].trainer.ValidationHistory())
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
		c.cured = newClassifier(c.curedCase(s.at, cures[cure]).setup)
	}
}

// treated tells whether the cure has run to its end.
func (c *fitting) treated() bool {
	s := c.state.diagnose
	return c.cured != nil && c.cured.trainer.Epochs() >= c.curedCase(s.at, cures[s.cure]).epochs
}

// helps is what a cure must do to count: a tenth less validation loss.
const helps = 0.9

// tickCase trains the present case, then its cure.
func (c *fitting) tickCase() bool {
	s := &c.state.diagnose
	if !c.over(s.at) {
		return c.cases[s.at].epoch()
	}
	if c.cured == nil || c.treated() {
		return false
	}
	moved := c.cured.epoch()
	if c.treated() && c.cured.validation() < helps*c.cases[s.at].validation() {
		s.healed[s.at] = true
	}
	return moved
}

// diagnose: curves without a name, to be named and cured.
func (c *fitting) diagnose() Screen {
	s := &c.state.diagnose
	cases := make([]string, len(caseSetups))
	for i := range cases {
		cases[i] = id("case.", i+1)
	}
	words := func(prefix string, names []string) []string {
		made := make([]string, len(names))
		for i, name := range names {
			made[i] = prefix + name
		}
		return made
	}
	return Screen{
		ID:    "diagnose",
		Scene: c.diagnoseScene,
		Controls: func() []Control {
			return []Control{
				Choices{ID: "case", Options: cases, Get: func() int { return s.at }, Set: func(i int) { s.at = i; c.treat(0) }},
				Choices{
					ID: "illness", Options: words("ill.", illnesses), Get: func() int { return s.said[s.at] },
					Set: func(i int) { s.said[s.at] = i },
				},
				Choices{ID: "cure", Options: words("cure.", cures), Get: func() int { return s.cure }, Set: c.treat},
			}
		},
		Questions: []Question{{
			ID: "sign", Check: func(answer string) Verdict { return Choice(answer, "2", nil) },
		}},
		Tick: c.tickCase,
		Reset: func() {
			*s, c.cured = diagnoseState{}, nil
			for i := range c.cases {
				c.cases[i] = newClassifier(caseSetups[i].setup)
			}
		},
		Code: func() string { return c.cases[s.at].code() },
		Goals: []Goal{
			{ID: "named", Judge: func() Judgement {
				right := 0
				for i := range c.cases {
					right += index(c.named(i))
				}
				return Judgement{Met: right == len(c.cases), Share: float64(right) / float64(len(c.cases)), Now: Number(float64(right), 0).In("of5")}
			}},
			{ID: "cured", Judge: func() Judgement {
				healed := 0
				for i, run := range c.cases {
					healed += index(s.healed[i] && c.over(i) && readCurves(run) != "healthy")
				}
				return Judgement{Met: healed == 4, Share: float64(healed) / 4, Now: Number(float64(healed), 0).In("of4")}
			}},
		},
	}
}

func (c *fitting) diagnoseScene() Scene {
	s := c.state.diagnose
	run := c.cases[s.at]
	curve := epochCurve(run.trainer)
	curve.Facts["loss"] = curve.Facts["train"]
	if c.cured != nil {
		curve.Runs = append(curve.Runs, Run{Label: "run.cured", Role: Guess, Points: byEpoch(c.cured.trainer.ValidationHistory())})
	}
	if c.over(s.at) {
		_, curve.Best = bestEpoch(run.trainer.ValidationHistory())
	}
	table := Table{
		Frame:   Frame{ID: "ward", Width: 50, Rows: 6},
		Columns: []Column{{Name: "column.said", Role: Strong, Wide: 22}, {Name: "column.right", Wide: 8}, {Name: "column.healed", Wide: 10}},
	}
	right := 0
	for i := range c.cases {
		verdict, healed := Cell{Word: "not-yet", Role: Faint}, Cell{Word: "not-yet", Role: Faint}
		if c.over(i) && s.said[i] > 0 {
			verdict = Cell{Word: "right.no", Role: Guess}
		}
		if c.named(i) {
			verdict = Cell{Word: "right.yes", Role: Success}
			right++
		}
		if s.healed[i] {
			healed = Cell{Word: "right.yes", Role: Success}
		}
		table.Rows = append(table.Rows, Row{Name: id("case.", i+1), Cells: []Cell{{Word: "ill." + illnesses[s.said[i]]}, verdict, healed}})
	}
	table.Facts = map[string]string{"right": strconv.Itoa(right)}
	return Scene{curve, c.finding(), table}
}

// finding explains the learner's word for the present case with its curve:
// what would have to be seen, and what is.
func (c *fitting) finding() Panel {
	s := c.state.diagnose
	run, said := c.cases[s.at], illnesses[s.said[s.at]]
	best, epoch := bestEpoch(run.trainer.ValidationHistory())
	facts := map[string]string{
		"train": Number(run.loss(), 3).Plain(), "validation": Number(run.validation(), 3).Plain(), "gap": Number(gapOf(run.trainer), 3).Plain(),
		"best": Number(best, 3).Plain(), "at": strconv.Itoa(epoch), "epochs": strconv.Itoa(caseSetups[s.at].epochs),
	}
	note := func(key string) CodeLine { return CodeLine{Kind: Note, Word: key, Facts: facts} }
	lines := []CodeLine{note("finding.run")}
	if c.over(s.at) {
		lines = []CodeLine{note("finding.ask")}
		if s.said[s.at] > 0 {
			lines = []CodeLine{note("would." + said), note("shows." + readCurves(run))}
		}
	}
	if c.named(s.at) {
		lines[0].Word = "finding.right." + said
		if c.treated() {
			facts["cured"] = Number(c.cured.validation(), 3).Plain()
			key := "finding.useless"
			if c.cured.validation() < helps*run.validation() {
				key = "finding.helps"
			}
			lines = append(slices.Clip(lines[:1]), note(key))
		}
	}
	return Listing{Frame: Frame{ID: "finding", Width: 50, Rows: 5}, Lines: lines}
}
