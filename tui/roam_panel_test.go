package tui

import (
	"math"
	"reflect"
	"strings"

	"sinapse/lessons/scene"
	"sinapse/tui/draw"
)

// panel draws a panel into a place of some size, framed or not: nothing but what is
// its own is written to.
func (r *roamer) panel(panel scene.Panel) {
	r.note("draw panel " + panel.About().ID)
	wide, high := r.random.IntN(90), r.random.IntN(40)
	c := draw.NewCanvas(wide+4, high+4)
	d := r.m.page().Drawer
	d.Reached = nil
	if r.sometimes(3) {
		r.note("… with absurd numbers")
		panel = r.shaken(reflect.ValueOf(panel)).Interface().(scene.Panel)
		d.Maps = new(draw.MapCache)
	}
	d.Panel(c.Window(draw.Rect{X: 2, Y: 2, W: wide, H: high}), panel)
	lines := strings.Split(stripped(c.Render(r.m.theme)), "\n")
	for y, line := range lines {
		cells := []rune(line)
		if inside := y >= 2 && y < high+2; !inside && strings.TrimSpace(line) != "" || inside && strings.TrimSpace(string(cells[:2])+string(cells[wide+2:])) != "" {
			r.t.Fatalf("panel %s, %d×%d, draws outside of its place:\n%s", panel.About().ID, wide, high, strings.Join(lines, "\n"))
		}
	}
}

// shaken is a copy of a value with some of its numbers replaced by what no chapter
// should say, and a drawing must bear all the same.
func (r *roamer) shaken(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Float64:
		absurd := []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64, 5e-324, 0, math.Copysign(0, -1), 1e17, -3}
		if r.sometimes(5) {
			return reflect.ValueOf(absurd[r.random.IntN(len(absurd))])
		}
	case reflect.Struct:
		into := reflect.New(v.Type()).Elem()
		into.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				into.Field(i).Set(r.shaken(v.Field(i)))
			}
		}
		return into
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		into := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			into.Index(i).Set(r.shaken(v.Index(i)))
		}
		return into
	default:
	}
	return v
}
