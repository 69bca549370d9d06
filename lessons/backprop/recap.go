package backprop

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

def loss(w):
    z = w * x
    a = z * z + z  # two paths that meet
    return (a - t) ** 2

x, t, w = 2.0, 1.0, 0.3

# from the loss back: times the slope of each link, added where paths meet
z = w * x
a = z * z + z
slope = 2 * (a - t) * (2 * z + 1) * x
print(round(slope, 4))

# it promises how the loss changes for a small step: slope times step
for step in (1, 0.1, 0.001):
    print(step, f"{slope * step:+.5f} {loss(w + step) - loss(w):+.5f}")

# finite differences check it, with an h neither large nor tiny
for h in (1, 1e-5, 1e-15):
    print(h, abs((loss(w + h) - loss(w - h)) / (2 * h) - slope) < 1e-6)
`

// recapPrints is what it prints.
const recapPrints = `-0.352
1 -0.35200 +69.88800
0.1 -0.03520 +0.19200
0.001 -0.00035 -0.00033
1 False
1e-05 True
1e-15 False
`
