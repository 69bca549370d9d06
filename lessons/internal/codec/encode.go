package codec

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"unsafe"
)

// magic begins every file; its last byte is the number of this form.
const magic = "sinapse\x01"

// What a pointer, a slice or an interface begins with.
const (
	absent = iota // nil
	fresh         // written here
	again         // written before: the number of that place follows
)

// Encode writes a value, with the version of what made it.
func Encode(version string, value any) ([]byte, error) {
	v := reflect.ValueOf(value)
	if !v.IsValid() {
		return nil, &Error{Kind: Impure, Found: "nil"}
	}
	if err := Pure(v.Type()); err != nil {
		return nil, err
	}
	// Unexported fields can be read at an address alone.
	room := reflect.New(v.Type()).Elem()
	room.Set(v)
	e := &encoder{places: map[place]int{}, memory: int(v.Type().Size())}
	e.data = append(e.data, magic...)
	e.uint64(form(v.Type()))
	e.uint32(uint32(len(version)))
	e.data = append(e.data, version...)
	length := len(e.data)
	e.uint64(0)
	if err := e.value(room, step{v.Type(), whole}); err != nil {
		return nil, err
	}
	// Values with much air in them take more memory than a reader grants to such a
	// file: zeros make it long enough.
	if lacks := e.memory/2 - len(e.data); lacks > 0 {
		e.data = append(e.data, make([]byte, lacks)...)
	}
	binary.LittleEndian.PutUint64(e.data[length:], uint64(len(e.data)-length-8))
	sum := sha256.Sum256(e.data)
	return append(e.data, sum[:]...), nil
}

// An encoder writes values one after the other.
type encoder struct {
	data    []byte
	places  map[place]int // the slices and pointers that were written, by number
	lengths []int         // of those
	memory  int           // bytes that reading will take
	trail   trail         // to the value that is written
}

// A place is where a slice or a pointer leads.
type place struct {
	at unsafe.Pointer
	of reflect.Type
}

func (e *encoder) uint32(v uint32) { e.data = binary.LittleEndian.AppendUint32(e.data, v) }
func (e *encoder) uint64(v uint64) { e.data = binary.LittleEndian.AppendUint64(e.data, v) }

// value writes a value, a step further, that has an address.
func (e *encoder) value(v reflect.Value, at step) error {
	e.trail = append(e.trail, at)
	if len(e.trail) > deepest {
		return &Error{Kind: Deep, Path: e.trail.String()}
	}
	err := e.write(v)
	e.trail = e.trail[:len(e.trail)-1]
	return err
}

func (e *encoder) write(v reflect.Value) error {
	switch v.Kind() {
	case reflect.String:
		e.uint64(uint64(v.Len()))
		e.data = append(e.data, v.String()...)
		e.memory += v.Len()
	case reflect.Array:
		return e.elements(v)
	case reflect.Struct:
		of := v.Type()
		for i := range v.NumField() {
			if err := e.value(open(v.Field(i)), step{of, i}); err != nil {
				return err
			}
		}
	case reflect.Slice:
		return e.slice(v)
	case reflect.Pointer:
		return e.pointer(v)
	case reflect.Interface:
		return e.iface(v)
	default:
		e.number(v)
	}
	return nil
}

// number writes a number; a truth is one of a byte, an int takes eight everywhere.
func (e *encoder) number(v reflect.Value) {
	switch {
	case v.Kind() == reflect.Bool:
		e.bytes(uint64(bit(v.Bool())), 1)
	case v.CanInt():
		e.bytes(uint64(v.Int()), widths[v.Kind()])
	case v.CanUint():
		e.bytes(v.Uint(), widths[v.Kind()])
	case v.CanFloat():
		// A float32 becomes a float64 and back without losing a bit, but for a
		// signalling NaN, which arithmetic would quieten anyway.
		e.uint64(math.Float64bits(v.Float()))
	case v.CanComplex():
		e.uint64(math.Float64bits(real(v.Complex())))
		e.uint64(math.Float64bits(imag(v.Complex())))
	}
}

