package tui

import "sinapse/lessons"

// needHistogram tells how many rows the panel wants.
func needHistogram(lessons.Histogram) need { return need{7, 12, true} }

// histogram draws the panel.
func (d *drawer) histogram(canvas, lessons.Histogram) {}
