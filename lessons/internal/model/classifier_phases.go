package model

// The phases of an update.
const (
	PhaseForward = 1 + iota
	PhaseLoss
	PhaseBackward
	PhaseUpdate
)

// CircleSetup is the network of TensorFlow's Playground at its start.
func CircleSetup() ClassifierSetup {
	return ClassifierSetup{
		Data: "circle", Share: 0.5, Hidden: []int{4, 2}, Activation: "tanh", Start: "random", Seed: 0, Rate: 0.03, Batch: 10,
	}
}
