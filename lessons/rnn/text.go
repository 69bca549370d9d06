package rnn

import (
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// How poems are learned: from pieces of the text that begin anywhere in it.
const (
	textUnits   = 32
	textSteps   = 25
	textBatch   = 8
	textRate    = 0.01
	textUpdates = 2000
	givenChars  = 10  // of the poem, when the cell is to go on writing it
	readChars   = 640 // of a longer text, which are read and written by itself
)

// poems are those that can be learned.
var poems = []struct {
	name     string // of its file
	language string
	text     func() string
}{
	{"camoes", "pt", data.Camoes},
	{"sonnet18", "en", data.Sonnet18},
}

// poemIn is the poem in a language, the first one where there is none.
func poemIn(language string) int {
	for i, poem := range poems {
		if poem.language == language {
			return i
		}
	}
	return 0
}

// A textSetup says everything that a training on a poem starts from.
type textSetup struct {
	Poem  int
	Plain bool    // SGD in place of Adam
	Rate  float64 // the learning rate
	Clip  float64 // the joint norm that gradients are cut down to; 0: they are not
	Seed  uint32
}

// A textRun is a cell that learns which character comes next.
type textRun struct {
	textSetup
	own      *Text // in place of the poem; nil for none
	alphabet data.Alphabet
	tokens   []int
	reader
	right    []float64 // the share of next characters that is right, after each so many updates; replaced, never written to
	read     reading   // what it makes of the poem now
	recalled struct {  // of a text of the learner's own
		updates int
		right   float64 // the share of next characters
	}
}

// A reading is what a cell writes by itself, and how it got there. It is of so many
// updates.
type reading struct {
	updates int
	text    []int       // what it wrote, behind what was given
	states  [][]float64 // after each of them
	next    [][]float64 // the probabilities of what comes behind each
}

// windows draws pieces of the poem.
func (r *textRun) windows() data.Windows {
	return data.Windows{Tokens: r.tokens, Kinds: r.alphabet.Len(), Steps: textSteps}
}

// newText starts a run on a poem afresh.
func newText(s textSetup) *textRun { return newRunOn(poems[s.Poem].text(), s) }

// newOwnText starts a run on a learner's own text afresh.
func newOwnText(own *Text, s textSetup) *textRun {
	r := newRunOn(own.Content, s)
	r.own = own
	return r
}

// newRunOn starts a run on a text afresh.
func newRunOn(text string, s textSetup) *textRun {
	r := &textRun{textSetup: s, alphabet: data.AlphabetOf(text)}
	r.tokens = r.alphabet.Tokens(text)
	training := nn.Training{Optimizer: usualAdam, Rate: s.Rate, Clip: s.Clip, BatchSize: textBatch, Source: r.windows()}
	if s.Plain {
		training.Optimizer = nn.SGD{}
	}
	cell := nn.Recurrent{Over: nn.Steps{Count: textSteps, Tokens: r.alphabet.Len()}, Units: textUnits}
	r.reader = newReader(cell, 1, random.New(s.Seed), training)
	r.read.updates, r.recalled.updates = -1, -1
	return r
}

// A textSaved is what Save keeps of a run.
type textSaved struct {
	setup textSetup
	run   nn.State
	right []float64
}

func (r *textRun) save() textSaved { return textSaved{r.textSetup, r.trainer.Save(), r.right} }

// restored returns the run as it was when it was saved: this one where the set-up is the
// same, else another.
func (r *textRun) restored(s textSaved) *textRun {
	switch {
	case r != nil && r.textSetup == s.setup:
	case r != nil && r.own != nil:
		r = newOwnText(r.own, s.setup)
	default:
		r = newText(s.setup)
	}
	r.trainer.Restore(s.run)
	r.right, r.read.updates, r.recalled.updates = s.right, -1, -1
	return r
}

// over tells whether the run is at its end.
func (r *textRun) over() bool { return r.after(textUpdates) }

// tick makes an update; false at the end.
func (r *textRun) tick() bool {
	if r.over() {
		return false
	}
	r.trainer.Batch()
	if r.trainer.Steps()%checkEvery == 0 {
		r.right = append(slices.Clip(r.right), r.recall())
	}
	return true
}

// step reads a character, and sets probabilities to those of the next: the softmax of
// what the network says.
func (r *textRun) step(trace *nn.Trace, token int, probabilities []float64) {
	softmax(probabilities, r.scores(trace, token))
}

// length is how many characters of the poem are read and written: all, but of a long text.
func (r *textRun) length() int { return min(len(r.tokens), readChars) }

// recall reads the poem from its beginning, and returns for how many of its characters
// the likeliest next one was the right one.
func (r *textRun) recall() float64 {
	trace, scores, right := r.one.NewForwardTrace(1), make([]float64, r.alphabet.Len()), 0
	trace.Carry()
	last := r.length() - 1
	for t, token := range r.tokens[:last] {
		r.step(trace, token, scores)
		right += kit.Bit(nn.Class(scores, 0) == r.tokens[t+1])
	}
	return float64(right) / float64(last)
}

// known is the share that was right when the poem was read last. A text of the learner's
// own is read when that is asked for.
func (r *textRun) known() float64 {
	if r.own != nil {
		if r.recalled.updates != r.trainer.Steps() {
			r.recalled.updates, r.recalled.right = r.trainer.Steps(), r.recall()
		}
		return r.recalled.right
	}
	if len(r.right) == 0 {
		return 0
	}
	return r.right[len(r.right)-1]
}

// writes is what the cell writes now: the poem's first characters are given, and then it
// is always what it holds the likeliest, until it is as long as the poem.
func (r *textRun) writes() reading {
	if r.read.updates == r.trainer.Steps() {
		return r.read
	}
	now := reading{updates: r.trainer.Steps()}
	trace, token, cell := r.one.NewForwardTrace(1), r.tokens[0], r.cell.OneStep().(nn.Recurrent)
	trace.Carry()
	for i := range r.length() {
		if i < givenChars {
			token = r.tokens[i]
		}
		next := make([]float64, r.alphabet.Len())
		r.step(trace, token, next)
		now.text, now.next = append(now.text, token), append(now.next, next)
		now.states = append(now.states, slices.Clone(cell.State(&trace.Passes[0], 0, 0)))
		token = nn.Class(next, 0)
	}
	r.read = now
	return now
}

// recited is how many characters of what it writes are those of the poem, from the first
// on, that being given.
func (r *textRun) recited() int {
	for i, token := range r.writes().text {
		if token != r.tokens[i] {
			return i
		}
	}
	return r.length()
}
