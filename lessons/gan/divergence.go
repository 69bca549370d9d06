package gan

import (
	"sinapse/nn"
	"sinapse/nn/elementary"
)

// The plane is cut into so many squares along a side to compare two clouds square by square.
const squaresAlong = 30

// divergences are by how much two clouds differ, square by square: the divergence of Jensen
// and Shannon, and that of Kullback and Leibler, both of natural logarithms. With the shares
// p of the first cloud, q of the second and m = (p + q)/2,
//
//	JS = ½·Σ p·ln(p/m) + ½·Σ q·ln(q/m)
//	KL = Σ p′·ln(p′/q′)
//
// KL would be infinite where q is 0. So p′ and q′ are shares with half a point more in each
// square. What lies outside counts with the squares at the rim.
func divergences(first, second nn.Matrix) (d [2]float64) {
	const all = squaresAlong * squaresAlong
	p, q := bySquare(first), bySquare(second)
	total := float64(first.Rows) + float64(all)/2
	for i := range p {
		a, b := p[i]/float64(first.Rows), q[i]/float64(second.Rows)
		m := (a + b) / 2
		for _, share := range []float64{a, b} {
			if share > 0 {
				d[0] += float64(share * elementary.Log(share/m) / 2)
			}
		}
		if a, b = p[i]+0.5, q[i]+0.5; a != b {
			d[1] += float64(a / total * elementary.Log(a/b))
		}
	}
	return d
}

// bySquare is how many points lie in each square.
func bySquare(points nn.Matrix) []float64 {
	counts := make([]float64, squaresAlong*squaresAlong)
	at := func(v float64) int {
		switch nth := float64((v + reach) * squaresAlong / (2 * reach)); {
		case nth >= squaresAlong:
			return squaresAlong - 1
		case nth > 0:
			return int(nth)
		default: // also what is no number
			return 0
		}
	}
	for i := range points.Rows {
		counts[at(points.At(i, 1))*squaresAlong+at(points.At(i, 0))]++
	}
	return counts
}
