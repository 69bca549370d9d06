package remedies

import (
	"fmt"

	"sinapse/lessons/internal/kit"
	"sinapse/nn/array"
	"sinapse/nn/data"
)

// digitsShifted moves each digit by up to a pixel, right and down.
const digitsShifted = `    ways = r.randint(0, 9, len(x))
    wide = np.pad(x, ((0, 0), (1, 1), (1, 1)))
    at = [(i, 2 - way // 3, 2 - way % 3) for i, way in enumerate(ways)]
    return np.array([wide[i, down:down + 8, left:left + 8] for i, down, left in at])
`

// digitCopiesCode is, in Python, what becomes of the training samples in each epoch.
var digitCopiesCode = map[string]string{
	"copies.none":     "    return x\n",
	"copies.shifted":  "    return shifted(x)\n",
	"copies.mirrored": "    flip = r.randint(0, 2, len(x))[:, None, None]\n    return np.where(flip, x[:, :, ::-1], x)\n",
}

// digitsLoop is how the network learns, on other copies in each epoch. It names no two
// sets of copies: what is done with them is one.
const digitsLoop = `# sinapse data digits > digits.csv
import numpy as np

def shifted(x):  # each by up to a pixel, along both axes
%[1]s
def copies(x):  # what the training samples become, anew in each epoch
%[2]s
def scores(x):
    return np.maximum(x.reshape(-1, 64) @ W + b, 0) @ V + c

def loss(x, t):
    z = scores(x)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), t])

def train(x, t, rate=0.3):
    x = x.reshape(-1, 64)
    h = np.maximum(x @ W + b, 0)  # forward
    p = np.exp(h @ V + c)
    p /= p.sum(axis=1, keepdims=True)  # loss: the mean of -log(p of the right digit)
    dz = (p - np.eye(10)[t]) / len(x)  # backward
    dh = dz @ V.T * (h > 0)
    V[:], c[:] = V - rate * h.T @ dz, c - rate * dz.sum(axis=0)  # update
    W[:], b[:] = W - rate * x.T @ dh, b - rate * dh.sum(axis=0)

r = np.random.RandomState(%[3]d)
table = np.loadtxt("digits.csv", delimiter=",")
table = table[r.permutation(len(table))[:%[4]d]]
ink, digit = table[:, :64].reshape(-1, 8, 8) / 16, table[:, 64].astype(int)
X, T = ink[:%[5]d], digit[:%[5]d]  # train
%[6]sU = digit[%[5]d:]
W, b = np.sqrt(2 / 64) * r.randn(64, %[7]d), np.zeros(%[7]d)
V, c = np.sqrt(2 / %[7]d) * r.randn(%[7]d, 10), np.zeros(10)

losses, now = (loss(X, T), loss(new, U)), copies(X)
for update in range(%[8]d):
    at = 10 * update %% %[5]d
    train(now[at:at + 10], T[at:at + 10])
    if at == %[9]d:  # an epoch is over
        losses = loss(now, T), loss(new, U)
`

// code trains the network as far as it came.
func (d *digits) code() string {
	held := fmt.Sprintf("new = shifted(ink[%d:])\n", digitSamples)
	if digitWorlds[d.world] != "world.shifted" { // what is drawn is drawn
		held = fmt.Sprintf("new, _ = ink[%[1]d:], shifted(ink[%[1]d:])\n", digitSamples)
	}
	steps := d.trainer.Steps()
	code := fmt.Sprintf(digitsLoop, digitsShifted, digitCopiesCode[digitCopies[d.copies]], d.seed, digitSamples+digitHeld, digitSamples, held, digitHidden, steps, digitSamples-d.trainer.BatchSize())
	if d.over() { // nothing comes of the copies that would be next
		code += fmt.Sprintf("        if update < %d:\n            now = copies(X)\n", steps-1)
	} else {
		code += "        now = copies(X)\n"
	}
	code += "\nprint(f\"{losses[0]:.3f} {losses[1]:.3f}\")\n"
	if d.over() {
		code += "print(f\"{100 * np.mean(scores(new).argmax(axis=1) == U):.1f}\")\n"
	}
	return kit.Snug(code + "print((16 * now[0]).astype(int))\n")
}

// prints is what the code prints: the losses after the last epoch, at the end the share
// of new digits that are recognised, and the first training sample of this epoch.
func (d *digits) prints() string {
	runs := d.runs()
	text := kit.Fixed(kit.Ended(runs[0], d.trainer.Loss()), 3) + " " + kit.Fixed(kit.Ended(runs[1], d.trainer.ValidationLoss()), 3) + "\n"
	if d.over() {
		text += kit.Fixed(100*d.accuracy(), 1) + "\n"
	}
	return text + d.pixels(0, d.moves[0]).String()
}

// pixels is a training sample as NumPy holds it, after a move.
func (d *digits) pixels(i, move int) array.Array {
	ink := d.become(i, move)
	whole := make([]int64, len(ink))
	for k, v := range ink {
		whole[k] = int64(float64(v*data.DigitInk) + 0.5)
	}
	return kit.Must(array.Ints(whole, data.DigitSide, data.DigitSide))
}
