package data

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

func TestDigits(t *testing.T) {
	digits := Digits()
	if len(digits) != 1797 {
		t.Fatalf("%d digits, want 1797", len(digits))
	}
	var counts [10]int
	for _, d := range digits {
		counts[d.Label]++
	}
	// scikit-learn's np.bincount(load_digits().target)
	if want := [10]int{178, 182, 177, 183, 181, 182, 181, 179, 174, 180}; counts != want {
		t.Errorf("counts %v, want %v", counts, want)
	}
	if top := digits[0].Pixels[:8]; digits[0].Label != 0 || !slices.Equal(top, []float64{0, 0, 5, 13, 9, 1, 0, 0}) {
		t.Errorf("first digit %d with top row %v", digits[0].Label, top)
	}
	set := DigitSet(digits[:10])
	if set.X.At(0, 3) != 13.0/16 || set.Y.At(9, 9) != 1 || set.Y.Sum() != 10 {
		t.Errorf("set %v", set.Y)
	}
}

func TestParseDigitsNamesTheLine(t *testing.T) {
	good := strings.Repeat("7,", 64) + "3\n"
	for name, c := range map[string]struct {
		source string
		line   int
	}{
		"short":          {good + "1,2\n", 2},
		"too much ink":   {good + good + "17," + good[2:], 3},
		"negative":       {"-1," + good[2:], 1},
		"not a number":   {good + "x," + good[2:], 2},
		"not a digit":    {good + good[:128] + "10\n", 2},
		"a broken quote": {good + "\"1\"2," + good[2:], 2},
	} {
		_, err := ParseDigits(strings.NewReader(c.source))
		var at *LineError
		if !errors.As(err, &at) || at.Line != c.line {
			t.Errorf("%s: %v, want line %d", name, err, c.line)
		}
	}
}

func FuzzParseDigits(f *testing.F) {
	f.Add(strings.Repeat("7,", 64) + "3\n")
	f.Fuzz(func(t *testing.T, source string) {
		digits, err := ParseDigits(strings.NewReader(source))
		if err != nil && digits != nil {
			t.Error("digits beside an error")
		}
		for _, d := range digits {
			if d.Label < 0 || d.Label > 9 {
				t.Errorf("label %d", d.Label)
			}
		}
	})
}

// Every set: as many as asked for, the same from the same seed, others from another.
func TestGeneratedSets(t *testing.T) {
	for name, set := range map[string]func(r *random.Stream, n int, noise float64) nn.Dataset{
		"gauss": Gauss, "circle": Circle, "xor": XOR, "spiral": Spiral, "plane": Plane, "bumps": Bumps, "moons": Moons,
		"fruit": func(r *random.Stream, n int, noise float64) nn.Dataset { return Fruit(r, n, 3, noise) },
	} {
		for _, n := range []int{0, 1, 2, 501} {
			a, b, c := set(random.New(1), n, 0.2), set(random.New(1), n, 0.2), set(random.New(2), n, 0.2)
			if a.Len() != n || a.Y.Rows != n || a.Y.Cols != 1 {
				t.Errorf("%s: %d samples, want %d", name, a.Len(), n)
			}
			if !slices.Equal(a.X.Data, b.X.Data) || !slices.Equal(a.Y.Data, b.Y.Data) {
				t.Errorf("%s: the same seed gave another set", name)
			}
			if n == 501 && slices.Equal(a.X.Data, c.X.Data) {
				t.Errorf("%s: another seed gave the same set", name)
			}
		}
	}
}

// eachPoint calls f with the points of a set.
func eachPoint(d nn.Dataset, f func(x, y, target float64)) {
	for i := range d.Len() {
		f(d.X.At(i, 0), d.X.At(i, 1), d.Y.At(i, 0))
	}
}

func TestShapesWithoutNoise(t *testing.T) {
	const n = 1000
	eachPoint(Circle(random.New(1), n, 0), func(x, y, c float64) {
		if r := math.Hypot(x, y); c > 0 && r > 2.5 || c < 0 && (r < 3.5-1e-9 || r > 5+1e-9) {
			t.Errorf("circle: class %v at radius %v", c, r)
		}
	})
	eachPoint(XOR(random.New(1), n, 0), func(x, y, c float64) {
		if (x*y > 0) != (c > 0) || min(math.Abs(x), math.Abs(y)) < 0.3 || max(math.Abs(x), math.Abs(y)) > 5.3 {
			t.Errorf("xor: class %v at %v, %v", c, x, y)
		}
	})
	eachPoint(Plane(random.New(1), n, 0), func(x, y, c float64) {
		if c != (x+y)/10 {
			t.Errorf("plane: %v at %v, %v", c, x, y)
		}
	})
	eachPoint(Bumps(random.New(1), n, 0), func(x, y, c float64) {
		if math.Abs(c) > 1 || math.Hypot(x-4, y-2.5) < 0.5 && c < 0.7 || math.Hypot(x, y-2.5) < 0.5 && c > -0.7 {
			t.Errorf("bumps: %v at %v, %v", c, x, y)
		}
	})
	eachPoint(Moons(random.New(1), n, 0), func(x, y, c float64) {
		r := math.Hypot(x, y)
		if c < 0 {
			r = math.Hypot(x-1, y-0.5)
		}
		if math.Abs(r-1) > 1e-12 {
			t.Errorf("moons: class %v at %v, %v", c, x, y)
		}
	})
	// The first arm starts at the centre and ends after 1¾ turns.
	arms := map[float64]float64{}
	eachPoint(Spiral(random.New(1), n, 0), func(x, y, c float64) {
		arms[c] = max(arms[c], math.Hypot(x, y))
	})
	if math.Abs(arms[1]-4.99) > 1e-9 || math.Abs(arms[-1]-4.99) > 1e-9 {
		t.Errorf("spiral: the arms end at %v", arms)
	}
}

