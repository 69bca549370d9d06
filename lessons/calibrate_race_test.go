//go:build race

package lessons

import "testing"

// calibrates skips a measurement; see the other one.
func calibrates(t *testing.T) {
	t.Helper()
	t.Skip("a measurement, not for the race detector")
}
