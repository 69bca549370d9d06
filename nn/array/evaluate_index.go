package array

import (
	"math"
	"math/big"
	"slices"
)

// taken is what stands in brackets after an object.
func (e evaluation) taken(of, index object) (object, error) {
	if a, ok := arrayOf(of); ok {
		group, lists, err := e.parts(index)
		if err != nil {
			return nil, err
		}
		_, number := of.(scalar)
		if number && !scalarTakes(group) {
			return nil, errScalarIndex()
		}
		taken, err := a.takeGroup(group, nil)
		if err == nil && lists != nil {
			err = e.picked(a, group, lists)
		}
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(group, isEllipsis) || number && len(group) > 0 {
			return taken, nil
		}
		return boxed(taken), nil
	}
	switch of := of.(type) {
	case list, steps:
		return e.item(of, index)
	case string:
		return nil, e.ours(TextArray, "texts are not taken apart here")
	}
	return nil, raise(NotSubscriptable, "TypeError", "'"+typeOf(of)+"' object is not subscriptable", "type", typeOf(of))
}

// item takes an item of a list, a tuple or a range, or some of them.
func (e evaluation) item(of, index object) (object, error) {
	kind := typeOf(of)
	items, _ := itemsOf(of)
	switch index := index.(type) {
	case span:
		p, err := sliced(index)
		if err != nil {
			return nil, err
		}
		if p.Step != nil && *p.Step == 0 {
			return nil, errZeroStep()
		}
		start, count, step := p.bounds(len(items))
		made := list{items: []object{}, tuple: kind == "tuple"}
		for i := range count {
			made.items = append(made.items, items[start+i*step])
		}
		if kind == "range" {
			return nil, e.ours(NotHere, "a slice of a range is not made here", "name", "range")
		}
		return made, nil
	default:
		i, ok := wholeNumber(index)
		if !ok {
			return nil, wrongType(kind + " indices must be integers or slices, not " + typeOf(index))
		}
		at := int(clipped(i))
		if at < 0 {
			at += len(items)
		}
		if at < 0 || at >= len(items) {
			if kind == "range" {
				kind = "range object"
			}
			return nil, raise(OutOfRange, "IndexError", kind+" index out of range", "index", i, "size", len(items))
		}
		return items[at], nil
	}
}

// wholeNumber is an object as Python's __index__ gives it.
func wholeNumber(o object) (*big.Int, bool) {
	switch o := o.(type) {
	case *big.Int:
		return o, true
	case bool:
		if o {
			return big.NewInt(1), true
		}
		return new(big.Int), true
	case scalar:
		if o.dtype == Int64 {
			return big.NewInt(o.Int()), true
		}
	}
	return nil, false
}

// clipped is a whole number cut down to what an int can hold.
func clipped(n *big.Int) int64 {
	switch {
	case n.IsInt64():
		return n.Int64()
	case n.Sign() < 0:
		return math.MinInt64
	}
	return math.MaxInt64
}

// parts are an index as an array takes it. Lists that pick cells one by one are
// returned by their place, and stand as whole axes.
func (e evaluation) parts(index object) (parts []Part, lists map[int]object, err error) {
	items := []object{index}
	if l, ok := index.(list); ok && l.tuple {
		items = l.items
	}
	parts = make([]Part, len(items))
	for i, item := range items {
		p, err := e.part(item)
		if wrong, ok := err.(*SyntaxError); ok && wrong.Kind == FancyIndex { //nolint:errorlint // nobody has wrapped it yet
			if lists == nil {
				lists = map[int]object{}
			}
			lists[i], p = item, All()
			err = nil
		}
		if err != nil {
			return nil, nil, err
		}
		parts[i] = p
	}
	return parts, lists, nil
}

// picked refuses lists in an index: in NumPy's words if they reach beyond an axis, else
// in ours.
func (e evaluation) picked(a Array, group []Part, lists map[int]object) error {
	axis := 0
	for i, p := range group {
		if p.Kind == PartEllipsis {
			whole, err := a.untouched(group)
			if err != nil {
				return err
			}
			axis += whole
		}
		if items, ok := lists[i]; ok {
			for _, n := range flatWholes(items) {
				if at := clipped(n); at < int64(-a.shape[axis]) || at >= int64(a.shape[axis]) {
					return errBounds(int(at), axis, a.shape)
				}
			}
		}
		if p.Kind == PartInteger || p.Kind == PartSlice {
			axis++
		}
	}
	return e.fancy()
}

func (e evaluation) fancy() error {
	return e.ours(FancyIndex, "a list picks cells one by one, which is not supported here")
}

// flatWholes are the whole numbers in lists in lists.
func flatWholes(o object) []*big.Int {
	items, ok := itemsOf(o)
	if !ok {
		n, _ := wholeNumber(o) // others were refused
		return []*big.Int{n}
	}
	var all []*big.Int
	for _, item := range items {
		all = append(all, flatWholes(item)...)
	}
	return all
}

// part is one of them.
func (e evaluation) part(o object) (Part, error) {
	refused := &SyntaxError{Offset: e.at, Kind: IndexType, Class: "IndexError", text: onlyIntegers}
	switch o := o.(type) {
	case none:
		return NewAxis(), nil
	case ellipsis:
		return Ellipsis(), nil
	case span:
		p, err := sliced(o)
		if err != nil {
			return p, &SyntaxError{Offset: e.at, Kind: SliceType, Class: "TypeError", text: err.Error()}
		}
		return p.named(), nil
	case bool:
		return Part{}, e.ours(BooleanIndex, "True and False pick cells by a mask, which is not supported here")
	case list, steps, Array:
		if a, ok := o.(Array); ok && a.NDim() == 0 && a.dtype == Int64 {
			return At(int(a.Int())), nil
		}
		if d := discover(o); d.quoted != nil || d.real || d.strange != "" {
			return Part{}, refused
		}
		return Part{}, e.fancy()
	}
	n, ok := wholeNumber(o)
	if !ok || !n.IsInt64() {
		return Part{}, refused
	}
	return At(int(n.Int64())), nil
}

// sliced is a slice as a part of an index.
func sliced(s span) (Part, error) {
	var bounds [3]*int
	for i, bound := range s.bounds {
		if _, ok := bound.(none); ok {
			continue
		}
		n, ok := wholeNumber(bound)
		if !ok {
			return Part{}, raise(SliceType, "TypeError", "slice indices must be integers or None or have an __index__ method")
		}
		bounds[i] = new(int(clipped(n)))
	}
	return Part{Kind: PartSlice, Start: bounds[0], Stop: bounds[1], Step: bounds[2]}, nil
}
