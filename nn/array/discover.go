package array

import (
	"math/big"
	"slices"
	"strconv"
)

// makeArray is np.array of an object; d is nil where the type is to be found.
func makeArray(e evaluation, o object, d *DType) (Array, error) {
	if a, ok := arrayOf(o); ok {
		if d != nil {
			return e.cast(a, *d)
		}
		return a.Copy(), nil
	}
	found := discover(o)
	shape := slices.Clone(found.shape[:found.most])
	if err := e.refused(found, shape, d != nil); err != nil {
		return Array{}, err
	}
	given := d != nil
	if d == nil {
		d = new(Int64)
		if found.real || product(shape) == 0 {
			d = new(Float64)
		}
	}
	a := fresh(*d, shape)
	var err error
	if *d == Float64 {
		fill(a.floats, o, &err, func(o object) (float64, error) { return e.float(o, given) })
	} else {
		fill(a.ints, o, &err, func(o object) (int64, error) { return e.int(o, given) })
	}
	return a, err
}

// refused is why no array is made of what was found; given tells whether its type was.
func (e evaluation) refused(found discovery, shape []int, given bool) error {
	switch {
	case found.ragged && found.most == MaxDims:
		return errTooDeep()
	case found.ragged:
		return errInhomogeneous(shape)
	case found.strange != "":
		return e.ours(NotNumbers, "arrays hold numbers here, and "+found.strange+" is none", "value", found.strange)
	case found.quoted != nil && !given:
		return e.ours(TextArray, "a text is no number, and arrays of texts are not supported here")
	case found.truths && !found.numbers && !given:
		return e.ours(TruthArray, "arrays of True and False are not supported here")
	}
	return checkShape(shape)
}

// cast is an array of another type, for which every number must fit.
func (e evaluation) cast(a Array, d DType) (Array, error) {
	if d == Int64 {
		for _, v := range a.All() {
			if a.dtype == Float64 && !fitsInt64(v) {
				return Array{}, e.ours(TooBig, onlyInt64)
			}
		}
	}
	return a.Astype(d), nil
}

// A discovery finds the shape of lists in lists as NumPy 1.24 does
// (PyArray_DiscoverDTypeAndShape), so that its errors name the same depth. It
// goes down into the first lists first, and holds the later ones against them.
type discovery struct {
	shape   [MaxDims]int
	most    int  // how deep the lists agree so far
	bottom  bool // whether a number, or an empty list, was reached
	ragged  bool
	real    bool // whether there is a float
	numbers bool // whether there is a number
	truths  bool // whether there is True or False
	quoted  *string
	strange string // what is neither number nor text, as Python writes it
}

// discover looks through an object.
func discover(o object) discovery {
	d := discovery{most: MaxDims}
	d.visit(o, 0)
	return d
}

func (d *discovery) visit(o object, depth int) {
	items, ok := itemsOf(o)
	if !ok {
		d.note(o)
		d.number(depth)
		return
	}
	if !d.list(len(items), depth) {
		d.ragged = true
		return
	}
	if len(items) == 0 {
		d.bottom = true
		d.most = depth + 1
	}
	for _, item := range items {
		d.visit(item, depth+1)
	}
}

// note keeps what kind of thing stands at the bottom.
func (d *discovery) note(o object) {
	switch o := o.(type) {
	case float64:
		d.real, d.numbers = true, true
	case string:
		d.quoted = &o
	case bool:
		d.truths = true
	case *big.Int:
		d.numbers = true
	case Array: // without axes
		d.real, d.numbers = d.real || o.dtype == Float64, true
	case scalar:
		d.real, d.numbers = d.real || o.dtype == Float64, true
	default:
		d.strange = repr(o)
	}
}

// number notes that at this depth there are no lists any more.
func (d *discovery) number(depth int) {
	switch {
	case depth > d.most:
		d.ragged = true
	case d.most != depth:
		d.most = depth
		d.ragged = d.ragged || d.bottom
	}
	d.bottom = true
}

// list notes a list of some length, and tells whether it fits.
func (d *discovery) list(length, depth int) bool {
	switch {
	case depth+1 > d.most:
		return false
	case !d.bottom:
		d.shape[depth] = length
	case d.shape[depth] != length:
		d.most = depth
		return false
	}
	return true
}

// fill puts the numbers of an object into to, in order, and returns how many. It notes
// the first error.
func fill[T any](to []T, o object, first *error, convert func(object) (T, error)) int {
	items, ok := itemsOf(o)
	if !ok {
		number, err := convert(o)
		if *first == nil {
			*first = err
		}
		to[0] = number
		return 1
	}
	n := 0
	for _, item := range items {
		n += fill(to[n:], item, first, convert)
	}
	return n
}

func errInhomogeneous(shape []int) error {
	return &Error{
		Kind: Inhomogeneous, Class: "ValueError", Shapes: clones(shape), Size: len(shape),
		text: "setting an array element with a sequence. The requested array has an inhomogeneous shape after " +
			strconv.Itoa(len(shape)) + " dimensions. The detected shape was " + ShapeText(shape) + " + inhomogeneous part.",
		facts: facts("depth", len(shape), "shape", shape),
	}
}

func errTooDeep() error {
	return &Error{
		Kind: BadRank, Class: "ValueError", Size: MaxDims + 1, facts: facts("count", MaxDims+1, "most", MaxDims),
		text: "setting an array element with a sequence. The requested array would exceed the maximum number " +
			"of dimension of " + strconv.Itoa(MaxDims) + ".",
	}
}

func errField(value string) error {
	return &Error{
		Kind: BadField, Class: "TypeError", facts: facts("value", value),
		text: "Field elements must be 2- or 3-tuples, got '" + value + "'",
	}
}

func errType(value, text string) error {
	return &Error{Kind: BadType, Class: "TypeError", text: text, facts: facts("value", value)}
}

func errArguments(count int, text string) error {
	return &Error{Kind: BadArguments, Class: "TypeError", Size: count, text: text, facts: facts("count", count)}
}
