package playground

import (
	"slices"
	"testing"

	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// TestPenguinsAreLearned holds the set-up that one meets to what it comes to on 25 seeds:
// how many of the validation samples get their species, and how much of the mass is told
// by the other measures.
func TestPenguinsAreLearned(t *testing.T) {
	learned := func(data string, of func(*model.Classifier) float64) []float64 {
		all := proof.Measured(t, "learned-"+data, func(seed uint32) float64 {
			setup := playgroundSetup()
			moveTo(&setup, data)
			run := model.NewClassifier(setup.Of(seed))
			for range 50 {
				run.Epoch()
			}
			return of(run)
		})
		slices.Sort(all)
		t.Logf("%s: %v, %v, %v", data, all[0], all[12], all[24])
		return all
	}
	species := learned("penguins", func(run *model.Classifier) float64 {
		panel, right := run.Confusion(), 0.0
		for i := range panel.Cells {
			right += panel.Cells[i][i].Value
		}
		return right / float64(run.Held.Len())
	})
	if species[0] < 0.9 {
		t.Errorf("%v of the species are right on the worst seed", species[0])
	}
	mass := learned("mass", func(run *model.Classifier) float64 { return run.R2(run.Held) })
	if mass[0] < 0.7 || mass[24] > 0.95 {
		t.Errorf("R² of the mass is %v to %v", mass[0], mass[24])
	}
}
