"""Writes golden.json: what NumPy computes. Run: /usr/bin/python3 golden.py (Debian's python3-numpy 1.24)."""
import json
import math
import numpy as np

out = {}


def put(name, *arrays):
    out[name] = [float(v) for a in arrays for v in np.asarray(a, float).ravel()]


# The first network by hand: two dense layers, 0.10 * randn, seed 0.
class Layer_Dense:
    def __init__(self, n_inputs, n_neurons):
        self.weights = 0.10 * np.random.randn(n_inputs, n_neurons)
        self.biases = np.zeros((1, n_neurons))

    def forward(self, inputs):
        self.output = np.dot(inputs, self.weights) + self.biases


np.random.seed(0)
X = np.array([[1, 2, 3, 2.5], [2.0, 5.0, -1.0, 2.0], [-1.5, 2.7, 3.3, -0.8]])
layer1, layer2 = Layer_Dense(4, 5), Layer_Dense(5, 2)
layer1.forward(X)
layer2.forward(layer1.output)
print(layer2.output)
put('script', layer1.output, layer2.output)
layer2.forward(np.maximum(layer1.output, 0))
put('script relu', layer2.output)

# Activations, forward and backward, on the same numbers.
r = np.random.RandomState(1)
Z, D = r.randn(6, 5) * 2, r.randn(6, 5)
put('z', Z)
put('d', D)
sig = 1 / (1 + np.exp(-Z))
soft = np.exp(Z - Z.max(1, keepdims=True))
soft /= soft.sum(1, keepdims=True)
put('linear', Z, D)
put('step', (Z >= 0), 0 * D)
put('relu', np.maximum(Z, 0), D * (Z > 0))
put('leaky', np.where(Z > 0, Z, 0.1 * Z), D * np.where(Z > 0, 1, 0.1))
put('sigmoid', sig, D * sig * (1 - sig))
put('tanh', np.tanh(Z), D * (1 - np.tanh(Z) ** 2))
put('softmax', soft, soft * (D - (D * soft).sum(1, keepdims=True)))
r = np.random.RandomState(5)
keep = (r.rand(6, 5) >= 0.3) / 0.7
put('dropout', Z * keep, D * keep)

# A dense layer, forward and backward.
r = np.random.RandomState(2)
x, w, b, d = r.randn(7, 4), r.randn(4, 3), r.randn(3), r.randn(7, 3)
mask = (r.rand(4, 3) < 0.5).astype(float)
put('dense in', x, w, b, d, mask)
put('dense', x @ w + b, d @ w.T, x.T @ d, d.sum(0))
put('dense masked', x @ (w * mask) + b, d @ (w * mask).T, (x.T @ d) * mask, d.sum(0))

# Losses: value and gradient. T sums to 1 in each row.
T = np.random.RandomState(3).rand(6, 5)
T /= T.sum(1, keepdims=True)
put('t', T)
n = len(Z)
put('mean squared', np.mean((Z - T) ** 2), 2 * (Z - T) / Z.size)
put('half squared', np.mean(np.sum((Z - T) ** 2, 1) / 2), (Z - T) / n)
put('absolute', np.mean(abs(Z - T)), np.sign(Z - T) / Z.size)
put('binary', np.sum(-T * np.log(sig) - (1 - T) * np.log(1 - sig)) / n, (sig - T) / n)
put('cross-entropy', np.mean(-np.sum(T * np.log(soft), 1)), (soft - T) / n)

# Optimisers: ten steps on a bowl whose gradient is A @ p, from p = 1 … 4.
A = np.diag([1, 0.1, 3, 0.5]) + 0.05


def descend(step):
    p, memory = np.array([1.0, 2, 3, 4]), [np.zeros(4), np.zeros(4)]
    for k in range(1, 11):
        p = step(p, A @ p, memory, k)
    return p


def momentum(nesterov):
    def step(p, g, m, k):
        m[0] = 0.9 * m[0] + g if k > 1 else g
        return p - 0.1 * (g + 0.9 * m[0] if nesterov else m[0])
    return step


def rmsprop(p, g, m, k):
    m[0] = 0.99 * m[0] + 0.01 * g * g
    return p - 0.1 * g / (np.sqrt(m[0]) + 1e-8)


def adagrad(p, g, m, k):
    m[0] = m[0] + g * g
    return p - 0.1 * g / (np.sqrt(m[0]) + 1e-10)


