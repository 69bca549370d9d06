package cnn

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
)

// code is the Python that trains the same network from the same table, as far as it
// came, and asks it about the held digits. Amid an epoch the screen still tells the share
// after the last whole one, and so does the code.
func (r *run) code() string {
	var code strings.Builder
	code.WriteString(r.codeData())
	code.WriteString(r.codeStart())
	code.WriteString(r.codeForward())
	code.WriteString(codeRight)
	code.WriteString(r.codeTraining())
	if r.amidEpoch() {
		code.WriteString("\nprint(round(float(share), 3))  # after the last whole epoch\n")
	} else {
		code.WriteString("\nprint(round(float(right(X[1000:])), 3))\n")
	}
	if r.asked() {
		code.WriteString(codeMoved)
	}
	return kit.Snug(code.String())
}

// codeRight is the share of held digits that is right.
const codeRight = `
def right(x):
    return np.mean(forward(x)[-1].argmax(axis=1) == labels[1000:])
`

// prints is what the code prints.
func (r *run) prints() string {
	printed := kit.Rounded(r.accuracy(), 3)
	if r.asked() {
		printed += "\n" + kit.Rounded(r.moved(), 5)
	}
	return printed
}

// codeMoved asks about all held digits moved by a pixel, the eight ways.
const codeMoved = `
wide = np.pad(X[1000:], ((0, 0), (1, 1), (1, 1)))
ways = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (2, 2)]
shares = [right(wide[:, i:i + 8, j:j + 8]) for i, j in ways]
print(round(float(np.mean(shares)), 5))
`

// codeData draws the digits and the stream.
func (r *run) codeData() string {
	moves := ""
	if r.Moved {
		moves = fmt.Sprintf("moves = np.random.RandomState(%d)\n", ^r.Seed)
	}
	return fmt.Sprintf(`# sinapse data digits > digits.csv
import numpy as np

rng = np.random.RandomState(%d)
%stable = np.loadtxt("digits.csv", delimiter=",")
table = table[rng.permutation(len(table))[:%d]]
X, labels = table[:, :64].reshape(-1, 8, 8) / 16, table[:, 64].astype(int)

def he(inputs, outputs):
    return rng.randn(inputs, outputs) * np.sqrt(2 / inputs)

`, r.Seed, moves, trainDigits+heldDigits)
}

// codeStart draws the weights.
func (r *run) codeStart() string {
	var code strings.Builder
	width := r.features().Len()
	if r.Filters > 0 {
		fmt.Fprintf(&code, "W, b = he(%d, %d), np.zeros(%d)  # a column a filter\n", r.Size*r.Size, r.Filters, r.Filters)
	}
	if r.Hidden > 0 {
		fmt.Fprintf(&code, "U, d = he(%d, %d), np.zeros(%d)\n", width, r.Hidden, r.Hidden)
		width = r.Hidden
	}
	fmt.Fprintf(&code, "V, c = he(%d, %d), np.zeros(%d)\n", width, classes, classes)
	return code.String()
}

// codeForward goes forward and keeps what the way back needs.
func (r *run) codeForward() string {
	var code strings.Builder
	code.WriteString("\ndef forward(x):\n")
	kept := ""
	if r.Filters > 0 {
		out := r.conv().Out().Height
		fmt.Fprintf(&code, "    places = [(u, v) for u in range(%d) for v in range(%d)]\n", r.Size, r.Size)
		fmt.Fprintf(&code, "    patches = np.stack([x[:, u:u + %d, v:v + %d] for u, v in places], axis=-1)\n", out, out)
		code.WriteString("    maps = np.maximum(patches @ W + b, 0)\n")
		kept = "patches, maps, "
		if r.Pool > 1 {
			k, cells := r.Pool, r.features().Height
			fmt.Fprintf(&code, "    blocks = maps[:, :%d, :%d].reshape(-1, %d, %d, %d, %d, %d)\n    windows = blocks.swapaxes(2, 3).reshape(-1, %d, %d, %d, %d)\n",
				k*cells, k*cells, cells, k, cells, k, r.Filters, cells, cells, k*k, r.Filters)
			code.WriteString("    h = windows.max(axis=3).reshape(len(x), -1)\n")
			kept += "windows, "
		} else {
			code.WriteString("    h = maps.reshape(len(x), -1)\n")
		}
	} else {
		code.WriteString("    h = x.reshape(len(x), -1)\n")
	}
	if r.Hidden > 0 {
		code.WriteString("    g = np.maximum(h @ U + d, 0)\n    return " + kept + "h, g, g @ V + c\n")
	} else {
		code.WriteString("    return " + kept + "h, h @ V + c\n")
	}
	return code.String()
}

