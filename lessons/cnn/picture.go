package cnn

import (
	"fmt"
	"strings"
	"sync"

	"sinapse/lessons/scene"
	"sinapse/nn/data"
)

// side is the number of pixels along a side of a digit.
const side = data.DigitSide

// An image is ink, or what comes of it, as whole numbers: row by row.
type image [][]int

// pixelsOf are the first digits of the data, one of each label, with ink from 0 to 16.
var pixelsOf = sync.OnceValue(func() (pixels [10]image) {
	for _, digit := range data.Digits() {
		if pixels[digit.Label] == nil {
			pixels[digit.Label] = imageOf(digit)
		}
	}
	return pixels
})

// imageOf is the ink of a digit.
func imageOf(digit data.Digit) image {
	picture := make(image, side)
	for i := range picture {
		picture[i] = make([]int, side)
		for k := range picture[i] {
			picture[i][k] = int(digit.Pixels[i*side+k])
		}
	}
	return picture
}

// cells are the numbers of a picture, to be drawn.
func (m image) cells() [][]scene.Quantity {
	cells := make([][]scene.Quantity, len(m))
	for i, row := range m {
		cells[i] = make([]scene.Quantity, len(row))
		for k, v := range row {
			cells[i][k] = scene.Number(float64(v), 0)
		}
	}
	return cells
}

// python writes a picture as Python's array.
func (m image) python(name string) string {
	rows := make([]string, len(m))
	for i, row := range m {
		rows[i] = "[" + strings.Trim(strings.ReplaceAll(fmt.Sprint(row), " ", ", "), "[]") + "]"
	}
	head := name + " = np.array(["
	return head + strings.Join(rows, ",\n"+strings.Repeat(" ", len(head))) + "])\n"
}
