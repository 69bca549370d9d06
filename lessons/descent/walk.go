package descent

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/elementary"
)

// A spot is a point of a landscape: the two numbers that are to be found.
type spot [2]float64

// A terrain is a landscape: a height over every place, and how it slopes there.
type terrain struct {
	height func(p spot) float64
	slope  func(p spot) spot // ∂L/∂w₁, ∂L/∂w₂
	code   string            // the body of slope and height in Python, over p
}

// offMap is from which height on a walk counts as diverged: far above any
// place that a landscape shows.
const offMap = 1e6

// The optimisers that go down, in their order on the screen. The settings
// beside the rate are the usual ones; RMSProp's memory is Hinton's.
var walkerKinds = []walkerKind{
	{"sgd", scene.Strong, nn.SGD{}},
	{"momentum", scene.Guess, nn.Momentum{Mu: 0.9}},
	{"rmsprop", scene.Train, nn.RMSProp{Alpha: 0.9, Epsilon: 1e-8}},
	{"adam", scene.Validation, nn.Adam{Beta1: 0.9, Beta2: 0.999, Epsilon: 1e-8}},
}

// optimiserNames are the names of walkerKinds, which every language writes alike.
var optimiserNames = []string{"SGD", "Momentum", "RMSProp", "Adam"}

// A walkerKind is an optimiser with its name and its mark.
type walkerKind struct {
	name      string
	role      scene.Role
	optimizer nn.Optimizer
}

// A walker is one optimiser on its way down. It is a value: its slices are
// replaced, never written to.
type walker struct {
	kind     int
	rate     float64     // as it is set
	schedule nn.Schedule // how the rate goes on from there; nil: it stays
	path     []spot      // every place since the start
	slots    [2]spot     // what the optimiser remembers
	rates    []rateChange
	failed   scene.Failure
}

// A rateChange says from which step on, counted from 1, a rate was set.
type rateChange struct {
	step int
	rate float64
}

// newWalker stands at the start.
func newWalker(kind int, rate float64, start spot) walker {
	return walker{kind: kind, rate: rate, path: []spot{start}}
}

// restart goes to a start, with the rate and the schedule as they are.
func (w *walker) restart(start spot) {
	*w = walker{kind: w.kind, rate: w.rate, schedule: w.schedule, path: []spot{start}}
}

// pace is the rate of a step, counted from 1, where base is the rate that is set.
func (w *walker) pace(base float64, step int) float64 {
	if w.schedule == nil {
		return base
	}
	return w.schedule.Rate(base, step-1)
}

// paces are the rates of all steps made.
func (w *walker) paces() []float64 {
	paces, base := make([]float64, w.steps()), w.rate
	changes := w.rates
	for i := range paces {
		if len(changes) > 0 && changes[0].step == i+1 {
			base, changes = changes[0].rate, changes[1:]
		}
		paces[i] = w.pace(base, i+1)
	}
	return paces
}

// at is where the walker stands.
func (w *walker) at() spot { return w.path[len(w.path)-1] }

// steps is how many steps were made.
func (w *walker) steps() int { return len(w.path) - 1 }

// step makes one step of the optimiser against the slope, with a push beside it
// that is none of the landscape's; false once the walk has diverged.
func (w *walker) step(ground terrain, push spot) bool {
	if w.failed.Kind != "" {
		return false
	}
	p := w.at()
	g := ground.slope(p)
	g[0], g[1] = g[0]+push[0], g[1]+push[1]
	step := len(w.path)
	if n := len(w.rates); n == 0 || w.rates[n-1].rate != w.rate {
		w.rates = append(slices.Clip(w.rates), rateChange{step, w.rate})
	}
	rate := w.pace(w.rate, step)
	walkerKinds[w.kind].optimizer.Update(p[:], g[:], [][]float64{w.slots[0][:], w.slots[1][:]}, rate, step)
	w.path = append(slices.Clip(w.path), p)
	if height := ground.height(p); !(height <= offMap) {
		w.failed = scene.Failure{Kind: "diverged.loss", Value: height, Step: step, Rate: rate}
	}
	return true
}

// loss is the height where the walker stands.
func (w *walker) loss(ground terrain) float64 { return ground.height(w.at()) }

