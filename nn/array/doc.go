// Package array has arrays of any rank with NumPy 1.24's semantics, its shapes, indices,
// broadcasting, products, prints and error texts, to the character: anybody may use it,
// and it uses what is internal to nn. It is written to be read, and to be looked at while
// it works; for training there is package nn.
//
// # Shape, axis, rank
//
// An array is numbers in a box with axes. Its shape is the lengths of the axes,
// from the outside in: (2, 3, 4) is two sheets of three rows of four columns. The
// number of axes is the rank: a scalar has rank 0, a vector 1, a matrix 2.
//
//	a, err := array.Arange(24).Reshape(2, 3, 4)
//	a.Shape()   // [2 3 4]
//	a.Float(1, 0, 2) // 14
//
// # Memory and strides
//
// The numbers lie in one row, in C order: the last index runs fastest. A stride is
// how many bytes lie between neighbours along an axis, here (96, 32, 8). So
// [Array.Transpose], [Array.Index] and most reshapes move nothing: they are views,
// other strides over the same numbers.
//
// # Indices
//
// [ParseIndex] reads what stands between brackets. A number takes one place and
// its axis disappears; a range keeps it; what is not written stays whole.
//
//	ix, err := array.ParseIndex("a[:, -1]")
//	last, err := a.Index(ix) // (2, 4): the last row of each sheet
//
// [Array.Axes] says what an index does to each axis, for drawings.
//
// # Broadcasting
//
// [Add] and its like line two shapes up from the right. Equal lengths fit; a
// length of 1, or a missing axis, is stretched; anything else is an error.
//
// # Two products
//
// [Dot] and [MatMul] multiply the last axis of the left with the second to last of
// the right, which must be equally long: (m,k)·(k,n) → (m,n). They differ beyond
// rank 2, as NumPy's do.
//
// # Numbers and errors
//
// Cells are int64 or float64. An operation on both gives float64; so do division
// and means. What NumPy would raise is an [*Error] with NumPy's text, a [Kind] that
// never changes, and facts for explanations; text that cannot be read is a
// [*SyntaxError] that points at the character. Masks and lists of indices are
// not supported, and say so.
//
// That all this is NumPy's is tested: testdata/corpus.py asks the real one.
package array
