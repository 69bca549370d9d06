//go:build !race

package lessons

import "testing"

// calibrates marks a test that measures over many seeds: sums alone, no goroutine.
// The race detector has nothing to find there, and would take fifteen times as long.
func calibrates(*testing.T) {}
