package playground

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// A keptRun is a run that the learner left: its name, what it started from, how its
// validation loss went, and where it ended.
type keptRun struct {
	name       string
	setup      model.ClassifierSetup
	curve      []scene.Point
	epochs     int
	train      float64
	validation float64
	mixed      bool    // it went by another penalty, batch or order before
	right      float64 // of the validation samples, in percent; of numbers, 100 times R²
	met        int     // the epoch at which it first met the aim of its time; 0 for never
	end        *model.ClassifierState
}

// A shelf is how the kept runs are looked at.
type shelf struct {
	rank   int // of ranks: by what they are put in order
	chosen int // the run that is chosen, of those that are kept
	beside int // what its map stands beside: nothing, the present run, or one that is kept
}

// ranks are what kept runs may be put in order by.
var ranks = []string{"rank.validation", "rank.right", "rank.epochs"}

// besides are what there is besides kept runs to compare the chosen one with.
var besides = []string{"beside.none", "beside.now"}

func (s shelf) sane() bool {
	return s.rank >= 0 && s.rank < len(ranks) && s.chosen >= 0 && s.chosen < mostKept && s.beside >= 0 && s.beside < len(besides)+mostKept
}

// overlays are the choices of what is laid over the present run.
var overlays = []string{"over.last", "over.best", "over.none", "over.chosen", "over.all"}

// letters are the names that runs have before a learner gives them others.
var letters = strings.Split("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "")

// mostName is how many characters the name of a run has.
const mostName = 8

// keep puts the present run among the kept ones; one of the same start gives way to it.
func (g *ground) keep() {
	run := g.run
	if run.Trainer.Epochs() < worthKeeping || run.Trainer.Divergence() != nil {
		return
	}
	end := run.Save()
	kept := keptRun{
		setup: run.Setup, curve: model.ByEpoch(run.Trainer.ValidationHistory()), epochs: run.Trainer.Epochs(), train: run.Loss(), validation: run.Validation(), mixed: run.Mixed(),
		right: rated(run), met: g.state.met, end: &end,
	}
	runs := slices.Clone(g.state.kept)
	if i := slices.IndexFunc(runs, func(r keptRun) bool { return r.mixed == kept.mixed && reflect.DeepEqual(r.setup, kept.setup) }); i >= 0 {
		kept.name = runs[i].name
		runs = slices.Delete(runs, i, i+1)
	} else {
		kept.name = letters[g.state.next%len(letters)]
		g.state.next++
	}
	runs = append(runs, kept)
	g.state.kept = runs[max(len(runs)-mostKept, 0):]
}

// rated is how many of 100 validation samples a run answers rightly; of numbers it is 100
// times R².
func rated(run *model.Classifier) float64 {
	if run.Setup.Numbers() {
		return 100 * run.R2(run.Held)
	}
	return share(run.Right())
}

// ranked lists the kept runs in the order that is chosen, the best first.
func (g *ground) ranked() []keptRun {
	runs := slices.Clone(g.state.kept)
	slices.SortStableFunc(runs, func(a, b keptRun) int {
		switch ranks[g.state.rank] {
		case "rank.right":
			return -cmp.Compare(a.right, b.right)
		case "rank.epochs": // those that met the aim first
			if a.met > 0 || b.met > 0 {
				return cmp.Compare(uint(a.met-1), uint(b.met-1))
			}
			return cmp.Compare(a.epochs, b.epochs)
		}
		return cmp.Compare(a.validation, b.validation)
	})
	return runs
}

// lowest is the kept run with the lowest validation loss.
func (g *ground) lowest() keptRun {
	return slices.MinFunc(g.state.kept, func(a, b keptRun) int { return cmp.Compare(a.validation, b.validation) })
}

// overlaid are the kept runs that are laid over the present one.
func (g *ground) overlaid() []keptRun {
	runs := g.state.kept
	if len(runs) == 0 {
		return nil
	}
	switch overlays[g.state.over] {
	case "over.none":
		return nil
	case "over.best":
		return []keptRun{g.lowest()}
	case "over.chosen":
		return []keptRun{g.chosen()}
	case "over.all":
		return runs
	default:
		return runs[len(runs)-1:]
	}
}

// chosen is the kept run that is chosen. There must be one.
func (g *ground) chosen() keptRun {
	return g.state.kept[min(g.state.chosen, len(g.state.kept)-1)]
}

func (g *ground) overControl() lessons.Control { return kit.Pick("over", overlays, &g.state.over) }

// runControls name, rank, lay over and compare the runs that were kept.
func (g *ground) runControls() []lessons.Control {
	controls := []lessons.Control{kit.Pick("rank", ranks, &g.state.rank), g.overControl()}
	if len(g.state.kept) == 0 {
		return controls
	}
	names := make([]string, len(g.state.kept))
	for i, run := range g.state.kept {
		names[i] = scene.Own(run.name)
	}
	at := min(g.state.chosen, len(names)-1)
	others := append(slices.Clone(besides), names...)
	chosen, beside := at, min(g.state.beside, len(others)-1)
	return append(controls,
		kit.Pick("run", names, &chosen, func() { g.state.chosen = chosen }),
		g.nameControl(at),
		kit.Pick("beside", others, &beside, func() { g.state.beside = beside }),
		g.openControl(g.state.kept[at].end, g.state.kept[at].met),
	)
}

// nameControl is the name of a kept run; the arrows lead through the letters.
func (g *ground) nameControl(at int) lessons.Control {
	return lessons.Text{
		ID: "run-name", Most: mostName, Get: func() string { return g.state.kept[at].name },
		Set:  func(text string) error { return g.rename(at, text) },
		Next: func(steps int) string { return kit.NextPreset(letters, g.state.kept[at].name, steps) },
	}
}

// rename gives a kept run a name.
func (g *ground) rename(at int, name string) error {
	name = strings.TrimSpace(name)
	if name == "" || strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) || len([]rune(name)) > mostName {
		return &lessons.Refusal{Word: "refusal.name", At: -1, Facts: map[string]string{"most": fmt.Sprint(mostName)}}
	}
	g.state.kept = slices.Clone(g.state.kept)
	g.state.kept[at].name = name
	return nil
}

