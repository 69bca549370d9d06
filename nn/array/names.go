package array

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// namesText is which names Python and NumPy know: whose, and then the names. It is
// written by testdata/names.py.
//
//go:embed names.txt
var namesText string

var knownNames = sync.OnceValue(func() map[string][]string {
	known := map[string][]string{}
	for line := range strings.Lines(namesText) {
		fields := strings.Fields(line)
		known[fields[0]] = fields[1:]
	}
	return known
})

// has tells whether Python, or NumPy, knows a name behind an owner's dot. What begins
// with two underscores is taken for known.
func has(owner, name string) bool {
	return strings.HasPrefix(name, "__") || slices.Contains(knownNames()[owner], name)
}