// bytes writes the lowest so many bytes of a number.
func (e *encoder) bytes(v uint64, width int) {
	for i := range width {
		e.data = append(e.data, byte(v>>(8*i)))
	}
}

// open returns a field so that it may be read and set, exported or not.
func open(field reflect.Value) reflect.Value {
	return reflect.NewAt(field.Type(), field.Addr().UnsafePointer()).Elem()
}

// bit is 1 for true.
func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// widths is how many bytes a number takes.
var widths = [reflect.UnsafePointer + 1]int{
	reflect.Int8: 1, reflect.Uint8: 1, reflect.Int16: 2, reflect.Uint16: 2, reflect.Int32: 4, reflect.Uint32: 4,
	reflect.Int64: 8, reflect.Uint64: 8, reflect.Int: 8, reflect.Uint: 8,
}

// elements writes those of an array or a slice; of numbers, all at once.
func (e *encoder) elements(v reflect.Value) error {
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Float64 {
		e.data = slices.Grow(e.data, 8*v.Len())
		for _, number := range floats(v) {
			e.uint64(math.Float64bits(number))
		}
		return nil
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().Size() == 0 { // a byte each: a length is never free
		e.data = append(e.data, make([]byte, v.Len())...)
		return nil
	}
	for i := range v.Len() {
		if err := e.value(v.Index(i), step{field: element}); err != nil {
			return err
		}
	}
	return nil
}

// floats is a slice of numbers, whatever its type is called.
func floats(v reflect.Value) []float64 {
	return unsafe.Slice((*float64)(v.UnsafePointer()), v.Len())
}

// seen tells the number under which a place was written; a new one gets the next.
func (e *encoder) seen(at unsafe.Pointer, of reflect.Type, length int) (number int, before bool) {
	key := place{at, of}
	// A longer slice from the same place holds more than was written.
	if number, before = e.places[key]; before && length <= e.lengths[number] {
		return number, true
	}
	number = len(e.lengths)
	e.places[key], e.lengths = number, append(e.lengths, length)
	return number, false
}

func (e *encoder) slice(v reflect.Value) error {
	if v.IsNil() {
		e.uint32(absent)
		e.uint64(0)
		return nil
	}
	if v.Len() > 0 && v.Type().Elem().Size() > 0 {
		if number, before := e.seen(v.UnsafePointer(), v.Type(), v.Len()); before {
			e.uint32(again)
			e.uint64(uint64(v.Len()))
			e.uint32(uint32(number))
			return nil
		}
	}
	e.uint32(fresh)
	e.uint64(uint64(v.Len()))
	e.memory += v.Len() * int(v.Type().Elem().Size())
	return e.elements(v)
}

func (e *encoder) pointer(v reflect.Value) error {
	if v.IsNil() {
		e.uint32(absent)
		return nil
	}
	if v.Type().Elem().Size() > 0 {
		if number, before := e.seen(v.UnsafePointer(), v.Type(), 1); before {
			e.uint32(again)
			e.uint32(uint32(number))
			return nil
		}
	}
	e.uint32(fresh)
	e.memory += int(v.Type().Elem().Size())
	return e.value(v.Elem(), step{field: through})
}

func (e *encoder) iface(v reflect.Value) error {
	if v.IsNil() {
		e.uint64(absent)
		return nil
	}
	held := v.Elem()
	known.RLock()
	name, ok := known.names[held.Type()]
	known.RUnlock()
	if !ok {
		return &Error{Kind: Unknown, Path: e.trail.String(), Found: held.Type().String()}
	}
	e.uint64(uint64(len(name)))
	e.data = append(e.data, name...)
	e.uint64(form(held.Type()))
	e.memory += int(held.Type().Size())
	room := reflect.New(held.Type()).Elem()
	room.Set(held)
	return e.value(room, step{held.Type(), inside})
}
