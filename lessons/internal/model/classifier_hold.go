package model

import (
	"fmt"
	"slices"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// How a weight, a bias or a neuron is held: not at all, where it is, or cut off.
const (
	holdFree = iota
	holdFrozen
	holdCut
)

// holds are the words of that.
var holds = []string{"switch.off", "hold.frozen", "hold.cut"}

// HoldKind begins the text of the control that holds an item: that of w1.2.1 is hw1.2.1.
const HoldKind = "h"

// marks are drawn on what is held.
var marks = []string{"", "■", "×"}

// HoldControl is the control that holds a weight, a bias or a neuron, by its own item; nil
// for others. A weight or a bias is frozen where it is, or set to 0 and frozen there. Of a
// neuron it is all that enters it that is frozen; cut off, what leaves it is 0 too, or of
// the output what enters it.
func (c *Classifier) HoldControl(item scene.ItemID) lessons.Control {
	text, ok := strings.CutPrefix(item.String(), HoldKind)
	if !ok {
		return nil
	}
	of, err := scene.ParseItem(text)
	if err != nil || len(c.held(of).own) == 0 {
		return nil
	}
	hold := c.HoldOf(of)
	return kit.Pick(item.String(), holds, &hold, func() { c.hold(of, hold) })
}

// A holding is which parameters an item stands for, by their numbers: what enters a neuron,
// and what leaves it; and which of them are 0 where it is cut off.
type holding struct{ own, leaving, cut []int }

// held are the parameters of an item.
func (c *Classifier) held(item scene.ItemID) (h holding) {
	if place := c.Parameter(item); place != nil {
		h.own = []int{c.number(place)}
		h.cut = h.own
		return h
	}
	at, ok := item.Of(scene.NeuronKind, 2)
	if !ok || at[0] < 1 || at[0] > c.Depth() || at[1] < 1 || at[1] > c.sizes()[at[0]] {
		return h
	}
	for i := range c.sizes()[at[0]-1] {
		h.own = append(h.own, c.number(c.weight(at[0], i, at[1]-1)))
	}
	h.own = append(h.own, c.number(c.Bias(at[0], at[1]-1)))
	if h.cut = h.own; at[0] < c.Depth() {
		for j := range c.sizes()[at[0]+1] {
			h.leaving = append(h.leaving, c.number(c.weight(at[0]+1, at[1]-1, j)))
		}
		h.cut = h.leaving
	}
	return h
}

// number is that of a parameter, by its place.
func (c *Classifier) number(place *float64) int {
	return slices.IndexFunc(kit.Seq(len(c.Network.Parameters())), func(i int) bool { return place == &c.Network.Parameters()[i] })
}

// HoldOf tells how an item is held.
func (c *Classifier) HoldOf(item scene.ItemID) int {
	h := c.held(item)
	moves := func(i int) bool { return !c.Trainer.Frozen(i) }
	switch {
	case len(h.own) == 0 || slices.ContainsFunc(h.own, moves):
		return holdFree
	case slices.ContainsFunc(h.cut, func(i int) bool { return moves(i) || c.Network.Parameters()[i] != 0 }):
		return holdFrozen
	}
	return holdCut
}

// hold holds an item, or lets it go.
func (c *Classifier) hold(item scene.ItemID, how int) {
	h := c.held(item)
	c.Trainer.Resume()
	c.Trainer.Rewind()
	if how == holdCut {
		for _, i := range h.cut {
			if c.Network.Parameters()[i] != 0 {
				c.Network.Parameters()[i] = 0
				c.turned(i, 0)
			}
		}
	}
	for _, i := range h.own {
		c.freeze(i, how != holdFree)
	}
	for _, i := range h.leaving {
		c.freeze(i, how == holdCut)
	}
}

// freeze freezes a parameter, or lets it go. An optimiser remembered nothing meanwhile,
// which code tells by telling the way from there.
func (c *Classifier) freeze(i int, frozen bool) {
	if c.Trainer.Frozen(i) == frozen {
		return
	}
	c.Trainer.Freeze(i, frozen)
	if c.turned(theHeld-i, float64(kit.Bit(frozen))); !frozen && len(c.Trainer.Memory()) > 0 {
		c.way = c.way.From(c.Trainer.Steps(), c.numbers())
	}
}

// theHeld, less its number, stands for that a parameter is frozen, or no longer.
const theHeld = -100

// heldBy are the parameters that are frozen after the turns of a way before a step.
func (w Way) heldBy(before int) []int {
	held := slices.Clone(w.held)
	for _, t := range w.turns {
		if t.parameter > theHeld || t.step >= before {
			continue
		}
		i := theHeld - t.parameter
		held = slices.DeleteFunc(held, func(other int) bool { return other == i })
		if t.value != 0 {
			held = append(held, i)
		}
	}
	return held
}

// holds tells whether anything is frozen on a way.
func (w Way) holds() bool {
	return len(w.held) > 0 || slices.ContainsFunc(w.turns, func(t turn) bool { return t.parameter <= theHeld })
}

// beginHeldCode is, in Python, what is frozen where a way begins.
func (c *Classifier) beginHeldCode(w Way) string {
	if !w.holds() {
		return ""
	}
	code := []string{"held = {}  # of (W, b), which stay where they are"}
	for _, i := range w.held {
		code = append(code, c.setCode(theHeld-i, "1"))
	}
	return strings.Join(code, "\n") + "\n"
}

// heldCode freezes a parameter in Python, or lets it go.
func (c *Classifier) heldCode(parameter int, frozen bool) string {
	layer, at, bias := c.placeCode(parameter)
	key := fmt.Sprintf("held[%d, %d, (%s)]", kit.Bit(bias), layer, at)
	if bias {
		key = fmt.Sprintf("held[1, %d, %s]", layer, at)
	}
	if !frozen {
		return "del " + key
	}
	return key + " = " + []string{"W", "b"}[kit.Bit(bias)] + fmt.Sprintf("[%d][%s]", layer, at)
}

// keepCode keeps what is frozen where it is, in each update.
func (n names) keepCode() string {
	if !n[theHeld] {
		return ""
	}
	return "        for (p, l, at), v in held.items():\n            (W, b)[p][l][at] = v\n"
}

// UpdateGradient is the gradient of an item's parameter that the last update
// went by.
func (c *Classifier) UpdateGradient(item scene.ItemID) float64 {
	place := c.Parameter(item)
	for i, g := range c.Trainer.Gradients() {
		if place == &c.Network.Parameters()[i] {
			return g
		}
	}
	return 0
}

// ExplainHeld is ExplainSample, and of a weight or a bias the gradient that the last update
// went by, what the first sample of the batch adds to the next one, and how it is held.
func (c *Classifier) ExplainHeld(item scene.ItemID) []scene.Panel {
	panels := c.ExplainSample(item)
	if len(panels) == 0 || c.Parameter(item) == nil && c.HoldOf(item) == holdFree {
		return panels
	}
	sum := panels[0].(scene.Arithmetic)
	if at := item.Indices(); c.Parameter(item) != nil {
		name := ItemSymbol(item)
		if c.Trainer.Steps() > 0 {
			sum.Lines = append(sum.Lines, []scene.Term{kit.Word("parameter.last"), kit.Symbol("  ∂L/∂" + name), kit.Op(" = "), kit.BySign(kit.Value(scene.Signed(c.UpdateGradient(item), 6)))})
		}
		x, y := c.BatchNow()
		pass := c.Backward(x.RowRange(0, 1), y.RowRange(0, 1)).Passes[c.Dense(at[0])]
		line := []scene.Term{kit.Word("explain.first"), kit.Op("  ")}
		slope := pass.DOut.At(0, at[len(at)-1]-1)
		if item.Kind() == scene.WeightKind {
			in := pass.In.At(0, at[1]-1)
			line = append(line, kit.Value(scene.Signed(in, 4)), kit.Op(" · "), kit.BySign(kit.Value(scene.Signed(slope, 5))), kit.Op(" = "), kit.BySign(kit.Result(scene.Signed(in*slope, 6))))
		} else {
			line = append(line, kit.BySign(kit.Result(scene.Signed(slope, 6))))
		}
		sum.Lines = append(sum.Lines, line)
	}
	if how := c.HoldOf(item); how != holdFree {
		sum.Lines = append(sum.Lines, []scene.Term{kit.Op(marks[how] + " "), kit.Word(holds[how])})
	}
	return []scene.Panel{sum}
}

// marked draws on a network what is held.
func (c *Classifier) marked(n scene.Network) {
	if !slices.ContainsFunc(kit.Seq(len(c.Network.Parameters())), c.Trainer.Frozen) {
		return
	}
	for i := range n.Links {
		n.Links[i].Mark = marks[c.HoldOf(n.Links[i].Item)]
	}
	for l := 1; l < len(n.Layers); l++ {
		for j := range n.Layers[l].Neurons {
			neuron := &n.Layers[l].Neurons[j]
			how := c.HoldOf(neuron.Item)
			if how == holdFree {
				how = c.HoldOf(neuron.BiasItem)
			}
			neuron.Name += marks[how]
		}
	}
}

// with are names with one more.
func (n names) with(which int) names {
	if n == nil {
		return names{which: true}
	}
	n[which] = true
	return n
}
