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

// Corner is the upper left part of a matrix. It panics where that would be larger.
func Corner(m nn.Matrix, rows, cols int) nn.Matrix {
	if rows > m.Rows || cols > m.Cols {
		panic("kit: a corner larger than the matrix")
	}
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

// place is the arithmetic of where a cell lies in C order, and what is there:
// i·12 + j·4 + k.
func place(name string, value array.Array, index []int) scene.Panel {
	shape := value.Shape()
	if len(index) == 0 {
		return Arithmetic("place", []scene.Term{Symbol(name), Op(" = "), Result(CellNumber(value, index))})
	}
	step := value.Size()
	var terms []scene.Term
	for axis, i := range index {
		step /= shape[axis]
		if axis > 0 {
			terms = append(terms, Op(" + "))
		}
		terms = append(terms, Count(i), Op("·"), scene.Term{Kind: scene.Symbol, Text: strconv.Itoa(step)})
	}
	return Arithmetic("place", append(terms, Op(" = "), Result(scene.Number(float64(scene.Ravel(index, shape)), 0))),
		[]scene.Term{Symbol(NumpyIndex(name, index)), Op(" = "), Result(CellNumber(value, index))})
}

// CellNumber is the value of a cell.
func CellNumber(value array.Array, index []int) scene.Quantity {
	decimals := 0
	if value.DType() == array.Float64 {
		decimals = 8
	}
	return scene.Number(value.Float(index...), decimals)
}
