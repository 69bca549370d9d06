package model

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sinapse/nn"
)

// TestProgramsTellWhatTheyAreAsked asks what is taken away for nothing, for wrong counts and
// for words: each is told in a line, without a traceback.
func TestProgramsTellWhatTheyAreAsked(t *testing.T) {
	r := NewRegression(nn.FromRows([][]float64{{1, 2}, {3, 1}, {0, 1}}), nn.FromRows([][]float64{{4}, {7}, {1}}), true, 0.05)
	for range 40 {
		r.Tick()
	}
	folder := t.TempDir()
	for _, file := range r.Takeaways("size", "rooms") {
		if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := numpy(t, folder, "1 2\n\n3 1\n0 1\n", "predict.py"), r.Predictions(); len(got) != 3 || math.Abs(got[0]-want[0]) > 1e-14 || math.Abs(got[2]-want[2]) > 1e-14 {
		t.Errorf("it predicts %v, here are %v", got, want)
	}
	for _, c := range []struct {
		in, want  string
		arguments []string
	}{
		{"", "usage: python3 predict.py size rooms\n   or: python3 predict.py < samples.txt    with one sample a line\n", nil},
		{"", "one sample is: size rooms; here are 1: 7\n", []string{"7"}},
		{"1 2\n1 2 3\n", "one sample is: size rooms; here are 3: 1 2 3\n", nil},
		{"", "seven is no number\n", []string{"seven", "2"}},
		{"", "1,5 is no number\n", []string{"1,5", "2"}},
	} {
		run := exec.Command(interpreter(t), append([]string{"predict.py"}, c.arguments...)...)
		run.Dir, run.Stdin = folder, strings.NewReader(c.in)
		said, err := run.CombinedOutput()
		if err == nil || string(said) != c.want {
			t.Errorf("%q, %q: %v, %q, want %q", c.in, c.arguments, err, said, c.want)
		}
	}
}
