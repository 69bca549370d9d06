package lessons

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"sinapse/nn/elementary"
)

// A Control is something that the learner may turn, switch, choose or do.
//
//sumtype:decl
type Control interface {
	// Name is the control's ID: stable, English, unique on its screen.
	Name() string
	control()
}

// A Slider turns a number. Its Set may refuse a value with an error, which
// then appears beside the field and changes nothing.
type Slider struct {
	ID       string
	Min, Max float64
	Step     float64 // a normal step, not used with Log
	Log      bool    // positions are powers of ten; Min must be above zero
	Signed   bool    // zero is in the middle, and the sign means something
	Decimals int
	Unit     string // the key of the unit's word
	Get      func() float64
	Set      func(float64) error
}

// Choices picks one of several options, each named by the key of its word.
type Choices struct {
	ID      string
	Options []string
	Get     func() int
	Set     func(int)
}

// A Switch is on or off.
type Switch struct {
	ID  string
	Get func() bool
	Set func(bool)
}

// A Text is typed: a shape, an index, a line of Python. Its Set may refuse
// what cannot be read with a [Refusal]; what can be read but not done may be
// taken, and then Problem tells what is wrong with it.
type Text struct {
	ID            string
	Before, After string // what stands around the text: a[ ]
	Most          int    // characters that may be typed; 0: as many as a line of Python needs
	Get           func() string
	Set           func(string) error
	Next          func(steps int) string // the text that the arrows lead to; nil when they do nothing
	Problem       func() *Refusal        // nil, or a function that returns nil, for none
}

// Name returns the slider's ID.
func (s Slider) Name() string { return s.ID }

// Name returns the choice's ID.
func (c Choices) Name() string { return c.ID }

// Name returns the switch's ID.
func (s Switch) Name() string { return s.ID }

// Name returns the text's ID.
func (t Text) Name() string { return t.ID }

func (Slider) control()  {}
func (Choices) control() {}
func (Switch) control()  {}
func (Text) control()    {}

// ErrNotFinite is what a typed number is refused with that is an infinity, or more than
// a float64 holds.
var ErrNotFinite = errors.New("not a finite number")

// ErrNotNumber is what a typed text that is no number is refused with; NaN says so itself.
var ErrNotNumber = errors.New("not a number")

// A RangeError is what a value outside of a control's range is refused with.
type RangeError struct {
	Value, Min, Max float64
}

// Error names the value and the range.
func (e *RangeError) Error() string {
	return fmt.Sprintf("%g is outside of %g to %g", e.Value, e.Min, e.Max)
}

// turn sets a text, or goes where the arrows lead from it.
func (t Text) turn(m Move) error {
	next := ParseText(m.Value)
	if m.Verb == Nudge {
		steps, err := strconv.Atoi(m.Value)
		if err != nil {
			return ErrNotNumber
		}
		if t.Next == nil {
			return errNothing
		}
		next = t.Next(steps)
	}
	if next == t.Get() {
		return errNothing
	}
	return t.Set(next)
}

// turn moves a slider by a number of steps, or to a typed value.
func (s Slider) turn(m Move) error {
	value, err := ParseNumber(m.Value)
	if err != nil {
		return err
	}
	if m.Verb == Nudge {
		value = s.nudged(value)
	} else if err := s.check(value); err != nil {
		return err
	}
	if m.Verb == Type && value != s.Get() { // what is typed is kept as it is shown
		value = s.kept(value)
	}
	if value == s.Get() {
		return errNothing
	}
	return s.Set(value)
}

// turn moves a choice on or back, round its ends, or to an option's number.
func (c Choices) turn(m Move) error {
	n, err := strconv.Atoi(m.Value)
	if err != nil {
		return ErrNotNumber
	}
	count := len(c.Options)
	if m.Verb == Nudge {
		c.Set(((c.Get()+n)%count + count) % count)
		return nil
	}
	if n < 1 || n > count {
		return &RangeError{float64(n), 1, float64(count)}
	}
	if n-1 == c.Get() {
		return errNothing
	}
	c.Set(n - 1)
	return nil
}

