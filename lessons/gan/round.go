package gan

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// The steps of a round in slow motion.
const (
	drawsNoise = iota
	makesFakes
	judges
	stepsJudge
	judgesAgain
	stepsForger
)

// stepNames are their words.
var stepNames = kit.Keys("slow.", []string{"noise", "fakes", "judge", "step-d", "again", "step-g"})

// Who learns in a round: both, D alone or G alone.
const (
	bothLearn = iota
	judgeAlone
	forgerAlone
)

// plans are the steps of a round, for whoever learns in it.
var plans = [][]int{
	bothLearn:   {drawsNoise, makesFakes, judges, stepsJudge, judgesAgain, stepsForger},
	judgeAlone:  {drawsNoise, makesFakes, judges, stepsJudge},
	forgerAlone: {drawsNoise, makesFakes, judges, stepsForger},
}

// A slow round is of slowBatch real numbers and as many fakes, few enough to be read.
const slowBatch = 4

// slowRate is the rate of both: plain descent, so that every step can be checked.
const slowRate = 0.5

// A slow is a duel as small as can be, stopped between all that happens in a round: G is
// a·z + b as ever, and D's score is w·x + c, a single neuron.
type slow struct {
	slowState
	g, d *nn.Network
	both *nn.Adversaries
	kept *nn.AdversariesState // the pair as it is, where that is known: what does not change is shared
}

// slowState is the part of it that is plain values.
type slowState struct {
	seed   uint32
	who    int
	made   int // steps of the round under way
	rounds int // that were made whole
	told   toldRound
	whole  bool // a round of both was made from its beginning to its end
	opened bool // the push of a fake was
}

// toldRound are the numbers of the round under way, as its last step knew them.
type toldRound struct {
	real, noise, fake     [slowBatch]float64
	realScore, fakeScore  [slowBatch]float64
	push                  [slowBatch]float64
	start, before, change [4]float64 // of a, b, w, c: at the round's start, before the last steps, and their gradients
	losses                [2]float64 // D's and G's, when they were judged last
	first                 float64    // the loss of whoever learns first, when it was judged first
}

type slowSaved struct {
	state slowState
	pair  nn.AdversariesState
}

func newSlow(seed uint32) *slow {
	s := &slow{
		slowState: slowState{seed: seed},
		g:         kit.Must(nn.NewNetwork(1, nn.Dense{Neurons: 1})),
		d:         kit.Must(nn.NewNetwork(1, nn.Dense{Neurons: 1})),
	}
	s.g.Weights(0).Set(0, 0, 1)
	s.both = kit.Must(nn.NewAdversaries(s.g, s.d, nn.Adversarial{
		Real: bell(), Noise: data.Noise{Width: 1}, Loss: nn.BinaryCrossEntropy{},
		Generator:     nn.Updating{Optimizer: nn.SGD{}, Rate: slowRate},
		Discriminator: nn.Updating{Optimizer: nn.SGD{}, Rate: slowRate},
		BatchSize:     slowBatch, Random: random.New(seed),
	}))
	s.begin()
	return s
}

func (s *slow) save() slowSaved {
	if s.kept == nil {
		state := s.both.Save()
		s.kept = &state
	}
	return slowSaved{s.slowState, *s.kept}
}

func (s *slow) restore(saved slowSaved) {
	if s.both == nil {
		*s = *newSlow(saved.state.seed)
	}
	s.slowState = saved.state
	s.both.Restore(saved.pair)
	s.kept = &saved.pair
}

// numbers are a, b, w and c as they are.
func (s *slow) numbers() [4]float64 {
	return [4]float64{s.g.Weights(0).At(0, 0), s.g.Biases(0)[0], s.d.Weights(0).At(0, 0), s.d.Biases(0)[0]}
}

// numberNames are what they are called.
var numberNames = [4]string{"a", "b", "w", "c"}

// now is the step that was made last, −1 before the first.
func (s *slow) now() int {
	if s.made == 0 {
		return -1
	}
	return plans[s.who][s.made-1]
}

// did tells whether a step was made in the round under way.
func (s *slow) did(step int) bool {
	return slices.Contains(plans[s.who][:s.made], step)
}

// begin stands before a round's first step.
func (s *slow) begin() {
	s.made, s.told = 0, toldRound{start: s.numbers(), before: s.numbers()}
}

