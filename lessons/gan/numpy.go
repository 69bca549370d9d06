package gan

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// start is the Python of a duel's beginning: the discriminator as it is drawn, and the
// numbers by which fakes are measured.
func (d *duel) start() string {
	return fmt.Sprintf(`import numpy as np

rng = np.random.RandomState(%d)
limit = np.sqrt(6 / 17)
W1, b1 = rng.uniform(-limit, limit, (1, 16)), np.zeros(16)
W2, b2 = rng.uniform(-limit, limit, (16, 1)), np.zeros(1)
noise, reals = np.sort(rng.randn(1000)), np.sort(rng.normal(3, 0.5, 1000))
`, d.seed)
}

// code is the Python that makes the same rounds, mistakes and all, and measures the fakes.
func (l *learning) code() string {
	d := l.duel
	moved, first, back, left, gradients := "D", "", "_", "_", "[r + f for r, f in zip(real_part, fake_part)]"
	if d.wrong == nn.Attached {
		moved, back, gradients = "D + G", "back", gradients+"\n    gradients += [z.T @ back, back.sum(axis=0)]"
	}
	if d.wrong == nn.Leftover && !l.alone {
		first, left = "left = [np.zeros_like(p) for p in D]\n", "left"
		gradients = "[r + f + l for r, f, l in zip(real_part, fake_part, left)]"
	}
	forges := ""
	if !l.alone {
		forges = fmt.Sprintf(`    z = rng.randn(64, 1)
    fake = z @ A + B
    h, s = judge(fake)
    %s, push = backward(fake, h, (sigmoid(s) - 1) / 64)
    adam(G, [z.T @ push, push.sum(axis=0)], remember_g, 0.005, step)
`, left)
	}
	return kit.Snug(d.start() + fmt.Sprintf(trainingCode, moved, first, d.judged(), back, moved, gradients, forges))
}

// trainingCode is that Python, with room for what is set.
const trainingCode = `A, B = np.ones((1, 1)), np.zeros(1)  # a fake is z @ A + B

def sigmoid(s):
    return 1 / (1 + np.exp(-s))

def judge(x):
    h = np.tanh(x @ W1 + b1)
    return h, h @ W2 + b2

def backward(x, h, ds):
    dh = (ds @ W2.T) * (1 - h ** 2)
    return [x.T @ dh, dh.sum(axis=0), h.T @ ds, ds.sum(axis=0)], dh @ W1.T

def adam(parameters, gradients, memory, rate, step):
    for p, g, (m, v) in zip(parameters, gradients, memory):
        m += 0.5 * (g - m)
        v += 0.001 * (g ** 2 - v)
        size = np.sqrt(v / (1 - 0.999 ** step)) + 1e-8
        p -= rate * m / (1 - 0.5 ** step) / size

D, G = [W1, b1, W2, b2], [A, B]
remember_d = [[np.zeros_like(p), np.zeros_like(p)] for p in %s]
remember_g = [[np.zeros_like(p), np.zeros_like(p)] for p in G]
%sfor step in range(1, %d + 1):
    x, z = rng.normal(3, 0.5, (64, 1)), rng.randn(64, 1)
    fake = z @ A + B
    h, s = judge(x)
    real_part, _ = backward(x, h, (sigmoid(s) - 1) / 64)
    h, s = judge(fake)
    fake_part, %s = backward(fake, h, sigmoid(s) / 64)
    gradients = %[6]s
    adam(%[5]s, gradients, remember_d, 0.02, step)
%[7]s
fakes = np.sort(noise * A[0, 0] + B[0])
print(round(float(np.mean(np.abs(fakes - reals))), 3))
`

// code is the Python that judges the fakes by the discriminator as it is now.
func (d *duel) code() string {
	first, second := d.d.Weights(0), d.d.Weights(2)
	rows := func(name string, values []float64) string {
		var line strings.Builder
		line.WriteString(name + " = np.array([")
		for i, v := range values {
			if i > 0 {
				line.WriteString(",")
				if i%3 == 0 {
					line.WriteString("\n   ")
				}
				line.WriteString(" ")
			}
			line.WriteString(kit.PythonNumber(v))
		}
		line.WriteString("])\n")
		return line.String()
	}
	return d.start() + "\n# the discriminator, and the generator's two numbers, as they are now\n" +
		rows("W1", first.Data) + rows("b1", d.d.Biases(0)) + rows("W2", second.Data) +
		fmt.Sprintf("b2, a, b = %s, %s, %s\n", kit.PythonNumber(d.d.Biases(2)[0]), kit.PythonNumber(d.a()), kit.PythonNumber(d.b())) + `
fakes = np.sort(noise * a + b)
print(round(float(np.mean(np.abs(fakes - reals))), 3))
h = np.tanh(b * W1 + b1)
p = 1 / (1 + np.exp(-(h @ W2 + b2)))
print(round(float(p), 3), round(float((1 - p) * (W1 * (1 - h ** 2) @ W2)), 3))
`
}

// prints is what that code prints.
func (d *duel) prints() string {
	return kit.Rounded(d.distance(), 3) + "\n" + kit.Rounded(d.probability(d.b()), 3) + " " + kit.Rounded(d.push(d.b()), 3)
}
