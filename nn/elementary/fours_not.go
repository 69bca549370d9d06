//go:build purego || !(amd64 || arm64)

package elementary

// tanhFours has no packed instructions to use, and so does nothing.
func tanhFours(_, _ []float64) int { return 0 }

// expFours does nothing.
func expFours(_, _ []float64) int { return 0 }

// sigmoidFours does nothing.
func sigmoidFours(_, _ []float64) int { return 0 }
