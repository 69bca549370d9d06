package dot

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# the dot product of two vectors is one number
x, y = np.array([1, 2, 3]), np.array([4, 5, 6])
print(x @ y, sum(x[k] * y[k] for k in range(3)))

# each cell of a product is a row of the left with a column of the right
A, B = np.arange(6).reshape(2, 3), np.arange(12).reshape(3, 4)
C = A @ B
print(C.shape, C[1, 2], A[1] @ B[:, 2])

# shapes that fit by accident: both products exist, and only one is meant
X = np.array([[1, 2], [3, 4]])  # a row for each sample
W = np.array([[1, 0], [5, 1]])  # a column for each neuron
print((X @ W).tolist(), (W @ X).tolist())
`

// recapPrints is what it prints.
const recapPrints = `32 32
(2, 4) 80 80
[[11, 2], [23, 4]] [[1, 2], [8, 14]]
`
