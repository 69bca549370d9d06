package remedies

import (
	"fmt"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// medianOf is the median of the validation loss at the end, over 25 seeds.
func medianOf(t *testing.T, name string, setup func(seed uint32) model.ClassifierSetup, epochs int) float64 {
	t.Helper()
	return proof.Median(proof.Measured(t, name, func(seed uint32) float64 {
		return proof.EndsAt(model.NewTrial(setup(seed), epochs, 0))
	}))
}

// TestEarlyStoppingBringsTheBestBack compares the weights after a stop with
// those of the best epoch of the same run without one.
func TestEarlyStoppingBringsTheBestBack(t *testing.T) {
	stopped := model.NewTrial(benchSetup(0, benchSeed), benchEpochs, benchPatience)
	loss := proof.EndsAt(stopped)
	again := model.NewTrial(benchSetup(0, benchSeed), benchEpochs, 0)
	for range stopped.BestEpoch() {
		again.Tick()
	}
	if again.Validation() != loss || loss != stopped.Watch.Best() || !slices.Equal(again.Network.Parameters(), stopped.Network.Parameters()) {
		t.Errorf("stopped at %v, the best epoch has %v", loss, again.Validation())
	}
	if stopped.Trainer.Epochs() != stopped.BestEpoch()+benchPatience {
		t.Errorf("stopped at epoch %d, the best was %d", stopped.Trainer.Epochs(), stopped.BestEpoch())
	}
}

// TestPenaltiesAreCalibrated holds the goals of l1-l2 to 25 seeds.
func TestPenaltiesAreCalibrated(t *testing.T) {
	for _, c := range []struct {
		l1, l2    float64
		low, high float64
	}{{0, 0, 0.18, 0.22}, {0.05, 0, 0.13, 0.155}, {0, 0.05, 0.13, 0.16}} {
		got := medianOf(t, fmt.Sprintf("penalty-%v-%v", c.l1, c.l2), func(seed uint32) model.ClassifierSetup {
			setup := penaltySetup()
			setup.Seed, setup.Penalty.L1, setup.Penalty.L2 = seed, c.l1, c.l2
			return setup
		}, penaltyEpochs)
		if got < c.low || got > c.high {
			t.Errorf("L1 %v, L2 %v: median %.3f, want %v to %v", c.l1, c.l2, got, c.low, c.high)
		}
	}
}

// TestUnderfitNetworksAreCured tries each cure on 25 seeds: none needs luck.
func TestUnderfitNetworksAreCured(t *testing.T) {
	for _, c := range []struct {
		patient int
		name    string
		cure    func(*underState)
	}{
		{0, "wider", func(s *underState) { s.hidden = 8 }},
		{0, "squares", func(s *underState) { s.given[1] = true }},
		{1, "free", func(s *underState) { s.penalty = 0 }},
		{2, "longer", func(s *underState) { s.epochs = 100 }},
	} {
		for seed, ends := range proof.MeasuredRows(t, "under-"+c.name, func(seed uint32) []float64 {
			ill := patients[c.patient].start
			cured := ill
			c.cure(&cured)
			ends := func(s underState) float64 {
				setup := s.setup()
				setup.Seed = seed
				return proof.EndsAt(model.NewTrial(setup, s.epochs, 0))
			}
			return []float64{ends(ill), ends(cured)}
		}) {
			if ends[0] < model.Solved || ends[1] >= model.Solved {
				t.Errorf("patient %d, seed %d: %.3f, %s %.3f", c.patient, seed, ends[0], c.name, ends[1])
			}
		}
	}
}

// TestUnderfitIsCalledNothingElse: of 25 draws that nobody chose, each patient of under is
// ill as it came, well once it is treated, and named after no other illness in either
// state; at most one of 25 is otherwise.
func TestUnderfitIsCalledNothingElse(t *testing.T) {
	treated := []func(*underState){
		func(s *underState) { s.hidden = 8 },
		func(s *underState) { s.penalty = 0 },
		func(s *underState) { s.epochs = 100 },
	}
	const states = 2 // as it came, and treated
	wrong := make([]int, states*len(patients))
	for _, row := range proof.MeasuredRows(t, "under-unseen", func(seed uint32) []float64 {
		var row []float64
		for i, patient := range patients {
			ill, well := patient.start, patient.start
			treated[i](&well)
			for _, s := range [states]underState{ill, well} {
				setup := s.setup()
				setup.Seed = 5000 + seed
				trial := model.NewTrial(setup, s.epochs, 0)
				loss := proof.EndsAt(trial)
				row = append(row, loss, float64(kit.Bit(trial.Curve().Ill != "")))
			}
		}
		return row
	}) {
		for i := range wrong {
			wrong[i] += kit.Bit((row[2*i] < model.Solved) != (i%states == 1) || row[2*i+1] != 0)
		}
	}
	if slices.Max(wrong) > 1 {
		t.Errorf("of 25 are told wrongly, by patient, as they came and treated: %v", wrong)
	}
}

// TestTreatmentsAreJudged tries one that does not help, one that helps and none.
func TestTreatmentsAreJudged(t *testing.T) {
	c := New(0).(*remedies)
	c.Begin()
	for want, treat := range map[string]func(*underState){
		"treated.not":    func(*underState) {},
		"treated.hardly": func(s *underState) { s.given[2] = true },
		"treated.cured":  func(s *underState) { s.hidden = 8 },
		"treated.helps":  func(s *underState) { s.hidden = 2 },
		"treated.hurts":  func(s *underState) { s.penalty = 0.3 },
	} {
		s := startUnder()
		treat(&s)
		c.treat(s)
		if got := c.treatment().Lines[0].Word; got != "treated.running" {
			t.Errorf("%s before the end", got)
		}
		for c.under.Tick() {
		}
		if line := c.treatment().Lines[0]; line.Word != want || want == "treated.hardly" && line.Facts["loss"] != "0.515" {
			t.Errorf("%s, want %s: %v", line.Word, want, line.Facts)
		}
	}
	sines := func(seed uint32) model.ClassifierSetup {
		setup := underState{given: [3]bool{2: true}}.setup()
		setup.Seed = seed
		return setup
	}
	if got := scene.Number(medianOf(t, "under-sines", sines, 100), 3).Plain(); got != "0.570" {
		t.Errorf("the sines alone: median %s", got)
	}
}

// TestHastyStopsOnThePlain holds debug to its story: little patience stops on the
// plain, more of it crosses.
func TestHastyStopsOnThePlain(t *testing.T) {
	for patience, solves := range map[int]bool{1: false, hastyPatience: false, 10: false, 20: true, 50: true} {
		if got := proof.EndsAt(model.NewTrial(hastySetup(), hastyEpochs, patience)); (got < model.Solved) != solves {
			t.Errorf("patience %d: %.3f", patience, got)
		}
	}
}

// TestDropoutShowsWhatWillSleep takes the coming step as it is shown back
// through the network: the training step that follows has the same gradient.
func TestDropoutShowsWhatWillSleep(t *testing.T) {
	for _, setup := range []model.ClassifierSetup{dropoutSetup(0.5), benchSetup(withDropout|augmented, benchSeed)} {
		c := model.NewTrial(setup, dropoutEpochs, 0)
		for range 7 {
			c.Batch()
		}
		trace := c.Coming()
		_, y := c.BatchNow()
		out := trace.Passes[len(trace.Passes)-1].Out
		nn.HalfSquared{}.Gradient(trace.Passes[len(trace.Passes)-1].DOut, out, y, y.Rows)
		c.Network.Backward(trace)
		c.Batch()
		if !slices.Equal(trace.Gradients, c.Trainer.Gradients()) {
			t.Errorf("jitter %v: the step that came is not the one that was shown", setup.Jitter)
		}
	}
}

// TestDropoutIsCalibrated holds the goal to its seed, and the words to that and to
// medians of 25 seeds.
func TestDropoutIsCalibrated(t *testing.T) {
	for share, want := range map[float64][2]string{0: {"0.273", "0.179"}, 0.5: {"0.159", "0.161"}} {
		own := scene.Number(proof.EndsAt(model.NewTrial(dropoutSetup(share), dropoutEpochs, 0)), 3).Plain()
		seeded := func(seed uint32) model.ClassifierSetup {
			setup := dropoutSetup(share)
			setup.Seed = seed
			return setup
		}
		if got := scene.Number(medianOf(t, fmt.Sprintf("dropout-%v", share), seeded, dropoutEpochs), 3).Plain(); own != want[0] || got != want[1] {
			t.Errorf("share %v: %s, median %s, want %v", share, own, got, want)
		}
	}
}

// TestCopiesHelpWhereNewDataIsLikeThem holds augment to its words.
func TestCopiesHelpWhereNewDataIsLikeThem(t *testing.T) {
	d := newDigits(0)
	want := [3][2]float64{{0.34, 0.92}, {0.82, 0.805}, {0.32, 0.855}}
	for d.world = range 2 {
		for d.copies = range 3 {
			d.Begin()
			for d.tick() {
			}
		}
	}
	if d.shares != want {
		t.Errorf("accuracies %v, want %v", d.shares, want)
	}
	if !slices.Equal(moved(d.base[:64], still), d.base[:64]) || !slices.Equal(mirrored(mirrored(d.base[:64])), d.base[:64]) {
		t.Error("a digit that stays has moved")
	}
}

// TestCopiesAreCalibrated holds the bounds of augment to medians of 25 seeds.
func TestCopiesAreCalibrated(t *testing.T) {
	for copies, want := range [3][2]float64{{0.355, 0.9}, {0.77, 0.825}, {0.32, 0.85}} {
		for world := range digitWorlds {
			t.Run(digitCopies[copies]+" "+digitWorlds[world], func(t *testing.T) {
				t.Parallel()
				shares := proof.Measured(t, "augment-"+digitCopies[copies]+"-"+digitWorlds[world], func(seed uint32) float64 {
					d := newDigits(0)
					d.copies, d.world, d.seed = copies, world, seed
					for d.Begin(); d.tick(); {
					}
					return d.shares[copies][world]
				})
				if got := proof.Median(shares); got != want[world] {
					t.Errorf("median %v, want %v", got, want[world])
				}
			})
		}
	}
}

// TestLotteryIsCalibrated holds the lottery to its words.
func TestLotteryIsCalibrated(t *testing.T) {
	l := newLottery(0)
	for l.kind = range 2 {
		l.Begin()
		for l.tick() {
		}
	}
	wins := 0
	for i, loss := range l.losses[1] {
		wins += kit.Bit(loss < l.losses[0][i])
	}
	if before, after := kit.Median(l.losses[0]), kit.Median(l.losses[1]); spreadOf(l.losses[0]) < 3 || wins != 21 || scene.Number(before, 3).Plain() != "0.174" || scene.Number(after, 3).Plain() != "0.147" {
		t.Errorf("medians %.3f and %.3f, %d wins, spread %.1f", before, after, wins, spreadOf(l.losses[0]))
	}
	proof.Between(t, "why.drawn: the lowest", slices.Min(l.losses[0]), 0.0905, 0.0915)
	proof.Between(t, "why.drawn: the highest", slices.Max(l.losses[0]), 0.3515, 0.3525)
}

// TestRemediesBeginLate: the home map asks for the screens of every chapter, and must
// not wait for data and networks that nobody looks at.
func TestRemediesBeginLate(t *testing.T) {
	c := New(0).(*remedies)
	if len(c.Screens()) == 0 {
		t.Fatal("no screens")
	}
	if c.penalty != nil || c.digits.trainer != nil {
		t.Error("a run was made for the list of screens")
	}
	lessons.NewSession(c, lessons.NewProgress().Record("x"))
	if c.penalty == nil || c.digits.trainer == nil {
		t.Error("a session began without the runs")
	}
}
