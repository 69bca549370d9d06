package cnn

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

def walk(image, f):
    places = range(len(image) - len(f) + 1)
    cells = [[np.sum(image[i:i + 3, j:j + 3] * f) for j in places] for i in places]
    return np.array(cells)

def pool(m, k):
    n = len(m) // k
    return m.reshape(n, k, n, k).max(axis=(1, 3))

# 8 filters of 3×3 with a bias each, and a dense layer with as many outputs
print(8 * (3 * 3 + 1), 8 * 6 * 6 * (8 * 8 + 1))

# places along a side, for n, k, stride, padding
for n, k, stride, padding in ((8, 3, 1, 0), (8, 3, 1, 1), (8, 3, 2, 1)):
    print((n + 2 * padding - k) // stride + 1)

# a bar on 8×8 pixels moves three times, by a pixel each: how many numbers change,
# of the map, of its 2×2 pool and of its largest alone
bar = np.zeros((8, 8))
bar[2:6, 2] = 1
edge = np.array([[1, 0, -1]] * 3)
maps = [walk(np.roll(bar, move, axis=1), edge) for move in range(4)]
for k in (1, 2, 6):
    pools = np.array([pool(m, k) for m in maps])
    print(np.sum(pools[1:] != pools[:-1]), pools[1:].size)
`

// recapPrints is what it prints.
const recapPrints = `80 18720
6
8
4
72 108
6 27
0 3
`
