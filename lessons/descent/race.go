package descent

import (
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
)

// A race is the four optimisers on one landscape, from one start. It is a
// value, as its walkers are.
type race struct {
	walkers [4]walker
	steered int // whose rate the slider turns
}

// newRace puts all at the start, with a rate each.
func newRace(start spot, rates [4]float64) race {
	var r race
	for i, rate := range rates {
		r.walkers[i] = newWalker(i, rate, start)
	}
	return r
}

// restart puts all at a start, with the rates as they are.
func (r *race) restart(start spot) {
	for i := range r.walkers {
		r.walkers[i].restart(start)
	}
}

// steps is how many steps the race has gone.
func (r *race) steps() int {
	steps := 0
	for _, w := range r.walkers {
		steps = max(steps, w.steps())
	}
	return steps
}

// tick is one step of each; false when the race is over, or nobody can go on.
func (r *race) tick(ground terrain, most int) bool {
	if r.steps() >= most {
		return false
	}
	moved := false
	for i := range r.walkers {
		moved = r.walkers[i].step(ground, spot{}) || moved
	}
	return moved
}

// runWord is the key of an optimiser's name.
func runWord(kind int) string { return "run." + walkerKinds[kind].name }

// steering is whose rate is turned, and the rate.
func (r *race) steering() []lessons.Control {
	options := make([]string, len(walkerKinds))
	for i := range options {
		options[i] = runWord(i)
	}
	return []lessons.Control{
		kit.Pick("who", options, &r.steered),
		walkSlider(lessons.Slider{Min: 0, Max: 2}, &r.walkers[r.steered]),
	}
}

// order lists the walkers with the one that is steered last.
func (r *race) order() []walker {
	var order []walker
	for i := range r.walkers {
		order = append(order, r.walkers[(r.steered+1+i)%len(r.walkers)])
	}
	return order
}

// trails are the ways over the map.
func (r *race) trails() []scene.Path {
	var trails []scene.Path
	for _, w := range r.order() {
		trails = append(trails, w.trail(walkerKinds[w.kind].role))
	}
	return trails
}

// short is a number that keeps to seven cells, whatever becomes of it.
func short(v float64, decimals int) scene.Quantity {
	if v >= 1000 {
		decimals = -1
	}
	return scene.Number(v, decimals)
}

// curve is the losses over the steps.
func (r *race) curve(ground terrain) scene.Curve {
	curve := scene.Curve{Frame: scene.Frame{ID: "losses", Width: 32, Rows: 7, Beside: true, Facts: r.facts(ground)}}
	for _, w := range r.order() { // a curve draws its first run uppermost
		run := w.run(ground, runWord(w.kind), walkerKinds[w.kind].role)
		run.Item = scene.At("l", w.kind)
		curve.Runs = append([]scene.Run{run}, curve.Runs...)
	}
	return curve
}

// facts are the numbers of the race for a panel's summary.
func (r *race) facts(ground terrain) map[string]string {
	facts := map[string]string{"step": strconv.Itoa(r.steps())}
	for i, w := range r.walkers {
		facts[walkerKinds[i].name] = scene.Number(w.loss(ground), 4).Plain()
	}
	return facts
}

// prints is what the race's code prints: the loss of each walker.
func (r *race) prints(ground terrain) string {
	losses := make([]string, len(r.walkers))
	for i, w := range r.walkers {
		losses[i] = scene.Number(w.loss(ground), 4).Plain()
	}
	return strings.Join(losses, "\n")
}

// explain opens the coming step of a walker, or the slope at a point of the map.
func (r *race) explain(ground terrain, picture scene.Map, item scene.ItemID) []scene.Panel {
	if at, ok := item.Of("l", 1); ok && at[0] < len(r.walkers) {
		return []scene.Panel{kit.Arithmetic("next", r.walkers[at[0]].next(ground)...)}
	}
	x, y, ok := picture.Probe(item)
	if !ok {
		return nil
	}
	p := spot{x, y}
	g := ground.slope(p)
	return []scene.Panel{kit.Arithmetic("slope",
		[]scene.Term{kit.Symbol("L("), kit.Value(scene.Signed(x, 2)), kit.Op(", "), kit.Value(scene.Signed(y, 2)), kit.Symbol(")"), kit.Op(" = "), kit.Result(scene.Number(ground.height(p), 4))},
		[]scene.Term{kit.Symbol("∂L/∂w₁ = "), kit.BySign(kit.Result(scene.Signed(g[0], 4)))},
		[]scene.Term{kit.Symbol("∂L/∂w₂ = "), kit.BySign(kit.Result(scene.Signed(g[1], 4)))})}
}

// code is the race in Python: the landscape, then one optimiser after another.
func (r *race) code(ground terrain) string {
	var code strings.Builder
	code.WriteString("import numpy as np\n\n" + ground.code)
	for _, w := range r.walkers {
		code.WriteString("\n# " + walkerKinds[w.kind].name + "\n" + w.code("rate", "") + w.lossCode(ground))
	}
	return code.String()
}
