package draw

import (
	"math"

	"sinapse/lessons/scene"
	"sinapse/nn/elementary"
)

// A histogramLayout is where the parts of a histogram stand.
type histogramLayout struct {
	area   Rect
	bins   int // how many of the bins share a bar
	bars   int
	wide   int // cells a bar takes
	top    float64
	axis   bool // a line under the bars, over the ticks
	shadow int  // columns between the left edge of the area and the first bar
}

// needHistogram: three rows of bars, the ticks and the bands at least.
func needHistogram(p scene.Histogram) Need {
	return Need{4 + len(p.Bands), 12 + len(p.Bands), true, true}
}

// A histogramPanel is a histogram being drawn.
type histogramPanel struct {
	*Drawer
	p scene.Histogram
}

// draw draws how many values fall where, as bars, and what theory
// expects there as a dotted line over them; below, the shares of the bands.
func (d histogramPanel) draw(c Canvas) {
	l, ok := fitHistogram(c, d.p)
	if !ok {
		return
	}
	d.bars(c, l)
	d.theory(c, l)
	d.legend(c, l)
	d.bands(c, l, d.ticks(c, l))
	if isEmptyHistogram(d.p) {
		d.awaits(c, l.area, d.p.ID)
	}
}

// fitHistogram places the parts; false where there is no room.
func fitHistogram(c Canvas, p scene.Histogram) (l histogramLayout, ok bool) {
	most := float64(p.Most)
	for _, expected := range p.Theory {
		most = max(most, expected)
	}
	if len(p.Theory) == 0 {
		for _, count := range p.Counts {
			most = max(most, float64(count))
		}
	}
	left := 0
	if c.At.W >= 44 {
		left = max(Cells(Tick(niceTop(most))), 4) + 1
	}
	bands := min(len(p.Bands), max(c.At.H-4, 0))
	l.axis = c.At.H-bands >= 6
	l.area = Rect{left, 0, c.At.W - left, c.At.H - bands - 1 - Extra(l.axis)}
	if l.area.W < 8 || l.area.H < 1 || len(p.Counts) == 0 {
		return l, false
	}
	l.bins = (len(p.Counts) + l.area.W - 1) / l.area.W
	l.bars = (len(p.Counts) + l.bins - 1) / l.bins
	l.wide = l.area.W / l.bars
	l.shadow = (l.area.W - l.bars*l.wide) / 2
	l.top = niceTop(most * float64(l.bins))
	return l, true
}

// niceTop is a round number a little above a highest bar.
func niceTop(most float64) float64 {
	if most <= 0 {
		return 1
	}
	decade := elementary.Pow(10, math.Floor(elementary.Log10(most)))
	for _, step := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if most <= 0.97*step*decade {
			return step * decade
		}
	}
	return 10 * decade
}

// column is where a value stands over the axis.
func (l histogramLayout) column(p scene.Histogram, value float64) int {
	share := (value - p.X.Min) / (p.X.Max - p.X.Min)
	return l.area.X + l.shadow + cellOf(math.Round(min(max(share, 0), 1)*float64(l.bars*l.wide-1)))
}

// barInk is the colour of a bar: the sign of its values, pale where others are
// lit.
func (d histogramPanel) barInk(l histogramLayout, bar int) Color {
	middle := d.p.X.Min + (d.p.X.Max-d.p.X.Min)*(float64(bar)+0.5)/float64(l.bars)
	lit := len(d.p.Lit) == 0
	for i := bar * l.bins; i < min((bar+1)*l.bins, len(d.p.Lit)); i++ {
		lit = lit || d.p.Lit[i]
	}
	switch {
	case lit && middle > 0:
		return MapStep + 15
	case lit:
		return MapStep
	case middle > 0:
		return MapStep + 10
	default:
		return MapStep + 5
	}
}