// tick makes the next step.
func (s *slow) tick() bool {
	if s.both.Diverged() || s.rounds >= mostRounds {
		return false
	}
	if s.made == len(plans[s.who]) {
		s.begin()
	}
	s.made++
	s.kept = nil
	switch s.now() {
	case drawsNoise:
		if s.who == forgerAlone {
			s.both.Draw(nn.Generator)
		} else {
			s.both.Draw(nn.Discriminator)
			copy(s.told.real[:], s.both.Judge().Reals.Data)
		}
		copy(s.told.noise[:], s.both.Judge().Noise.Data)
	case makesFakes:
		copy(s.told.fake[:], s.both.Judge().Fakes.Data)
	case judges, judgesAgain:
		s.judge()
	case stepsJudge:
		s.step(s.both.StepDiscriminator, 2)
	case stepsForger:
		s.step(s.both.StepGenerator, 0)
	}
	if s.made == len(plans[s.who]) {
		s.rounds++
		s.whole = s.whole || s.who == bothLearn
	}
	return true
}

// judge takes down the scores, the losses, and by how much G's loss would fall if a fake
// moved up a little: the engine's is that of the mean, and this one of the fake alone.
func (s *slow) judge() {
	j := s.both.Judge()
	copy(s.told.realScore[:], j.RealScores.Data)
	copy(s.told.fakeScore[:], j.FakeScores.Data)
	for i, push := range j.Push.Data {
		s.told.push[i] = -slowBatch * push
	}
	s.told.losses = [2]float64{j.DiscriminatorLoss, j.GeneratorLoss}
	switch {
	case s.now() == judgesAgain:
		s.both.Keep(nn.Generator)
	case s.who == forgerAlone:
		s.told.first = j.GeneratorLoss
	default:
		s.told.first = j.DiscriminatorLoss
	}
}

// step makes an update, and takes down what moved two of the four numbers, and from where.
func (s *slow) step(update func(), first int) {
	before := s.numbers()
	update()
	ofJudge, ofForger := s.both.Gradients()
	gradient := ofForger
	if first == 2 {
		gradient = ofJudge
	}
	for k := range 2 {
		s.told.before[first+k], s.told.change[first+k] = before[first+k], gradient[k]
	}
}

// past is where G alone must lead the fakes: beyond what is real.
const past = 4.0

// roundScreen: one round, stopped between all that happens in it.
func (c *gan) roundScreen() lessons.Screen {
	s := c.slow
	return lessons.Screen{
		ID: "round", Tick: s.tick, Scene: s.scene,
		Controls: func() []lessons.Control {
			seed := s.seed
			return []lessons.Control{
				kit.Pick("learns", kit.Keys("learns.", []string{"both", "judge", "forger"}), &s.who, s.begin),
				c.seed.Slider(&seed, func() { s.restart(seed) }),
			}
		},
		Questions: []lessons.Question{{ID: "next", Gate: true, Answer: "2", By: "through"}},
		Select: func(item scene.ItemID) {
			i, ok := kit.Nth(item, "push", slowBatch)
			s.opened = s.opened || ok && s.did(judges) && s.told.push[i] != 0
		},
		Reset:   func() { s.restart(c.seed.Plus(0)) },
		Explain: s.explain,
		Code:    s.code,
		Prints:  s.prints,
		Goals: []lessons.Goal{
			{ID: "through", Judge: func() lessons.Judgement {
				judgement := kit.Reached(s.whole)
				if s.who == bothLearn && !s.whole {
					judgement.Share = float64(s.made) / float64(len(stepNames))
				}
				return judgement
			}},
			{ID: "opened", Judge: func() lessons.Judgement { return kit.Reached(s.opened) }},
			{ID: "past", Judge: func() lessons.Judgement {
				b := s.numbers()[1]
				judgement := lessons.Judgement{Met: s.who == forgerAlone && b > past, Now: scene.Number(b, 2)}
				if judgement.Share = float64(kit.Bit(judgement.Met)); !judgement.Met {
					judgement.Share = 0.9 * min(max(b/past, 0), 1)
				}
				return judgement
			}},
		},
	}
}

// restart begins afresh, with whoever learns.
func (s *slow) restart(seed uint32) { *s = *newSlow(seed) }
