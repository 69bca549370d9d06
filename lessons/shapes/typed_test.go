package shapes

import (
	"errors"
	"strings"
	"testing"

	"sinapse/lessons"
	"sinapse/lessons/internal/proof"
)

// TestTypedPython types what learners type at the chapter's prompts: valid NumPy works,
// what Python refuses gets its text, and what we do not do gets words of ours.
func TestTypedPython(t *testing.T) {
	for _, c := range []struct{ screen, field, typed, text, want string }{
		{"brackets", "call", "[1,2,3], ndmin=2", "[1,2,3], ndmin=2", ""},
		{"brackets", "call", "[1,2], ndmin:=2", "[1,2], ndmin:=2", "TypeError: Cannot interpret '2' as a data type"},
		{"brackets", "call", "([0,1,2,3],[0,1,2,3])", "([0,1,2,3],[0,1,2,3])", ""},
		{"brackets", "call", ">>> a = np.array([1/2, −1])", "[1/2, -1]", ""},
		{"brackets", "call", "np.array([0,1,2,3]).reshape(2, 2).T", "np.array([0,1,2,3]).reshape(2, 2).T", ""},
		{"brackets", "call", "np.zeros((2,3))", "np.zeros((2,3))", ""},
		{"brackets", "call", "range(4)", "range(4)", ""},
		{"brackets", "call", "[0,1].reshape(1,2)", "[0,1].reshape(1,2)", "AttributeError: 'list' object has no attribute 'reshape'"},
		{"brackets", "call", "[1 2]", "", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"},
		{"brackets", "call", "[True, False]", "", "error.parse.truth"},
		{"brackets", "call", "[1,2]).sum(", "", "error.noarray"},
		{"index", "expression", "(0, 1)", "(0, 1)", ""},
		{"index", "expression", "(1)", "(1)", ""},
		{"index", "expression", "a[1, −1]", "1, -1", ""},
		{"index", "expression", "[0, 1]", "", "error.index.fancy"},
		{"index", "expression", "[0, 5]", "", "IndexError: index 5 is out of bounds for axis 0 with size 2"},
		{"index", "expression", "a[0].T", "", "error.prompt"},
		{"index", "expression", "1/2", "", "IndexError: only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or boolean arrays are valid indices"},
		{"reshape", "reshape", "4, −1", "(4, -1)", ""},
		{"reshape", "reshape", "a.reshape([2, 12])", "(2, 12)", ""},
		{"reshape", "reshape", "5, 5", "(5, 5)", "ValueError: cannot reshape array of size 24 into shape (5,5)"},
		{"reshape", "reshape", "2.5", "", "TypeError: expected a sequence of integers or a single integer, got '2.5'"},
		{"reshape", "reshape", "2, 12, order='F'", "", "error.ours.option"},
		{"broadcast", "left", "b.shape = (2, 1)", "(2, 1)", ""},
	} {
		s := lessons.NewSession(New(0), lessons.NewProgress().Record("shapes"))
		if err := s.Apply(lessons.Move{Verb: lessons.GoTo, Target: c.screen}); err != nil {
			t.Fatal(err)
		}
		proof.SkipAll(s)
		err := s.Apply(lessons.Move{Verb: lessons.Type, Target: c.field, Value: c.typed})
		control, _ := s.Control(c.field)
		field := control.(lessons.Text)
		var refused *lessons.Refusal
		if !errors.As(err, &refused) && err == nil && field.Problem != nil {
			refused = field.Problem()
		}
		got := ""
		if refused != nil {
			got = refused.Python
			if got == "" {
				got = refused.Word
			}
		}
		if got != c.want || c.text != "" && field.Get() != c.text || strings.HasPrefix(got, "error.") && err == nil {
			t.Errorf("%s of %s: %q, and %q, want %q, and %q", c.typed, c.screen, field.Get(), got, c.text, c.want)
		}
	}
}
