package lessons

import "strings"

// importing is the line of code that brings NumPy in.
const importing = "import numpy as np\n"

// versioned is a screen's code with a comment that names the NumPy with which tests run
// it. NumPy 2 prints what print is given as NumPy 1 does, but its repr of a single
// number says what type that is: np.float64(0.5).
func versioned(code string) string {
	note := "  # run with NumPy 1.24; 2.x prints the same"
	if strings.Contains(code, "repr(") {
		note = "  # run with NumPy 1.24; 2.x writes one number as np.float64(…)"
	}
	return strings.Replace(code, importing, strings.TrimSuffix(importing, "\n")+note+"\n", 1)
}
