package model

import (
	"fmt"
	"strings"

	"sinapse/lessons/internal/kit"
	"sinapse/nn"
)

// A Descent is what a training goes down by, besides its rate; the zero one is plain
// gradient descent at a rate that stays.
type Descent struct {
	Shuffle   bool // draws a new order of the samples for each epoch
	Optimizer Optimizer
	Schedule  Schedule
}

// An Optimizer is how gradients become changes of the parameters: its name, and how much
// it keeps of what it remembers. The zero one is plain gradient descent.
type Optimizer struct {
	Name    string  // momentum, nesterov, rmsprop, adam; "" for plain gradient descent
	Memory  float64 // of gradients: μ of momentum and of Nesterov's, β₁ of Adam
	Squares float64 // of their squares: α of RMSProp, β₂ of Adam
}

// tiny keeps an optimiser from dividing by zero.
const tiny = 1e-8

// UsualOptimizers are the optimisers with their usual numbers, the plain one first.
var UsualOptimizers = []Optimizer{{}, {"momentum", 0.9, 0}, {"nesterov", 0.9, 0}, {"rmsprop", 0, 0.9}, {"adam", 0.9, 0.999}}

// engine is the optimiser as the engine has it.
func (o Optimizer) engine() nn.Optimizer {
	switch o.Name {
	case "momentum":
		return nn.Momentum{Mu: o.Memory}
	case "nesterov":
		return nn.Nesterov{Mu: o.Memory}
	case "rmsprop":
		return nn.RMSProp{Alpha: o.Squares, Epsilon: tiny}
	case "adam":
		return nn.Adam{Beta1: o.Memory, Beta2: o.Squares, Epsilon: tiny}
	}
	return nn.SGD{}
}

// A Schedule is how the rate goes from epoch to epoch. The zero one leaves it as it is.
type Schedule struct {
	Name   string  // step, exponential, cosine; "" for a rate that stays
	Epochs int     // after so many of them a step; or so many until a cosine is at its end
	Factor float64 // of a step, or of each epoch
}

// UsualSchedules are the schedules with usual numbers, the one that changes nothing first.
var UsualSchedules = []Schedule{{}, {"step", 50, 0.5}, {"exponential", 0, 0.98}, {"cosine", 200, 0}}

// engine is the schedule as the engine has it.
func (s Schedule) engine() nn.Schedule {
	switch s.Name {
	case "step":
		return nn.StepDecay{Epochs: s.Epochs, Factor: s.Factor}
	case "exponential":
		return nn.Exponential{Factor: s.Factor}
	case "cosine":
		return nn.Cosine{Epochs: s.Epochs}
	}
	return nil
}

// numbers are the parameters, and behind them what the optimiser remembers.
func (c *Classifier) numbers() []float64 {
	var all []float64
	all = append(all, c.Network.Parameters()...)
	for _, slot := range c.Trainer.Memory() {
		all = append(all, slot...)
	}
	return all
}

// remember puts numbers back. Where they are the parameters alone, nothing is done from
// there that asks the optimiser's memory.
func (c *Classifier) remember(numbers []float64) {
	numbers = numbers[copy(c.Network.Parameters(), numbers):]
	for _, slot := range c.Trainer.Memory() {
		numbers = numbers[copy(slot, numbers):]
	}
}

// slotNames are what each optimiser remembers, in Python.
func (o Optimizer) slotNames() []string {
	switch o.Name {
	case "momentum", "nesterov":
		return []string{"m"}
	case "rmsprop":
		return []string{"v"}
	case "adam":
		return []string{"m", "v"}
	}
	return nil
}

