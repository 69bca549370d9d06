package lessons

import (
	"fmt"
	"strings"
)

// The Python that a learner sees really runs, and prints what the screen
// shows.

// list writes numbers as a Python list.
func list(values ...float64) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = fmt.Sprintf("%v", v)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// neuronCode is a neuron's weighted sum.
func neuronCode(inputs []NeuronInput, bias Quantity) string {
	var x, w []float64
	for _, in := range inputs {
		x, w = append(x, in.Value.Value), append(w, in.Weight.Value)
	}
	code := fmt.Sprintf("import numpy as np\n\nx = np.array(%s)\nw = np.array(%s)\n", list(x...), list(w...))
	if bias.Given {
		return code + fmt.Sprintf("b = %v\n\nprint(x * w)\nprint(round(float(np.dot(x, w) + b), 1))\n", bias.Value)
	}
	return code + "\nprint(x * w)\nprint(round(float(np.dot(x, w)), 1))\n"
}

func (c *weights) importanceCode() string {
	inputs, _ := c.house()
	return neuronCode(inputs, Quantity{})
}

func (c *weights) signCode() string {
	inputs, _ := c.agedHouse()
	return neuronCode(inputs, Quantity{})
}

// housesData is the five houses of a run, as its inputs have them.
func housesData(r *regression) string {
	var rows []string
	x := r.trainer.Data().X
	for i := range x.Rows {
		rows = append(rows, list(x.Row(i)...))
	}
	return fmt.Sprintf("import numpy as np\n\nX = np.array([%s])\ny = np.array(%s)\n",
		strings.Join(rows, ",\n              "), list(housePrices[:]...))
}

// housesCode predicts the five prices with the present weights.
func housesCode(r *regression) string {
	return housesData(r) + fmt.Sprintf("w = np.array(%s)\n\npredicted = X @ w\nloss = np.mean((predicted - y) ** 2)\nprint(np.round(predicted, 1))\nprint(round(float(loss), 1))\n",
		list(*r.weight(1), *r.weight(2)))
}

// takeoverCode does gradient descent from the start, as far as the screen is.
func takeoverCode(r *regression, start [2]float64) string {
	return housesData(r) + fmt.Sprintf(`w = np.array(%s)
rate = %v

for step in range(%d):
    gradient = 2 * X.T @ (X @ w - y) / len(y)
    w = w - rate * gradient

loss = np.mean((X @ w - y) ** 2)
print(np.round(w, 2), round(float(loss), 2))
`, list(start[:]...), r.trainer.Rate(), r.trainer.Steps())
}

// penguinLoad reads the table from the folder that holds Sinapse's source.
const penguinLoad = `import csv
import numpy as np

rows = [r for r in csv.DictReader(open("nn/data/penguins.csv")) if "NA" not in r.values()]
mass = np.array([float(r["body_mass_g"]) / 1000 for r in rows])
flipper = np.array([float(r["flipper_length_mm"]) for r in rows])
`

func (c *weights) penguinCode() string {
	r := c.penguin()
	scale := ""
	if c.state.scale == 0 {
		scale = "X = (X - X.mean(axis=0)) / X.std(axis=0)\n"
	}
	return penguinLoad + `bill = np.array([float(r["bill_length_mm"]) for r in rows])
X = np.column_stack([flipper, bill])
` + scale + fmt.Sprintf(`w, b, rate = np.zeros(2), 0.0, %v

for step in range(%d):
    error = X @ w + b - mass
    w, b = w - rate * 2 * X.T @ error / len(mass), b - rate * 2 * error.mean()

loss = np.mean((X @ w + b - mass) ** 2)
print(np.round(w, 3), round(float(b), 3), round(float(loss), 3))
`, r.trainer.Rate(), r.trainer.Steps())
}
