package fitting

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

r = np.random.RandomState(1)

def draw(x):
    return x, np.sin(3 * x) + 0.3 * r.randn(len(x))

def loss(x, y, c):
    return np.mean((np.vander(x, len(c)) @ c - y) ** 2)

train = draw(np.linspace(-1, 1, 12))
validation, test = draw(r.uniform(-1, 1, 50)), draw(r.uniform(-1, 1, 1000))

# few parameters underfit; many, on so few samples, overfit
losses, fits = [], []
for degree in (1, 3, 5, 9):
    x, y = train
    c = np.linalg.lstsq(np.vander(x, degree + 1), y, rcond=None)[0]
    fits.append(c)
    losses.append(loss(*validation, c))
    print(degree, f"{loss(x, y, c):.3f} {losses[-1]:.3f}")

# choose by validation; look at the test once
best = np.argmin(losses)
print(len(fits[best]) - 1, f"{loss(*test, fits[best]):.3f}")
`

// recapPrints is what it prints.
const recapPrints = `1 0.535 0.282
3 0.098 0.067
5 0.093 0.071
9 0.075 0.080
3 0.116
`
