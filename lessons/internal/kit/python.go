package kit

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/array"
	"sinapse/nn/elementary"
)

// List writes numbers as a Python list.
func List(values ...float64) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = fmt.Sprintf("%v", v)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// PythonNumber writes a number as it stands in code: in as few digits as are that number.
func PythonNumber(v float64) string {
	switch {
	case math.IsNaN(v):
		return "np.nan"
	case math.IsInf(v, 0):
		return strings.Replace(scene.PythonFloat(v), "inf", "np.inf", 1)
	}
	return strings.TrimSuffix(scene.PythonFloat(v), ".0")
}

// Fixed is what Python prints of f"{v:.3f}", for three digits.
func Fixed(v float64, digits int) string {
	return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(v, 'f', digits, 64), "+"))
}

// CodeWidth is how wide code may be.
const CodeWidth = 88

// CodeLines joins pieces to lines that are as wide as code may be, each behind an
// indent; a piece that is wider stands on a line of its own.
func CodeLines(indent, between string, pieces []string) []string {
	var lines []string
	for _, piece := range pieces {
		if last := len(lines) - 1; last >= 0 && len(lines[last])+len(between)+len(piece) < CodeWidth-1 { // and what closes it
			lines[last] += between + piece
		} else {
			lines = append(lines, indent+piece)
		}
	}
	return lines
}

// Base85 packs bytes, four into five letters, as Python's base64.b85encode does. Their
// number is a multiple of four.
func Base85(data []byte) string {
	const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
	var text strings.Builder
	for ; len(data) >= 4; data = data[4:] {
		word := binary.BigEndian.Uint32(data)
		for scale := uint32(85 * 85 * 85 * 85); scale > 0; scale /= 85 {
			text.WriteByte(letters[word/scale%85])
		}
	}
	return text.String()
}

// CodeHeight is how many lines code may have that trains.
const CodeHeight = 60

// Snug is code without as many of its empty lines, the last ones first, as it has lines
// too many.
func Snug(code string) string {
	for many := strings.Count(code, "\n") - CodeHeight; many > 0; many-- {
		at := strings.LastIndex(code, "\n\n")
		if at < 0 {
			break
		}
		code = code[:at] + code[at+1:]
	}
	return code
}

// PythonRows writes rows of numbers between a head and a tail: in one line where they
// have room, else below each other.
func PythonRows(head, tail string, rows ...string) string {
	if line := head + strings.Join(rows, ", ") + tail; len(line) <= CodeWidth {
		return line + "\n"
	}
	return head + strings.Join(rows, ",\n"+strings.Repeat(" ", len(head))) + tail + "\n"
}

// PythonPieces writes pieces between a head and a tail, in as few lines as have room.
func PythonPieces(head, tail string, pieces []string) string {
	between := strings.Repeat(" ", len(head))
	lines := CodeLines(between, ", ", pieces)
	return head + strings.TrimSpace(strings.Join(lines, ",\n")) + tail + "\n"
}

// Indented are lines of code within a block.
func Indented(code string) string {
	var lines strings.Builder
	for line := range strings.Lines(code) {
		if line != "\n" {
			lines.WriteString("    ")
		}
		lines.WriteString(line)
	}
	return lines.String()
}

// Rounded is what Python prints of round(v, digits).
func Rounded(v float64, digits int) string {
	decimal, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', digits, 64), 64) // it always is a number
	return scene.PythonFloat(decimal)
}

// RoundedCode is how Python rounds a number of a name, and what it prints of it: where a
// page would write a power of ten, that does the code, too.
func RoundedCode(name string, v float64, digits int) (code, prints string) {
	if math.Abs(v) >= scene.Widest && !math.IsInf(v, 0) {
		return fmt.Sprintf("f\"{%s:.2e}\"", name), scene.Number(v, digits).Plain()
	}
	return fmt.Sprintf("round(float(%s), %d)", name, digits), Rounded(v, digits)
}

// NumpyRounded are numbers as np.round leaves them: scaled, rounded to even, scaled
// back.
func NumpyRounded(digits int, values ...float64) array.Array {
	scale := elementary.Pow(10, float64(digits))
	rounded := make([]float64, len(values))
	for i, v := range values {
		rounded[i] = math.RoundToEven(v*scale) / scale
	}
	return array.Vector(rounded...)
}

// PythonMatrix writes a matrix as Python's array, rows below each other.
func PythonMatrix(name string, m nn.Matrix) string {
	rows := make([]string, m.Rows)
	for i := range rows {
		rows[i] = List(m.Row(i)...)
	}
	head := name + " = np.array(["
	return head + strings.Join(rows, ",\n"+strings.Repeat(" ", len(head))) + "])\n"
}

// NumpyIndex is the code of a cell: a[1, 0, 1]; the name alone for rank 0.
func NumpyIndex(name string, index []int) string {
	if len(index) == 0 {
		return name
	}
	return name + "[" + Tuple(index) + "]"
}

// Repr is what print(repr(a)) prints: of an array without axes, the number.
func Repr(a array.Array) string {
	if a.NDim() == 0 {
		return scalar(a)
	}
	return a.Repr()
}

// ReprOrError is what Python prints of a result, or the last line of why there is none.
func ReprOrError(a array.Array, err error) string {
	if err != nil {
		return lessons.Refuse(err).Python
	}
	return Repr(a)
}

// Tuple writes numbers as the arguments of a call: 2, 3, 4.
func Tuple(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, ", ")
}

// Printed is a line of output.
func Printed(text string) scene.CodeLine { return scene.CodeLine{Kind: scene.Output, Text: text} }

// Typed is a line that is typed into Python.
func Typed(text string) scene.CodeLine { return scene.CodeLine{Kind: scene.Input, Text: text} }

// Echoed is what Python prints for an array that is the result of something: a
// scalar for one without axes, as NumPy gives it.
func Echoed(a array.Array) []scene.CodeLine {
	if a.NDim() == 0 {
		return []scene.CodeLine{Printed(scalar(a))}
	}
	return Output(a.PrintRepr(), nil)
}

// Listing is the panel of a conversation with Python, at the right of the panel
// before it.
func Listing(width int, lines ...scene.CodeLine) scene.Listing {
	return scene.Listing{Frame: scene.Frame{ID: "print", Width: width, Rows: len(lines), Beside: true}, Lines: lines}
}

// Shape writes a shape as Python does: (3, 4).
func Shape(rows, cols int) string { return array.ShapeText([]int{rows, cols}) }

// Output is what Python prints for an array, with some of its cells lit.
func Output(printed array.Printed, lit []bool) []scene.CodeLine {
	lines := make([]scene.CodeLine, len(printed.Lines))
	for i, text := range printed.Lines {
		lines[i] = scene.CodeLine{Kind: scene.Output, Text: text}
	}
	for _, cell := range printed.Cells {
		if cell.Flat < len(lit) && lit[cell.Flat] {
			line := &lines[cell.Line]
			line.Lit = append(line.Lit, scene.Span{Start: cell.Column, Width: cell.Width})
		}
	}
	return lines
}

// scalar writes an array without axes as Python writes the number.
func scalar(a array.Array) string {
	if a.DType() == array.Int64 {
		return strconv.FormatInt(a.Int(), 10)
	}
	return scene.PythonFloat(a.Float())
}
