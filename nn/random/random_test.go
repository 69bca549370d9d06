package random

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"testing"
)

// goldenJSON was drawn by NumPy; testdata/golden.py wrote it.
//
//go:embed testdata/golden.json
var goldenJSON []byte

// lastBits are the last four bits of NumPy's first 250,000 normal numbers of
// seed 42, on glibc; two numbers a byte.
//
//go:embed testdata/randn42.bits
var lastBits []byte

type golden struct {
	Seeds                               []uint32
	Words, Uniforms, Integers, Shuffles []string // digests of many draws
	Randn, Mixed                        [][]string
}

func readGolden(t *testing.T) (g golden) {
	t.Helper()
	if err := json.Unmarshal(goldenJSON, &g); err != nil {
		t.Fatal(err)
	}
	return g
}

// digest returns the hash of fixed-size values.
func digest(values any) string {
	h := sha256.New()
	if err := binary.Write(h, binary.LittleEndian, values); err != nil {
		panic(err)
	}
	return hex.EncodeToString(h.Sum(nil))
}

func draws[T any](n int, draw func() T) []T {
	values := make([]T, n)
	for i := range values {
		values[i] = draw()
	}
	return values
}

func TestStreamIsNumPys(t *testing.T) {
	g := readGolden(t)
	for i, seed := range g.Seeds {
		if digest(draws(250_000, New(seed).Word)) != g.Words[i] {
			t.Errorf("seed %d: words differ", seed)
		}
		if digest(draws(250_000, New(seed).RandomSample)) != g.Uniforms[i] {
			t.Errorf("seed %d: uniform numbers differ", seed)
		}
		var integers []int64
		s := New(seed)
		for k := range int64(50_000) {
			for _, high := range []int64{k - 4, 1<<33 + k} {
				v, err := s.RandInt(-5, high)
				if err != nil {
					t.Fatal(err)
				}
				integers = append(integers, v)
			}
		}
		if digest(integers) != g.Integers[i] {
			t.Errorf("seed %d: whole numbers differ", seed)
		}
		var shuffles []int64
		s = New(seed)
		for n := range 300 {
			for _, v := range s.Permutation(n) {
				shuffles = append(shuffles, int64(v))
			}
		}
		if digest(shuffles) != g.Shuffles[i] {
			t.Errorf("seed %d: shuffles differ", seed)
		}
		compare(t, seed, draws(20, New(seed).Randn), g.Randn[i])
		compare(t, seed, mixed(t, New(seed)), g.Mixed[i])
	}
}

// mixed draws all kinds in turn, as the script does.
func mixed(t *testing.T, s *Stream) (m []float64) {
	t.Helper()
	add := func(v float64) { m = append(m, v) }
	integer := func(high int64) {
		v, err := s.RandInt(0, high)
		if err != nil {
			t.Fatal(err)
		}
		add(float64(v))
	}
	choice := func(c []int, err error) {
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range c {
			add(float64(v))
		}
	}
	add(s.Randn())
	add(s.RandomSample())
	integer(10)
	add(s.Randn())
	add(s.Uniform(-6, 6))
	add(s.Normal(3, 0.5))
	integer(1 << 40)
	choice(s.Choice(7, 4))
	choice(s.ChoiceOnce(7, 4))
	choice(s.ChoiceWeighted([]float64{0.2, 0.5, 0.3}, 8))
	rows := [][]float64{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {9, 10, 11}}
	s.Shuffle(4, func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
	for _, row := range rows {
		m = append(m, row...)
	}
	add(s.Normal(0, 1))
	add(s.RandomSample())
	return m
}

func compare(t *testing.T, seed uint32, got []float64, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d numbers, want %d", len(got), len(want))
	}
	for i, w := range want {
		v, err := strconv.ParseFloat(w, 64)
		if err != nil {
			t.Fatal(err)
		}
		if got[i] != v {
			t.Errorf("seed %d, number %d: %v, want %v", seed, i, got[i], v)
		}
	}
}

// NumPy's normal numbers carry the rounding errors of the C library's
// logarithm, ours do not.
func TestRandnIsNumPysButForTheLogarithm(t *testing.T) {
	s := New(42)
	differ := 0
	for i := range 2 * len(lastBits) {
		want := lastBits[i/2] >> (4 * (i % 2)) & 15
		off := (math.Float64bits(s.Randn()) - uint64(want)) & 15
		if off != 0 {
			differ++
		}
		if off > 2 && off < 14 {
			t.Fatalf("number %d is %d units off in the last place", i, off)
		}
	}
	if share := float64(differ) / float64(2*len(lastBits)); share > 0.0005 {
		t.Errorf("%.4f %% of the numbers differ", 100*share)
	}
}

