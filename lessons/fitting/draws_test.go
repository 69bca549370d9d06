package fitting

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// TestDrawnCasesAreWhatTheyAre reads the curves of each case on each of its draws,
// and tries the cures that are told of it.
func TestDrawnCasesAreWhatTheyAre(t *testing.T) {
	for i, meant := range [][]string{{"over", "earlier", "smaller"}, {"short", "longer"}, {"healthy"}, {"simple", "bigger"}, {"over", "earlier", "data"}} {
		proof.Draws(t, fmt.Sprintf("case %d", i+1), caseSeeds[i], func(seed uint32) error {
			c := New(uint32(slices.Index(caseSeeds[i], seed))).(*fitting)
			c.Begin()
			s := &c.state.diagnose
			s.at = i
			c.treat(0)
			for c.tickCase() {
			}
			if got := readCurves(c.cases[i]); got != meant[0] {
				return fmt.Errorf("reads %q, want %q", got, meant[0])
			}
			for _, cure := range meant[1:] {
				s.healed[i] = false
				c.treat(slices.Index(cures, cure))
				for c.tickCase() {
				}
				if !s.healed[i] {
					return fmt.Errorf("%s does not help", cure)
				}
			}
			return nil
		})
	}
}

// TestCurvesAreReadOnAnySeed reads 25 runs of each case that nobody chose, and that were
// not among those that the thresholds were chosen on (seeds below 4000): at most one of 25
// is called what it is not. What a run is, is looked up where its curves say nothing: on
// fresh samples, and in a run ten times as long.
func TestCurvesAreReadOnAnySeed(t *testing.T) {
	for i, meant := range []string{"over", "short", "healthy", "simple", "over"} {
		t.Run(fmt.Sprintf("case %d", i+1), func(t *testing.T) {
			t.Parallel()
			read := proof.Measured(t, fmt.Sprintf("unseen-%d", i+1), func(seed uint32) float64 {
				for draw := 5000 + 40*seed; ; draw++ {
					if run := newUnseen(i, draw); run.is(meant) {
						return float64(slices.Index(illnesses, readCurves(run.Classifier)))
					}
				}
			})
			right := proof.Share(read, func(said float64) bool { return illnesses[int(said)] == meant })
			proof.Between(t, "runs that are called "+meant, float64(right), seeds-1, seeds)
		})
	}
}

// An unseen run is one of a case on a draw that is on no screen.
type unseen struct {
	*model.Classifier
	fresh float64 // its loss on 2000 samples that it never met
	later float64 // its training loss after ten times as many epochs
}

func newUnseen(i int, seed uint32) unseen {
	setup := caseSetups[i].setup.Of(seed)
	run := unseen{Classifier: model.NewClassifier(setup)}
	for range caseSetups[i].epochs {
		run.Epoch()
	}
	setup.Share = 0.8
	for k := range uint32(5) {
		others := model.NewClassifier(setup.Of(100_000 + 5*seed + k)).Trainer.Data()
		said := run.Network.Predict(others.X)
		for n, want := range others.Y.Data {
			run.fresh += (said.Data[n] - want) * (said.Data[n] - want) / 2 / float64(5*len(others.Y.Data))
		}
	}
	if caseSetups[i].epochs <= 100 { // of the others nobody asks
		longer := model.NewClassifier(caseSetups[i].setup.Of(seed))
		for range 10 * caseSetups[i].epochs {
			longer.Epoch()
		}
		run.later = longer.Loss()
	}
	return run
}

// is tells whether a run is truly so: it errs on its own samples and time would help, or
// would not; it errs on fresh samples by more than on its own, or on neither. A run whose
// validation samples happen to mislead, by more than 0.05, is none of these.
func (u unseen) is(illness string) bool {
	const well = 0.05
	train := u.Loss()
	switch {
	case math.Abs(u.Validation()-u.fresh) > well:
		return false
	case illness == "short":
		return u.later < train/2
	case illness == "simple":
		return u.later > 0.9*train
	case illness == "over":
		return u.fresh-train > well
	default:
		return u.fresh-train <= well && u.fresh < 2*well
	}
}

// TestDrawnLeaksShowTheirGap: wherever an honest validation set begins.
func TestDrawnLeaksShowTheirGap(t *testing.T) {
	proof.Draws(t, "debug", leakSeeds, func(seed uint32) error {
		for from := leakTrain; from <= leakMost; from += 10 {
			l := newLeak(seed, from)
			for range honestEpochs {
				l.run.Epoch()
			}
			if gap := gapOf(l.run.Trainer); gap <= honestGap {
				return fmt.Errorf("from %d the gap is %.3f", from, gap)
			}
		}
		return nil
	})
}
