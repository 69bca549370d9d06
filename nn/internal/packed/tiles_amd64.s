//go:build !purego

#include "textflag.h"

// Registers of all tiles:
//
//	DI dst, R11 R12 R13 its stride, times 3, times 5
//	SI a,   R8 R9 R10 its row, times 3, times 5; BX its term
//	DX b,   R14 its width
//	AX, R15, CX the places in a and b, and the terms left
//	0 to 11 the sums, 12 and 13 a row of b, 14 a factor, 15 a product
//
// Each product is rounded before it is added, as in Go.

#define LOAD8(place, x, low, high) VMOVUPD 0 place, low; VMOVUPD 32 place, high
#define LOAD4(place, x, low, high) VMOVUPD place, low
#define LOAD2(place, x, low, high) VMOVUPD place, x
#define LOAD1(place, x, low, high) VMOVSD place, x

#define STORE8(place, x, low, high) VMOVUPD low, 0 place; VMOVUPD high, 32 place
#define STORE4(place, x, low, high) VMOVUPD low, place
#define STORE2(place, x, low, high) VMOVUPD x, place
#define STORE1(place, x, low, high) VMOVSD x, place

#define ADD8(factor, x, low, high) \
	VBROADCASTSD factor, Y14; \
	VMULPD Y12, Y14, Y15; VADDPD Y15, low, low; \
	VMULPD Y13, Y14, Y15; VADDPD Y15, high, high
#define ADD4(factor, x, low, high) VBROADCASTSD factor, Y14; VMULPD Y12, Y14, Y15; VADDPD Y15, low, low
#define ADD2(factor, x, low, high) VMOVDDUP factor, X14; VMULPD X12, X14, X15; VADDPD X15, x, x
#define ADD1(factor, x, low, high) VMOVSD factor, X14; VMULSD X12, X14, X15; VADDSD X15, x, x

#define FIRST MOVQ SI, AX; MOVQ DX, R15; MOVQ k+64(FP), CX
#define NEXT ADDQ BX, AX; ADDQ R14, R15; DECQ CX

// Six rows at a time, then two, then one: what LOAD, ADD and STORE do to a row.
#define TILES(LOAD, ADD, STORE) \
	MOVQ dst+0(FP), DI; MOVQ stride+8(FP), R11; \
	MOVQ a+16(FP), SI; MOVQ row+24(FP), R8; MOVQ term+32(FP), BX; \
	MOVQ b+40(FP), DX; MOVQ width+48(FP), R14; \
	SHLQ $3, R11; SHLQ $3, R8; SHLQ $3, BX; SHLQ $3, R14; \
	LEAQ (R11)(R11*2), R12; LEAQ (R11)(R11*4), R13; \
	LEAQ (R8)(R8*2), R9; LEAQ (R8)(R8*4), R10; \
six: \
	CMPQ n+56(FP), $6; JLT two; \
	LOAD((DI), X0, Y0, Y1); \
	LOAD((DI)(R11*1), X2, Y2, Y3); \
	LOAD((DI)(R11*2), X4, Y4, Y5); \
	LOAD((DI)(R12*1), X6, Y6, Y7); \
	LOAD((DI)(R11*4), X8, Y8, Y9); \
	LOAD((DI)(R13*1), X10, Y10, Y11); \
	FIRST; \
sixTerms: \
	LOAD((R15), X12, Y12, Y13); \
	ADD((AX), X0, Y0, Y1); \
	ADD((AX)(R8*1), X2, Y2, Y3); \
	ADD((AX)(R8*2), X4, Y4, Y5); \
	ADD((AX)(R9*1), X6, Y6, Y7); \
	ADD((AX)(R8*4), X8, Y8, Y9); \
	ADD((AX)(R10*1), X10, Y10, Y11); \
	NEXT; JNZ sixTerms; \
	STORE((DI), X0, Y0, Y1); \
	STORE((DI)(R11*1), X2, Y2, Y3); \
	STORE((DI)(R11*2), X4, Y4, Y5); \
	STORE((DI)(R12*1), X6, Y6, Y7); \
	STORE((DI)(R11*4), X8, Y8, Y9); \
	STORE((DI)(R13*1), X10, Y10, Y11); \
	LEAQ (DI)(R12*2), DI; LEAQ (SI)(R9*2), SI; \
	SUBQ $6, n+56(FP); JMP six; \
two: \
	CMPQ n+56(FP), $2; JLT one; \
	LOAD((DI), X0, Y0, Y1); \
	LOAD((DI)(R11*1), X2, Y2, Y3); \
	FIRST; \
twoTerms: \
	LOAD((R15), X12, Y12, Y13); \
	ADD((AX), X0, Y0, Y1); \
	ADD((AX)(R8*1), X2, Y2, Y3); \
	NEXT; JNZ twoTerms; \
	STORE((DI), X0, Y0, Y1); \
	STORE((DI)(R11*1), X2, Y2, Y3); \
	LEAQ (DI)(R11*2), DI; LEAQ (SI)(R8*2), SI; \
	SUBQ $2, n+56(FP); JMP two; \
one: \
	CMPQ n+56(FP), $1; JLT done; \
	LOAD((DI), X0, Y0, Y1); \
	FIRST; \
oneTerms: \
	LOAD((R15), X12, Y12, Y13); \
	ADD((AX), X0, Y0, Y1); \
	NEXT; JNZ oneTerms; \
	STORE((DI), X0, Y0, Y1); \
done: \
	VZEROUPPER; \
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
