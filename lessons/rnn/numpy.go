package rnn

import (
	"fmt"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// code is the Python that trains the same cell, as far as it came, and asks it about the
// held sequences.
func (r *run) code() string {
	border := ""
	if r.Truncate > 0 {
		border = fmt.Sprintf("        if t %% %d == 0:\n            back = 0\n", r.Truncate)
	}
	return fmt.Sprintf(`import numpy as np

rng = np.random.RandomState(%d)
h, gap, steps = %d, %d, %d

def xavier(rows, columns):
    a = np.sqrt(6 / (rows + columns))
    return rng.uniform(-a, a, (rows, columns))

Wx = xavier(2, h)
q, r = np.linalg.qr(rng.randn(h, h))
Wh, b = q * np.sign(np.diag(r)), np.zeros(h)  # orthogonal
Wo, c = xavier(h, 2), np.zeros(2)
held = rng.randint(0, 2, (%d, steps))

def forward(x):
    H = np.zeros((steps + 1, len(x), h))
    for t in range(steps):
        H[t + 1] = np.tanh(Wx[x[:, t]] + H[t] @ Wh + b)
    p = np.exp(H[1:] @ Wo + c)
    return H, p / p.sum(axis=2, keepdims=True)

P = [Wx, Wh, b, Wo, c]
M, V = [np.zeros_like(p) for p in P], [np.zeros_like(p) for p in P]
for update in range(1, %d + 1):
    x = rng.randint(0, 2, (%d, steps))
    H, dz = forward(x)
    dz[:gap] = 0
    for t in range(gap, steps):
        dz[t, np.arange(%d), x[:, t - gap]] -= 1
    dz /= %d * (steps - gap)
    G, back = [np.zeros_like(p) for p in P], 0
    for t in reversed(range(steps)):
        d = (dz[t] @ Wo.T + back) * (1 - H[t + 1] ** 2)
        np.add.at(G[0], x[:, t], d)
        G[1] += H[t].T @ d
        G[2] += d.sum(axis=0)
        G[3] += H[t + 1].T @ dz[t]
        G[4] += dz[t].sum(axis=0)
        back = d @ Wh.T
%s    norm = np.sqrt(sum((g ** 2).sum() for g in G))
    for p, g, m, v in zip(P, G, M, V):
        if norm > 1:
            g /= norm + 1e-6
        m += 0.1 * (g - m)
        v += 0.001 * (g ** 2 - v)
        size = np.sqrt(v / (1 - 0.999 ** update)) + 1e-8
        p -= 0.01 * m / (1 - 0.9 ** update) / size

right = forward(held)[1].argmax(axis=2)[gap:] == held.T[:-gap]
print(round(float(right.mean()), 3))
`, r.Seed, r.Units, r.Gap, r.Steps, heldRows, r.trainer.Steps(), batchSize, batchSize, batchSize, border)
}

// prints is what the code prints.
func (r *run) prints() string {
	return kit.Rounded(nn.EachStepAccuracy(r.Steps, 0, 0)(r.trainer.Network().Predict(r.held.X), r.held.Y), 3)
}
