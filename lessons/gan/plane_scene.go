package gan

import (
	"math"
	"slices"
	"strconv"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// reach is how far the pictures of the plane go to each side.
const reach = 3.0

// The axes of the plane.
func planeAxes() (x, y scene.Axis) {
	return scene.Axis{Name: "axis.x1", Min: -reach, Max: reach}, scene.Axis{Name: "axis.x2", Min: -reach, Max: reach}
}

// pointing is how many of the fakes on the map have an arrow. An arrow is twice as long as
// the push, and longestArrow at most.
const (
	pointing     = 14
	longestArrow = 1.5
)

// asked is a copy of D that may be asked about any point: one more input is the spread,
// where D sees it.
func (r *rivalry) asked() *nn.Network {
	inputs := 2 + kit.Bit(r.spread)
	d := kit.Must(nn.NewNetwork(inputs, r.layers(r.judge, 1)...))
	copy(d.Parameters(), r.d.Parameters())
	return d
}

// shown are the fakes on the map, always of the same noise, and what D makes of them: the
// score of each, how it climbs, and how far they differ.
func (r *rivalry) shown() (fakes nn.Matrix, scored []float64, climb nn.Matrix, spread float64) {
	fakes = r.g.Predict(nn.Matrix{Rows: batchSize, Cols: r.noise.Cols, Data: r.noise.Data[:r.noise.Cols*batchSize]})
	scores := r.d.Forward(r.seen, fakes)
	if r.spread {
		spread = r.seen.Passes[0].Out.At(0, 2)
	}
	for i := range scores.Rows {
		scored = append(scored, scores.At(i, 0))
		r.seen.Passes[len(r.seen.Passes)-1].DOut.Set(i, 0, 1)
	}
	r.d.Backward(r.seen)
	return fakes, scored, r.seen.Passes[0].DIn, spread
}

// probability is what D holds the chance to be that a point is real, as a function over a
// frozen copy of it.
func (r *rivalry) probability(spread float64) func(x, y float64) float64 {
	d := r.asked()
	trace, point := d.NewTrace(1), nn.NewMatrix(1, d.Inputs())
	return func(x, y float64) float64 {
		point.Data[0], point.Data[1] = x, y
		if r.spread {
			point.Data[2] = spread
		}
		return r.likely(d.Forward(trace, point).Data[0])
	}
}

// ground is what D makes of every point, with real points and fakes upon it. An arrow
// leads from a fake to where D would rather see it: it is (1 − D)·∂s/∂x, by which G's
// loss, −ln D, would fall.
func (r *rivalry) ground() scene.Panel {
	fakes, scored, climb, spread := r.shown()
	probability := r.probability(spread)
	x, y := planeAxes()
	picture := scene.Map{
		Frame: scene.Frame{ID: "ground", Width: 30, Rows: 12, Items: scene.ProbeItems()},
		X:     x, Y: y, Key: r.key(), Chance: true,
		Answer: func(x, y float64) float64 { return float64(2*probability(x, y)) - 1 },
		Legend: [4]string{"map.real", "map.fake", "map.says.real", "map.says.fake"},
	}
	fooled := 0
	for i := range batchSize {
		fooled += kit.Bit(r.likely(scored[i]) > 0.5)
		picture.Samples = append(picture.Samples,
			scene.Sample{X: r.reals.At(i, 0), Y: r.reals.At(i, 1), Positive: true, Right: true},
			scene.Sample{X: fakes.At(i, 0), Y: fakes.At(i, 1), Right: true})
	}
	for i := range pointing {
		pull := 2 * r.pull(scored[i])
		dx, dy := float64(pull*climb.At(i, 0)), float64(pull*climb.At(i, 1))
		long := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if scale := longestArrow / long; long > longestArrow {
			dx, dy = float64(dx*scale), float64(dy*scale)
		}
		at := fakes.Row(i)
		picture.Arrows = append(picture.Arrows, scene.Arrow{X: at[0], Y: at[1], ToX: at[0] + dx, ToY: at[1] + dy})
	}
	picture.Facts = map[string]string{"fooled": strconv.Itoa(fooled), "all": strconv.Itoa(batchSize), "rounds": strconv.Itoa(r.rounds)}
	return picture
}

// The grid upon the noise: lines from −2 to 2, where nearly all of it lies.
const (
	gridReach = 2.0
	gridLines = 9
	gridSteps = 32
)

// sheet is what G makes of a grid upon the noise, or of the line that noise of one number is.
func (r *rivalry) sheet() scene.Panel {
	const nodes = gridSteps + 1
	lines, reach := 2*gridLines, gridReach
	if r.material().Even {
		reach = 1
	}
	if r.material().Width == 1 {
		lines = 1
	}
	noise := nn.NewMatrix(lines*nodes, r.material().Width)
	for row := range noise.Rows {
		line, node := row/nodes, row%nodes
		along := reach * (float64(2*float64(node)/gridSteps) - 1)
		if noise.Row(row)[0] = along; lines > 1 {
			across := reach * (float64(2*float64(line/2)/(gridLines-1)) - 1)
			noise.Row(row)[line%2], noise.Row(row)[1-line%2] = across, along
		}
	}
	made := r.g.Predict(noise)
	x, y := planeAxes()
	x.Ticks, y.Ticks = []float64{0}, []float64{0}
	picture := scene.Plot{
		Frame: scene.Frame{ID: "sheet", Width: 30, Rows: 12, Beside: true, Facts: map[string]string{
			"distance": scene.Number(r.distance(), 2).Plain(), "rounds": strconv.Itoa(r.rounds),
		}},
		X: x, Y: y,
	}
	for line := range lines {
		path := scene.Path{Role: scene.Guess}
		for node := range nodes {
			at := made.Row(line*nodes + node)
			path.X, path.Y = append(path.X, at[0]), append(path.Y, at[1])
		}
		picture.Paths = append(picture.Paths, path)
	}
	return picture
}

// curve is the distance, round by round, over how far two draws of real points are apart.
func (r *rivalry) curve() scene.Panel {
	return r.patient().named(scene.Curve{
		Frame: scene.Frame{ID: "apart", Width: 30, Rows: 8, Beside: true, Facts: map[string]string{
			"rounds": strconv.Itoa(r.rounds), "distance": scene.Number(r.distance(), 2).Plain(), "floor": scene.Number(r.floor, 2).Plain(),
		}},
		Runs: []scene.Run{{Label: "run.distance", Role: scene.Train, Points: r.distances}},
		Goal: toThousandths(r.floor), Line: "curve.floor",
	}, r.glances)
}

// losses are those of both, round by round.
func (r *rivalry) losses() scene.Panel { return losses(r.both, r.judged, r.forged) }

// standing is where the two are, in numbers, with more rows of what matters most.
func (r *rivalry) standing(more ...scene.Row) scene.Panel {
	judging, forging := r.both.Losses()
	row := func(name string, cell scene.Cell) scene.Row { return scene.Row{Name: name, Cells: []scene.Cell{cell}} }
	loss := func(steps int, v float64) scene.Cell {
		if steps == 0 {
			return scene.Cell{Word: "standing.none"}
		}
		return scene.Cell{Quantity: scene.Number(v, 3)}
	}
	rows := slices.Concat([]scene.Row{row("pair.rounds", scene.Cell{Quantity: scene.Number(float64(r.rounds), 0)})}, more, []scene.Row{
		row("standing.distance", scene.Cell{Quantity: scene.Number(r.distance(), 3), Role: scene.Strong}),
		row("pair.floor", scene.Cell{Quantity: scene.Number(r.floor, 3)}),
		row("standing.judge", loss(r.both.Discriminator().Steps(), judging)),
		row("standing.generator", loss(r.both.Generator().Steps(), forging)),
	})
	return scene.Table{
		Frame:   scene.Frame{ID: "pair", Width: 28, Rows: len(rows), Facts: map[string]string{"rounds": strconv.Itoa(r.rounds), "distance": scene.Number(r.distance(), 2).Plain()}},
		Columns: []scene.Column{{Name: "column.now", Wide: 8}}, Rows: rows, Bare: true,
	}
}

// explain opens a point of the map: what D makes of it, and where it would push a fake
// that lay there.
func (r *rivalry) explain(item scene.ItemID) []scene.Panel {
	x, y := planeAxes()
	x1, x2, ok := scene.Map{X: x, Y: y}.Probe(item)
	if !ok {
		return nil
	}
	d := r.asked()
	trace, point := d.NewTrace(1), nn.NewMatrix(1, d.Inputs())
	point.Data[0], point.Data[1] = x1, x2
	if r.spread {
		_, _, _, point.Data[2] = r.shown()
	}
	trace.KeepInputGradient()
	trace.Freeze()
	score := d.Forward(trace, point).Data[0]
	trace.Passes[len(trace.Passes)-1].DOut.Data[0] = 1
	d.Backward(trace)
	lines := [][]scene.Term{
		{kit.Symbol("(x₁, x₂)"), kit.Op(" = ("), kit.Value(scene.Signed(x1, 2)), kit.Op(", "), kit.Value(scene.Signed(x2, 2)), kit.Op(")")},
	}
	judged, pull := kit.Value(scene.Number(r.likely(score), 4)), [2]string{"(1 − D)·∂s/∂x₁ = (1 − ", "(1 − D)·∂s/∂x₂ = (1 − "}
	if r.squares {
		judged, pull = kit.Value(scene.Signed(score, 4)), [2]string{"2·(1 − s)·∂s/∂x₁ = 2·(1 − (", "2·(1 − s)·∂s/∂x₂ = 2·(1 − ("}
		lines = append(lines, []scene.Term{kit.Symbol("s = "), kit.Result(scene.Signed(score, 4))})
	} else {
		lines = append(lines, []scene.Term{kit.Symbol("D"), kit.Op(" = "), kit.Symbol("σ(s) = σ("), kit.Value(scene.Signed(score, 4)), kit.Op(") = "), kit.Result(scene.Number(r.likely(score), 4))})
	}
	for j, symbol := range pull {
		climb, closing := trace.Passes[0].DIn.Data[j], ")·("
		if r.squares {
			closing = "))·("
		}
		lines = append(lines, []scene.Term{kit.Symbol(symbol), judged, kit.Op(closing), kit.Value(scene.Signed(climb, 4)), kit.Op(") = "), kit.BySign(kit.Result(scene.Signed(float64(r.pull(score)*climb), 3)))})
	}
	return []scene.Panel{kit.Arithmetic("point", lines...)}
}
