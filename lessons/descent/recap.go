package descent

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# curvature 4: above 2 ÷ 4 gradient descent diverges
for rate in (0.1, 0.49, 0.51):
    w = 1.0
    for _ in range(200):
        w -= rate * 4 * w
    print(rate, f"{abs(w):.4f}")

# in a ravine memory helps: without, and with Momentum
for memory in (0, 0.9):
    w, v = np.array([1.0, 1.0]), np.zeros(2)
    for _ in range(200):
        v = memory * v - 0.02 * w * np.array([1, 50])
        w = w + v
    print(memory, f"{abs(w).max():.4f}")

# with a noisy gradient, a rate that falls settles
for fall in (0, 0.1):
    r, w, far = np.random.RandomState(0), 5.0, []
    for k in range(500):
        w -= 0.5 / (1 + fall * k) * (w + r.randn())
        far.append(abs(w))
    print(fall, f"{np.mean(far[-100:]):.3f}")
`

// recapPrints is what it prints.
const recapPrints = `0.1 0.0000
0.49 0.0003
0.51 2550.7498
0 0.0176
0.9 0.0000
0 0.482
0.1 0.096
`
