package fitting

import (
	"fmt"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
)

// told are the sets whose losses are told by now: the test set to whoever chooses by
// it, or has chosen; fresh data once it is met.
func (c *fitting) told() (test, fresh bool) {
	s := c.state.sets
	return !s.honest || c.draw.complete(), s.fresh && c.draw.complete()
}

// setsPrints is what the code prints: how many networks are trained, the chosen one,
// counted from 1; its loss on the test set, on fresh data, and the optimism; and where the
// network under way is, its epochs and its loss on the training set.
func (c *fitting) setsPrints() string {
	loss := byTest
	if c.state.sets.honest {
		loss = byValidation
	}
	text := fmt.Sprintln(len(c.draw.done))
	if best := c.draw.best(loss); best >= 0 {
		test, fresh := c.told()
		chosen := c.draw.done[best]
		text += fmt.Sprintln(best + 1)
		if test {
			text += fmt.Sprintf("%.3f\n", chosen.test)
		}
		if fresh {
			text += fmt.Sprintf("%.3f %+.3f\n", chosen.fresh, chosen.fresh-chosen.test)
		}
	}
	if !c.draw.complete() {
		text += fmt.Sprintf("%d %.3f\n", c.draw.trainer.Epochs(), c.draw.lossOn(0))
	}
	return text
}

// setsCode trains the networks one after the other, up to the one under way, and chooses
// among those that are done.
func (c *fitting) setsCode() string {
	by, done := "test", len(c.draw.done)
	if c.state.sets.honest {
		by = "validation"
	}
	epochs, printed := fmt.Sprintf("[%d] * %d", drawEpochs, done), fmt.Sprintf("\nprint(%d)\n", done)
	if !c.draw.complete() {
		epochs += fmt.Sprintf(" + [%d]", c.draw.trainer.Epochs())
	}
	if done > 0 {
		printed += fmt.Sprintf("best = np.argmin(%s[:%d])\nprint(best + 1)\n", by, done)
		test, fresh := c.told()
		if test {
			printed += "print(f\"{test[best]:.3f}\")\n"
		}
		if fresh {
			printed += "print(f\"{fresh[best]:.3f} {fresh[best] - test[best]:+.3f}\")\n"
		}
	}
	if !c.draw.complete() { // after the loop, W and b are those of the network under way
		printed += "print(epochs, f\"{loss(X, T):.3f}\")  # the one under way\n"
	}
	setup := model.ClassifierSetup{Hidden: []int{3}, Activation: "tanh", Batch: 10}
	return kit.Snug("import numpy as np\n\n" + setup.LoopCode(10) + fmt.Sprintf(`
def xor(n):
    u = r.rand(n, 4)
    points = 10 * u[:, :2] - 5
    points += np.copysign(0.3, points)
    classes = np.where(np.prod(points + 2.5 * (u[:, 2:] - 0.5), axis=1) >= 0, 1, -1)
    order = r.permutation(n)
    return points[order], classes[order, None]

r = np.random.RandomState(%d)
points, classes = xor(100)
X, T = points[:60], classes[:60]
new, labels = xor(2000)
layers, validation, test, fresh = [(2, 3), (3, 1)], [], [], []
for network, epochs in enumerate(%s):  # their first weights differ
    r = np.random.RandomState((%d + network) %% 2 ** 32)
    W = [np.sqrt(6 / (n + m)) * r.uniform(-1, 1, (n, m)) for n, m in layers]
    b = [np.zeros(m) for n, m in layers]
    batch = batches()
    train(epochs * %d, 0.1)
    validation.append(loss(points[60:80], classes[60:80]))
    test.append(loss(points[80:], classes[80:]))
    fresh.append(loss(new, labels))
`, c.draw.seed, epochs, c.draw.seed*1000, drawTrain/10) + printed)
}
