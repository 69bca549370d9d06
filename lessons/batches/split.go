package batches

import (
	"fmt"
	"slices"
	"strconv"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// splitSamples is how many samples an epoch of split has.
const splitSamples = 10000

// splitRate is the learning rate of split.
const splitRate = 0.03

// A splitModel is what split trains: it never changes, but for its room to
// work in.
type splitModel struct {
	seed    lessons.Seed
	samples nn.Dataset
	network *nn.Network // 2-4-2-1, as in the playground of TensorFlow
	trace   *nn.Trace
	order   []int // of the samples in epoch orderOf
	orderOf int
}

// pieceSize is how many samples are taken through the network at once: less
// than a millisecond of work.
const pieceSize = 500

// newSplitModel draws the samples and the weights that every run starts from.
func newSplitModel(course lessons.Seed) (*splitModel, []float64) {
	stream := random.New(course.Plus(0))
	samples := data.Circle(stream, splitSamples, 0)
	network := kit.Must(nn.NewNetwork(2, nn.Dense{Neurons: 4}, nn.Tanh{}, nn.Dense{Neurons: 2}, nn.Tanh{}, nn.Dense{Neurons: 1}, nn.Tanh{}))
	network.Initialize(model.Starts["random"][0], model.Starts["random"][1], stream)
	model := &splitModel{seed: course, samples: samples, network: network, trace: network.NewTrace(pieceSize), order: make([]int, splitSamples), orderOf: -1}
	return model, slices.Clone(network.Parameters())
}

// rows returns samples from to to−1 of an epoch. Each epoch has an order of
// its own, drawn from its number.
func (m *splitModel) rows(epoch, from, to int) nn.Dataset {
	if m.orderOf != epoch {
		copy(m.order, kit.Seq(splitSamples))
		random.New(m.seed.Plus(uint32(epoch + 1))).ShuffleInts(m.order)
		m.orderOf = epoch
	}
	return m.samples.Samples(m.order[from:to])
}

// splitState is an epoch, batch by batch: which phase of which batch was done
// last, and how far.
type splitState struct {
	batch, grain    int
	epoch, updates  int // whole epochs, and updates in this one
	from, size      int // the batch under way, or the last one
	phase, done     int // the phase that was done last, and how many samples it has seen
	loss            float64
	shortest        int // the last batch of the last whole epoch
	before          float64
	answer          [2]float64 // of the first sample of the batch: ŷ and the target
	weights, slopes []float64  // the parameters, and ∂loss/∂parameter so far
	losses          nn.History // of each batch
}

// splitGrains are how much a step of split is.
var splitGrains = []string{"phase", "batch", "epoch"}

// freshSplit begins a run with a batch size.
func (c *batches) freshSplit(batch, grain int) splitState {
	return splitState{
		batch: batch, grain: grain, weights: slices.Clone(c.start), slopes: make([]float64, len(c.start)), losses: nn.NewHistory(1024),
	}
}

// clone is a deep copy.
func (s splitState) clone() splitState {
	s.weights, s.slopes, s.losses = slices.Clone(s.weights), slices.Clone(s.slopes), s.losses.Snapshot()
	return s
}

// plan is how many updates an epoch has, and how many samples the last one
// gets: ⌈n/b⌉ and n − (⌈n/b⌉ − 1)·b.
func (s splitState) plan() (updates, last int) {
	updates = (splitSamples + s.batch - 1) / s.batch
	return updates, splitSamples - (updates-1)*s.batch
}

// The network 2-4-2-1 has 7 neurons and 25 parameters. Each sample of a batch
// holds 2 inputs and its target, and of each neuron z, a and the gradients of
// both; beside them stand the parameters and their gradients, once.
const (
	splitPerSample  = 2 + 1 + 4*7
	splitParameters = 25
	// Going forward multiplies each of the 18 weights by an input, going back
	// each weight's input by a gradient, and the 10 weights behind the first
	// layer by a gradient once more, for the layer before.
	splitMultiplications = 18 + 18 + 10
)

// memory is how many numbers are held at once.
func (s splitState) memory() int { return splitPerSample*s.batch + 2*splitParameters }

// work is how many multiplications an epoch takes.
func (s splitState) work() int {
	updates, _ := s.plan()
	return splitMultiplications*splitSamples + splitParameters*updates
}

// advanceSplit does a step of the chosen grain, at most a piece of work.
func (c *batches) advanceSplit() bool {
	s := &c.state.split
	for room := pieceSize; room > 0; {
		epoch := s.epoch
		room -= c.splitPiece()
		switch splitGrains[s.grain] {
		case "phase":
			return true
		case "batch":
			if s.phase == model.PhaseUpdate {
				return true
			}
		default:
			if s.epoch > epoch {
				return true
			}
		}
	}
	return true
}

// splitPiece does the next phase of the batch, or a part of it, and returns
// how many samples it took through the network.
func (c *batches) splitPiece() int {
	s, m := &c.state.split, c.model
	copy(m.network.Parameters(), s.weights)
	switch {
	case s.phase == model.PhaseForward && s.done == s.size:
		s.phase = model.PhaseLoss
		return 1
	case s.phase == model.PhaseBackward && s.done == s.size:
		c.splitUpdate()
		return 1
	case s.phase == 0 || s.phase == model.PhaseUpdate:
		s.from += s.size
		if s.from == splitSamples {
			s.from, s.updates = 0, 0
		}
		s.phase, s.done, s.loss, s.size = model.PhaseForward, 0, 0, min(s.batch, splitSamples-s.from)
		clear(s.slopes)
	case s.phase == model.PhaseLoss:
		s.phase, s.done = model.PhaseBackward, 0
	}
	from := s.from + s.done
	part := m.rows(s.epoch, from, min(from+pieceSize, s.from+s.size))
	s.done += part.Len()
	out := m.network.Forward(m.trace, part.X)
	if s.phase == model.PhaseForward {
		if from == s.from {
			s.answer = [2]float64{out.At(0, 0), part.Y.At(0, 0)}
		}
		s.loss += nn.HalfSquared{}.Value(out, part.Y, s.size)
		return part.Len()
	}
	nn.HalfSquared{}.Gradient(m.trace.Passes[m.network.Layers()-1].DOut, out, part.Y, s.size)
	copy(m.trace.Gradients, s.slopes)
	m.network.Backward(m.trace)
	copy(s.slopes, m.trace.Gradients)
	return 2 * part.Len()
}

// splitUpdate moves the parameters: w ← w − rate·∂L/∂w.
func (c *batches) splitUpdate() {
	s := &c.state.split
	s.phase, s.before = model.PhaseUpdate, s.weights[0]
	nn.SGD{}.Update(s.weights, s.slopes, nil, splitRate, 1)
	s.updates++
	plan, _ := s.plan()
	s.losses.Add(s.epoch*plan+s.updates, s.epoch, s.loss)
	if s.from+s.size == splitSamples {
		s.epoch, s.shortest = s.epoch+1, s.size
	}
}

// split: an epoch goes through all samples, a batch at a time.
func (c *batches) split() lessons.Screen {
	s := &c.state.split
	options := kit.Keys("grain.", splitGrains)
	return lessons.Screen{
		ID:    "split",
		Scene: c.splitScene,
		Controls: func() []lessons.Control {
			return []lessons.Control{
				kit.Whole(lessons.Slider{ID: "batch", Min: 1, Max: splitSamples, Log: true}, &s.batch, func() { *s = c.freshSplit(s.batch, s.grain) }),
				kit.Pick("grain", options, &s.grain),
			}
		},
		Questions: []lessons.Question{
			{ID: "updates", Gate: true, Answer: "2", By: "plan"},
			{
				ID: "slow", Answer: "3",
				When: func() bool { return s.epoch > 0 },
			},
		},
		Tick:    c.advanceSplit,
		Reset:   func() { *s = c.freshSplit(startBatch, 0) },
		Explain: c.explainSplit,
		Code:    c.splitCode,
		Prints:  func() string { return s.prints() },
		Goals: []lessons.Goal{
			{ID: "plan", Judge: func() lessons.Judgement {
				updates, last := s.plan()
				return lessons.Judgement{
					Met: updates == 313 && last == 16, Share: min(float64(updates)/313, 313/float64(updates)), Now: scene.Number(float64(updates), 0).In("updates"),
				}
			}},
			{ID: "epoch", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: s.epoch > 0 && s.shortest < s.batch, Share: float64(s.from+s.size) / splitSamples, Now: scene.Number(float64(s.from+s.size), 0).In("samples")}
			}},
			{ID: "budget", Judge: func() lessons.Judgement {
				updates, _ := s.plan()
				met := s.memory() <= budgetMemory && updates <= budgetUpdates
				return lessons.Judgement{Met: met, Share: 0.5 * float64(kit.Bit(s.memory() <= budgetMemory)+kit.Bit(updates <= budgetUpdates)), Shown: fmt.Sprintf("%d · %d", s.memory(), updates)}
			}},
		},
	}
}

