package tui

import "sinapse/lessons"

// needProduct tells how many rows the panel wants.
func needProduct(lessons.Product) need { return need{8, 16, false, false} }

// product draws the panel.
func (d *drawer) product(canvas, lessons.Product) {}
