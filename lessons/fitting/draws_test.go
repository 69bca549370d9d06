package fitting

import (
	"fmt"
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

// TestCurvesAreReadOnAnySeed reads each case on draws that nobody chose: at most one of 25
// is called what it is not.
func TestCurvesAreReadOnAnySeed(t *testing.T) {
	for i, meant := range []string{"over", "short", "healthy", "simple", "over"} {
		t.Run(fmt.Sprintf("case %d", i+1), func(t *testing.T) {
			t.Parallel()
			read := proof.Measured(t, fmt.Sprintf("case-%d", i+1), func(seed uint32) float64 {
				run := model.NewClassifier(caseSetups[i].setup.Of(seed))
				for range caseSetups[i].epochs {
					run.Epoch()
				}
				return float64(slices.Index(illnesses, readCurves(run)))
			})
			right := proof.Share(read, func(said float64) bool { return illnesses[int(said)] == meant })
			proof.Between(t, "runs that are called "+meant, float64(right), seeds-1, seeds)
		})
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
