package remedies

import (
	"slices"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

const (
	lotterySeeds  = 25
	lotteryEpochs = 200
)

// lotteryKinds are the set-ups whose seeds are drawn, by the keys of their words.
var lotteryKinds = []string{"draw.none", "draw.l2", "draw.l1", "draw.early"}

// lotteryRemedies are what they have against overfitting.
var lotteryRemedies = []struct {
	penalty  nn.Penalty
	patience int
}{{}, {penalty: nn.Penalty{L2: 0.05}}, {penalty: nn.Penalty{L1: 0.02}}, {patience: 20}}

// lotteryFirst are the first ones of 25 seeds of which the best and the worst end
// more than three times apart without a remedy.
var lotteryFirst = []uint32{0, 25, 50, 78, 139, 200, 225, 250, 275, 300, 325, 350, 423, 488, 532, 557, 590, 684, 790, 815, 868, 893, 963, 1020, 1045}

// A lottery trains one set-up from 25 seeds, one after another.
type lottery struct {
	lotteryState
	trial *model.Trial
}

// lotteryState is the part of a lottery that is plain values.
type lotteryState struct {
	first uint32 // of the seeds
	kind  int
	// losses are the validation losses at the end, by kind, in the order of the
	// seeds; replaced, never written to.
	losses [4][]float64
}

type lotterySaved struct {
	trial model.TrialState
	state lotteryState
}

func newLottery(first uint32) *lottery {
	l := &lottery{lotteryState: lotteryState{first: first}}
	l.Begin()
	return l
}

// seed is that of the n-th run, from 0.
func (l *lottery) seed(n int) uint32 { return l.first + uint32(n) }

// Begin starts the present kind's next seed.
func (l *lottery) Begin() {
	setup, remedy := penaltySetup(), lotteryRemedies[l.kind]
	setup.Seed = l.seed(len(l.losses[l.kind]) % lotterySeeds)
	setup.Penalty = remedy.penalty
	l.trial = model.NewTrial(setup, lotteryEpochs, remedy.patience)
}

func (l *lottery) save() lotterySaved { return lotterySaved{l.trial.Save(), l.lotteryState} }

func (l *lottery) restore(s lotterySaved) {
	l.trial, l.lotteryState = l.trial.Restored(s.trial), s.state
}

// tick trains the present seed for an epoch; false when all are drawn.
func (l *lottery) tick() bool {
	drawn := l.losses[l.kind]
	if len(drawn) == lotterySeeds {
		return false
	}
	l.trial.Tick()
	if l.trial.Ended() {
		l.losses[l.kind] = append(slices.Clip(drawn), l.trial.Validation())
		l.Begin()
	}
	return true
}

// spreadOf is the largest of some losses over the smallest.
func spreadOf(losses []float64) float64 { return slices.Max(losses) / slices.Min(losses) }

// lotteryScreen: one run says little; 25 seeds say how much.
func (c *remedies) lotteryScreen() lessons.Screen {
	l := c.lottery
	drawn := func(kind int) bool { return len(l.losses[kind]) == lotterySeeds }
	judge := func(kinds ...int) lessons.Judgement {
		most := 0
		for _, kind := range kinds {
			most = max(most, len(l.losses[kind]))
		}
		return lessons.Judgement{Met: most == lotterySeeds, Share: float64(most) / lotterySeeds, Now: scene.Number(float64(most), 0).In("of25")}
	}
	return lessons.Screen{
		ID: "lottery", OfZero: true, Scene: l.scene, Tick: l.tick,
		Controls: func() []lessons.Control {
			return []lessons.Control{kit.Pick("draw", lotteryKinds, &l.kind, func() { l.Begin() })}
		},
		Questions: []lessons.Question{{
			ID: "spread", Gate: true, Answer: "3", // held by TestLotteryIsCalibrated
			Facts: func() map[string]string {
				if len(l.losses[0]) == 0 {
					return map[string]string{"times": "—"}
				}
				return map[string]string{"times": scene.Number(spreadOf(l.losses[0]), 1).Plain()}
			},
			Reveal: func() bool { return drawn(0) },
		}},
		Reset:   func() { *l = *newLottery(l.first) },
		Explain: l.explain,
		Code:    l.code,
		Prints:  l.prints,
		Goals: []lessons.Goal{
			{ID: "drawn", Judge: func() lessons.Judgement { return judge(0) }},
			{ID: "compared", Judge: func() lessons.Judgement {
				judgement := judge(1, 2, 3)
				judgement.Met = judgement.Met && drawn(0)
				return judgement
			}},
		},
	}
}
