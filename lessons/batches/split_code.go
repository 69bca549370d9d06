package batches

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// splitTold is how many updates the code of split goes through: as many as NumPy makes
// in a second or two.
const splitTold = 20_000

// splitLoop is an epoch, batch by batch, and the four phases of one.
const splitLoop = `import numpy as np

def forward(x):
    a = [x]
    for l in range(3):
        a.append(np.tanh(a[-1] @ W[l] + b[l]))
    return a

def loss(a, t):
    return np.mean((a[-1] - t) ** 2) / 2

def backward(a, t):
    slopes, d = [], (a[-1] - t) / len(t) * (1 - a[-1] ** 2)
    for l in (2, 1, 0):
        slopes.append((l, a[l].T @ d, d.sum(axis=0)))
        d = d @ W[l].T * (1 - a[l] ** 2)
    return slopes

def update(slopes, rate=%v):
    for l, dW, db in slopes:
        W[l], b[l] = W[l] - rate * dW, b[l] - rate * db

def batches(epoch):
    while True:  # an epoch: each sample once, in an order of its own
        epoch += 1
        order = np.random.RandomState(%s).permutation(n)
        for i in range(0, n, size):
            yield X[order[i:i + size]], T[order[i:i + size]]

n, size = %d, %d
`

// splitCode trains as far as the screen did: the batches before the one under way, and
// of this one the phases that are done.
func (c *batches) splitCode() string {
	s := &c.state.split
	plan, _ := s.plan()
	past := s.past()
	epoch := "epoch"
	if c.seed != 0 {
		epoch = fmt.Sprintf("(%d + epoch) %% 2 ** 32", c.seed)
	}
	code := fmt.Sprintf(splitLoop, splitRate, epoch, splitSamples, s.batch) +
		fmt.Sprintf("r = np.random.RandomState(%d)\n", c.seed.Plus(0)) + fmt.Sprintf(model.CircleCode(splitSamples), "points") +
		"order = r.permutation(n)\nX, T = points[order], classes[order, None]\nlayers = [(2, 4), (4, 2), (2, 1)]\n"
	from := 0
	if past <= splitTold {
		code += "W = [r.uniform(-0.5, 0.5, layer) for layer in layers]\nb = [np.full(m, 0.1) for _, m in layers]\n"
	} else {
		from = past
		code += model.ParametersCode(past, c.splitWeights())
	}
	code += fmt.Sprintf("batch = batches(%d)\n", from/plan)
	if skipped := from % plan; skipped > 0 {
		code += fmt.Sprintf("for _ in range(%d): next(batch)\n", skipped)
	}
	code += fmt.Sprintf("for _ in range(%d):\n    x, t = next(batch)\n    update(backward(forward(x), t))\n", past-from)
	code += fmt.Sprintf("\nupdates = -(-n // size)\nprint(updates, n - (updates - 1) * size)\nprint(%d * size + 2 * %d, %d * n + %d * updates)  # numbers held, multiplications\n", splitPerSample, splitParameters, splitMultiplications, splitParameters)
	if s.phase > 0 {
		code += "x, t = next(batch)\n"
	}
	phases, _ := s.phases()
	return kit.Snug(code + phases)
}

// prints is what the code prints: the plan, and the numbers of the phases.
func (s splitState) prints() string {
	updates, last := s.plan()
	_, phases := s.phases()
	return fmt.Sprintf("%d %d\n%d %d\n", updates, last, s.memory(), s.work()) + phases
}

// past is how many updates there were before the batch that is under way, or that was
// the last one.
func (s splitState) past() int {
	plan, _ := s.plan()
	return s.epoch*plan + s.updates%plan - kit.Bit(s.phase == model.PhaseUpdate) // a whole epoch is counted as one
}

// phases are those of the batch that are done, in code, and what that prints.
func (s splitState) phases() (code, prints string) {
	all := [][2]string{
		{"a = forward(x)\nprint(f\"{a[-1][0, 0]:+.3f} {t[0, 0]:+d}\")\n", fmt.Sprintf("%+.3f %+.0f\n", s.answer[0], s.answer[1])},
		{"print(f\"{loss(a, t):.4f}\")\n", fmt.Sprintf("%.4f\n", s.loss)},
		{"slopes = backward(a, t)\nprint(f\"{slopes[-1][1][0, 0]:+.5f}\")\n", fmt.Sprintf("%+.5f\n", s.slopes[0])},
		{"was = W[0][0, 0]\nupdate(slopes)\nprint(f\"{was:+.4f} {W[0][0, 0]:+.4f}\")\n", fmt.Sprintf("%+.4f %+.4f\n", s.before, s.weights[0])},
	}
	done := s.phase
	if (done == model.PhaseForward || done == model.PhaseBackward) && s.done < s.size {
		done-- // of this one a part of the batch is still to come
	}
	var codes, printed strings.Builder
	for _, phase := range all[:done] {
		codes.WriteString(phase[0])
		printed.WriteString(phase[1])
	}
	return codes.String(), printed.String()
}

// splitWeights are the parameters that the batch under way, or the last one, began with.
func (c *batches) splitWeights() []float64 {
	s := &c.state.split
	weights := slices.Clone(s.weights)
	if s.phase == model.PhaseUpdate {
		for i, slope := range s.slopes {
			weights[i] += float64(splitRate * slope)
		}
	}
	return weights
}
