package remedies

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// benchScreen: each remedy on and off, from the same start, and the runs
// compared.
func (c *remedies) benchScreen() lessons.Screen {
	b := c.bench
	return lessons.Screen{
		ID: "bench", Scene: b.scene, Controls: b.controls, Tick: b.tick,
		Questions: []lessons.Question{{
			ID: "same", Gate: true, Answer: "2",
			Reveal: func() bool { _, ran := b.find(0); return ran },
		}},
		Reset:   func() { *b = *newBench(c.seed) },
		Explain: b.explain,
		Code: func() string {
			if b.measuring() {
				return b.folds.code()
			}
			return b.trial.Code()
		},
		Prints: func() string {
			if b.measuring() {
				return b.folds.prints()
			}
			return b.trial.Prints()
		},
		Goals: []lessons.Goal{
			{ID: "overfit", Judge: func() lessons.Judgement {
				run, ok := b.find(0)
				epochs := b.trial.Trainer.Epochs()
				if !ok {
					return lessons.Judgement{Share: float64(epochs) / benchEpochs, Now: scene.Number(float64(epochs), 0).In("epochs")}
				}
				gap := run.validation - run.train
				return lessons.Judgement{Met: true, Share: 1, Now: scene.Number(gap, 3)}
			}},
			{ID: "one", Judge: func() lessons.Judgement { return b.judge(1, 1, benchBound) }},
			{ID: "other", Judge: func() lessons.Judgement { return b.judge(1, 2, benchBound) }},
			{ID: "pair", Judge: func() lessons.Judgement { return b.judge(2, 1, benchPairBound) }},
		},
	}
}

// judge asks for a number of kept runs with so many remedies under a bound.
func (b *bench) judge(remedies, runs int, bound float64) lessons.Judgement {
	under, lowest := b.reached(remedies, bound)
	judgement := kit.Below(lowest, bound, 0.3, 3)
	judgement.Met = under >= runs
	if !slices.ContainsFunc(b.kept, func(r keptRun) bool { return r.with.count() == remedies }) {
		judgement.Now, judgement.Left = scene.Quantity{}, scene.Quantity{} // no run of the kind to tell of yet
	}
	if runs > 1 { // how many there are says more than the lowest
		judgement.Share, judgement.Left = min(float64(under)/float64(runs), 1), scene.Quantity{}
		judgement.Now = scene.Number(float64(under), 0).In("of2")
	}
	return judgement
}

func (b *bench) controls() []lessons.Control {
	controls := make([]lessons.Control, 0, len(remedyNames)+3)
	for i, name := range remedyNames {
		bit := remedy(1) << i
		with := b.with&bit != 0
		controls = append(controls, kit.Toggle(name, &with, func() { b.turn(bit) }))
	}
	return append(controls,
		kit.Pick("over", overlays, &b.over),
		lessons.Text{ID: "name", Get: b.present, Set: b.rename, Next: b.nextName},
		b.course.Slider(&b.seed, func() { b.Begin() }))
}

// scene: the curves, of the folds while sizes are measured, and the map; the sizes,
// what the remedies did, and the kept runs.
func (b *bench) scene() scene.Scene {
	curve := b.trial.Curve()
	ranked := b.ranked()
	for i, run := range b.overlaid() {
		role := scene.Guess
		if i > 0 {
			role = scene.Muted
		}
		rank := slices.IndexFunc(ranked, func(r keptRun) bool { return r.name == run.name })
		curve.Runs = append(curve.Runs, scene.Run{Name: run.name, Role: role, Points: run.curves[1], Item: scene.At("k", rank)})
	}
	if b.measuring() {
		curve = b.folds.curve()
	}
	curve.Width, curve.Rows = 40, 10
	picture := b.trial.Decision(true)
	picture.Beside, picture.Width = true, 28
	if b.with&measured == 0 {
		return scene.Scene{curve, picture, b.ranking(), b.verdict()}
	}
	verdict := b.verdict()
	verdict.Beside, verdict.Width = true, 34
	return scene.Scene{curve, picture, b.folds.sizes(), verdict, b.ranking()}
}

// overlaid lists the kept runs that are laid over the present one.
func (b *bench) overlaid() []keptRun {
	others := slices.DeleteFunc(b.ranked(), func(r keptRun) bool { return r.with == b.with })
	switch b.over {
	case overBefore:
		others = slices.DeleteFunc(others, func(r keptRun) bool { return r.with != 0 })
	case overBest:
		others = others[:min(len(others), 1)]
	case overAll:
		others = others[:min(len(others), 4)]
	default:
		others = nil
	}
	return others
}

// shownRuns is for how many kept runs the ranking asks for room.
const shownRuns = 6

