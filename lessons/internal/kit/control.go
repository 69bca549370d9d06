package kit

import (
	"math"
	"slices"
	"strconv"

	"sinapse/lessons"
)

// The binders make controls over values that lie in memory. What is given as after is
// done whenever the value was set, for what hangs on it.

// Knob is a slider over a number.
func Knob(slider lessons.Slider, value *float64, after ...func()) lessons.Slider {
	slider.Get = func() float64 { return *value }
	slider.Set = func(v float64) error { *value = v; do(after); return nil }
	return slider
}

// Whole is a slider over a whole number, in steps of one where it says nothing else.
func Whole(slider lessons.Slider, value *int, after ...func()) lessons.Slider {
	if slider.Step == 0 && !slider.Log {
		slider.Step = 1
	}
	slider.Get = func() float64 { return float64(*value) }
	slider.Set = func(v float64) error { *value = int(math.Round(v)); do(after); return nil }
	return slider
}

// Pick is a choice among options, by the keys of their words, over the number of one
// from 0.
func Pick(id string, options []string, value *int, after ...func()) lessons.Choices {
	return lessons.Choices{
		ID: id, Options: options,
		Get: func() int { return *value },
		Set: func(i int) { *value = i; do(after) },
	}
}

// Among is a choice of one of some values, with the keys of their words, where what it
// is now is held and set in a way of its own.
func Among[T comparable](id string, options []string, values []T, now T, set func(T)) lessons.Choices {
	return lessons.Choices{
		ID: id, Options: options,
		Get: func() int { return max(slices.Index(values, now), 0) },
		Set: func(i int) { set(values[i]) },
	}
}

// Either is a choice between two, by the keys of their words: what is not so, what is.
func Either(id, not, so string, value *bool, after ...func()) lessons.Choices {
	return lessons.Choices{
		ID: id, Options: []string{not, so},
		Get: func() int { return Bit(*value) },
		Set: func(i int) { *value = i == 1; do(after) },
	}
}

// Toggle is a switch.
func Toggle(id string, value *bool, after ...func()) lessons.Switch {
	return lessons.Switch{
		ID:  id,
		Get: func() bool { return *value },
		Set: func(on bool) { *value = on; do(after) },
	}
}

// Line is a field for a text, which the arrows lead through some presets.
func Line(text lessons.Text, value *string, presets []string) lessons.Text {
	text.Get = func() string { return *value }
	text.Next = func(steps int) string { return NextPreset(presets, *value, steps) }
	return text
}

// Then is a slider with more that is done after it was set.
func Then(slider lessons.Slider, after ...func()) lessons.Slider {
	set := slider.Set
	slider.Set = func(v float64) error {
		err := set(v)
		do(after)
		return err
	}
	return slider
}

// Keys are the keys of the words of some things: a prefix, and the name of each.
func Keys(prefix string, names []string) []string {
	keys := make([]string, len(names))
	for i, name := range names {
		keys[i] = prefix + name
	}
	return keys
}

// NumberedKeys are the keys of the words of so many things, which are numbered from 1.
func NumberedKeys(prefix string, count int) []string {
	keys := make([]string, count)
	for i := range keys {
		keys[i] = Numbered(prefix, i+1)
	}
	return keys
}

// Numbered names the i-th of several controls, or of the keys of their words: w1.
func Numbered(name string, i int) string { return name + strconv.Itoa(i) }

// NextPreset is the preset so many steps after a text, round their ends; the first
// one after a text that is none.
func NextPreset(presets []string, text string, steps int) string {
	n := len(presets)
	at := slices.Index(presets, text)
	if at < 0 {
		return presets[0]
	}
	return presets[((at+steps)%n+n)%n]
}

// do does what is to be done.
func do(after []func()) {
	for _, each := range after {
		each()
	}
}
