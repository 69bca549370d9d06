package layers

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sinapse/lessons"
	"sinapse/lessons/internal/kit"
	"sinapse/lessons/scene"
	"sinapse/nn/array"
	"sinapse/nn/elementary"
	"sinapse/nn/random"
)

// How many weights the bell is made of, and how many are drawn at a time.
const (
	bellDraws = 10_000
	bellTick  = 200
	allDraws  = 1_000_000
	farTick   = 20_000
)

// firstDraws is how many draws of a seed are shown as numbers.
const firstDraws = 3

// The axis of the bell, in units of weights, and its bins.
const (
	bellReach = 0.4
	bellBins  = 64
)

// target is how far out the goal allows weights to lie. It falls between two
// bins, so that those within are lit.
const target = 0.1

// startRandom is where the screen begins.
func startRandom(course lessons.Seed) randomState {
	return randomState{seed: course.Plus(0), scale: 0.10}
}

// randomState is what random-start is set to.
type randomState struct {
	seed    uint32
	path    []uint32 // the seeds before it, the last two; never changed in place
	scale   float64
	far     bool    // go on to a million
	count   int     // how many are drawn
	largest float64 // of all drawn, without sign and scale
}

// draw begins the draws of the present seed.
func (c *layers) draw() {
	c.stream = random.New(c.state.random.seed)
	c.drawn = nil
	c.state.random.count, c.state.random.largest = 0, 0
}

// drawMore draws a tick's worth.
func (c *layers) drawMore() bool {
	s := &c.state.random
	switch {
	case s.count < bellDraws:
		for range bellTick {
			c.drawn = append(c.drawn, c.stream.Randn())
			s.largest = max(s.largest, math.Abs(c.drawn[len(c.drawn)-1]))
		}
		s.count += bellTick
	case s.far && s.count < allDraws:
		n := min(farTick, allDraws-s.count)
		for range n {
			s.largest = max(s.largest, math.Abs(c.stream.Randn()))
		}
		s.count += n
	default:
		return false
	}
	return true
}

// within is the share, in per cent, of the first draws that lie within a
// bound.
func (c *layers) within(bound float64) scene.Quantity {
	if len(c.drawn) == 0 {
		return scene.Quantity{}
	}
	count := 0
	for _, z := range c.drawn {
		count += kit.Bit(math.Abs(z)*c.state.random.scale <= bound)
	}
	return scene.Number(100*float64(count)/float64(len(c.drawn)), 2).In("percent")
}

// normalShare is the share, in per cent, of a normal distribution that lies
// within z standard deviations: erf(z/√2).
func normalShare(z float64) scene.Quantity {
	return scene.Number(100*elementary.Erf(z/math.Sqrt2), 2).In("percent")
}

// randomStart: how weights begin.
func (c *layers) randomStart() lessons.Screen {
	s := &c.state.random
	return lessons.Screen{
		ID:    "random-start",
		Scene: func() scene.Scene { return scene.Scene{c.bell(), c.seeds(), c.facts()} },
		Controls: func() []lessons.Control {
			seed := s.seed
			return []lessons.Control{
				c.seed.Slider(&seed, func() {
					last := s.path[max(len(s.path)-1, 0):]
					s.path = append(append([]uint32{}, last...), s.seed)
					s.seed = seed
					c.draw()
				}),
				kit.Knob(lessons.Slider{ID: "scale", Min: 0.02, Max: 0.2, Step: 0.01, Decimals: 3}, &s.scale),
				kit.Toggle("far", &s.far),
			}
		},
		Questions: []lessons.Question{
			{
				ID: "share", Gate: true, Reveal: func() bool { return s.count >= bellDraws },
				Answer: "1", Facts: func() map[string]string { return map[string]string{"measured": c.within(s.scale).Plain()} },
			},
			{
				ID: "limit", When: func() bool { return s.count >= bellDraws }, Reveal: func() bool { return s.count >= allDraws },
				Answer: "2", Facts: func() map[string]string { return map[string]string{"largest": scene.Number(s.largest, 2).Plain()} },
			},
		},
		Tick:    c.drawMore,
		Reset:   func() { *s = startRandom(c.seed); c.draw() },
		Explain: c.explainRandom,
		Code:    c.randomCode,
		Prints:  c.randomPrints,
		Goals: []lessons.Goal{
			{ID: "same", Judge: func() lessons.Judgement {
				return kit.Reached(len(s.path) == 2 && s.path[0] == s.seed)
			}},
			{ID: "within", Judge: func() lessons.Judgement {
				share := c.within(target)
				met := len(c.drawn) == bellDraws && share.Value >= 94 && share.Value <= 96
				return lessons.Judgement{Met: met, Share: min(share.Value/95, max(0, 2-share.Value/95)) * float64(len(c.drawn)) / bellDraws, Now: share}
			}},
			{ID: "million", Judge: func() lessons.Judgement {
				return lessons.Judgement{Met: s.count >= allDraws, Share: float64(s.count) / allDraws, Now: scene.Number(float64(s.count), 0)}
			}},
		},
	}
}

