package array

import (
	"math"
	"strconv"
	"strings"
)

// A PartKind says what one part of an index is.
type PartKind uint8

const (
	// PartInteger picks one place of an axis, and drops the axis.
	PartInteger PartKind = iota
	// PartSlice picks every so many places of an axis, and keeps the axis.
	PartSlice
	// PartEllipsis is `...`: as many whole axes as are not named.
	PartEllipsis
	// PartNewAxis is np.newaxis or None: an axis of length 1 that was not there.
	PartNewAxis
)

// A Part is what stands between two commas of an index.
type Part struct {
	Kind              PartKind
	Integer           int    // of a PartInteger
	Start, Stop, Step *int   // of a PartSlice; nil if left out
	Text              string // as written, without the spaces around it
	Offset            int    // where Text begins in what was parsed, in runes
	Group             int    // which brackets, from 0: in a[1][2] there are two
}

// At returns the part i.
func At(i int) Part { return Part{Kind: PartInteger, Integer: i}.named() }

// Range returns the part start:stop:step, with nil for what is left out:
// Range(new(1), nil, new(2)) is 1::2.
func Range(start, stop, step *int) Part {
	return Part{Kind: PartSlice, Start: start, Stop: stop, Step: step}.named()
}

// All returns the part `:`, a whole axis.
func All() Part { return Range(nil, nil, nil) }

// Ellipsis returns the part `...`.
func Ellipsis() Part { return Part{Kind: PartEllipsis}.named() }

// NewAxis returns the part np.newaxis.
func NewAxis() Part { return Part{Kind: PartNewAxis}.named() }

func (p Part) named() Part {
	p.Text = p.String()
	return p
}

// String writes the part the short way: "1", "1::2", "...", "np.newaxis".
func (p Part) String() string {
	switch p.Kind {
	case PartInteger:
		return strconv.Itoa(p.Integer)
	case PartEllipsis:
		return "..."
	case PartNewAxis:
		return "np.newaxis"
	case PartSlice:
	}
	text := optional(p.Start) + ":" + optional(p.Stop)
	if p.Step != nil {
		text += ":" + optional(p.Step)
	}
	return text
}

func optional(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// An Index is what stands in the brackets after an array: parts, for its axes
// from the first on. After a[1][0] it has two groups of parts, one after the
// other. The zero Index has none, and changes nothing.
type Index struct{ groups [][]Part }

// NewIndex returns the index [part, part, …].
func NewIndex(parts ...Part) Index {
	return Index{[][]Part{append([]Part(nil), parts...)}}
}

// Parts returns all parts from left to right; [Part.Group] tells groups apart.
func (ix Index) Parts() []Part {
	var parts []Part
	for _, group := range ix.groups {
		parts = append(parts, group...)
	}
	return parts
}

// Groups returns each pair of brackets as an index of its own.
func (ix Index) Groups() []Index {
	all := make([]Index, len(ix.groups))
	for i, group := range ix.groups {
		all[i] = NewIndex(group...)
	}
	return all
}

// String writes the index the short way, in brackets: "[1, :, -1]", "[1][0]".
// An index without parts is "[()]", Python's empty tuple.
func (ix Index) String() string {
	if len(ix.groups) == 0 {
		return "[()]"
	}
	var b strings.Builder
	for _, group := range ix.groups {
		texts := make([]string, len(group))
		for i, p := range group {
			texts[i] = p.String()
		}
		inner := strings.Join(texts, ", ")
		if len(group) == 0 {
			inner = "()"
		}
		b.WriteString("[" + inner + "]")
	}
	return b.String()
}

// bounds returns the first place that a slice picks of an axis of length n, how
// many it picks, and the step: Python's PySlice_AdjustIndices. What lies outside
// is cut off, never an error.
func (p Part) bounds(n int) (start, count, step int) {
	step = 1
	if p.Step != nil {
		step = max(*p.Step, -math.MaxInt)
	}
	low, high := 0, n // where start and stop may lie
	start, stop := 0, n
	if step < 0 {
		low, high = -1, n-1
		start, stop = n-1, -1
	}
	clip := func(i int) int {
		if i < 0 {
			i += n
		}
		return min(max(i, low), high)
	}
	if p.Start != nil {
		start = clip(*p.Start)
	}
	if p.Stop != nil {
		stop = clip(*p.Stop)
	}
	switch {
	case step > 0 && start < stop:
		return start, (stop-start-1)/step + 1, step
	case step < 0 && stop < start:
		return start, (start-stop-1)/-step + 1, step
	}
	return 0, 0, 1
}
