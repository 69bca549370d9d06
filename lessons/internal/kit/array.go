package kit

import (
	"strconv"

	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/array"
)

// Drawn is a panel with an array whose cells can be chosen: items of a kind, by their
// index.
func Drawn(id, kind, name string, value array.Array) scene.Array {
	shape := value.Shape()
	return scene.Array{
		Frame: scene.Frame{
			ID: id, Width: 34, Rows: 6, Items: scene.CellItems(kind, shape),
			Facts: map[string]string{"shape": array.ShapeText(shape), "size": strconv.Itoa(value.Size()), "ndim": strconv.Itoa(len(shape))},
		},
		Name: name, Value: value,
	}
}

// ExplainCell opens where a cell lies in an array; nil for an item of another kind.
func ExplainCell(item scene.ItemID, kind, name string, value array.Array) []scene.Panel {
	index, ok := Cell(item, kind, value.Shape())
	if !ok {
		return nil
	}
	return []scene.Panel{place(name, value, index)}
}

// AsArray is a matrix as NumPy's array.
func AsArray(m nn.Matrix) array.Array {
	a, err := array.Floats(m.Data, m.Rows, m.Cols)
	if err != nil {
		panic(err) // a matrix always has its own size
	}
	return a
}

// Corner is the upper left part of a matrix.
func Corner(m nn.Matrix, rows, cols int) nn.Matrix {
	part := nn.NewMatrix(rows, cols)
	for i := range rows {
		copy(part.Row(i), m.Row(i)[:cols])
	}
	return part
}

// GridItems lists the cells of a grid for the arrows.
func GridItems(grid scene.Grid) []scene.Item {
	var items []scene.Item
	for i, row := range grid.Cells {
		for k := range row {
			items = append(items, scene.Item{ID: scene.At(grid.Kind, i, k), Row: i, Column: k})
		}
	}
	return items
}

// GridOf is a matrix as a grid of a product, its cells items of a kind.
func GridOf(name, kind string, m nn.Matrix, decimals int) scene.Grid {
	grid := scene.Grid{Name: name, Shape: Shape(m.Rows, m.Cols), Kind: kind, Cells: make([][]scene.Quantity, m.Rows)}
	for i := range grid.Cells {
		grid.Cells[i] = make([]scene.Quantity, m.Cols)
		for k := range grid.Cells[i] {
			grid.Cells[i][k] = scene.Number(m.At(i, k), decimals)
		}
	}
	return grid
}

// Wired joins the layers of a drawn network by their weights, one matrix a gap,
// inputs × neurons, and gives everything its item, of the kinds of a network.
// A mask that is not empty says where there is no link. Neurons beyond those
// that are drawn are left out.
func Wired(n scene.Network, weights, masks []nn.Matrix, decimals int) scene.Network {
	for l := range n.Layers {
		for i := range n.Layers[l].Neurons {
			neuron := &n.Layers[l].Neurons[i]
			neuron.Item = scene.At(scene.NeuronKind, l, i+1)
			if neuron.Bias.Given {
				neuron.BiasItem = scene.At(scene.BiasKind, l, i+1)
			}
		}
	}
	for l, w := range weights {
		for to := range n.Layers[l+1].Neurons {
			for from := range n.Layers[l].Neurons {
				if l < len(masks) && len(masks[l].Data) > 0 && masks[l].At(from, to) == 0 {
					continue
				}
				n.Links = append(n.Links, scene.Link{
					Layer: l, From: from, To: to, Weight: scene.Signed(w.At(from, to), decimals),
					Item: scene.At(scene.WeightKind, l+1, from+1, to+1),
				})
			}
		}
	}
	n.Items = scene.NetworkItems(n.Layers, n.Links)
	return n
}

// Transposed is mᵀ.
func Transposed(m nn.Matrix) nn.Matrix {
	t := nn.NewMatrix(m.Cols, m.Rows)
	for i := range m.Rows {
		for k := range m.Cols {
			t.Set(k, i, m.At(i, k))
		}
	}
	return t
}
