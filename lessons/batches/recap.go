package batches

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

r = np.random.RandomState(0)
x = r.randn(250)
y = 2 * x + r.randn(250)

def gradient(x, y, w=0.0):
    return np.mean(2 * (w * x - y) * x)  # the mean over the batch

# updates of an epoch, the last batch's samples, and how far gradients are spread
for size in (1, 10, 100, 250):
    order = r.permutation(250)  # shuffled
    batches = [order[i:i + size] for i in range(0, 250, size)]
    slopes = [gradient(x[b], y[b]) for b in batches]
    print(size, len(batches), len(batches[-1]), f"{np.std(slopes):.3f}")

# the mean of the gradients of equal batches is that of the full batch
slopes = [gradient(x[b], y[b]) for b in np.split(np.arange(250), 25)]
print(np.allclose(np.mean(slopes), gradient(x, y)))
`

// recapPrints is what it prints.
const recapPrints = `1 250 1 4.845
10 25 10 1.324
100 3 50 0.263
250 1 250 0.000
True
`
