//go:build !purego

package packed

import (
	"os"
	"strings"
)

// wide tells whether the processor has AVX2, the system keeps its registers, and
// nobody switched it off as for Go itself: GODEBUG=cpu.avx2=off.
var wide = hasAVX2() && !strings.Contains(os.Getenv("GODEBUG"), "cpu.avx2=off")

func hasAVX2() bool
