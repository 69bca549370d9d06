package draw

import (
	"reflect"

	"sinapse/content"
	"sinapse/lessons/scene"
)

// ASCIIScene is a copy of a scene whose names and formulas are as [content.ASCII] writes
// them. Identities have nothing but ASCII in them, and stay what they are.
func ASCIIScene(language content.Language, s scene.Scene) scene.Scene {
	copied := make(scene.Scene, len(s))
	for i, panel := range s {
		copied[i] = rewritten(language, reflect.ValueOf(panel)).Interface().(scene.Panel)
	}
	return copied
}

// Sign is the sign of one of several inputs or weights: w₁, or w_1 with ASCII alone.
func (d *Drawer) Sign(name string, number int) string {
	return d.Formula(scene.Subscript(name, number))
}

// Formula is one as it is, or with ASCII alone.
func (d *Drawer) Formula(text string) string {
	if d.Theme.ASCII {
		return content.ASCII(content.English, text) // which is the same in every language
	}
	return text
}

// rewritten copies a value with every exported text in it rewritten.
func rewritten(language content.Language, v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(content.ASCII(language, v.String())).Convert(v.Type())
	case reflect.Pointer:
		return rewrittenAt(language, v)
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		return rewritten(language, v.Elem())
	case reflect.Struct:
		made := reflect.New(v.Type()).Elem()
		made.Set(v)
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				made.Field(i).Set(rewritten(language, v.Field(i)))
			}
		}
		return made
	case reflect.Slice:
		return rewrittenEach(language, v)
	case reflect.Map:
		return rewrittenUnder(language, v)
	default:
		return v
	}
}

// rewrittenAt copies what a pointer leads to.
func rewrittenAt(language content.Language, v reflect.Value) reflect.Value {
	if v.IsNil() {
		return v
	}
	made := reflect.New(v.Type().Elem())
	made.Elem().Set(rewritten(language, v.Elem()))
	return made
}

// rewrittenEach copies a slice. Long lists of numbers hold no texts, and are not copied.
func rewrittenEach(language content.Language, v reflect.Value) reflect.Value {
	if v.IsNil() || !texts(v.Type().Elem()) {
		return v
	}
	made := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		made.Index(i).Set(rewritten(language, v.Index(i)))
	}
	return made
}

// rewrittenUnder copies a map, whose keys are identities.
func rewrittenUnder(language content.Language, v reflect.Value) reflect.Value {
	if v.IsNil() || !texts(v.Type().Elem()) {
		return v
	}
	made := reflect.MakeMapWithSize(v.Type(), v.Len())
	for key, value := range v.Seq2() {
		made.SetMapIndex(key, rewritten(language, value))
	}
	return made
}

// texts tells whether values of a type may hold texts.
func texts(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Pointer, reflect.Interface, reflect.Struct:
		return true
	case reflect.Slice:
		return texts(t.Elem())
	default:
		return false
	}
}
