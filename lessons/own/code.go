package own

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data/table"
)

// reasons say why a table is not read in a few lines of Python.
var reasons = map[error]string{
	table.RowsLeftOut:  "some of its rows were left out, or stand above the names",
	table.OddSeparator: "any number of blanks stands between its cells",
	table.OddCells:     "some of its cells are no plain numbers: they hold signs or words",
	table.ManyGaps:     "what stands in its missing cells is too many different things",
	errTall:            "it has too many columns, or names that are too long",
	errCommonest:       "missing classes are filled with the commonest",
	errStretches:       "the rate was changed too often",
	errNothing:         "there is nothing to learn from yet",
	errConstant:        "a column of the training rows holds one number alone",
}

// A reason is why there is no code.
type reason string

// Error names it.
func (r reason) Error() string { return "own: no code: " + string(r) }

// The reasons that lie in a plan or a run; package table has those of files.
const (
	errTall      reason = "tall"
	errCommonest reason = "commonest"
	errStretches reason = "stretches"
	errConstant  reason = "constant"
	errNothing   reason = "nothing"
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
		return orWhy("", errNothing)
	}
	code, err := c.program(f)
	return orWhy(code, err)
}

// orWhy is code, or why there is none.
func orWhy(code string, err error) string {
	if err == nil {
		return code
	}
	why, known := reasons[err]
	if !known {
		why = "the file is not there any more as it was read"
	}
	return "# No code for this: " + why + ".\n" +
		"# Of a table of plain numbers and names, under one line of names, there would be.\n"
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
	c.plain.plain, c.plain.err = c.table().Plain(in, c.needed())
	_ = in.Close() // read only: nothing can be lost
	return c.plain.plain, c.plain.err
}

// needed are the columns that the matrices are made of or chosen by.
func (c *own) needed() []int {
	plan := c.made.plan
	columns := append(slices.Clone(plan.Features), plan.Target)
	if plan.Missing == table.WholeRows {
		for i, column := range c.table().Columns {
			if column.Kind != table.LeftOut && !slices.Contains(columns, i) {
				columns = append(columns, i)
			}
		}
	}
	return columns
}

// program is the code, with as few words as it takes.
func (c *own) program(f *fit) (string, error) {
	plain, err := c.plainly(f.prepared)
	if err != nil {
		return "", err
	}
	w := writing{f, f.prepared, &c.state.run, fileName(c.file.Name), c.table(), c.made.plan, c.needed(), plain, plain.Named}
	if err := w.unfit(); err != nil {
		return "", err
	}
	code := w.whole()
	if w.named && tooLarge(code) { // numbers of columns are shorter than their names
		w.named = false
		code = w.whole()
	}
	if tooLarge(code) {
		return "", errTall
	}
	return code, nil
}

// fileName is what a file is called; what was piped in is to be called something.
func fileName(name string) string {
	if name == "-" {
		return "piped.csv"
	}
	return name
}

// tooLarge tells whether code has no room.
func tooLarge(code string) bool {
	for line := range strings.Lines(code) {
		if len([]rune(line)) > kit.CodeWidth+1 {
			return true
		}
	}
	return strings.Count(code, "\n") > kit.CodeHeight
}

// A writing is code while it is written.
type writing struct {
	f      *fit // nil before the models are looked at
	p      *table.Prepared
	run    *run
	file   string
	t      *table.Table
	plan   table.Plan
	needed []int
	plain  table.Plain
	named  bool // columns are called by their names, not by their numbers from 0
}

// unfit tells what the code would do otherwise.
func (w writing) unfit() error {
	p := w.p
	if len(w.stretches()) > mostStretches {
		return errStretches
	}
	for _, in := range p.Inputs {
		column := &w.t.Columns[in.Column]
		switch {
		case in.Class >= 0 && column.Missing > 0 && (w.plan.Missing == table.Mean || w.plan.Missing == table.OwnClass && len(w.plain.Gaps) > 1):
			return errCommonest
		case in.Class < 0 && w.plan.Standardize && constant(column.Numbers, p.TrainRows):
			return errConstant
		}
	}
	if p.Classes == nil && w.plan.Standardize && constant(w.t.Columns[w.plan.Target].Numbers, p.TrainRows) {
		return errConstant
	}
	return nil
}

