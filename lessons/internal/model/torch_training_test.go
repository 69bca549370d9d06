package model

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/nn"
)

// withTorch is a Python that has PyTorch; the test is skipped where none has.
func withTorch(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import torch").Run() == nil {
			return python
		}
	}
	t.Skip("no python3 with PyTorch")
	return ""
}

// takenNames are those of files.
func takenNames(files []lessons.Takeaway) []string {
	var all []string
	for _, file := range files {
		all = append(all, file.Name)
	}
	return all
}

// TestTorchTrainsTheSame trains in PyTorch what was trained here: the same losses.
func TestTorchTrainsTheSame(t *testing.T) {
	python := withTorch(t)
	base := ClassifierSetup{Data: "xor", Share: 0.5, Hidden: []int{4, 2}, Activation: "tanh", Start: "random", Rate: 0.03, Batch: 10}
	with := func(change func(*ClassifierSetup)) ClassifierSetup {
		s := base
		change(&s)
		return s
	}
	setups := []ClassifierSetup{
		base,
		with(func(s *ClassifierSetup) { s.Optimizer = Optimizer{"momentum", 0.9, 0} }),
		with(func(s *ClassifierSetup) {
			s.Optimizer, s.Activation, s.Start = Optimizer{"nesterov", 0.9, 0}, "leaky", "he"
		}),
		with(func(s *ClassifierSetup) { s.Optimizer, s.Rate = Optimizer{"rmsprop", 0, 0.99}, 0.001 }),
		with(func(s *ClassifierSetup) {
			s.Optimizer, s.Activation, s.Rate = Optimizer{"adam", 0.9, 0.999}, "sigmoid", 0.01
		}),
		with(func(s *ClassifierSetup) { s.Data, s.Batch = "plane", 7 }),
		{Data: "penguins", Share: 0.5, Hidden: []int{4}, Activation: "relu", Start: "he", Rate: 0.1, Batch: 10},
	}
	var taken [][]lessons.Takeaway
	var want []float64
	for _, setup := range daily.Some(t, setups, 2) {
		c := NewClassifier(setup)
		for range 20 {
			c.Epoch()
		}
		taken, want = append(taken, c.Takeaways()), append(want, c.Loss(), c.Validation())
	}
	r := NewRegression(nn.FromRows([][]float64{{1, 2}, {3, 1}, {0, 1}}), nn.FromRows([][]float64{{4}, {7}, {1}}), false, 0.05)
	for range 40 {
		r.Tick()
	}
	torchAgrees(t, python, append(taken, r.Takeaways("x1", "x2")), append(want, r.Loss()))
}

// torchAgrees runs trainings that were taken away, one after another, and holds their
// losses to some.
func torchAgrees(t *testing.T, python string, taken [][]lessons.Takeaway, want []float64) {
	t.Helper()
	var folders []string
	for _, files := range taken {
		folders = append(folders, t.TempDir())
		for _, file := range files {
			if err := os.WriteFile(filepath.Join(folders[len(folders)-1], file.Name), file.Content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	const all = `import pathlib, runpy, sys
folders, sys.argv = sys.argv[1:], ["train_pytorch.py"]
for folder in folders:
    runpy.run_path(str(pathlib.Path(folder) / "train_pytorch.py"), run_name="__main__")
`
	said, err := exec.Command(python, append([]string{"-c", all}, folders...)...).CombinedOutput()
	got := strings.Fields(string(said))
	if err != nil || len(got) != len(want) {
		t.Fatalf("%v: %s", err, said)
	}
	for i, text := range got {
		if v, err := strconv.ParseFloat(text, 64); err != nil || math.Abs(v-want[i]) > 1e-9 {
			t.Errorf("loss %d: PyTorch comes to %s, here it is %v", i, text, want[i])
		}
	}
}

// TestTorchTrainsWhatItCan offers no training of a run in which something is drawn on the
// way, or that a hand changed.
func TestTorchTrainsWhatItCan(t *testing.T) {
	setup := ClassifierSetup{Data: "xor", Share: 0.5, Hidden: []int{2}, Activation: "tanh", Start: "random", Rate: 0.03, Batch: 10}
	offered := func(files []lessons.Takeaway) bool { return slices.Contains(takenNames(files), "train_pytorch.py") }
	if c := NewClassifier(setup); !offered(c.Takeaways()) || !slices.Contains(takenNames(c.Takeaways()), "start.npz") {
		t.Errorf("%q", takenNames(c.Takeaways()))
	}
	for what, change := range map[string]func(*ClassifierSetup){
		"dropout":  func(s *ClassifierSetup) { s.Dropout = 0.5 },
		"jitter":   func(s *ClassifierSetup) { s.Jitter = 0.5 },
		"penalty":  func(s *ClassifierSetup) { s.Penalty.L2 = 0.1 },
		"shuffle":  func(s *ClassifierSetup) { s.Shuffle = true },
		"schedule": func(s *ClassifierSetup) { s.Schedule = Schedule{Name: "step", Epochs: 3, Factor: 0.5} },
	} {
		s := setup
		if change(&s); offered(NewClassifier(s).Takeaways()) {
			t.Errorf("it is offered with %s", what)
		}
	}
	c := NewClassifier(setup)
	c.Epoch()
	if c.Turn(&c.Network.Parameters()[0], 2); offered(c.Takeaways()) {
		t.Error("it is offered of a run that a hand changed")
	}
	if trial := NewTrial(setup, 10, 3); offered(trial.Takeaways()) || !offered(NewTrial(setup, 10, 0).Takeaways()) {
		t.Error("early stopping is not told apart")
	}
}
