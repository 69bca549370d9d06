package gan

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// drawing is the Python that draws n real points.
func (p pairing) drawing() string {
	switch drawn := p.real.(type) {
	case data.Ring:
		return fmt.Sprintf(`def real(n):
    points = []
    for _ in range(n):
        angle, radius = rng.uniform(0, 2 * np.pi), rng.normal(%s, %s)
        points.append([radius * np.cos(angle), radius * np.sin(angle)])
    return np.array(points)
`, kit.PythonNumber(drawn.Radius), kit.PythonNumber(drawn.Deviation))
	case data.Drawing:
		var rows []string
		for k := 0; k < len(drawn.Cells); k += drawn.Side {
			rows = append(rows, strconv.Quote(drawn.Cells[k:k+drawn.Side]))
		}
		return fmt.Sprintf(`cells = (%s)
inked = [i for i, cell in enumerate(cells) if cell == "#"]

def real(n):  # anywhere in any of the cells
    points = []
    for _ in range(n):
        cell = inked[rng.randint(len(inked))]
        x, y = cell %% %d + rng.uniform(), cell // %[2]d + rng.uniform()
        points.append([%[4]s * x - %[3]s, %[3]s - %[4]s * y])
    return np.array(points)
`, strings.Join(rows, "\n         "), drawn.Side, kit.PythonNumber(drawn.Reach), kit.PythonNumber(2*drawn.Reach/float64(drawn.Side)))
	case data.Bells:
		return fmt.Sprintf(`turns = np.pi * np.arange(%d) / 4
centres = 2 * np.column_stack([np.cos(turns), np.sin(turns)])

def real(n):
    return np.array([rng.normal(centres[rng.randint(%[1]d)], %s) for _ in range(n)])
`, len(drawn.Centres), kit.PythonNumber(drawn.Deviation))
	}
	panic("gan: no code for what is drawn")
}

// net is the Python of a network's sizes.
func net(inputs int, hidden []int, outputs int) string {
	sizes := []string{fmt.Sprint(inputs)}
	for _, n := range append(slices.Clip(hidden), outputs) {
		sizes = append(sizes, fmt.Sprint(n))
	}
	return "network(" + strings.Join(sizes, ", ") + ")"
}

// activation is the Python of a hidden neuron's output and of its slope, by that output.
func (p pairing) activation() (of, slope string) {
	if p.leaky {
		z := "inputs[-1] @ W + b"
		return "np.maximum(" + z + ", " + kit.PythonNumber(leak) + " * (" + z + "))", "np.where(inputs[i] > 0, 1, " + kit.PythonNumber(leak) + ")"
	}
	return "np.tanh(inputs[-1] @ W + b)", "(1 - inputs[i] ** 2)"
}

// judging is the Python of what D would learn from points, and of where it pushes them.
func (p pairing) judging() string {
	switch {
	case p.squares:
		return `    inputs, s = forward(D, x)
    return backward(D, inputs, 2 * (s - wanted) / 64)
`
	case !p.spread:
		return `    inputs, s = forward(D, x)
    return backward(D, inputs, (1 / (1 + np.exp(-s)) - wanted) / 64)
`
	}
	return `    centred = x - x.mean(axis=0)
    deviations = np.sqrt((centred ** 2).mean(axis=0) + 1e-8)
    inputs, s = forward(D, np.column_stack([x, np.full(64, deviations.mean())]))
    gradients, d = backward(D, inputs, (1 / (1 + np.exp(-s)) - wanted) / 64)
    return gradients, d[:, :2] + d[:, 2].sum() * centred / (128 * deviations)
`
}

// drawingNoise is the Python that draws so many rows of noise.
func (p pairing) drawingNoise(rows string) string {
	if material := p.material(); material.Even {
		return fmt.Sprintf("rng.uniform(-1, 1, (%s, %d))", rows, material.Width)
	}
	return fmt.Sprintf("rng.randn(%s, %d)", rows, p.material().Width)
}

// moving is the Python of an update's last part.
func (p pairing) moving() string {
	if p.plain {
		return "        p -= rate * g\n"
	}
	return `        m += 0.5 * (g - m)
        v += 0.001 * (g ** 2 - v)
        p -= rate * m / (1 - 0.5 ** step) / (np.sqrt(v / (1 - 0.999 ** step)) + 1e-8)
`
}

// Numbers that are rounded otherwise part from these by and by, as small differences grow
// from update to update: soon, where both learn fast or a batch is judged as a whole. So
// long the two agree to all digits that are printed, for all that can be set.
const (
	calm     = 5   // so many updates of G times those of D a round are calm
	calmLast = 500 // and so many rounds
	wildLast = 300 // else so many updates, …
	freeLast = 60  // … or, of a pair of one's own, so many; none where one learns faster than at first
)

// agreed is up to how many rounds NumPy comes to the same numbers: whole measurements.
func (p pairing) agreed() int {
	updates := max(p.forged+p.judged, 1)
	switch {
	case reflect.DeepEqual(p, ringPairing()):
		return math.MaxInt
	case p.isCalm():
		return calmLast
	case !p.leaky && max(p.rate, p.forging) > judgeRate:
		return 0
	case !p.leaky:
		return freeLast / updates / every * every
	}
	return max(min(wildLast/updates, wildLast/(1+calm))/every, 1) * every
}

