package fitting

import (
	"fmt"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// code draws the fruit, and trains the model that is looked at.
func (f *fruits) code(look int) string {
	all, marks := f.setup.samples+fruitHeld, f.setup.marks
	setup := model.ClassifierSetup{Activation: "tanh", Batch: 4}
	if look == complexModel {
		setup.Hidden = []int{8, 8}
	}
	sizes, from, to := "", 0, 0
	for m := range look + 1 { // the models before draw their first weights, too
		from, to = f.columns(m)
		if m > 0 {
			sizes += ", "
		}
		if m == complexModel {
			sizes += fmt.Sprintf("[%d, 8, 8, 1]", to)
		} else {
			sizes += fmt.Sprintf("[%d, 1]", to-from)
		}
	}
	return kit.Snug("import numpy as np\n\n" + setup.LoopCode(4) + fmt.Sprintf(`
r = np.random.RandomState(%d)
classes, fruit = np.where(np.arange(%[2]d) < %[3]d, 1, -1), []
for c in classes:  # an orange, 1, or an apple, -1: colour, roundness, marks
    sight = [r.normal(0.5 + 0.15 * c, 0.15), r.normal(0.6 + 0.1 * c, 0.15)]
    marks = np.floor(r.uniform(0, 2, %[4]d))
    fruit.append([*(4 * np.clip(sight, 0, 1) - 2), *(2 * marks - 1)])
order = r.permutation(%[2]d)
seen, classes = np.array(fruit)[order, %[5]d:%[6]d], classes[order, None]
X, T = seen[:%[7]d], classes[:%[7]d]  # train
V, U = seen[%[7]d:], classes[%[7]d:]  # validate
for sizes in [%[8]s]:  # the last one is the model that trains
    layers = list(zip(sizes, sizes[1:]))
    W = [np.sqrt(6 / (n + m)) * r.uniform(-1, 1, (n, m)) for n, m in layers]
    b = [np.zeros(m) for n, m in layers]
batch = batches()

train(%[9]d, 0.03)
%[10]s`, f.setup.seed, all, all/2, marks, from, to, f.setup.samples, sizes, f.models[look].Steps(), model.LossesCode))
}
