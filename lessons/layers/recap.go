package layers

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

r = np.random.RandomState(0)

# a dense layer is one product and a bias: (n, d)·(d, m) + (1, m)
X, W, b = r.randn(5, 4), 0.1 * r.randn(4, 2), np.zeros((1, 2))
print((X @ W + b).shape)

# without an activation, two layers are worth one
V = 0.1 * r.randn(2, 3)
print(np.allclose(X @ W @ V, X @ (W @ V)))

# trained from random weights, and from weights that are alike
for W in (W, np.full((4, 2), 0.1)):
    V, t = np.full((2, 1), 0.5), X[:, :1]
    for _ in range(200):
        h = np.tanh(X @ W)
        d = (h @ V - t) / len(X)
        W, V = W - 0.5 * X.T @ (d @ V.T * (1 - h ** 2)), V - 0.5 * h.T @ d
    print(np.allclose(W[:, 0], W[:, 1]))  # are its neurons alike?
`

// recapPrints is what it prints.
const recapPrints = `(5, 2)
True
False
True
`