// updateCode is the update of a layer in Python, in the order of the engine's own.
func (o Optimizer) updateCode() string {
	first, second := kit.PythonNumber(o.Memory), kit.PythonNumber(o.Squares)
	rolls := fmt.Sprintf("m[l] = %s * m[l] + g", first)
	squares := fmt.Sprintf("v[l] = %[1]s * v[l] + (1 - %[1]s) * g * g", second)
	var lines []string
	switch o.Name {
	case "momentum":
		lines = []string{rolls, "p[l] = p[l] - rate * m[l]"}
	case "nesterov":
		lines = []string{rolls, fmt.Sprintf("p[l] = p[l] - rate * (g + %s * m[l])", first)}
	case "rmsprop":
		lines = []string{squares, "p[l] = p[l] - rate * g / (np.sqrt(v[l]) + 1e-8)"}
	case "adam":
		lines = []string{
			fmt.Sprintf("m[l] = %[1]s * m[l] + (1 - %[1]s) * g", first), squares,
			fmt.Sprintf("root = np.sqrt(v[l]) / np.sqrt(1 - %s ** k)", second),
			fmt.Sprintf("p[l] = p[l] - rate / (1 - %s ** k) * m[l] / (root + 1e-8)", first),
		}
	default:
		return "            W[l], b[l] = W[l] - rate * dW, b[l] - rate * db  # update\n"
	}
	names, ofW, ofB := "p, g", "W, dW", "b, db"
	for _, slot := range o.slotNames() {
		names, ofW, ofB = names+", "+slot, ofW+", "+slot+"W", ofB+", "+slot+"b"
	}
	return fmt.Sprintf("            for %s in (%s), (%s):  # update\n                ", names, ofW, ofB) + strings.Join(lines, "\n                ") + "\n"
}

// paceCode is what is taken of the batches, and how the rate of an epoch comes from the
// one that is set, in Python.
func (s ClassifierSetup) paceCode() (taken, pace string) {
	factor, epochs := kit.PythonNumber(s.Schedule.Factor), s.Schedule.Epochs
	taken = "x, t"
	switch s.Schedule.Name {
	case "step":
		pace = fmt.Sprintf("base * %s ** (epoch // %d)", factor, epochs)
	case "exponential":
		pace = fmt.Sprintf("base * %s ** epoch", factor)
	case "cosine":
		pace = fmt.Sprintf("base * (1 + np.cos(np.pi * min(epoch, %[1]d) / %[1]d)) / 2", epochs)
	}
	if pace != "" {
		taken, pace = taken+", epoch", "        rate = "+pace+"\n"
	}
	if s.Optimizer.Name == "adam" {
		taken += ", k"
	}
	return taken, pace
}

// memoryCode is the optimiser's memory before the first update, in Python.
func (s ClassifierSetup) memoryCode() string {
	var names []string
	for _, slot := range s.Optimizer.slotNames() {
		names = append(names, slot+"W", slot+"b")
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("%s = ([0] * len(W) for _ in range(%d))\n", strings.Join(names, ", "), len(names))
}

// rememberedCode is where a way is told from: the parameters, and what the optimiser
// remembers where updates are told from there.
func (c *Classifier) rememberedCode(way Way) string {
	slots, n := c.Setup.Optimizer.slotNames(), len(c.Network.Parameters())
	switch {
	case len(slots) == 0:
		return way.fromCode() + unpackCode
	case way.at == c.Trainer.Steps():
		way.from = way.from[:n]
		return way.fromCode() + unpackCode + c.Setup.memoryCode()
	}
	names := []string{"W, b"}
	for _, slot := range slots {
		names = append(names, slot+"W, "+slot+"b")
	}
	for i, name := range names {
		names[i] = "(" + name + ")"
	}
	code := "def unpack(p):\n" + kit.Indented(strings.Replace(unpackCode, "W, b =", "return", 1)) +
		fmt.Sprintf("%s = map(unpack, p.reshape(%d, -1))\n", strings.Join(names, ", "), len(names))
	return way.fromCode() + code
}

// rateCode names the rate that is set, in Python.
func (s Schedule) rateCode() string {
	if s.Name == "" {
		return "rate"
	}
	return "base"
}
