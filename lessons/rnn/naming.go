package rnn

import (
	"slices"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// How names are learned: whole names, drawn from four fifths of a list; the others are
// held.
const (
	nameUnits   = 16
	nameSteps   = 16 // more than the longest name has letters
	nameBatch   = 32
	nameRate    = 0.01
	nameUpdates = 800
	nameCheck   = 10  // updates, after which the held names are asked
	pairPrior   = 0.1 // what a pair counts that was never seen

	inventedNames = 60
	coldest       = 0.1 // temperature
)

// A nameList is one that can be learned.
type nameList struct {
	name     string // of its file
	language string
	names    func() []string
}

var nameLists = []nameList{
	{"names-pt", "pt", data.NamesPT},
	{"names-en", "en", data.NamesEN},
}

// A nameSetup says everything that a training on names starts from.
type nameSetup struct {
	List int
	Seed uint32
}

// A nameRun is a cell that learns which letter comes next in a name.
type nameRun struct {
	nameSetup
	train, held []string
	reader
	pairs float64   // the held loss of who counts pairs
	made  inventing // what it invents now
}

// An inventing is what a cell invents, and the probabilities of each letter's kind where a
// name begins. It is of so many updates, a temperature and a draw.
type inventing struct {
	updates     int
	temperature float64
	draw        uint32
	names       []string
	chances     [][]float64 // of each letter of a name, and of its end
	first, z    []float64   // where a name begins: the probabilities, and the scores
}

// names draws names of a data set, each as likely as every other.
type names struct{ nn.Dataset }

// Widths returns those of its samples.
func (n names) Widths() (inputs, targets int) { return n.X.Cols, n.Y.Cols }

// Sample draws one: np.random.randint(len(names)).
func (n names) Sample(inputs, targets []float64, r *random.Stream) {
	i := kit.Must(r.RandInt(0, int64(n.Len())))
	copy(inputs, n.X.Row(int(i)))
	copy(targets, n.Y.Row(int(i)))
}

// newNames starts a run afresh.
func newNames(s nameSetup) *nameRun {
	all, stream := nameLists[s.List].names(), random.New(s.Seed)
	r := &nameRun{nameSetup: s}
	order := stream.Permutation(len(all))
	for k, i := range order {
		if k < len(all)*4/5 {
			r.train = append(r.train, all[i])
		} else {
			r.held = append(r.held, all[i])
		}
	}
	r.reader = newReader(nn.Recurrent{Over: nn.Steps{Count: nameSteps, Tokens: data.NameKinds}, Units: nameUnits}, nameCheck, stream, nn.Training{
		Optimizer: usualAdam, Rate: nameRate, Clip: trainClip, BatchSize: nameBatch,
		Source: names{data.NameSet(r.train, nameSteps)}, Validation: data.NameSet(r.held, nameSteps),
	})
	r.pairs, r.made.updates = pairLoss(r.train, r.held), -1
	return r
}

// tokensOf are the letters of a name between two ends.
func tokensOf(name string) []int {
	tokens := []int{data.NameEnd}
	for _, letter := range []byte(name) {
		tokens = append(tokens, data.NameToken(letter))
	}
	return append(tokens, data.NameEnd)
}

// pairLoss is the loss, by letter, of who only counts which letter follows which in names,
// each pair a tenth more often than it does, and is asked about others.
func pairLoss(train, held []string) float64 {
	var counts [data.NameKinds][data.NameKinds]float64
	var sums [data.NameKinds]float64
	for a := range counts {
		for b := range counts[a] {
			counts[a][b] = pairPrior
		}
		sums[a] = pairPrior * data.NameKinds
	}
	for _, name := range train {
		tokens := tokensOf(name)
		for i, token := range tokens[1:] {
			counts[tokens[i]][token]++
			sums[tokens[i]]++
		}
	}
	loss, n := 0.0, 0
	for _, name := range held {
		tokens := tokensOf(name)
		for i, token := range tokens[1:] {
			loss -= elementary.Log(counts[tokens[i]][token] / sums[tokens[i]])
			n++
		}
	}
	return loss / float64(n)
}

// heldLoss is the loss of the held names when they were asked last.
func (r *nameRun) heldLoss() float64 {
	history := r.trainer.ValidationHistory()
	return history.At(history.Len() - 1).Last
}

// over tells whether the run is at its end.
func (r *nameRun) over() bool { return r.after(nameUpdates) }

// tick makes an update; false at the end.
func (r *nameRun) tick() bool {
	if r.over() {
		return false
	}
	r.trainer.Batch()
	return true
}

// A nameSaved is what Save keeps of a run.
type nameSaved struct {
	setup nameSetup
	run   nn.State
}

func (r *nameRun) save() nameSaved { return nameSaved{r.nameSetup, r.trainer.Save()} }

// restored returns the run as it was when it was saved: this one where the set-up is the
// same, else another.
func (r *nameRun) restored(s nameSaved) *nameRun {
	if r == nil || r.nameSetup != s.setup {
		r = newNames(s.setup)
	}
	r.trainer.Restore(s.run)
	r.made.updates = -1
	return r
}

// invents are the names that it invents now: letter after letter, each drawn by
// softmax(z/τ), until a name ends or is as long as names can be.
func (r *nameRun) invents(temperature float64, draw uint32) inventing {
	if r.made.updates == r.trainer.Steps() && r.made.temperature == temperature && r.made.draw == draw {
		return r.made
	}
	now := inventing{updates: r.trainer.Steps(), temperature: temperature, draw: draw}
	trace, stream := r.one.NewForwardTrace(1), random.New(draw)
	z, next := make([]float64, data.NameKinds), make([]float64, data.NameKinds)
	for range inventedNames {
		trace.Carry()
		token, name, chances := data.NameEnd, []byte{}, []float64{}
		for len(name) < nameSteps-1 {
			scores := r.scores(trace, token)
			for k, score := range scores {
				z[k] = score / temperature
			}
			softmax(next, z)
			if now.z == nil {
				now.z, now.first = slices.Clone(scores), slices.Clone(next)
			}
			token = kit.Must(stream.ChoiceWeighted(next, 1))[0]
			if chances = append(chances, next[token]); token == data.NameEnd {
				break
			}
			name = append(name, byte('a'+token-1))
		}
		now.names, now.chances = append(now.names, string(name)), append(now.chances, chances)
	}
	r.made = now
	return now
}

// fresh is how many of some names are in no list, and how many are different ones.
func (r *nameRun) fresh(invented []string) (fresh, different int) {
	seen := map[string]bool{}
	for _, name := range invented {
		fresh += kit.Bit(r.whose(name) == nobodys)
		seen[name] = true
	}
	return fresh, len(seen)
}

// Whose a name is.
const (
	nobodys = iota // it is in no list
	learned        // it is one that the cell learns from
	helds          // it is one of those that are held
)

// whose tells in which list a name is.
func (r *nameRun) whose(name string) int {
	switch {
	case slices.Contains(r.train, name):
		return learned
	case slices.Contains(r.held, name):
		return helds
	}
	return nobodys
}
