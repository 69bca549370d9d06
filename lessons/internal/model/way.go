package model

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"sinapse/lessons/internal/kit"
)

// A Way is how the parameters of a run came to be what they are: at which rate it
// began, and what a hand turned at which update. Whoever does the same updates and
// the same turns comes to the same numbers. It is a plain value; its slices are
// replaced, never written to.
type Way struct {
	rate  float64   // at which it began
	from  []float64 // the parameters that it is told from, and what an optimiser remembers; nil: those that were drawn
	at    int       // updates before those
	turns []turn    // since then, in their order

	regime Regime // at which it began, where that may change
	held   []int  // the parameters that are frozen there; replaced, never written to
	lost   bool   // it changed before the parameters that the way is told from: no more updates can be told
}

// A turn is what a hand changed between two updates.
type turn struct {
	step      int // updates before it
	parameter int // its number; theRate is the learning rate, and below it are settings of a regime
	value     float64
}

// theRate stands for the learning rate among the parameters.
const theRate = -1

// mostTurns is how many turns a way tells. One more, and it is told from the
// parameters as they are by then.
const mostTurns = 40

// Began is a way that begins at a rate.
func Began(rate float64) Way { return Way{rate: rate} }

// Turned is the way with another turn. parameters are those of the network after it.
func (w Way) Turned(step, parameter int, value float64, parameters []float64) Way {
	w.turns = slices.DeleteFunc(slices.Clone(w.turns), func(t turn) bool {
		return t.step == step && t.parameter == parameter // turned again before anything happened
	})
	switch {
	case parameter <= theHeld:
		w.turns = append(w.turns, turn{step, parameter, value})
	case parameter < theRate:
		w = w.changes(turn{step, parameter, value})
	case parameter == theRate && w.now() == value: // as it was
	case parameter == theRate && step == w.at:
		w.rate = value
	default:
		w.turns = append(w.turns, turn{step, parameter, value})
	}
	if len(w.turns) > mostTurns {
		return w.From(step, parameters)
	}
	return w
}

// Rated is the way with another rate.
func (w Way) Rated(step int, rate float64, parameters []float64) Way {
	return w.Turned(step, theRate, rate, parameters)
}

// Start is the parameters that the way is told from and how many updates were before
// them; nil for those that were drawn.
func (w Way) Start() (parameters []float64, updates int) { return w.from, w.at }

// From is the way told from the parameters as they are after so many updates.
func (w Way) From(step int, parameters []float64) Way {
	return Way{rate: w.now(), from: slices.Clone(parameters), at: step, regime: w.regimeAt(), held: w.heldBy(step + 1), lost: w.mixed()}
}

// turnedAt tells whether a parameter was turned after so many updates.
func (w Way) turnedAt(step int) bool {
	return w.from != nil && w.at == step || slices.ContainsFunc(w.turns, func(t turn) bool { return t.step == step && t.parameter > theRate })
}

// now is the rate after the last turn.
func (w Way) now() float64 {
	rate := w.rate
	for _, t := range w.turns {
		if t.parameter == theRate {
			rate = t.value
		}
	}
	return rate
}

// Statements tell the way in Python, up to so many updates: a call for each stretch at
// one rate, and what was turned between, which set writes.
func (w Way) Statements(call string, steps int, set func(parameter int, value string) string) []string {
	var told []string
	at, rate := w.at, w.rate
	train := func(to int) {
		if to > at {
			told = append(told, fmt.Sprintf("%s(%d, %s)", call, to-at, kit.PythonNumber(rate)))
			at = to
		}
	}
	for _, t := range w.turns {
		train(t.step)
		switch {
		case t.parameter == theRate:
			rate = t.value
		case t.parameter < theRate && t.parameter > theHeld:
			told = append(told, t.settingCode())
		default:
			told = append(told, set(t.parameter, kit.PythonNumber(t.value)))
		}
	}
	if train(steps); at == w.at {
		told = append(told, fmt.Sprintf("%s(0, %s)", call, kit.PythonNumber(rate)))
	}
	return told
}

