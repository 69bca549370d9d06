package nn_test

import (
	"fmt"
	"slices"

	"sinapse/nn"
	"sinapse/nn/random"
)

// bell draws numbers around a mean.
type bell struct{ mean, deviation float64 }

func (bell) Widths() (inputs, targets int) { return 1, 0 }

func (b bell) Sample(inputs, _ []float64, r *random.Stream) {
	inputs[0] = r.Normal(b.mean, b.deviation)
}

// A generator of two numbers, a·z + b, learns to forge a bell around 3 from nothing
// but what a discriminator says of its fakes.
func ExampleAdversaries() {
	generator, err := nn.NewNetwork(1, nn.Dense{Neurons: 1})
	if err != nil {
		panic(err)
	}
	discriminator, err := nn.NewNetwork(1, nn.Dense{Neurons: 16}, nn.Tanh{}, nn.Dense{Neurons: 1})
	if err != nil {
		panic(err)
	}
	r := random.New(1)
	generator.Weights(0).Set(0, 0, 1)
	discriminator.Initialize(nn.Xavier, nn.Zeros, r)
	adam := nn.Adam{Beta1: 0.5, Beta2: 0.999, Epsilon: 1e-8}
	a, err := nn.NewAdversaries(generator, discriminator, nn.Adversarial{
		Real: bell{3, 0.5}, Noise: bell{0, 1}, Loss: nn.BinaryCrossEntropy{},
		Generator:     nn.Updating{Optimizer: adam, Rate: 0.005},
		Discriminator: nn.Updating{Optimizer: adam, Rate: 0.02},
		BatchSize:     64, Random: r,
	})
	if err != nil {
		panic(err)
	}
	noise, reals := nn.Draw(bell{0, 1}, 1000, random.New(2)), nn.Draw(bell{3, 0.5}, 1000, random.New(3))
	slices.Sort(reals.X.Data)
	for _, until := range []int{0, 500, 1500} {
		for a.Generator().Steps() < until {
			a.StepDiscriminator()
			a.StepGenerator()
		}
		fakes := generator.Predict(noise.X).Data
		slices.Sort(fakes)
		_, loss := a.Losses()
		fmt.Printf("%d rounds: fakes are %5.2f·z + %4.2f, %.2f away; G's loss %.2f\n", until,
			generator.Weights(0).At(0, 0), generator.Biases(0)[0], nn.Wasserstein1(fakes, reals.X.Data), loss)
	}
	// Output:
	// 0 rounds: fakes are  1.00·z + 0.00, 3.06 away; G's loss 0.00
	// 500 rounds: fakes are  0.01·z + 2.89, 0.41 away; G's loss 0.75
	// 1500 rounds: fakes are  0.48·z + 3.00, 0.04 away; G's loss 0.70
}
