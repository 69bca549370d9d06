package shapes

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# one length for each axis, from the outside in
a = np.arange(24).reshape(2, 3, 4)
print(a.shape, a.size, a.ndim)

# a number in an index, or a sum along an axis, makes an axis disappear
print(a[1].shape, a[:, 0].shape, a.sum(axis=2).shape)

# reshape keeps the order, transpose swaps axes
b = np.array([[1, 2, 3], [4, 5, 6]])
print(b.reshape(3, 2).tolist(), b.T.tolist())

# broadcasting lines up from the right: equal, or 1, or an error
print((np.zeros((3, 1)) + np.zeros((2, 1, 4))).shape)
try:
    np.zeros((2, 3)) + np.zeros(2)
except ValueError as error:
    print(error)
`

// recapPrints is what it prints.
const recapPrints = `(2, 3, 4) 24 3
(3, 4) (2, 4) (2, 3)
[[1, 2], [3, 4], [5, 6]] [[1, 4], [2, 5], [3, 6]]
(2, 3, 4)
operands could not be broadcast together with shapes (2,3) (2,) 
`
