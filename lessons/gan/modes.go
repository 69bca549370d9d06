package gan

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
)

// cloud is where points lie in the mean, and how far from there, in the root of the mean
// square.
func cloud(points nn.Matrix) (middle [2]float64, spread float64) {
	n := float64(points.Rows)
	for i := range points.Rows {
		middle[0] += points.At(i, 0) / n
		middle[1] += points.At(i, 1) / n
	}
	for i := range points.Rows {
		away := apart(middle, [2]float64{points.At(i, 0), points.At(i, 1)})
		spread += float64(away*away) / n
	}
	return middle, math.Sqrt(spread)
}

// patient is what is to be known of the two, to name what they fail by.
func (r *rivalry) patient() patient {
	p := patient{forged: r.forged, judged: r.judged, blind: len(r.judge) == 0, squares: r.squares, wide: r.wide, few: modes}
	switch source := r.real.(type) {
	case data.Bells:
		for k := range source.Centres {
			p.modes = append(p.modes, mode{strconv.Itoa(45*k) + "°", 1 / float64(len(source.Centres))})
		}
	case data.Drawing:
		p.few = pieces
		p.modes = piecesOf(source)
	}
	return p
}

// counted is how many of the fakes lie with each mode.
func (r *rivalry) counted() []int {
	switch source := r.real.(type) {
	case data.Bells:
		return source.Counts(r.fakes)
	case data.Drawing:
		return inPieces(source, r.fakes)
	}
	return nil
}

// parted says of each cell of a drawing which piece it is of, from 0: cells with ink that
// touch, at a side or a corner, are of one. Cells without ink are of none, −1.
func parted(d data.Drawing) (piece []int, count int) {
	piece = slices.Repeat([]int{-1}, len(d.Cells))
	var spread func(cell int)
	spread = func(cell int) {
		piece[cell] = count
		for i := max(cell/d.Side-1, 0); i <= min(cell/d.Side+1, d.Side-1); i++ {
			for j := max(cell%d.Side-1, 0); j <= min(cell%d.Side+1, d.Side-1); j++ {
				if at := i*d.Side + j; piece[at] < 0 && d.Cells[at:at+1] == data.Ink {
					spread(at)
				}
			}
		}
	}
	for cell := range piece {
		if piece[cell] < 0 && d.Cells[cell:cell+1] == data.Ink {
			spread(cell)
			count++
		}
	}
	return piece, count
}

// piecesOf are the pieces of a drawing as modes, named by their middles; none where it is
// of one piece.
func piecesOf(d data.Drawing) []mode {
	piece, count := parted(d)
	if count < 2 {
		return nil
	}
	found := make([]mode, count)
	inked, wide := strings.Count(d.Cells, data.Ink), 2*d.Reach/float64(d.Side)
	for k := range found {
		x, y, cells := 0.0, 0.0, 0.0
		for cell, of := range piece {
			if of == k {
				x, y, cells = x+float64(cell%d.Side)+0.5, y+float64(cell/d.Side)+0.5, cells+1
			}
		}
		found[k] = mode{
			name: "(" + place(float64(wide*x/cells)-d.Reach, 1) + ", " + place(d.Reach-float64(wide*y/cells), 1) + ")",
			due:  cells / float64(inked),
		}
	}
	return found
}

// inPieces is how many points lie in each piece of a drawing; of one piece, none are told.
func inPieces(d data.Drawing, points nn.Matrix) []int {
	piece, count := parted(d)
	if count < 2 {
		return nil
	}
	counts, wide := make([]int, count), 2*d.Reach/float64(d.Side)
	for i := range points.Rows {
		column, row := math.Floor((points.At(i, 0)+d.Reach)/wide), math.Floor((d.Reach-points.At(i, 1))/wide)
		side := float64(d.Side)
		if column < 0 || column >= side || row < 0 || row >= side {
			continue
		}
		if of := piece[int(row)*d.Side+int(column)]; of >= 0 {
			counts[of]++
		}
	}
	return counts
}

// place is a number in the name of a place.
func place(v float64, decimals int) string {
	return strings.ReplaceAll(scene.Number(v, decimals).Plain(), "-", "−")
}
