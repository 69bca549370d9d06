// Package elementary has the functions of analysis with the same bits on every machine,
// exponentials, logarithms, powers, sines, tanh and what nets make of them: anybody may
// use it, and it uses dd and processor.
//
// Those of package math are written in assembly on some processors, fused on
// others, and differ in their last bits; so would whatever is trained with them.
// These here use nothing but sums, products, quotients and roots, each rounded by
// itself, and tables that are constants. They are at most two units in the last
// place from the true value, most of them less than one, and allocate nothing.
//
// Beyond their range they are those of package math: Exp(1000) is +Inf, Log(−1) is
// NaN, and a NaN stays one.
//
// Whole slices go through [TanhInto], [ExpInto] and [SigmoidInto], which give the
// same bits as the functions of one number, faster.
package elementary
