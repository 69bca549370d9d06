package playground

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/internal/model"
	"sinapse/lessons/scene"
)

// scene: the network, its map and its curves, with the loss that is aimed at where there is
// one, and the runs that were kept.
func (g *ground) scene(aimed bool) scene.Scene {
	switch parts[g.state.part] {
	case "address":
		return scene.Scene{g.addressPanel()}
	case "lottery":
		return g.lotteryScene()
	}
	g.shown()
	network := g.run.Picture()
	network.Width = 32
	picture := g.run.Decision(true)
	switch picture.ID = "answers"; {
	case g.run.Setup.Numbers() && model.IsOwn(g.run.Setup.Data):
		picture.ID = "slice-own"
	case g.run.Setup.Numbers() && g.run.Setup.Wide():
		picture.ID = "slice-values"
	case g.run.Setup.Numbers():
		picture.ID = "values"
	case g.run.Setup.Wide():
		picture.ID = "slice"
	}
	picture.Beside, picture.Width = true, 34
	curve := g.run.Curve()
	if curve.Goal = g.state.aim.loss; !aimed {
		curve.Goal = 0
	}
	for _, run := range g.overlaid() {
		curve.Runs = append(curve.Runs, scene.Run{Name: run.name, Role: scene.Guess, Points: run.curve})
	}
	network.Facts["train"], network.Facts["validation"] = curve.Facts["train"], curve.Facts["validation"]
	panels := append(append(scene.Scene{network, picture, curve}, g.widePanels()...), g.keptPanel(), g.run.WrongPanel())
	switch parts[g.state.part] {
	case "aim":
		return slices.Insert(panels, 3, scene.Panel(g.aimPanel()))
	case "runs":
		if compared := g.comparison(); compared != nil {
			return append(compared, curve, g.keptPanel())
		}
	}
	return panels
}

// addressPanel writes the set-up out, for this program and for TensorFlow's Playground, and
// says what an address did not bring, and what theirs cannot take along.
func (g *ground) addressPanel() scene.Listing {
	theirs, cannot := theirAddress(g.run.Setup)
	var lines []scene.CodeLine
	write := func(word, text string) {
		lines = append(lines, scene.CodeLine{Kind: scene.Note, Word: word}, scene.CodeLine{Kind: scene.Output, Text: text})
	}
	write("address.ours", ourAddress(g.run.Setup))
	write("address.theirs", theirs)
	for _, of := range []struct {
		word  string
		names []string
	}{{"address.cannot", cannot}, {"address.lost", g.state.lost}} {
		if len(of.names) > 0 {
			lines = append(lines, scene.CodeLine{Kind: scene.Note, Word: of.word, Facts: map[string]string{"names": strings.Join(of.names, ", ")}})
		}
	}
	return scene.Listing{Frame: scene.Frame{ID: "address", Width: 44, Rows: 11}, Lines: lines}
}

// keptPanel lists the kept runs, or says that there are none yet.
func (g *ground) keptPanel() scene.Panel {
	if len(g.state.kept) == 0 {
		return scene.Listing{
			Frame: scene.Frame{ID: "kept", Beside: true, Width: 40, Rows: 2, Facts: map[string]string{"runs": "0", "best": "—"}},
			Lines: []scene.CodeLine{{Kind: scene.Note, Word: "kept.none", Facts: map[string]string{"epochs": fmt.Sprint(worthKeeping)}}},
		}
	}
	table := g.ranking()
	table.Beside = true
	return table
}

// shownRuns is for how many kept runs the ranking asks for room.
const shownRuns = 5

// ranking lists the kept runs.
func (g *ground) ranking() scene.Table {
	table := scene.Table{Frame: scene.Frame{ID: "kept", Width: 40, Rows: shownRuns + 1}}
	table.Columns = []scene.Column{
		{Name: "column.set", Wide: 8},
		{Name: "column.neurons", Wide: 7, Spare: true},
		{Name: "column.epochs", Wide: 6, Spare: true},
		{Name: "column.met", Wide: 6, Spare: true},
		{Name: "column.right", Wide: 6, Spare: true},
		{Name: "column.validation", Role: scene.Validation, Wide: 7},
	}
	runs := g.ranked()
	for i, run := range runs {
		item := scene.At("k", i+1)
		table.Rows = append(table.Rows, scene.Row{Title: run.name, Cells: []scene.Cell{
			{Word: setWord(run.setup.Data)},
			{Quantity: scene.Number(float64(sum(run.setup.Hidden)), 0)},
			{Quantity: scene.Number(float64(run.epochs), 0)},
			metCell(run.met),
			{Quantity: scene.Number(run.right, 1)},
			{Quantity: scene.Number(run.validation, 3), Item: item},
		}})
		table.Items = append(table.Items, scene.Item{ID: item, Row: i})
	}
	table.Facts = map[string]string{"runs": fmt.Sprint(len(runs)), "best": scene.Number(g.lowest().validation, 3).Plain()}
	return table
}