// startBatch is the batch size that split opens with.
const startBatch = 64

// What the goal budget allows: batches of 100 to 320 samples do.
const (
	budgetMemory  = 10000
	budgetUpdates = 100
)

func (c *batches) splitScene() scene.Scene {
	s := c.state.split
	history := s.losses.Snapshot()
	curve := scene.Curve{
		Frame: scene.Frame{ID: "batches", Width: 40, Rows: 7, Facts: map[string]string{
			"updates": strconv.Itoa(history.Len()), "now": scene.Number(s.loss, 4).Plain(),
		}},
		Runs: []scene.Run{{Label: "run.batch", Role: scene.Train, Points: kit.Points(history)}},
	}
	return scene.Scene{c.splitPlan(), c.splitTimes(), c.splitCaptions(), curve}
}

// splitPlan works the plan of an epoch out.
func (c *batches) splitPlan() scene.Panel {
	s := c.state.split
	updates, last := s.plan()
	line := func(name string, result int, terms ...scene.Term) []scene.Term {
		terms = append([]scene.Term{kit.Word("plan." + name), kit.Op("  ")}, terms...)
		return append(terms, kit.Op(" = "), kit.Chosen(scene.Term{Kind: scene.Result, Quantity: scene.Number(float64(result), 0)}, scene.At(name)))
	}
	panel := scene.Arithmetic{Frame: scene.Frame{ID: "plan", Width: 44, Rows: 4}, Lines: [][]scene.Term{
		line("updates", updates, kit.Op("⌈"), kit.Count(splitSamples), kit.Op(" ÷ "), kit.Count(s.batch), kit.Op("⌉")),
		line("last", last, kit.Count(splitSamples), kit.Op(" − "), kit.Count(updates-1), kit.Op("·"), kit.Count(s.batch)),
		line("memory", s.memory(), kit.Count(splitPerSample), kit.Op("·"), kit.Count(s.batch), kit.Op(" + "), kit.Count(2*splitParameters)),
		line("work", s.work(), kit.Count(splitMultiplications), kit.Op("·"), kit.Count(splitSamples), kit.Op(" + "), kit.Count(splitParameters), kit.Op("·"), kit.Count(updates)),
	}}
	for i, id := range []string{"updates", "last", "memory", "work"} {
		panel.Items = append(panel.Items, scene.Item{ID: scene.At(id), Row: i})
	}
	panel.Facts = map[string]string{
		"updates": strconv.Itoa(updates), "last": strconv.Itoa(last), "memory": strconv.Itoa(s.memory()),
	}
	return panel
}

