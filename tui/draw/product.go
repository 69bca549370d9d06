package draw

import (
	"sinapse/lessons/scene"
)

// needProduct: the right matrix stands above the result, so the rows of both
// and their names, close together or with air between.
func needProduct(p scene.Product) Need {
	rows := len(p.Right.Cells) + len(p.Left.Cells)
	return Need{rows + 2, 2*rows + 1, false, false}
}

// A productLayout is where the three matrices of a product stand.
type productLayout struct {
	step               int // rows from one row of numbers to the next
	left, right        int // the width of a column of each
	leftX, rightX      int
	rightY, leftY, low int // the first rows, and the row of the result's name
}

// product draws a matrix product in the making: the right matrix above its
// result, the left one at the side, so that a row and a column meet in the cell
// that they make.
func (d *Drawer) product(c Canvas, p scene.Product) {
	rows := len(p.Right.Cells) + len(p.Left.Cells)
	layout := productLayout{step: 1, rightY: 1, left: gridCell(p.Left), right: max(gridCell(p.Right), gridCell(p.Result))}
	if c.At.H >= 2*rows+1 {
		layout.step = 2
	}
	layout.leftY = layout.rightY + layout.step*len(p.Right.Cells)
	if layout.step == 1 {
		layout.leftY++
	}
	layout.low = layout.leftY + layout.step*(len(p.Left.Cells)-1) + 1
	leftWide := layout.left*len(p.Left.Cells[0]) + 2
	rightWide := layout.right*len(p.Right.Cells[0]) + 2
	layout.rightX = leftWide + min(max(c.At.W-leftWide-rightWide, 1), 7)
	if name := Cells(d.gridName(p.Left)); layout.rightX < name+2 {
		layout.rightX = min(name+2, c.At.W-rightWide)
	}
	d.productBands(c, p, layout)
	d.grid(c, p.Right, layout.rightX, layout.rightY, layout.right, layout.step)
	d.grid(c, p.Left, layout.leftX, layout.leftY, layout.left, layout.step)
	d.grid(c, p.Result, layout.rightX, layout.leftY, layout.right, layout.step)
	d.gridHead(c, p.Right, layout.rightX, 0)
	d.gridHead(c, p.Left, layout.leftX, layout.leftY-1)
	d.gridHead(c, p.Result, layout.rightX, layout.low)
	d.productTerm(c, p, layout)
}

// gridCell is the width of a column of a grid, with air between.
func gridCell(g scene.Grid) int {
	wide := 1
	for _, row := range g.Cells {
		for _, q := range row {
			wide = max(wide, Cells(Write(q)))
		}
	}
	return wide + 2
}

// gridName is the name of a grid, its shape, and what its axes are.
func (d *Drawer) gridName(g scene.Grid) string {
	name := g.Name + "  " + g.Shape
	if g.Note != "" {
		name += "  " + d.Word(g.Note)
	}
	return name
}

// gridHead writes the name of a grid.
func (d *Drawer) gridHead(c Canvas, g scene.Grid, x, y int) {
	end := c.Text(x, y, g.Name, Style{Fore: Strong, Bold: true})
	end = c.Text(end+2, y, g.Shape, Style{Fore: Muted})
	if g.Note != "" {
		c.Text(end+2, y, Crop(d.Word(g.Note), c.At.W-end-2), Style{Fore: Faint})
	}
}

// grid draws the numbers of a matrix between brackets; a cell that is still to
// come is a dot.
func (d *Drawer) grid(c Canvas, g scene.Grid, x, y, cell, step int) {
	rows, columns := len(g.Cells), len(g.Cells[0])
	for i, row := range g.Cells {
		for k, q := range row {
			end := x + 1 + (k+1)*cell - 1
			if !q.Given {
				c.Right(end, y+i*step, "·", Style{Fore: Faint})
				continue
			}
			d.number(c, end, y+i*step, scene.At(g.Kind, i, k), Write(q), Style{Fore: Text})
		}
	}
	high := (rows-1)*step + 1
	for i := range high {
		opening, closing := '⎢', '⎥'
		switch {
		case high == 1:
			opening, closing = '[', ']'
		case i == 0:
			opening, closing = '⎡', '⎤'
		case i == high-1:
			opening, closing = '⎣', '⎦'
		}
		c.Set(x, y+i, opening, Style{Fore: Muted})
		c.Set(x+1+columns*cell, y+i, closing, Style{Fore: Muted})
	}
}

// productBands lights the row and the column that meet.
func (d *Drawer) productBands(c Canvas, p scene.Product, l productLayout) {
	if p.Row < 0 {
		return
	}
	y := l.leftY + p.Row*l.step
	x := l.rightX + 1 + p.Column*l.right
	c.Fill(Rect{l.leftX + 1, y, x + l.right - l.leftX - 1, 1}, Selection)
	c.Fill(Rect{x, l.rightY, l.right, y - l.rightY + 1}, Selection)
}

// productTerm marks the cell that is being made, and the two numbers of the
// term that was added last.
func (d *Drawer) productTerm(c Canvas, p scene.Product, l productLayout) {
	if p.Row < 0 {
		return
	}
	y := l.leftY + p.Row*l.step
	x := l.rightX + 1 + p.Column*l.right
	here := Style{Fore: Dark, Back: Accent, Bold: true}
	c.Fill(Rect{x, y, l.right, 1}, Accent)
	text := "?"
	if q := p.Result.Cells[p.Row][p.Column]; q.Given {
		text = Write(q)
	}
	c.Right(x+l.right-1, y, text, here)
	if p.Term < 1 {
		return
	}
	lit := Style{Fore: Accent, Bold: true}
	k := p.Term - 1
	c.Right(l.leftX+1+(k+1)*l.left-1, y, Write(p.Left.Cells[p.Row][k]), lit)
	c.Right(x+l.right-1, l.rightY+k*l.step, Write(p.Right.Cells[k][p.Column]), lit)
}
