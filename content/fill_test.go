package content

import (
	"reflect"
	"slices"
	"testing"
)

func TestFill(t *testing.T) {
	values := map[string]string{"loss": "0.5", "w1": "{loss}", "a.b-c_D": "x", "empty": "", "n": "1"}
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"no names", "no names"},
		{"{loss}", "0.5"},
		{"a {loss} b {loss}", "a 0.5 b 0.5"},
		{"{w1}", "{loss}"},
		{"{a.b-c_D}{empty}!", "x!"},
		{"{unknown} {loss}", "{unknown} 0.5"},
		{"{{loss}}", "{0.5}"},
		{"{ loss } {} {lo ss} {loss", "{ loss } {} {lo ss} {loss"},
		{"{é} {loss}", "{é} 0.5"},
		{"{n} {n|época|épocas}, {loss} {loss|a|b}", "1 época, 0.5 b"},
		{"{unknown|a|b} {|a|b} {n|a}", "{unknown|a|b} {|a|b} 1"},
		{"} {loss}", "} 0.5"},
	} {
		if got := Fill(test.text, values); got != test.want {
			t.Errorf("Fill(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestFillSpansLeavesItsInputAlone(t *testing.T) {
	spans := []Span{{Text: "loss "}, {Text: "{loss}", Strong: true}}
	got := FillSpans(spans, map[string]string{"loss": "0.5"})
	want := []Span{{Text: "loss "}, {Text: "0.5", Strong: true}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if spans[1].Text != "{loss}" {
		t.Errorf("the input became %+v", spans)
	}
	if got := PlainText(got); got != "loss 0.5" {
		t.Errorf("PlainText = %q", got)
	}
}

func TestPlaceholders(t *testing.T) {
	got := Placeholders("{w2} of {w1}, {w2} and { none } {}")
	if want := []string{"w1", "w2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Placeholders("none"); len(got) != 0 {
		t.Errorf("got %q, want none", got)
	}
}

// A text filled with nothing is itself, and filled with values it has none of
// the placeholders left that had one.
func FuzzFill(f *testing.F) {
	f.Add("a {b} {{c}} }{", "b", "v")
	f.Fuzz(func(t *testing.T, text, name, value string) {
		if got := Fill(text, nil); got != text {
			t.Errorf("Fill(%q, nil) = %q", text, got)
		}
		had := slices.Contains(Placeholders(text), name)
		if got := Fill(text, map[string]string{name: value}); !had && got != text {
			t.Errorf("Fill(%q) without %q = %q", text, name, got)
		}
	})
}