// explainSplit opens a line of the plan.
func (c *batches) explainSplit(item scene.ItemID) []scene.Panel {
	s := c.state.split
	updates, last := s.plan()
	counted := func(n int, name string) []scene.Term {
		return []scene.Term{kit.Value(scene.Number(float64(n), 0)), kit.Op("  "), kit.Word("counted." + name)}
	}
	var lines [][]scene.Term
	switch item.Kind() {
	case "updates", "last":
		whole := updates - kit.Bit(last < s.batch)
		lines = [][]scene.Term{
			{kit.Count(whole), kit.Op(" · "), kit.Count(s.batch), kit.Op(" = "), kit.Count(whole * s.batch)},
			{kit.Count(splitSamples), kit.Op(" − "), kit.Count(whole * s.batch), kit.Op(" = "), kit.Result(scene.Number(float64(splitSamples-whole*s.batch), 0)), kit.Op("  "), kit.Word("counted.rest")},
		}
	case "memory":
		lines = [][]scene.Term{
			counted(2, "inputs"), counted(1, "target"), counted(14, "values"), counted(14, "gradients"),
			{kit.Count(splitPerSample), kit.Op(" · "), kit.Count(s.batch), kit.Op(" + "), kit.Count(2 * splitParameters), kit.Op(" = "), kit.Result(scene.Number(float64(s.memory()), 0))},
		}
	case "work":
		lines = [][]scene.Term{
			counted(18, "forward"), counted(18, "weights"), counted(10, "back"), counted(splitParameters, "update"),
		}
	default:
		return nil
	}
	return []scene.Panel{kit.Arithmetic("counting", lines...)}
}