// lossBy is the height at a step, or where the walker stands if it has not come
// so far: what is asked for by that step is not made good later.
func (w *walker) lossBy(ground terrain, step int) float64 {
	return ground.height(w.path[min(step, w.steps())])
}

// mean is the mean height after the steps from first to last, counted from 1.
func (w *walker) mean(ground terrain, first, last int) float64 {
	total := 0.0
	for _, p := range w.path[first : last+1] {
		total += ground.height(p)
	}
	return total / float64(last+1-first)
}

// floor is the height under which a curve tells no more: it would only stretch
// the picture.
const floor = 1e-6

// run is the walk as a curve of its heights.
func (w *walker) run(ground terrain, label string, role scene.Role) scene.Run {
	run := scene.Run{Label: label, Role: role, Points: make([]scene.Point, len(w.path)), Failed: w.failed, FailedAt: w.failed.Step}
	for i, p := range w.path {
		height := max(ground.height(p), floor)
		run.Points[i] = scene.PointAt(i, height)
	}
	return run
}

// trail is the walk as a way over a map.
func (w *walker) trail(role scene.Role) scene.Path {
	path := scene.Path{Role: role, X: make([]float64, len(w.path)), Y: make([]float64, len(w.path))}
	for i, p := range w.path {
		path.X[i], path.Y[i] = p[0], p[1]
	}
	return path
}

// ravine is a long valley across the map, L = u²/ratio + v²: along u it hardly
// slopes, along v its curvature is 2. It lies aslant, turned by the angle whose
// cosine is 24/25 and whose sine is 7/25.
func ravine(ratio float64) terrain {
	const c, s = 0.96, 0.28
	turn := func(p spot) (u, v float64) {
		return float64(c*p[0]) + float64(s*p[1]), float64(c*p[1]) - float64(s*p[0])
	}
	return terrain{
		height: func(p spot) float64 { u, v := turn(p); return float64(u*u/ratio) + float64(v*v) },
		slope: func(p spot) spot {
			u, v := turn(p)
			return spot{2 * (float64(c*u/ratio) - float64(s*v)), 2 * (float64(s*u/ratio) + float64(c*v))}
		},
		code: fmt.Sprintf(`def turn(p):
    return 0.96 * p[0] + 0.28 * p[1], 0.96 * p[1] - 0.28 * p[0]

def height(p):
    u, v = turn(p)
    return u * u / %[1]v + v * v

def slope(p):
    u, v = turn(p)
    return np.array([2 * (0.96 * u / %[1]v - 0.28 * v), 2 * (0.28 * u / %[1]v + 0.96 * v)])
`, ratio),
	}
}

// twoHollows has a saddle at 0, 0 and two hollows beside it, the lowest place of
// all at 1.5, 0 (height 0) and a shallower one at −1, 0:
//
//	L = x⁴/4 − x³/6 − ¾x² + 63/64 + y²     ∂L/∂x = x(x − 1.5)(x + 1)
var twoHollows = terrain{
	height: func(p spot) float64 {
		x, y := p[0], p[1]
		return float64(x*x*(float64(x*x/4)-float64(x/6)-0.75)) + 63.0/64 + float64(y*y)
	},
	slope: func(p spot) spot { return spot{p[0] * (p[0] - 1.5) * (p[0] + 1), 2 * p[1]} },
	code: `def height(p):
    x, y = p
    return x * x * (x * x / 4 - x / 6 - 0.75) + 63 / 64 + y * y

def slope(p):
    return np.array([p[0] * (p[0] - 1.5) * (p[0] + 1), 2 * p[1]])
`,
}

// updateCode is each optimiser's step in Python, in the order of nn's own.
var updateCode = []string{
	"    p = p - rate * g\n",
	"    b = 0.9 * b + g\n    p = p - rate * b\n",
	"    v = 0.9 * v + (1 - 0.9) * g * g\n    p = p - rate * g / (np.sqrt(v) + 1e-8)\n",
	"    m, v = 0.9 * m + (1 - 0.9) * g, 0.999 * v + (1 - 0.999) * g * g\n    p = p - rate / (1 - 0.9 ** k) * m / (np.sqrt(v) / np.sqrt(1 - 0.999 ** k) + 1e-8)\n",
}