// bell is the histogram of the weights, the bell that is expected of 10 000,
// and the bands.
func (c *layers) bell() scene.Histogram {
	s := c.state.random
	h := scene.Histogram{
		Frame:  scene.Frame{ID: "bell", Width: 34, Rows: 8, Facts: map[string]string{"count": strconv.Itoa(len(c.drawn)), "scale": scene.Number(s.scale, 2).Plain()}},
		X:      scene.Axis{Name: "axis.weight", Min: -bellReach, Max: bellReach},
		Counts: make([]int, bellBins), Theory: make([]float64, bellBins), Lit: make([]bool, bellBins),
	}
	width := 2 * bellReach / float64(bellBins)
	for _, z := range c.drawn {
		if bin := int(math.Floor((float64(z*s.scale) + bellReach) / width)); bin >= 0 && bin < bellBins {
			h.Counts[bin]++
		}
	}
	for i := range h.Theory {
		low := -bellReach + float64(width*float64(i))
		h.Lit[i] = math.Abs(low+float64(width/2)) < target
		part := elementary.Erf((low+width)/s.scale/math.Sqrt2) - elementary.Erf(low/s.scale/math.Sqrt2)
		h.Theory[i] = bellDraws * part / 2
	}
	add := func(name string, item scene.ItemID, bound float64) {
		h.Items = append(h.Items, scene.Item{ID: item, Row: len(h.Bands)})
		band := scene.Band{Low: -bound, High: bound, Name: name, Item: item, Measured: c.within(bound)}
		if len(c.drawn) > 0 { // before, a question asks for it
			band.Theory = normalShare(bound / s.scale)
		}
		h.Bands = append(h.Bands, band)
	}
	for k := 1; k <= 3; k++ {
		add(fmt.Sprintf("±%dσ", k), scene.At("band", k), float64(k)*s.scale)
	}
	return h
}

// firstOf is the first draws of a seed, scaled, as NumPy prints them.
func firstOf(seed uint32, scale float64) string {
	stream := random.New(seed)
	values := make([]float64, firstDraws)
	for i := range values {
		values[i] = scale * stream.Randn()
	}
	return array.Vector(values...).String()
}

// seeds is what the present seed gives, under what the ones before it gave.
func (c *layers) seeds() scene.Listing {
	s := c.state.random
	panel := scene.Listing{Frame: scene.Frame{ID: "seeds", Width: 42, Rows: 9, Facts: map[string]string{"seed": fmt.Sprint(s.seed), "first": firstOf(s.seed, s.scale)}}}
	for _, seed := range append(append([]uint32{}, s.path...), s.seed) {
		panel.Lines = append(panel.Lines,
			scene.CodeLine{Kind: scene.Input, Text: fmt.Sprintf("np.random.seed(%d)", seed)},
			scene.CodeLine{Kind: scene.Input, Text: fmt.Sprintf("print(%v * np.random.randn(%d))", s.scale, firstDraws)},
			scene.CodeLine{Kind: scene.Output, Text: firstOf(seed, s.scale)})
	}
	return panel
}

