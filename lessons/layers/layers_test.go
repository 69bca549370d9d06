package layers

import (
	"testing"

	"sinapse/lessons/scene"
)

// TestTwoLayersPrintsTheScript holds the script of two layers to what NumPy
// printed for it, where there is no Python to ask.
func TestTwoLayersPrintsTheScript(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*twoState)
		want   string
	}{
		{"as it stands", func(*twoState) {}, "[[ 0.148296   -0.08397602]\n [ 0.14100315 -0.01340469]\n [ 0.20124979 -0.07290616]]"},
		{"with ReLU", func(s *twoState) { s.relu = true }, "[[ 0.148296   -0.08397602]\n [ 0.1196862  -0.0079471 ]\n [ 0.07324824 -0.04625712]]"},
		{"broken", func(s *twoState) { s.expects = 4 }, "ValueError: shapes (3,5) and (4,2) not aligned: 5 (dim 1) != 4 (dim 0)"},
	} {
		s := startTwo(0)
		test.change(&s)
		for s.step() {
		}
		if got := s.prints(); got != test.want {
			t.Errorf("%s: printed\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

// TestNetworkItemsHaveTheirOwnPlaces: two items in one place could never both
// be reached by the arrows.
func TestNetworkItemsHaveTheirOwnPlaces(t *testing.T) {
	places := map[[2]int]scene.ItemID{}
	for _, item := range (&sparseState{}).picture().Items {
		at := [2]int{item.Row, item.Column}
		if other, taken := places[at]; taken {
			t.Errorf("%s stands where %s does", item.ID, other)
		}
		places[at] = item.ID
	}
}

// TestAnOutputHalfCutTellsWhatLacks cuts the output while hidden links are cut
// too: the goal counts those, instead of a share that is reached.
func TestAnOutputHalfCutTellsWhatLacks(t *testing.T) {
	s := &sparseState{}
	s.cut[0], s.cut[2] = 50, 50
	if now := s.judgeOutput(); now.Met || now.Now.Unit != "cuts.hidden" || now.Now.Value != 12 {
		t.Errorf("12 cut links of hidden 1 give %+v", now)
	}
}

// TestTheoryIsAskedFirst looks at the bands of the bell before anything is drawn and
// after: the share that theory gives is what the question asks for.
func TestTheoryIsAskedFirst(t *testing.T) {
	c := New(0).(*layers)
	c.draw()
	for range 2 {
		for _, band := range c.bell().Bands {
			if drawn := len(c.drawn) > 0; band.Theory.Given != drawn {
				t.Errorf("%s: drawn: %v, theory told: %v", band.Name, drawn, band.Theory.Given)
			}
		}
		c.drawMore()
	}
}
