//go:build !purego

package processor

// Packed tells whether there are packed instructions to use. Every arm64 has them.
const Packed = true
