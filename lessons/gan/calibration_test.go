package gan

import (
	"math"
	"slices"
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
	"sinapse/nn"
)

// TestGaussIsCalibrated holds what gauss tells to 25 seeds: by when the fakes are near, how
// narrow they were before, when that was, how large G's loss was while they came nearer, and
// how large in the first round and, in the mean, in the last 50 before they were near.
func TestGaussIsCalibrated(t *testing.T) {
	t.Parallel()
	first, last, soonest, latest := math.Inf(1), 0.0, math.Inf(1), 0.0
	for seed, m := range proof.MeasuredRows(t, "gauss", func(seed uint32) []float64 {
		l := newLearning(seed)
		nearAt, narrow, misled := 0, 0, 0.0
		var losses []float64
		for l.tick() {
			if _, loss := l.duel.both.Losses(); nearAt == 0 {
				losses = append(losses, loss)
			}
			if n := l.duel.forged(); nearAt == 0 && l.duel.distance() < near {
				nearAt = n
			} else if narrow == 0 && l.narrow < collapsed {
				narrow = n
			}
			if l.duel.forged() == 100 {
				misled = l.misled
			}
		}
		last, _ := spread(losses[len(losses)-50:])
		return []float64{float64(nearAt), float64(narrow), l.narrow, misled, losses[0], last}
	}) {
		first, last = min(first, m[0]), max(last, m[0])
		soonest, latest = min(soonest, m[1]), max(latest, m[1])
		if m[0] == 0 || m[1] == 0 || m[2] >= collapsed || m[1] >= m[0] {
			t.Errorf("seed %d: near after %g rounds, narrow after %g, at the narrowest %g", seed, m[0], m[1], m[2])
		}
		if m[3] <= misleading {
			t.Errorf("seed %d: by round 100 G's loss was %g at most", seed, m[3])
		}
		if small := [2]float64{0.65, 0.9}; min(m[4], m[5]) < small[0] || max(m[4], m[5]) > small[1] {
			t.Errorf("seed %d: G's loss was %g in the first round and %g in the last ones", seed, m[4], m[5])
		}
	}
	if first != 689 || last != 923 {
		t.Errorf("near after %g to %g rounds", first, last)
	}
	if soonest < 300 || latest > 650 {
		t.Errorf("narrow after %g to %g rounds", soonest, latest)
	}
}

// TestGaussIsAsTold: at seed 0 G's loss rises above 4 while the fakes come nearer, and is
// small at the start and at the end.
func TestGaussIsAsTold(t *testing.T) {
	l := newLearning(0)
	start := l.duel.distance()
	var losses []float64
	for l.tick() && l.duel.forged() <= 1000 {
		_, loss := l.duel.both.Losses()
		losses = append(losses, loss)
	}
	if losses[0] > 1 || losses[999] > 1 || l.misled < 4 || l.duel.distance() > start/10 {
		t.Errorf("losses of %g, %g at most, and %g", losses[0], l.misled, losses[999])
	}
}

// TestForgerIsAsTold: D pushes to the right after 50 updates, on every seed; two draws of
// real numbers are about as far apart as is told; and by hand, from where the hint leads.
func TestForgerIsAsTold(t *testing.T) {
	least, most := math.Inf(1), 0.0
	for seed := range uint32(25) {
		f := newForging(seed)
		for f.duel.judged() < pushed {
			f.tick()
		}
		if push := f.duel.push(0); push < 0.5 {
			t.Errorf("seed %d: D pushes by %g", seed, push)
		}
		f.duel.g.Weights(0).Set(0, 0, realDeviation)
		f.duel.g.Biases(0)[0] = realMean
		distance := f.duel.distance()
		least, most = min(least, distance), max(most, distance)
	}
	if least < 0.01 || least >= 0.025 || most < 0.035 || most > 0.055 {
		t.Errorf("real numbers are %g to %g apart", least, most)
	}
}

// TestOrbitIsAsTold: how far the ways lead from the middle, and which comes near it.
func TestOrbitIsAsTold(t *testing.T) {
	for _, c := range []struct {
		way       int
		damping   float64
		hundred   float64
		fivetimes float64
	}{{atOnce, 0, 1.11, 1.76}, {inTurn, 0, 1, 1.02}, {unsaturated, 0, 0.68, 0.37}, {atOnce, 0.3, 0.29, 0}, {inTurn, 0.3, 0.26, 0}, {unsaturated, 0.3, 0.20, 0}} {
		s := startOrbit()
		s.way, s.damping = c.way, c.damping
		for s.tick() {
		}
		if got := [2]float64{s.distanceAt(100), s.distanceAt(500)}; math.Abs(got[0]-c.hundred) > 0.005 || math.Abs(got[1]-c.fivetimes) > 0.005 {
			t.Errorf("way %d, damping %g: %g and %g", c.way, c.damping, got[0], got[1])
		}
	}
}

// TestTheMachineTakesOver: by how many rounds from afar the machine has forged the bell.
func TestTheMachineTakesOver(t *testing.T) {
	f := newForging(0)
	f.machine = true
	for f.duel.distance() >= near && f.tick() {
	}
	if rounds := f.duel.forged(); rounds < 700 || rounds > 950 {
		t.Errorf("after %d rounds", rounds)
	}
}

