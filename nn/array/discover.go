package array

import (
	"slices"
	"strconv"
)

// array makes the array that np.array makes of the value.
func (v value) array(dtype string) (Array, error) {
	if v.name != "" {
		return Array{}, errText(v.at)
	}
	d := discovery{most: MaxDims}
	d.visit(v, 0)
	shape := slices.Clone(d.shape[:d.most])
	switch {
	case d.ragged && d.most == MaxDims:
		return Array{}, errTooDeep()
	case d.ragged:
		return Array{}, errInhomogeneous(shape)
	case d.quoted != nil && dtype == "":
		return Array{}, errText(d.quoted.at)
	}
	if err := checkShape(shape); err != nil {
		return Array{}, err
	}
	given := dtype != ""
	if !given && (d.real || product(shape) == 0) {
		dtype = "float64"
	}
	var err error
	if dtype == "float64" {
		a := fresh(Float64, shape)
		fill(a.floats, v, &err, func(v value) (float64, error) { return v.float(given) })
		return a, err
	}
	a := fresh(Int64, shape)
	fill(a.ints, v, &err, func(v value) (int64, error) { return v.int(given) })
	return a, err
}

// A discovery finds the shape of lists in lists as NumPy 1.24 does
// (PyArray_DiscoverDTypeAndShape), so that its errors name the same depth. It
// goes down into the first lists first, and holds the later ones against them.
type discovery struct {
	shape  [MaxDims]int
	most   int  // how deep the lists agree so far
	bottom bool // whether a number, or an empty list, was reached
	ragged bool
	real   bool // whether there is a float
	quoted *value
}

func (d *discovery) visit(v value, depth int) {
	if v.opening == 0 {
		d.real = d.real || v.number.real
		if v.quoted != nil {
			d.quoted = &v
		}
		d.number(depth)
		return
	}
	if !d.list(len(v.items), depth) {
		d.ragged = true
		return
	}
	if len(v.items) == 0 {
		d.bottom = true
		d.most = depth + 1
	}
	for _, item := range v.items {
		d.visit(item, depth+1)
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

// fill puts the numbers of v into to, in order, and returns how many. It notes
// the first error.
func fill[T any](to []T, v value, first *error, convert func(value) (T, error)) int {
	if v.opening == 0 {
		number, err := convert(v)
		if *first == nil {
			*first = err
		}
		to[0] = number
		return 1
	}
	n := 0
	for _, item := range v.items {
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
