package gan

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

def softplus(s):
    return np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))

# a judge that cannot tell gives both the score 0: its loss is 2 ln 2
print(round(float(softplus(-0.0) + softplus(0.0)), 3))

# by how much the generator's two losses push a fake that scores s
for s in (-6.0, 0.0, 6.0):
    p = 1 / (1 + np.exp(-s))
    print(s, "minimax", round(float(p), 3), "non-saturating", round(float(1 - p), 3))
`

// recapPrints is what it prints.
const recapPrints = `1.386
-6.0 minimax 0.002 non-saturating 0.998
0.0 minimax 0.5 non-saturating 0.5
6.0 minimax 0.998 non-saturating 0.002
`