// The texts are NumPy's, asked of it one by one.
func TestDrawsThatCannotBeMade(t *testing.T) {
	s := New(0)
	integer := func(low, high int64) error { _, err := s.RandInt(low, high); return err }
	choice := func(n, k int) error { _, err := s.Choice(n, k); return err }
	once := func(n, k int) error { _, err := s.ChoiceOnce(n, k); return err }
	weighted := func(k int, p ...float64) error { _, err := s.ChoiceWeighted(p, k); return err }
	const (
		nothing, negative = "a must be greater than 0 unless no samples are taken", "negative dimensions are not allowed"
		sum, seed         = "probabilities do not sum to 1", "Seed must be between 0 and 2**32 - 1"
		nan, less         = "probabilities contain NaN", "probabilities are not non-negative"
	)
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"seed(-1)":                                 {s.Seed(-1), seed},
		"seed(2**32)":                              {s.Seed(1 << 32), seed},
		"randint(3, 3)":                            {integer(3, 3), "low >= high"},
		"randint(-3, -3)":                          {integer(-3, -3), "low >= high"},
		"randint(5, 3)":                            {integer(5, 3), "low >= high"},
		"randint(0)":                               {integer(0, 0), "high <= 0"},
		"randint(-3)":                              {integer(0, -3), "high <= 0"},
		"choice(0, 1)":                             {choice(0, 1), nothing},
		"choice(-1, 2)":                            {choice(-1, 2), nothing},
		"choice(5, -1)":                            {choice(5, -1), negative},
		"choice(3, 4, replace=False)":              {once(3, 4), "Cannot take a larger sample than population when 'replace=False'"},
		"choice(0, 1, replace=False)":              {once(0, 1), nothing},
		"choice(5, -1, replace=False)":             {once(5, -1), "Negative dimensions are not allowed"},
		"choice(2, 1, p=[0.5, 0.4])":               {weighted(1, 0.5, 0.4), sum},
		"choice(2, 1, p=[1, 2e-8])":                {weighted(1, 1, 2e-8), sum},
		"choice(2, 1, p=[0.5, inf])":               {weighted(1, 0.5, math.Inf(1)), sum},
		"choice(2, 1, p=[1.5, -0.5])":              {weighted(1, 1.5, -0.5), less},
		"choice(2, 1, p=[-0.5, inf])":              {weighted(1, -0.5, math.Inf(1)), less},
		"choice(2, 1, p=[0.5, nan])":               {weighted(1, 0.5, math.NaN()), nan},
		"choice(3, 1, p=[0.5, float('inf'), 0.5])": {weighted(1, 0.5, math.Inf(1), 0.5), nan},
		"choice(0, 1, p=[])":                       {weighted(1), nothing},
		"choice(2, -1, p=[0.5, 0.5])":              {weighted(-1, 0.5, 0.5), negative},
	} {
		var typed *Error
		if !errors.As(c.err, &typed) || c.err.Error() != c.want {
			t.Errorf("%s: error %v, want %s", name, c.err, c.want)
		}
	}
	if *s != *New(0) {
		t.Error("a draw that was refused changed the stream")
	}
	for name, err := range map[string]error{
		"nothing of nothing": choice(0, 0), "nothing of nothing, once": once(0, 0), "nothing of no weights": weighted(0),
		"chances that sum to 1 but for their last digits": weighted(1, 1, 1e-9),
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if p := s.Permutation(-1); len(p) != 0 {
		t.Errorf("permutation(-1) is %v", p)
	}
}

// Every way to draw from a stream that nobody has seeded.
func TestTheZeroStreamIsThatOfSeed0(t *testing.T) {
	for name, draw := range map[string]func(s *Stream) float64{
		"Randn":        (*Stream).Randn,
		"RandomSample": (*Stream).RandomSample,
		"Normal":       func(s *Stream) float64 { return s.Normal(1, 2) },
		"Uniform":      func(s *Stream) float64 { return s.Uniform(1, 2) },
		"Word":         func(s *Stream) float64 { return float64(s.Word()) },
		"Permutation":  func(s *Stream) float64 { return float64(s.Permutation(100)[0]) },
		"Clone":        func(s *Stream) float64 { return s.Clone().Randn() },
	} {
		var zero Stream
		if got, want := draw(&zero), draw(New(0)); got != want {
			t.Errorf("%s of the zero Stream is %v, want %v", name, got, want)
		}
	}
}

func TestCloneGoesOnByItself(t *testing.T) {
	s := New(3)
	s.Randn()
	c := s.Clone()
	if a, b := s.Randn(), c.Randn(); a != b {
		t.Errorf("clone draws %v, not %v", b, a)
	}
	s.Word()
	if s.position == c.position {
		t.Error("the clone moves with its original")
	}
}

func BenchmarkRandn(b *testing.B) {
	s := New(1)
	for b.Loop() {
		s.Randn()
	}
}
