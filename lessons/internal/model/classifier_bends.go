package model

import (
	"fmt"
	"slices"
	"strings"
)

// Bend is the activation of hidden layer l, from 1.
func (s ClassifierSetup) Bend(l int) string {
	if s.Bends != nil {
		return s.Bends[l-1]
	}
	return s.Activation
}

// bendsCode are the activations of a network whose hidden layers have one each, and its
// output's: each with its slope, which its answers a tell; then which layer has which.
func (s ClassifierSetup) bendsCode() string {
	if s.Bends == nil {
		return ""
	}
	of := append(slices.Clone(s.Bends), s.outCurve())
	var code strings.Builder
	code.WriteString("bend = {  # each with its slope\n")
	for _, name := range slices.Compact(slices.Sorted(slices.Values(of))) {
		bend := "lambda z: " + bendCode[name].bend
		if name == "tanh" {
			bend = "np.tanh"
		}
		slope := strings.ReplaceAll(strings.TrimPrefix(bendCode[name].slope, " * "), "a[l]", "a")
		if slope == "" {
			slope = "1"
		}
		fmt.Fprintf(&code, "    %q: (%s, lambda a: %s),\n", name, bend, slope)
	}
	return code.String() + "}\nof = [\"" + strings.Join(of, `", "`) + "\"]  # of each layer\n\n"
}
