package dot

import (
	"errors"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/proof"
)

// TestTypedProducts types products as learners do.
func TestTypedProducts(t *testing.T) {
	for _, c := range []struct{ typed, text, want string }{
		{">>> x.dot(W.T)", "np.dot(x, W.T)", ""},
		{"np.matmul(W, x)", "W @ x", ""},
		{"x @ W.transpose()", "x @ W.transpose()", ""},
		{"np.dot([1, 2, 3, 4], W.T)", "np.dot([1, 2, 3, 4], W.T)", ""},
		{"x @ W", "x @ W", "ValueError: matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size 3 is different from 4)"},
		{"np.dot(x, w)", "", "NameError: name 'w' is not defined"},
		{"np.dot(x W)", "", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"np.dot(x, W.T", "", "SyntaxError: '(' was never closed"},
		{"np.dot(x)", "", "TypeError: dot() missing 1 required positional argument: 'b'"},
		{"x + 1", "", "error.product"},
		{"np.dot(np.ones((9, 9)), np.ones((9, 9)))", "", "error.large"},
	} {
		s := lessons.NewSession(New(0), lessons.NewProgress().Record("dot"))
		if err := s.Apply(lessons.Move{Verb: lessons.GoTo, Target: "mismatch"}); err != nil {
			t.Fatal(err)
		}
		proof.SkipAll(s)
		err := s.Apply(lessons.Move{Verb: lessons.Type, Target: "call", Value: c.typed})
		control, _ := s.Control("call")
		field := control.(lessons.Text)
		var refused *lessons.Refusal
		if !errors.As(err, &refused) {
			refused = field.Problem()
		}
		got := ""
		if refused != nil {
			if got = refused.Python; got == "" {
				got = refused.Word
			}
		}
		if got != c.want || c.text != "" && field.Get() != c.text || (err == nil) != (c.text != "") {
			t.Errorf("%s: %q, and %q, want %q, and %q", c.typed, field.Get(), got, c.text, c.want)
		}
	}
}
