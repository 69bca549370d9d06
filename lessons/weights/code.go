package weights

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// The Python that a learner sees really runs, and prints what the screen
// shows.

// housesData is the five houses of a run, as its inputs have them.
func housesData(r *model.Regression) string {
	var rows []string
	x := r.Trainer.Data().X
	for i := range x.Rows {
		rows = append(rows, kit.List(x.Row(i)...))
	}
	return fmt.Sprintf("import numpy as np\n\nX = np.array([%s])\ny = np.array(%s)\n",
		strings.Join(rows, ",\n              "), kit.List(housePrices[:]...))
}

// housesCode predicts the five prices with the present weights.
func housesCode(r *model.Regression) string {
	return housesData(r) + fmt.Sprintf("w = np.array(%s)\n\npredicted = X @ w\nloss = np.mean((predicted - y) ** 2)\nprint(np.round(predicted, 1))\nprint(round(float(loss), 1))\n",
		kit.List(*r.Weight(1), *r.Weight(2)))
}

// housesPrints is what housesCode prints.
func housesPrints(r *model.Regression) string {
	return kit.NumpyRounded(1, r.Predictions()...).String() + "\n" + kit.Rounded(r.Loss(), 1)
}

// takeoverCode does gradient descent from the start, as far as the screen is.
func takeoverCode(r *model.Regression, start [2]float64) string {
	return housesData(r) + fmt.Sprintf(`w = np.array(%s)
rate = %v

for step in range(%d):
    gradient = 2 * X.T @ (X @ w - y) / len(y)
    w = w - rate * gradient

loss = np.mean((X @ w - y) ** 2)
print(np.round(w, 2), round(float(loss), 2))
`, kit.List(start[:]...), r.Trainer.Rate(), r.Trainer.Steps())
}

// takeoverPrints is what takeoverCode prints.
func takeoverPrints(r *model.Regression) string {
	return kit.NumpyRounded(2, *r.Weight(1), *r.Weight(2)).String() + " " + kit.Rounded(r.Loss(), 2)
}

func (c *weights) penguinPrints() string {
	r := c.penguin()
	return kit.NumpyRounded(3, *r.Weight(1), *r.Weight(2)).String() + " " + kit.Rounded(*r.Bias(), 3) + " " + kit.Rounded(r.Loss(), 3)
}

func (c *weights) penguinCode() string {
	r := c.penguin()
	scale := ""
	if c.state.scale == 0 {
		scale = "X = (X - X.mean(axis=0)) / X.std(axis=0)\n"
	}
	return model.PenguinLoad + `bill = np.array([float(r["bill_length_mm"]) for r in rows])
X = np.column_stack([flipper, bill])
` + scale + fmt.Sprintf(`w, b, rate = np.zeros(2), 0.0, %v

for step in range(%d):
    error = X @ w + b - mass
    w, b = w - rate * 2 * X.T @ error / len(mass), b - rate * 2 * error.mean()

loss = np.mean((X @ w + b - mass) ** 2)
print(np.round(w, 3), round(float(b), 3), round(float(loss), 3))
`, r.Trainer.Rate(), r.Trainer.Steps())
}
