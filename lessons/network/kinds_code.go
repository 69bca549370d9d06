package network

import (
	"fmt"

	"sinapse/lessons/internal/kit"
)

// kindCodes compute what is drawn of each of kindNames, with weights that are made up,
// and say what that prints.
var kindCodes = []struct{ code, prints string }{
	{`# feed-forward: all links lead onwards
x = np.array([1.0, 2.0])
W = np.array([[0.5, -0.3, 0.8], [0.2, 0.7, -0.1]])  # from each x to each h
v = np.array([0.7, -0.5, 0.9])
h = np.tanh(x @ W)
y = h @ v
print(h.round(3), round(float(y), 3))
`, `[0.716 0.8   0.537] 0.585
`},
	{`# convolutional: the same two weights for every two neighbours
x = np.array([1.0, 2.0, 2.0, 0.0])
w = np.array([0.5, -0.3])
v = np.array([0.7, -0.5, 0.9])
h = np.maximum([x[i:i + 2] @ w for i in range(3)], 0)
y = h @ v
print(h.round(3), round(float(y), 3))
`, `[0.  0.4 1. ] 0.7
`},
	{`# recurrent: the same weights at each step, and each h gets the one before
wx, wh, v = 0.5, 0.8, 0.9
h = 0.0
for x in [1.0, 2.0, -1.0]:
    h = np.tanh(wx * x + wh * h)
    print(round(float(h), 3))
y = v * h
print(round(float(y), 3))
`, `0.462
0.879
0.2
0.18
`},
	{`# LSTM: gates say what the memory c forgets, takes in and shows
def sigmoid(z):
    return 1 / (1 + np.exp(-z))

wi, wf, wg, wo = np.array([[2.0, 0.5], [1.0, 0.5], [1.5, 0.3], [1.0, 0.2]])
v, h, c = 0.9, 0.0, 0.0
for x in [1.0, -0.5]:
    seen = np.array([x, h])
    c = sigmoid(wf @ seen) * c + sigmoid(wi @ seen) * np.tanh(wg @ seen)
    h = sigmoid(wo @ seen) * np.tanh(c)
    print(round(float(c), 3), round(float(h), 3))
y = v * h
print(round(float(y), 3))
`, `0.797 0.484
0.175 0.069
0.062
`},
	{`# GAN: G makes x' of noise z; D says how likely it holds what it gets to be real
def G(z):
    return 0.5 * z + 1.0

def D(x):
    return 1 / (1 + np.exp(-(2.0 * x - 4.0)))

r = np.random.RandomState(0)
z, x = r.randn(3), 2.5 + 0.5 * r.randn(3)
print(D(G(z)).round(3))  # of what was made
print(D(x).round(3))  # of what is real
`, `[0.441 0.168 0.265]
[0.962 0.946 0.506]
`},
	{`# transformer: each h is a mean over every x, weighed by how well they match
x = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
match = np.exp(x @ x.T / np.sqrt(2))
weights = match / match.sum(axis=1, keepdims=True)
h = weights @ x
y = h @ np.array([0.7, -0.5])
print(weights.round(3))
print(y.round(3))
`, `[[0.401 0.198 0.401]
 [0.198 0.401 0.401]
 [0.248 0.248 0.503]]
[0.262 0.018 0.15 ]
`},
}

// matches tells which kinds have their job.
func (c *network) matches() (right [6]bool, count int) {
	for i, job := range c.state.jobs {
		right[i] = kindOrder[job] == i+1
		count += kit.Bit(right[i])
	}
	return right, count
}

// pythonBool is true and false as Python writes them.
var pythonBool = map[bool]string{false: "False", true: "True"}

// kindsCode computes the kind that is drawn, and counts the jobs that match.
func (c *network) kindsCode() string {
	right, _ := c.matches()
	pieces := make([]string, len(right))
	for i, name := range kindNames {
		pieces[i] = fmt.Sprintf("%q: %s", name, pythonBool[right[i]])
	}
	return "import numpy as np\n\n" + kindCodes[c.state.kind].code + "\n# the jobs that you have matched by now\n" +
		kit.PythonPieces("matched = {", "}", pieces) + "print(sum(matched.values()))\n"
}

// kindsPrints is what it prints.
func (c *network) kindsPrints() string {
	_, count := c.matches()
	return kindCodes[c.state.kind].prints + fmt.Sprintln(count)
}