// constant tells whether some rows of a column all hold the same.
func constant(numbers []float64, rows []int) bool {
	return !slices.ContainsFunc(rows, func(row int) bool { return numbers[row] != numbers[rows[0]] })
}

// updates is how many updates the scores are those of.
func (w writing) updates() int {
	n, batch := w.p.Train.Len(), w.batch()
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
	return kit.Snug("import csv\n" + w.imports() + "\nimport numpy as np  # run with NumPy 1.24; 2.x prints the same\n\n" +
		w.learning() + "\n" + w.reading() + w.splitting() + w.matrices() + "\n" + w.running())
}

func (w writing) imports() string {
	if w.t.Gzip {
		return "import gzip\n"
	}
	return ""
}

// The kinds of target.
const (
	ofNumbers = iota
	ofTwo
	ofMany
)

// kind is which of them it is.
func (w writing) kind() int {
	switch n := len(w.p.Classes); n {
	case 0:
		return ofNumbers
	case 2:
		return ofTwo
	}
	return ofMany
}

// lossCode is each loss in Python, of outputs z; what pulls at the outputs; what a score
// is; and what one says who knows no more than the targets of the training rows.
var lossCode = [...]struct{ loss, pull, score, base string }{
	ofNumbers: {
		"    return np.mean((z - t) ** 2)\n", "2 * (a[-1] - t)",
		"1 - ((z - t) ** 2).sum() / ((t - t.mean()) ** 2).sum()", "mean",
	},
	ofTwo: {
		"    return np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-abs(z))))\n", "1 / (1 + np.exp(-a[-1])) - t",
		"100 * np.mean((z >= 0) == t)", "np.log(mean / (1 - mean))",
	},
	ofMany: {
		"    z = z - z.max(axis=1, keepdims=True)\n    return np.mean(np.log(np.exp(z).sum(axis=1)) - (z * t).sum(axis=1))\n", "e / e.sum(axis=1, keepdims=True) - t",
		"100 * np.mean(z.argmax(axis=1) == t.argmax(axis=1))", "np.log(mean)",
	},
}

// learning is the loop.
func (w writing) learning() string {
	of, order, diverged, exponentials, format := lossCode[w.kind()], "r.permutation(len(X))", "", "", ".3f"
	if w.batch() == w.p.Train.Len() {
		order = "np.arange(len(X))"
	}
	if w.kind() == ofMany {
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
`, of.loss, order, w.batch(), diverged+exponentials, of.pull, format, of.score, 1+2*kit.Bit(w.kind() == ofNumbers))
}

// batch is how many samples an update is made of.
func (w writing) batch() int {
	n := w.p.Train.Len()
	if b := w.f.setup.batch; b > 0 && b < n {
		return b
	}
	return n
}

// running is the run, and what it came to.
func (w writing) running() string {
	base := lossCode[w.kind()].base
	var layers []string
	before := "X.shape[1]"
	for _, neurons := range w.f.setup.hidden {
		layers, before = append(layers, fmt.Sprintf("(%s, %d)", before, neurons)), strconv.Itoa(neurons)
	}
	layers = append(layers, "("+before+", T.shape[1])")
	mean := "T.mean(axis=0)"
	if w.kind() != ofNumbers {
		mean = "np.clip(T.mean(axis=0), 1e-9, 1 - 1e-9)"
	}
	return kit.PythonPieces("way = [", "]  # updates, and their rate", w.stretches()) + fmt.Sprintf(`mean, r = %s, np.random.RandomState(%d)
told("baseline", np.zeros(U.shape) + %s, U)
told("linear", fit([np.zeros((X.shape[1], T.shape[1]))], np.random.RandomState(%[2]d)), U)
layers = [%[4]s]
W = [np.sqrt(6 / (n + m)) * r.uniform(-1, 1, (n, m)) for n, m in layers]
told("network", fit(W, r), U)
`, mean, w.plan.Seed, base, strings.Join(layers, ", "))
}
