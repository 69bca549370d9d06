package kit

import (
	"slices"
	"testing"

	"sinapse/lessons"
)

// TestBindersSetWhatTheyAreBoundTo turns each kind of control: its value changes, and
// what hangs on it is done afterwards.
func TestBindersSetWhatTheyAreBoundTo(t *testing.T) {
	var number float64
	var whole, picked int
	var so, on bool
	named := "b"
	done := 0
	after := func() { done++ }
	knob := Then(Knob(lessons.Slider{Max: 9}, &number, after), after)
	count := Whole(lessons.Slider{Max: 9}, &whole, after)
	pick := Pick("pick", []string{"x", "y", "z"}, &picked, after)
	either := Either("either", "no", "yes", &so, after)
	toggle := Toggle("toggle", &on, after)
	among := Among("among", Keys("letter.", []string{"a", "b"}), []string{"a", "b"}, named, func(name string) { named = name })
	if err := knob.Set(2.5); err != nil {
		t.Fatal(err)
	}
	if err := count.Set(2.9999); err != nil { // what comes of 2.8 + 0.2
		t.Fatal(err)
	}
	if err := count.Set(-1.9999); err != nil || whole != -2 {
		t.Errorf("−1.9999 is set as %d, %v", whole, err)
	}
	if err := count.Set(3); err != nil {
		t.Fatal(err)
	}
	pick.Set(2)
	either.Set(1)
	toggle.Set(true)
	if now := among.Get(); now != 1 {
		t.Errorf("b is the %d. of a and b", now)
	}
	among.Set(0)
	if number != 2.5 || whole != 3 || picked != 2 || !so || !on || named != "a" || done != 8 {
		t.Errorf("%v, %v, %v, %v, %v, %q, after %d", number, whole, picked, so, on, named, done)
	}
	if knob.Get() != 2.5 || count.Get() != 3 || pick.Get() != 2 || either.Get() != 1 || !toggle.Get() {
		t.Error("a control does not show what it is bound to")
	}
	if count.Step != 1 || !slices.Equal(among.Options, []string{"letter.a", "letter.b"}) || !slices.Equal(NumberedKeys("case.", 2), []string{"case.1", "case.2"}) {
		t.Error("a step, or a word's key")
	}
}

// TestLineIsLedThroughItsPresets follows the arrows through the presets of a field.
func TestLineIsLedThroughItsPresets(t *testing.T) {
	text := "b"
	line := Line(lessons.Text{ID: "call"}, &text, []string{"a", "b", "c"})
	if line.Get() != "b" || line.Next(1) != "c" || line.Next(2) != "a" || line.Next(-2) != "c" {
		t.Errorf("at %q, then %q, %q, %q", line.Get(), line.Next(1), line.Next(2), line.Next(-2))
	}
	if text = "typed"; line.Get() != "typed" || line.Next(1) != "a" {
		t.Errorf("at %q, then %q", line.Get(), line.Next(1))
	}
}

// TestLarger tells two numbers apart, but not by less than what counts as alike.
func TestLarger(t *testing.T) {
	for _, test := range []struct {
		first, second, alike float64
		right                string
	}{{2, 1, 0, "1"}, {1, 2, 0, "3"}, {1, 1, 0, "2"}, {2, 1, 1, "2"}, {1, 2, 1, "2"}, {2.5, 1, 1, "1"}, {1, 2.5, 1, "3"}} {
		if right := Larger(test.first, test.second, test.alike); right != test.right {
			t.Errorf("of %v and %v, alike by %v: %s, want %s", test.first, test.second, test.alike, right, test.right)
		}
	}
}
