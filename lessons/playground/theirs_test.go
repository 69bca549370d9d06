package playground

import (
	"fmt"
	"slices"
	"testing"

	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
)

// theirs are set-ups as addresses of TensorFlow's Playground, with what another program
// that follows its published rules measured on 25 seeds: the medians of the losses after
// so many epochs, and on how many seeds validation came under 0.05. It draws other
// numbers, so one of its medians is met where it lies within our spread.
var theirs = []struct {
	name, address     string
	epochs            int
	train, validation float64 // −1 where that was not measured
	least, most       int     // seeds
}{
	{"default", "", 500, 0.001, 0.002, 25, 25},
	{"bare", "networkShape=", 500, 0.499, 0.510, 0, 0},
	{"squares", "networkShape=&x=false&y=false&xSquared=true&ySquared=true", 500, 0.001, 0.001, 20, 25},
	{"circle-1", "networkShape=1", 500, -1, 0.413, 0, 0},
	{"circle-2", "networkShape=2", 500, -1, 0.272, 0, 0},
	{"circle-3", "networkShape=3", 500, -1, 0.015, 22, 25},
	{"circle-4", "networkShape=4", 500, -1, 0.012, 25, 25},
	{"circle-8", "networkShape=8", 500, -1, 0.007, 25, 25},
	{"linear", "activation=linear", 500, 0.496, 0.504, 0, 0},
	{"sigmoid", "activation=sigmoid", 500, 0.323, 0.371, 0, 6},
	{"zeros", "initZero=true", 500, -1, 0.5, 0, 0},
	{"xor-zeros", "dataset=xor&initZero=true", 500, -1, 0.5, 0, 0},
	{"xor-2", "dataset=xor&networkShape=2", 500, -1, 0.196, 0, 0},
	{"xor-3", "dataset=xor&networkShape=3", 500, -1, 0.074, 0, 6},
	{"xor-4", "dataset=xor&networkShape=4", 500, -1, 0.018, 15, 22},
	{"xor-8", "dataset=xor&networkShape=8", 500, -1, 0.012, 25, 25},
	{"xor-product", "dataset=xor&networkShape=&x=false&y=false&xTimesY=true", 500, 0.001, 0.002, 25, 25},
	{"spiral-8-8", "dataset=spiral&networkShape=8,8", 1000, 0.039, 0.103, 2, 10},
	{"spiral-sines", "dataset=spiral&networkShape=6&sinX=true&sinY=true", 1000, 0.010, 0.019, 20, 25},
	{"rate-0.001", "learningRate=0.001", 300, -1, 0.483, 0, 0},
	{"rate-0.01", "learningRate=0.01", 300, -1, 0.010, 19, 25},
	{"rate-0.03", "learningRate=0.03", 300, -1, 0.003, 22, 25},
	{"rate-0.1", "learningRate=0.1", 300, -1, 0.001, 25, 25},
	{"rate-0.3", "learningRate=0.3", 300, -1, 0.008, 23, 25},
	{"rate-1", "learningRate=1", 300, -1, 0.060, 18, 25},
	{"rate-3", "learningRate=3", 300, -1, 0.736, 0, 1},
	{"rate-10", "learningRate=10", 300, -1, 0.992, 0, 0},
	{"under", "dataset=xor&noise=25&percTrainData=20&networkShape=", 1500, 0.496, 0.520, 0, 0},
	{"fitting", "dataset=xor&noise=25&percTrainData=20&networkShape=3", 1500, 0.096, 0.199, 0, 0},
	{"over", "dataset=xor&noise=25&percTrainData=20&networkShape=8,8", 1500, 0.024, 0.202, 0, 0},
}

// measured trains a set-up on each of 25 seeds: the losses at the end, the first epoch
// with a validation loss under Solved or 0, and R² (0 where targets are classes).
func measured(t *testing.T, name, address string, epochs int) [][]float64 {
	t.Helper()
	return proof.MeasuredRows(t, name, func(seed uint32) []float64 {
		setup, _, refused := readAddress(nil, "#"+address, seed, 99)
		if refused != nil {
			t.Fatal(refused)
		}
		run, hit := model.NewClassifier(setup), 0.0
		for epoch := range epochs {
			if !run.Epoch() {
				break
			}
			if hit == 0 && run.Validation() < model.Solved {
				hit = float64(epoch + 1)
			}
		}
		row := []float64{run.Loss(), run.Validation(), hit, 0}
		if setup.Numbers() {
			row[3] = run.R2(run.Held)
		}
		return row
	})
}

// TestTheirResultsComeOut holds set-ups of TensorFlow's Playground to what is known of
// them, row by row.
func TestTheirResultsComeOut(t *testing.T) {
	for _, row := range daily.Some(t, theirs, 6) {
		rows := measured(t, "theirs-"+row.name, row.address, row.epochs)
		hits := proof.Share(column(rows, 2), func(epoch float64) bool { return epoch > 0 })
		if hits < row.least || hits > row.most {
			t.Errorf("%s: %d of 25 seeds, want %d to %d", row.name, hits, row.least, row.most)
		}
		told := fmt.Sprintf("%s: %d of 25", row.name, hits)
		for i, want := range []float64{row.train, row.validation} {
			of := column(rows, i)
			slices.Sort(of)
			told += fmt.Sprintf("; %.4f %.4f %.4f (%v)", of[0], of[12], of[24], want)
			if low, high := of[0]-0.0005, of[24]+0.0005; want >= 0 && (want < low || want > high) {
				t.Errorf("%s: between %.3f and %.3f, want %.3f", row.name, low, high, want)
			}
		}
		t.Log(told)
	}
}

// TestTheirNumbersComeOut holds set-ups of regression to what is known of them: of a slope
// without hidden layers all, at the rate of 0.3 nothing, for it diverges there.
func TestTheirNumbersComeOut(t *testing.T) {
	for _, row := range []struct {
		name, address string
		epochs        int
		least, most   float64 // R² of validation, on the worst seed and on the best
	}{
		{"plane", "networkShape=", 50, 0.999, 1},
		{"plane-4-2", "", 200, 0.98, 1},
		{"plane-noise", "networkShape=&noise=50", 50, 0.6, 0.9},
		{"bumps", "regDataset=reg-gauss&networkShape=", 50, -0.2, 0.1},
		{"bumps-8-8", "regDataset=reg-gauss&networkShape=8,8", 300, 0.5, 1},
	} {
		rows := measured(t, "theirs-"+row.name, "problem=regression&"+row.address, row.epochs)
		of := column(rows, 3)
		slices.Sort(of)
		if of[0] < row.least || of[24] > row.most {
			t.Errorf("%s: R² is %.4f to %.4f, want %v to %v", row.name, of[0], of[24], row.least, row.most)
		}
		t.Logf("%s: R² is %.4f, %.4f, %.4f", row.name, of[0], of[12], of[24])
	}
	diverged := proof.Measured(t, "theirs-plane-0.3", func(seed uint32) float64 {
		setup, _, _ := readAddress(nil, "#problem=regression&networkShape=&learningRate=0.3", seed, 99)
		run := model.NewClassifier(setup)
		for epoch := range 100 {
			if !run.Epoch() {
				return float64(epoch)
			}
		}
		return 0
	})
	if share := proof.Share(diverged, func(epoch float64) bool { return epoch > 0 }); share != len(diverged) {
		t.Errorf("at a rate of 0.3 %d of 25 seeds diverge", share)
	}
}

// column is a column of some rows.
func column(rows [][]float64, at int) []float64 {
	of := make([]float64, len(rows))
	for i, row := range rows {
		of[i] = row[at]
	}
	return of
}
