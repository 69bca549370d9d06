// Package processor tells what this processor can do: packed and elementary may use it,
// and it uses nothing of ours.
package processor
