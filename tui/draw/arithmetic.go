package draw

import (
	"strings"

	"sinapse/lessons/scene"
)

// lastEquals is where a worked line that is too long is broken: before the sign of its
// result.
func lastEquals(terms []scene.Term) int {
	for i := len(terms) - 1; i > 0; i-- {
		if strings.HasSuffix(terms[i].Text, "= ") {
			return i
		}
	}
	return 0
}

// parted is a worked line in which a bracket that closes stands apart from the sign behind
// it, so that the two may be on different rows.
func parted(terms []scene.Term) []scene.Term {
	var all []scene.Term
	for _, term := range terms {
		if sign := strings.Index(term.Text, " = "); sign > 0 && closed(term) {
			bracket := term
			bracket.Text, term.Text = term.Text[:sign], term.Text[sign:]
			all = append(all, bracket)
		}
		all = append(all, term)
	}
	return all
}

// arithmetic draws worked lines; one too long for its panel goes on below, or where all of
// them have no room, does without names.
func (d *Drawer) arithmetic(c Canvas, p scene.Arithmetic) {
	y, short := 0, d.Rows(p, c.At.W) > c.At.H
	for _, terms := range p.Lines {
		if short && d.Wide(terms) > c.At.W {
			terms = d.inOneRow(terms, c.At.W)
		}
		hang := 2 + hung(terms)
		for i, part := range d.broken(terms, c.At.W) {
			if d.terms(c, hang*Extra(i > 0), y, part) > c.At.W {
				c.Set(c.At.W-1, y, '…', Style{Fore: Faint})
			}
			y++
		}
	}
}

// inOneRow leaves out of a worked line what makes it wider than a row: the names, then also
// what stands behind its result. Where that is not enough, nothing.
func (d *Drawer) inOneRow(terms []scene.Term, width int) []scene.Term {
	bare := unnamed(terms)
	if d.Wide(bare) <= width {
		return bare
	}
	for i, term := range bare {
		if term.Kind == scene.Result && d.Wide(bare[:i+1]) <= width {
			return bare[:i+1]
		}
	}
	return terms
}

// unnamed is a worked line without the words behind its first sign of equality.
func unnamed(terms []scene.Term) (bare []scene.Term) {
	equals := false
	for i, term := range terms {
		if blank := term.Kind == scene.Operator && strings.TrimSpace(term.Text) == "" && i > 0 && terms[i-1].Kind == scene.Word; equals && (term.Kind == scene.Word || blank) {
			continue
		}
		equals = equals || strings.Contains(term.Text, "=")
		bare = append(bare, term)
	}
	return bare
}

// Rows tells how many rows worked lines take in a width.
func (d *Drawer) Rows(p scene.Arithmetic, width int) int {
	rows := 0
	for _, terms := range p.Lines {
		rows += len(d.broken(terms, width))
	}
	return rows
}

// broken parts a worked line that is too wide: before its result where that is
// enough, else before the operators between its terms, or the words after them, so that
// none is lost.
func (d *Drawer) broken(terms []scene.Term, width int) [][]scene.Term {
	if d.Wide(terms) <= width || len(terms) == 0 {
		return [][]scene.Term{terms}
	}
	terms = parted(terms)
	if last := lastEquals(terms); last > 0 && d.Wide(terms[:last]) <= width {
		return [][]scene.Term{terms[:last], terms[last:]}
	}
	var parts [][]scene.Term
	from, room := 0, width
	for i := 1; i < len(terms); i++ {
		end := i + 1
		for end < len(terms) && (closed(terms[end]) || !opens(terms[end])) {
			end++
		}
		if opens(terms[i]) && !closed(terms[i]) && d.Wide(terms[from:end]) > room {
			parts = append(parts, terms[from:i])
			from, room = i, width-2-hung(terms)
		}
	}
	return append(parts, terms[from:])
}

// hung is how far to the right of a row's edge a worked line begins that has a mark, or
// the room for one.
func hung(terms []scene.Term) int {
	if len(terms) == 0 {
		return 0
	}
	if mark := terms[0]; mark.Kind == scene.Symbol && (mark.Text == "▸ " || mark.Text == "  ") {
		return Cells(mark.Text)
	}
	return 0
}

// closed tells whether a term begins with a closing bracket, which stays with what it
// closes.
func closed(term scene.Term) bool {
	text := strings.TrimSpace(term.Text)
	return text != "" && strings.ContainsRune(")]}", rune(text[0]))
}

// opens tells whether a worked line may go on below with a term.
func opens(term scene.Term) bool {
	return term.Kind == scene.Word || term.Kind == scene.Operator && strings.HasPrefix(term.Text, " ") && strings.TrimSpace(term.Text) != ""
}
