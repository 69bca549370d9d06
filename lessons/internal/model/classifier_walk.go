package model

import (
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn"
)

// batchFrom is the first sample of the batch that the next update learns from,
// of a training set that is not shuffled.
func (c *Classifier) batchFrom() int {
	if c.Setup.Batch == 0 {
		return 0
	}
	if c.Mixed() { // batches before had other sizes
		return c.Trainer.Position()
	}
	return c.Trainer.Position() / c.Setup.Batch * c.Setup.Batch
}

// BatchNow is the batch that the next update learns from, from its start.
func (c *Classifier) BatchNow() (x, y nn.Matrix) {
	set, size := c.Trainer.Data(), c.Setup.Batch
	if size == 0 {
		return set.X, set.Y
	}
	from := c.batchFrom()
	numbers := kit.Seq(min(size, set.Len()-from))
	for i := range numbers {
		numbers[i] += from
	}
	part := set.Samples(numbers)
	return part.X, part.Y
}

// A TermPlace is where one of the terms stands that a sample's way forward is made of: a product of
// a neuron's sum, or its bias. Neurons are counted from 0.
type TermPlace struct {
	Layer, Neuron, input int
	bias                 bool
	Item                 scene.ItemID // the parameter in it
}

// Terms is how many terms a sample's way forward has: a product a weight, and
// the biases, which is as many as there are parameters.
func (c *Classifier) Terms() int { return len(c.Network.Parameters()) }

// TermAt is the n-th term, from 0, in the order in which they are added: layer
// by layer, neuron by neuron, the bias last.
func (c *Classifier) TermAt(n int) TermPlace {
	sizes := c.sizes()
	for l := 1; l < len(sizes); l++ {
		each := sizes[l-1] + 1
		if n >= each*sizes[l] {
			n -= each * sizes[l]
			continue
		}
		at := TermPlace{Layer: l, Neuron: n / each, input: n % each, bias: n%each == each-1}
		at.Item = scene.At(scene.WeightKind, l, at.input+1, at.Neuron+1)
		if at.bias {
			at.Item = scene.At(scene.BiasKind, l, at.Neuron+1)
		}
		return at
	}
	return TermPlace{}
}

// Walk goes on from so many terms by one, or to the end of the neuron or of the
// layer that is being computed.
func (c *Classifier) Walk(done int, grain string) int {
	at := c.TermAt(done)
	for done++; done < c.Terms(); done++ {
		next := c.TermAt(done)
		if grain == "term" || next.Layer != at.Layer || grain == "neuron" && next.Neuron != at.Neuron {
			break
		}
	}
	return done
}

// TermLine writes out the n-th term of the way of the batch's first sample: the
// sum before it and after it, or, with its bias, what the neuron passes on.
func (c *Classifier) TermLine(n int) []scene.Term {
	at := c.TermAt(n)
	pass := c.sample(c.Places[0].Row(c.batchFrom())...).Passes[c.Dense(at.Layer)]
	before := 0.0
	for i := range at.input {
		before += float64(pass.In.At(0, i) * *c.weight(at.Layer, i, at.Neuron))
	}
	name := c.NeuronName(at.Layer, at.Neuron)
	if at.bias {
		out := c.trace.Passes[c.Dense(at.Layer)+1].Out.At(0, at.Neuron)
		return []scene.Term{
			kit.Symbol(name), kit.Op(" = " + c.curveOf(at.Layer) + "("), kit.Value(scene.Signed(before, 3)), kit.Op(" + "), kit.BySign(kit.Value(scene.Signed(*c.Bias(at.Layer, at.Neuron), 3))),
			kit.Op(")"), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(out, 3))),
		}
	}
	in, w := pass.In.At(0, at.input), *c.weight(at.Layer, at.input, at.Neuron)
	line := []scene.Term{kit.Symbol(name + "  z = ")}
	if at.input > 0 {
		line = append(line, kit.Value(scene.Signed(before, 3)), kit.Op(" + "))
	}
	return append(line, kit.Value(scene.Signed(in, 3)), kit.Op("·("), kit.BySign(kit.Value(scene.Signed(w, 3))), kit.Op(")"), kit.Op(" = "), kit.Result(scene.Signed(before+float64(in*w), 3)))
}

// curveOf is the activation of a layer.
func (c *Classifier) curveOf(l int) string {
	if l == c.Depth() {
		return c.Setup.outCurve()
	}
	return c.Setup.Bend(l)
}
