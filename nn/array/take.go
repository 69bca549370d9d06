package array

import "slices"

// Index returns a[ix], a view. Integers drop their axis, slices keep it, new
// axes are put in, and axes that are not mentioned stay whole.
//
// Errors: [OutOfBounds], [TooManyIndices], [ManyEllipses], [ZeroStep],
// [IndexRank], and [ScalarIndex] for brackets after a full index.
func (a Array) Index(ix Index) (Array, error) { return a.take(ix, nil) }

// An AxisPart is what an index does to one axis of an array.
type AxisPart struct {
	Axis     int    // which, from 0 on
	Length   int    // of the axis
	Kept     bool   // whether the result has the axis
	Given    bool   // whether a part was written for it, or it was left out
	Text     string // the part as written; "..." under an ellipsis, ":" if left out
	Count    int    // how many places are picked
	Selected []int  // the places, in the result's order
}

// Axes tells for each axis of a, in order, what ix does to it. In brackets after
// brackets the parts for one axis are joined: "1:][0". Its errors are those of
// [Array.Index].
func (a Array) Axes(ix Index) ([]AxisPart, error) {
	t := &tracker{}
	for i, n := range a.shape {
		selected := make([]int, n)
		for k := range selected {
			selected[k] = k
		}
		t.axes = append(t.axes, AxisPart{Axis: i, Length: n, Kept: true, Text: ":", Count: n, Selected: selected})
		t.origin = append(t.origin, i)
	}
	if _, err := a.take(ix, t); err != nil {
		return nil, err
	}
	return t.axes, nil
}

// take takes brackets by brackets. The tracker, if any, follows.
func (a Array) take(ix Index, t *tracker) (Array, error) {
	scalar := false
	for _, group := range ix.groups {
		if scalar && !scalarTakes(group) {
			return Array{}, errScalarIndex()
		}
		b, err := a.takeGroup(group, t)
		if err != nil {
			return Array{}, err
		}
		a = b
		scalar = len(a.shape) == 0 && !slices.ContainsFunc(group, isEllipsis)
	}
	return a, nil
}

func isEllipsis(p Part) bool { return p.Kind == PartEllipsis }

// scalarTakes tells whether a number, which is what NumPy gives for a full
// index, may be indexed: by nothing, or by new axes and one ellipsis.
func scalarTakes(group []Part) bool {
	ellipses := 0
	for _, p := range group {
		switch p.Kind {
		case PartEllipsis:
			ellipses++
		case PartNewAxis:
		default:
			return false
		}
	}
	return ellipses <= 1
}

// takeGroup goes through the parts and the axes in step.
func (a Array) takeGroup(group []Part, t *tracker) (Array, error) {
	whole, err := a.untouched(group)
	if err != nil {
		return Array{}, err
	}
	b := a
	b.shape, b.strides = make([]int, 0, len(a.shape)+1), make([]int, 0, len(a.shape)+1)
	add := func(length, stride int) {
		b.shape, b.strides = append(b.shape, length), append(b.strides, stride)
	}
	if !slices.ContainsFunc(group, isEllipsis) {
		group = append(slices.Clip(group), Part{Kind: PartEllipsis}) // what is left out stays whole
	}
	axis := 0
	t.begin()
	for _, p := range group {
		if p.Kind == PartNewAxis {
			add(1, 0)
			t.add()
			continue
		}
		if p.Kind == PartEllipsis {
			for range whole {
				add(a.shape[axis], a.strides[axis])
				t.whole(axis, p.Text)
				axis++
			}
			continue
		}
		n, stride := a.shape[axis], a.strides[axis]
		if p.Kind == PartInteger {
			i := p.Integer
			if i < -n || i >= n {
				return Array{}, errBounds(i, axis, a.shape)
			}
			if i < 0 {
				i += n
			}
			b.offset += i * stride
			t.pick(axis, p, i, 1, 1)
		} else {
			if p.Step != nil && *p.Step == 0 {
				return Array{}, errZeroStep()
			}
			start, count, step := p.bounds(n)
			b.offset += start * stride
			add(count, stride*step)
			t.pick(axis, p, start, count, step)
		}
		axis++
	}
	t.end()
	return b, nil
}

// untouched returns how many axes no part names, in NumPy's order of complaints.
func (a Array) untouched(group []Part) (int, error) {
	ellipses, named, rank := 0, 0, len(a.shape)
	for _, p := range group {
		switch p.Kind {
		case PartEllipsis:
			if ellipses++; ellipses > 1 {
				return 0, errManyEllipses()
			}
		case PartNewAxis:
			rank++
		case PartInteger:
			named++
			rank--
		case PartSlice:
			named++
		}
	}
	switch {
	case named > len(a.shape):
		return 0, errManyIndices(a.shape, named)
	case rank > MaxDims:
		return 0, errIndexRank(rank)
	}
	return len(a.shape) - named, nil
}

// A tracker follows the axes of an array through one index after another. A nil
// one does nothing.
type tracker struct {
	axes   []AxisPart
	origin []int // for each axis of the array now: which of axes it was, or −1
	next   []int // origin, of the array that is being made
}

func (t *tracker) begin() {
	if t != nil {
		t.next = nil
	}
}

// add notes a new axis.
func (t *tracker) add() {
	if t != nil {
		t.next = append(t.next, -1)
	}
}

// whole notes an axis that stays.
func (t *tracker) whole(axis int, text string) {
	if t == nil {
		return
	}
	from := t.origin[axis]
	t.next = append(t.next, from)
	if from >= 0 && text != "" && !t.axes[from].Given {
		t.axes[from].Text = text
	}
}

// pick notes a part that was written for an axis.
func (t *tracker) pick(axis int, p Part, start, count, step int) {
	if t == nil {
		return
	}
	from := t.origin[axis]
	if p.Kind == PartSlice {
		t.next = append(t.next, from)
	}
	if from < 0 {
		return
	}
	x := &t.axes[from]
	if x.Given {
		x.Text += "][" + p.Text
	} else {
		x.Given, x.Text = true, p.Text
	}
	selected := make([]int, count)
	for i := range selected {
		selected[i] = x.Selected[start+i*step]
	}
	x.Kept, x.Count, x.Selected = p.Kind == PartSlice, count, selected
}

func (t *tracker) end() {
	if t != nil {
		t.origin = t.next
	}
}