// metCell is when an aim was met, or that it was not.
func metCell(epoch int) scene.Cell {
	if epoch == 0 {
		return scene.Cell{}
	}
	return scene.Cell{Quantity: scene.Number(float64(epoch), 0)}
}

// sum adds whole numbers.
func sum(numbers []int) int {
	total := 0
	for _, n := range numbers {
		total += n
	}
	return total
}

// explain opens a point of the map, a part of the network, or a kept run.
func (g *ground) explain(item scene.ItemID) []scene.Panel {
	if x, y, ok := g.shown().Decision(true).Probe(item); ok {
		return g.run.Explain(scene.At(scene.NeuronKind, g.run.Depth(), 1+g.run.Look.Class), x, y)
	}
	switch {
	case item == scene.At("right"):
		return []scene.Panel{rightPanel(g.run)}
	case parts[g.state.part] == "lottery":
		return g.explainDraw(item)
	}
	if wrong := g.run.ExplainWrong(item); wrong != nil {
		return wrong
	}
	at, ok := item.Of("k", 1)
	runs := g.ranked()
	if !ok {
		return g.run.ExplainHeld(item)
	}
	if at[0] < 1 || at[0] > len(runs) {
		return nil
	}
	return []scene.Panel{runs[at[0]-1].panel()}
}

// panel tells what a kept run started from, and where it ended.
func (r keptRun) panel() scene.Panel {
	s := r.setup
	lines := [][]scene.Term{
		{kit.Word(setWord(s.Data)), kit.Op("  "), kit.Word("control.noise"), kit.Op(" "), kit.Value(scene.Number(100*s.Noise, 0)), kit.Op(" %  "), kit.Word("control.share"), kit.Op(" "), kit.Value(scene.Number(100*s.Share, 0)), kit.Op(" %")},
		{kit.Word("kept.shape"), kit.Op(" " + r.shape() + "  "), kit.Word("curve." + s.Activation), kit.Op("  "), kit.Word("start." + s.Start)},
		{kit.Word("control.rate"), kit.Op(" "), kit.Value(scene.Number(s.Rate, 4)), kit.Op("  "), kit.Word("control.batch"), kit.Op(" "), kit.Count(s.Batch), kit.Op("  "), kit.Word("control.seed"), kit.Op(fmt.Sprintf(" %d", s.Seed))},
	}
	if s.Bends != nil {
		lines[1] = append(lines[1][:2], bendTerms(s)...)
	}
	for i, value := range []float64{s.Penalty.L1, s.Penalty.L2, s.Dropout} {
		if value > 0 {
			lines = append(lines, []scene.Term{kit.Word([]string{"control.l1", "control.l2", "control.dropout"}[i]), kit.Op(" "), kit.Value(scene.Number(value, 3))})
		}
	}
	lines = append(lines, optimizerLines(s)...)
	if r.met > 0 {
		lines = append(lines, []scene.Term{kit.Word("aim.met"), kit.Op(" "), kit.Count(r.met)})
	}
	if r.mixed {
		lines = append(lines, []scene.Term{kit.Word("kept.mixed")})
	}
	return kit.Arithmetic("kept-run", append(lines, []scene.Term{
		kit.Word("column.validation"), kit.Op(" − "), kit.Word("column.train"), kit.Op(" = "), kit.Value(scene.Number(r.validation, 3)), kit.Op(" − "),
		kit.Value(scene.Number(r.train, 3)), kit.Op(" = "), kit.Result(scene.Signed(r.validation-r.train, 3)),
	})...)
}

// shape writes the sizes of the layers: 2-4-2-1.
func (r keptRun) shape() string {
	features := len(r.setup.Features)
	if features == 0 {
		features = len(usualOf(r.setup.Data))
	}
	sizes := []string{strconv.Itoa(features)}
	for _, n := range r.setup.Hidden {
		sizes = append(sizes, strconv.Itoa(n))
	}
	return strings.Join(append(sizes, strconv.Itoa(max(len(r.setup.Several()), 1))), "-")
}
