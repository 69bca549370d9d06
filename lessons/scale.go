package lessons

import "reflect"

// A Scale tells how much memory checkpoints take. States share what did not change
// from one to the next, so what a checkpoint weighs is what it does not share with
// the one before.
type Scale struct {
	Total  int                  // bytes, by what was measured last
	each   int                  // what a checkpoint adds
	until  int                  // checkpoints that are taken to weigh as much as the last measured one
	blocks map[uintptr]struct{} // of the checkpoint that was measured last
}

// weighed is how many checkpoints are added for one that is measured.
const weighed = 8

// add weighs a checkpoint that is added after others.
func (s *Scale) add(state any) {
	if s.until--; s.until < 0 {
		s.until = weighed - 1
		w := weighing{before: s.blocks, blocks: make(map[uintptr]struct{}, len(s.blocks))}
		w.value(reflect.ValueOf(&state).Elem())
		s.each, s.blocks = w.bytes, w.blocks
	}
	s.Total += s.each
}

// Measure weighs all checkpoints.
func (s *Scale) Measure(all []checkpoint) {
	w := weighing{blocks: make(map[uintptr]struct{}, 64*len(all))}
	for i := range all {
		w.value(reflect.ValueOf(&all[i].state).Elem())
	}
	s.Total = w.bytes
}

// A weighing adds up the memory behind values: each block once, and those of the
// checkpoint before not at all.
type weighing struct {
	bytes          int
	before, blocks map[uintptr]struct{}
}

// block adds a block of memory. It tells whether it is a new one.
func (w *weighing) block(at uintptr, bytes int) bool {
	if _, here := w.blocks[at]; here {
		return false
	}
	w.blocks[at] = struct{}{}
	if _, known := w.before[at]; known {
		return false
	}
	w.bytes += bytes
	return true
}

// value adds what lies behind a value. A state is not written to once it is saved:
// what is shared with the checkpoint before is shared with all that lies behind.
func (w *weighing) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			w.bytes += int(v.Elem().Type().Size())
			w.value(v.Elem())
		}
	case reflect.Pointer:
		if !v.IsNil() && w.block(v.Pointer(), int(v.Type().Elem().Size())) {
			w.value(v.Elem())
		}
	case reflect.Slice:
		if v.Cap() > 0 && w.block(v.Pointer(), v.Cap()*int(v.Type().Elem().Size())) {
			w.elements(v)
		}
	case reflect.Array:
		w.elements(v)
	case reflect.Map:
		w.entries(v)
	case reflect.Struct:
		for _, field := range v.Fields() {
			w.value(field)
		}
	default: // numbers lie in what holds them, and texts are short
	}
}

// elements adds what lies behind those of a slice or an array.
func (w *weighing) elements(v reflect.Value) {
	if leads(v.Type().Elem()) {
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	}
}

// entries adds those of a map, with the room that it keeps for more.
func (w *weighing) entries(v reflect.Value) {
	each := 2 * int(v.Type().Key().Size()+v.Type().Elem().Size())
	if v.IsNil() || !w.block(v.Pointer(), 48+each*v.Len()) {
		return
	}
	for entries := v.MapRange(); entries.Next(); {
		w.value(entries.Value())
	}
}

// leads tells whether values of a type lead to other memory.
func leads(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Interface, reflect.Pointer, reflect.Slice, reflect.Map:
		return true
	case reflect.Array:
		return leads(t.Elem())
	case reflect.Struct:
		for field := range t.Fields() {
			if leads(field.Type) {
				return true
			}
		}
	default:
	}
	return false
}
