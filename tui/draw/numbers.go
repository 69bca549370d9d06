package draw

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// numberIn is a number in a text: no index, as ASCII writes it (w_1).
var numberIn = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|[^_0-9])[0-9]`) })

// Summary is the one line that says in numbers what a panel shows: the chapter's
// words and, where they hold no number, the panel's own.
func (v *Voice) Summary(panel scene.Panel) string {
	about := panel.About()
	word, ok := v.Maybe("panel." + about.ID + ".summary")
	if !ok {
		return ""
	}
	text := content.Fill(word, Facts(about.Facts))
	if numberIn().MatchString(text) {
		return text
	}
	if numbers := v.Numbers(panel); numbers != "" {
		return strings.TrimSuffix(text, ".") + ": " + numbers
	}
	return text
}

// Numbers are the contents of a panel that is made of words and numbers alone,
// one after the other; "" of one that is a drawing.
func (v *Voice) Numbers(panel scene.Panel) string {
	var parts []string
	switch p := panel.(type) {
	case scene.Arithmetic:
		for _, terms := range p.Lines {
			parts = append(parts, v.Worked(terms))
		}
	case scene.Table:
		parts = v.Rows(p)
	case scene.Bars:
		for _, bar := range append(slices.Clone(p.Rows), p.Total) {
			parts = append(parts, v.bar(bar))
		}
	case scene.Array:
		return scalar(p)
	case scene.Listing:
		return v.said(p)
	case scene.Product:
		parts = product(p)
	case scene.Pictures:
		for _, picture := range p.Pictures {
			parts = append(parts, v.pictureName(picture))
		}
	case scene.Neuron, scene.Curve, scene.Plot, scene.Map, scene.Network, scene.Histogram, scene.Graph, scene.Shelf, scene.Levels, scene.Sequence, scene.Text:
	case scene.Raster: // a drawing
	}
	return joinedBy("; ", parts)
}

// Rows are the rows of a panel that has some, each as text: of a table, of bars, of the
// named rows of a raster.
func (v *Voice) Rows(panel scene.Panel) []string {
	var rows []string
	switch p := panel.(type) {
	case scene.Table:
		for _, row := range p.Rows {
			rows = append(rows, v.row(p, row))
		}
		rows = append(rows, v.Worked(p.Foot))
	case scene.Bars:
		for _, bar := range append(slices.Clone(p.Rows), p.Total) {
			rows = append(rows, joinedBy(" ", []string{v.bar(bar), v.Worked(bar.Note)}))
		}
	case scene.Raster:
		for i, name := range p.Down {
			var said []string
			for k, across := range p.Across {
				said = append(said, across+" "+Write(p.Cells[i][k]))
			}
			rows = append(rows, name+": "+joinedBy(", ", said))
		}
	case scene.Sequence:
		for _, row := range p.Rows {
			if row.Marks != nil {
				rows = append(rows, row.Name+": "+written(row.Marks))
			}
		}
	case scene.Text:
		for _, line := range p.Lines {
			rows = append(rows, written(line))
		}
	case scene.Arithmetic, scene.Array, scene.Listing, scene.Product, scene.Pictures, scene.Neuron, scene.Curve, scene.Plot, scene.Map, scene.Network, scene.Histogram, scene.Graph, scene.Shelf, scene.Levels:
	}
	return rows
}

// written is a row of characters as text.
func written(glyphs []scene.Glyph) string {
	var text strings.Builder
	for _, glyph := range glyphs {
		text.WriteString(glyph.Char)
	}
	return text.String()
}

// scalar is the one number of an array without axes.
func scalar(p scene.Array) string {
	switch {
	case p.Value.NDim() > 0:
		return ""
	case p.Empty > 0:
		return "?" // still to be filled
	}
	return p.Exact()
}

// product is the shapes of a product, and the cell that is being made.
func product(p scene.Product) []string {
	var parts []string
	for _, grid := range []scene.Grid{p.Left, p.Right, p.Result} {
		parts = append(parts, grid.Name+" "+grid.Shape)
	}
	if p.Row >= 0 && p.Result.Cells[p.Row][p.Column].Given {
		parts = append(parts, Write(p.Result.Cells[p.Row][p.Column]))
	}
	return parts
}

// bar is a bar as text.
func (v *Voice) bar(bar scene.Bar) string {
	if !bar.Value.Given {
		return ""
	}
	return v.Word(bar.Name) + " " + v.WithUnit(bar.Value)
}

// joinedBy joins what is not empty.
func joinedBy(between string, parts []string) string {
	var full []string
	for _, part := range parts {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			full = append(full, part)
		}
	}
	return strings.Join(full, between)
}

// Worked is a worked line as text.
func (v *Voice) Worked(terms []scene.Term) string {
	var text strings.Builder
	for _, term := range terms {
		text.WriteString(v.term(term))
	}
	return text.String()
}

// term is a part of a worked line as text.
func (v *Voice) term(term scene.Term) string {
	switch term.Kind {
	case scene.Value, scene.Result:
		return v.WithUnit(term.Quantity)
	case scene.Word:
		return v.Word(term.Word)
	case scene.Operator, scene.Symbol:
	}
	return term.Text
}

// row is a row of a table as text: its name, and each column's name with what
// stands there.
func (v *Voice) row(p scene.Table, row scene.Row) string {
	var said []string
	for i, cell := range row.Cells {
		if text := v.cellText(cell); text != "" {
			said = append(said, v.Word(p.Columns[i].Name)+" "+text)
		}
	}
	return joinedBy(": ", []string{v.rowName(row), joinedBy(", ", said)})
}

// toCome stands in a cell of a table that holds nothing, or nothing yet.
const toCome = "·"

// cellText is what a cell of a table says.
func (v *Voice) cellText(cell scene.Cell) string {
	if cell.Word == "" {
		return cmp.Or(v.WithUnit(cell.Quantity), toCome)
	}
	words := []string{v.Word(cell.Word)}
	for _, more := range cell.More {
		words = append(words, v.Word(more))
	}
	return strings.Join(words, " + ")
}

// rowName is what stands at the left edge of a row.
func (v *Voice) rowName(row scene.Row) string {
	if row.Title != "" {
		return row.Title
	}
	return v.Word(row.Name)
}

// said is a conversation with Python as text: what is typed, what is printed,
// the notes. Of a script it is the line where it stands.
func (v *Voice) said(p scene.Listing) string {
	var parts []string
	for _, code := range p.Lines {
		switch {
		case code.Kind == scene.Input:
			parts = append(parts, ">>> "+code.Text)
		case code.Kind == scene.Note:
			parts = append(parts, content.Fill(v.Word(code.Word), Facts(code.Facts)))
		case code.Kind != scene.Script || code.Here:
			parts = append(parts, code.Text)
		}
	}
	return joinedBy("  ", parts)
}
