package array

import "strings"

// ParseList reads what np.array is given: lists in lists of numbers, as in
// "[[0, 1], [2.5, 3e2]]", alone or in the call, "np.array([1, 2])". Whole numbers
// make an int64 array; one float among them, or no numbers at all, makes it
// float64. As a second argument, int, float, and dtype=… are understood.
//
// Errors are as of [Evaluate]. Lists that np.array refuses are an [*Error]:
// [Inhomogeneous] if they are not of the same lengths, [BadField] for a second list
// instead of a list around both, [BadType], [BadArguments], [TooLarge], [NoNumber] for a
// text that is none, [BadValue] and [HugeValue] for what no int64 can be.
func ParseList(text string) (Array, error) {
	for _, call := range []string{"np.array(", "numpy.array(", "array("} {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(text), call); ok {
			a, _, err := Evaluate("np.array("+rest, nil)
			return a, moved(err, len(call)-len("np.array("), text)
		}
	}
	a, _, err := Evaluate("np.array("+text+")", nil)
	return a, moved(err, -len("np.array("), text)
}