// since is the way told from the parameters after a later update.
func (w Way) since(step int, parameters []float64) Way {
	later := Way{rate: w.rate, regime: w.regime, from: slices.Clone(parameters), at: step, held: w.heldBy(step)}
	for _, t := range w.turns {
		switch {
		case t.step >= step:
			later.turns = append(later.turns, t)
		case t.parameter == theRate:
			later.rate = t.value
		}
	}
	return later
}

// same tells whether two ways are the same.
func (w Way) same(other Way) bool {
	return w.rate == other.rate && w.at == other.at && w.regime == other.regime && w.lost == other.lost && slices.Equal(w.from, other.from) && slices.Equal(w.held, other.held) && slices.Equal(w.turns, other.turns)
}

// unpackCode takes the weights and biases of each layer out of a row.
const unpackCode = `p = np.split(p, np.cumsum([k for n, m in layers for k in (n * m, m)])[:-1])
W, b = [w.reshape(shape) for w, shape in zip(p[::2], layers)], p[1::2]
`

// LaterCode starts on the way under a condition, where it is told from later on.
func (w Way) LaterCode(condition string) string {
	if w.from == nil {
		return ""
	}
	return "if " + condition + ":\n" + kit.Indented(w.fromCode()+unpackCode+w.skipCode("next(batch)")+fmt.Sprintf("updates -= %d\n", w.at))
}

// mostNumberLines is how many lines of numbers code has; more of them are packed.
const mostNumberLines = 9

// deepest is how far the parameters may be indented by what stands around them.
const deepest = 8

// fromCode is the parameters that the way is told from, all in one row.
func (w Way) fromCode() string { return w.packedCode(false) }

// packedCode is fromCode; with half of their bits, where numbers are packed and all of
// them have no room.
func (w Way) packedCode(half bool) string {
	code := fmt.Sprintf("# A long way: this tells its end, from the parameters after update %d.\n", w.at)
	if w.at == 0 {
		code = "# The parameters that were put in before the first update:\n"
	}
	numbers, bits := make([]string, len(w.from)), make([]byte, 0, 8*len(w.from))
	for i, v := range w.from {
		numbers[i] = kit.PythonNumber(v)
		if half {
			bits = binary.LittleEndian.AppendUint32(bits, math.Float32bits(float32(v)))
		} else {
			bits = binary.LittleEndian.AppendUint64(bits, math.Float64bits(v))
		}
	}
	deep, remark := strings.Repeat(" ", deepest), ""
	if half {
		remark = "  # seven digits of each parameter"
	}
	if lines := kit.CodeLines("    "+deep, ", ", numbers); len(lines) <= mostNumberLines {
		return code + "p = np.array([\n" + strings.ReplaceAll(strings.Join(lines, ",\n"), deep, "") + "])\n"
	}
	code += "import base64" + remark + "\np = np.frombuffer(base64.b85decode("
	for packed := kit.Base85(bits); packed != ""; {
		n := min(len(packed), kit.CodeWidth-deepest-8)
		code += "\n    \"" + packed[:n] + "\""
		packed = packed[n:]
	}
	if !half {
		return code + "), \"<f8\")\n"
	}
	const end = "), \"<f4\").astype(float)"
	if last := code[strings.LastIndex(code, "\n")+1:]; len(last)+deepest+len(end) > kit.CodeWidth {
		code += "\n"
	}
	return code + end + "\n"
}

// ParametersCode are the parameters of a network after so many updates, taken apart by
// the sizes of its layers, which the code before it lists.
func ParametersCode(updates int, parameters []float64) string {
	return Way{}.From(updates, parameters).fromCode() + unpackCode
}

// skipCode passes over the batches before the way, by what takes one: with dropout that
// draws who sleeps, too.
func (w Way) skipCode(take string) string {
	if w.at == 0 || w.lost {
		return ""
	}
	return fmt.Sprintf("for _ in range(%d): %s\n", w.at, take)
}
