// Package packed multiplies matrices with the packed instructions of the processor,
// several columns of the result at once, each of them just as a plain loop would compute
// it: nn may use it, and it uses processor.
//
// Every product is rounded before it is added, and every sum is taken term by
// term, from the first to the last. So a result has the same bits on every machine:
// in assembly for amd64 with AVX2 and for arm64, and in Go for all others and with
// the build tag purego. Nothing is fused: on processors that add beside multiplying
// that costs nothing, and elsewhere half of what would be possible at most.
package packed

// shape tells how many rows dst has, and how many terms each of their sums gains.
func shape(dst []float64, stride int, b []float64, m int) (rows, terms int) {
	if m == 0 || len(dst) == 0 {
		return 0, 0
	}
	return (len(dst)-1)/stride + 1, len(b) / m
}
