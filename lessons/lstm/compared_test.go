package lstm

import (
	"maps"
	"math"
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
	"sinapse/lessons/scene"
)

// TestAddingIsCalibrated holds the table of adding to 25 seeds, how near the plain net
// comes, and how much of a number is in the answer of the gated one.
func TestAddingIsCalibrated(t *testing.T) {
	t.Parallel()
	lengths := []int{5, fewNumbers, 15, manyNumbers}
	learned, usually, most, nearest := map[int][2]int{}, [2]int{}, 0.0, 1.0
	atMark, between := [2]float64{2, 0}, [2]float64{2, 0}
	within := func(bounds *[2]float64, v float64) { bounds[0], bounds[1] = min(bounds[0], v), max(bounds[1], v) }
	added := func(numbers int, seed uint32) *addition {
		a := newAddition(seed)
		a.again(numbers, seed)
		for a.tick() {
		}
		return a
	}
	for _, scores := range proof.MeasuredParts(t, "adding", len(lengths), func(seed uint32, part int) []float64 {
		now := added(lengths[part], seed).now()
		return now.Scores[:]
	}) {
		for i, numbers := range lengths {
			of := learned[numbers]
			for who := range 2 {
				of[who] += kit.Bit(scores[2*i+who] < learnedError)
			}
			learned[numbers] = of
		}
		nearest = min(nearest, scores[len(scores)-2:][plain])
	}
	for _, measured := range proof.MeasuredRows(t, "adding-answer", func(seed uint32) []float64 {
		a := added(manyNumbers, seed)
		var shares, counts [2]float64
		for a.sample = range heldRows {
			steps, _, _ := a.steps()
			for _, s := range steps {
				shares[kit.Bit(s.marked)] += math.Abs(s.shares[gated])
				counts[kit.Bit(s.marked)]++
			}
		}
		return []float64{float64(a.runs[gated].trainer.Steps()), shares[1] / counts[1], shares[0] / counts[0]}
	}) {
		most = max(most, measured[0])
		within(&atMark, measured[1])
		within(&between, measured[2])
	}
	for _, measured := range proof.MeasuredParts(t, "adding-usual", 2, func(seed uint32, who int) []float64 {
		s := adderSetup(cellKind(who), manyNumbers, seed)
		s.Start = usual
		r := newRun(s)
		for r.tick() {
		}
		return []float64{r.score()}
	}) {
		for who := range 2 {
			usually[who] += kit.Bit(measured[who] < learnedError)
		}
	}
	if !maps.Equal(learned, addedOf25) || usually != [2]int{0, 6} || most != 450 || scene.Number(nearest, 3).Plain() != "0.040" {
		t.Errorf("learned on %v seeds after %v updates at most, with the usual start on %v; the nearest plain one has %v", learned, most, usually, nearest)
	}
	if atMark[0] < 0.81 || atMark[1] > 0.945 || between[0] < 0.025 || between[1] > 0.07 {
		t.Errorf("in the answer: of a marked number %v, of another %v", atMark, between)
	}
}

// TestLongerIsCalibrated holds what longer tells to 25 seeds: on how many a net that was
// taught over a short gap is right over the longest one, and how the others fail.
func TestLongerIsCalibrated(t *testing.T) {
	t.Parallel()
	of, guesses, latest, first := [2]int{}, [2]int{}, 0.0, 0.0
	for seed, measured := range proof.MeasuredParts(t, "longer", 2, func(seed uint32, more int) []float64 {
		r := newReading(seed)
		r.more = more == 1
		r.again(seed)
		for r.tick() {
		}
		return []float64{r.came[0].Right, float64(r.run.trainer.Steps())}
	}) {
		for more := range 2 {
			of[more] += kit.Bit(measured[2*more] >= learnedShare)
			guesses[more] += kit.Bit(measured[2*more] < 0.65)
		}
		latest = max(latest, measured[1])
		if seed == 0 {
			first = measured[1]
		}
	}
	if of != longerOf25 || guesses != [2]int{4, 1} || first != 50 || latest > moreUpdates {
		t.Errorf("right on %v seeds, guessing on %v; seed 0 learns after %v updates, the last one after %v", of, guesses, first, latest)
	}
}

// TestGRUIsCalibrated holds the table of gru to 25 seeds, how many a GRU of one unit more
// learns, and how far its update gate stands open behind the letter.
func TestGRUIsCalibrated(t *testing.T) {
	t.Parallel()
	gaps := []int{10, 20, 50}
	learned, five, most := map[int][2][2]int{}, [3]int{}, [2]float64{}
	behind := [2]float64{1, 0}
	ran := func(s setup) *run {
		r := newRun(s)
		for r.tick() {
		}
		return r
	}
	for _, measured := range proof.MeasuredParts(t, "gru", 4*len(gaps), func(seed uint32, part int) []float64 {
		return []float64{ran(gruSetup(part%2, gaps[part/4], part/2%2 == 1, seed)).accuracy()}
	}) {
		for i, gap := range gaps {
			of := learned[gap]
			for k, right := range measured[4*i:][:4] {
				of[k/2][k%2] += kit.Bit(right >= learnedShare)
			}
			learned[gap] = of
		}
	}
	for _, measured := range proof.MeasuredRows(t, "gru-farthest", func(seed uint32) []float64 {
		f, rest := newFewer(seed), 0.0
		for who := range 2 {
			f.runs[who] = ran(gruSetup(who, farGap, true, seed))
		}
		for f.unit = 1; f.unit <= gruUnits; f.unit++ {
			for _, s := range f.steps()[1:] {
				rest += s.gates[1] / gruUnits / farGap
			}
		}
		return []float64{float64(f.runs[theLSTM].trainer.Steps()), float64(f.runs[theGRU].trainer.Steps()), rest}
	}) {
		for who := range 2 {
			most[who] = max(most[who], measured[who])
		}
		behind[0], behind[1] = min(behind[0], measured[2]), max(behind[1], measured[2])
	}
	for _, measured := range proof.MeasuredParts(t, "gru-five", len(gaps), func(seed uint32, part int) []float64 {
		s := gruSetup(theGRU, gaps[part], false, seed)
		s.Units = 5
		return []float64{ran(s).accuracy()}
	}) {
		for i := range gaps {
			five[i] += kit.Bit(measured[i] >= learnedShare)
		}
	}
	if !maps.Equal(learned, gruOf25) || five != [3]int{25, 18, 0} || most != [2]float64{175, 150} {
		t.Errorf("learned on %v seeds, with five units on %v; at a gap of 50 after %v updates at most", learned, five, most)
	}
	if behind[0] < 0.675 || behind[1] > 0.985 {
		t.Errorf("behind the letter z is %v", behind)
	}
}
