package data_test

import (
	"fmt"
	"slices"

	"sinapse/nn"
	"sinapse/nn/data"
	"sinapse/nn/random"
)

func ExamplePenguins() {
	p := data.Penguins()[0]
	fmt.Printf("%s of %s: flipper %v mm, %v g\n", p.Species, p.Island, p.FlipperLength, p.BodyMass)
	// Output: Adelie of Torgersen: flipper 181 mm, 3750 g
}

// The picture of a digit, with more ink where it is darker.
func ExampleDigits() {
	digit := data.Digits()[4]
	for row := range slices.Chunk(digit.Pixels[:], data.DigitSide) {
		fmt.Print("|")
		for _, ink := range row {
			fmt.Printf("%c", " .:#"[int(ink)/5])
		}
		fmt.Println("|")
	}
	fmt.Println(digit.Label)
	// Output:
	// |    :   |
	// |   ..   |
	// |   :.   |
	// |  .# .. |
	// | .#: #. |
	// |  ##:#  |
	// |    #:  |
	// |    #   |
	// 4
}

// The same seed draws the same points.
func ExampleCircle() {
	d := data.Circle(random.New(0), 500, 0.1)
	for i := range 3 {
		fmt.Printf("%5.2f %2.0f\n", d.X.Row(i), d.Y.At(i, 0))
	}
	// Output:
	// [-4.11 -1.25] -1
	// [-0.83  1.68]  1
	// [ 0.21 -1.50]  1
}

// With products of the inputs, a single neuron can learn what is not a line.
func ExamplePolynomial() {
	x := nn.FromRows([][]float64{{2, 3}})
	fmt.Println(data.Apply(x, data.Polynomial(2, 2)...).Data)
	// Output: [2 3 4 6 9]
}