// isCalm tells whether a pair learns so slowly that rounding hardly grows.
func (p pairing) isCalm() bool {
	if p.leaky {
		return !p.spread && p.rate <= evenRate && p.forged*p.judged <= calm
	}
	slow := p.rate <= judgeRate && p.forging <= generatorRate && p.forged <= 1 && p.judged <= 1
	return slow && len(p.forger) <= 1 && len(p.judge) <= 1
}

// toldAt is after how many rounds code tells of the fakes.
func (r *rivalry) toldAt() int { return min(r.measuredAt(), r.agreed()) }

// code is the Python that makes the same rounds, as many as were measured, and measures
// the fakes.
func (r *rivalry) code() string {
	of, slope := r.activation()
	remark := ""
	if r.toldAt() < r.measuredAt() {
		remark = "  # later, what is rounded otherwise comes to other numbers"
	}
	drawn, floor := r.flooring()
	return kit.Snug(fmt.Sprintf(`import numpy as np

rng = np.random.RandomState(%d)

def network(*sizes):
    limits = [np.sqrt(6 / (m + n)) for m, n in zip(sizes, sizes[1:])]
    return [[rng.uniform(-limit, limit, (m, n)), np.zeros(n)]
            for limit, m, n in zip(limits, sizes, sizes[1:])]

%s
def forward(layers, x):
    inputs = [x]
    for W, b in layers[:-1]:
        inputs.append(%s)
    return inputs, inputs[-1] @ layers[-1][0] + layers[-1][1]

def backward(layers, inputs, d):
    gradients = []
    for i in reversed(range(len(layers))):
        gradients = [inputs[i].T @ d, d.sum(axis=0)] + gradients
        d = d @ layers[i][0].T * (%s if i > 0 else 1)
    return gradients, d

def judge(x, wanted):  # what D would learn from it, and where x would rather be
%s
def move(layers, gradients, memory, rate, step):
    parameters = [p for pair in layers for p in pair]
    for p, g, (m, v) in zip(parameters, gradients, memory):
%[17]s
def distance(a, b):
    return np.abs(np.sort(a @ axes, axis=0) - np.sort(b @ axes, axis=0)).mean()

angles = np.pi * np.arange(16) / 16
axes = np.array([np.cos(angles), np.sin(angles)])
G, D = %[6]s, %[7]s
memories = [[np.zeros((2,) + p.shape) for pair in net for p in pair] for net in (G, D)]
%[15]s
for done in range(%[8]d):%[9]s
    for step in range(%[10]d * done + 1, %[10]d * (done + 1) + 1):
        x, z = real(64), %[18]s
        both = zip(judge(x, 1)[0], judge(forward(G, z)[1], 0)[0])
        move(D, [a + b for a, b in both], memories[1], %[11]s, step)
    for step in range(%[12]d * done + 1, %[12]d * (done + 1) + 1):
        inputs, fakes = forward(G, %[18]s)
        move(G, backward(G, inputs, judge(fakes, 1)[1])[0], memories[0], %[13]s, step)

fakes = forward(G, noise)[1]
print(round(float(distance(fakes, reals)), 3), round(float(%[16]s), 3))
%[14]s`, r.seed, r.drawing(), of, slope, r.judging(), net(r.material().Width, r.forger, 2), net(2+kit.Bit(r.spread), r.judge, 1),
		r.toldAt(), remark, r.judged, kit.PythonNumber(r.rate), r.forged, kit.PythonNumber(r.forging), r.counting(), drawn, floor,
		r.moving(), r.drawingNoise("64")))
}

// flooring is the Python that draws what fakes are made of and measured against, and what
// says how far real points are from each other.
func (p pairing) flooring() (drawn, floor string) {
	if p.floors == 0 {
		return "noise, reals, others = " + p.drawingNoise("1000") + ", real(1000), real(1000)", "distance(others, reals)"
	}
	return "noise, reals = " + p.drawingNoise("1000") + ", real(1000)\n" +
		fmt.Sprintf("floor = np.mean([distance(real(1000), reals) for _ in range(%d)])", p.floors), "floor"
}

// counting is the Python that counts among the fakes.
func (p pairing) counting() string {
	if bells, ok := p.real.(data.Bells); ok {
		return "apart = np.sqrt(((fakes[:, None] - centres) ** 2).sum(axis=2))\n" +
			fmt.Sprintf("print((apart < %.1f).sum(axis=0).tolist())\n", 3*bells.Deviation)
	}
	if _, drawn := p.real.(data.Drawing); drawn {
		return ""
	}
	return fmt.Sprintf("print(int((np.sqrt((fakes ** 2).sum(axis=1)) < %s).sum()))\n", kit.PythonNumber(holeRadius))
}

// prints is what that code prints.
func (r *rivalry) prints() string {
	counted := fmt.Sprint(r.toldHole)
	if r.told != nil {
		counted = strings.ReplaceAll(fmt.Sprint(r.told), " ", ", ")
	}
	told, _ := scene.Run{Points: r.distances}.At(r.toldAt())
	measured := kit.Rounded(told.Last, 3) + " " + kit.Rounded(r.floor, 3)
	if _, drawn := r.real.(data.Drawing); drawn {
		return measured
	}
	return measured + "\n" + counted
}
