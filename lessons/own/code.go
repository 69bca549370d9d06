package own

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data/table"
)

// mostStretches is how many rates a run is told with.
const mostStretches = 40

// plainRead is what a plain program finds in a file, for some matrices.
type plainRead struct {
	of    *table.Prepared
	plain table.Plain
	err   error
}

// code is the fit in NumPy: how the models learn, then the file, the rows that are drawn
// from it, and the run. It prints the scores. Of a file that a few lines do not read
// there is none, and it says why.
func (c *own) code() string {
	f := c.fitted()
	if f == nil {
		return model.OrWhy("", model.ErrNothing)
	}
	code, err := c.program(f)
	return model.OrWhy(code, err)
}

// prints is what code prints: the table of scores.
func (c *own) prints() string {
	f := c.fitted()
	if f == nil {
		return ""
	}
	if _, err := c.program(f); err != nil {
		return ""
	}
	r, y := &c.state.run, f.pictured().Y
	value := func(m int) float64 { return loss(f.prepared).Value(r.done[m], y, max(y.Rows, 1)) }
	return f.told("baseline", f.base, f.baseLoss, y) +
		f.told("linear", r.done[linear], value(linear), y) + f.told("network", r.done[network], value(network), y)
}

// told is a line of what is printed.
func (f *fit) told(name string, out nn.Matrix, value float64, y nn.Matrix) string {
	short := kit.Fixed(value, 3)
	if math.Abs(value) >= scene.Widest {
		short = strconv.FormatFloat(value, 'e', 2, 64)
	}
	if f.prepared.Classes != nil {
		return fmt.Sprintf("%s %s %s\n", name, short, kit.Fixed(100*f.score(out, y), 1))
	}
	return fmt.Sprintf("%s %s %s\n", name, short, kit.Fixed(f.score(out, y), 3))
}

// plainly reads the file again as the code would, once for the matrices there are.
func (c *own) plainly(p *table.Prepared) (table.Plain, error) {
	if c.plain.of == p {
		return c.plain.plain, c.plain.err
	}
	c.plain = plainRead{of: p}
	in, err := c.file.Open()
	if err != nil {
		c.plain.err = err
		return table.Plain{}, err
	}
	c.plain.plain, c.plain.err = c.table().Plain(in, c.made.plan.Needed(c.table()))
	_ = in.Close() // read only: nothing can be lost
	return c.plain.plain, c.plain.err
}

// program is the code, with as few words as it takes.
func (c *own) program(f *fit) (string, error) {
	plain, err := c.plainly(f.prepared)
	if err != nil {
		return "", err
	}
	w := writing{f, &c.state.run, model.TableCode{
		File: model.FileName(c.file.Name), Table: c.table(), Prepared: f.prepared, Plan: c.made.plan, Needed: c.made.plan.Needed(c.table()), Plain: plain, Named: plain.Named,
	}}
	if len(w.stretches()) > mostStretches {
		return "", model.ErrStretches
	}
	if err := w.Unfit(); err != nil {
		return "", err
	}
	code := w.whole()
	if w.Named && model.TooLarge(code) { // numbers of columns are shorter than their names
		w.Named = false
		code = w.whole()
	}
	if model.TooLarge(code) {
		return "", model.ErrTall
	}
	return code, nil
}

// A writing is code while it is written.
type writing struct {
	f   *fit // nil before the models are looked at
	run *run
	model.TableCode
}

// updates is how many updates the scores are those of.
func (w writing) updates() int {
	n, batch := w.Prepared.Train.Len(), w.batch()
	return w.run.epoch * ((n + batch - 1) / batch)
}

// stretches are the run so far, as pairs of updates and their rate.
func (w writing) stretches() (told []string) {
	end := w.updates()
	for i, s := range w.run.way {
		until := end
		if i+1 < len(w.run.way) {
			until = min(w.run.way[i+1].from, end)
		}
		if until > s.from {
			told = append(told, fmt.Sprintf("(%d, %s)", until-s.from, kit.PythonNumber(s.rate)))
		}
	}
	return told
}

// whole is the code.
func (w writing) whole() string {
	return kit.Snug("import csv\n" + w.Imports() + "\nimport numpy as np  # run with NumPy 1.24; 2.x prints the same\n\n" +
		w.learning() + "\n" + w.Reading() + w.Splitting() + w.matrices() + "\n" + w.running())
}

