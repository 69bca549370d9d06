package shapes

import (
	"errors"
	"testing"

	"sinapse/lessons"
)

// TestTooLargeForThePage types shapes that the page takes, that it has no room for,
// and that no machine has room for; the last are refused in NumPy's words alone.
func TestTooLargeForThePage(t *testing.T) {
	s := lessons.NewSession(New(0), lessons.NewProgress().Record("shapes"))
	if err := s.Apply(lessons.Move{Verb: lessons.GoTo, Target: "rank"}); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"6,6,6,6,6,6,6,6": "", "2000000": "", "0,9000000000000000000": "", "2000001": "error.limit", "3000,3000": "error.limit", "4000,4000": "error.limit",
		"100000,100000,100000": "error.memory", "2,-3": "error.negative",
		"1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1": "error.dimensions",
	} {
		err := s.Apply(lessons.Move{Verb: lessons.Type, Target: "shape", Value: text})
		var refused *lessons.Refusal
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", text, err)
		case want != "" && (!errors.As(err, &refused) || refused.Word != want):
			t.Errorf("%s: %v, want %s", text, err, want)
		case want == "error.limit" && (refused.Python != "" || refused.Facts["limit"] != "2000000"):
			t.Errorf("%s: %+v", text, refused)
		}
	}
}