// ranking lists the kept runs, the lowest validation loss first.
func (b *bench) ranking() scene.Table {
	table := scene.Table{Frame: scene.Frame{ID: "ranking", Width: 40, Rows: shownRuns + 1}}
	table.Columns = []scene.Column{
		{Name: "column.remedies", Wide: 16},
		{Name: "column.epochs", Wide: 6, Spare: true},
		{Name: "column.train", Role: scene.Train, Wide: 7},
		{Name: "column.validation", Role: scene.Validation, Wide: 7},
	}
	runs := b.ranked()
	for i, run := range runs {
		row := scene.Row{Title: run.name}
		item := scene.At("k", i)
		row.Cells = []scene.Cell{
			run.remedies(),
			{Quantity: scene.Number(float64(run.epochs), 0)},
			{Quantity: scene.Number(run.train, 3)},
			{Quantity: scene.Number(run.validation, 3), Item: item},
		}
		table.Rows = append(table.Rows, row)
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
	}
	table.Facts = map[string]string{"runs": fmt.Sprint(len(runs)), "best": "—"}
	if len(runs) > 0 {
		table.Facts["best"] = scene.Number(runs[0].validation, 3).Plain()
	}
	return table
}

// remedies names what was switched on, and the size that was chosen by it.
func (r keptRun) remedies() scene.Cell {
	var names []string
	for i, name := range remedyNames {
		switch bit := remedy(1) << i; {
		case r.with&bit == 0:
		case bit == measured:
			names = append(names, "short."+benchSizeNames[r.size])
		default:
			names = append(names, "short."+name)
		}
	}
	if len(names) == 0 {
		return scene.Cell{Word: "short.none"}
	}
	return scene.Cell{Word: names[0], More: names[1:]}
}

// verdict says in words what the present remedies did, compared with none, and
// below it what each of them shows of itself.
func (b *bench) verdict() scene.Listing {
	line := scene.CodeLine{Kind: scene.Note, Word: "verdict.none", Facts: map[string]string{"epochs": fmt.Sprint(benchEpochs)}}
	if b.measuring() {
		line.Word = "verdict.measuring"
	}
	if run, done := b.find(b.with); done && b.trial.Over {
		line = b.compared(run)
	}
	return scene.Listing{Frame: scene.Frame{ID: "verdict", Width: 40, Rows: 3}, Lines: append([]scene.CodeLine{line}, b.notes()...)}
}

// compared tells how the present run, which is over, stands to that without a
// remedy.
func (b *bench) compared(run keptRun) scene.CodeLine {
	before, known := b.find(0)
	change := run.validation/before.validation - 1
	line := scene.CodeLine{Kind: scene.Note, Word: "verdict." + effect(change), Facts: map[string]string{
		"loss": scene.Number(run.validation, 3).Plain(), "before": scene.Number(before.validation, 3).Plain(), "change": scene.Signed(100*change, 0).Plain(),
		"best": scene.Number(b.trial.Watch.Best(), 3).Plain(), "epoch": fmt.Sprint(b.trial.BestEpoch()),
	}}
	switch {
	case b.with == 0:
		line.Word = "verdict.before"
	case !known:
		line.Word = "verdict.alone"
	}
	return line
}

// effect names a relative change of the validation loss.
func effect(change float64) string {
	switch {
	case change > 0.02:
		return "hurts"
	case change > -0.15:
		return "hardly"
	}
	return "helps"
}

// notes tell of the size that was measured, of the best epoch, of zeros, and of
// who sleeps.
func (b *bench) notes() []scene.CodeLine {
	var notes []scene.CodeLine
	note := func(word string, facts map[string]string) {
		notes = append(notes, scene.CodeLine{Kind: scene.Note, Word: word, Facts: facts})
	}
	if best, ok := b.folds.best(); ok && !b.measuring() {
		note("verdict.measured", map[string]string{
			"size": b.trial.ShapeText(), "mean": scene.Number(best.mean(), 3).Plain(), "spread": scene.Number(best.spread(), 3).Plain(),
		})
	}
	if b.trial.Patience > 0 && b.trial.Over {
		note("verdict.early", map[string]string{"epoch": fmt.Sprint(b.trial.BestEpoch()), "end": fmt.Sprint(b.trial.Trainer.Epochs())})
	}
	if zeros, all := b.trial.ZeroWeights(); zeros > 0 {
		note("verdict.zeros", map[string]string{"zeros": fmt.Sprint(zeros), "all": fmt.Sprint(all)})
	}
	if b.with&withDropout != 0 && !b.measuring() && !b.trial.Ended() {
		asleep, all := b.trial.Asleep()
		note("verdict.asleep", map[string]string{"asleep": cmp.Or(strings.Join(asleep, " "), "—"), "all": fmt.Sprint(all)})
	}
	return notes
}

// explain opens a point of the map, or the gap of a kept run.
func (b *bench) explain(item scene.ItemID) []scene.Panel {
	if point := b.trial.ExplainPoint(item); point != nil {
		return point
	}
	if size := b.folds.explain(item); size != nil {
		return size
	}
	at, ok := item.Of("k", 1)
	runs := b.ranked()
	if !ok || at[0] >= len(runs) {
		return nil
	}
	run := runs[at[0]]
	return []scene.Panel{kit.Arithmetic("gap", []scene.Term{
		kit.Word("column.validation"), kit.Op(" − "), kit.Word("column.train"), kit.Op(" = "), kit.Value(scene.Number(run.validation, 3)), kit.Op(" − "),
		kit.Value(scene.Number(run.train, 3)), kit.Op(" = "), kit.Result(scene.Signed(run.validation-run.train, 3)),
	})}
}
