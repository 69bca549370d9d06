package playground

import (
	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// Bounds of the challenges, from 25 seeds each (see TestChallengesAreCalibrated).
const (
	fewForCircle = 3   // hidden neurons: with two, none of 25 seeds came below Solved
	fewForXOR    = 4   // with three, 16 of 25
	soonCircle   = 30  // epochs
	soonXOR      = 10  //
	soonSpiral   = 200 //
	hotRate      = 2   // some 70 times the usual one
	stuckLoss    = 0.45
	stuckEpochs  = 100
	heartLoss    = 0.15 // of training, where half the labels say nothing
	wideGap      = 0.12
	narrowGap    = 0.1
	fitLoss      = 0.3
	gapEpochs    = 300
)

// on tells whether the run is on a data set.
func (g *ground) on(data string) bool { return g.run.Setup.Data == data }

// solves judges a run that is to come under Solved; also is what must be so besides.
func (g *ground) solves(also bool) lessons.Judgement {
	judgement := g.run.JudgeSolved(also && g.run.Trainer.Epochs() > 0)
	if !also { // what it says of another task would mislead
		judgement.Now, judgement.Left = scene.Quantity{}, scene.Quantity{}
	}
	return judgement
}

// within judges a run that is to come under Solved within so many epochs.
func (g *ground) within(epochs int, also bool) lessons.Judgement {
	judgement := g.solves(also)
	if n := g.run.Trainer.Epochs(); n > epochs {
		judgement.Met, judgement.Left = false, scene.Quantity{}
		judgement.Now = scene.Number(float64(n), 0).In("epochs")
	}
	return judgement
}

// plain is the point alone.
func (g *ground) plain() bool { return g.given(model.PlaneFeatures...) }

// freeGoals: an aim of one's own, and a fair comparison.
func (g *ground) freeGoals() []lessons.Goal {
	return []lessons.Goal{
		{ID: "own", Judge: func() lessons.Judgement {
			judgement := kit.Below(g.run.Validation(), g.state.aim.loss, 0.5, 3)
			judgement.Met = g.reached()
			return judgement
		}},
		{ID: "pair", Judge: func() lessons.Judgement {
			for _, kept := range g.state.kept {
				if !kept.mixed && !g.run.Mixed() && kept.epochs >= pairEpochs && g.run.Trainer.Epochs() >= pairEpochs && differences(kept.setup, g.run.Setup) == 1 {
					return lessons.Judgement{Met: true, Share: 1}
				}
			}
			share := min(float64(g.run.Trainer.Epochs())/pairEpochs, 1)
			if len(g.state.kept) == 0 {
				share /= 2
			}
			return lessons.Judgement{Share: 0.9 * share}
		}},
	}
}

// pairEpochs is how long each run of a fair comparison goes.
const pairEpochs = 50

// fewGoals: as little network as can be.
func (g *ground) fewGoals() []lessons.Goal {
	return []lessons.Goal{
		{ID: "circle", Judge: func() lessons.Judgement {
			judgement := g.solves(g.on("circle") && g.plain())
			if g.neurons() > fewForCircle {
				judgement.Met, judgement.Left = false, scene.Quantity{}
				judgement.Now = scene.Number(float64(g.neurons()), 0).In("neurons")
			}
			return judgement
		}},
		{ID: "bare", Judge: func() lessons.Judgement { return g.solves(g.on("circle") && g.neurons() == 0) }},
		{ID: "product", Judge: func() lessons.Judgement { return g.solves(g.on("xor") && g.neurons() == 0) }},
		{ID: "xor", Judge: func() lessons.Judgement {
			return g.solves(g.on("xor") && g.plain() && g.neurons() <= fewForXOR)
		}},
	}
}

// quickGoals: as soon as can be.
func (g *ground) quickGoals() []lessons.Goal {
	return []lessons.Goal{
		{ID: "quick-circle", Judge: func() lessons.Judgement { return g.within(soonCircle, g.on("circle") && g.plain()) }},
		{ID: "quick-xor", Judge: func() lessons.Judgement { return g.within(soonXOR, g.on("xor") && g.plain()) }},
		{ID: "spiral", Judge: func() lessons.Judgement { return g.within(soonSpiral, g.on("spiral")) }},
		{ID: "hot", Judge: func() lessons.Judgement {
			return g.solves(g.on("circle") && g.run.Trainer.Rate() >= hotRate && g.run.Setup.Rate == g.run.Trainer.Rate())
		}},
	}
}

// limitGoals: what a network cannot do, and what it can that it should not.
func (g *ground) limitGoals() []lessons.Goal {
	gap := func() float64 { return g.run.Validation() - g.run.Loss() }
	clouds := func() bool { return g.on("gauss") && g.run.Setup.Noise == 0.5 && g.run.Setup.Share == 0.1 }
	epochs := func() float64 { return float64(g.run.Trainer.Epochs()) }
	judged := func(met bool, share float64, now scene.Quantity) lessons.Judgement {
		return lessons.Judgement{Met: met, Share: min(max(share, 0), 1), Now: now}
	}
	return []lessons.Goal{
		{ID: "stuck", Judge: func() lessons.Judgement {
			fit := g.on("circle") && g.neurons() >= fewForXOR
			return judged(fit && epochs() >= stuckEpochs && g.run.Loss() > stuckLoss, epochs()/stuckEpochs*0.9, scene.Number(g.run.Loss(), 3))
		}},
		{ID: "heart", Judge: func() lessons.Judgement {
			fit := g.on("xor") && g.run.Setup.Noise == 0.5
			judgement := kit.Below(g.run.Loss(), heartLoss, 0.5, 3)
			judgement.Met = judgement.Met && fit
			if !fit {
				return lessons.Judgement{}
			}
			return judgement
		}},
		{ID: "wide", Judge: func() lessons.Judgement {
			if !clouds() {
				return lessons.Judgement{}
			}
			met := epochs() >= gapEpochs && gap() > wideGap
			return judged(met, 0.9*min(epochs()/gapEpochs, max(gap(), 0)/wideGap), scene.Signed(gap(), 3))
		}},
		{ID: "close", Judge: func() lessons.Judgement {
			if !clouds() || g.neurons() < 16 {
				return lessons.Judgement{}
			}
			met := epochs() >= gapEpochs && gap() < narrowGap && g.run.Loss() < fitLoss
			return judged(met, 0.9*epochs()/gapEpochs, scene.Signed(gap(), 3))
		}},
	}
}