// facts is the share of the weights that the goal asks for, and the weight
// that lies the furthest out.
func (c *layers) facts() scene.Arithmetic {
	s := c.state.random
	panel := scene.Arithmetic{Frame: scene.Frame{ID: "facts", Width: 34, Rows: 2, Facts: map[string]string{"count": strconv.Itoa(s.count), "largest": scene.Number(s.largest, 2).Plain()}}}
	if s.count == 0 {
		panel.Lines = [][]scene.Term{{kit.Word("none")}, nil}
		return panel
	}
	panel.Items = []scene.Item{{ID: scene.At("band", 0)}, {ID: scene.At("largest"), Row: 1}}
	panel.Lines = [][]scene.Term{
		{kit.Word("within"), kit.Op(" ±"), kit.Value(scene.Number(target, 1)), kit.Op("   "), kit.Chosen(kit.Result(c.within(target)), scene.At("band", 0))},
		{
			kit.Word("furthest"), kit.Op("   "), kit.Chosen(kit.Value(scene.Number(s.largest*s.scale, 4)), scene.At("largest")), kit.Op(" ("), kit.Result(scene.Number(s.largest, 2)), kit.Op(" σ)   "),
			kit.Word("of"), kit.Op(" "), kit.Value(scene.Number(float64(s.count), 0)),
		},
	}
	return panel
}

// explainRandom opens how a share, or the largest weight, came about.
func (c *layers) explainRandom(item scene.ItemID) []scene.Panel {
	s := c.state.random
	if item == scene.At("largest") {
		return []scene.Panel{kit.Arithmetic("scaled", []scene.Term{kit.Value(scene.Number(s.scale, 3)), kit.Op(" · "), kit.Value(scene.Number(s.largest, 4)), kit.Op(" = "), kit.Result(scene.Number(s.largest*s.scale, 4))})}
	}
	if at, ok := item.Of("band", 1); ok && len(c.drawn) > 0 {
		bound := float64(at[0]) * s.scale
		if at[0] == 0 {
			bound = target
		}
		n := float64(len(c.drawn))
		share := c.within(bound)
		return []scene.Panel{kit.Arithmetic("counted",
			[]scene.Term{kit.Value(scene.Number(math.Round(share.Value*n/100), 0)), kit.Op(" ÷ "), kit.Value(scene.Number(n, 0)), kit.Op(" = "), kit.Result(share)},
			[]scene.Term{kit.Op("erf("), kit.Value(scene.Number(bound/s.scale, 2)), kit.Op("/√2) = "), kit.Result(normalShare(bound / s.scale))})}
	}
	return nil
}

// randomPrints is what the screen's Python prints: the first weights, and of all that
// are drawn by now the shares within the bands and the one that lies the furthest out.
func (c *layers) randomPrints() string {
	s := c.state.random
	lines := []string{firstOf(s.seed, s.scale)}
	if s.count > 0 {
		for _, bound := range []float64{target, s.scale, 2 * s.scale, 3 * s.scale} {
			lines = append(lines, c.within(bound).Plain())
		}
		lines = append(lines, scene.Number(s.largest*s.scale, 4).Plain()+" "+scene.Number(s.largest, 2).Plain())
	}
	return strings.Join(lines, "\n")
}

func (c *layers) randomCode() string {
	s := c.state.random
	code := fmt.Sprintf(`import numpy as np

np.random.seed(%d)
z = np.random.randn(%d)
scale = %v
weights = scale * z[:%d]

print(weights[:%d])
`, s.seed, max(s.count, firstDraws), s.scale, bellDraws, firstDraws)
	if s.count == 0 {
		return code
	}
	return code + fmt.Sprintf(`for bound in (%v, scale, 2 * scale, 3 * scale):
    print("%%.2f" %% (100 * np.mean(np.abs(weights) <= bound)))
furthest = np.abs(z).max()
print("%%.4f %%.2f" %% (furthest * scale, furthest))
`, target)
}
