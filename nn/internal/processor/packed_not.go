//go:build purego || !(amd64 || arm64)

package processor

// Packed tells whether there are packed instructions to use.
const Packed = false
