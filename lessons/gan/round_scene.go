package gan

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// scene: what was done in the round, its numbers, the picture, and the four parameters.
func (s *slow) scene() scene.Scene {
	return scene.Scene{s.captions(), s.batch(), s.judged(), s.four()}
}

// captions tell the steps of the round under way, as far as it came.
func (s *slow) captions() scene.Panel {
	t := s.told
	several := func(values [slowBatch]float64) (terms []scene.Term) {
		for _, v := range values {
			terms = append(terms, kit.Op(" "), kit.Value(scene.Signed(v, 2)))
		}
		return terms
	}
	moved := func(k int) []scene.Term {
		return []scene.Term{kit.Op(" "), kit.Symbol(numberNames[k]), kit.Op(" "), kit.Value(scene.Signed(t.before[k]-float64(slowRate*t.change[k]), 3))}
	}
	loss := func(word string, v float64) []scene.Term {
		return []scene.Term{kit.Op(" "), kit.Word(word), kit.Op(" "), kit.Value(scene.Number(v, 3))}
	}
	lines := make([][]scene.Term, len(stepNames))
	for i, step := range plans[s.who] {
		if i >= s.made {
			lines[i] = []scene.Term{kit.Symbol("  "), kit.Op("·")}
			continue
		}
		mark := scene.Term{Kind: scene.Symbol, Text: "  "}
		if i == s.made-1 {
			mark = scene.Term{Kind: scene.Symbol, Text: "▸ ", Role: scene.Strong}
		}
		lines[i] = []scene.Term{mark, kit.Word(stepNames[step]), kit.Op(" ")}
		switch step {
		case drawsNoise:
			lines[i] = append(lines[i], several(t.noise)...)
		case makesFakes:
			lines[i] = append(lines[i], several(t.fake)...)
		case judges:
			lines[i] = append(lines[i], loss(lossWord(s.who != forgerAlone), t.first)...)
		case judgesAgain:
			lines[i] = append(lines[i], loss(lossWord(false), t.losses[1])...)
		case stepsJudge:
			lines[i] = append(append(lines[i], moved(2)...), moved(3)...)
		case stepsForger:
			lines[i] = append(append(lines[i], moved(0)...), moved(1)...)
		}
	}
	return scene.Arithmetic{Frame: scene.Frame{ID: "slow", Width: 52, Rows: len(lines), Facts: map[string]string{
		"made": fmt.Sprint(s.made), "steps": fmt.Sprint(len(plans[s.who])), "rounds": fmt.Sprint(s.rounds),
	}}, Lines: lines}
}

// lossWord is whose loss is told.
func lossWord(ofJudge bool) string {
	if ofJudge {
		return "standing.judge"
	}
	return "standing.generator"
}

// batch is the round's real numbers and fakes, as far as they were made and judged.
func (s *slow) batch() scene.Panel {
	t := s.told
	table := scene.Table{
		Frame: scene.Frame{ID: "batch", Width: 46, Rows: 2 * slowBatch, Facts: map[string]string{"rounds": fmt.Sprint(s.rounds)}},
		Columns: []scene.Column{
			{Name: "column.noise", Wide: 6}, {Name: "column.sample", Wide: 6}, {Name: "column.score", Wide: 6}, {Name: "column.judge", Wide: 5}, {Name: "column.push", Wide: 6},
		},
	}
	row := 0
	cell := func(made bool, column int, q scene.Quantity, item scene.ItemID) scene.Cell {
		if !made {
			return scene.Cell{}
		}
		table.Items = append(table.Items, scene.Item{ID: item, Row: row, Column: column})
		return scene.Cell{Quantity: q, Item: item}
	}
	for i := range slowBatch {
		row = i
		seen, judged := s.did(drawsNoise) && s.who != forgerAlone, s.did(judges) && s.who != forgerAlone
		table.Rows = append(table.Rows, scene.Row{Name: "row.real", Cells: []scene.Cell{
			{},
			cell(seen, 1, scene.Number(t.real[i], 2), scene.At("x", i+1)),
			cell(judged, 2, scene.Signed(t.realScore[i], 2), scene.At("s", i+1)),
			cell(judged, 3, scene.Number(kit.Sigmoid(t.realScore[i]), 2), scene.At("d", i+1)),
			{},
		}})
	}
	for i := range slowBatch {
		row = slowBatch + i
		push := cell(s.did(judges), 4, scene.Signed(t.push[i], 2), scene.At("push", i+1))
		push.Role = scene.BySign
		table.Rows = append(table.Rows, scene.Row{Name: "row.fake", Cells: []scene.Cell{
			cell(s.did(drawsNoise), 0, scene.Signed(t.noise[i], 2), scene.At("z", i+1)),
			cell(s.did(makesFakes), 1, scene.Number(t.fake[i], 2), scene.At("x", slowBatch+i+1)),
			cell(s.did(judges), 2, scene.Signed(t.fakeScore[i], 2), scene.At("s", slowBatch+i+1)),
			cell(s.did(judges), 3, scene.Number(kit.Sigmoid(t.fakeScore[i]), 2), scene.At("d", slowBatch+i+1)),
			push,
		}})
	}
	return table
}

