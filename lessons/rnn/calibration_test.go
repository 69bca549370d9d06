package rnn

import (
	"slices"
	"testing"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/proof"
)

// TestEchoIsCalibrated holds the law that echo tells to 25 seeds: which gaps are learned
// by how many.
func TestEchoIsCalibrated(t *testing.T) {
	t.Parallel()
	cells := []struct{ units, gap, learn int }{
		{echoUnits, firstGap, 25}, {echoUnits, 7, 25}, {echoUnits, 8, 0}, {fewUnits, 3, 24}, {fewUnits, 4, 0}, {12, 12, 10},
	}
	learned := make([]int, len(cells))
	for _, shares := range proof.MeasuredRows(t, "echo", func(seed uint32) []float64 {
		var shares []float64
		for _, cell := range cells {
			r := newRun(echoOf(cell.units, cell.gap, seed))
			for r.tick() {
			}
			shares = append(shares, r.accuracy(), float64(r.trainer.Steps()))
		}
		return shares
	}) {
		for i := range cells {
			learned[i] += kit.Bit(shares[2*i] >= learnedShare)
		}
	}
	for i, cell := range cells {
		if learned[i] != cell.learn {
			t.Errorf("%d units learn a gap of %d on %d seeds", cell.units, cell.gap, learned[i])
		}
	}
}

// TestPoemIsCalibrated holds what poem tells to 25 seeds: how long both poems take, that
// the cell is unsure somewhere then, and how far it writes by itself.
func TestPoemIsCalibrated(t *testing.T) {
	t.Parallel()
	const asked = 400 // updates, after which it is seen how far it writes
	most, wrote := [2]float64{}, []float64{}
	for seed, measured := range proof.MeasuredRows(t, "poem", func(seed uint32) []float64 {
		var measured []float64
		for poem := range poems {
			r := newText(textSetup{Poem: poem, Rate: textRate, Clip: trainClip, Seed: seed})
			for r.known() < knownShare && r.tick() {
			}
			updates, unsure := r.trainer.Steps(), 0
			for _, next := range r.writes().next[givenChars:] {
				unsure += kit.Bit(slices.Max(next) < unsureOf)
			}
			for poem == 0 && r.trainer.Steps() < asked {
				r.tick()
			}
			measured = append(measured, float64(updates), float64(unsure), float64(r.recited()-givenChars))
		}
		return measured
	}) {
		for poem := range poems {
			most[poem] = max(most[poem], measured[3*poem])
			if measured[3*poem] < 100 || measured[3*poem] > 1000 || measured[3*poem+1] < 1 {
				t.Errorf("seed %d, %s: %v updates, %v places", seed, poems[poem].name, measured[3*poem], measured[3*poem+1])
			}
		}
		wrote = append(wrote, measured[2])
	}
	if most != [2]float64{350, 525} || proof.Median(wrote) != 10 {
		t.Errorf("at most %v updates; a median of %v characters written", most, proof.Median(wrote))
	}
}

// TestDebugIsCalibrated holds the cure of debug, and that more units are none, to 25 seeds.
func TestDebugIsCalibrated(t *testing.T) {
	t.Parallel()
	cells := []struct{ units, truncate int }{{echoUnits, 1}, {mostUnits, 1}, {echoUnits, 0}}
	learned := make([]int, len(cells))
	for _, shares := range proof.MeasuredRows(t, "debug", func(seed uint32) []float64 {
		var shares []float64
		for _, cell := range cells {
			s := echoOf(cell.units, brokenGap, seed)
			s.Truncate = cell.truncate
			r := newRun(s)
			for r.tick() {
			}
			shares = append(shares, r.accuracy())
		}
		return shares
	}) {
		for i := range cells {
			learned[i] += kit.Bit(shares[i] >= learnedShare)
		}
	}
	if learned[0] != 0 || learned[1] > 1 || learned[2] != 25 {
		t.Errorf("learned on %v seeds", learned)
	}
}

// TestNamesAreCalibrated holds what names tells to 25 seeds and both lists: that counting
// pairs is beaten, and by when; that it no longer is at the end; how many of the invented
// names are in no list; and how few are different ones where it is cold.
func TestNamesAreCalibrated(t *testing.T) {
	t.Parallel()
	lowest, most := [6]float64{}, [6]float64{} // of what is told
	for seed, measured := range proof.MeasuredRows(t, "names", func(seed uint32) []float64 {
		var measured []float64
		for list := range nameLists {
			r := newNames(nameSetup{List: list, Seed: seed})
			first := 0
			for r.tick() {
				if first == 0 && r.beat() {
					first = r.trainer.Steps()
				}
			}
			loss, at := r.lowest()
			fresh, _ := r.fresh(r.invents(1, 0).names)
			_, different := r.fresh(r.invents(coldest, 0).names)
			measured = append(measured, float64(first), float64(at), float64(fresh), float64(different), r.pairs-loss, r.heldLoss()-r.pairs)
		}
		return measured
	}) {
		for i, v := range measured {
			k := i % len(lowest)
			if seed == 0 && i < len(lowest) {
				lowest[k], most[k] = v, v
			}
			lowest[k], most[k] = min(lowest[k], v), max(most[k], v)
		}
	}
	for _, told := range []struct {
		what string
		got  float64
		want float64
	}{
		{"updates until pairs are beaten, at most", most[0], 140},
		{"the lowest held loss, at least at", lowest[1], 110},
		{"the lowest held loss, at most at", most[1], 300},
		{"names in no list at the end, at least", lowest[2], 53},
		{"different names at the coldest, at least", lowest[3], 4},
		{"different names at the coldest, at most", most[3], 16},
	} {
		if told.got != told.want {
			t.Errorf("%s: %v, told is %v", told.what, told.got, told.want)
		}
	}
	if lowest[4] <= 0 || lowest[5] <= 0 {
		t.Errorf("the pairs are beaten by %v at least, and at the end they are ahead by %v", lowest[4], lowest[5])
	}
}
