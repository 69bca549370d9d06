package model

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons/course/daily"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// numpy runs a program of a folder, and returns the numbers that it prints. Where no
// Python has NumPy the test is skipped, but not where the gate runs, which installs it.
func numpy(t *testing.T, folder, in string, arguments ...string) []float64 {
	t.Helper()
	said := python(t, folder, in, arguments...)
	var numbers []float64
	for field := range strings.FieldsSeq(said) {
		v, err := strconv.ParseFloat(field, 64)
		if err != nil {
			t.Fatalf("it prints %s", said)
		}
		numbers = append(numbers, v)
	}
	return numbers
}

// python does the same, and returns what is printed.
func python(t *testing.T, folder, in string, arguments ...string) string {
	t.Helper()
	run := exec.Command(interpreter(t), arguments...)
	run.Dir, run.Stdin = folder, strings.NewReader(in)
	said, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return string(said)
}

// interpreter is a Python that has NumPy.
func interpreter(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import numpy").Run() == nil {
			return python
		}
	}
	if os.Getenv("CI") != "" && os.Getenv("GITHUB_ACTIONS") == "" {
		t.Fatal("no python3 with NumPy")
	}
	t.Skip("no python3 with NumPy")
	return ""
}

// TestTakenAwayNetworksPredict writes what is taken away of a network, and asks it for the
// answers that the network gives.
func TestTakenAwayNetworksPredict(t *testing.T) {
	all := []string{"x1", "x2", "x1x1", "x2x2", "x1x2", "sin1", "sin2"}
	setups := []ClassifierSetup{
		{Data: "xor", Share: 0.5, Hidden: []int{4, 3}, Activation: "tanh", Start: "random", Rate: 0.03, Batch: 10},
		{Data: "circle", Share: 0.5, Hidden: []int{5}, Activation: "relu", Start: "he", Rate: 0.03, Batch: 10, Features: all},
		{Data: "spiral", Share: 0.5, Hidden: []int{3}, Activation: "leaky", Start: "he", Rate: 0.03, Batch: 10, Regularization: Regularization{Dropout: 0.2}},
		{Data: "gauss", Share: 0.5, Hidden: []int{2, 2}, Activation: "sigmoid", Start: "xavier", Rate: 0.1, Batch: 10},
		{Data: "gauss", Share: 0.5, Activation: "linear", Start: "zeros", Rate: 0.1, Batch: 10, Features: []string{"x1x2"}},
	}
	for _, setup := range daily.Some(t, setups, 2) {
		c := NewClassifier(setup)
		for range 3 {
			c.Epoch()
		}
		folder := t.TempDir()
		for _, file := range c.Takeaways() {
			if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o600); err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(file.Content)) {
				if filepath.Ext(file.Name) == ".py" && len(line) > 89 {
					t.Errorf("%s: %q", file.Name, line)
				}
			}
		}
		points := nn.FromRows([][]float64{{0, 0}, {1.5, -2.25}, {-6, 5.125}, {0.1, 1e-9}})
		var in bytes.Buffer
		for i := range points.Rows {
			fmt.Fprintln(&in, points.At(i, 0), points.At(i, 1))
		}
		want := c.Network.Predict(setup.inputs(points)).Data
		got := numpy(t, folder, in.String(), "predict.py")
		if one := numpy(t, folder, "", "predict.py", "1.5", "-2.25"); len(one) != 1 || len(got) != len(want) || math.Abs(one[0]-want[1]) > 1e-14 {
			t.Fatalf("%v, %v; want %v", one, got, want)
		}
		for i := range want {
			if math.Abs(got[i]-want[i]) > 1e-14 {
				t.Errorf("%s at %v: %v, want %v", setup.Activation, points.Row(i), got[i], want[i])
			}
		}
	}
}

