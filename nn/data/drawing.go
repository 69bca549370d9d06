package data

import (
	"strings"

	"sinapse/nn/random"
)

// Ink is a cell of a [Drawing] with ink.
const Ink = "#"

// A Drawing draws points of a picture that has cells of ink, Side by Side of them: any of
// those with ink, each as likely as any other, and anywhere within it. The picture goes
// from −Reach to Reach on both axes, and its first cell is at the top, on the left. They
// are inputs without targets.
type Drawing struct {
	Cells string // row by row, [Ink] where there is ink: at least one
	Side  int
	Reach float64
}

// Widths returns 2.
func (Drawing) Widths() (inputs, targets int) { return 2, 0 }

// Sample draws which of the cells with ink, and then how far right and how far up in it.
func (d Drawing) Sample(inputs, _ []float64, r *random.Stream) {
	nth := int64(0)
	if inked := strings.Count(d.Cells, Ink); inked > 1 {
		nth = draw(r, int64(inked))
	}
	cell := strings.Index(d.Cells, Ink)
	for range nth {
		cell += 1 + strings.Index(d.Cells[cell+1:], Ink)
	}
	wide := 2 * d.Reach / float64(d.Side)
	inputs[0] = -d.Reach + float64(wide*(float64(cell%d.Side)+r.Uniform(0, 1)))
	inputs[1] = d.Reach - float64(wide*(float64(cell/d.Side)+r.Uniform(0, 1)))
}
