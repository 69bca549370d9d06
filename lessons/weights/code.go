package weights

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
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
	loss, _ := kit.RoundedCode("loss", r.Loss(), 1)
	return housesData(r) + fmt.Sprintf("w = np.array(%s)\n\npredicted = X @ w\nloss = np.mean((predicted - y) ** 2)\nprint(np.round(predicted, 1))\nprint(%s)\n",
		kit.List(*r.Weight(1), *r.Weight(2)), loss)
}

// housesPrints is what housesCode prints.
func housesPrints(r *model.Regression) string {
	_, loss := kit.RoundedCode("loss", r.Loss(), 1)
	return kit.NumpyRounded(1, r.Predictions()...).String() + "\n" + loss
}

// takeoverCode does gradient descent along the way of the screen.
func takeoverCode(r *model.Regression) string {
	loss, _ := kit.RoundedCode("loss", r.Loss(), 2)
	return strings.Replace(housesData(r), "import numpy as np\n", `import numpy as np

def train(updates, rate):
    global w
    for _ in range(updates):
        miss = X @ w - y
        w = w - rate * 2 * X.T @ miss / len(y)
`, 1) + r.Story("train", func(p []float64) string { return "w = " + floats(p...) + "\n" }, func(i int, value string) string {
		return fmt.Sprintf("w[%d] = %s", i, value)
	}) + `
loss = np.mean((X @ w - y) ** 2)
print(np.round(w, 2), ` + loss + `)
`
}

// floats are numbers as an array of floats, whole ones too.
func floats(values ...float64) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = scene.PythonFloat(v)
	}
	return "np.array([" + strings.Join(texts, ", ") + "])"
}

// takeoverPrints is what takeoverCode prints.
func takeoverPrints(r *model.Regression) string {
	_, loss := kit.RoundedCode("loss", r.Loss(), 2)
	return kit.NumpyRounded(2, *r.Weight(1), *r.Weight(2)).String() + " " + loss
}

func (c *weights) penguinPrints() string {
	r := c.penguin()
	_, bias := kit.RoundedCode("b", *r.Bias(), 3)
	_, loss := kit.RoundedCode("loss", r.Loss(), 3)
	return kit.NumpyRounded(3, *r.Weight(1), *r.Weight(2)).String() + " " + bias + " " + loss
}

func (c *weights) penguinCode() string {
	r := c.penguin()
	bias, _ := kit.RoundedCode("b", *r.Bias(), 3)
	loss, _ := kit.RoundedCode("loss", r.Loss(), 3)
	scale := ""
	if c.state.scale == 0 {
		scale = "X = (X - X.mean(axis=0)) / X.std(axis=0)\n"
	}
	story := r.Story("train", func(p []float64) string {
		return "w, b = " + floats(p[:2]...) + ", " + scene.PythonFloat(p[2]) + "\n"
	}, func(i int, value string) string {
		if i == 2 {
			return "b = " + value
		}
		return fmt.Sprintf("w[%d] = %s", i, value)
	})
	return model.PenguinLoad + `bill = np.array([float(r["bill_length_mm"]) for r in rows])
X = np.column_stack([flipper, bill])
` + scale + `
def train(updates, rate):
    global w, b
    for _ in range(updates):
        miss = X @ w + b - mass
        w, b = w - rate * 2 * X.T @ miss / len(mass), b - rate * 2 * miss.mean()

` + story + `
loss = np.mean((X @ w + b - mass) ** 2)
print(np.round(w, 3), ` + bias + `, ` + loss + `)
`
}
