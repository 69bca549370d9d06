package random

import (
	"math"
	"math/bits"
	"slices"
	"sort"
)

// bounded returns a whole number from 0 to limit, both included: as many bits
// as limit has are drawn until they are not above it.
func (s *Stream) bounded(limit uint64) uint64 {
	if limit == 0 {
		return 0
	}
	mask := uint64(1)<<bits.Len64(limit) - 1
	for {
		v := uint64(s.Word())
		if limit > math.MaxUint32 {
			v = v<<32 | uint64(s.Word())
		}
		if v &= mask; v <= limit {
			return v
		}
	}
}

// RandInt returns a whole number from low to high−1: np.random.randint(low,
// high), or np.random.randint(high) where low is 0. An empty range is an [*Error].
func (s *Stream) RandInt(low, high int64) (int64, error) {
	switch {
	case low >= high && low == 0:
		return 0, &Error{NotPositive}
	case low >= high:
		return 0, &Error{EmptyRange}
	}
	return int64(uint64(low) + s.bounded(uint64(high-1)-uint64(low))), nil
}

// Shuffle puts n things into a random order by swapping them two by two:
// np.random.shuffle. Rows of an array are such things.
func (s *Stream) Shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, int(s.bounded(uint64(i))))
	}
}

// ShuffleInts puts x into a random order: np.random.shuffle(x).
func (s *Stream) ShuffleInts(x []int) {
	for i := len(x) - 1; i > 0; i-- {
		j := s.bounded(uint64(i))
		x[i], x[j] = x[j], x[i]
	}
}

// Permutation returns 0 to n−1 in a random order: np.random.permutation(n). It is
// empty if n is negative.
func (s *Stream) Permutation(n int) []int {
	p := make([]int, max(0, n))
	for i := range p {
		p[i] = i
	}
	s.ShuffleInts(p)
	return p
}

// Choice draws k numbers from 0 to n−1, the same one perhaps more than once:
// np.random.choice(n, k). Drawing from nothing, or fewer than 0, is an [*Error].
func (s *Stream) Choice(n, k int) ([]int, error) {
	switch {
	case n <= 0 && k != 0:
		return nil, &Error{NothingToDraw}
	case k < 0:
		return nil, &Error{Negative}
	}
	c := make([]int, k)
	for i := range c {
		c[i] = int(s.bounded(uint64(n - 1)))
	}
	return c, nil
}

// ChoiceOnce draws k numbers from 0 to n−1, none of them twice:
// np.random.choice(n, k, replace=False). More than n, or fewer than 0, are an [*Error].
func (s *Stream) ChoiceOnce(n, k int) ([]int, error) {
	switch {
	case n <= 0 && k != 0:
		return nil, &Error{NothingToDraw}
	case k < 0:
		return nil, &Error{NegativeOnce}
	case k > n:
		return nil, &Error{TooMany}
	}
	return s.Permutation(n)[:k], nil
}

// ChoiceWeighted draws k numbers from 0 to len(p)−1, where number i has
// probability p[i]: np.random.choice(len(p), k, p=p). Probabilities that are
// negative or do not sum to 1 are an [*Error], and so is a negative k.
func (s *Stream) ChoiceWeighted(p []float64, k int) ([]int, error) {
	if len(p) == 0 && k != 0 {
		return nil, &Error{NothingToDraw}
	}
	if err := checkChances(p); err != nil {
		return nil, err
	}
	if k < 0 {
		return nil, &Error{Negative}
	}
	sums, sum := make([]float64, len(p)), 0.0
	for i, v := range p {
		sum += v
		sums[i] = sum
	}
	for i := range sums {
		sums[i] /= sum
	}
	c := make([]int, k)
	for i := range c {
		u := s.RandomSample()
		c[i] = sort.Search(len(sums), func(j int) bool { return sums[j] > u })
	}
	return c, nil
}

// checkChances tells what is wrong with probabilities, in NumPy's order of complaints.
func checkChances(p []float64) error {
	if len(p) == 0 {
		return nil
	}
	switch sum := kahanSum(p); {
	case math.IsNaN(sum):
		return &Error{NaNChance}
	case slices.ContainsFunc(p, func(v float64) bool { return v < 0 }):
		return &Error{BadChance}
	case math.Abs(sum-1) > math.Sqrt(0x1p-52):
		return &Error{BadSum}
	}
	return nil
}

// kahanSum adds up and carries along what the roundings lost, as NumPy does here;
// an infinity that is not the last makes it NaN.
func kahanSum(values []float64) float64 {
	sum, lost := values[0], 0.0
	for _, v := range values[1:] {
		y := v - lost
		t := sum + y
		lost = (t - sum) - y
		sum = t
	}
	return sum
}
