package cnn

import (
	"fmt"
	"slices"
	"strconv"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
)

// A pass is what a network makes of one digit, and the way back of that digit's loss.
type pass struct {
	*run
	trace *nn.Trace
	input []float64
	p     []float64 // the probabilities
	label int
}

// pass takes a digit through the network and the loss back. It lasts until the next one.
func (r *run) pass(pixels []float64, label int) pass {
	net, wanted := r.trainer.Network(), nn.NewMatrix(1, classes)
	wanted.Set(0, label, 1)
	out := net.Forward(r.trace, nn.Matrix{Rows: 1, Cols: len(pixels), Data: pixels})
	clear(r.trace.Gradients)
	last := &r.trace.Passes[net.Layers()-1]
	nn.CrossEntropy{}.Gradient(last.DOut, out, wanted, 1)
	net.Backward(r.trace)
	return pass{run: r, trace: r.trace, input: pixels, p: nn.Probabilities(out.Row(0)), label: label}
}

// said is the digit that it takes it for.
func (p pass) said() int { return nn.Class(p.p, 0) }

// The kinds of the numbers of a shelf: pixels, numbers of filters, of maps and of
// pooled maps, weights of softmax alone.
const (
	pixelKind  = "x"
	filterKind = "f"
	mapKind    = "m"
	pooledKind = "q"
	weightKind = "w"
)

// shelf draws what the network sees: the numbers, or the loss's gradients by them.
func (p pass) shelf(id string, gradients bool) scene.Shelf {
	groups := p.groups(gradients)
	shelf := scene.Shelf{Frame: scene.Frame{ID: id, Width: 56, Rows: 9, Items: scene.ShelfItems(groups), Facts: map[string]string{
		"digit": strconv.Itoa(p.label), "said": strconv.Itoa(p.said()), "p": scene.Number(p.p[p.said()], 3).Plain(),
	}}, Groups: groups}
	return shelf
}

func (p pass) groups(gradients bool) []scene.ShelfGroup {
	first := p.trace.Passes[0]
	digit := scene.SmallMap{Name: "x", Values: slices.Clone(p.input), Cols: ink.Width, Item: scene.At(pixelKind)}
	groups := []scene.ShelfGroup{{Name: "shelf.digit", Maps: []scene.SmallMap{digit}, Full: 1, Bare: true}}
	weights, numbers := first.Weights, "shelf.filters"
	if gradients {
		weights = first.DWeights
		groups[0].Name, groups[0].Full, groups[0].Signed = "shelf.digit.gradient", 0, true
		copy(groups[0].Maps[0].Values, first.DIn.Row(0))
		numbers += ".gradient"
	}
	if p.Filters == 0 {
		if p.Hidden > 0 {
			return groups
		}
		return append(groups, scene.ShelfGroup{Name: "shelf.weights" + gradientSuffix(gradients), Maps: columns(weights, ink.Width, weightKind, ""), Signed: true})
	}
	groups = append(groups, scene.ShelfGroup{Name: numbers, Maps: columns(weights, p.Size, filterKind, "F"), Signed: true})
	groups = append(groups, p.channels("shelf.maps", mapKind, 1, p.conv().Out(), gradients))
	if p.Pool > 1 {
		groups = append(groups, p.channels("shelf.pooled", pooledKind, 2, p.features(), gradients))
	}
	return groups
}

func gradientSuffix(gradients bool) string {
	if gradients {
		return ".gradient"
	}
	return ""
}

// columns are the columns of weights as maps.
func columns(weights nn.Matrix, cols int, kind, name string) []scene.SmallMap {
	maps := make([]scene.SmallMap, weights.Cols)
	for f := range maps {
		maps[f] = scene.SmallMap{Name: strconv.Itoa(f), Cols: cols, Item: scene.At(kind, f)}
		if name != "" {
			maps[f].Name = scene.Subscript(name, f+1)
		}
		for row := range weights.Rows {
			maps[f].Values = append(maps[f].Values, weights.At(row, f))
		}
	}
	return maps
}

// channels are what leaves a layer, a map a filter.
func (p pass) channels(name, kind string, layer int, shape nn.Picture, gradients bool) scene.ShelfGroup {
	group := scene.ShelfGroup{Name: name + gradientSuffix(gradients), Signed: gradients, Bare: true}
	group.Shape = fmt.Sprintf("%d×%d×%d", shape.Channels, shape.Height, shape.Width)
	row := p.trace.Passes[layer].Out.Row(0)
	if gradients {
		row = p.trace.Passes[layer].DOut.Row(0)
	}
	for f := range shape.Channels {
		m := scene.SmallMap{Cols: shape.Width, Item: scene.At(kind, f), Name: scene.Subscript("M", f+1)}
		m.Sees = scene.Sight{Of: scene.At(pixelKind), Size: p.Size, Stride: 1, By: scene.At(filterKind, f)}
		if kind == pooledKind {
			m.Name, m.Sees = scene.Subscript("P", f+1), scene.Sight{Of: scene.At(mapKind, f), Size: p.Pool, Stride: p.Pool}
		}
		for i := range shape.Height {
			for j := range shape.Width {
				m.Values = append(m.Values, row[shape.Index(f, i, j)])
			}
		}
		group.Maps = append(group.Maps, m)
	}
	return group
}

