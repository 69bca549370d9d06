package rnn

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
)

// asks draws sequences in Python, with the right answer at each step and which steps are
// asked: what the sources of the tasks do. GAP stands for that of an echo.
var asks = [tasks]string{
	toEcho: `    x = rng.randint(0, 2, (n, steps))
    return x, np.roll(x, GAP, axis=1), np.arange(steps) + 0 * x >= GAP
`,
	toCount: `    x = rng.randint(0, 2, (n, steps))
    return x, x.cumsum(axis=1) % 2, x >= 0
`,
	toCountAtEnd: `    x = rng.randint(0, 2, (n, steps))
    return x, x.cumsum(axis=1) % 2, np.arange(steps) + 0 * x == steps - 1
`,
	toHold: `    x, y = np.zeros((n, steps), int), np.full((n, steps), -1)
    for i in range(n):
        for t in range(steps):
            writes = rng.random_sample() < 0.1
            x[i, t] = rng.randint(0, 2) + (0 if writes else 2)
            y[i, t] = x[i, t] if writes else y[i, t - 1]
    return x, y, y >= 0
`,
	toHoldAcross: `    x = rng.randint(0, 2, (n, steps))
    x[:, 1:] += 2
    return x, x[:, :1] + 0 * x, np.arange(steps) + 0 * x == steps - 1
`,
}

// code is the Python that trains the same cell with so many updates, and asks it about the
// held sequences.
func (r *run) code(updates int) string {
	border := ""
	if r.Truncate > 0 {
		border = fmt.Sprintf("        if t %% %d == 0:\n            back = 0\n", r.Truncate)
	}
	ask := strings.ReplaceAll(asks[r.Task], "GAP", fmt.Sprint(r.Gap))
	return fmt.Sprintf(`import numpy as np

rng = np.random.RandomState(%d)
h, steps = %d, %d

def xavier(rows, columns):
    a = np.sqrt(6 / (rows + columns))
    return rng.uniform(-a, a, (rows, columns))

def ask(n):  # tokens, right answers, which of them are asked for
%s
Wx = xavier(%d, h)
q, r = np.linalg.qr(rng.randn(h, h))
Wh, b = q * np.sign(np.diag(r)), np.zeros(h)  # orthogonal
Wo, c = xavier(h, 2), np.zeros(2)
held = ask(%d)

def forward(x):
    H = np.zeros((steps + 1, len(x), h))
    for t in range(steps):
        H[t + 1] = np.tanh(Wx[x[:, t]] + H[t] @ Wh + b)
    p = np.exp(H[1:] @ Wo + c)
    return H, p / p.sum(axis=2, keepdims=True)

P = [Wx, Wh, b, Wo, c]
M, V = [np.zeros_like(p) for p in P], [np.zeros_like(p) for p in P]
for update in range(1, %d + 1):
    x, y, asked = ask(%d)
    H, p = forward(x)
    dz = (p - np.eye(2)[y.T]) * asked.T[:, :, None] / asked.sum()
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

x, y, asked = held
print(round(float((forward(x)[1].argmax(axis=2) == y.T)[asked.T].mean()), 3))
`, r.Seed, r.Units, r.Steps, ask, r.kinds(), heldRows, updates, batchSize, border)
}

// prints is what the code prints after as many updates as had been made when the held
// sequences were asked last: then the page tells the same.
func (r *run) prints() string { return kit.Rounded(r.accuracy(), 3) }