// Change is by how much a slider changes with so many normal steps, not with Log: by
// what its last decimal can show, and at least by one of it, for less would not be seen.
func (s Slider) Change(steps float64) float64 {
	change := math.Abs(s.written(steps * s.Step))
	if least := s.written(elementary.Pow(10, -float64(s.Decimals))); change < least && steps != 0 {
		change = least
	}
	return math.Copysign(change, steps)
}

// kept is a value as the slider shows it: whoever sets it keeps what is to be seen. With
// Log that are three digits that count, and whole numbers from 1000 on.
func (s Slider) kept(value float64) float64 {
	if s.Log && s.Decimals != 0 && value < 1000 {
		three, _ := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 3, 64), 64) // it was a number
		return s.within(three)
	}
	return s.within(s.written(value))
}

// written is a value with the decimals of the slider; with Log it is a whole number.
func (s Slider) written(value float64) float64 {
	decimals := s.Decimals
	if s.Log {
		decimals = 0
	}
	decimal, _ := strconv.ParseFloat(strconv.FormatFloat(value, 'f', decimals, 64), 64) // it was a number
	return decimal + 0                                                                  // no −0
}

// nudged is where a slider comes to by steps normal steps, not beyond its
// ends. With Log, a whole step goes along 1, 2, 5, 10, 20, 50 …, and a tenth of
// one is 8 %.
func (s Slider) nudged(steps float64) float64 {
	value := s.within(s.Get())         // a run that diverged leaves it anywhere, or without a number
	steps = min(max(steps, -1e6), 1e6) // enough for any slider, and a safe int
	switch {
	case !s.Log:
		return s.within(math.Round((value+s.Change(steps))*1e9) / 1e9)
	case steps == math.Trunc(steps):
		value = Rung(int(math.Round(3*elementary.Log10(value)) + steps))
	default:
		value *= elementary.Pow(10, steps/3)
	}
	return s.kept(value)
}

// within is the value of the slider's range that is next to one; to what is no number
// it is the one next to 0.
func (s Slider) within(value float64) float64 {
	if math.IsNaN(value) {
		value = 0
	}
	return min(max(value, s.Min), s.Max)
}

// Share is where a value stands on the way from Min, 0, to Max, 1; with Log it is the
// way of the logarithms. A run that diverged leaves no number, and no share.
func (s Slider) Share(value float64) float64 {
	if s.Log {
		return elementary.Log(value/s.Min) / elementary.Log(s.Max/s.Min)
	}
	return (value - s.Min) / (s.Max - s.Min)
}

// At is the value at a share of the way, to be set by hand: whole steps, or with Log two
// digits that count.
func (s Slider) At(share float64) float64 {
	value := math.Round((s.Min+float64(share*(s.Max-s.Min)))/s.Step) * s.Step
	if s.Log {
		value = s.Min * elementary.Pow(s.Max/s.Min, share)
		value, _ = strconv.ParseFloat(strconv.FormatFloat(value, 'g', 2, 64), 64) // it was a number
	}
	return min(max(value, s.Min), s.Max)
}

// Rung returns the n-th of … 0.5, 1, 2, 5, 10 …, where the 0th is 1.
func Rung(n int) float64 {
	decade := math.Floor(float64(n) / 3)
	digit := [3]float64{1, 2, 5}[n-3*int(decade)]
	if decade < 0 {
		return digit / elementary.Pow(10, -decade) // exact where digit·10^decade is not
	}
	return digit * elementary.Pow(10, decade)
}

// check refuses a typed value that a slider cannot have.
func (s Slider) check(value float64) error {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return ErrNotFinite
	}
	if value < s.Min || value > s.Max {
		return &RangeError{Value: value, Min: s.Min, Max: s.Max}
	}
	return nil
}

// Unguessed is what stands in a field for a guess while there is none. It is no
// text to be changed.
const Unguessed = "?"

// Told is what stands there when nothing is left to guess.
const Told = "·"
