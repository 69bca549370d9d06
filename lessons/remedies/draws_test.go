package remedies

import (
	"fmt"
	"slices"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// unless is an error that tells what is, unless something is so.
func unless(so bool, format string, values ...any) error {
	if so {
		return nil
	}
	return fmt.Errorf(format, values...)
}

// TestDrawsTellTheirStory holds each draw that a screen without a seed of its own
// chooses among to what it was chosen for.
func TestDrawsTellTheirStory(t *testing.T) {
	proof.Draws(t, "l1-l2", penaltySeeds, penaltiesHelp)
	proof.Draws(t, "dropout", dropoutSeeds, dropoutHelps)
	proof.Draws(t, "augment", digitSeeds, copiesDoAsTold)
	proof.Draws(t, "folds", foldSeeds, fourIsBest)
	proof.Draws(t, "lottery", lotteryFirst, seedsDiffer)
	proof.Draws(t, "debug", hastySeeds, hastyStops)
}

// penaltiesHelp: without one it overfits; the hint's L1 comes under the bound.
func penaltiesHelp(seed uint32) error {
	setup := penaltySetup().Of(seed)
	without := proof.EndsAt(model.NewTrial(setup, penaltyEpochs, 0))
	setup.Penalty.L1 = 0.05
	with := proof.EndsAt(model.NewTrial(setup, penaltyEpochs, 0))
	return unless(without > penaltyBound && with < penaltyBound, "%.3f without, %.3f with L1", without, with)
}

// dropoutHelps: it ends lower with dropout, and that shows.
func dropoutHelps(seed uint32) error {
	with := proof.EndsAt(model.NewTrial(dropoutSetup(0.5).Of(seed), dropoutEpochs, 0))
	without := proof.EndsAt(model.NewTrial(dropoutSetup(0).Of(seed), dropoutEpochs, 0))
	return unless(with < dropoutBound && without > with+0.04, "%.3f with, %.3f without", with, without)
}

// copiesDoAsTold: a third is recognised without copies, more with those that are
// like new data, and no more from any where new data is as it was.
func copiesDoAsTold(seed uint32) error {
	d := newDigits(seed)
	for d.world = range 2 {
		for d.copies = range 3 {
			d.Begin()
			for d.tick() {
			}
		}
	}
	none, shifted, mirrored := d.shares[0], d.shares[1], d.shares[2]
	met := none[0] > 0.28 && none[0] < 0.42 && shifted[0] > foundAbove && shifted[1] < none[1] && mirrored[1] < none[1]
	return unless(met, "%v", d.shares)
}

// fourIsBest: four neurons have the lowest mean, and end lowest on the samples
// that are held out; from three on, folds differ more than sizes do.
func fourIsBest(seed uint32) error {
	x := newFolds(seed)
	for size := range foldSizes {
		x.Begin(size)
		for x.tick() {
		}
	}
	best, _ := x.best()
	for _, result := range x.results[2:] {
		if result.mean()-best.mean() > max(result.spread(), best.spread()) {
			return fmt.Errorf("%d neurons lie apart from the best", foldSizes[result.size])
		}
	}
	var held []float64
	for _, setup := range foldSetups(seed) {
		held = append(held, proof.EndsAt(model.NewTrial(setup, foldEpochs, 0)))
	}
	met := foldSizes[best.size] == 4 && held[best.size] == slices.Min(held)
	return unless(met, "%d neurons are best; held out: %v", foldSizes[best.size], held)
}

// seedsDiffer: without a remedy the worst ends at more than three times the best.
func seedsDiffer(first uint32) error {
	l := newLottery(first)
	for l.tick() {
	}
	return unless(spreadOf(l.losses[0]) > 3, "%.1f times", spreadOf(l.losses[0]))
}

// hastyStops: little patience stops on the plain, more of it crosses.
func hastyStops(seed uint32) error {
	for patience, solves := range map[int]bool{1: false, hastyPatience: false, 10: false, 20: true, 50: true} {
		if got := proof.EndsAt(model.NewTrial(hastySetup().Of(seed), hastyEpochs, patience)); (got < model.Solved) != solves {
			return fmt.Errorf("patience %d: %.3f", patience, got)
		}
	}
	return nil
}
