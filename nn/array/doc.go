// Package array has arrays of any rank, with NumPy 1.24's rules, prints and
// error texts.
package array
