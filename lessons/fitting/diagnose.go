package fitting

import (
	"math"
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
	{caseSetup("gauss", 0.5, 0.1, 0.1, 8, 8), 600}, // many epochs on few samples: it rises again
	{caseSetup("circle", 0, 0.5, 0.03, 4, 2), 20},  // cut short
	{caseSetup("circle", 0.1, 0.5, 0.03, 4, 2), 200},
	{caseSetup("circle", 0, 0.5, 0.03), 100},       // no hidden layer
	{caseSetup("xor", 0.25, 0.1, 0.03, 8, 8), 600}, // few samples: it stays above
}

// caseSeeds are draws of each case whose curves say what is meant, and which its
// cure helps.
var caseSeeds = [5][]uint32{
	{10, 5, 6, 7, 8, 11, 14, 19, 21, 22, 24, 26, 28, 29, 30, 31, 32, 36, 38, 40, 41, 43, 44, 48, 49},
	{3, 0, 1, 2, 7, 8, 10, 11, 13, 14, 15, 19, 20, 21, 23, 24, 25, 29, 31, 33, 35, 36, 39, 42, 41},
	{4, 0, 1, 2, 3, 5, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 28},
	{2, 0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24},
	{0, 2, 3, 5, 9, 12, 14, 28, 30, 32, 33, 36, 42, 43, 44, 45, 46, 47, 49, 53, 54, 56, 58, 59, 61},
}

func caseSetup(name string, noise, share, rate float64, hidden ...int) model.ClassifierSetup {
	return model.ClassifierSetup{
		Data: name, Noise: noise, Share: share, Held: 0.2, Hidden: hidden, Activation: "tanh", Start: "random", Rate: rate, Batch: 10,
	}
}

// caseOf is a case as this course draws it.
func (c *fitting) caseOf(i int) fittingCase {
	return fittingCase{caseSetups[i].setup.Of(c.seed.Among(caseSeeds[i])), caseSetups[i].epochs}
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

// Where losses count as high, as falling and as apart. Chosen on 100 draws of each case
// and judged on others (TestCurvesAreReadOnAnySeed).
const (
	neverLow   = 0.3   // training stays up
	stillFalls = 0.995 // of what the training loss was three quarters through
	fallsFast  = 0.8   // of the same: wherever it came to, it was on its way
	lowEnough  = 0.085 // a loss that nobody would call ill
	apartFrom  = 0.035 // more than chance sets two losses apart
)

// threeQuarters is the training loss of a run three quarters through.
func threeQuarters(run *model.Classifier) float64 {
	history := run.Trainer.History()
	return history.At(history.Len() * 3 / 4).Last
}

// readCurves names what the losses of a run say. Its rules, in this order: training is
// high and still fell over the last quarter, or is not low and fell fast (cut short);
// training stays high (too simple); validation is neither low nor near training
// (overfitting).
func readCurves(run *model.Classifier) string {
	train, validation, before := run.Loss(), run.Validation(), threeQuarters(run)
	switch {
	case train > neverLow && train < stillFalls*before, train > lowEnough && train < fallsFast*before:
		return "short"
	case train > neverLow:
		return "simple"
	case validation > lowEnough && validation-train > apartFrom:
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
	cured := c.caseOf(i)
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
	cases := kit.NumberedKeys("case.", len(caseSetups))
	return lessons.Screen{
		ID:    "diagnose",
		Scene: c.diagnoseScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Pick("case", cases, &s.at, func() { c.treat(0) }),
				kit.Pick("illness", kit.Keys("ill.", illnesses), &s.said[s.at]),
				kit.Pick("cure", kit.Keys("cure.", cures), &s.cure, func() { c.treat(s.cure) }),
			}
		},
		Questions: []lessons.Question{{
			ID: "cure", Answer: "3", By: "cured",
		}},
		Tick: c.tickCase,
		Reset: func() {
			*s, c.cured = diagnoseState{}, nil
			for i := range c.cases {
				c.cases[i] = model.NewClassifier(c.caseOf(i).setup)
			}
		},
		Code:   func() string { return c.cases[s.at].Code() },
		Prints: func() string { return c.cases[s.at].Prints() },
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
		verdict, healed := scene.Cell{}, scene.Cell{}
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
		table.Rows = append(table.Rows, scene.Row{Name: kit.Numbered("case.", i+1), Cells: []scene.Cell{{Word: "ill." + illnesses[s.said[i]]}, verdict, healed}})
	}
	table.Facts = map[string]string{"right": strconv.Itoa(right)}
	return scene.Scene{curve, c.finding(), table}
}

// apart is how far two losses are from each other, as they are written in the same sentence.
func apart(a, b float64) string {
	thousandths := math.Abs(math.Round(1000*a) - math.Round(1000*b))
	return scene.Number(thousandths/1000, 3).Plain()
}

// finding explains the learner's word for the present case with its curve:
// what would have to be seen, and what is.
func (c *fitting) finding() scene.Panel {
	s := c.state.diagnose
	run, said := c.cases[s.at], illnesses[s.said[s.at]]
	best, epoch := model.BestEpoch(run.Trainer.ValidationHistory())
	facts := map[string]string{
		"train": scene.Number(run.Loss(), 3).Plain(), "validation": scene.Number(run.Validation(), 3).Plain(), "gap": apart(run.Loss(), run.Validation()),
		"best": scene.Number(best, 3).Plain(), "at": strconv.Itoa(epoch), "epochs": strconv.Itoa(caseSetups[s.at].epochs),
		"earlier": scene.Number(threeQuarters(run), 3).Plain(),
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
