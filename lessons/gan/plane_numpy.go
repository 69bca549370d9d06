package gan

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/nn/data"
)

// reals is the Python that draws n real points.
func (p pairing) drawing() string {
	if real, ok := p.real.(data.Ring); ok {
		return fmt.Sprintf(`def real(n):
    points = []
    for _ in range(n):
        angle, radius = rng.uniform(0, 2 * np.pi), rng.normal(%s, %s)
        points.append([radius * np.cos(angle), radius * np.sin(angle)])
    return np.array(points)
`, kit.PythonNumber(real.Radius), kit.PythonNumber(real.Deviation))
	}
	panic("gan: no code for what is drawn")
}

// net is the Python of a network's sizes.
func net(inputs int, hidden []int, outputs int) string {
	sizes := []string{fmt.Sprint(inputs)}
	for _, n := range append(slices.Clip(hidden), outputs) {
		sizes = append(sizes, fmt.Sprint(n))
	}
	return "network(" + strings.Join(sizes, ", ") + ")"
}

// code is the Python that makes the same rounds, as many as were measured, and measures
// the fakes.
func (r *rivalry) code() string {
	return fmt.Sprintf(`import numpy as np

rng = np.random.RandomState(%d)

def network(*sizes):
    limits = [np.sqrt(6 / (m + n)) for m, n in zip(sizes, sizes[1:])]
    return [[rng.uniform(-limit, limit, (m, n)), np.zeros(n)]
            for limit, m, n in zip(limits, sizes, sizes[1:])]

%s
def forward(layers, x):
    inputs = [x]
    for W, b in layers[:-1]:
        inputs.append(np.tanh(inputs[-1] @ W + b))
    return inputs, inputs[-1] @ layers[-1][0] + layers[-1][1]

def backward(layers, inputs, d):
    gradients = []
    for i in reversed(range(len(layers))):
        gradients = [inputs[i].T @ d, d.sum(axis=0)] + gradients
        d = d @ layers[i][0].T * (1 - inputs[i] ** 2 if i > 0 else 1)
    return gradients, d

def judge(x, wanted):  # what D would learn from it, and where x would rather be
    inputs, s = forward(D, x)
    return backward(D, inputs, (1 / (1 + np.exp(-s)) - wanted) / 64)

def adam(layers, gradients, memory, rate, step):
    parameters = [p for pair in layers for p in pair]
    for p, g, (m, v) in zip(parameters, gradients, memory):
        m += 0.5 * (g - m)
        v += 0.001 * (g ** 2 - v)
        p -= rate * m / (1 - 0.5 ** step) / (np.sqrt(v / (1 - 0.999 ** step)) + 1e-8)

def distance(a, b):
    return np.abs(np.sort(a @ axes, axis=0) - np.sort(b @ axes, axis=0)).mean()

angles = np.pi * np.arange(16) / 16
axes = np.array([np.cos(angles), np.sin(angles)])
G, D = %s, %s
memories = [[np.zeros((2,) + p.shape) for pair in net for p in pair] for net in (G, D)]
noise, reals, others = rng.randn(1000, 2), real(1000), real(1000)
for step in range(1, %d + 1):
    x, z = real(64), rng.randn(64, 2)
    both = zip(judge(x, 1)[0], judge(forward(G, z)[1], 0)[0])
    adam(D, [a + b for a, b in both], memories[1], %s, step)
    inputs, fakes = forward(G, rng.randn(64, 2))
    adam(G, backward(G, inputs, judge(fakes, 1)[1])[0], memories[0], %s, step)

fakes = forward(G, noise)[1]
print(round(float(distance(fakes, reals)), 3), round(float(distance(others, reals)), 3))
%s`, r.seed, r.drawing(), net(2, r.forger, 2), net(2, r.judge, 1), r.measuredAt(),
		kit.PythonNumber(r.rate), kit.PythonNumber(r.forging), r.counting())
}

// counting is the Python that counts among the fakes.
func (p pairing) counting() string {
	return fmt.Sprintf("print(int((np.sqrt((fakes ** 2).sum(axis=1)) < %s).sum()))\n", kit.PythonNumber(holeRadius))
}

// prints is what that code prints.
func (r *rivalry) prints() string {
	return kit.Rounded(r.distance(), 3) + " " + kit.Rounded(r.floor, 3) + fmt.Sprintf("\n%d", r.hole)
}
