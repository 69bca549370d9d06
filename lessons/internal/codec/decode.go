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
	d.take(int(of.Size()), of.String())
	d.value(room, of.String())
	if d.err == nil && len(bytes.TrimLeft(d.data, "\x00")) > 0 {
		d.fail(of.String(), "bytes are left over")
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
	depth  int
	err    error
}

// fail notes the first thing that is wrong.
func (d *decoder) fail(path, found string) {
	if d.err == nil {
		d.err = &Error{Kind: Broken, Path: path, Found: found}
	}
	d.data = nil
}

// take asks for memory.
func (d *decoder) take(size int, path string) bool {
	if size < 0 || size > d.budget {
		d.fail(path, "more memory than the file is worth")
		return false
	}
	d.budget -= size
	return d.err == nil
}

// next returns so many bytes; zeros where there are too few.
func (d *decoder) next(n int, path string) []byte {
	if n > len(d.data) {
		d.fail(path, "it ends too early")
		return make([]byte, min(n, 8))
	}
	read := d.data[:n]
	d.data = d.data[n:]
	return read
}

func (d *decoder) uint32(path string) uint32 { return binary.LittleEndian.Uint32(d.next(4, path)) }
func (d *decoder) uint64(path string) uint64 { return binary.LittleEndian.Uint64(d.next(8, path)) }

// length reads how many things of a size follow, which must be there.
func (d *decoder) length(size int, path string) int {
	n := d.uint64(path)
	if size < 1 {
		size = 1
	}
	if n > uint64(len(d.data)/size) {
		d.fail(path, "a length beyond the file")
		return 0
	}
	return int(n)
}

// value reads a value into a place.
func (d *decoder) value(v reflect.Value, path string) {
	if d.depth++; d.depth > deepest {
		d.fail(path, "values too deep in each other")
	}
	defer func() { d.depth-- }()
	if d.err != nil {
		return
	}
	switch v.Kind() {
	case reflect.String:
		n := d.length(1, path)
		if d.take(n, path) {
			v.SetString(string(d.next(n, path)))
		}
	case reflect.Array:
		for i := range v.Len() {
			d.value(v.Index(i), path+"[]")
		}
	case reflect.Struct:
		for i := range v.NumField() {
			d.value(open(v.Field(i)), path+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		d.slice(v, path)
	case reflect.Pointer:
		d.pointer(v, path)
	case reflect.Interface:
		d.iface(v, path)
	default:
		d.number(v, path)
	}
}

// number reads a number.
func (d *decoder) number(v reflect.Value, path string) {
	switch {
	case v.Kind() == reflect.Bool:
		n := d.bytes(1, path)
		if n > 1 {
			d.fail(path, "neither false nor true")
		}
		v.SetBool(n == 1)
	case v.CanInt():
		width := widths[v.Kind()]
		n := int64(d.bytes(width, path)) << (64 - 8*width) >> (64 - 8*width) // with its sign
		if v.OverflowInt(n) {                                                // an int of 32 bits
			d.fail(path, "a number too large for this machine")
			return
		}
		v.SetInt(n)
	case v.CanUint():
		n := d.bytes(widths[v.Kind()], path)
		if v.OverflowUint(n) {
			d.fail(path, "a number too large for this machine")
			return
		}
		v.SetUint(n)
	case v.CanFloat():
		v.SetFloat(math.Float64frombits(d.uint64(path)))
	case v.CanComplex():
		re := math.Float64frombits(d.uint64(path))
		v.SetComplex(complex(re, math.Float64frombits(d.uint64(path))))
	default:
		d.fail(path, v.Kind().String())
	}
}

// bytes reads a number of so many bytes.
func (d *decoder) bytes(width int, path string) (n uint64) {
	for i, b := range d.next(width, path) {
		n |= uint64(b) << (8 * i)
	}
	return n
}

// before returns what was read under a number, as a value of the type.
func (d *decoder) before(of reflect.Type, path string) (v reflect.Value, ok bool) {
	number := d.uint32(path)
	if d.err == nil && (uint64(number) >= uint64(len(d.places)) || d.places[number].Type() != of) {
		d.fail(path, "it refers to what is not there")
	}
	if d.err != nil {
		return reflect.Value{}, false
	}
	return d.places[number], true
}

func (d *decoder) slice(v reflect.Value, path string) {
	of := v.Type()
	switch kind := d.uint32(path); kind {
	case absent:
		if d.uint64(path) != 0 {
			d.fail(path, "nothing, with a length")
		}
	case again:
		n := d.uint64(path)
		whole, ok := d.before(of, path)
		if !ok {
			return
		}
		if n > uint64(whole.Len()) {
			d.fail(path, "longer than what it refers to")
			return
		}
		v.Set(whole.Slice3(0, int(n), int(n)))
	case fresh:
		size := int(of.Elem().Size())
		n := d.length(least(of.Elem()), path)
		if !d.take(n*size, path) {
			return
		}
		made := reflect.MakeSlice(of, n, n)
		v.Set(made)
		if n > 0 && size > 0 {
			d.places = append(d.places, made)
		}
		d.elements(made, path)
	default:
		d.fail(path, "no slice begins so")
	}
}

// elements reads those of a new slice.
func (d *decoder) elements(v reflect.Value, path string) {
	if v.Type().Elem().Kind() == reflect.Float64 && v.Len() > 0 {
		read := d.next(8*v.Len(), path)
		if d.err != nil {
			return
		}
		for i := range floats(v) {
			floats(v)[i] = math.Float64frombits(binary.LittleEndian.Uint64(read[8*i:]))
		}
		return
	}
	if v.Type().Elem().Size() == 0 {
		d.next(v.Len(), path)
		return
	}
	for i := range v.Len() {
		if d.value(v.Index(i), path+"[]"); d.err != nil {
			return
		}
	}
}

func (d *decoder) pointer(v reflect.Value, path string) {
	of := v.Type()
	switch kind := d.uint32(path); kind {
	case absent:
	case again:
		if target, ok := d.before(of, path); ok {
			v.Set(target)
		}
	case fresh:
		if !d.take(int(of.Elem().Size()), path) {
			return
		}
		made := reflect.New(of.Elem()).Convert(of)
		v.Set(made)
		if of.Elem().Size() > 0 {
			d.places = append(d.places, made)
		}
		d.value(made.Elem(), path)
	default:
		d.fail(path, "no pointer begins so")
	}
}

func (d *decoder) iface(v reflect.Value, path string) {
	n := d.length(1, path)
	if n == absent || d.err != nil {
		return
	}
	name := string(d.next(n, path))
	made := d.uint64(path)
	known.RLock()
	of, ok := known.types[name]
	known.RUnlock()
	switch {
	case d.err != nil:
	case !ok:
		d.err = &Error{Kind: Unknown, Path: path, Found: name}
	case made != form(of):
		d.err = &Error{Kind: Form, Path: path, Found: name}
	case !of.AssignableTo(v.Type()):
		d.fail(path, name+" does not stand there")
	case d.take(int(of.Size()), path):
		room := reflect.New(of).Elem()
		d.value(room, path+"("+name+")")
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
		if width, ok := widths[t.Kind()]; ok {
			return width
		}
		return 8
	}
}
