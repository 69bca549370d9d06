package draw

import (
	"strings"
	"testing"

	"sinapse/lessons/scene"
)

// TestNoBracketClosesOnALineOfItsOwn breaks worked lines at every width: none goes on
// below with the bracket that closes what stands above, or with a result alone.
func TestNoBracketClosesOnALineOfItsOwn(t *testing.T) {
	op := func(text string) scene.Term { return scene.Term{Kind: scene.Operator, Text: text} }
	num := func(v float64) scene.Term { return scene.Term{Kind: scene.Value, Quantity: scene.Number(v, 3)} }
	result := scene.Term{Kind: scene.Result, Quantity: scene.Number(0.125, 3)}
	lines := [][]scene.Term{
		{op("tanh("), num(0.25), op(") = "), result},
		{op("("), num(1), op(" + "), num(2), op(" + "), num(3), op(") ÷ "), num(3), op(" = "), result},
		{op("("), num(1), op(" − "), num(2), op(" )·( "), num(1), op(" − "), num(4), op(" ) = "), result},
	}
	d, broke := &Drawer{Voice: &Voice{}}, 0
	for i, line := range lines {
		for width := 4; width <= d.Wide(line); width++ {
			parts := d.broken(line, width)
			said := d.Worked(parts[0])
			for _, part := range parts[1:] {
				broke++
				if strings.HasSuffix(said, "= ") {
					t.Errorf("line %d in %d cells goes on below with a result without its sign", i, width)
				}
				said += d.Worked(part)
				if len(part) == 0 || closed(part[0]) {
					t.Errorf("line %d in %d cells goes on below with %+v", i, width, part)
				}
			}
			if whole := d.Worked(line); said != whole {
				t.Errorf("line %d in %d cells says %q, not %q", i, width, said, whole)
			}
		}
	}
	if broke == 0 {
		t.Error("nothing was broken")
	}
}
