package playground

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sinapse/lessons/internal/proof"
	"sinapse/nn"
)

// TestOwnNetworksArePredictedWith lets the program that is taken away predict the rows of a
// table, with one of its inputs left out: it says what the network says.
func TestOwnNetworksArePredictedWith(t *testing.T) {
	python := proof.Interpreter(t)
	var rows []string
	for line := range strings.Lines(penguins(t)) {
		if !strings.Contains(line, "NA") {
			rows = append(rows, line)
		}
	}
	text := strings.Join(rows, "")
	for _, target := range []string{"species", "sex"} {
		start := startOn(t, text, target)
		g := newGround(0, start)
		g.give(columnsOf(start.Data)[3], false)
		for range 5 {
			g.run.Epoch()
		}
		folder := t.TempDir()
		for _, file := range g.run.Takeaways() {
			if err := os.WriteFile(filepath.Join(folder, file.Name), file.Content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(folder, "new.csv"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		run := exec.Command(python, "predict.py", "new.csv")
		run.Dir = folder
		said, err := run.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v: %s", target, err, said)
		}
		told := map[string]int{}
		for line := range strings.FieldsSeq(string(said)) {
			told[line]++
		}
		want := map[string]int{}
		for _, x := range []nn.Matrix{g.run.Trainer.Data().X, g.run.Held.X} {
			out := g.run.Network.Predict(x)
			for i := range out.Rows {
				want[g.run.Setup.Several()[nn.Class(out.Row(i), 0)]]++
			}
		}
		for name, n := range want {
			if told[name] != n {
				t.Errorf("%s: %v, want %v", target, told, want)
			}
		}
	}
}
