package data

import (
	_ "embed" // the texts below
	"math"
	"slices"
	"strings"

	"sinapse/nn"
	"sinapse/nn/random"
)

var (
	//go:embed camoes.txt
	camoes string
	//go:embed sonnet18.txt
	sonnet18 string
	//go:embed names-pt.txt
	namesPT string
	//go:embed names-en.txt
	namesEN string
)

// Camoes returns a sonnet of Luís de Camões, 474 characters of 34 kinds.
func Camoes() string { return camoes }

// Sonnet18 returns a sonnet of William Shakespeare, 621 characters of 31 kinds.
func Sonnet18() string { return sonnet18 }

// NamesPT returns 264 first names usual in Portuguese, of the letters a to z.
func NamesPT() []string { return strings.Fields(namesPT) }

// NamesEN returns 237 first names usual in English, of the letters a to z.
func NamesEN() []string { return strings.Fields(namesEN) }

// An Alphabet numbers the kinds of characters of a text: token i is Runes[i].
type Alphabet struct{ Runes []rune }

// AlphabetOf returns the kinds of characters in a text, in the order of their code
// points.
func AlphabetOf(text string) Alphabet {
	runes := []rune(text)
	slices.Sort(runes)
	return Alphabet{slices.Compact(runes)}
}

// Len returns the number of kinds.
func (a Alphabet) Len() int { return len(a.Runes) }

// Token returns the number of a character; −1 if there is none.
func (a Alphabet) Token(r rune) int {
	if i, ok := slices.BinarySearch(a.Runes, r); ok {
		return i
	}
	return -1
}

// Tokens returns the numbers of a text's characters, leaving out those that the
// alphabet does not have.
func (a Alphabet) Tokens(text string) []int {
	var tokens []int
	for _, r := range text {
		if t := a.Token(r); t >= 0 {
			tokens = append(tokens, t)
		}
	}
	return tokens
}

// Windows draws pieces of a text, of Steps characters each: inputs are tokens, the
// targets at each step the next token, as 1 among Kinds zeros. It panics if there
// are not more tokens than steps.
type Windows struct {
	Tokens []int
	Kinds  int
	Steps  int
}

// Widths returns Steps, and Kinds for each.
func (w Windows) Widths() (inputs, targets int) { return w.Steps, w.Steps * w.Kinds }

// Sample draws where a piece begins: np.random.randint(len(text) - steps).
func (w Windows) Sample(inputs, targets []float64, r *random.Stream) {
	w.At(int(draw(r, int64(len(w.Tokens)-w.Steps))), inputs, targets)
}

// At sets inputs and targets to the piece that begins at a token.
func (w Windows) At(from int, inputs, targets []float64) {
	clear(targets)
	for t := range w.Steps {
		inputs[t] = float64(w.Tokens[from+t])
		targets[t*w.Kinds+w.Tokens[from+t+1]] = 1
	}
}

// Readers returns pieces in the order in which some readers go through the text, round
// and round, each from another place on: reader i begins at i/readers of it, and every
// batch of as many samples as there are readers holds the next piece of each. Once
// through, each has been round. A state that goes on from batch to batch goes on with
// its reader.
func (w Windows) Readers(readers int) nn.Dataset {
	n := len(w.Tokens)
	ring := w
	ring.Tokens = slices.Concat(w.Tokens, w.Tokens[:w.Steps+1])
	batches := (n + w.Steps - 1) / w.Steps
	inputs, targets := w.Widths()
	d := nn.Dataset{X: nn.NewMatrix(batches*readers, inputs), Y: nn.NewMatrix(batches*readers, targets)}
	for k := range d.Len() {
		ring.At((k%readers*n/readers+k/readers*w.Steps)%n, d.X.Row(k), d.Y.Row(k))
	}
	return d
}

// draw returns a whole number from 0 to n−1. It panics if there is none.
func draw(r *random.Stream, n int64) int64 {
	v, err := r.RandInt(0, n)
	if err != nil {
		panic(err)
	}
	return v
}

const (
	// NameKinds is how many tokens names are made of: NameEnd, and a to z from 1 on.
	NameKinds = 27
	// NameEnd is the token before and after a name.
	NameEnd = 0
)

// NameToken returns the token of a letter from a to z.
func NameToken(letter byte) int { return int(letter-'a') + 1 }

// NameSet makes a data set of names of the letters a to z, at most steps−1 of them:
// inputs are NameEnd and the letters, the targets at each step the next token, as 1
// among NameKinds zeros, up to the NameEnd that ends a name. Behind it there are no
// targets.
func NameSet(names []string, steps int) nn.Dataset {
	d := nn.Dataset{X: nn.NewMatrix(len(names), steps), Y: nn.NewMatrix(len(names), steps*NameKinds)}
	for i, name := range names {
		x, y := d.X.Row(i), d.Y.Row(i)
		for t := range steps {
			target := y[t*NameKinds:][:NameKinds]
			switch {
			case t < len(name):
				x[t+1] = float64(NameToken(name[t]))
				target[NameToken(name[t])] = 1
			case t == len(name):
				target[NameEnd] = 1
			default:
				target[0] = math.NaN()
			}
		}
	}
	return d
}
