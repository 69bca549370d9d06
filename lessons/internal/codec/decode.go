package codec

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"math"
	"reflect"
)

// allowance is how many bytes may be taken for any file, however short.
const allowance = 64 << 10

// deepest is how deep values may lie in each other.
const deepest = 1000

// Decode reads what [Encode] wrote of a value of a type. Whatever does not fit (the
// version, the type's form, the checksum, a length) is an [*Error], and nothing is
// returned. It takes no more memory than twice the data, and some kilobytes.
func Decode(version string, data []byte, of reflect.Type) (value any, err error) {
	body, err := unwrap(version, data, of)
	if err != nil {
		return nil, err
	}
	room := reflect.New(of).Elem()
	d := &decoder{data: body, budget: 2*len(data) + allowance}
	d.take(int(of.Size()))
	d.value(room, step{of, whole})
	d.trail = trail{{of, whole}}
	if d.err == nil && len(bytes.TrimLeft(d.data, "\x00")) > 0 {
		d.fail("bytes are left over")
	}
	if d.err != nil {
		return nil, d.err
	}
	return room.Interface(), nil
}

// unwrap checks everything about a file but its body, which it returns.
func unwrap(version string, data []byte, of reflect.Type) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte(magic)) {
		return nil, &Error{Kind: Foreign}
	}
	if len(data) < len(magic)+8+4+8+sha256.Size {
		return nil, &Error{Kind: Damaged, Found: "it ends too early"}
	}
	content, sum := data[:len(data)-sha256.Size], data[len(data)-sha256.Size:]
	if made := sha256.Sum256(content); !bytes.Equal(made[:], sum) {
		return nil, &Error{Kind: Damaged, Found: "the checksum is another"}
	}
	rest := content[len(magic):]
	made := binary.LittleEndian.Uint64(rest)
	length := uint64(binary.LittleEndian.Uint32(rest[8:]))
	rest = rest[12:]
	if length+8 > uint64(len(rest)) {
		return nil, &Error{Kind: Broken, Found: "a version longer than the file"}
	}
	if wrote := string(rest[:length]); wrote != version {
		return nil, &Error{Kind: Version, Found: wrote}
	}
	if made != form(of) {
		return nil, &Error{Kind: Form, Path: of.String()}
	}
	rest = rest[length:]
	if binary.LittleEndian.Uint64(rest) != uint64(len(rest)-8) {
		return nil, &Error{Kind: Broken, Found: "a body of another length"}
	}
	return rest[8:], nil
}

// A decoder reads values one after the other. After the first error it reads
// nothing more.
type decoder struct {
	data   []byte
	places []reflect.Value // the slices and pointers that were read, by number
	budget int             // bytes of memory that may still be taken
	trail  trail           // to the value that is read
	err    error
}

// fail notes the first thing that is wrong.
func (d *decoder) fail(found string) {
	if d.err == nil {
		d.err = &Error{Kind: Broken, Path: d.trail.String(), Found: found}
	}
	d.data = nil
}

// take asks for memory.
func (d *decoder) take(size int) bool {
	if size < 0 || size > d.budget {
		d.fail("more memory than the file is worth")
		return false
	}
	d.budget -= size
	return d.err == nil
}

// next returns so many bytes; zeros where there are too few.
func (d *decoder) next(n int) []byte {
	if n > len(d.data) {
		d.fail("it ends too early")
		return make([]byte, min(n, 8))
	}
	read := d.data[:n]
	d.data = d.data[n:]
	return read
}

func (d *decoder) uint32() uint32 { return binary.LittleEndian.Uint32(d.next(4)) }
func (d *decoder) uint64() uint64 { return binary.LittleEndian.Uint64(d.next(8)) }

// length reads how many things of a size follow, which must be there.
func (d *decoder) length(size int) int {
	n := d.uint64()
	if size < 1 {
		size = 1
	}
	if n > uint64(len(d.data)/size) {
		d.fail("a length beyond the file")
		return 0
	}
	return int(n)
}

// value reads a value, a step further, into a place.
func (d *decoder) value(v reflect.Value, at step) {
	d.trail = append(d.trail, at)
	if len(d.trail) > deepest {
		d.fail("values too deep in each other")
	}
	if d.err == nil {
		d.read(v)
	}
	d.trail = d.trail[:len(d.trail)-1]
}

func (d *decoder) read(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		n := d.length(1)
		if d.take(n) {
			v.SetString(string(d.next(n)))
		}
	case reflect.Array:
		for i := range v.Len() {
			d.value(v.Index(i), step{field: element})
		}
	case reflect.Struct:
		of := v.Type()
		for i := range v.NumField() {
			d.value(open(v.Field(i)), step{of, i})
		}
	case reflect.Slice:
		d.slice(v)
	case reflect.Pointer:
		d.pointer(v)
	case reflect.Interface:
		d.iface(v)
	default:
		d.number(v)
	}
}

