package playground

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# XOR's four corners, and a straight cut through what it is given
x1, x2 = np.array([[-1, -1], [-1, 1], [1, -1], [1, 1]]).T
target = x1 * x2
for name, columns in (("x1, x2", [x1, x2]), ("x1 * x2", [x1 * x2])):
    X = np.column_stack(columns)
    w = np.linalg.lstsq(X, target, rcond=None)[0]
    print(name, np.abs(X @ w - target).max().round(3))
`

// recapPrints is what it prints.
const recapPrints = `x1, x2 1.0
x1 * x2 0.0
`