// amidEpoch tells whether it stands between two epochs' ends.
func (r *run) amidEpoch() bool { return r.trainer.Steps()%(trainDigits/batchSize) != 0 }

// codeTraining goes through the batches.
func (r *run) codeTraining() string {
	var code strings.Builder
	updates, begin := r.trainer.Steps(), "order = rng.permutation(1000)"
	if r.amidEpoch() {
		begin = "order, share = rng.permutation(1000), right(X[1000:])"
	}
	kept := "h, z"
	if r.Hidden > 0 {
		kept = "h, g, z"
	}
	if r.Filters > 0 && r.Pool > 1 {
		kept = "windows, " + kept
	}
	if r.Filters > 0 {
		kept = "patches, maps, " + kept
	}
	fmt.Fprintf(&code, "\nfor update in range(%d):\n    at = 10 * update %% 1000\n    if at == 0:\n        %s\n    batch = order[at:at + 10]\n    x = X[batch]\n", updates, begin)
	if r.Moved {
		code.WriteString("    wide = np.pad(x, ((0, 0), (1, 1), (1, 1)))\n    for i in range(10):\n        way = moves.randint(0, 9)\n        down, across = 2 - way // 3, 2 - way % 3\n        x[i] = wide[i, down:down + 8, across:across + 8]\n")
	}
	fmt.Fprintf(&code, "    %s = forward(x)\n    dz = np.exp(z - z.max(axis=1, keepdims=True))\n    dz /= dz.sum(axis=1, keepdims=True)\n    dz[np.arange(10), labels[batch]] -= 1\n    dz /= 10\n", kept)
	down, last := "", "h"
	if r.Hidden > 0 {
		down, last = "    dg = dz @ V.T * (g > 0)\n", "g"
	}
	if r.Filters > 0 {
		if r.Hidden > 0 {
			down += "    dh = dg @ U.T\n"
		} else {
			down += "    dh = dz @ V.T\n"
		}
		down += r.codeBack()
	}
	code.WriteString(down)
	fmt.Fprintf(&code, "    V -= 0.1 * (%s.T @ dz)\n    c -= 0.1 * dz.sum(axis=0)\n", last)
	if r.Hidden > 0 {
		code.WriteString("    U -= 0.1 * (h.T @ dg)\n    d -= 0.1 * dg.sum(axis=0)\n")
	}
	if r.Filters > 0 {
		fmt.Fprintf(&code, "    dW = patches.reshape(-1, %d).T @ dmaps.reshape(-1, %d)\n    W -= 0.1 * dW\n    b -= 0.1 * dmaps.sum(axis=(0, 1, 2))\n", r.Size*r.Size, r.Filters)
	}
	return code.String()
}

// codeBack takes the gradient back through the pool and ReLU.
func (r *run) codeBack() string {
	out, f := r.conv().Out().Height, r.Filters
	if r.Pool == 1 {
		return fmt.Sprintf("    dmaps = dh.reshape(-1, %d, %d, %d) * (maps > 0)\n", out, out, f)
	}
	k, cells := r.Pool, r.features().Height
	return fmt.Sprintf(`    dwindows = np.zeros_like(windows)
    won = windows.argmax(axis=3)[:, :, :, None]
    np.put_along_axis(dwindows, won, dh.reshape(-1, %d, %d, 1, %d), axis=3)
    dblocks = dwindows.reshape(-1, %d, %d, %d, %d, %d).swapaxes(2, 3)
    dmaps = np.zeros_like(maps)
    dmaps[:, :%d, :%d] = dblocks.reshape(-1, %d, %d, %d)
    dmaps *= maps > 0
`, cells, cells, f, cells, cells, k, k, f, k*cells, k*cells, k*cells, k*cells, f)
}
