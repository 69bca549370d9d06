package kit

import (
	"sinapse/lessons"
)

// Knob is a slider over a number that lies in memory.
func Knob(slider lessons.Slider, value *float64) lessons.Slider {
	slider.Get = func() float64 { return *value }
	slider.Set = func(v float64) error { *value = v; return nil }
	return slider
}

// Whole is a slider over a whole number.
func Whole(name, unit string, low, high int, value *int, after func()) lessons.Slider {
	return lessons.Slider{
		ID: name, Unit: unit, Min: float64(low), Max: float64(high), Step: 1,
		Get: func() float64 { return float64(*value) },
		Set: func(v float64) error {
			*value = int(v + 0.5)
			if after != nil {
				after()
			}
			return nil
		},
	}
}
