package model

import (
	"fmt"
	"math"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// Code trains the network as it was trained here, and prints its losses: the loop
// first, then the samples and the first weights, drawn by the same calls from the same
// seed, then the way that the run took.
func (c *Classifier) Code() string {
	if c.own != nil {
		return OrWhy(c.ownCode())
	}
	return c.code()
}

// code is Code where the samples are known to be written.
func (c *Classifier) code() string {
	way, steps := c.Told(), c.Trainer.Steps()
	told := way.Statements("train", steps, c.setCode)
	code := c.program(way, told)
	if strings.Count(code, "\n") > kit.CodeHeight {
		code = c.program(way, kit.CodeLines("", "; ", told))
	}
	if strings.Count(code, "\n") > kit.CodeHeight {
		way = c.way.From(steps, c.numbers())
		code = c.program(way, way.Statements("train", steps, c.setCode))
	}
	if strings.Count(code, "\n") > kit.CodeHeight {
		code = c.standing(way)
	}
	return code
}

// standing is the code of a network whose training has no room: it tells where that stands.
func (c *Classifier) standing(way Way) string {
	still := *c
	still.Setup.Dropout, way.from = 0, way.from[:len(c.Network.Parameters())]
	forward, answer, _, _ := still.Setup.forwardCode()
	program := func(half bool) string {
		return kit.Snug("import numpy as np\n\n" + forward + still.Setup.lossCode(answer) + "\n" + still.drawCode() + still.Setup.layersCode() + way.packedCode(half) + unpackCode + LossesCode)
	}
	if whole := program(false); strings.Count(whole, "\n") <= kit.CodeHeight {
		return whole
	}
	return program(true)
}

// program is the whole of the code: the loop, the start, and what was done since.
func (c *Classifier) program(way Way, story []string) string {
	take := "next(batch)"
	if c.Setup.Dropout > 0 {
		take = "forward(next(batch)[0], " + kit.PythonNumber(c.Setup.Dropout) + ")"
	}
	named := way.named()
	if way.holds() {
		named = named.with(theHeld)
	}
	return kit.Snug("import numpy as np\n\n" + c.Setup.loopCode(c.Setup.Batch, named) + "\n" + c.StartCode(way) +
		"batch = batches()\n" + way.skipCode(take) + c.beginHeldCode(way) + way.beginCode() + "\n" + strings.Join(story, "\n") + "\n" + LossesCode)
}

// Prints is what Code prints.
func (c *Classifier) Prints() string {
	if c.own != nil {
		if _, err := c.ownCode(); err != nil {
			return ""
		}
	}
	return kit.Fixed(c.Loss(), 3) + " " + kit.Fixed(c.Validation(), 3)
}

// LossesCode prints the losses of the two sets.
const LossesCode = "print(f\"{loss(X, T):.3f} {loss(V, U):.3f}\")\n"

// StartCode draws the samples and the first weights, or sets those that a way is told
// from.
func (c *Classifier) StartCode(way Way) string {
	if way.from == nil {
		return c.drawCode() + c.Setup.weightsCode() + c.Setup.memoryCode()
	}
	first := ""
	if c.Setup.Shuffle { // orders are drawn after them
		first = "W = [" + startCodes[c.Setup.Start][0] + " for n, m in layers]\n"
	}
	return c.drawCode() + c.Setup.layersCode() + first + c.rememberedCode(way)
}

// setCode sets a parameter by its number, or freezes one.
func (c *Classifier) setCode(parameter int, value string) string {
	if parameter <= theHeld {
		return c.heldCode(theHeld-parameter, value == "1")
	}
	layer, at, bias := c.placeCode(parameter)
	return fmt.Sprintf("%s[%d][%s] = %s", []string{"W", "b"}[kit.Bit(bias)], layer, at, value)
}

// placeCode is where a parameter stands in Python: its layer, its place there, and whether
// it is a bias.
func (c *Classifier) placeCode(parameter int) (layer int, at string, bias bool) {
	for l := 1; l <= c.Depth(); l++ {
		weights := c.Network.Weights(c.Dense(l))
		if i := parameter; i < len(weights.Data) {
			return l - 1, fmt.Sprintf("%d, %d", i/weights.Cols, i%weights.Cols), false
		}
		parameter -= len(weights.Data)
		if parameter < weights.Cols {
			return l - 1, fmt.Sprint(parameter), true
		}
		parameter -= weights.Cols
	}
	panic("model: no such parameter")
}

// bendCode is each activation in Python, of z, and on the way back its slope, by the
// answers a of layer l.
var bendCode = map[string]struct{ bend, slope string }{
	"tanh":    {"np.tanh(z)", " * (1 - a[l] ** 2)"},
	"relu":    {"np.maximum(z, 0)", " * (a[l] > 0)"},
	"leaky":   {"np.maximum(z, 0.01 * z)", " * np.where(a[l] > 0, 1, 0.01)"},
	"sigmoid": {"1 / (1 + np.exp(-z))", " * a[l] * (1 - a[l])"},
	"linear":  {"z", ""},
}

// LoopCode is what learning is: forward, loss, backward, update, batch by batch.
func (s ClassifierSetup) LoopCode(batch int) string { return s.loopCode(batch, nil) }

// loopCode is LoopCode where some settings are known by their names.
func (s ClassifierSetup) loopCode(batch int, named names) string {
	forward, answer, slope, keep := s.forwardCode()
	taken, pace := s.paceCode()
	pull, shrink := "", ""
	if l2 := named.code(theL2, s.Penalty.L2); l2 != "0" {
		pull = fmt.Sprintf(" + %s * W[l]", l2)
	}
	if l1 := named.code(theL1, s.Penalty.L1); l1 != "0" {
		shrink = fmt.Sprintf("            W[l] = np.sign(W[l]) * np.maximum(abs(W[l]) - rate * %s, 0)\n", l1)
	}
	return forward + s.lossCode(answer) + fmt.Sprintf(`
def train(updates, %[1]s):
    for _ in range(updates):
        %[2]s = next(batch)  # a mini-batch
%[3]s        %[4]s = forward(x%[5]s)  # forward
%[6]s        for l in reversed(range(len(W))):
            dW, db = a[l].T @ d%[7]s, d.sum(axis=0)
            d = d @ W[l].T%[8]s
%[9]s%[10]s%[11]s
`, s.Schedule.rateCode(), taken, pace, keep[0], keep[1], s.missCode(), pull, slope, s.Optimizer.updateCode(), shrink, named.keepCode()) + s.batchesCode(batch, named)
}

// lossCode is the loss by the target, and by how an answer is taken from what forward
// returns.
func (s ClassifierSetup) lossCode(answer string) string {
	if s.Several() != nil {
		return fmt.Sprintf(`
def loss(x, t):
    z = forward(x)%s  # scores: the loss is that of their softmax
    return np.mean(np.logaddexp.reduce(z, axis=1) - (z * t).sum(axis=1))
`, answer)
	}
	return fmt.Sprintf("\ndef loss(x, t):\n    return np.mean((forward(x)%s - t) ** 2) / 2\n", answer)
}

// missCode is where the way back begins: at the loss.
func (s ClassifierSetup) missCode() string {
	divided := " / len(x)"
	if s.Fault == FaultSummed {
		divided = ""
	}
	if s.Several() != nil {
		return fmt.Sprintf(`        p = np.exp(a[-1] - a[-1].max(axis=1, keepdims=True))
        miss = p / p.sum(axis=1, keepdims=True) - t  # softmax and loss
        d = miss%s  # backward
`, divided)
	}
	steep := strings.ReplaceAll(bendCode[s.outCurve()].slope, "[l]", "[-1]")
	return fmt.Sprintf("        miss = a[-1] - t  # loss: the mean of miss² / 2\n        d = miss%s%s  # backward\n", divided, steep)
}

// forwardCode is the way forward, how its answer is taken from what it returns, the
// factor by which a layer's slope comes in on the way back, and how training asks for
// the way forward: with dropout, slopes are kept beside the answers.
func (s ClassifierSetup) forwardCode() (code, answer, slope string, training [2]string) {
	layer, last := bendCode[s.Activation], bendCode[s.outCurve()]
	switch {
	case s.Bends != nil:
		layer.bend, layer.slope = "bend[of[l]][0](z)", " * bend[of[l - 1]][1](a[l])"
		if s.Dropout > 0 {
			layer.slope = " * bend[of[l]][1](h)"
		}
	case len(s.Hidden) == 0:
		layer = last
		layer.slope = "" // nothing is behind it
	case s.Activation != s.outCurve():
		layer.bend += " if l < len(W) - 1 else " + last.bend
	}
	if s.Dropout > 0 {
		return s.bendsCode() + fmt.Sprintf(`def forward(x, share=0):
    a, slopes = [x], [0]
    for l in range(len(W)):
        z, keep = a[-1] @ W[l] + b[l], 1
        h = %s
        if share and l < len(W) - 1:  # who sleeps in this step
            keep = (s.rand(*h.shape) >= share) / (1 - share)
        a.append(h * keep)
        slopes.append(keep%s)
    return a, slopes
`, layer.bend, strings.ReplaceAll(layer.slope, "a[l]", "h")), "[0][-1]", " * slopes[l]", [2]string{"a, slopes", ", " + kit.PythonNumber(s.Dropout)}
	}
	return s.bendsCode() + fmt.Sprintf(`def forward(x):
    a = [x]
    for l in range(len(W)):
        z = a[-1] @ W[l] + b[l]
        a.append(%s)
    return a
`, layer.bend), "[-1]", layer.slope, [2]string{"a", ""}
}

// batchesCode deals the samples out, epoch after epoch.
func (s ClassifierSetup) batchesCode(batch int, named names) string {
	size := fmt.Sprint(batch)
	switch batch {
	case SizeByName:
		size = "size"
	case 0:
		size = "len(X)"
	}
	take, order := "X[i:i + "+size+"], T[i:i + "+size+"]", ""
	if s.Shuffle {
		order = "        order = r.permutation(len(X))\n"
		take = "X[order[i:i + " + size + "]], T[order[i:i + " + size + "]]"
	}
	argument := ""
	if batch == SizeByName {
		argument = "size"
	}
	deal := order + "        for i in range(0, len(X), " + size + "):\n"
	if named[theBatch] || named[theShuffle] {
		deal, take = s.mixedEpochCode(named), "X[at], T[at]"
	}
	epochs := "while True:"
	if s.Schedule.Name != "" {
		epochs, take = "for epoch in range(10**9):", take+", epoch"
	}
	if s.Optimizer.Name == "adam" {
		argument = "k=0"
	}
	code := fmt.Sprintf("def batches(%s):\n    %s  # an epoch\n", argument, epochs) + deal
	if s.Jitter > 0 { // the points are moved, and their features computed anew: of full batches
		return code + fmt.Sprintf("            x = X[i:i + %[1]s, :2] + %[2]s * s.randn(%[1]s, 2)  # moved at random\n            yield features(x), T[i:i + %[1]s]\n", size, kit.PythonNumber(s.Jitter))
	}
	if s.Optimizer.Name == "adam" {
		code, take = code+"            k += 1  # counts the updates\n", take+", k"
	}
	return code + "            yield " + take + "\n"
}

// SizeByName is the batch size of code that gives it as an argument.
const SizeByName = -1

// featureCode is each feature in Python.
var featureCode = map[string]string{
	"x1": "x1", "x2": "x2", "x1x1": "x1 ** 2", "x2x2": "x2 ** 2", "x1x2": "x1 * x2", "sin1": "np.sin(x1)", "sin2": "np.sin(x2)",
}

// trained is how many points are dealt to the training set and its folds.
func (s ClassifierSetup) trained() int {
	return int(math.Floor(float64(s.Share*float64(s.set().Samples)) + 1e-9))
}

// splitCode says which points train and which validate.
func (s ClassifierSetup) splitCode(validates [2]int) string {
	n := s.trained()
	if s.Fold.K > 0 {
		return fmt.Sprintf("fold = np.array_split(np.arange(%d), %d)[at]  # validates\nX, T = np.delete(points[:%d], fold, 0), np.delete(classes[:%d], fold, 0)\nV, U = points[fold], classes[fold]\n", n, s.Fold.K, n, n)
	}
	code := fmt.Sprintf("X, T = points[:%d], classes[:%d]  # train\nV, U = points[%[3]d:%[4]d], classes[%[3]d:%[4]d]  # validate\n", n, n, validates[0], validates[1])
	if s.Fault == FaultSorted {
		code += "order = np.argsort(-T[:, 0], kind=\"stable\")  # class +1 first\nX, T = X[order], T[order]\n"
	}
	return code
}

// layersCode lists how many numbers enter each layer, and how many leave it.
func (s ClassifierSetup) layersCode() string {
	sizes := append(append([]int{len(s.features())}, s.Hidden...), s.outputs())
	layers := make([]string, len(sizes)-1)
	for i := range layers {
		layers[i] = "(" + kit.Tuple(sizes[i:i+2]) + ")"
	}
	return "layers = [" + strings.Join(layers, ", ") + "]\n"
}

// startCodes are the first weights and biases of each way to start, in Python.
var startCodes = map[string][2]string{
	"random": {"r.uniform(-0.5, 0.5, (n, m))", "np.full(m, 0.1)"},
	"zeros":  {"np.zeros((n, m))", "np.zeros(m)"},
	"low":    {"r.uniform(-0.5, 0.5, (n, m))", "np.full(m, -20.0)"},
	"xavier": {"np.sqrt(6 / (n + m)) * r.uniform(-1, 1, (n, m))", "np.zeros(m)"},
	"he":     {"np.sqrt(2 / n) * r.randn(n, m)", "np.zeros(m)"},
}

// weightsCode draws the first weights.
func (s ClassifierSetup) weightsCode() string {
	start := startCodes[s.Start]
	return fmt.Sprintf("%sW = [%s for n, m in layers]\nb = [%s for n, m in layers]\n", s.layersCode(), start[0], start[1])
}

// JudgeSolved judges a validation loss that is to come under solved; also is
// what must be so besides.
func (c *Classifier) JudgeSolved(also bool) lessons.Judgement {
	judgement := kit.Below(c.Validation(), Solved, 0.5, 3)
	judgement.Met = judgement.Met && also
	if !also {
		judgement.Share = 0
	}
	return judgement
}

// Gradients is the mean size of ∂loss/∂weight in each layer, over the whole
// training set.
func (c *Classifier) Gradients() []float64 {
	set := c.Trainer.Data()
	trace := c.Backward(set.X, set.Y)
	sizes := make([]float64, c.Depth())
	for l := range sizes {
		grad := trace.Passes[c.Dense(l+1)].DWeights.Data
		for _, g := range grad {
			sizes[l] += math.Abs(g) / float64(len(grad))
		}
	}
	return sizes
}

// GradientShare is how large the gradient of the first layer is, against that
// of the output's; NaN where the output's weights have none either, as when all
// neurons before them are dead.
func (c *Classifier) GradientShare() float64 {
	sizes := c.Gradients()
	return max(sizes[0]/sizes[len(sizes)-1], 1e-300)
}

// Rise is how far the validation loss has come up from its best.
func (c *Classifier) Rise() float64 {
	best, _ := BestEpoch(c.Trainer.ValidationHistory())
	return c.Validation() - best
}

// BestEpoch is the lowest loss of a history and the epoch that it belongs to.
// (Of a long history a point joins several epochs; the last of them is told.)
func BestEpoch(history nn.History) (loss float64, epoch int) {
	for i := range history.Len() {
		if p := history.At(i); i == 0 || p.Min < loss {
			loss, epoch = p.Min, p.Epoch
		}
	}
	return loss, epoch
}
