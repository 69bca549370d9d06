//go:build !race

package daily

// Racing tells whether the race detector is on: everything takes many times as long.
const Racing = false
