package forward

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

def forward(x, W):
    for w, b in W:
        x = np.maximum(x @ w + b, 0)  # products, bias, curve, layer by layer
    return x

X = np.array([[1.0, 2.0], [0.5, -1.0], [2.0, 0.0]])  # a row for each sample
W = [
    (np.array([[0.5, -0.2], [0.3, -0.4]]), np.array([0.1, -0.5])),
    (np.array([[1.0], [2.0]]), np.array([0.2])),
]

# the batch goes through at once, and each row as it would alone
print(forward(X, W).ravel().round(3))
print(np.array([forward(x, W)[0] for x in X]).round(3))

# a weight moves the output; where a neuron is dead, what comes before it does not
W[0][0][0, 0] += 0.1
print(forward(X, W).ravel().round(3))
W[0][0][0, 1] += 0.1
print(forward(X, W).ravel().round(3))
`

// recapPrints is what it prints.
const recapPrints = `[1.4  0.25 1.3 ]
[1.4  0.25 1.3 ]
[1.5 0.3 1.5]
[1.5 0.3 1.5]
`
