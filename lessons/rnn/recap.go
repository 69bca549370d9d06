package rnn

// recapCode is what the chapter is about, in a few lines: what its last page takes along.
const recapCode = `import numpy as np

# one cell, the same few numbers at each step; its state is all that it knows
def states(inputs, wx, wh, b=0.0, h=0.0):
    for x in inputs:
        h = np.tanh(wx * x + wh * h + b)
        yield float(h)

print([round(h, 3) for h in states([1, 0, 0, 0, 0], wx=1.0, wh=0.8)])

# on the way back the gradient is multiplied at each step
for w in (0.95, 1.0, 1.05):
    print(w, f"{w ** 100:.3f}")

# a cell can hold a state: after an input, a thousand steps without one
print(round(list(states([1] + [0] * 1000, wx=1.0, wh=3.0))[-1], 3))
print(round(list(states([1] + [0] * 1000, wx=1.0, wh=0.8))[-1], 3))
`

// recapPrints is what it prints.
const recapPrints = `[0.762, 0.544, 0.409, 0.316, 0.248]
0.95 0.006
1.0 1.000
1.05 131.501
0.995
0.0
`
