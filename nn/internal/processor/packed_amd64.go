//go:build !purego

package processor

import (
	"os"
	"strings"
)

// Packed tells whether there are packed instructions to use: the processor has
// AVX2, the system keeps its registers, and nobody switched it off, as for Go
// itself, by GODEBUG=cpu.avx2=off.
var Packed = hasAVX2() && !strings.Contains(os.Getenv("GODEBUG"), "cpu.avx2=off")

func hasAVX2() bool