// Shares of flipped labels at noise 10, 25 and 50 %, and the spread of the clouds.
func TestNoise(t *testing.T) {
	const n = 40_000
	for i, want := range [3]struct{ circle, xor float64 }{{0.026, 0.008}, {0.078, 0.070}, {0.248, 0.175}} {
		noise := [3]float64{0.1, 0.25, 0.5}[i]
		flipped := 0.0
		eachPoint(Circle(random.New(2), n, noise), func(x, y, c float64) {
			if (math.Hypot(x, y) < 3) != (c > 0) {
				flipped++
			}
		})
		if math.Abs(flipped/n-want.circle) > 0.005 {
			t.Errorf("circle at noise %v: %v flipped, want %v", noise, flipped/n, want.circle)
		}
		flipped = 0
		eachPoint(XOR(random.New(2), n, noise), func(x, y, c float64) {
			if (x*y >= 0) != (c > 0) {
				flipped++
			}
		})
		if math.Abs(flipped/n-want.xor) > 0.005 {
			t.Errorf("xor at noise %v: %v flipped, want %v", noise, flipped/n, want.xor)
		}
	}
	for noise, want := range map[float64]float64{0: 0.5, 0.5: 4} {
		sum := 0.0
		eachPoint(Gauss(random.New(3), n, noise), func(x, y, c float64) { sum += (x - 2*c) * (x - 2*c) })
		if math.Abs(sum/n/want-1) > 0.03 {
			t.Errorf("gauss at noise %v: variance %v, want %v", noise, sum/n, want)
		}
	}
}

func TestFruitMarksMeanNothing(t *testing.T) {
	d := Fruit(random.New(1), 20_000, 2, 0.1)
	for j, want := range []float64{0.15, 0.1, 0, 0} {
		covariance := 0.0
		for i := range d.Len() {
			covariance += d.X.At(i, j) * d.Y.At(i, 0) / float64(d.Len())
		}
		if math.Abs(covariance-want) > 0.01 {
			t.Errorf("column %d goes with the kind by %v, want %v", j, covariance, want)
		}
	}
}

func TestFeatures(t *testing.T) {
	x := nn.FromRows([][]float64{{2, 3}})
	got := Apply(x, append(Polynomial(2, 3), Sine(0), Monomial(0, 1))...)
	want := []float64{2, 3, 4, 6, 9, 8, 12, 18, 27, 0.9092974268256817, 3} // NumPy's sine of 2
	if !slices.Equal(got.Data, want) {
		t.Errorf("features %v, want %v", got.Data, want)
	}
	if n := len(Polynomial(3, 4)); n != 34 { // (3+4)!/(3!·4!) − 1
		t.Errorf("%d monomials, want 34", n)
	}
}

// TestFiles: what is handed out is what the course uses.
func TestFiles(t *testing.T) {
	files := map[string][]byte{}
	for _, file := range Files() {
		if !strings.HasPrefix(file.Path, file.Name+".") {
			t.Errorf("%s is called %s", file.Name, file.Path)
		}
		files[file.Name] = file.Content()
	}
	penguins, err := ParsePenguins(bytes.NewReader(files["penguins"]))
	if err != nil || !slices.Equal(penguins, Penguins()) {
		t.Errorf("penguins: %d, %v", len(penguins), err)
	}
	digits, err := ParseDigits(bytes.NewReader(files["digits"]))
	if err != nil || !slices.Equal(digits, Digits()) {
		t.Errorf("digits: %d, %v", len(digits), err)
	}
	if string(files["camoes"]) != Camoes() || string(files["sonnet18"]) != Sonnet18() {
		t.Error("the poems are others")
	}
	if !slices.Equal(strings.Fields(string(files["names-pt"])), NamesPT()) || !slices.Equal(strings.Fields(string(files["names-en"])), NamesEN()) {
		t.Error("the names are others")
	}
}