// openControl takes up again a run that ended so; switched off, it begins anew.
func (g *ground) openControl(end *model.ClassifierState, met int) lessons.Control {
	open := g.run.IsAt(*end)
	return kit.Toggle("open", &open, func() {
		if !open {
			g.run, g.state.met = model.NewClassifier(g.run.Setup), 0
			return
		}
		g.keep()
		g.state.chosen = max(slices.IndexFunc(g.state.kept, func(r keptRun) bool { return r.end == end }), 0)
		g.run, g.state.met = model.NewClassifier(end.Setup).Restored(*end), met
		g.looked()
	})
}

// A revival is a run that was left, as it is looked at again.
type revival struct {
	end *model.ClassifierState
	run *model.Classifier
}

// mostRevived is how many of those are held ready.
const mostRevived = 4

// revive is a run that ended so, to be looked at.
func (g *ground) revive(end *model.ClassifierState) *model.Classifier {
	if i := slices.IndexFunc(g.revived, func(r revival) bool { return r.end == end }); i >= 0 {
		return g.revived[i].run
	}
	run := model.NewClassifier(end.Setup).Restored(*end)
	g.revived = append(g.revived[max(len(g.revived)+1-mostRevived, 0):], revival{end, run})
	return run
}

// comparison is the chosen run's map beside another's, on one scale: nothing where none is
// to be compared.
func (g *ground) comparison() scene.Scene {
	if len(g.state.kept) == 0 || g.state.beside == 0 {
		return nil
	}
	first, other := g.chosen(), keptRun{name: "·", validation: g.run.Validation()}
	run := g.shown()
	if at := g.state.beside - len(besides); at >= 0 {
		other = g.state.kept[min(at, len(g.state.kept)-1)]
		run = g.revive(other.end)
	}
	return scene.Scene{g.mapOf("map-chosen", g.revive(first.end), first, false), g.mapOf("map-beside", run, other, true)}
}

// mapOf is the map of a run among several, with the validation samples.
func (g *ground) mapOf(id string, run *model.Classifier, of keptRun, beside bool) scene.Map {
	picture := run.Decision(true)
	picture.ID, picture.Beside, picture.Width, picture.Items = id, beside, 34, nil
	picture.Facts = map[string]string{"name": of.name, "validation": scene.Number(of.validation, 3).Plain()}
	return picture
}