// judged is D's curve as it is now, with the real numbers at 1 and the fakes at 0, where D
// wants them.
func (s *slow) judged() scene.Panel {
	x := scene.Axis{Name: "axis.number", Min: lowest, Max: highest, Ticks: []float64{0, 3}}
	n := s.numbers()
	plot := scene.Plot{
		Frame: scene.Frame{ID: "judged", Width: 46, Rows: 8, Facts: map[string]string{"mean": scene.Number(n[1], 2).Plain()}},
		X:     x, Y: scene.Axis{Name: "axis.verdict", Min: 0, Max: 1, Ticks: []float64{0.5}},
		Paths: []scene.Path{scene.PathOf("", scene.Strong, x, func(v float64) float64 { return kit.Sigmoid(float64(n[2]*v) + n[3]) })},
	}
	for i := range slowBatch {
		if s.did(drawsNoise) && s.who != forgerAlone {
			plot.Points = append(plot.Points, scene.Mark{X: s.told.real[i], Y: 1, Role: scene.Train})
		}
		if s.did(makesFakes) {
			plot.Points = append(plot.Points, scene.Mark{X: s.told.fake[i], Y: 0, Role: scene.Guess})
		}
	}
	return plot
}

// four are the numbers that learn, and by how much the round's step moved each.
func (s *slow) four() scene.Panel {
	table := scene.Table{
		Frame:   scene.Frame{ID: "four", Width: 38, Rows: len(numberNames)},
		Columns: []scene.Column{{Name: "column.now", Wide: 8}, {Name: "column.moved", Wide: 8}},
	}
	for k, v := range s.numbers() {
		cells := []scene.Cell{{Quantity: scene.Signed(v, 3)}, {}}
		if s.did(s.moves(k)) {
			item := scene.At("moved", k+1)
			table.Items = append(table.Items, scene.Item{ID: item, Row: k, Column: 1})
			cells[1] = scene.Cell{Quantity: scene.Signed(-float64(slowRate*s.told.change[k]), 3), Role: scene.BySign, Item: item}
		}
		table.Rows = append(table.Rows, scene.Row{Title: numberNames[k], Cells: cells})
	}
	return table
}

// moves is the step that moves one of the four.
func (s *slow) moves(k int) int {
	if k < 2 {
		return stepsForger
	}
	return stepsJudge
}

// explain opens a number of the round: how it comes of those before it.
func (s *slow) explain(item scene.ItemID) []scene.Panel {
	t, n := s.told, s.judging()
	number := func(v float64) scene.Term { return kit.Value(scene.Signed(v, 3)) }
	i, ok := kit.Nth(item, "x", 2*slowBatch)
	if ok && i >= slowBatch && s.did(makesFakes) {
		i -= slowBatch
		return worked([]scene.Term{kit.Symbol("a·z + b = "), number(t.start[0]), kit.Op("·("), number(t.noise[i]), kit.Op(") + "), number(t.start[1]), kit.Op(" = "), kit.Result(scene.Signed(t.fake[i], 2))})
	}
	if i, ok = kit.Nth(item, "s", 2*slowBatch); ok && s.did(judges) {
		x, score := s.sample(i)
		return worked([]scene.Term{kit.Symbol("w·x + c = "), number(n[0]), kit.Op("·("), number(x), kit.Op(") + "), number(n[1]), kit.Op(" = "), kit.Result(scene.Signed(score, 2))})
	}
	if i, ok = kit.Nth(item, "d", 2*slowBatch); ok && s.did(judges) {
		_, score := s.sample(i)
		return worked([]scene.Term{kit.Symbol("σ(s) = σ("), number(score), kit.Op(") = "), kit.Result(scene.Number(kit.Sigmoid(score), 2))})
	}
	if i, ok = kit.Nth(item, "push", slowBatch); ok && s.did(judges) {
		return worked([]scene.Term{kit.Symbol("(1 − D)·w = (1 − "), kit.Value(scene.Number(kit.Sigmoid(t.fakeScore[i]), 4)), kit.Op(")·("), kit.Value(scene.Signed(n[0], 4)), kit.Op(") = "), kit.BySign(kit.Result(scene.Signed(t.push[i], 2)))})
	}
	if k, ok := kit.Nth(item, "moved", len(numberNames)); ok && s.did(s.moves(k)) {
		return worked(s.gradient(k), kit.UpdateLine(numberNames[k], t.before[k], slowRate, t.change[k], 3))
	}
	return nil
}

