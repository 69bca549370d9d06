package lessons

import "testing"

// TestParseText: what is copied from a page is read as it was meant.
func TestParseText(t *testing.T) {
	for text, want := range map[string]string{
		"4, −1": "4, -1", ">>> a[0]": "a[0]", " >>>  >>> ..., −1 ": "..., -1", "1,\u00a02": "1, 2", ">>>": "", "a  >>> b": "a >>> b",
	} {
		if got := ParseText(text); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}
