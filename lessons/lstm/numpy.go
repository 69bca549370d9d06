package lstm

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
)

// code is the Python that trains the same cell with so many updates, and asks it about the
// held sequences.
func (r *run) code(updates int) string {
	own := "H0.T @ dz, dz.sum(axis=0)"
	if r.Cell == updating {
		own = "H0.T @ du, db"
	}
	add, ask := "np.add.at(G[0], x[:, t], dz)", `said = np.array([(now[-1] @ Wo + bo).argmax(axis=1) for now in path]).T
print(round(float((said == y)[y >= 0].mean()), 3))`
	if r.Task == adding {
		add, ask = "G[0] += x[:, t].T @ dz", `said = (path[-1][-1] @ Wo + bo)[:, 0]
print(round(float(((said - y) ** 2).mean()), 4))`
	}
	return kit.Snug(fmt.Sprintf(`import numpy as np

rng = np.random.RandomState(%d)
h, steps = %d, %d

%s
%s
held, P = draw(%d), [Wx, Wh, b, Wo, bo]
M, V = [np.zeros_like(p) for p in P], [np.zeros_like(p) for p in P]
for update in range(1, %d + 1):
    x, y = draw(%d)
    path, G = forward(x), [np.zeros_like(p) for p in P]
    %s = 0
    for t in reversed(range(steps)):
%s
%s
%s
        %s
        for n, d in enumerate([%s, H.T @ dy, dy.sum(axis=0)]):
            G[n + 1] += d
    norm = np.sqrt(sum((g ** 2).sum() for g in G))
    for p, g, m, v in zip(P, G, M, V):
        g /= norm + 1e-6 if norm > 1 else 1
        m += 0.1 * (g - m)
        v += 0.001 * (g ** 2 - v)
        size = np.sqrt(v / (1 - 0.999 ** update)) + 1e-8
        p -= 0.01 * m / (1 - 0.9 ** update) / size

(x, y), path = held, forward(held[0])[1:]
%s
`, r.Seed, r.Units, r.steps(), r.codeStart(), r.codeForward(), heldRows, updates, batchSize, r.codeBehind(), r.codeStep(), r.codeAnswer(), r.codeBack(), add, own, ask))
}

// codeAnswer is the gradient of the answer after a step.
func (r *run) codeAnswer() string {
	if r.Task == adding {
		return fmt.Sprintf("        dy = (H @ Wo + bo - y[:, None]) * 2 / %d * (t == steps - 1)", batchSize)
	}
	return fmt.Sprintf(`        dy = np.exp(H @ Wo + bo)
        dy /= dy.sum(axis=1, keepdims=True)
        dy[np.arange(%d), y[:, t]] -= 1
        dy *= (y[:, t] >= 0)[:, None] / (y >= 0).sum()`, batchSize)
}

// codeStart makes the parameters, and what draws sequences.
func (r *run) codeStart() string {
	var code strings.Builder
	reads, says := tokens, r.answers()
	if r.Task == adding {
		reads = 2 // a number, and whether it is marked
	}
	if r.Start == usual {
		fmt.Fprintf(&code, "a, gates = 1 / np.sqrt(h), %d\n", r.gates())
		code.WriteString("\ndef begin(rows):\n    return np.hstack([rng.uniform(-a, a, (rows, h)) for gate in range(gates)])\n\n")
		code.WriteString("Wx, Wh = begin(4), begin(h)\n")
		fmt.Fprintf(&code, "b, Wo, bo = [rng.uniform(-a, a, shape) for shape in (%s * h, (h, 2), 2)]\n", r.biases())
	} else {
		code.WriteString("def xavier(rows, columns):\n    a = np.sqrt(6 / (rows + columns))\n    return rng.uniform(-a, a, (rows, columns))\n\n")
		code.WriteString("def orthogonal():\n    q, r = np.linalg.qr(rng.randn(h, h))\n    return q * np.sign(np.diag(r))\n\n")
		switch r.Cell {
		case plain:
			fmt.Fprintf(&code, "Wx, Wh, b = xavier(%d, h), orthogonal(), np.zeros(h)\n", reads)
		case gated:
			fmt.Fprintf(&code, "Wx = np.hstack([xavier(%d, h) for gate in \"ifgo\"])\nWh = np.hstack([orthogonal() for gate in \"ifgo\"])\n%s", reads, r.codeBias())
		case updating:
			fmt.Fprintf(&code, "Wx = np.hstack([xavier(%d, h) for gate in \"rzn\"])\nWh = np.hstack([orthogonal() for gate in \"rzn\"])\n%s", reads, r.codeBias())
		}
		fmt.Fprintf(&code, "Wo, bo = xavier(h, %d), np.zeros(%d)\n", says, says)
	}
	return code.String() + drawCode[r.Task]
}

// drawCode draws sequences, by task.
var drawCode = map[task]string{
	flipFlop: `
def draw(rows):
    x, y = np.zeros((2, rows, steps), int) - 1
    for r, t in np.ndindex(rows, steps):
        x[r, t] = 2 * (rng.random_sample() >= 0.1) + rng.randint(0, 2)
        y[r, t] = x[r, t] if x[r, t] < 2 else y[r, t - 1]
    return x, y
`,
	recall: `
def draw(rows):
    x, y = 2 + rng.randint(0, 2, (rows, steps)), np.full((rows, steps), -1)
    x[:, 0] -= 2
    y[:, -1] = x[:, 0]
    return x, y
`,
	adding: `
def draw(rows):
    x, y = np.zeros((rows, steps, 2)), np.zeros(rows)
    for r in range(rows):
        x[r, :, 0], half = rng.random_sample(steps), steps // 2
        marks = [rng.randint(0, half), half + rng.randint(0, steps - half)]
        x[r, marks, 1], y[r] = 1, x[r, marks, 0].sum()
    return x, y
`,
}

