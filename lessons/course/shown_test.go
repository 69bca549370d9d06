package course

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/scene"
)

// A shown is a session whose numbers are read from its panels and controls.
type shown struct{ *lessons.Session }

// fact is a number that a panel tells in words; NaN for none.
func (s shown) fact(panel, name string) float64 {
	for _, p := range s.Scene() {
		if text, ok := p.About().Facts[name]; ok && p.About().ID == panel {
			if value, err := strconv.ParseFloat(text, 64); err == nil {
				return value
			}
		}
	}
	return math.NaN()
}

// column is a table's column; NaN where nothing is written yet.
func (s shown) column(panel string, column int) []float64 {
	var numbers []float64
	for _, p := range s.Scene() {
		if table, ok := p.(scene.Table); ok && table.ID == panel {
			for _, row := range table.Rows {
				numbers = append(numbers, math.NaN())
				if q := row.Cells[column].Quantity; q.Given {
					numbers[len(numbers)-1] = q.Value
				}
			}
		}
	}
	return numbers
}

// row are the numbers of a table's row, by its name; NaN where nothing is written yet.
func (s shown) row(panel, name string) []float64 {
	for _, p := range s.Scene() {
		if table, ok := p.(scene.Table); ok && table.ID == panel {
			if at := slices.IndexFunc(table.Rows, func(row scene.Row) bool { return row.Name == name }); at >= 0 {
				var numbers []float64
				for column := range table.Columns {
					numbers = append(numbers, s.column(panel, column)[at])
				}
				return numbers
			}
		}
	}
	return []float64{math.NaN()}
}

// run are the losses of a curve's run, by its steps; 0 where there is none.
func (s shown) run(panel string, run int) map[int]float64 {
	losses := map[int]float64{}
	for _, p := range s.Scene() {
		if curve, ok := p.(scene.Curve); ok && curve.ID == panel {
			for _, point := range curve.Runs[run].Points {
				losses[point.Step] = point.Last
			}
		}
	}
	return losses
}

// results are the last numbers of the lines of a panel, by what stands first in each.
func (s shown) results(panel string) map[string]float64 {
	results := map[string]float64{}
	for _, p := range s.Scene() {
		if lines, ok := p.(scene.Arithmetic); ok && lines.ID == panel {
			for _, line := range lines.Lines {
				name, value := "", math.NaN()
				for _, term := range line {
					if name == "" && !term.Quantity.Given {
						name = strings.Trim(term.Text+term.Word, " ▸=")
					}
					if term.Quantity.Given {
						value = term.Quantity.Value
					}
				}
				results[name] = value
			}
		}
	}
	return results
}

// set is where a control stands: a slider's number, a choice's from 1, 1 for a switch
// that is on.
func (s shown) set(name string) float64 {
	switch c, _ := s.Control(name); c := c.(type) {
	case lessons.Slider:
		return c.Get()
	case lessons.Choices:
		return float64(c.Get() + 1)
	case lessons.Switch:
		if c.Get() {
			return 1
		}
		return 0
	case lessons.Text: // nothing hangs on what is typed
	}
	return math.NaN()
}

// least and most are the number, from 1, of the least and of the most of some.
func least(of []float64) string { return strconv.Itoa(slices.Index(of, slices.Min(of)) + 1) }

func most(of []float64) string { return strconv.Itoa(slices.Index(of, slices.Max(of)) + 1) }

// among says where a number lies among rising bounds, from 1.
func among(value float64, bounds ...float64) string {
	at := 1
	for _, bound := range bounds {
		if value > bound {
			at++
		}
	}
	return strconv.Itoa(at)
}

// full tells whether all numbers are there.
func full(numbers ...float64) bool {
	return len(numbers) > 0 && !slices.ContainsFunc(numbers, math.IsNaN)
}

// clearest is 1 or 2 for which of two is larger by more than what counts as alike, else 3.
func clearest(by, alike float64) string {
	switch {
	case by > alike:
		return "1"
	case by < -alike:
		return "2"
	}
	return "3"
}