// splitMeasured is how many milliseconds an epoch of 10,000 samples takes in
// NumPy, by batch size: the network of split, training with SGD as the course
// writes it. Measured with NumPy 1.24.2, one core of an AMD EPYC, the least of
// 100 runs (15 of the first three); only how they compare matters.
var splitMeasured = []struct {
	batch        int
	milliseconds float64
}{{1, 735}, {10, 60}, {32, 17.8}, {100, 4.7}, {1000, 1.6}, {10000, 9.2}}

// splitTimes is how long an epoch takes, as it was measured.
func (c *batches) splitTimes() scene.Panel {
	s := c.state.split
	table := scene.Table{
		Frame: scene.Frame{ID: "times", Width: 20, Rows: len(splitMeasured) + 1, Beside: true},
		Columns: []scene.Column{
			{Name: "column.batch", Wide: 6}, {Name: "column.milliseconds", Wide: 6},
		},
	}
	for _, row := range splitMeasured {
		cells := []scene.Cell{{Quantity: scene.Number(float64(row.batch), 0)}, {Quantity: scene.Number(row.milliseconds, 1)}}
		if row.batch == s.batch {
			cells[0].Role, cells[1].Role = scene.Strong, scene.Strong
		}
		table.Rows = append(table.Rows, scene.Row{Cells: cells})
	}
	return table
}

// splitCaptions tell the phases of the batch that is under way, in numbers.
func (c *batches) splitCaptions() scene.Panel {
	s := c.state.split
	plan, _ := s.plan()
	const name = "w₁[1,1]"
	told := [][]scene.Term{
		{kit.Symbol("ŷ = "), kit.BySign(kit.Value(scene.Signed(s.answer[0], 3))), kit.Op("  "), kit.Word("phase.target"), kit.Op(" "), kit.BySign(kit.Value(scene.Signed(s.answer[1], 0)))},
		{kit.Symbol("L = "), kit.Result(scene.Number(s.loss, 4)), kit.Op("  "), kit.Word("phase.mean"), kit.Op(" "), kit.Count(s.size)},
		{kit.Symbol("∂L/∂" + name + " = "), kit.BySign(kit.Value(scene.Signed(s.slopes[0], 5)))},
		{kit.Symbol("w"), kit.Op(" ← "), kit.Symbol("w"), kit.Op(" − "), kit.Word("control.rate"), kit.Op("·"), kit.Symbol("∂L/∂w")},
	}
	number := s.updates + kit.Bit(s.phase != model.PhaseUpdate && s.phase > 0)
	lines := [][]scene.Term{{
		kit.Word("phase.batch"), kit.Op(" "), kit.Count(number), kit.Op(" / "), kit.Count(plan), kit.Op("   "), kit.Word("phase.seen"), kit.Op(" "), kit.Count(s.from + s.size),
	}}
	for i, phase := range []string{"forward", "loss", "backward", "update"} {
		mark := scene.Term{Kind: scene.Symbol, Text: "  "}
		if i+1 == s.phase {
			mark = scene.Term{Kind: scene.Symbol, Text: "▸ ", Role: scene.Strong}
		}
		line := []scene.Term{mark, kit.Word("phase." + phase), kit.Op("  ")}
		switch {
		case i+1 < s.phase || i+1 == s.phase && (s.done == s.size || i+1 == model.PhaseLoss):
			line = append(line, told[i]...)
		case i+1 == s.phase:
			line = append(line, kit.Count(s.done), kit.Op(" / "), kit.Count(s.size))
		default:
			line = append(line, kit.Op("·"))
		}
		lines = append(lines, line)
	}
	var worked []scene.Term
	if s.phase == model.PhaseUpdate {
		worked = []scene.Term{
			kit.Op("    "), kit.Value(scene.Signed(s.before, 4)), kit.Op(" − "), kit.Value(scene.Number(splitRate, 2)), kit.Op("·("), kit.Value(scene.Signed(s.slopes[0], 5)), kit.Op(") = "),
			kit.Result(scene.Signed(s.weights[0], 4)),
		}
	}
	lines = append(lines, worked)
	panel := scene.Arithmetic{Frame: scene.Frame{ID: "captions", Width: 50, Rows: len(lines)}, Lines: lines}
	panel.Facts = map[string]string{"batch": strconv.Itoa(number), "all": strconv.Itoa(plan), "now": scene.Number(s.loss, 4).Plain()}
	return panel
}