// worked is the panel of a number that was opened.
func worked(lines ...[]scene.Term) []scene.Panel {
	return []scene.Panel{kit.Arithmetic("made", lines...)}
}

// sample is one of the round's numbers, the real ones first, and its score.
func (s *slow) sample(i int) (x, score float64) {
	if i < slowBatch {
		return s.told.real[i], s.told.realScore[i]
	}
	return s.told.fake[i-slowBatch], s.told.fakeScore[i-slowBatch]
}

// judging are w and c as they judged last.
func (s *slow) judging() [2]float64 {
	if s.did(judgesAgain) || !s.did(stepsJudge) {
		n := s.numbers()
		return [2]float64{n[2], n[3]}
	}
	return [2]float64{s.told.before[2], s.told.before[3]}
}

// gradient is what a number's gradient is the mean of.
func (s *slow) gradient(k int) []scene.Term {
	name := "∂L/∂" + numberNames[k]
	of := [4]string{"−mean(push·z)", "−mean(push)", "mean((D − 1)·x) + mean(D·x)", "mean(D − 1) + mean(D)"}[k]
	return []scene.Term{kit.Symbol(name + " = " + of + " = "), kit.BySign(kit.Result(scene.Signed(s.told.change[k], 3)))}
}

// code is the Python of the round under way, as far as it came.
func (s *slow) code() string {
	t := s.told
	var text strings.Builder
	fmt.Fprintf(&text, "import numpy as np\n\na, b = %s, %s\nw, c = %s, %s\n", kit.PythonNumber(t.start[0]), kit.PythonNumber(t.start[1]), kit.PythonNumber(t.start[2]), kit.PythonNumber(t.start[3]))
	numbers := func(name string, values [slowBatch]float64) {
		pieces := make([]string, slowBatch)
		for i, v := range values {
			pieces[i] = kit.PythonNumber(v)
		}
		text.WriteString(kit.PythonPieces(name+" = np.array([", "])", pieces))
	}
	prints := "print(*(round(float(v), 3) for v in (a, b, w, c)))\n"
	for _, step := range plans[s.who][:s.made] {
		switch step {
		case drawsNoise:
			if s.who != forgerAlone {
				numbers("real", t.real)
			}
			numbers("z", t.noise)
		case makesFakes:
			text.WriteString("\nfake = a * z + b\n")
			prints = "print(fake.round(3))\n"
		case judges:
			if s.who != forgerAlone {
				text.WriteString("s, t = w * real + c, w * fake + c  # the scores\n")
				prints = "print(round(float(np.logaddexp(0, -s).mean() + np.logaddexp(0, t).mean()), 3))\n"
				break
			}
			fallthrough
		case judgesAgain:
			text.WriteString("t = w * fake + c\npush = w / (1 + np.exp(t))\n")
			prints = "print(round(float(np.logaddexp(0, -t).mean()), 3))\n"
		case stepsJudge:
			text.WriteString("p, q = 1 / (1 + np.exp(-s)), 1 / (1 + np.exp(-t))\n" +
				"w -= 0.5 * (((p - 1) * real).mean() + (q * fake).mean())\nc -= 0.5 * ((p - 1).mean() + q.mean())\n")
			prints = "print(*(round(float(v), 3) for v in (a, b, w, c)))\n"
		case stepsForger:
			text.WriteString("a += 0.5 * (push * z).mean()\nb += 0.5 * push.mean()\n")
			prints = "print(*(round(float(v), 3) for v in (a, b, w, c)))\n"
		}
	}
	return text.String() + prints
}

// prints is what that code prints.
func (s *slow) prints() string {
	switch s.now() {
	case makesFakes:
		return kit.NumpyRounded(3, s.told.fake[:]...).String()
	case judges, judgesAgain:
		if s.now() == judges {
			return kit.Rounded(s.told.first, 3)
		}
		return kit.Rounded(s.told.losses[1], 3)
	default:
		n := s.numbers()
		texts := make([]string, len(n))
		for i, v := range n {
			texts[i] = kit.Rounded(v, 3)
		}
		return strings.Join(texts, " ")
	}
}