// number reads a number.
func (d *decoder) number(v reflect.Value) {
	switch {
	case v.Kind() == reflect.Bool:
		n := d.bytes(1)
		if n > 1 {
			d.fail("neither false nor true")
		}
		v.SetBool(n == 1)
	case v.CanInt():
		width := widths[v.Kind()]
		n := int64(d.bytes(width)) << (64 - 8*width) >> (64 - 8*width) // with its sign
		if v.OverflowInt(n) {                                          // an int of 32 bits
			d.fail("a number too large for this machine")
			return
		}
		v.SetInt(n)
	case v.CanUint():
		n := d.bytes(widths[v.Kind()])
		if v.OverflowUint(n) {
			d.fail("a number too large for this machine")
			return
		}
		v.SetUint(n)
	case v.CanFloat():
		v.SetFloat(math.Float64frombits(d.uint64()))
	case v.CanComplex():
		re := math.Float64frombits(d.uint64())
		v.SetComplex(complex(re, math.Float64frombits(d.uint64())))
	default:
		d.fail(v.Kind().String())
	}
}

// bytes reads a number of so many bytes.
func (d *decoder) bytes(width int) (n uint64) {
	for i, b := range d.next(width) {
		n |= uint64(b) << (8 * i)
	}
	return n
}

// before returns what was read under a number, as a value of the type.
func (d *decoder) before(of reflect.Type) (v reflect.Value, ok bool) {
	number := d.uint32()
	if d.err == nil && (uint64(number) >= uint64(len(d.places)) || d.places[number].Type() != of) {
		d.fail("it refers to what is not there")
	}
	if d.err != nil {
		return reflect.Value{}, false
	}
	return d.places[number], true
}

func (d *decoder) slice(v reflect.Value) {
	of := v.Type()
	switch kind := d.uint32(); kind {
	case absent:
		if d.uint64() != 0 {
			d.fail("nothing, with a length")
		}
	case again:
		n := d.uint64()
		whole, ok := d.before(of)
		if !ok {
			return
		}
		if n > uint64(whole.Len()) {
			d.fail("longer than what it refers to")
			return
		}
		v.Set(whole.Slice3(0, int(n), int(n)))
	case fresh:
		size := int(of.Elem().Size())
		n := d.length(least(of.Elem()))
		if !d.take(n * size) {
			return
		}
		made := reflect.MakeSlice(of, n, n)
		v.Set(made)
		if n > 0 && size > 0 {
			d.places = append(d.places, made)
		}
		d.elements(made)
	default:
		d.fail("no slice begins so")
	}
}

// elements reads those of a new slice.
func (d *decoder) elements(v reflect.Value) {
	if v.Type().Elem().Kind() == reflect.Float64 && v.Len() > 0 {
		read := d.next(8 * v.Len())
		if d.err != nil {
			return
		}
		for i := range floats(v) {
			floats(v)[i] = math.Float64frombits(binary.LittleEndian.Uint64(read[8*i:]))
		}
		return
	}
	if v.Type().Elem().Size() == 0 {
		d.next(v.Len())
		return
	}
	for i := range v.Len() {
		if d.value(v.Index(i), step{field: element}); d.err != nil {
			return
		}
	}
}

func (d *decoder) pointer(v reflect.Value) {
	of := v.Type()
	switch kind := d.uint32(); kind {
	case absent:
	case again:
		if target, ok := d.before(of); ok {
			v.Set(target)
		}
	case fresh:
		if !d.take(int(of.Elem().Size())) {
			return
		}
		made := reflect.New(of.Elem()).Convert(of)
		v.Set(made)
		if of.Elem().Size() > 0 {
			d.places = append(d.places, made)
		}
		d.value(made.Elem(), step{field: through})
	default:
		d.fail("no pointer begins so")
	}
}

func (d *decoder) iface(v reflect.Value) {
	n := d.length(1)
	if n == absent || d.err != nil {
		return
	}
	name := string(d.next(n))
	made := d.uint64()
	known.RLock()
	of, ok := known.types[name]
	known.RUnlock()
	switch {
	case d.err != nil:
	case !ok:
		d.err = &Error{Kind: Unknown, Path: d.trail.String(), Found: name}
	case made != form(of):
		d.err = &Error{Kind: Form, Path: d.trail.String(), Found: name}
	case !of.AssignableTo(v.Type()):
		d.fail(name + " does not stand there")
	case d.take(int(of.Size())):
		room := reflect.New(of).Elem()
		d.value(room, step{of, inside})
		v.Set(room)
	}
}

// least is how many bytes a value of a type takes at least in a file.
func least(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Bool:
		return 1
	case reflect.Slice:
		return 12
	case reflect.Pointer:
		return 4
	case reflect.Complex64, reflect.Complex128:
		return 16
	case reflect.Array:
		return t.Len() * least(t.Elem())
	case reflect.Struct:
		sum := 0
		for field := range t.Fields() {
			sum += least(field.Type)
		}
		return sum
	default:
		if width := widths[t.Kind()]; width > 0 {
			return width
		}
		return 8
	}
}
