package lessons

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// importing is the line of code that brings NumPy in.
const importing = "import numpy as np\n"

// number is a line that holds nothing else.
var number = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^-?(\d+(\.\d*)?(e[-+]\d+)?|inf|nan)$`) })

// versioned is a screen's code with a comment that names the NumPy with which tests run
// it. NumPy 2 prints what print is given as NumPy 1 does, but its repr of a single
// number says of what type that is: np.float64(0.5).
func versioned(code, prints string) string {
	note := "the same"
	if single := number().FindString(prints); single != "" && strings.Contains(code, "repr(") {
		note = fmt.Sprintf("np.float64(%s)", single)
		if !strings.ContainsAny(single, ".ina") {
			note = fmt.Sprintf("np.int64(%s)", single)
		}
	}
	return strings.Replace(code, importing, strings.TrimSuffix(importing, "\n")+"  # run with NumPy 1.24; 2.x prints "+note+"\n", 1)
}
