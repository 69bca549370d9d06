//go:build race

package proof

import "testing"

// Calibrates skips a measurement; see the other one.
func Calibrates(t *testing.T) {
	t.Helper()
	t.Skip("a measurement, not for the race detector")
}
