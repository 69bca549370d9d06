package tui

import (
	"math"

	"sinapse/lessons"
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
func needHistogram(p lessons.Histogram) need {
	return need{4 + len(p.Bands), 12 + len(p.Bands), true, true}
}

// histogram draws how many values fall where, as bars, and what theory
// expects there as a dotted line over them; below, the shares of the bands.
func (d *drawer) histogram(c canvas, p lessons.Histogram) {
	l, ok := fitHistogram(c, p)
	if !ok {
		return
	}
	d.histogramBars(c, p, l)
	d.histogramTheory(c, p, l)
	d.histogramLegend(c, p, l)
	d.histogramBands(c, p, l, d.histogramTicks(c, p, l))
}

// fitHistogram places the parts; false where there is no room.
func fitHistogram(c canvas, p lessons.Histogram) (l histogramLayout, ok bool) {
	most := 0.0
	for _, expected := range p.Theory {
		most = max(most, expected)
	}
	if len(p.Theory) == 0 {
		for _, count := range p.Counts {
			most = max(most, float64(count))
		}
	}
	left := 0
	if c.at.W >= 44 {
		left = max(cells(tick(niceTop(most))), 4) + 1
	}
	bands := min(len(p.Bands), max(c.at.H-4, 0))
	l.axis = c.at.H-bands >= 6
	l.area = Rect{left, 0, c.at.W - left, c.at.H - bands - 1 - extra(l.axis)}
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
	decade := math.Pow(10, math.Floor(math.Log10(most)))
	for _, step := range []float64{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if most <= 0.97*step*decade {
			return step * decade
		}
	}
	return 10 * decade
}

// column is where a value stands over the axis.
func (l histogramLayout) column(p lessons.Histogram, value float64) int {
	share := (value - p.X.Min) / (p.X.Max - p.X.Min)
	return l.area.X + l.shadow + int(math.Round(min(max(share, 0), 1)*float64(l.bars*l.wide-1)))
}

// barInk is the colour of a bar: the sign of its values, pale where others are
// lit.
func (d *drawer) barInk(p lessons.Histogram, l histogramLayout, bar int) Color {
	middle := p.X.Min + (p.X.Max-p.X.Min)*(float64(bar)+0.5)/float64(l.bars)
	lit := len(p.Lit) == 0
	for i := bar * l.bins; i < min((bar+1)*l.bins, len(p.Lit)); i++ {
		lit = lit || p.Lit[i]
	}
	switch {
	case lit && middle > 0:
		return mapStep + 15
	case lit:
		return mapStep
	case middle > 0:
		return mapStep + 10
	default:
		return mapStep + 5
	}
}

// histogramBars draws the bars, in eighths of a row.
func (d *drawer) histogramBars(c canvas, p lessons.Histogram, l histogramLayout) {
	for bar := range l.bars {
		count := 0
		for i := bar * l.bins; i < min((bar+1)*l.bins, len(p.Counts)); i++ {
			count += p.Counts[i]
		}
		eighths := int(math.Round(float64(count) / l.top * float64(8*l.area.H)))
		if count > 0 {
			eighths = max(eighths, 1)
		}
		ink := d.barInk(p, l, bar)
		for y := range l.area.H {
			full := min(eighths-8*(l.area.H-1-y), 8)
			if full < 1 {
				continue
			}
			for x := range l.wide {
				c.set(l.area.X+l.shadow+bar*l.wide+x, y, []rune("▁▂▃▄▅▆▇█")[full-1], Style{Fore: ink})
			}
		}
	}
}

// histogramTheory draws what is expected as dots over the bars. A cell holds
// either a block or dots: within a bar the dots stand upon its colour.
func (d *drawer) histogramTheory(c canvas, p lessons.Histogram, l histogramLayout) {
	if len(p.Theory) == 0 {
		return
	}
	w := l.bars * l.wide
	dots := newBraille(w, l.area.H)
	last := -1
	for x := range 2 * w {
		at := (float64(x)+0.5)/float64(2*w)*float64(len(p.Theory)) - 0.5
		i := min(max(int(math.Floor(at)), 0), len(p.Theory)-1)
		next := min(i+1, len(p.Theory)-1)
		expected := p.Theory[i] + (p.Theory[next]-p.Theory[i])*min(max(at-float64(i), 0), 1)
		y := int(math.Round(float64(4*l.area.H-1) * (1 - expected*float64(l.bins)/l.top)))
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
		under := c.grid[(c.at.Y+y)*c.stride+c.at.X+x]
		style := Style{Fore: Strong}
		if under.char == '█' {
			if d.theme.Few() {
				continue
			}
			style.Back = under.style.Fore
		}
		c.set(x, y, 0x2800+bits, style)
	}
}

func abs(n int) int { return max(n, -n) }

func sign(n int) int { return extra(n > 0) - extra(n < 0) }

// histogramLegend says what bars and dots are.
func (d *drawer) histogramLegend(c canvas, p lessons.Histogram, l histogramLayout) {
	if l.area.X > 0 {
		for y := range l.area.H {
			c.set(l.area.X-1, y, '│', Style{Fore: Border})
		}
		c.set(l.area.X-1, 0, '┤', Style{Fore: Border})
		c.right(l.area.X-1, 0, tick(l.top), Style{Fore: Muted})
		c.right(l.area.X-1, l.area.H-1, "0", Style{Fore: Muted})
	}
	if name := d.word(p.X.Name); l.area.H >= 3 {
		c.text(l.area.X+1, 0, name, Style{Fore: Faint})
	}
	if len(p.Theory) == 0 || l.area.H < 5 {
		return
	}
	drawn, expected := d.word("histogram.drawn"), d.word("histogram.theory")
	x := c.at.W - max(cells(drawn), cells(expected)) - 3
	if x < l.column(p, (p.X.Min+3*p.X.Max)/4)-4 { // it would stand in the bell
		return
	}
	c.set(x, 0, '█', Style{Fore: mapStep + 15})
	c.text(x+2, 0, drawn, Style{Fore: Muted})
	c.set(x, 1, '⠒', Style{Fore: Strong})
	c.text(x+2, 1, expected, Style{Fore: Muted})
}

// histogramTicks draws the axis and returns the row below it.
func (d *drawer) histogramTicks(c canvas, p lessons.Histogram, l histogramLayout) int {
	y := l.area.H
	ticks := []float64{p.X.Min, (p.X.Min + p.X.Max) / 2, p.X.Max}
	if l.area.W >= 50 {
		ticks = append(ticks, (3*p.X.Min+p.X.Max)/4, (p.X.Min+3*p.X.Max)/4)
	}
	if l.axis {
		for x := max(l.area.X-1, 0); x < c.at.W; x++ {
			c.set(x, y, '─', Style{Fore: Border})
		}
		if l.area.X > 0 {
			c.set(l.area.X-1, y, '└', Style{Fore: Border})
		}
	}
	for _, value := range ticks {
		x, text := l.column(p, value), tick(math.Round(value*1e6)/1e6)
		if l.axis {
			c.set(x, y, '┬', Style{Fore: Border})
		}
		from := min(max(x-cells(text)/2, l.area.X), c.at.W-cells(text))
		c.text(from, y+extra(l.axis), text, Style{Fore: Muted})
	}
	return y + 1 + extra(l.axis)
}

// A bandText is what is written about a band.
type bandText struct{ name, measured, theory string }

func (d *drawer) bandText(band lessons.Band) bandText {
	text := bandText{band.Name, "—", ""}
	if band.Measured.Given {
		text.measured = d.withUnit(band.Measured)
	}
	if band.Theory.Given {
		text.theory = d.withUnit(band.Theory)
	}
	return text
}

// histogramBands draws the bands from row y on: brackets under the bars, with
// the name before, the measured share within and what theory says behind;
// where that has no room, the same without brackets.
func (d *drawer) histogramBands(c canvas, p lessons.Histogram, l histogramLayout, y int) {
	brackets := true
	for _, band := range p.Bands {
		text, from, to := d.bandText(band), l.column(p, band.Low), l.column(p, band.High)
		brackets = brackets && cells(text.measured)+4 <= to-from && to+2+cells(text.theory) <= c.at.W && from >= cells(text.name)+1
	}
	for i, band := range p.Bands {
		text, from, to := d.bandText(band), l.column(p, band.Low), l.column(p, band.High)
		style := d.mark(band.Item, Style{Fore: Strong, Bold: true})
		if !brackets {
			wide := cells(text.name) + 2 + cells(text.measured) + 2 + cells(text.theory)
			x := c.text(max((from+to+1-wide)/2, 0), y+i, text.name, Style{Fore: Muted})
			d.reach(c, Rect{x + 2, y + i, cells(text.measured), 1}, band.Item)
			x = c.text(x+2, y+i, text.measured, style)
			c.text(x+2, y+i, text.theory, Style{Fore: Muted})
			continue
		}
		d.bracket(c, Rect{from, y + i, to - from + 1, 1}, band, p.X)
		c.right(from-1, y+i, text.name, Style{Fore: Muted})
		x := from + (to-from+1-cells(text.measured))/2
		c.clear(Rect{x - 1, y + i, cells(text.measured) + 2, 1})
		c.text(x, y+i, text.measured, style)
		d.reach(c, Rect{x, y + i, cells(text.measured), 1}, band.Item)
		c.text(to+2, y+i, text.theory, Style{Fore: Muted})
	}
}

// bracket draws the range of a band; an end beyond the axis is an arrow.
func (d *drawer) bracket(c canvas, at Rect, band lessons.Band, axis lessons.Axis) {
	rule := Style{Fore: Faint}
	if d.isChosen(band.Item) {
		rule.Fore = Accent
	}
	for x := range at.W {
		c.set(at.X+x, at.Y, '─', rule)
	}
	left, right := '├', '┤'
	if band.Low < axis.Min {
		left = '◂'
	}
	if band.High > axis.Max {
		right = '▸'
	}
	c.set(at.X, at.Y, left, rule)
	c.set(at.X+at.W-1, at.Y, right, rule)
}
