package own

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"sinapse/lessons/internal/proof"
	"sinapse/nn"
)

// TestTakenAwayNetworksPredict lets the program that is taken away predict every row of a
// table: it says what the network says.
func TestTakenAwayNetworksPredict(t *testing.T) {
	python := proof.Interpreter(t)
	var rows []string
	for line := range strings.Lines(penguins(t)) {
		if !strings.Contains(line, "NA") {
			rows = append(rows, line)
		}
	}
	whole := strings.Join(rows, "")
	european := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(whole, ",", ";"), ".", ","), "|", ".")
	for _, c := range []struct{ name, text, target string }{
		{"three classes", whole, "species"},
		{"two classes", whole, "sex"},
		{"a number", whole, "body_mass_g"},
		{"decimal commas", european, "body_mass_g"},
		{"without names", whole[strings.Index(whole, "\n")+1:], "1"},
	} {
		o := opened(t, c.text, c.target)
		s := at(t, o, "fit")
		do(t, s, "tick 60")
		folder := t.TempDir()
		for _, file := range s.Takeaways() {
			if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, "new.csv"), []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		run := exec.Command(python, "predict.py", "new.csv")
		run.Dir = folder
		said, err := run.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v: %s", c.name, err, said)
		}
		lines := strings.Split(strings.TrimSpace(string(said)), "\n")
		if want := strings.Count(whole, "\n") - 1; len(lines) != want {
			t.Fatalf("%s: %d answers, want %d", c.name, len(lines), want)
		}
		f := o.fitted()
		p := f.prepared
		out := f.trainers[network].Network().Predict(p.Train.X)
		for i, row := range p.TrainRows {
			want := strconv.FormatFloat(p.TargetMean+float64(out.At(i, 0)*p.TargetScale), 'f', 6, 64)
			got := lines[row]
			if p.Classes != nil {
				want = p.Classes[nn.Class(out.Row(i), 0)]
			} else if v, err := strconv.ParseFloat(got, 64); err == nil {
				got = fmt.Sprintf("%.6f", v)
			}
			if got != want {
				t.Fatalf("%s, row %d: %s, want %s", c.name, row, got, want)
			}
		}
	}
}
