package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

// digitSamples is how many digits there are.
const digitSamples = 1797

// digitColumns are the pixels of a digit, row after row from the top left: p1 to p64.
var digitColumns = kit.NumberedKeys("p", data.DigitSide*data.DigitSide)

// digitClasses are what may have been meant.
var digitClasses = strings.Fields("0 1 2 3 4 5 6 7 8 9")

// drawDigits puts the digits into an order: the ink of their pixels, from 0 to 1, and what
// was meant as a 1 among zeros.
func drawDigits(stream *random.Stream, n int, _ float64) nn.Dataset {
	return data.DigitSet(data.Digits()[:n]).Samples(stream.Permutation(n))
}

// digitTitles are the pixels by their row and their column: x₁₂ 2,4.
func digitTitles() []string {
	titles := make([]string, len(digitColumns))
	for i := range titles {
		titles[i] = strconv.Itoa(i/data.DigitSide+1) + "," + strconv.Itoa(i%data.DigitSide+1)
	}
	return titles
}

// digitsCode reads and draws the digits in Python.
func (s ClassifierSetup) digitsCode() string {
	given := ":64"
	code := ""
	if len(s.Features) > 0 {
		given = "given"
		code = kit.PythonPieces("given = [", "]", s.pixelRanges())
	}
	return "rows = np.loadtxt(\"digits.csv\", delimiter=\",\")  # sinapse data digits > digits.csv\n" + code +
		fmt.Sprintf("points, classes = rows[:, %s] / %d, np.eye(10)[rows[:, 64].astype(int)]\n", given, data.DigitInk)
}

// pixelRanges are the numbers of the pixels that a network is given, from 0, those in a
// row together.
func (s ClassifierSetup) pixelRanges() (pieces []string) {
	at := s.places()
	for i := 0; i < len(at); i++ {
		last := i
		for last+1 < len(at) && at[last+1] == at[last]+1 {
			last++
		}
		if last < i+2 {
			pieces = append(pieces, strconv.Itoa(at[i]))
			continue
		}
		pieces = append(pieces, fmt.Sprintf("*range(%d, %d)", at[i], at[last]+1))
		i = last
	}
	return pieces
}

// givenOf is what the network is given of a sample that changes. Which columns these are is
// looked up once.
func (c *Classifier) givenOf(sample nn.Matrix) func() nn.Matrix {
	if !c.Setup.Wide() {
		return func() nn.Matrix { return c.Setup.inputs(sample) }
	}
	at := c.Setup.places()
	inputs := nn.NewMatrix(1, len(at))
	return func() nn.Matrix {
		for j, i := range at {
			inputs.Data[j] = sample.Data[i]
		}
		return inputs
	}
}

// places are the numbers of the columns that a network is given.
func (s ClassifierSetup) places() []int {
	columns, features := s.set().Columns, s.features()
	at := make([]int, len(features))
	for i, name := range features {
		at[i] = slices.Index(columns, name)
	}
	return at
}

// digitPanel is the picture of a digit, and where it stands in the file.
func digitPanel(digit data.Digit, line int) scene.Raster {
	panel := scene.Raster{
		Frame: scene.Frame{ID: "digit", Width: 34, Rows: data.DigitSide, Facts: map[string]string{"digit": strconv.Itoa(digit.Label), "line": strconv.Itoa(line)}},
		Name:  "x", Kind: "pixel", Wide: 2, Full: data.DigitInk,
	}
	for i := range data.DigitSide {
		row := make([]scene.Quantity, data.DigitSide)
		for j := range row {
			row[j] = scene.Number(digit.Pixels[i*data.DigitSide+j], 0)
		}
		panel.Cells = append(panel.Cells, row)
	}
	return panel
}
