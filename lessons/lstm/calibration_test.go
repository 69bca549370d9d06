package lstm

import (
	"maps"
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

// TestGapIsCalibrated holds the table of gap to 25 seeds: on how many a plain cell and one
// with gates learn, at equal updates, by gap, with the usual start and with the best.
func TestGapIsCalibrated(t *testing.T) {
	t.Parallel()
	gaps := []int{10, 20, 50}
	learned := map[int][2][2]int{}
	for seed, measured := range proof.MeasuredParts(t, "gap", 4*len(gaps), func(seed uint32, part int) []float64 {
		r := newRun(raceSetup(cellKind(part%2), gaps[part/4], part/2%2 == 1, seed))
		for r.tick() {
		}
		return []float64{r.accuracy()}
	}) {
		for i, gap := range gaps {
			of := learned[gap]
			for k, right := range measured[4*i:][:4] {
				of[k/2][k%2] += kit.Bit(right >= learnedShare)
			}
			learned[gap] = of
		}
		if usual := measured[8:10]; seed == 0 && (usual[plain] >= learnedShare || usual[gated] >= learnedShare) {
			t.Errorf("seed 0 learns a gap of 50 with the usual start: %v", usual)
		}
	}
	if !maps.Equal(learned, measuredOf25) {
		t.Errorf("learned on %v seeds", learned)
	}
}

// TestForgetIsCalibrated holds the table of forget to 25 seeds, and how soon the start for
// the gap learns.
func TestForgetIsCalibrated(t *testing.T) {
	t.Parallel()
	const biases = 7
	far := []int{farGap, farthestGap}
	learned, byGap, most := map[float64]int{}, map[int]int{}, map[int]float64{}
	for seed, measured := range proof.MeasuredParts(t, "forget", biases+len(far), func(seed uint32, part int) []float64 {
		s := setup{Task: recall, Cell: gated, Units: gatedUnits, Gap: farGap, Start: biased, Bias: float64(part), Seed: seed}
		if part >= biases {
			s.Start, s.Bias, s.Gap = gapped, 0, far[part-biases]
		}
		r := newRun(s)
		for r.tick() {
		}
		return []float64{r.accuracy(), float64(r.trainer.Steps())}
	}) {
		for bias := range biases {
			learned[float64(bias)] += kit.Bit(measured[2*bias] >= learnedShare)
		}
		for i, gap := range far {
			byGap[gap] += kit.Bit(measured[2*(biases+i)] >= learnedShare)
			most[gap] = max(most[gap], measured[2*(biases+i)+1])
		}
		if seed == 0 && measured[2*3+1] != 25 {
			t.Errorf("seed 0 learns with a bias of 3 after %v updates", measured[2*3+1])
		}
	}
	if !maps.Equal(learned, biasOf25) || !maps.Equal(byGap, gapOf25) || most[farGap] != 175 || most[farthestGap] != 200 {
		t.Errorf("learned on %v and %v seeds, after %v updates at most", learned, byGap, most)
	}
}

// TestDebugIsCalibrated holds both mistakes of debug, and their cure, to 25 seeds.
func TestDebugIsCalibrated(t *testing.T) {
	t.Parallel()
	kinds := []fault{wrongGate, wrongState, noFault}
	learned, most := make([]int, len(kinds)), 0.0
	for _, measured := range proof.MeasuredParts(t, "debug", len(kinds), func(seed uint32, part int) []float64 {
		r := newRun(brokenSetup(kinds[part], seed))
		for r.tick() {
		}
		return []float64{r.accuracy(), float64(r.trainer.Steps())}
	}) {
		for i := range kinds {
			learned[i] += kit.Bit(measured[2*i] >= learnedShare)
		}
		most = max(most, measured[5])
	}
	if learned[0] != 0 || learned[1] != 0 || learned[2] != 25 || most != 225 {
		t.Errorf("learned on %v seeds, mended after %v updates at most", learned, most)
	}
}