// bars draws the bars, in eighths of a row.
func (d histogramPanel) bars(c Canvas, l histogramLayout) {
	for bar := range l.bars {
		count := 0
		for i := bar * l.bins; i < min((bar+1)*l.bins, len(d.p.Counts)); i++ {
			count += d.p.Counts[i]
		}
		eighths := cellOf(math.Round(float64(count) / l.top * float64(8*l.area.H)))
		if count > 0 {
			eighths = max(eighths, 1)
		}
		ink := d.barInk(l, bar)
		for y := range l.area.H {
			full := min(eighths-8*(l.area.H-1-y), 8)
			if full < 1 {
				continue
			}
			for x := range l.wide {
				c.Set(l.area.X+l.shadow+bar*l.wide+x, y, []rune("▁▂▃▄▅▆▇█")[full-1], Style{Fore: ink})
			}
		}
	}
}

// theory draws what is expected as dots over the bars. A cell holds
// either a block or dots: within a bar the dots stand upon its colour.
func (d histogramPanel) theory(c Canvas, l histogramLayout) {
	if len(d.p.Theory) == 0 {
		return
	}
	w := l.bars * l.wide
	dots := newBraille(w, l.area.H)
	last := -1
	for x := range 2 * w {
		at := float64((float64(x)+0.5)/float64(2*w)*float64(len(d.p.Theory))) - 0.5
		i := min(max(cellOf(math.Floor(at)), 0), len(d.p.Theory)-1)
		next := min(i+1, len(d.p.Theory)-1)
		expected := d.p.Theory[i] + float64((d.p.Theory[next]-d.p.Theory[i])*min(max(at-float64(i), 0), 1))
		y := cellOf(math.Round(float64(4*l.area.H-1) * (1 - expected*float64(l.bins)/l.top)))
		if last < 0 {
			last = y
		}
		for ; last != y && abs(last-y) > 1; last += sign(y - last) { // no holes where it is steep
			dots.dot(x, last, Strong)
		}
		dots.dot(x, y, Strong)
		last = y
	}
	for i, bits := range dots.dots {
		if bits == 0 {
			continue
		}
		x, y := l.area.X+l.shadow+i%w, i/w
		under := c.grid[(c.At.Y+y)*c.stride+c.At.X+x]
		style := Style{Fore: Strong}
		if under.char == '█' {
			if d.Theme.Few() {
				continue
			}
			style.Back = under.style.Fore
		}
		c.Set(x, y, 0x2800+bits, style)
	}
}

func abs(n int) int { return max(n, -n) }

func sign(n int) int { return Extra(n > 0) - Extra(n < 0) }

// legend says what bars and dots are.
func (d histogramPanel) legend(c Canvas, l histogramLayout) {
	if l.area.X > 0 {
		for y := range l.area.H {
			c.Set(l.area.X-1, y, '│', Style{Fore: Border})
		}
		c.Set(l.area.X-1, 0, '┤', Style{Fore: Border})
		c.Right(l.area.X-1, 0, Tick(l.top), Style{Fore: Muted})
		c.Right(l.area.X-1, l.area.H-1, "0", Style{Fore: Muted})
	}
	if name := d.Word(d.p.X.Name); l.area.H >= 3 {
		c.Text(l.area.X+1, 0, name, Style{Fore: Faint})
	}
	if len(d.p.Theory) == 0 || l.area.H < 5 {
		return
	}
	drawn, expected := d.Word("histogram.drawn"), d.Word("histogram.theory")
	x := c.At.W - max(Cells(drawn), Cells(expected)) - 3
	if x < l.column(d.p, float64((d.p.X.Min+float64(3*d.p.X.Max))/4))-4 { // it would stand in the bell
		return
	}
	c.Set(x, 0, '█', Style{Fore: MapStep + 15})
	c.Text(x+2, 0, drawn, Style{Fore: Muted})
	c.Set(x, 1, '⠒', Style{Fore: Strong})
	c.Text(x+2, 1, expected, Style{Fore: Muted})
}

