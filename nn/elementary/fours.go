//go:build !purego && (amd64 || arm64)

package elementary

import "sinapse/nn/internal/processor"

// tanhNumbers and expNumbers are the constants of [tanhs] and [Exp], as packed
// instructions read them.
var (
	tanhNumbers = [...]float64{tanhNearest, tanhLimit, 2.0 / 15, 1.0 / 3, 17.0 / 315, 1}
	expNumbers  = [...]float64{
		expLowest, expHighest, expPerUnit, toWhole, expHigh, expLow, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1,
	}
)

// tanhFours sets the first of dst, four at a time, to tanh x, and returns how many.
func tanhFours(dst, x []float64) int {
	if n := len(x) &^ 3; processor.Packed && n > 0 {
		tanhs4(&dst[:n][0], &x[0], n, &tanhNumbers[0])
		return n
	}
	return 0
}

// expFours sets the first of dst, four at a time, to exp x, and returns how many.
// It ends beside numbers whose result may be no normal number.
func expFours(dst, x []float64) int {
	if n := len(x) &^ 3; processor.Packed && n > 0 {
		return exps4(&dst[:n][0], &x[0], n, &expNumbers[0])
	}
	return 0
}

// sigmoidFours sets the first of dst to the sigmoid of x, as expFours does.
func sigmoidFours(dst, x []float64) int {
	if n := len(x) &^ 3; processor.Packed && n > 0 {
		return sigmoids4(&dst[:n][0], &x[0], n, &expNumbers[0])
	}
	return 0
}

//go:noescape
func tanhs4(dst, x *float64, n int, numbers *float64)

//go:noescape
func exps4(dst, x *float64, n int, numbers *float64) (done int)

//go:noescape
func sigmoids4(dst, x *float64, n int, numbers *float64) (done int)
