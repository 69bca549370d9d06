package nn_test

import (
	"slices"
	"testing"

	"sinapse/nn"
	"sinapse/nn/random"
)

// Each side's gradients are what its own loss does when its parameters are turned.
func TestGradientsOfAdversaries(t *testing.T) {
	for name, change := range map[string]func(s *nn.Adversarial){
		"non-saturating": func(*nn.Adversarial) {},
		"minimax":        func(s *nn.Adversarial) { s.Minimax = true },
		"squares":        func(s *nn.Adversarial) { s.Loss = nn.MeanSquared{} },
	} {
		settings := adversarial()
		settings.Generator.Rate, settings.Discriminator.Rate = 0, 0
		change(&settings)
		for side, layers := range map[string][]nn.Layer{
			"plain":  {nn.Dense{Neurons: 4}, nn.Tanh{}, nn.Dense{Neurons: 1}},
			"spread": {nn.BatchSpread{}, nn.Dense{Neurons: 4}, nn.Tanh{}, nn.Dense{Neurons: 1}},
		} {
			g, _ := rivals(t)
			d := network(t, 2, layers...)
			d.Initialize(nn.Xavier, nn.Constant(0.1), random.New(2))
			a, err := nn.NewAdversaries(g, d, settings)
			if err != nil {
				t.Fatal(err)
			}
			a.StepBoth() // at a rate of 0: the batch stays to be looked at
			judging, forging := a.Gradients()
			judged, forged := slices.Clone(judging), slices.Clone(forging)
			push := a.Judge().Push.Clone()
			compareRelative(t, name+" "+side+": D's", d.Parameters(), judged, func() float64 { return a.Judge().DiscriminatorLoss })
			compareRelative(t, name+" "+side+": G's", g.Parameters(), forged, func() float64 { return a.Judge().GeneratorLoss })
			// The push on a fake: the last biases of G move all fakes alike.
			at := len(g.Parameters()) - 2
			for j := range 2 {
				sum := 0.0
				for i := range push.Rows {
					sum += push.At(i, j)
				}
				near(t, "push", sum, forged[at+j], 1e-15)
			}
		}
	}
}

// What the mistakes do with gradients: attached fakes let D's updater move G downhill on
// D's loss, and what is left over of G's loss is in D's next gradient, once.
func TestMistakesTakeGradientsWhereTheyDoNotBelong(t *testing.T) {
	const rate = 0.5
	settings := adversarial()
	settings.Mistake = nn.Attached
	settings.Discriminator = nn.Updating{Optimizer: nn.SGD{}, Rate: rate}
	g, d := rivals(t)
	a, err := nn.NewAdversaries(g, d, settings)
	if err != nil {
		t.Fatal(err)
	}
	a.Draw(nn.Discriminator)
	before, judge := slices.Clone(g.Parameters()), slices.Clone(d.Parameters())
	a.StepDiscriminator()
	moved := make([]float64, len(before))
	for i, p := range g.Parameters() {
		moved[i] = (before[i] - p) / rate
	}
	copy(g.Parameters(), before)
	copy(d.Parameters(), judge)
	compareRelative(t, "attached", g.Parameters(), moved, func() float64 { return a.Judge().DiscriminatorLoss })

	settings = adversarial()
	settings.Mistake = nn.Leftover
	settings.Generator.Rate, settings.Discriminator.Rate = 0, 0
	g, d = rivals(t)
	if a, err = nn.NewAdversaries(g, d, settings); err != nil {
		t.Fatal(err)
	}
	a.StepBoth()
	alone, _ := a.Gradients()
	own := slices.Clone(alone)
	a.Keep(nn.Discriminator)
	a.StepDiscriminator()
	both, _ := a.Gradients()
	compareRelative(t, "left over", d.Parameters(), slices.Clone(both), func() float64 {
		j := a.Judge()
		return j.DiscriminatorLoss + j.GeneratorLoss
	})
	a.Keep(nn.Discriminator)
	a.StepDiscriminator()
	if again, _ := a.Gradients(); !slices.Equal(again, own) {
		t.Error("what was left over is there twice")
	}
}