// ticks draws the axis and returns the row below it.
func (d histogramPanel) ticks(c Canvas, l histogramLayout) int {
	y := l.area.H
	ticks := []float64{d.p.X.Min, (d.p.X.Min + d.p.X.Max) / 2, d.p.X.Max}
	if l.area.W >= 50 {
		ticks = append(ticks, (float64(3*d.p.X.Min)+d.p.X.Max)/4, (d.p.X.Min+float64(3*d.p.X.Max))/4)
	}
	if l.axis {
		for x := max(l.area.X-1, 0); x < c.At.W; x++ {
			c.Set(x, y, '─', Style{Fore: Border})
		}
		if l.area.X > 0 {
			c.Set(l.area.X-1, y, '└', Style{Fore: Border})
		}
	}
	for _, value := range ticks {
		x, text := l.column(d.p, value), Tick(math.Round(value*1e6)/1e6)
		if l.axis {
			c.Set(x, y, '┬', Style{Fore: Border})
		}
		from := min(max(x-Cells(text)/2, l.area.X), c.At.W-Cells(text))
		c.Text(from, y+Extra(l.axis), text, Style{Fore: Muted})
	}
	return y + 1 + Extra(l.axis)
}

// A bandText is what is written about a band.
type bandText struct{ name, measured, theory string }

func (d histogramPanel) bandText(band scene.Band) bandText {
	text := bandText{band.Name, "—", ""}
	if band.Measured.Given {
		text.measured = d.WithUnit(band.Measured)
	}
	if band.Theory.Given {
		text.theory = d.WithUnit(band.Theory)
	}
	return text
}

// bands draws the bands from row y on: brackets under the bars, with
// the name before, the measured share within and what theory says behind;
// where that has no room, the same without brackets.
func (d histogramPanel) bands(c Canvas, l histogramLayout, y int) {
	brackets := true
	for _, band := range d.p.Bands {
		text, from, to := d.bandText(band), l.column(d.p, band.Low), l.column(d.p, band.High)
		brackets = brackets && Cells(text.measured)+4 <= to-from && to+2+Cells(text.theory) <= c.At.W && from >= Cells(text.name)+1
	}
	for i, band := range d.p.Bands {
		text, from, to := d.bandText(band), l.column(d.p, band.Low), l.column(d.p, band.High)
		style := d.mark(band.Item, Style{Fore: Strong, Bold: true})
		if !brackets {
			wide := Cells(text.name) + 2 + Cells(text.measured) + 2 + Cells(text.theory)
			x := c.Text(max((from+to+1-wide)/2, 0), y+i, text.name, Style{Fore: Muted})
			d.reach(c, Rect{x + 2, y + i, Cells(text.measured), 1}, band.Item)
			x = c.Text(x+2, y+i, text.measured, style)
			c.Text(x+2, y+i, text.theory, Style{Fore: Muted})
			continue
		}
		d.bracket(c, Rect{from, y + i, to - from + 1, 1}, band, d.p.X)
		c.Right(from-1, y+i, text.name, Style{Fore: Muted})
		x := from + (to-from+1-Cells(text.measured))/2
		c.Clear(Rect{x - 1, y + i, Cells(text.measured) + 2, 1})
		c.Text(x, y+i, text.measured, style)
		d.reach(c, Rect{x, y + i, Cells(text.measured), 1}, band.Item)
		c.Text(to+2, y+i, text.theory, Style{Fore: Muted})
	}
}

// bracket draws the range of a band; an end beyond the axis is an arrow.
func (d histogramPanel) bracket(c Canvas, at Rect, band scene.Band, axis scene.Axis) {
	rule := Style{Fore: Faint}
	if d.isChosen(band.Item) {
		rule.Fore = Accent
	}
	for x := range at.W {
		c.Set(at.X+x, at.Y, '─', rule)
	}
	left, right := '├', '┤'
	if band.Low < axis.Min {
		left = '◂'
	}
	if band.High > axis.Max {
		right = '▸'
	}
	c.Set(at.X, at.Y, left, rule)
	c.Set(at.X+at.W-1, at.Y, right, rule)
}
