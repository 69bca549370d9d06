package remedies

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

// TestFoldsChooseTheSize holds folds to its words: each sample validates once,
// and four neurons have the lowest mean.
func TestFoldsChooseTheSize(t *testing.T) {
	x := newFolds(foldSeeds[0])
	for size := range foldSizes {
		x.Begin(size)
		held := map[[2]float64]int{}
		for _, fold := range x.folds {
			for i := range fold.Held.Len() {
				held[[2]float64(fold.Held.X.Row(i))]++
			}
		}
		if len(held) != foldSetupSamples || slices.Max(slices.Collect(maps.Values(held))) != 1 {
			t.Fatalf("%d samples validated, want each of %d once", len(held), foldSetupSamples)
		}
		for x.tick() {
		}
	}
	if best, _ := x.best(); foldSizes[best.size] != 4 || scene.Number(best.mean(), 3).Plain() != "0.125" {
		t.Errorf("%d neurons with %.3f are the best", foldSizes[best.size], best.mean())
	}
	for _, result := range x.results[2:] { // from three neurons on, folds differ more than sizes
		if best, _ := x.best(); result.mean()-best.mean() > max(result.spread(), best.spread()) {
			t.Errorf("%d neurons: %.3f ± %.3f is apart from the best", foldSizes[result.size], result.mean(), result.spread())
		}
	}
}

// foldSetupSamples is how many samples are dealt into folds: 20 % of 500.
const foldSetupSamples = 100

// TestFoldSizesAreCalibrated holds the means of folds to medians of 25 seeds.
func TestFoldSizesAreCalibrated(t *testing.T) {
	t.Parallel()
	for size, want := range []string{"0.413", "0.288", "0.208", "0.187", "0.178", "0.177"} {
		means := proof.Measured(t, fmt.Sprintf("folds-%d", foldSizes[size]), func(seed uint32) float64 {
			x := newCrossing(foldSetups(seed), foldOptions, foldEpochs, 0)
			for x.Begin(size); x.tick(); {
			}
			return x.present().mean()
		})
		if got := scene.Number(proof.Median(means), 3).Plain(); got != want {
			t.Errorf("%d neurons: %s, want %s", foldSizes[size], got, want)
		}
	}
}
