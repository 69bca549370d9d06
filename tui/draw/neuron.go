package draw

import (
	"math"

	"sinapse/lessons/scene"
)

// leastLinks is how many cells are kept for the links of a neuron and its sum.
const leastLinks = 44

// neuron draws one neuron from left to right: inputs, links with their
// weights, the sum.
func (d *Drawer) neuron(c Canvas, p scene.Neuron) {
	n := len(p.Inputs) + Extra(p.Bias.Given)
	step := 1
	for step < 3 && c.At.H >= (step+1)*(n-1)+1 {
		step++
	}
	names, longest := 0, 10
	for _, in := range p.Inputs {
		names, longest = max(names, Cells(d.Word(in.Name))), max(longest, Cells(d.WithUnit(in.Value)))
	}
	before := Cells(d.Sign("x", 1)) + 1
	names = max(names, Cells(d.Word("input.bias"))*Extra(p.Bias.Given)) + before
	values := names + 1 + max(10, min(longest, c.At.W-names-leastLinks))
	join := max(min(c.At.W-24, values+40), values+15)
	for i, in := range p.Inputs {
		y := i * step
		x := c.Text(0, y, d.Sign("x", i+1), Style{Fore: Strong, Bold: true})
		c.Text(x+1, y, d.Word(in.Name), Style{Fore: Muted})
		value := d.WithUnit(in.Value)
		if x+1+Cells(d.Word(in.Name)+value) >= values {
			value = Write(in.Value) // the unit gives way before the name does
		}
		d.number(c, values, y, scene.At("x", i+1), value, Style{Fore: Text})
		d.link(c, Rect{values + 1, y, join - values - 1, 1}, d.heavy(p, i), in.Weight, d.Sign("w", i+1), scene.At("w", i+1))
	}
	if p.Bias.Given {
		y := (n - 1) * step
		c.Text(0, y, "b", Style{Fore: Strong, Bold: true})
		c.Text(before, y, d.Word("input.bias"), Style{Fore: Muted})
		d.link(c, Rect{values + 1, y, join - values - 1, 1}, false, p.Bias, "b", scene.At("b"))
	}
	d.body(c, p, join, (n-1)*step)
}

// heavy tells whether input i brings the most into the sum.
func (d *Drawer) heavy(p scene.Neuron, i int) bool {
	share := func(in scene.NeuronInput) float64 { return math.Abs(in.Value.Value * in.Weight.Value) }
	for _, in := range p.Inputs {
		if share(in) > share(p.Inputs[i]) {
			return false
		}
	}
	return share(p.Inputs[i]) > 0
}

// link draws a link with its weight in the middle. Its colour is the weight's
// sign; the link that brings the most is thick.
func (d *Drawer) link(c Canvas, r Rect, heavy bool, weight scene.Quantity, name string, item scene.ItemID) {
	stroke := '─'
	switch {
	case heavy:
		stroke = '━'
	case weight.Value < 0 && d.Theme.Plain():
		stroke = '┄'
	}
	ink := Style{Fore: RoleColor(scene.BySign, weight.Value)}
	for x := r.X; x < r.X+r.W; x++ {
		c.Set(x, r.Y, stroke, ink)
	}
	label := " " + name + " "
	number := Write(weight)
	width := 9 // room for the widest weight, so that nothing shifts
	x := r.X + (r.W-Cells(label)-width)/2
	x = c.Text(x, r.Y, label, Style{Fore: Muted})
	c.Clear(Rect{x, r.Y, width, 1})
	d.number(c, x+width-1, r.Y, item, number, Style{Fore: ink.Fore, Bold: true})
}

// body draws where the links meet and what becomes of them.
func (d *Drawer) body(c Canvas, p scene.Neuron, join, last int) {
	rule := Style{Fore: Muted}
	for y := 0; y <= last; y++ {
		switch {
		case last == 0:
			c.Set(join, y, '─', rule)
		case y == 0:
			c.Set(join, y, '╮', rule)
		case y == last:
			c.Set(join, y, '╯', rule)
		case d.links(p, last, y):
			c.Set(join, y, '┤', rule)
		default:
			c.Set(join, y, '│', rule)
		}
	}
	y := last / 2
	if last > 0 {
		char := '├'
		switch {
		case y == 0:
			char = '┬'
		case d.links(p, last, y):
			char = '┼'
		}
		c.Set(join, y, char, rule)
	}
	x := c.Text(join+1, y, "─▸ ", rule)
	c.Text(x, y, "z", Style{Fore: Muted})
	d.number(c, c.At.W, y, scene.At("z"), Write(p.Sum), Style{Fore: Strong, Bold: true})
	if y+1 < c.At.H && last > 0 {
		c.Right(c.At.W, y+1, d.Word(p.Output), Style{Fore: Faint})
	}
}

// links tells whether a link arrives in row y.
func (d *Drawer) links(p scene.Neuron, last, y int) bool {
	n := len(p.Inputs) + Extra(p.Bias.Given)
	return n > 1 && y%(last/(n-1)) == 0
}