// TestRingIsCalibrated holds what ring tells to 25 seeds: by when the fakes are near, and
// how many of them lie in the hole.
func TestRingIsCalibrated(t *testing.T) {
	t.Parallel()
	first, last, fewest, most := math.Inf(1), 0.0, math.Inf(1), 0.0
	for seed, m := range proof.MeasuredRows(t, "ring", func(seed uint32) []float64 {
		r, nearAt := newRivalry(ringPairing(), seed), 0
		for r.rounds < ringTrained && r.round() {
			if nearAt == 0 && r.distance() < ringNear {
				nearAt = r.rounds
			}
		}
		return []float64{float64(nearAt), float64(r.hole)}
	}) {
		if m[0] == 0 {
			t.Errorf("seed %d: not near after %d rounds", seed, ringTrained)
		}
		first, last = min(first, m[0]), max(last, m[0])
		fewest, most = min(fewest, m[1]), max(most, m[1])
	}
	if first != 250 || last != 410 || fewest != 25 || most != 60 {
		t.Errorf("near after %g to %g rounds, with %g to %g in the hole", first, last, fewest, most)
	}
}

// TestCollapseIsCalibrated holds to 25 seeds how many of eight modes are held where each
// makes one update a round, and where G makes five.
func TestCollapseIsCalibrated(t *testing.T) {
	t.Parallel()
	fewest, most := 8.0, 0.0
	for seed, m := range proof.MeasuredParts(t, "collapse", 2, func(seed uint32, part int) []float64 {
		r := newRivalry(eightPairing([]int{1, 5}[part], 1), seed)
		for r.rounds < collapseLooked && r.round() {
		}
		return []float64{float64(r.modes())}
	}) {
		if m[1] > fewModes {
			t.Errorf("seed %d: %g modes with 5 updates of G to 1 of D", seed, m[1])
		}
		fewest, most = min(fewest, m[0]), max(most, m[0])
	}
	if fewest != 7 || most != 8 {
		t.Errorf("%g to %g modes with as many updates of each", fewest, most)
	}
}

// TestRemediesAreCalibrated holds to 25 seeds on how many each remedy brings all eight
// modes back, and nothing.
func TestRemediesAreCalibrated(t *testing.T) {
	t.Parallel()
	helped, fewest := make([]int, len(remedies)), slices.Repeat([]float64{8}, len(remedies))
	for _, m := range proof.MeasuredParts(t, "remedies", len(remedies), func(seed uint32, part int) []float64 {
		r := newRivalry(remedies[part].pairing(), seed)
		for r.rounds < remedyRounds && r.round() {
		}
		return []float64{float64(r.modes())}
	}) {
		for i, modes := range m {
			fewest[i] = min(fewest[i], modes)
			if modes == 8 {
				helped[i]++
			}
		}
	}
	if !slices.Equal(helped, []int{0, 25, 12, 16}) {
		t.Errorf("all eight modes on %v of 25 seeds, at least %v", helped, fewest)
	}
}

// TestDebugIsCalibrated holds to 25 seeds what the broken pairs do: how far D alone moves
// G, how near fakes come that lead back, and where D and its loss are at last that hears
// G's loss, too.
func TestDebugIsCalibrated(t *testing.T) {
	t.Parallel()
	for seed, m := range proof.MeasuredParts(t, "debug", 3, func(seed uint32, part int) []float64 {
		l := learningOf(newWrongDuel(seed, [...]nn.Mistake{nn.Attached, nn.Attached, nn.Leftover}[part]), part == 0)
		for part == 0 && l.duel.judged() < aloneRounds {
			l.tick()
		}
		nearest, least, most, loss := math.Inf(1), 1.0, 0.0, 0.0
		for part > 0 && l.tick() {
			nearest = min(nearest, l.distances[len(l.distances)-1].Last)
			if l.duel.judged() > gaussRounds-100 {
				p := l.duel.probability(l.duel.b())
				judging, _ := l.duel.both.Losses()
				least, most, loss = min(least, p), max(most, p), loss+judging/100
			}
		}
		switch part {
		case 0:
			return []float64{l.duel.b(), 0, 0, 0}
		case 1:
			return []float64{nearest, 0, 0, 0}
		}
		return []float64{least, most, loss, l.duel.distance()}
	}) {
		if m[0] > -astray || m[4] < unreached || m[8] < 0.6 || m[9] > 0.73 || math.Abs(m[10]-1.504) > 0.01 || m[11] > near {
			t.Errorf("seed %d: b of %g, %g away, D at %g to %g, its loss at %g, and %g away", seed, m[0], m[4], m[8], m[9], m[10], m[11])
		}
	}
}

// TestDrawingsAreCalibrated holds to 25 seeds on how many the fakes of each drawing come
// nearer than twice what two real draws are apart.
func TestDrawingsAreCalibrated(t *testing.T) {
	t.Parallel()
	followed := make([]int, len(drawings))
	for _, m := range proof.MeasuredParts(t, "drawings", len(drawings), func(seed uint32, part int) []float64 {
		s := newSketching(part, seed)
		for s.pair.distance() >= 2*s.pair.floor && s.tick() {
		}
		return []float64{float64(kit.Bit(s.pair.distance() < 2*s.pair.floor)), float64(s.pair.rounds)}
	}) {
		for part := range drawings {
			followed[part] += int(m[2*part])
		}
	}
	if !slices.Equal(followed, []int{19, 20, 24, 4}) {
		t.Errorf("%v of 25 seeds", followed)
	}
}