// gates is how many sums a unit has at each step.
func (s setup) gates() int {
	return map[cellKind]int{plain: 1, updating: 3, gated: 4}[s.Cell]
}

// biases is how many each unit has, as the code says it: what a GRU offers needs two.
func (s setup) biases() string {
	if s.Cell == updating {
		return "(gates + 1)"
	}
	return "gates"
}

// codeBias gives the gates their biases.
func (r *run) codeBias() string {
	if r.Cell == updating {
		return fmt.Sprintf("b = np.zeros(4 * h)\nb[h:2 * h] = np.log(rng.uniform(1, %d, h))\n", r.Gap-1)
	}
	if r.Start == gapped {
		return fmt.Sprintf("forget = np.log(rng.uniform(1, %d, h))\nb = np.hstack([-forget, forget, np.zeros(2 * h)])\n", r.Gap-1)
	}
	if r.Fault == wrongGate {
		return "b = np.repeat([" + kit.PythonNumber(r.Bias) + ", 0.0, 0, 0], h)\n"
	}
	return "b = np.repeat([0.0, " + kit.PythonNumber(r.Bias) + ", 0, 0], h)\n"
}

// codeForward goes over the steps.
func (r *run) codeForward() string {
	if r.Cell == plain {
		return `def forward(x):
    path = [[np.zeros((len(x), h))]]
    for t in range(steps):
        path.append([np.tanh(` + r.codeRead() + ` + path[t][-1] @ Wh + b)])
    return path
`
	}
	if r.Cell == updating {
		return `def forward(x):
    path = [[np.zeros((len(x), h))] * 5]
    for t in range(steps):
        H, u = path[t][-1], path[t][-1] @ Wh
        read, own = Wx[x[:, t]] + b[:3 * h], u[:, 2 * h:] + b[3 * h:]
        r, z = np.split(1 / (1 + np.exp(-(read + u)[:, :2 * h])), 2, axis=1)
        n = np.tanh(read[:, 2 * h:] + r * own)
        path.append([r, z, n, own, (1 - z) * n + z * H])
    return path
`
	}
	kept := "path[t][-2]"
	if r.Fault == wrongState {
		kept = "path[t][-1]"
	}
	return `def forward(x):
    path = [[np.zeros((len(x), h))] * 6]
    for t in range(steps):
        z = ` + r.codeRead() + ` + path[t][-1] @ Wh + b
        i, f, g, o = np.split(1 / (1 + np.exp(-z)), 4, axis=1)
        g = np.tanh(z[:, 2 * h:3 * h])
        c = f * ` + kept + ` + i * g
        path.append([i, f, g, o, c, o * np.tanh(c)])
    return path
`
}

// codeRead is what the input adds to the sums.
func (r *run) codeRead() string {
	if r.Task == adding {
		return "x[:, t] @ Wx"
	}
	return "Wx[x[:, t]]"
}

// codeBehind is what comes back from the step behind, codeStep what a step was.
func (r *run) codeBehind() string {
	if r.Cell == gated {
		return "dh = dc"
	}
	return "dh"
}

func (r *run) codeStep() string {
	if r.Cell == plain {
		return "        (H,), (H0,) = path[t + 1], path[t]"
	}
	if r.Cell == updating {
		return "        (r, z, n, own, H), H0 = path[t + 1], path[t][-1]"
	}
	return "        (i, f, g, o, c, H), (c0, H0) = path[t + 1], path[t][-2:]"
}

// codeBack goes back over a step.
func (r *run) codeBack() string {
	if r.Cell == plain {
		return `        dz = (dh + dy @ Wo.T) * (1 - H ** 2)
        dh = dz @ Wh.T`
	}
	if r.Cell == updating {
		return `        dh = dh + dy @ Wo.T
        dn = dh * (1 - z) * (1 - n ** 2)
        dr, dk = dn * own * r * (1 - r), dh * (H0 - n) * z * (1 - z)
        dz, du = np.hstack([dr, dk, dn]), np.hstack([dr, dk, dn * r])
        db = np.hstack([dz, dn * r]).sum(axis=0)
        dh = dh * z + du @ Wh.T`
	}
	kept, back := "c0", "dz @ Wh.T, dc * f"
	if r.Fault == wrongState {
		kept, back = "H0", "dz @ Wh.T + dc * f, 0"
	}
	return `        dh, s = dh + dy @ Wo.T, np.tanh(c)
        dc = dc + dh * o * (1 - s ** 2)
        dz = np.hstack([dc * g * i * (1 - i), dc * ` + kept + ` * f * (1 - f),
                        dc * i * (1 - g ** 2), dh * s * o * (1 - o)])
        dh, dc = ` + back
}

// prints is what the code prints after as many updates as had been made when the held
// sequences were asked last: then the page tells the same.
func (r *run) prints() string {
	if r.Task == adding {
		return kit.Rounded(r.score(), 4)
	}
	return kit.Rounded(r.score(), 3)
}
