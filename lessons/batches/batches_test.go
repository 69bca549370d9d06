package batches

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/internal/proof"
	"sinapse/nn"
	"sinapse/nn/random"
)

// TestBatchSizesReachTheGoal tries what the goals of noise ask for on 25 seeds:
// each batch size comes under the goal where it may, and the full batch not
// within the epochs that it gets.
func TestBatchSizesReachTheGoal(t *testing.T) {
	for _, c := range []struct{ batch, within, epochs int }{
		{1, noiseLimits.epochs, 60}, {10, noiseLimits.epochs, 150}, {30, noiseLimits.epochs, 500}, {0, noiseLimits.updates, 4000},
	} {
		first := epochs(proof.Measured(t, fmt.Sprintf("noise-%d", c.batch), func(seed uint32) float64 {
			setup := noiseSetup()
			setup.Seed, setup.Batch = seed, c.batch
			run := model.NewClassifier(setup)
			for validationNow(run) >= model.Solved && run.Trainer.Epochs() < c.epochs {
				run.Epoch()
			}
			return float64(run.Trainer.Epochs())
		}))
		t.Logf("batch %d: under %v after %v epochs", c.batch, model.Solved, first)
		if last := first[len(first)-1]; last >= c.epochs || last > c.within {
			t.Errorf("batch %d: not on all seeds, or too late: %v", c.batch, first)
		}
		if c.batch == 0 && first[0] <= noiseLimits.epochs {
			t.Errorf("the full batch came under %v within the epochs of the others: %v", model.Solved, first)
		}
	}
}

// epochs are numbers of epochs, in their order.
func epochs(measured []float64) []int {
	var all []int
	for _, v := range measured {
		all = append(all, int(v))
	}
	slices.Sort(all)
	return all
}

// validationNow is the validation loss that was recorded last.
func validationNow(c *model.Classifier) float64 {
	history := c.Trainer.ValidationHistory()
	return history.At(history.Len() - 1).Last
}

// TestFullBatchDoesNotOverfitMore measures what myth tells: the medians, and
// that on each of 25 seeds the full batch ends lowest after as many epochs.
func TestFullBatchDoesNotOverfitMore(t *testing.T) {
	var ends [2][3][]float64
	for i, size := range mythSizes {
		for _, row := range proof.MeasuredRows(t, fmt.Sprintf("myth-%d", size), func(seed uint32) []float64 { return mythEnds(seed, size) }) {
			ends[0][i], ends[1][i] = append(ends[0][i], row[0]), append(ends[1][i], row[1])
		}
	}
	for k, same := range ends {
		for i, losses := range same {
			ordered := slices.Sorted(slices.Values(losses))
			if got := ordered[len(ordered)/2]; math.Abs(got-mythMedians[k][i]) > 0.0006 {
				t.Errorf("equal %d, run %d: median %.4f, told is %v", k, i, got, mythMedians[k][i])
			}
		}
	}
	alikes := 0
	for seed := range ends[0][2] {
		if full := ends[0][2][seed]; full > ends[0][0][seed] || full > ends[0][1][seed] {
			t.Errorf("seed %d: at equal epochs the full batch is not the lowest", seed)
		}
		alikes += kit.Bit(math.Abs(ends[1][2][seed]-ends[1][1][seed]) < alike)
	}
	if alikes < 24 {
		t.Errorf("at equal updates the full batch is like batches of 10 on %d of 25 seeds", alikes)
	}
}

// mythEnds are the validation losses of a batch size after as many epochs, and after
// as many updates, as the others get.
func mythEnds(seed uint32, size int) []float64 {
	setup := mythSetup()
	setup.Seed, setup.Batch = seed, size
	quick := unrecorded(setup)
	per := 1
	if size > 0 {
		per = 50 / size
	}
	ends := make([]float64, 2)
	for quick.Epochs() < max(mythLimits.epochs, mythLimits.updates/per) {
		quick.Epoch()
		if quick.Epochs() == mythLimits.epochs {
			ends[0] = quick.ValidationLoss()
		}
		if quick.Epochs()*per == mythLimits.updates {
			ends[1] = quick.ValidationLoss()
		}
	}
	return ends
}

