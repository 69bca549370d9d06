//go:build !purego

#include "textflag.h"

// Go's assembler knows none of these for two float64s at a time, so they are written
// as words. Registers are given by their numbers: n of a place, t of what it holds.

#define LOAD8(n, t) WORD $(0x4c402c00 | n<<5 | t) // LD1 {Vt.2D … V(t+3).2D}, [Xn]
#define LOAD4(n, t) WORD $(0x4c40ac00 | n<<5 | t) // LD1 {Vt.2D, V(t+1).2D}, [Xn]
#define LOAD2(n, t) WORD $(0x4c407c00 | n<<5 | t) // LD1 {Vt.2D}, [Xn]
#define LOAD1(n, t) WORD $(0xfd400000 | n<<5 | t) // LDR Dt, [Xn]

#define STORE8(n, t) WORD $(0x4c002c00 | n<<5 | t) // ST1, likewise
#define STORE4(n, t) WORD $(0x4c00ac00 | n<<5 | t)
#define STORE2(n, t) WORD $(0x4c007c00 | n<<5 | t)
#define STORE1(n, t) WORD $(0xfd000000 | n<<5 | t) // STR Dt, [Xn]

#define COPIES(n, t) WORD $(0x4d40cc00 | n<<5 | t)              // LD1R {Vt.2D}, [Xn]
#define TIMES(m, n, d) WORD $(0x6e60dc00 | m<<16 | n<<5 | d)    // FMUL Vd.2D, Vn.2D, Vm.2D
#define PLUS(m, t) WORD $(0x4e60d400 | m<<16 | (t)<<5 | (t))    // FADD Vt.2D, Vt.2D, Vm.2D
#define TIMES1(m, n, d) WORD $(0x1e600800 | m<<16 | n<<5 | d)   // FMUL Dd, Dn, Dm
#define PLUS1(m, t) WORD $(0x1e602800 | m<<16 | (t)<<5 | (t))   // FADD Dt, Dt, Dm

// The sums from register t on gain the row of b in 16 to 19 times the factor at
// place n. Each product is rounded before it is added, as in Go.
#define ADD8(n, t) \
	COPIES(n, 20); \
	TIMES(16, 20, 21); TIMES(17, 20, 22); TIMES(18, 20, 23); TIMES(19, 20, 24); \
	PLUS(21, t); PLUS(22, t+1); PLUS(23, t+2); PLUS(24, t+3)
#define ADD4(n, t) COPIES(n, 20); TIMES(16, 20, 21); TIMES(17, 20, 22); PLUS(21, t); PLUS(22, t+1)
#define ADD2(n, t) COPIES(n, 20); TIMES(16, 20, 21); PLUS(21, t)
#define ADD1(n, t) LOAD1(n, 20); TIMES1(16, 20, 21); PLUS1(21, t)

// Four rows at a time, then one: what LOAD, GAIN and STORE do to a row.
//
//	R0 dst, R1 its stride; R2 a, R3 its row, R4 its term; R5 b, R6 its width; R7 rows
//	R8 to R11 and R12 to R15 the places in four rows of dst and a, R16 that in b
//	R17 the terms left
#define TILES(LOAD, GAIN, STORE) \
	MOVD dst+0(FP), R0; MOVD stride+8(FP), R1; \
	MOVD a+16(FP), R2; MOVD row+24(FP), R3; MOVD term+32(FP), R4; \
	MOVD b+40(FP), R5; MOVD width+48(FP), R6; MOVD n+56(FP), R7; \
	LSL $3, R1, R1; LSL $3, R3, R3; LSL $3, R4, R4; LSL $3, R6, R6; \
four: \
	CMP $4, R7; BLT one; \
	MOVD R0, R8; ADD R1, R8, R9; ADD R1, R9, R10; ADD R1, R10, R11; \
	MOVD R2, R12; ADD R3, R12, R13; ADD R3, R13, R14; ADD R3, R14, R15; \
	MOVD R5, R16; MOVD k+64(FP), R17; \
	LOAD(8, 0); LOAD(9, 4); LOAD(10, 8); LOAD(11, 12); \
fourTerms: \
	LOAD(16, 16); \
	GAIN(12, 0); GAIN(13, 4); GAIN(14, 8); GAIN(15, 12); \
	ADD R4, R12, R12; ADD R4, R13, R13; ADD R4, R14, R14; ADD R4, R15, R15; \
	ADD R6, R16, R16; \
	SUBS $1, R17, R17; BNE fourTerms; \
	STORE(8, 0); STORE(9, 4); STORE(10, 8); STORE(11, 12); \
	ADD R1<<2, R0, R0; ADD R3<<2, R2, R2; \
	SUB $4, R7, R7; B four; \
one: \
	CBZ R7, done; \
	MOVD R2, R12; MOVD R5, R16; MOVD k+64(FP), R17; \
	LOAD(0, 0); \
oneTerms: \
	LOAD(16, 16); \
	GAIN(12, 0); \
	ADD R4, R12, R12; ADD R6, R16, R16; \
	SUBS $1, R17, R17; BNE oneTerms; \
	STORE(0, 0); \
	ADD R1, R0, R0; ADD R3, R2, R2; \
	SUB $1, R7, R7; B one; \
done: \
	RET

// func add8(dst *float64, stride int, a *float64, row, term int, b *float64, width, n, k int)
TEXT ·add8(SB), NOSPLIT, $0-72
	TILES(LOAD8, ADD8, STORE8)

// func add4(dst *float64, stride int, a *float64, row, term int, b *float64, width, n, k int)
TEXT ·add4(SB), NOSPLIT, $0-72
	TILES(LOAD4, ADD4, STORE4)

// func add2(dst *float64, stride int, a *float64, row, term int, b *float64, width, n, k int)
TEXT ·add2(SB), NOSPLIT, $0-72
	TILES(LOAD2, ADD2, STORE2)

// func add1(dst *float64, stride int, a *float64, row, term int, b *float64, width, n, k int)
TEXT ·add1(SB), NOSPLIT, $0-72
	TILES(LOAD1, ADD1, STORE1)
