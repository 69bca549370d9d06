package lstm

// recapCode steps an LSTM's cell by hand, with three forget gates: what is told it at
// first is kept by the widest alone.
const recapCode = `import numpy as np

# One number is written at the first step; then the input gate is shut.
i, g, o = [1] + [0] * 20, 0.8, 1
for f in (0.5, 0.9, 0.995):
    c = 0
    for t in range(21):
        c = f * c + i[t] * g
    print(f, f"c {c:.6f}  h {o * np.tanh(c):.6f}  kept {f ** 20:.6f}")
`

// recapPrints is what it prints.
const recapPrints = `0.5 c 0.000001  h 0.000001  kept 0.000001
0.9 c 0.097261  h 0.096956  kept 0.121577
0.995 c 0.723688  h 0.619189  kept 0.904610`
