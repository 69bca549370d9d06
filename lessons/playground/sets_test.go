package playground

import (
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/course/daily"
	"sinapse/lessons/internal/proof"
)

// TestSetsAreDrawnInPython trains on each set, with its noise and without, from the point
// and from all features, with hidden layers and without: NumPy draws the same samples and
// prints the same losses.
func TestSetsAreDrawnInPython(t *testing.T) {
	for _, data := range dataNames {
		for _, more := range daily.Some(t, []string{
			"noise=0&hidden=4,2&rate=0.03&batch=10",
			"noise=20&hidden=4&activation=relu&rate=0.03&batch=10&shuffle=true&share=80",
			"noise=35&rate=0.01&batch=30&features=" + strings.Join(columnsOf(data), ",") + "&l2=0.01",
			"noise=10&hidden=6&activation=linear&rate=0.01&batch=10&dropout=0.2&seed=5",
		}, 1) {
			s := lessons.NewSession(New(0), lessons.NewProgress().Record("playground"))
			proof.Do(t, s, "move free")
			proof.Do(t, s, "type part 7")
			proof.Do(t, s, "type address sinapse#data="+data+"&"+more)
			proof.Do(t, s, "tick 6")
			t.Run(data, func(t *testing.T) { proof.Prints(t, s) })
		}
	}
}
