package rnn

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
)

// namesCode trains a cell on names, asks it about the held ones, and lets it invent some.
const namesCode = `# sinapse data %[1]s > %[1]s.txt
import numpy as np

rng = np.random.RandomState(%[2]d)
names = open("%[1]s.txt").read().split()
names = [names[i] for i in rng.permutation(len(names))]
train, held = np.split(np.array(names), [len(names) * 4 // 5])
n, h, steps = 27, %[3]d, %[4]d  # 0 begins and ends a name, a is 1

def xavier(r, c):
    return rng.uniform(-np.sqrt(6 / (r + c)), np.sqrt(6 / (r + c)), (r, c))

Wx = xavier(n, h)
q, r = np.linalg.qr(rng.randn(h, h))
Wh, b = q * np.sign(np.diag(r)), np.zeros(h)  # orthogonal
Wo, c = xavier(h, n), np.zeros(n)

def tokens(names):  # (steps, names); nothing is asked where next is -1
    t = [[0, *(ord(a) - 96 for a in w), 0] + [-1] * (steps - 1 - len(w)) for w in names]
    t = np.array(t).T
    return np.maximum(t[:-1], 0), t[1:]

def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def forward(x):
    H = np.zeros((steps + 1, x.shape[1], h))
    for t in range(steps):
        H[t + 1] = np.tanh(Wx[x[t]] + H[t] @ Wh + b)
    return H, softmax(H[1:] @ Wo + c)

P = [Wx, Wh, b, Wo, c]
M, V = [np.zeros_like(p) for p in P], [np.zeros_like(p) for p in P]
for update in range(1, %[5]d + 1):
    x, next = tokens(train[rng.randint(0, len(train), %[6]d)])
    H, dz = forward(x)
    dz = (dz - np.eye(n)[next]) * (next >= 0)[:, :, None] / (next >= 0).sum()
    G, back = [np.zeros_like(p) for p in P], 0
    for t in reversed(range(steps)):
        d = (dz[t] @ Wo.T + back) * (1 - H[t + 1] ** 2)
        np.add.at(G[0], x[t], d)
        more = [H[t].T @ d, d.sum(axis=0), H[t + 1].T @ dz[t], dz[t].sum(axis=0)]
        G[1:] = [g + m for g, m in zip(G[1:], more)]
        back = d @ Wh.T
    norm = np.sqrt(sum((g ** 2).sum() for g in G))
    for p, g, m, v in zip(P, G, M, V):
        g /= norm + 1e-6 if norm > 1 else 1
        m += 0.1 * (g - m)
        v += 0.001 * (g ** 2 - v)
        size = np.sqrt(v / (1 - 0.999 ** update)) + 1e-8
        p -= 0.01 * m / (1 - 0.9 ** update) / size

pairs, (x, next) = np.full((n, n), 0.1), tokens(train)
np.add.at(pairs, (x[next >= 0], next[next >= 0]), 1)
pairs /= pairs.sum(axis=1, keepdims=True)
x, next = tokens(held)
likely = np.take_along_axis(forward(x)[1], next[:, :, None], axis=2)[:, :, 0]
print(*(round(-np.log(p[next >= 0]).mean(), 3) for p in (likely, pairs[x, next])))

draw = np.random.RandomState(%[7]d)
for i in range(%[8]d):
    state, t = np.zeros(h), [0]
    while len(t) < steps and (len(t) == 1 or t[-1]):
        state = np.tanh(Wx[t[-1]] + state @ Wh + b)
        t.append(draw.choice(n, p=softmax((state @ Wo + c) / %[9]s)))
    print("".join(chr(a + 96) for a in t if a))
`

// code is the Python that trains the same cell, as far as it came, and lets it invent the
// names that are shown.
func (n *naming) code() string {
	r := n.run
	return kit.Snug(fmt.Sprintf(namesCode, nameLists[r.List].name, r.Seed, nameUnits, nameSteps, r.trainer.Steps(), nameBatch, n.draw, nameRows, kit.PythonNumber(n.temperature)))
}

// prints is what the code prints: the held loss, that of who counts pairs, and the names.
func (n *naming) prints() string {
	lines := []string{kit.Rounded(n.run.trainer.ValidationLoss(), 3) + " " + kit.Rounded(n.run.pairs, 3)}
	return strings.Join(append(lines, n.made().names[:nameRows]...), "\n")
}
