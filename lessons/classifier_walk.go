package lessons

import (
	"fmt"

	"sinapse/nn"
)

// batchFrom is the first sample of the batch that the next update learns from,
// of a training set that is not shuffled.
func (c *classifier) batchFrom() int {
	if c.setup.Batch == 0 {
		return 0
	}
	return c.trainer.Position() / c.setup.Batch * c.setup.Batch
}

// batchNow is the batch that the next update learns from, from its start.
func (c *classifier) batchNow() (x, y nn.Matrix) {
	set, size := c.trainer.Data(), c.setup.Batch
	if size == 0 {
		return set.X, set.Y
	}
	from := c.batchFrom()
	numbers := seq(min(size, set.Len()-from))
	for i := range numbers {
		numbers[i] += from
	}
	part := set.Samples(numbers)
	return part.X, part.Y
}

// A term is one of those that a sample's way forward is made of: a product of
// a neuron's sum, or its bias. Neurons are counted from 0.
type termPlace struct {
	layer, neuron, input int
	bias                 bool
	item                 string // the parameter in it
}

// terms is how many terms a sample's way forward has: a product a weight, and
// the biases, which is as many as there are parameters.
func (c *classifier) terms() int { return len(c.network.Parameters()) }

// termAt is the n-th term, from 0, in the order in which they are added: layer
// by layer, neuron by neuron, the bias last.
func (c *classifier) termAt(n int) termPlace {
	sizes := c.sizes()
	for l := 1; l < len(sizes); l++ {
		each := sizes[l-1] + 1
		if n >= each*sizes[l] {
			n -= each * sizes[l]
			continue
		}
		at := termPlace{layer: l, neuron: n / each, input: n % each, bias: n%each == each-1}
		at.item = fmt.Sprintf("w%d.%d.%d", l, at.input+1, at.neuron+1)
		if at.bias {
			at.item = fmt.Sprintf("b%d.%d", l, at.neuron+1)
		}
		return at
	}
	return termPlace{}
}

// walk goes on from so many terms by one, or to the end of the neuron or of the
// layer that is being computed.
func (c *classifier) walk(done int, grain string) int {
	at := c.termAt(done)
	for done++; done < c.terms(); done++ {
		next := c.termAt(done)
		if grain == "term" || next.layer != at.layer || grain == "neuron" && next.neuron != at.neuron {
			break
		}
	}
	return done
}

// termLine writes out the n-th term of the way of the batch's first sample: the
// sum before it and after it, or, with its bias, what the neuron passes on.
func (c *classifier) termLine(n int) []Term {
	at := c.termAt(n)
	pass := c.sample(c.places[0].Row(c.batchFrom())...).Passes[c.dense(at.layer)]
	before := 0.0
	for i := range at.input {
		before += pass.In.At(0, i) * *c.weight(at.layer, i, at.neuron)
	}
	name := c.neuronName(at.layer, at.neuron)
	if at.bias {
		out := c.trace.Passes[c.dense(at.layer)+1].Out.At(0, at.neuron)
		return []Term{
			symbol(name), op(" = " + c.curveOf(at.layer) + "("), value(Signed(before, 3)), op(" + "), bySign(value(Signed(*c.bias(at.layer, at.neuron), 3))),
			op(")"), op(" = "), bySign(result(Signed(out, 3))),
		}
	}
	in, w := pass.In.At(0, at.input), *c.weight(at.layer, at.input, at.neuron)
	line := []Term{symbol(name + "  z = ")}
	if at.input > 0 {
		line = append(line, value(Signed(before, 3)), op(" + "))
	}
	return append(line, value(Signed(in, 3)), op("·("), bySign(value(Signed(w, 3))), op(")"), op(" = "), result(Signed(before+in*w, 3)))
}

// curveOf is the activation of a layer.
func (c *classifier) curveOf(l int) string {
	if l == c.depth() {
		return "tanh"
	}
	return c.setup.Activation
}
