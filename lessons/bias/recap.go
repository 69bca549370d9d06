package bias

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# with inputs at zero, the bias alone speaks
w, b = np.array([0.8, -0.3]), 1.5
print(np.zeros(2) @ w + b)

# a step neuron fires above −b ÷ w: the bias moves the threshold
w = 2.0
for b in (-1.0, 1.0, 3.0):
    print(b, -b / w)

# the best line without a bias, on data as they are and on data of mean zero
x = np.array([1.0, 2, 3, 4])
y = 2 * x + 1
for x, y in ((x, y), (x - x.mean(), y - y.mean())):
    w = x @ y / (x @ x)
    print(f"{w:.3f} {np.mean((w * x - y) ** 2):.3f}")
`

// recapPrints is what it prints.
const recapPrints = `1.5
-1.0 0.5
1.0 -0.5
3.0 -1.5
2.333 0.167
2.000 0.000
`
