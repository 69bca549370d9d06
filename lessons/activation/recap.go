package activation

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# without an activation two layers are one; with one they are not
r = np.random.RandomState(0)
x, W, V = r.randn(5, 2), r.randn(2, 3), r.randn(3, 1)
print(np.allclose(x @ W @ V, x @ (W @ V)))
print(np.allclose(np.tanh(x @ W) @ V, x @ (W @ V)))

# the output's curve, chosen by the task: linear, sigmoid, softmax
z = np.array([2.0, 1.0, -1.0])
print(z)
print((1 / (1 + np.exp(-z))).round(3))
print((np.exp(z) / np.exp(z).sum()).round(3))

# where a curve is flat, no gradient comes through: sigmoid, ReLU
z = np.array([-8.0, 0.0, 8.0])
a = 1 / (1 + np.exp(-z))
print((a * (1 - a)).round(3))
print(np.where(z > 0, 1, 0))
`

// recapPrints is what it prints.
const recapPrints = `True
False
[ 2.  1. -1.]
[0.881 0.731 0.269]
[0.705 0.259 0.035]
[0.   0.25 0.  ]
[0 0 1]
`
