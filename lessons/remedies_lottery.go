package lessons

import (
	"fmt"
	"slices"

	"sinapse/nn"
)

const (
	lotterySeeds  = 25
	lotteryEpochs = 200
)

// lotteryKinds are the set-ups whose seeds are drawn.
var lotteryKinds = []string{"draw.none", "draw.l2", "draw.l1", "draw.early"}

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
	setup, patience := penaltySetup(), 0
	setup.Seed = uint32(len(l.losses[l.kind])) % lotterySeeds
	switch l.kind {
	case 1:
		setup.Penalty = nn.Penalty{L2: 0.05}
	case 2:
		setup.Penalty = nn.Penalty{L1: 0.02}
	case 3:
		patience = 20
	}
	l.trial = newTrial(setup, lotteryEpochs, patience)
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
		Reset: func() { *l = *newLottery() },
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

// lotteryBins are the bins of the histograms.
const lotteryBins = 20

func (l *lottery) scene() Scene {
	scene := Scene{l.histogram("now", l.kind), l.progress(), l.table()}
	if l.kind != 0 {
		before := l.histogram("before", 0)
		before.Beside = true
		scene = slices.Insert(scene, 1, Panel(before))
	}
	return scene
}

// histogram counts where the losses of a kind lie.
func (l *lottery) histogram(id string, kind int) Histogram {
	const low, high = 0.05, 0.45
	losses := l.losses[kind]
	picture := Histogram{
		Frame:  Frame{ID: id, Width: 34, Rows: 8, Facts: map[string]string{"seeds": fmt.Sprint(len(losses)), "median": "—"}},
		X:      Axis{"axis.validation", low, high},
		Counts: make([]int, lotteryBins),
	}
	for _, loss := range losses {
		picture.Counts[min(max(int((loss-low)/(high-low)*lotteryBins), 0), lotteryBins-1)]++
	}
	if len(losses) > 0 {
		picture.Facts["median"] = Number(middle(losses), 3).Plain()
	}
	return picture
}

// middle is the median of some losses.
func middle(losses []float64) float64 {
	sorted := slices.Sorted(slices.Values(losses))
	return sorted[len(sorted)/2]
}

// progress is how many seeds are done.
func (l *lottery) progress() Panel {
	n := len(l.losses[l.kind])
	return Bars{
		Frame: Frame{ID: "progress", Width: 30, Rows: 3, Facts: map[string]string{"seeds": fmt.Sprint(n), "epoch": fmt.Sprint(l.trial.trainer.Epochs())}},
		Rows:  []Bar{{Name: "seeds.done", Value: Number(float64(n), 0)}},
		Total: Bar{Name: "seeds.all", Value: Number(lotterySeeds, 0)},
	}
}

// table compares the kinds that were drawn.
func (l *lottery) table() Panel {
	table := Table{
		Frame:   Frame{ID: "draws", Width: 50, Rows: len(lotteryKinds) + 1, Facts: map[string]string{}},
		Columns: []Column{{Name: "column.seeds", Wide: 6}, {Name: "column.lowest", Wide: 8}, {Name: "column.median", Role: Strong, Wide: 8}, {Name: "column.highest", Wide: 8}, {Name: "column.wins", Wide: 12}},
	}
	for kind, losses := range l.losses {
		if len(losses) == 0 {
			continue
		}
		wins := Cell{Word: "mark.none"}
		if kind > 0 {
			n := 0
			for i, loss := range losses[:min(len(losses), len(l.losses[0]))] {
				n += index(loss < l.losses[0][i])
			}
			wins = Cell{Quantity: Number(float64(n), 0)}
		}
		table.Rows = append(table.Rows, Row{Name: lotteryKinds[kind], Cells: []Cell{
			{Quantity: Number(float64(len(losses)), 0)}, {Quantity: Number(slices.Min(losses), 3)}, {Quantity: Number(middle(losses), 3)}, {Quantity: Number(slices.Max(losses), 3)}, wins,
		}})
	}
	table.Facts["kinds"] = fmt.Sprint(len(table.Rows))
	return table
}
