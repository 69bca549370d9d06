"""The tasks of tasks.go on NumPy: hand-written batched nets in float64. Usage: numpy_peer.py TASK SECONDS

Each task has a process of its own: once large arrays have been freed, glibc keeps memory, and T3 no longer
waits for fresh pages."""
import os
os.environ['OPENBLAS_NUM_THREADS'] = '1'
import json, math, sys, time
import numpy as np

TASK, SECONDS = sys.argv[1], float(sys.argv[2])


def generator(seed):
    while True:
        seed = seed * 16807 % 2147483647
        yield seed / 2147483647


def measure(task, unit, units, do, loss=0.0):
    do()
    start, calls, end = time.process_time(), 0, time.time() + SECONDS
    while time.time() < end:
        for _ in range(1 + calls // 16):
            do()
            calls += 1
    rate = units * calls / (time.process_time() - start)
    print(json.dumps(dict(Peer='NumPy', Task=task, Unit=unit, Rate=rate, Loss=loss)), flush=True)


def weights(sizes, seed, limit):
    u = generator(seed)
    return [np.array([[(2 * next(u) - 1) * limit(a) for _ in range(b)] for _ in range(a)])
            for a, b in zip(sizes, sizes[1:])]


def spiral():
    points = []
    for q in (i * 73 % 200 for i in range(200)):
        share, arm = q % 100 / 100, q // 100
        turn = 1.75 * share * 2 * math.pi + arm * math.pi
        points.append((share * 5 * math.sin(turn), share * 5 * math.cos(turn), 1 - 2 * arm))
    return np.array(points)


P = spiral()
BATCHES = [(np.ascontiguousarray(P[i:i + 10, :2]), np.ascontiguousarray(P[i:i + 10, 2:])) for i in range(0, 200, 10)]


def spiral_net(sizes):
    return weights(sizes, 1, lambda a: 0.5), [np.full(b, 0.1) for b in sizes[1:]]


def forward(x, W, B):
    for w, b in zip(W, B):
        x = np.tanh(x @ w + b)
    return x


def epoch(W, B):
    W0, W1, W2 = W
    B0, B1, B2 = B
    s = 0.03 / 10
    for x, y in BATCHES:
        h0 = np.tanh(x @ W0 + B0)
        h1 = np.tanh(h0 @ W1 + B1)
        o = np.tanh(h1 @ W2 + B2)
        d2 = (o - y) * (1 - o * o)
        d1 = (d2 @ W2.T) * (1 - h1 * h1)
        d0 = (d1 @ W1.T) * (1 - h0 * h0)
        W2 -= s * (h1.T @ d2); B2 -= s * d2.sum(0)
        W1 -= s * (h0.T @ d1); B1 -= s * d1.sum(0)
        W0 -= s * (x.T @ d0); B0 -= s * d0.sum(0)


def picture_net():
    return weights([784, 128, 64, 10], 3, lambda a: math.sqrt(6 / a)), [np.zeros(128), np.zeros(64), np.zeros(10)]


def step(k, W, B):
    W0, W1, W2 = W
    B0, B1, B2 = B
    x, t = X[k * 64:k * 64 + 64], LABELS[k * 64:k * 64 + 64]
    h0 = np.maximum(x @ W0 + B0, 0)
    h1 = np.maximum(h0 @ W1 + B1, 0)
    z = h1 @ W2 + B2
    z -= z.max(1, keepdims=True)
    e = np.exp(z)
    p = e / e.sum(1, keepdims=True)
    loss = -np.log(p[R, t]).mean()
    p[R, t] -= 1
    p /= 64
    d1 = (p @ W2.T) * (h1 > 0)
    d0 = (d1 @ W1.T) * (h0 > 0)
    W2 -= 0.05 * (h1.T @ p); B2 -= 0.05 * p.sum(0)
    W1 -= 0.05 * (h0.T @ d1); B1 -= 0.05 * d1.sum(0)
    W0 -= 0.05 * (x.T @ d0); B0 -= 0.05 * d0.sum(0)
    return float(loss)


if TASK == 'T1':
    for sizes in ([2, 4, 2, 1], [2, 8, 8, 1]):
        W, B = spiral_net(sizes)
        for _ in range(1000):
            epoch(W, B)
        loss = float(np.mean((forward(P[:, :2], W, B) - P[:, 2:]) ** 2) / 2)
        W, B = spiral_net(sizes)
        measure('T1 ' + '-'.join(map(str, sizes)), 'epochs', 1, lambda: epoch(W, B), loss)

if TASK == 'T2':
    u = generator(7)
    LABELS = np.arange(4096) % 10
    X = np.array([[0.5 * next(u) + (0.5 if j % 10 == i % 10 else 0) for j in range(784)] for i in range(4096)])
    R = np.arange(64)
    W, B = picture_net()
    loss = sum(step(k, W, B) for k in range(64)) / 64
    measure('T2 784-128-64-10', 'samples', 4096, lambda: [step(k, W, B) for k in range(64)], loss)

if TASK == 'T3':
    W, B = spiral_net([2, 8, 8, 1])
    g = np.linspace(-6, 6, 100)
    G = np.stack(np.meshgrid(g, g, indexing='ij'), -1).reshape(-1, 2)
    measure('T3', 'grids', 1, lambda: forward(G, W, B))

if TASK == 'T4':
    for n in (8, 64, 256, 512):
        a, b, c = np.random.rand(n, n), np.random.rand(n, n), np.empty((n, n))
        measure(f'T4 n={n}', 'GFLOP', 2 * n**3 / 1e9, lambda: np.dot(a, b, out=c))