// unrecorded trains as a classifier does, to the bit, but records nothing on
// the way.
func unrecorded(setup model.ClassifierSetup) *nn.Trainer {
	stream := random.New(setup.Seed)
	parts := model.PlaneSets[setup.Data].Draw(stream, model.PlaneSamples, setup.Noise).Split(nil, setup.Share)
	network := kit.Must(setup.Build())
	network.Initialize(model.Starts[setup.Start][0], model.Starts[setup.Start][1], stream)
	return kit.Must(nn.NewTrainer(network, parts[0], nn.Training{
		Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: setup.Rate, BatchSize: setup.Batch, Validation: parts[1], Shuffle: stream,
	}))
}

// TestShufflingMends tries shuffle's goals on 25 seeds.
func TestShufflingMends(t *testing.T) {
	var lowest, mended []float64
	for _, row := range proof.MeasuredRows(t, "shuffle", func(seed uint32) []float64 {
		c := New(0).(*batches)
		c.Begin()
		run := func(shuffled bool, most int, until float64) {
			c.changeOrder(func(s *model.ClassifierSetup) { s.Seed, s.Shuffle = seed, shuffled })
			for c.sorted.Trainer.Epochs() < most && c.state.order.lowest >= until {
				c.orderTick()
			}
		}
		run(false, brokenEpochs, 0)
		broken := c.state.order.lowest
		run(true, 200, mendedLoss)
		return []float64{broken, float64(c.sorted.Trainer.Epochs())}
	}) {
		lowest, mended = append(lowest, row[0]), append(mended, row[1])
	}
	slices.Sort(lowest)
	epochs := epochs(mended)
	t.Logf("lowest without shuffling: %.3f\nmended after: %v", lowest, epochs)
	if lowest[0] <= 0.16 {
		t.Errorf("without shuffling a run is not broken: %.3f", lowest)
	}
	if epochs[23] > 33 {
		t.Errorf("shuffling does not mend 24 of 25: %v", epochs)
	}
}

// TestSortedRunsJump: in each of the last ten epochs of 40 in order of class the validation
// loss goes up and down by 0.05 and more, on 25 seeds.
func TestSortedRunsJump(t *testing.T) {
	for seed := range uint32(25) {
		c := New(0).(*batches)
		c.Begin()
		c.changeOrder(func(s *model.ClassifierSetup) { s.Seed = seed })
		low, high := math.Inf(1), math.Inf(-1)
		for c.sorted.Trainer.Epochs() < brokenEpochs {
			c.orderTick()
			run, loss := c.sorted.Trainer, c.sorted.Validation()
			if run.Epochs() < brokenEpochs-10 || run.Epochs() == brokenEpochs-10 && run.Position() == 0 {
				continue
			}
			low, high = min(low, loss), max(high, loss)
			if run.Position() == 0 {
				if high-low < 0.05 {
					t.Errorf("seed %d, epoch %d: from %.3f to %.3f", seed, run.Epochs(), low, high)
				}
				low, high = math.Inf(1), math.Inf(-1)
			}
		}
	}
}

// TestMeanMends breaks debug's run and mends it, on 25 seeds.
func TestMeanMends(t *testing.T) {
	for seed, row := range proof.MeasuredRows(t, "debug", func(seed uint32) []float64 {
		setup := summedSetup()
		setup.Seed = seed
		broken := model.NewClassifier(setup)
		for range 100 {
			broken.Epoch()
		}
		setup.Fault = ""
		mended := model.NewClassifier(setup)
		for validationNow(mended) >= model.Solved && mended.Epoch() && mended.Trainer.Epochs() < 1000 {
			continue
		}
		return []float64{broken.Validation(), validationNow(mended)}
	}) {
		if broken, mended := row[0], row[1]; broken < 0.2 || mended >= model.Solved {
			t.Errorf("seed %d: the sum ends at %.3f, the mean at %.3f", seed, broken, mended)
		}
	}
}

