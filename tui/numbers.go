package tui

import (
	"slices"
	"strings"
	"unicode"

	"sinapse/content"
	"sinapse/lessons"
)

// summary is the one line that says in numbers what a panel shows: the chapter's
// words and, where they hold no number, the panel's own.
func (v *voice) summary(panel lessons.Panel) string {
	about := panel.About()
	word, ok := v.maybe("panel." + about.ID + ".summary")
	if !ok {
		return ""
	}
	text := content.Fill(word, facts(about.Facts))
	if strings.ContainsFunc(text, unicode.IsDigit) {
		return text
	}
	if numbers := v.numbers(panel); numbers != "" {
		return strings.TrimSuffix(text, ".") + ": " + numbers
	}
	return text
}

// numbers are the contents of a panel that is made of words and numbers alone,
// one after the other; "" of one that is a drawing.
func (v *voice) numbers(panel lessons.Panel) string {
	var parts []string
	switch p := panel.(type) {
	case lessons.Arithmetic:
		for _, terms := range p.Lines {
			parts = append(parts, v.worked(terms))
		}
	case lessons.Table:
		for _, row := range p.Rows {
			parts = append(parts, v.row(p, row))
		}
		parts = append(parts, v.worked(p.Foot))
	case lessons.Bars:
		for _, bar := range append(slices.Clone(p.Rows), p.Total) {
			parts = append(parts, v.bar(bar))
		}
	case lessons.Array:
		return scalar(p)
	case lessons.Listing:
		return v.said(p)
	case lessons.Product:
		parts = product(p)
	case lessons.Pictures:
		for _, picture := range p.Pictures {
			parts = append(parts, v.pictureName(picture))
		}
	case lessons.Neuron, lessons.Curve, lessons.Plot, lessons.Map, lessons.Network, lessons.Histogram, lessons.Graph:
	}
	return joinedBy("; ", parts)
}

// scalar is the one number of an array without axes.
func scalar(p lessons.Array) string {
	switch {
	case p.Value.NDim() > 0:
		return ""
	case p.Empty > 0:
		return "?" // still to be filled
	}
	return p.Exact()
}

// product is the shapes of a product, and the cell that is being made.
func product(p lessons.Product) []string {
	var parts []string
	for _, grid := range []lessons.Grid{p.Left, p.Right, p.Result} {
		parts = append(parts, grid.Name+" "+grid.Shape)
	}
	if p.Row >= 0 && p.Result.Cells[p.Row][p.Column].Given {
		parts = append(parts, write(p.Result.Cells[p.Row][p.Column]))
	}
	return parts
}

// bar is a bar as text.
func (v *voice) bar(bar lessons.Bar) string {
	if !bar.Value.Given {
		return ""
	}
	return v.word(bar.Name) + " " + v.withUnit(bar.Value)
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

// worked is a worked line as text.
func (v *voice) worked(terms []lessons.Term) string {
	var text strings.Builder
	for _, term := range terms {
		text.WriteString(v.term(term))
	}
	return text.String()
}

// term is a part of a worked line as text.
func (v *voice) term(term lessons.Term) string {
	switch term.Kind {
	case lessons.Value, lessons.Result:
		return v.withUnit(term.Quantity)
	case lessons.Word:
		return v.word(term.Word)
	case lessons.Operator, lessons.Symbol:
	}
	return term.Text
}

// row is a row of a table as text: its name, and each column's name with what
// stands there.
func (v *voice) row(p lessons.Table, row lessons.Row) string {
	var said []string
	for i, cell := range row.Cells {
		said = append(said, v.word(p.Columns[i].Name)+" "+v.cellText(cell))
	}
	return joinedBy(": ", []string{v.rowName(row), joinedBy(", ", said)})
}

// cellText is what a cell of a table says.
func (v *voice) cellText(cell lessons.Cell) string {
	if cell.Word == "" {
		return v.withUnit(cell.Quantity)
	}
	words := []string{v.word(cell.Word)}
	for _, more := range cell.More {
		words = append(words, v.word(more))
	}
	return strings.Join(words, " + ")
}

// rowName is what stands at the left edge of a row.
func (v *voice) rowName(row lessons.Row) string {
	if row.Title != "" {
		return row.Title
	}
	return v.word(row.Name)
}

// said is a conversation with Python as text: what is typed, what is printed,
// the notes. Of a script it is the line where it stands.
func (v *voice) said(p lessons.Listing) string {
	var parts []string
	for _, code := range p.Lines {
		switch {
		case code.Kind == lessons.Input:
			parts = append(parts, ">>> "+code.Text)
		case code.Kind == lessons.Note:
			parts = append(parts, content.Fill(v.word(code.Word), facts(code.Facts)))
		case code.Kind != lessons.Script || code.Here:
			parts = append(parts, code.Text)
		}
	}
	return joinedBy("  ", parts)
}
