package codec

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// known are the types that may stand in an interface, by their names and back.
var known = struct {
	sync.RWMutex
	types map[string]reflect.Type
	names map[reflect.Type]string
}{types: map[string]reflect.Type{}, names: map[reflect.Type]string{}}

// Register makes the types of some values known, so that they may stand in an
// interface. A type is known by its name without the package's path, which no other
// registered type may have. It panics if one has, or if a type is not pure.
func Register(samples ...any) {
	known.Lock()
	defer known.Unlock()
	for _, sample := range samples {
		t := reflect.TypeOf(sample)
		name := nameOf(t)
		if other, taken := known.types[name]; taken && other != t {
			panic(fmt.Sprintf("codec: two types are called %s: %v and %v", name, other, t))
		}
		if err := Pure(t); err != nil {
			panic(err)
		}
		known.types[name], known.names[t] = t, name
	}
}

// nameOf is a type's name without its package: "*Adam".
func nameOf(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		return "*" + nameOf(t.Elem())
	}
	if t.Name() == "" {
		return t.String()
	}
	return t.Name()
}

// Pure tells what keeps the values of a type from being written: a function, a
// channel, a map or an address somewhere in it. It is nil for a type of pure values.
func Pure(t reflect.Type) error { return pure(t, t.String(), map[reflect.Type]bool{}) }

func pure(t reflect.Type, path string, seen map[reflect.Type]bool) error {
	if seen[t] {
		return nil
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Func, reflect.Chan, reflect.Map, reflect.UnsafePointer, reflect.Uintptr, reflect.Invalid:
		return &Error{Kind: Impure, Path: path, Found: t.Kind().String()}
	case reflect.Pointer, reflect.Slice, reflect.Array:
		return pure(t.Elem(), path+"[]", seen)
	case reflect.Struct:
		for field := range t.Fields() {
			if err := pure(field.Type, path+"."+field.Name, seen); err != nil {
				return err
			}
		}
	default: // numbers and texts; what stands in an interface is known by registering
	}
	return nil
}

// forms keeps the hashes of types that were asked for.
var forms sync.Map

// form is the hash of what a type is made of.
func form(t reflect.Type) uint64 {
	if hash, ok := forms.Load(t); ok {
		return hash.(uint64)
	}
	var text strings.Builder
	writeForm(&text, t, nil)
	sum := sha256.Sum256([]byte(text.String()))
	hash := binary.LittleEndian.Uint64(sum[:])
	forms.Store(t, hash)
	return hash
}

// writeForm writes what a type is made of. A type that is being written already is
// named by its depth, so that types may lead back to themselves.
func writeForm(text *strings.Builder, t reflect.Type, above []reflect.Type) {
	if depth := slices.Index(above, t); depth >= 0 {
		fmt.Fprintf(text, "^%d", depth)
		return
	}
	above = append(above, t)
	fmt.Fprintf(text, "%s %s", t.Name(), t.Kind())
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		text.WriteString("(")
		writeForm(text, t.Elem(), above)
		text.WriteString(")")
	case reflect.Array:
		fmt.Fprintf(text, "(%d ", t.Len())
		writeForm(text, t.Elem(), above)
		text.WriteString(")")
	case reflect.Struct:
		text.WriteString("(")
		for field := range t.Fields() {
			text.WriteString(field.Name + " ")
			writeForm(text, field.Type, above)
			text.WriteString(";")
		}
		text.WriteString(")")
	default:
	}
}