// TestSummedIsBatchTimesTheMean compares the two gradients of debug.
func TestSummedIsBatchTimesTheMean(t *testing.T) {
	out, want := kit.Column([]float64{0.5, -1}), kit.Column([]float64{1, 1})
	sum, mean := nn.NewMatrix(2, 1), nn.NewMatrix(2, 1)
	model.SummedGradient{}.Gradient(sum, out, want, 2)
	nn.HalfSquared{}.Gradient(mean, out, want, 2)
	for i := range sum.Data {
		if sum.Data[i] != 2*mean.Data[i] {
			t.Errorf("%v is not twice %v", sum.Data, mean.Data)
		}
	}
}

// TestSplitTrainsAsATrainer holds an epoch, phase by phase, to the engine's own
// training on the same order, and the told memory to what a trace holds.
func TestSplitTrainsAsATrainer(t *testing.T) {
	c := New(0).(*batches)
	c.Begin()
	for _, batch := range []int{32, 3000, splitSamples} {
		c.state.split = c.freshSplit(batch, 0)
		for c.state.split.epoch == 0 {
			c.advanceSplit()
		}
		network := c.model.network.Clone()
		copy(network.Parameters(), c.start)
		trainer := kit.Must(nn.NewTrainer(network, c.model.rows(0, 0, splitSamples), nn.Training{
			Loss: nn.HalfSquared{}, Optimizer: nn.SGD{}, Rate: splitRate, BatchSize: batch,
		}))
		trainer.Epoch()
		for i, want := range network.Parameters() {
			if got := c.state.split.weights[i]; math.Abs(got-want) > 1e-12 {
				t.Fatalf("batch %d: parameter %d is %v, the trainer's is %v", batch, i, got, want)
			}
		}
		if plan, last := c.state.split.plan(); c.state.split.updates != plan || c.state.split.shortest != last {
			t.Errorf("batch %d: %d updates and a last batch of %d, planned are %d and %d", batch, c.state.split.updates, c.state.split.shortest, plan, last)
		}
	}
	trace := c.model.network.NewTrace(1)
	held := 3
	for _, pass := range trace.Passes {
		held += len(pass.Out.Data) + len(pass.DOut.Data)
	}
	if held != splitPerSample || len(c.start) != splitParameters {
		t.Errorf("a sample holds %d numbers, told are %d", held, splitPerSample)
	}
}

// TestContestIsFair looks at runs from the same start, and at equal ends.
func TestContestIsFair(t *testing.T) {
	for _, updates := range []bool{false, true} {
		c := newContest(0, noiseSetup(), noiseSizes, contestLimits{epochs: 4, updates: 100})
		c.updates = updates
		for i, run := range c.runs {
			if !slices.Equal(run.Network.Parameters(), c.runs[0].Network.Parameters()) {
				t.Errorf("run %d starts from other parameters", i)
			}
		}
		// 1/√b: from batches of 1 to batches of 10 a factor of √10, about.
		if one, ten, all := c.apart(0), c.apart(1), c.apart(2); all > 1e-12 || one < 2.5*ten || one > 4*ten {
			t.Errorf("gradients lie apart by %v, %v, %v", one, ten, all)
		}
		for c.tick() {
			continue
		}
		for i, run := range c.runs {
			if !updates && run.Trainer.Epochs() != 4 || updates && run.Trainer.Steps() != 100 {
				t.Errorf("run %d ends after %d epochs, %d updates", i, run.Trainer.Epochs(), run.Trainer.Steps())
			}
		}
	}
}

// BenchmarkBatchesTick measures the smallest unit of progress of each screen:
// a tick is to stay under a millisecond.
func BenchmarkBatchesTick(b *testing.B) {
	for _, name := range []string{"split", "noise", "myth", "shuffle", "debug"} {
		b.Run(name, func(b *testing.B) {
			c := New(0).(*batches)
			c.Begin()
			c.state.split = c.freshSplit(splitSamples, 2)
			var screen lessons.Screen
			for _, s := range c.Screens() {
				if s.ID == name {
					screen = s
				}
			}
			for b.Loop() {
				if !screen.Tick() {
					screen.Reset()
				}
			}
		})
	}
}
