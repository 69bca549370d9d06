package data_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// answers returns which of two is right at each step of a row of targets; −1 for none.
func answers(targets []float64) (right []int) {
	for t := 0; t < len(targets); t += 2 {
		switch {
		case math.IsNaN(targets[t]):
			right = append(right, -1)
		case targets[t] == 1 && targets[t+1] == 0:
			right = append(right, 0)
		case targets[t] == 0 && targets[t+1] == 1:
			right = append(right, 1)
		default:
			right = append(right, -2)
		}
	}
	return right
}

// What is wanted is what the inputs say, worked out in another way.
func TestSequencesAskForWhatTheySay(t *testing.T) {
	for name, c := range map[string]struct {
		source nn.Source
		kinds  int
		want   func(inputs []float64) []int
	}{
		"echo": {data.Echo{Steps: 12, Gap: 3}, 2, func(x []float64) []int {
			want := []int{-1, -1, -1}
			for _, v := range x[:9] {
				want = append(want, int(v))
			}
			return want
		}},
		"parity": {data.Parity{Steps: 9}, 2, func(x []float64) (want []int) {
			for i := range x {
				ones := 0.0
				for _, v := range x[:i+1] {
					ones += v
				}
				want = append(want, int(ones)%2)
			}
			return want
		}},
		"parity at the end": {data.Parity{Steps: 9, AtEnd: true}, 2, func(x []float64) []int {
			return []int{strings.Count(fmt.Sprint(x), "1") % 2}
		}},
		"flip-flop": {data.FlipFlop{Steps: 30, Write: 0.2}, 4, func(x []float64) (want []int) {
			for i := range x {
				last := slices.DeleteFunc(slices.Clone(x[:i+1]), func(v float64) bool { return v > data.TokenB })
				if len(last) == 0 {
					want = append(want, -1)
				} else {
					want = append(want, int(last[len(last)-1]))
				}
			}
			return want
		}},
		"recall": {data.Recall{Gap: 7}, 4, func(x []float64) []int { return []int{int(x[0])} }},
	} {
		d := nn.Draw(c.source, 200, random.New(1))
		seen := map[float64]int{}
		for i := range 200 {
			if got, want := answers(d.Y.Row(i)), c.want(d.X.Row(i)); !slices.Equal(got, want) {
				t.Fatalf("%s: %v asks for %v, want %v", name, d.X.Row(i), got, want)
			}
			for _, v := range d.X.Row(i) {
				seen[v]++
			}
		}
		if len(seen) != c.kinds {
			t.Errorf("%s: tokens %v", name, seen)
		}
	}
}

func TestAdding(t *testing.T) {
	d := nn.Draw(data.Adding{Steps: 11}, 3000, random.New(2))
	sum := 0.0
	for i := range d.Len() {
		var marked []int
		want := 0.0
		for step := range 11 {
			if d.X.At(i, 2*step+1) == 1 {
				marked = append(marked, step)
				want += d.X.At(i, 2*step)
			}
		}
		if len(marked) != 2 || marked[0] >= 5 || marked[1] < 5 || d.Y.At(i, 0) != want {
			t.Fatalf("%v with marks at %v asks for %v", d.X.Row(i), marked, d.Y.Row(i))
		}
		sum += (want - 1) * (want - 1) / 3000
	}
	if math.Abs(sum-1./6) > 0.01 {
		t.Errorf("saying 1 is wrong by %v", sum)
	}
}

func TestTexts(t *testing.T) {
	for _, c := range []struct {
		text       string
		all, kinds int
	}{{data.Camoes(), 474, 34}, {data.Sonnet18(), 621, 31}} {
		alphabet := data.AlphabetOf(c.text)
		tokens := alphabet.Tokens(c.text)
		var back strings.Builder
		for _, token := range tokens {
			back.WriteRune(alphabet.Runes[token])
		}
		if len(tokens) != c.all || alphabet.Len() != c.kinds || back.String() != c.text {
			t.Errorf("%d tokens of %d kinds: %.20q", len(tokens), alphabet.Len(), back.String())
		}
	}
	if a := data.AlphabetOf("abc"); a.Token('é') != -1 || len(a.Tokens("aéb")) != 2 {
		t.Error("there are characters that there are not")
	}
	w := data.Windows{Tokens: []int{3, 1, 4, 1, 5}, Kinds: 6, Steps: 3}
	d := nn.Draw(w, 40, random.New(1))
	seen := map[float64]bool{}
	for i := range 40 {
		x, y := d.X.Row(i), d.Y.Row(i)
		seen[x[0]] = true
		for step := range 3 {
			row := y[step*6:][:6]
			next := slices.Index(row, 1)
			if step < 2 && float64(next) != x[step+1] || slices.Index(row[next+1:], 1) >= 0 {
				t.Fatalf("after %v comes %v", x, row)
			}
		}
	}
	if len(seen) != 2 {
		t.Errorf("windows begin with %v", seen)
	}
}

