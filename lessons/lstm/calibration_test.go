package lstm

import (
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
)

// TestOneCellIsCalibrated holds what one-cell tells to 25 seeds: how soon a single cell
// learns, and what its gates are at a write and between, after all updates.
func TestOneCellIsCalibrated(t *testing.T) {
	t.Parallel()
	const asked = 30 // sequences, over which gates are averaged
	most, always := 0.0, 0
	for seed, measured := range proof.MeasuredRows(t, "one-cell", func(seed uint32) []float64 {
		o := newOneCell(seed)
		for o.run.tick() && !o.run.learned() {
		}
		updates := o.run.trainer.Steps()
		for o.run.tick() {
		}
		var writes, forget, input, between, kept, renewed float64
		for sample := range asked {
			for _, s := range o.run.reads(sample) {
				switch {
				case s.before == 0 || s.want < 0:
				case s.writes():
					writes, forget, input = writes+1, forget+s.f, input+s.i
				default:
					between, kept = between+1, kept+s.f
					if s.renews() {
						renewed++
					}
				}
			}
		}
		return []float64{float64(updates), forget / writes, input / writes, kept / between, renewed / between}
	}) {
		most = max(most, measured[0])
		if seed == 0 && measured[0] != 200 {
			t.Errorf("seed 0 learns after %v updates", measured[0])
		}
		if forget, input, kept := measured[1], measured[2], measured[3]; forget >= shutGate || input < 0.8 || kept <= heldGate {
			t.Errorf("seed %d: at a write f %.2f, i %.2f; between f %.2f", seed, forget, input, kept)
		}
		always += kit.Bit(measured[4] == 1)
	}
	if most != 250 || always != 24 {
		t.Errorf("learned after %v updates at the latest; on %d seeds each step between renews", most, always)
	}
}
