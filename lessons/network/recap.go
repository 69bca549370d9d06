package network

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# a neuron weighs its inputs, adds a bias, and passes on an activation
x, t = np.array([1.0, 2.0]), 1.0
w, b = np.array([0.5, -0.4]), 0.1
print(round(float(np.tanh(x @ w + b)), 3))

# layers: inputs·neurons weights, and a bias for each neuron
sizes = [3, 5, 2]
print(sum(n * m + m for n, m in zip(sizes, sizes[1:])))

# learning, again and again
for _ in range(100):
    a = np.tanh(x @ w + b)  # forward
    miss = a - t  # loss: miss² / 2
    d = miss * (1 - a ** 2)  # backward
    w, b = w - 0.1 * d * x, b - 0.1 * d  # update
print(round(float(miss ** 2 / 2), 4))
`

// recapPrints is what it prints.
const recapPrints = `-0.197
32
0.0011
`
