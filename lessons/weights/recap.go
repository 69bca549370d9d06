package weights

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# what enters the sum is the product x·w, with its sign
x, w = np.array([2.0, 3.0]), np.array([1.5, -0.5])
print(x * w, x @ w)

# another unit, another weight, the same answers: a weight does not tell importance
area, rooms = np.array([50.0, 80, 120]), np.array([2.0, 3, 3])
print(3 * area + 20 * rooms)
print(300 * (area / 100) + 20 * rooms)

# gradient descent on (w − 3)²: it crawls, arrives, blows up
for rate in (0.01, 0.1, 1.1):
    w = 0.0
    for _ in range(50):
        w -= rate * 2 * (w - 3)
    print(rate, round(w, 2))
`

// recapPrints is what it prints.
const recapPrints = `[ 3.  -1.5] 1.5
[190. 300. 420.]
[190. 300. 420.]
0.01 1.91
0.1 3.0
1.1 -27298.31
`
