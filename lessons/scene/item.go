package scene

import (
	"fmt"
	"strconv"
	"strings"
)

// An Item is something in a panel that can be chosen: a cell, a bar, a point.
type Item struct {
	ID          ItemID // unique on its screen
	Row, Column int    // its place among the panel's items, for the arrows
	Sheet       int    // which sheet of a pile it lies on: pgup and pgdn leaf through them
	Control     string // the control that it edits, "" for none
}

// An ItemID is the identity of an item: its kind, and the indices that tell it from
// the others of its kind. IDs are compared with ==, and the zero ItemID is that of no
// item.
//
// Its text is the kind and behind it the indices with dots between them: loss, w1,
// a1.0.1, g.w2.1.3. Moves, playthroughs and saved progress hold that text; nobody
// else takes it apart.
type ItemID struct {
	kind    string
	indices string // as text: strings can be compared, slices cannot
}

// At returns the ID of an item: a kind without any digit, and indices from 0 on.
func At(kind string, indices ...int) ItemID {
	if len(indices) == 0 {
		return ItemID{kind: kind}
	}
	text := make([]byte, 0, 3*len(indices))
	for i, n := range indices {
		if i > 0 {
			text = append(text, '.')
		}
		text = strconv.AppendInt(text, int64(n), 10)
	}
	return ItemID{kind, string(text)}
}

// ParseItem reads the text of an ID, that of no item from "". What is not the text of
// an ID is refused: indices have no zeros before them, and there is one text for each.
func ParseItem(text string) (ItemID, error) {
	from := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' })
	if from < 0 {
		return ItemID{kind: text}, nil
	}
	id := ItemID{text[:from], text[from:]}
	for part := range strings.SplitSeq(id.indices, ".") {
		if n, err := strconv.Atoi(part); err != nil || n < 0 || strconv.Itoa(n) != part {
			return ItemID{}, fmt.Errorf("%q is no item: %q is no index", text, part)
		}
	}
	if id.kind == "" {
		return ItemID{}, fmt.Errorf("%q is no item: it has no kind", text)
	}
	return id, nil
}

// String returns the text of an ID, "" for no item.
func (id ItemID) String() string { return id.kind + id.indices }

// None tells whether it is the ID of no item.
func (id ItemID) None() bool { return id == ItemID{} }

// Kind returns what kind of item it is, "" for none.
func (id ItemID) Kind() string { return id.kind }

// Indices returns what tells the item from the others of its kind, nil for nothing.
func (id ItemID) Indices() []int {
	if id.indices == "" {
		return nil
	}
	indices := make([]int, 0, 4)
	for part := range strings.SplitSeq(id.indices, ".") {
		n, _ := strconv.Atoi(part) // At and ParseItem let nothing else in
		indices = append(indices, n)
	}
	return indices
}

// Of returns the indices of an item of a kind that has so many of them; ok is false
// for any other item.
func (id ItemID) Of(kind string, count int) (indices []int, ok bool) {
	if id.kind != kind {
		return nil, false
	}
	indices = id.Indices()
	return indices, len(indices) == count
}

// Aspect returns the ID of what is told about an item beside it: the gradient of a
// weight is At("w", 1, 2).Aspect("g"), and its text is g.w1.2.
func (id ItemID) Aspect(name string) ItemID { return ItemID{name + "." + id.kind, id.indices} }

// Split returns the aspect of an ID and the item that it is one of; the aspect is ""
// for an item itself.
func (id ItemID) Split() (aspect string, of ItemID) {
	aspect, kind, ok := strings.Cut(id.kind, ".")
	if !ok {
		return "", id
	}
	return aspect, ItemID{kind, id.indices}
}
