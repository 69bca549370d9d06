package draw

import (
	"math"
	"strings"

	"github.com/guptarohit/asciigraph"
)

// pieceWidth is how many columns a picture of asciigraph has: a run goes through few
// rows in as many, and empty cells take most of its time.
const pieceWidth = 32

// pictures hands out the pictures that asciigraph draws of a series, piece by piece: the
// column that a piece begins with, the row of its first line from the top, and its lines,
// in which a character stands for the way from one column to the next.
func (s series) pictures(chars asciigraph.CharSet, each func(from, top int, lines []string)) {
	for from := 0; from == 0 || from < len(s.rows)-1; from += pieceWidth {
		piece := series{rows: s.rows[from:min(from+pieceWidth+1, len(s.rows))], high: s.high}
		if top, lines, ok := piece.picture(chars); ok {
			each(from, top, lines)
		}
	}
}

// picture is the picture that asciigraph draws of the rows that a series goes through,
// line by line, and the row of its first line, from the top; false where the run is not.
// Each line begins with a character of the axis, which on the series' own line is its
// first point.
func (s series) picture(chars asciigraph.CharSet) (top int, lines []string, ok bool) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, row := range s.rows {
		if row == row { // not NaN
			low, high = min(low, row), max(high, row)
		}
	}
	if low > high {
		return 0, nil, false
	}
	high = max(high, low+1)
	picture := asciigraph.Plot(s.rows, asciigraph.Height(int(high-low)), asciigraph.Width(0), asciigraph.Offset(1), asciigraph.LowerBound(low),
		asciigraph.UpperBound(high), asciigraph.SeriesChars(chars), asciigraph.YAxisValueFormatter(func(float64) string { return "" }))
	return s.high - 1 - int(high), strings.Split(picture, "\n"), true
}

// marks are the characters of a picture that is to be folded: the end of a step, the
// way there, and what has been drawn by the column before.
var marks = asciigraph.CharSet{
	Horizontal: "e", ArcDownRight: "e", ArcUpRight: "e", StartCap: "e", VerticalLine: "|", ArcDownLeft: "s", ArcUpLeft: "s", EndCap: "s",
}

// axisPoint begins the line of a picture where its series begins.
const axisPoint = "┼"

// ends reads from a folded picture the line of each column's end, −1 for none.
func (s series) ends() []int {
	ends := make([]int, len(s.rows))
	for x := range ends {
		ends[x] = -1
	}
	s.pictures(marks, func(from, top int, lines []string) {
		for i, line := range lines {
			y := top + i
			if from == 0 && strings.HasPrefix(line, axisPoint) {
				ends[0] = y
			}
			line = line[len(axisPoint):] // as long as any character of the axis
			for x := strings.IndexByte(line, 'e'); x >= 0; {
				ends[from+x+1] = y
				next := strings.IndexByte(line[x+1:], 'e')
				if next < 0 {
					break
				}
				x += 1 + next
			}
		}
	})
	return ends
}

// strokeChars are the strokes of runs in characters.
var strokeChars = [...]asciigraph.CharSet{
	{Horizontal: "─", VerticalLine: "│", ArcDownRight: "╭", ArcDownLeft: "╮", ArcUpRight: "╰", ArcUpLeft: "╯", StartCap: "─", EndCap: " "},
	{Horizontal: "┄", VerticalLine: "┆", ArcDownRight: "╭", ArcDownLeft: "╮", ArcUpRight: "╰", ArcUpLeft: "╯", StartCap: "┄", EndCap: " "},
	{Horizontal: "━", VerticalLine: "┃", ArcDownRight: "┏", ArcDownLeft: "┓", ArcUpRight: "┗", ArcUpLeft: "┛", StartCap: "━", EndCap: " "},
	{Horizontal: "•", VerticalLine: "•", ArcDownRight: "•", ArcDownLeft: "•", ArcUpRight: "•", ArcUpLeft: "•", StartCap: "•", EndCap: " "},
}
