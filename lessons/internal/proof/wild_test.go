package proof

import "testing"

// TestEdgesAreSeen holds where the moment after is looked at: where a digit that is
// shown could as well be the next one.
func TestEdgesAreSeen(t *testing.T) {
	python := needNumPy(t)
	for _, c := range []struct {
		code string
		edge bool
	}{
		{"print(f\"{0.1235 - 1e-14:.3f}\")", true},
		{"print(f\"{0.1234:.3f} {2.5:+.3f}\")", false},
		{"print(\"%.1f\" % (0.25 + 1e-13))", true},
		{"print(f\"{1.25e30:.1e}\")", true},
		{"print(round(0.1235 + 1e-14, 3))", true},
		{"print(round(0.1234, 3))", false},
		{"import numpy as np\nprint(np.round(np.array([1.0, 2.25]), 1))", true},
		{"import numpy as np\nprint(np.round(np.array([[1.0], [2.24]]), 1))", false},
	} {
		if got := python.onEdge(c.code); got != c.edge {
			t.Errorf("%s: on the edge is %t", c.code, got)
		}
	}
}

// TestProgramsLeaveNothing holds that a program runs as if it were the first.
func TestProgramsLeaveNothing(t *testing.T) {
	answers, err := needNumPy(t).run(
		"import numpy as np\nnp.set_printoptions(precision=2)\nnp.seterr(all=\"ignore\")\nleft = 1",
		"import numpy as np\nprint(np.array([1 / 3]))\nprint(np.log(np.array([0.0])))",
		"print(left)",
	)
	if err != nil {
		t.Fatal(err)
	}
	if got := answers[1].Printed; got[:13] != "[0.33333333]\n" || len(got) < 30 {
		t.Errorf("after another program this is printed: %q", got)
	}
	if !answers[2].Failed {
		t.Error("a program sees what another left")
	}
}