// code is the walk in Python, with every change of the rate. pace is how the
// rate of step k comes from the one that is set, rate; push is what is added to
// the gradient, "" for nothing.
func (w *walker) code(pace, push string) string {
	rates := make([]string, len(w.rates))
	for i, change := range w.rates {
		rates[i] = fmt.Sprintf("%d: %v", change.step, change.rate)
	}
	update := strings.ReplaceAll(updateCode[w.kind], "rate", pace)
	return fmt.Sprintf("p, rate, rates = np.array(%s), 0, {%s}\n%sfor k in range(1, %d):\n    rate = rates.get(k, rate)\n    g = slope(p)%s\n",
		kit.List(w.path[0][:]...), strings.Join(rates, ", "), slotsCode[w.kind], len(w.path), push) + update
}

// slotsCode is what each optimiser remembers at the start.
var slotsCode = []string{"", "b = np.zeros(2)\n", "v = np.zeros(2)\n", "m = v = np.zeros(2)\n"}

// pythonForm is how Python is to print a number so that it looks as Plain
// writes it.
func pythonForm(q scene.Quantity) string {
	if math.Abs(q.Value) >= scene.Widest {
		return ".2e"
	}
	return fmt.Sprintf(".%df", q.Decimals)
}

// lossCode prints the height at the end of a walk as the screen writes it: at a bottom,
// where rounding may leave a little less than nothing, without a sign.
func (w *walker) lossCode(ground terrain) string {
	height, loss := "height(p)", scene.Number(w.loss(ground), 4)
	if strings.Trim(loss.Plain(), "0.") == "" {
		height = "abs(height(p))"
	}
	return fmt.Sprintf("print(f\"{%s:%s}\")\n", height, pythonForm(loss))
}

// next is the coming step of a walker along w₁, with the numbers.
func (w *walker) next(ground terrain) [][]scene.Term {
	p, g := w.at()[0], ground.slope(w.at())[0]
	step := len(w.path)
	rate := w.pace(w.rate, step)
	after := *w
	after.failed = scene.Failure{} // a diverged walk stands still, and yet its sums come to something
	after.step(ground, spot{})
	lines := [][]scene.Term{{kit.Symbol("∂L/∂w₁ = "), kit.BySign(kit.Result(scene.Signed(g, 4)))}}
	decay := func(name string, keep, old, part, add float64, square string) []scene.Term {
		return []scene.Term{
			kit.Symbol(name), kit.Op(" ← "), kit.Value(scene.Number(keep, 3)), kit.Op("·"), kit.Value(scene.Signed(old, 4)), kit.Op(" + "), kit.Value(scene.Number(part, 3)), kit.Op("·"),
			kit.Value(scene.Signed(add, 4)), kit.Op(square + " = "),
		}
	}
	direction := g
	switch slots := after.slots; walkerKinds[w.kind].name {
	case "momentum":
		lines = append(lines, append(decay("b", 0.9, w.slots[0][0], 1, g, ""), kit.Result(scene.Signed(slots[0][0], 4))))
		direction = slots[0][0]
	case "rmsprop":
		lines = append(lines, append(decay("v", 0.9, w.slots[0][0], 0.1, g, "²"), kit.Result(scene.Number(slots[0][0], 4))))
		lines = append(lines, []scene.Term{kit.Symbol("g ÷ √v = "), kit.Result(scene.Signed(g/(math.Sqrt(slots[0][0])+1e-8), 4))})
		direction = g / (math.Sqrt(slots[0][0]) + 1e-8)
	case "adam":
		m, v := slots[0][0], slots[1][0]
		lines = append(lines, append(decay("m", 0.9, w.slots[0][0], 0.1, g, ""), kit.Result(scene.Signed(m, 4))))
		lines = append(lines, append(decay("v", 0.999, w.slots[1][0], 0.001, g, "²"), kit.Result(scene.Number(v, 6))))
		m, v = m/(1-elementary.Pow(0.9, float64(step))), v/(1-elementary.Pow(0.999, float64(step)))
		direction = m / (math.Sqrt(v) + 1e-8)
		lines = append(lines, []scene.Term{kit.Symbol("m̂ ÷ √v̂ = "), kit.Value(scene.Signed(m, 4)), kit.Op(" ÷ √"), kit.Value(scene.Number(v, 4)), kit.Op(" = "), kit.Result(scene.Signed(direction, 4))})
	}
	return append(lines, kit.UpdateLine("w₁", p, rate, direction, 4))
}
