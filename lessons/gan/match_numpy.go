package gan

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
)

// code is the Python that makes the same updates, as many rounds as were measured, and
// measures the fakes.
func (m *match) code() string {
	last := m.distances[len(m.distances)-1].Step
	noise := "rng.randn(n, %d)"
	if m.noise.Even {
		noise = "rng.uniform(-1, 1, (n, %d))"
	}
	sizes := func(of, inputs int) string {
		return fmt.Sprint(inputs) + strings.Repeat(fmt.Sprintf(", %d", m.neurons[of]), m.layers[of]) + ", 1"
	}
	moved := `        m += 0.5 * (g - m)
        v += 0.001 * (g ** 2 - v)
        p -= rate * m / (1 - 0.5 ** step) / (np.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
`
	if m.plain {
		moved = "        p -= rate * g\n"
	}
	forger := fmt.Sprintf("network(%s)", sizes(ofForger, m.noise.Width))
	if m.layers[ofForger] == 0 { // it begins as z itself
		forger = fmt.Sprintf("[[np.eye(1, %d).T, np.zeros(1)]]", m.noise.Width)
	}
	return fmt.Sprintf(matchCode, m.seed, fmt.Sprintf(noise, m.noise.Width), moved, forger, sizes(ofJudge, 1), last,
		m.updates[ofJudge], kit.PythonNumber(m.rates[ofJudge]), m.updates[ofForger], kit.PythonNumber(m.rates[ofForger]))
}

// prints is what that code prints.
func (m *match) prints() string { return kit.Rounded(m.distance(), 2) }

// matchCode is that Python, with room for what is set.
const matchCode = `import numpy as np

rng = np.random.RandomState(%d)

def network(*sizes):
    limits = [np.sqrt(6 / (m + n)) for m, n in zip(sizes, sizes[1:])]
    return [[rng.uniform(-limit, limit, (m, n)), np.zeros(n)]
            for limit, m, n in zip(limits, sizes, sizes[1:])]

def noise(n):
    return %s

def real(n):  # one hump or the other, as likely
    return np.array([[rng.normal([-2, 2][rng.randint(2)], 0.5)] for _ in range(n)])

def forward(net, x):
    inputs = [x]
    for W, b in net[:-1]:
        inputs.append(np.tanh(inputs[-1] @ W + b))
    return inputs, inputs[-1] @ net[-1][0] + net[-1][1]

def backward(net, inputs, d):
    gradients = []
    for i in reversed(range(len(net))):
        gradients = [inputs[i].T @ d, d.sum(axis=0)] + gradients
        d = d @ net[i][0].T * (1 - inputs[i] ** 2 if i > 0 else 1)
    return gradients, d

def judge(x, wanted):
    inputs, s = forward(D, x)
    return backward(D, inputs, (1 / (1 + np.exp(-s)) - wanted) / 64)

def move(net, gradients, memory, rate, step):
    for p, g, (m, v) in zip([p for pair in net for p in pair], gradients, memory):
%s
G = %s
D = network(%s)
memories = [[np.zeros((2,) + p.shape) for pair in net for p in pair] for net in (G, D)]
fixed, reals = noise(1000), np.sort(real(1000), axis=0)
for k in range(%d):
    for step in range(k * %[7]d + 1, k * %[7]d + %[7]d + 1):
        x, z = real(64), noise(64)
        both = zip(judge(x, 1)[0], judge(forward(G, z)[1], 0)[0])
        move(D, [a + b for a, b in both], memories[1], %[8]s, step)
    for step in range(k * %[9]d + 1, k * %[9]d + %[9]d + 1):
        inputs, fakes = forward(G, noise(64))
        move(G, backward(G, inputs, judge(fakes, 1)[1])[0], memories[0], %[10]s, step)

fakes = np.sort(forward(G, fixed)[1], axis=0)
print(round(float(np.abs(fakes - reals).mean()), 2))
`