// lossCode is each loss in Python, of outputs z; what pulls at the outputs; what a score
// is; and what one says who knows no more than the targets of the training rows.
var lossCode = [...]struct{ loss, pull, score, base string }{
	model.OfNumbers: {
		"    return np.mean((z - t) ** 2)\n", "2 * (a[-1] - t)",
		"1 - ((z - t) ** 2).sum() / ((t - t.mean()) ** 2).sum()", "mean",
	},
	model.OfTwo: {
		"    return np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-abs(z))))\n", "1 / (1 + np.exp(-a[-1])) - t",
		"100 * np.mean((z >= 0) == t)", "np.log(mean / (1 - mean))",
	},
	model.OfMany: {
		"    z = z - z.max(axis=1, keepdims=True)\n    return np.mean(np.log(np.exp(z).sum(axis=1)) - (z * t).sum(axis=1))\n", "e / e.sum(axis=1, keepdims=True) - t",
		"100 * np.mean(z.argmax(axis=1) == t.argmax(axis=1))", "np.log(mean)",
	},
}

// learning is the loop.
func (w writing) learning() string {
	of, order, diverged, exponentials, format := lossCode[w.Kind()], "r.permutation(len(X))", "", "", ".3f"
	if w.batch() == w.Prepared.Train.Len() {
		order = "np.arange(len(X))"
	}
	if w.Kind() == model.OfMany {
		exponentials = "            e = np.exp(a[-1] - a[-1].max(axis=1, keepdims=True))\n"
	}
	if !w.f.live() || w.f.trainers[linear].Divergence() != nil || w.f.trainers[network].Divergence() != nil {
		diverged = fmt.Sprintf("            if not loss(a[-1], t) <= %s:\n                return forward(V, W, b)[-1]  # it diverges\n", kit.PythonNumber(kit.LossBound))
		format = "{'.3f' if loss(z, t) < 1e7 else '.2e'}"
	}
	return fmt.Sprintf(`def forward(x, W, b):
    a = [x]
    for l in range(len(W)):
        z = a[-1] @ W[l] + b[l]
        a.append(np.tanh(z) if l < len(W) - 1 else z)
    return a

def loss(z, t):
%s
def fit(W, r):
    b, order = [np.zeros(w.shape[1]) for w in W], []
    for updates, rate in way:
        for _ in range(updates):
            if len(order) == 0:  # an epoch begins
                order = %s
            now, order = order[:%[3]d], order[%[3]d:]
            a, t = forward(X[now], W, b), T[now]
%[4]s            d = (%[5]s) / len(t)
            for l in reversed(range(len(W))):
                dW, db = a[l].T @ d, d.sum(axis=0)
                d = d @ W[l].T * (1 - a[l] ** 2)
                W[l], b[l] = W[l] - rate * dW, b[l] - rate * db
    return forward(V, W, b)[-1]

def told(name, z, t):
    score = %[7]s
    print(f"{name} {loss(z, t):%[6]s} {score:.%[8]df}")
`, of.loss, order, w.batch(), diverged+exponentials, of.pull, format, of.score, 1+2*kit.Bit(w.Kind() == model.OfNumbers))
}

// batch is how many samples an update is made of.
func (w writing) batch() int {
	n := w.Prepared.Train.Len()
	if b := w.f.setup.batch; b > 0 && b < n {
		return b
	}
	return n
}

// running is the run, and what it came to.
func (w writing) running() string {
	base := lossCode[w.Kind()].base
	var layers []string
	before := "X.shape[1]"
	for _, neurons := range w.f.setup.hidden {
		layers, before = append(layers, fmt.Sprintf("(%s, %d)", before, neurons)), strconv.Itoa(neurons)
	}
	layers = append(layers, "("+before+", T.shape[1])")
	mean := "T.mean(axis=0)"
	if w.Kind() != model.OfNumbers {
		mean = "np.clip(T.mean(axis=0), 1e-9, 1 - 1e-9)"
	}
	return kit.PythonPieces("way = [", "]  # updates, and their rate", w.stretches()) + fmt.Sprintf(`mean, r = %s, np.random.RandomState(%d)
told("baseline", np.zeros(U.shape) + %s, U)
told("linear", fit([np.zeros((X.shape[1], T.shape[1]))], np.random.RandomState(%[2]d)), U)
layers = [%[4]s]
W = [np.sqrt(6 / (n + m)) * r.uniform(-1, 1, (n, m)) for n, m in layers]
told("network", fit(W, r), U)
`, mean, w.Plan.Seed, base, strings.Join(layers, ", "))
}

// matrices are X and T to learn from, V and U to be tried on.
func (w writing) matrices() string {
	tried, some := "rest", ""
	if w.Prepared.Validation.Len() == 0 {
		tried = "seen"
	}
	if w.f.samples() > mostLooked { // so many are looked at
		some = fmt.Sprintf("tried = [%[1]s[i * len(%[1]s) // %[2]d] for i in range(%[2]d)]\n", tried, mostLooked)
		tried = "tried"
	}
	return w.Cells() + w.Targets() + some + fmt.Sprintf("V, U, X, T = X[%[1]s], T[%[1]s], X[seen], T[seen]\n", tried)
}
