package nn

import "sinapse/nn/random"

// An Augmentation makes other samples of those at hand: each time that a
// [Trainer] learns from one, it learns from a copy that was changed. What is
// recorded is the loss of the samples as they are.
type Augmentation interface {
	// Augment changes the copy of a sample's inputs, drawing from the training's
	// stream Random.
	Augment(inputs []float64, r *random.Stream)
}