// TestTakenAwayNetworksKnowPenguins asks what is taken away about penguins as they are
// measured, in millimetres and grams, and about digits as their file has them: the answers are those of the network here.
func TestTakenAwayNetworksKnowPenguins(t *testing.T) {
	for _, setup := range []ClassifierSetup{
		{Data: "penguins", Share: 0.5, Hidden: []int{4}, Activation: "tanh", Start: "xavier", Rate: 0.1, Batch: 10, Features: []string{"bill-depth", "body-mass", "sex"}},
		{Data: "digits", Share: 0.5, Hidden: []int{4}, Activation: "tanh", Start: "xavier", Rate: 0.1, Batch: 10},
		{Data: "mass", Share: 0.7, Hidden: []int{3}, Activation: "tanh", Start: "xavier", Rate: 0.03, Batch: 10, Seed: 3},
	} {
		c := NewClassifier(setup)
		for range 10 {
			c.Epoch()
		}
		folder := t.TempDir()
		for _, file := range c.Takeaways() {
			if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		raw := setup.set().Draw(random.New(setup.Seed), setup.set().Samples, 0)
		var in bytes.Buffer
		for i := range raw.X.Rows {
			for _, name := range setup.features() {
				value := raw.X.At(i, slices.Index(setup.set().Columns, name))
				if setup.set().pictured() { // ink as it stands in the file
					value *= data.DigitInk
				}
				fmt.Fprint(&in, value, " ")
			}
			fmt.Fprintln(&in)
		}
		said := strings.Fields(python(t, folder, in.String(), "predict.py"))
		samples := setup.set().standardised(raw.Samples(upTo(raw.Len())), setup.trained())
		out, mean := c.Network.Predict(setup.chosen(samples.X)), nn.Standardize(raw.Y.RowRange(0, setup.trained())).Mean[0]
		if len(said) != out.Rows {
			t.Fatalf("%s: %d answers to %d", setup.Data, len(said), out.Rows)
		}
		for i, got := range said {
			if classes := setup.Several(); classes != nil {
				if want := classes[nn.Class(out.Row(i), 0)]; got != want {
					t.Errorf("penguin %d: %s, want %s", i, got, want)
				}
				continue
			}
			if kg, err := strconv.ParseFloat(got, 64); err != nil || math.Abs(kg-mean-out.At(i, 0)) > 1e-9 {
				t.Errorf("penguin %d: %s, want %v", i, got, mean+out.At(i, 0))
			}
		}
	}
}

// upTo are the numbers below n.
func upTo(n int) []int {
	numbers := make([]int, n)
	for i := range numbers {
		numbers[i] = i
	}
	return numbers
}

// theirs are the set-ups that TensorFlow's Playground is measured by, a line each of its
// table; what is not said is as it starts.
var theirs = map[string]func(*ClassifierSetup){
	"as it starts":             func(*ClassifierSetup) {},
	"no hidden layer":          func(s *ClassifierSetup) { s.Hidden = nil },
	"squares, no hidden layer": func(s *ClassifierSetup) { s.Hidden, s.Features = nil, []string{"x1x1", "x2x2"} },
	"three neurons":            func(s *ClassifierSetup) { s.Hidden = []int{3} },
	"linear":                   func(s *ClassifierSetup) { s.Activation = "linear" },
	"sigmoid":                  func(s *ClassifierSetup) { s.Activation = "sigmoid" },
	"zeros":                    func(s *ClassifierSetup) { s.Start = "zeros" },
	"xor":                      func(s *ClassifierSetup) { s.Data, s.Hidden = "xor", []int{4} },
	"product, no hidden layer": func(s *ClassifierSetup) { s.Data, s.Hidden, s.Features = "xor", nil, []string{"x1x2"} },
	"spiral":                   func(s *ClassifierSetup) { s.Data, s.Hidden = "spiral", []int{8, 8} },
	"spiral with sines": func(s *ClassifierSetup) {
		s.Data, s.Hidden, s.Features = "spiral", []int{6}, []string{"x1", "x2", "sin1", "sin2"}
	},
	"a tenth of the rate": func(s *ClassifierSetup) { s.Rate = 0.003 },
	"dropout, 1e-6":       func(s *ClassifierSetup) { s.Hidden, s.Dropout = []int{8}, 0.2 },
	"adam, 1e-6":          func(s *ClassifierSetup) { s.Rate, s.Optimizer = 0.01, Optimizer{"adam", 0.9, 0.999} },
	"adam and dropout, 1e-6": func(s *ClassifierSetup) {
		s.Hidden, s.Dropout, s.Rate, s.Optimizer = []int{8}, 0.2, 0.01, Optimizer{"adam", 0.9, 0.999}
	},
	"momentum, falling rate, 1e-6": func(s *ClassifierSetup) {
		s.Optimizer, s.Schedule = Optimizer{"momentum", 0.9, 0}, Schedule{"exponential", 0, 0.98}
	},
	"shuffled, penalties, 1e-6": func(s *ClassifierSetup) { s.Shuffle, s.Penalty = true, nn.Penalty{L1: 0.001, L2: 0.003} },
}

// TestCodeAgreesWithTheRun trains for 200 epochs, here and by the code that can be taken
// away: the losses agree to a billionth; with what draws in each step, to a millionth.
func TestCodeAgreesWithTheRun(t *testing.T) {
	var names []string
	for name := range theirs {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range daily.Some(t, names, 3) {
		setup := ClassifierSetup{Data: "circle", Share: 0.5, Hidden: []int{4, 2}, Activation: "tanh", Start: "random", Rate: 0.03, Batch: 10}
		theirs[name](&setup)
		c := NewClassifier(setup)
		for range 200 {
			c.Epoch()
		}
		code := strings.ReplaceAll(c.Code(), ":.3f", ":.17g")
		got := numpy(t, t.TempDir(), "", "-c", code)
		most := 1e-9
		if strings.HasSuffix(name, "1e-6") {
			most = 1e-6
		}
		for i, want := range []float64{c.Loss(), c.Validation()} {
			if !(math.Abs(got[i]-want) <= most) {
				t.Errorf("%s: loss %d is %v in NumPy, %v here", name, i, got[i], want)
			}
		}
		t.Logf("%s: %v apart", name, math.Max(math.Abs(got[0]-c.Loss()), math.Abs(got[1]-c.Validation())))
	}
}
