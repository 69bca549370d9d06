package lessons

import (
	"slices"

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

// A lottery trains one set-up from 25 seeds, one after another.
type lottery struct {
	trial *trial
	kind  int
	// losses are the validation losses at the end, by kind, in the order of the
	// seeds; replaced, never written to.
	losses [4][]float64
}

type lotterySaved struct {
	trial trialState
	state lottery
}

func newLottery() *lottery {
	l := &lottery{}
	l.begin()
	return l
}

// begin starts the present kind's next seed.
func (l *lottery) begin() {
	setup, remedy := penaltySetup(), lotteryRemedies[l.kind]
	setup.Seed = uint32(len(l.losses[l.kind])) % lotterySeeds
	setup.Penalty = remedy.penalty
	l.trial = newTrial(setup, lotteryEpochs, remedy.patience)
}

func (l *lottery) save() lotterySaved { return lotterySaved{l.trial.save(), *l} }

func (l *lottery) restore(s lotterySaved) {
	trial := l.trial.restored(s.trial)
	*l = s.state
	l.trial = trial
}

// tick trains the present seed for an epoch; false when all are drawn.
func (l *lottery) tick() bool {
	drawn := l.losses[l.kind]
	if len(drawn) == lotterySeeds {
		return false
	}
	l.trial.tick()
	if l.trial.ended() {
		l.losses[l.kind] = append(slices.Clip(drawn), l.trial.validation())
		l.begin()
	}
	return true
}

// spreadOf is the largest of some losses over the smallest.
func spreadOf(losses []float64) float64 { return slices.Max(losses) / slices.Min(losses) }

// lotteryScreen: one run says little; 25 seeds say how much.
func (c *remedies) lotteryScreen() Screen {
	l := c.lottery
	drawn := func(kind int) bool { return len(l.losses[kind]) == lotterySeeds }
	judge := func(kinds ...int) Judgement {
		most := 0
		for _, kind := range kinds {
			most = max(most, len(l.losses[kind]))
		}
		return Judgement{Met: most == lotterySeeds, Share: float64(most) / lotterySeeds, Now: Number(float64(most), 0).In("of25")}
	}
	return Screen{
		ID: "lottery", Scene: l.scene, Tick: l.tick,
		Controls: func() []Control {
			return []Control{Choices{ID: "draw", Options: lotteryKinds, Get: func() int { return l.kind }, Set: func(i int) { l.kind = i; l.begin() }}}
		},
		Questions: []Question{{
			ID: "spread", Gate: true,
			Check: func(answer string) Verdict {
				facts := map[string]string{"times": "—"}
				if len(l.losses[0]) > 0 {
					facts["times"] = Number(spreadOf(l.losses[0]), 1).Plain()
				}
				return Choice(answer, "3", facts) // held by TestLotteryIsCalibrated
			},
			Reveal: func() bool { return drawn(0) },
		}},
		Reset:   func() { *l = *newLottery() },
		Explain: l.explain,
		Code:    l.code,
		Goals: []Goal{
			{ID: "drawn", Judge: func() Judgement { return judge(0) }},
			{ID: "compared", Judge: func() Judgement {
				judgement := judge(1, 2, 3)
				judgement.Met = judgement.Met && drawn(0)
				return judgement
			}},
		},
	}
}