// beyond draws what follows the pixels.
func (p pass) beyond(id string) scene.Shelf {
	shelf := p.shelf(id, false)
	shelf.Groups = shelf.Groups[1:]
	shelf.Items = scene.ShelfItems(shelf.Groups)
	return shelf
}

// answers are the ten probabilities.
func (p pass) answers() scene.Panel {
	table := answersOf([]string{"column.probability"}, p)
	table.Width = 14
	return table
}

// answersOf are the ten probabilities of some networks, each under its name.
func answersOf(names []string, passes ...pass) scene.Table {
	first := passes[0]
	table := scene.Table{Frame: scene.Frame{ID: "answers", Width: 30, Rows: 11, Beside: true, Facts: map[string]string{
		"digit": strconv.Itoa(first.label), "said": strconv.Itoa(first.said()), "p": scene.Number(first.p[first.said()], 3).Plain(),
	}}}
	for _, name := range names {
		table.Columns = append(table.Columns, scene.Column{Name: name, Wide: 5})
	}
	for k := range classes {
		row := scene.Row{Name: strconv.Itoa(k)}
		for i, p := range passes {
			item := scene.At("o", k)
			if len(passes) > 1 {
				item = scene.At("o", k, i)
			}
			cell := scene.Cell{Quantity: scene.Number(p.p[k], 3), Item: item}
			switch {
			case k == p.label && k == p.said():
				cell.Role = scene.Success
			case k == p.label:
				cell.Role = scene.Strong
			case k == p.said():
				cell.Role = scene.Danger
			}
			row.Cells = append(row.Cells, cell)
			table.Items = append(table.Items, scene.Item{ID: item, Row: k, Column: i})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// explain opens a number of the shelf, or an answer.
func (p pass) explain(item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("o", 1); ok && at[0] < classes {
		z := p.trace.Passes[len(p.trace.Passes)-1].Out.At(0, at[0])
		return []scene.Panel{kit.Arithmetic("answer", []scene.Term{
			kit.Op("z = "), kit.Value(scene.Number(z, 3)), kit.Op("   "), kit.Word("after.softmax"), kit.Op(" p = "), kit.Result(scene.Number(p.p[at[0]], 3)),
		})}
	}
	m, row, col, ok := p.shelf("", false).Number(item)
	if !ok {
		return nil
	}
	switch at := item.Indices(); item.Kind() {
	case pixelKind:
		return []scene.Panel{kit.Arithmetic("pixel", []scene.Term{
			kit.Value(scene.Number(m.Values[row*m.Cols+col]*data.DigitInk, 0)), kit.Op(" ÷ "), kit.Count(data.DigitInk), kit.Op(" = "), kit.Result(scene.Number(m.Values[row*m.Cols+col], 4)),
		})}
	case filterKind, weightKind:
		return []scene.Panel{p.explainWeight(at[0], row*m.Cols+col)}
	case mapKind:
		return []scene.Panel{p.explainCell(at[0], row, col)}
	case pooledKind:
		return []scene.Panel{p.explainPooled(at[0], row, col)}
	}
	return nil
}

// explainWeight tells a weight of the first layer, and the gradient by it that the last
// update went by.
func (p pass) explainWeight(column, row int) scene.Panel {
	w, g := p.trainer.Network().Weights(0).At(row, column), p.trainer.WeightGradients(0).At(row, column)
	lines := [][]scene.Term{{kit.Symbol("w"), kit.Op(" = "), kit.Result(scene.Signed(w, 3))}}
	if p.trainer.Steps() > 0 {
		lines = append(lines, []scene.Term{kit.Word("last.gradient"), kit.Op(" "), kit.Value(scene.Signed(g, 4))})
	}
	return kit.Arithmetic("weight", lines...)
}

// explainCell opens a cell of a map: the patch times the filter, the bias, and ReLU.
func (p pass) explainCell(f, row, col int) scene.Panel {
	l, first := p.conv(), &p.trace.Passes[0]
	var inputs []scene.NeuronInput
	for k, v := range l.Patch(first, 0, row, col) {
		inputs = append(inputs, scene.NeuronInput{Value: scene.Number(v, 2), Weight: scene.Number(first.Weights.At(k, f), 2)})
	}
	z := first.Out.At(0, l.Out().Index(f, row, col))
	return kit.Arithmetic("cell", kit.Sum(inputs, scene.Number(first.Biases[f], 2), scene.Number(z, 2)),
		[]scene.Term{kit.Op("max(0, "), kit.Value(scene.Number(z, 2)), kit.Op(") = "), kit.Result(scene.Number(max(z, 0), 2))})
}

// explainPooled opens a cell of a pooled map: the largest of its window.
func (p pass) explainPooled(f, row, col int) scene.Panel {
	pool, l := p.pool(), &p.trace.Passes[2]
	terms := []scene.Term{kit.Op("max(")}
	for u := range pool.Size {
		for v := range pool.Size {
			if u+v > 0 {
				terms = append(terms, kit.Op(", "))
			}
			terms = append(terms, kit.Value(scene.Number(l.In.At(0, pool.In.Index(f, row*pool.Stride+u, col*pool.Stride+v)), 2)))
		}
	}
	return kit.Arithmetic("window", append(terms, kit.Op(") = "), kit.Result(scene.Number(l.Out.At(0, pool.Out().Index(f, row, col)), 2))))
}
