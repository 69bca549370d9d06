package nn

import (
	"math"
	"slices"

	"sinapse/nn/elementary"
)

// Wasserstein1 returns the Wasserstein-1 distance of two samples of numbers, both
// sorted upwards: how far a number must be moved, in the mean, to make one sample
// out of the other (earth mover's distance). It is the integral of the distance of
// their quantiles, and exact for samples of any two sizes; two samples of the same
// thing are not 0 apart, but as far as chance has it. It panics if either is empty.
func Wasserstein1(a, b []float64) float64 {
	if len(a) == len(b) {
		sum := 0.0
		for i, v := range a {
			sum += math.Abs(v - b[i])
		}
		return sum / float64(len(a))
	}
	// Number i of a is the quantile from i/len(a) up to (i+1)/len(a); in units of
	// 1/(len(a)·len(b)) these are whole numbers.
	n, m, sum := len(a), len(b), 0.0
	for i, j, at := 0, 0, 0; i < n; {
		until := min((i+1)*m, (j+1)*n)
		sum += float64(float64(until-at) * math.Abs(a[i]-b[j]))
		at = until
		if at == (i+1)*m {
			i++
		}
		if at == (j+1)*n {
			j++
		}
	}
	return sum / float64(n) / float64(m)
}

// A Wasserstein measures how far clouds of numbers, or of points in the plane, are
// from one that stays. Of numbers it is [Wasserstein1], exactly. In the plane it is
// the mean of [Wasserstein1] over directions, evenly spread over half a turn from the
// first axis on, of what the clouds look like from there: not the distance itself,
// but small and large with it (the sliced distance). It keeps its room between two
// measurements.
type Wasserstein struct {
	axes  Matrix      // the directions, k×d
	stays [][]float64 // the cloud as it looks from each, sorted
	room  []float64
}

// NewWasserstein returns what measures the distance from a cloud, n×1 or n×2, of at
// least one point. In the plane there must be at least one direction. It panics if
// that is not so.
func NewWasserstein(cloud Matrix, directions int) *Wasserstein {
	w := &Wasserstein{axes: FromRows([][]float64{{1}})}
	if cloud.Cols == 2 {
		w.axes = NewMatrix(directions, 2)
		for k := range directions {
			angle := math.Pi * float64(k) / float64(directions)
			w.axes.Set(k, 0, elementary.Cos(angle))
			w.axes.Set(k, 1, elementary.Sin(angle))
		}
	}
	if cloud.Rows == 0 || cloud.Cols != w.axes.Cols || w.axes.Rows == 0 {
		panic(notBroadcast(cloud, w.axes))
	}
	for k := range w.axes.Rows {
		w.look(cloud, k)
		w.stays = append(w.stays, slices.Clone(w.room))
	}
	return w
}

// Distance returns how far another cloud is, m×1 or m×2. It panics if it has other
// columns, or no points.
func (w *Wasserstein) Distance(cloud Matrix) float64 {
	if cloud.Rows == 0 || cloud.Cols != w.axes.Cols {
		panic(notBroadcast(cloud, w.axes))
	}
	sum := 0.0
	for k, stays := range w.stays {
		w.look(cloud, k)
		sum += Wasserstein1(w.room, stays)
	}
	return sum / float64(len(w.stays))
}

// look puts a cloud into the room, sorted, as it looks from direction k.
func (w *Wasserstein) look(cloud Matrix, k int) {
	w.room = w.room[:0]
	for i := range cloud.Rows {
		w.room = append(w.room, dot(w.axes.Row(k), cloud.Row(i)))
	}
	slices.Sort(w.room)
}
