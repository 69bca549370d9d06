package lessons

import "reflect"

// A scale tells how much memory checkpoints take. States share what did not change
// from one to the next, so what a checkpoint weighs is what it does not share with
// the one before.
type scale struct {
	total  int             // bytes, by what was measured last
	each   int             // what a checkpoint adds
	until  int             // checkpoints that are taken to weigh as much as the last measured one
	blocks map[uintptr]int // of the checkpoint that was measured last
	leads  map[reflect.Type]lead
}

// A lead tells where a type leads to other memory.
type lead struct {
	any    bool  // it leads there at all
	fields []int // the fields of a structure that do
}

// weighed is how many checkpoints are added for one that is measured.
const weighed = 8

// add weighs a checkpoint that is added after others.
func (s *scale) add(state any) {
	if s.until--; s.until < 0 {
		s.until = weighed - 1
		w := s.weighing(len(s.blocks))
		w.before = s.blocks
		w.value(reflect.ValueOf(&state).Elem())
		s.each, s.blocks = w.bytes, w.blocks
	}
	s.total += s.each
}

// measure weighs all checkpoints.
func (s *scale) measure(all []checkpoint) {
	w := s.weighing(64 * len(all))
	for i := range all {
		w.value(reflect.ValueOf(&all[i].state).Elem())
	}
	s.total = w.bytes
}

// weighing begins to weigh, with room for so many blocks.
func (s *scale) weighing(room int) weighing {
	if s.leads == nil {
		s.leads = map[reflect.Type]lead{}
	}
	return weighing{blocks: make(map[uintptr]int, room), leads: s.leads}
}

// Weight returns how many bytes the session's checkpoints take: [MostBytes] at most,
// but for a chapter of which a handful of states take more.
func (s *Session) Weight() int {
	var all scale
	all.measure(s.timeline.saved)
	return all.total
}

// A weighing adds up the memory behind values: each block once, and those of the
// checkpoint before not at all. A list that grows where it lies is a block that each
// checkpoint sees more of: the most that was seen counts.
type weighing struct {
	bytes          int
	before, blocks map[uintptr]int       // bytes, by where they begin
	leads          map[reflect.Type]lead // of the types met so far
}

// block adds a block of memory. It tells whether there is something new in it.
func (w *weighing) block(at uintptr, bytes int) bool {
	here := w.blocks[at]
	if bytes <= here {
		return false
	}
	w.blocks[at] = bytes
	more := bytes - max(here, w.before[at])
	w.bytes += max(more, 0)
	return more > 0
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
		for _, i := range w.lead(v.Type()).fields {
			w.value(v.Field(i))
		}
	default: // numbers lie in what holds them, and texts are short
	}
}

// elements adds what lies behind those of a slice or an array.
func (w *weighing) elements(v reflect.Value) {
	if w.lead(v.Type().Elem()).any {
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

// lead tells where a type leads to other memory.
func (w *weighing) lead(t reflect.Type) lead {
	if known, ok := w.leads[t]; ok {
		return known
	}
	var to lead
	switch t.Kind() {
	case reflect.Interface, reflect.Pointer, reflect.Slice, reflect.Map:
		to.any = true
	case reflect.Array:
		to.any = w.lead(t.Elem()).any
	case reflect.Struct:
		for i := range t.NumField() {
			if w.lead(t.Field(i).Type).any {
				to.fields = append(to.fields, i)
			}
		}
		to.any = len(to.fields) > 0
	default:
	}
	w.leads[t] = to
	return to
}
