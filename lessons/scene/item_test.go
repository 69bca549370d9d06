package scene

import (
	"slices"
	"testing"
)

func TestItemsHaveOneText(t *testing.T) {
	for text, id := range map[string]ItemID{
		"": {}, "loss": At("loss"), "w1": At("w", 1), "w10.12.3": At("w", 10, 12, 3), "a0.0.0.0": At("a", 0, 0, 0, 0),
		"g.w2.1.12": At("w", 2, 1, 12).Aspect("g"), "q.b1": At("b", 1).Aspect("q"),
	} {
		read, err := ParseItem(text)
		if err != nil || read != id || id.String() != text {
			t.Errorf("%q is read as %q, %v, and written %q", text, read, err, id)
		}
	}
	for _, text := range []string{"1", "1.2", "w01", "w1.", "w1..2", "w1.x", "w1x", "w1,2", "w1.+2", "w1.-2", "w99999999999999999999", "é1٣"} {
		if read, err := ParseItem(text); err == nil {
			t.Errorf("%q is read as %q", text, read)
		}
	}
}

func TestItemsAreTakenApart(t *testing.T) {
	id := At("w", 10, 12, 3)
	if at, ok := id.Of("w", 3); !ok || !slices.Equal(at, []int{10, 12, 3}) {
		t.Errorf("%v has %v, %v", id, at, ok)
	}
	for kind, count := range map[string]int{"w": 2, "b": 3, "": 3} {
		if _, ok := id.Of(kind, count); ok {
			t.Errorf("%v is of kind %q with %d indices", id, kind, count)
		}
	}
	if at, ok := At("a").Of("a", 0); !ok || len(at) > 0 {
		t.Errorf("the cell of an array without axes has %v, %v", at, ok)
	}
	if aspect, of := id.Aspect("g").Split(); aspect != "g" || of != id {
		t.Errorf("the gradient of %v is %q of %v", id, aspect, of)
	}
	if aspect, of := id.Split(); aspect != "" || of != id {
		t.Errorf("%v is %q of %v", id, aspect, of)
	}
}

func FuzzParseItem(f *testing.F) {
	for _, text := range []string{"", "loss", "w1.2.3", "g.w1.1", "w01", "1", "w1."} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, err := ParseItem(text)
		if err != nil {
			return
		}
		if id.String() != text || At(id.Kind(), id.Indices()...) != id {
			t.Errorf("%q is read as %q with %v", text, id, id.Indices())
		}
	})
}