def adam(decay):
    def step(p, g, m, k):
        p = p * (1 - 0.1 * decay)
        m[0] = 0.9 * m[0] + 0.1 * g
        m[1] = 0.999 * m[1] + 0.001 * g * g
        return p - 0.1 / (1 - 0.9**k) * m[0] / (np.sqrt(m[1]) / np.sqrt(1 - 0.999**k) + 1e-8)
    return step


put('sgd', descend(lambda p, g, m, k: p - 0.1 * g))
put('momentum', descend(momentum(False)))
put('nesterov', descend(momentum(True)))
put('rmsprop', descend(rmsprop))
put('adagrad', descend(adagrad))
put('adam', descend(adam(0)))
put('adamw', descend(adam(0.01)))

# Initialisation, seed 4, 5 inputs and 3 neurons.
r = np.random.RandomState
put('normal', 0.10 * r(4).randn(5, 3))
put('uniform', r(4).uniform(-0.5, 0.5, (5, 3)))
put('xavier', r(4).uniform(-math.sqrt(6 / 8), math.sqrt(6 / 8), (5, 3)))
put('he', math.sqrt(2 / 5) * r(4).randn(5, 3))

# Standardising.
x = r(6).randn(300, 3) * [1, 20, 0.3] + [5, -100, 0]
put('standardize in', x)
put('standardize', x.mean(axis=0), x.std(axis=0), (x - x.mean(axis=0)) / x.std(axis=0))

# The same of single columns, and of more rows than NumPy adds in one go.
for n, columns in ((7, 1), (300, 1), (8193, 1), (20000, 1), (20000, 3), (1, 4)):
    x = r(n).random_sample((n, columns)) * 100
    put(f'sums {n} {columns}', x.mean(axis=0), x.std(axis=0), x.sum(axis=0), x.sum(), x.sum(axis=1)[:10],
        x.reshape(columns, n).sum(axis=1))

# Metrics.
o, t = r(7).randn(40, 3), np.eye(3)[r(8).randint(0, 3, 40)]
t[:20] = np.eye(3)[o[:20].argmax(1)]
confusion = np.zeros((3, 3))
for i, j in zip(t.argmax(1), o.argmax(1)):
    confusion[i, j] += 1
y = o + 0.3 * r(9).randn(40, 3)
put('metrics in', o, t, y)
put('metrics', (o.argmax(1) == t.argmax(1)).mean(), confusion,
    np.mean(1 - ((o - y) ** 2).sum(0) / ((y - y.mean(0)) ** 2).sum(0)))

# Training: tanh networks on a spiral, 20 updates an epoch, 1000 epochs.


def spiral():
    points = []
    for q in (i * 73 % 200 for i in range(200)):
        radius, turn = q % 100 / 100, 1.75 * (q % 100 / 100) * 2 * math.pi + q // 100 * math.pi
        points.append((5 * radius * math.sin(turn), 5 * radius * math.cos(turn), 1 - 2 * (q // 100)))
    return np.array(points)


def train(sizes, penalty=0.0, shuffle=None):
    r = np.random.RandomState(1)
    W, B = [], []
    for a, c in zip(sizes, sizes[1:]):
        W.append(r.uniform(-0.5, 0.5, (a, c)))
        B.append(np.full(c, 0.1))
    P, losses = spiral(), []
    for epoch in range(1000):
        order = np.arange(200)
        if shuffle:
            shuffle.shuffle(order)
        for s in range(0, 200, 10):
            p = P[order[s:s + 10]]
            a = [p[:, :2]]
            for w, b in zip(W, B):
                a.append(np.tanh(a[-1] @ w + b))
            d = (a[-1] - p[:, 2:]) / 10 * (1 - a[-1] ** 2)
            for l in range(len(W) - 1, -1, -1):
                gw, gb = a[l].T @ d + penalty * W[l], d.sum(0)
                d = (d @ W[l].T) * (1 - a[l] ** 2)
                W[l] = W[l] - 0.03 * gw
                B[l] = B[l] - 0.03 * gb
        if epoch + 1 in (1, 2, 3, 10, 100, 1000):
            a = P[:, :2]
            for w, b in zip(W, B):
                a = np.tanh(a @ w + b)
            losses.append(np.mean((a - P[:, 2:]) ** 2) / 2)
    return losses


put('train 2-4-2-1', train([2, 4, 2, 1]))
put('train 2-8-8-1', train([2, 8, 8, 1]))
put('train penalty', train([2, 8, 8, 1], penalty=0.003))
put('train shuffled', train([2, 4, 2, 1], shuffle=np.random.RandomState(11)))
print(out['train 2-8-8-1'])

json.dump(out, open('golden.json', 'w'), indent=0)
