//go:build !race

package proof

import "testing"

// Calibrates marks a test that measures over many seeds: sums alone, no goroutine.
// The race detector has nothing to find there, and would take fifteen times as long.
func Calibrates(*testing.T) {}