// Each reader reads the whole text, from where it begins, with nothing left out.
func TestReaders(t *testing.T) {
	alphabet := data.AlphabetOf(data.Camoes())
	tokens := alphabet.Tokens(data.Camoes())
	d := data.Windows{Tokens: tokens, Kinds: alphabet.Len(), Steps: 25}.Readers(8)
	if d.Len() != 8*19 {
		t.Fatalf("%d pieces", d.Len())
	}
	for reader := range 8 {
		at := reader * len(tokens) / 8
		for batch := range 19 {
			x, y := d.X.Row(8*batch+reader), d.Y.Row(8*batch+reader)
			for step := range 25 {
				next := tokens[(at+1)%len(tokens)]
				if x[step] != float64(tokens[at%len(tokens)]) || y[step*alphabet.Len()+next] != 1 {
					t.Fatalf("reader %d, batch %d, step %d reads on elsewhere", reader, batch, step)
				}
				at++
			}
		}
	}
}

func TestNames(t *testing.T) {
	if pt, en := len(data.NamesPT()), len(data.NamesEN()); pt != 264 || en != 237 {
		t.Errorf("%d and %d names", pt, en)
	}
	d := data.NameSet([]string{"ana", "z"}, 5)
	if got, want := fmt.Sprint(d.X.Data), "[0 1 14 1 0 0 26 0 0 0]"; got != want {
		t.Errorf("inputs %s, want %s", got, want)
	}
	var next []int
	for step := range 10 {
		row := d.Y.Data[step*data.NameKinds:][:data.NameKinds]
		if math.IsNaN(row[0]) {
			next = append(next, -1)
		} else {
			next = append(next, slices.Index(row, 1))
		}
	}
	if want := []int{1, 14, 1, 0, -1, 26, 0, -1, -1, -1}; !slices.Equal(next, want) {
		t.Errorf("targets %v, want %v", next, want)
	}
}

func TestClouds(t *testing.T) {
	for name, c := range map[string]struct {
		source data.Bells
		due    float64
	}{"two": {data.TwoBells(), 0.997}, "eight": {data.EightBells(), 0.989}, "grid": {data.GridBells(), 0.989}} {
		n := len(c.source.Centres)
		d := nn.Draw(c.source, 1000*n, random.New(1))
		for k, count := range c.source.Counts(d.X) {
			if math.Abs(float64(count)-1000*c.due) > 100 {
				t.Errorf("%s: %d of 1000 around centre %d", name, count, k)
			}
		}
	}
	ring := nn.Draw(data.Ring{Radius: 2, Deviation: 0.1}, 2000, random.New(2)).X
	sectors, far := [12]int{}, 0.0
	for i := range ring.Rows {
		x, y := ring.At(i, 0), ring.At(i, 1)
		sectors[int(6*(math.Atan2(y, x)/math.Pi+1))%12]++
		far += math.Hypot(x, y) / 2000
	}
	if slices.Min(sectors[:]) < 120 || math.Abs(far-2) > 0.01 {
		t.Errorf("sectors %v, radius %v", sectors, far)
	}
	even, normal := nn.Draw(data.Noise{Width: 3, Even: true}, 1000, random.New(3)).X, nn.Draw(data.Noise{Width: 3}, 1000, random.New(3)).X
	if slices.Max(even.Data) >= 1 || slices.Max(normal.Data) < 2 || even.Cols != 3 {
		t.Errorf("noise up to %v and %v", slices.Max(even.Data), slices.Max(normal.Data))
	}
}

func TestMovedDigits(t *testing.T) {
	digit := data.DigitSet(data.Digits()[:1]).X.Row(0)
	moved, back := make([]float64, 64), make([]float64, 64)
	data.MoveDigit(moved, digit, 1, -1)
	for i := range 8 {
		for j := range 8 {
			want := 0.0
			if i > 0 && j < 7 {
				want = digit[(i-1)*8+j+1]
			}
			if moved[i*8+j] != want {
				t.Fatalf("pixel %d, %d is %v, want %v", i, j, moved[i*8+j], want)
			}
		}
	}
	r, places := random.New(1), map[string]int{}
	for range 900 {
		copy(back, digit)
		data.DigitMoves{}.Augment(back, r)
		places[fmt.Sprint(back)]++
	}
	if len(places) != 9 {
		t.Errorf("%d moves", len(places))
	}
	if n := testing.AllocsPerRun(50, func() { data.DigitMoves{}.Augment(back, r) }); n != 0 {
		t.Errorf("a move allocates %v times", n)
	}
}
