package data

import "sinapse/nn/random"

// MoveDigit sets dst to a digit's pixels moved down and to the right; negative
// numbers move it up and to the left. Ink that leaves the picture is gone, and what
// comes in is 0. dst must not share numbers with src.
func MoveDigit(dst, src []float64, down, right int) {
	clear(dst)
	for i := max(0, down); i < min(DigitSide, DigitSide+down); i++ {
		for j := max(0, right); j < min(DigitSide, DigitSide+right); j++ {
			dst[i*DigitSide+j] = src[(i-down)*DigitSide+j-right]
		}
	}
}

// DigitMoves moves each digit that is learnt from by up to one pixel along each axis:
// nine moves, each as likely as any other, not at all among them. It is an
// [sinapse/nn.Augmentation].
type DigitMoves struct{}

// Augment moves a digit: move m of np.random.randint(9) is m/3−1 down, m%3−1 right.
func (DigitMoves) Augment(inputs []float64, r *random.Stream) {
	move, still := int(draw(r, 9)), [digitPixels]float64{}
	copy(still[:], inputs)
	MoveDigit(inputs, still[:], move/3-1, move%3-1)
}
