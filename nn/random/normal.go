package random

import (
	"math"

	"sinapse/nn/internal/dd"
)

// Randn returns a number of the standard normal distribution (mean 0, standard
// deviation 1): np.random.randn().
//
// Normal numbers come in pairs, by the polar method (Marsaglia and Bray,
// 1964); the second waits in the stream, even while numbers of other kinds are
// drawn.
func (s *Stream) Randn() float64 {
	if s.cached {
		s.cached = false
		return s.normal
	}
	for {
		x1 := 2*s.RandomSample() - 1
		x2 := 2*s.RandomSample() - 1
		r2 := float64(x1*x1) + float64(x2*x2)
		if r2 < 1 && r2 != 0 {
			f := math.Sqrt(-2 * log(r2) / r2)
			s.normal, s.cached = f*x1, true
			return f * x2
		}
	}
}

// Normal returns mean + deviation·randn: np.random.normal(mean, deviation).
func (s *Stream) Normal(mean, deviation float64) float64 {
	return mean + float64(deviation*s.Randn())
}

// The table of the logarithm has a line for each c = i/128 from ½√2 to √2.
const (
	logSteps = 128
	logFirst = 90 // 90/128 is the nearest to ½√2
	logLast  = 182
)

type logLine struct{ inverse, log dd.Number } // 1/c and ln c

var (
	logTable = makeLogTable()
	ln2      = dd.Mul(dd.Of(2), dd.Atanh(dd.Div(dd.Of(1), dd.Of(3))))
)

func makeLogTable() (table [logLast - logFirst + 1]logLine) {
	for i := range table {
		c := dd.Of(float64(logFirst+i) / logSteps)
		// ln c = 2 atanh((c−1)/(c+1))
		ratio := dd.Div(dd.Add(c, dd.Of(-1)), dd.Add(c, dd.Of(1)))
		table[i] = logLine{dd.Div(dd.Of(1), c), dd.Mul(dd.Of(2), dd.Atanh(ratio))}
	}
	return table
}

// log returns the natural logarithm of a positive, finite, normal x, rounded
// correctly but for about one in a million. With x = 2ᵉ·m and the c next to m,
//
//	ln x = e·ln 2 + ln c + ln(1+r),  r = (m−c)/c
//
// where m−c is exact and |r| ≤ 1/180. The sum and the first two terms of
// ln(1+r) = r − r²/2 + r³/3 − … are taken in double-double.
func log(x float64) float64 {
	m, e := math.Frexp(x) // ½ ≤ m < 1
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	i := int(m*logSteps + 0.5)
	line := &logTable[i-logFirst]
	r := dd.Mul(dd.Of(m-float64(i)/logSteps), line.inverse)
	square := dd.Mul(r, r)
	h := r.Hi
	rest := 1.0 / 9
	for k := 8.0; k >= 3; k-- {
		rest = 1/k - float64(h*rest)
	}
	rest = float64(float64(square.Hi*h) * rest)
	sum := dd.Add(dd.Mul(dd.Of(float64(e)), ln2), line.log)
	series := dd.Add(r, dd.Number{Hi: -square.Hi / 2, Lo: -square.Lo / 2})
	return dd.Add(dd.Add(sum, series), dd.Of(rest)).Value()
}
