//go:build !purego

#include "textflag.h"

// Go's assembler knows none of these for two float64s at a time, so they are written
// as words. Registers are given by their numbers.

#define PLUS(m, n, d) WORD $(0x4e60d400 | m<<16 | n<<5 | d)   // FADD Vd.2D, Vn.2D, Vm.2D
#define MINUS(m, n, d) WORD $(0x4ee0d400 | m<<16 | n<<5 | d)  // FSUB: n − m
#define TIMES(m, n, d) WORD $(0x6e60dc00 | m<<16 | n<<5 | d)  // FMUL
#define OVER(m, n, d) WORD $(0x6e60fc00 | m<<16 | n<<5 | d)   // FDIV: n / m
#define LEAST(m, n, d) WORD $(0x4ee0f400 | m<<16 | n<<5 | d)  // FMIN: a NaN stays
#define AMOUNT(n, d) WORD $(0x4ee0f800 | n<<5 | d)            // FABS
#define ATLEAST(m, n, d) WORD $(0x6e60e400 | m<<16 | n<<5 | d) // FCMGE: n ≥ m

// AT moves two pairs of the table in R4, whose places are in R5 and R6, to V5, the first
// numbers, and to V6, the second.
#define AT \
	ADD R5<<4, R4, R5; ADD R6<<4, R4, R6; \
	VLD1 (R5), [V3.D2]; VLD1 (R6), [V4.D2]; \
	VZIP1 V4.D2, V3.D2, V5.D2; VZIP2 V4.D2, V3.D2, V6.D2

// func tanhs4(dst, x *float64, n int, numbers *float64)
TEXT ·tanhs4(SB), NOSPLIT, $0-32
	MOVD  dst+0(FP), R0
	MOVD  x+8(FP), R1
	MOVD  n+16(FP), R2
	MOVD  numbers+24(FP), R3
	MOVD  $·tanhTable(SB), R4
	VLD1R.P 8(R3), [V16.D2]  // tanhNearest
	VLD1R.P 8(R3), [V17.D2]  // tanhLimit
	VLD1R.P 8(R3), [V18.D2]  // 2/15
	VLD1R.P 8(R3), [V19.D2]  // 1/3
	VLD1R.P 8(R3), [V20.D2]  // 17/315
	VLD1R.P 8(R3), [V21.D2]  // 1
	MOVD  $(1<<63), R5
	VDUP  R5, V22.D2         // the sign's bit

two:
	VLD1.P 16(R1), [V0.D2]
	VAND   V22.B16, V0.B16, V1.B16 // the sign
	AMOUNT(0, 0)
	LEAST(17, 0, 0)
	PLUS(16, 0, 2)                 // step
	VMOV   V2.D[0], R5
	VMOV   V2.D[1], R6
	AND    $1023, R5, R5           // its lowest ten bits
	AND    $1023, R6, R6
	AT
	MINUS(16, 2, 2)
	MINUS(2, 0, 0)                 // d
	TIMES(0, 0, 2)                 // s
	TIMES(18, 2, 3)
	MINUS(19, 3, 3)
	TIMES(2, 2, 4)
	TIMES(20, 4, 4)
	MINUS(4, 3, 3)
	TIMES(2, 0, 4)
	TIMES(3, 4, 4)
	PLUS(4, 0, 0)                  // t
	TIMES(0, 6, 3)
	TIMES(0, 5, 4)
	PLUS(21, 4, 4)
	OVER(4, 3, 3)
	PLUS(3, 5, 0)
	VORR   V1.B16, V0.B16, V0.B16
	VST1.P [V0.D2], 16(R0)
	SUBS   $2, R2, R2
	BNE    two
	RET

// NUMBERS loads expNumbers, each twice, to V16 to V26.
#define NUMBERS \
	MOVD numbers+24(FP), R3; \
	VLD1R.P 8(R3), [V16.D2]; VLD1R.P 8(R3), [V17.D2]; VLD1R.P 8(R3), [V18.D2]; VLD1R.P 8(R3), [V19.D2]; \
	VLD1R.P 8(R3), [V20.D2]; VLD1R.P 8(R3), [V21.D2]; VLD1R.P 8(R3), [V22.D2]; VLD1R.P 8(R3), [V23.D2]; \
	VLD1R.P 8(R3), [V24.D2]; VLD1R.P 8(R3), [V25.D2]; VLD1R.P 8(R3), [V26.D2]

// EXP sets V0 to the exponentials of V0: k in the lowest bits of V1, n in V2, then r in
// V0, its series, and the result.
#define EXP \
	TIMES(18, 0, 1); PLUS(19, 1, 1); MINUS(19, 1, 2); \
	VMOV V1.D[0], R5; VMOV V1.D[1], R6; AND $127, R5, R5; AND $127, R6, R6; \
	VUSHR $7, V1.D2, V1.D2; VSHL $52, V1.D2, V1.D2; \
	TIMES(20, 2, 3); MINUS(3, 0, 0); TIMES(21, 2, 3); MINUS(3, 0, 0); \
	AT; \
	TIMES(22, 0, 2); PLUS(23, 2, 2); TIMES(0, 2, 2); PLUS(24, 2, 2); TIMES(0, 2, 2); PLUS(25, 2, 2); \
	TIMES(0, 0, 3); TIMES(2, 3, 3); PLUS(0, 3, 0); \
	TIMES(5, 0, 0); PLUS(6, 0, 0); PLUS(5, 0, 0); \
	VADD V1.D2, V0.D2, V0.D2

// ALL leaves the flag EQ if both of V1 are true.
#define ALL VMOV V1.D[0], R5; VMOV V1.D[1], R6; AND R6, R5, R5; CMP $-1, R5

// func exps4(dst, x *float64, n int, numbers *float64) (done int)
TEXT ·exps4(SB), NOSPLIT, $0-40
	MOVD dst+0(FP), R0
	MOVD x+8(FP), R1
	MOVD n+16(FP), R2
	MOVD $·expTable(SB), R4
	NUMBERS

two:
	VLD1.P 16(R1), [V0.D2]
	ATLEAST(16, 0, 1)              // the lowest, and no NaN
	ATLEAST(0, 17, 2)              // nor above the highest
	VAND   V2.B16, V1.B16, V1.B16
	ALL
	BNE    done
	EXP
	VST1.P [V0.D2], 16(R0)
	SUBS   $2, R2, R2
	BNE    two

done:
	MOVD n+16(FP), R5
	SUB  R2, R5, R5
	MOVD R5, done+32(FP)
	RET

// func sigmoids4(dst, x *float64, n int, numbers *float64) (done int)
TEXT ·sigmoids4(SB), NOSPLIT, $0-40
	MOVD dst+0(FP), R0
	MOVD x+8(FP), R1
	MOVD n+16(FP), R2
	MOVD $·expTable(SB), R4
	NUMBERS
	MOVD $(1<<63), R5
	VDUP R5, V27.D2                // the sign's bit
	VEOR V28.B16, V28.B16, V28.B16

two:
	VLD1.P 16(R1), [V0.D2]
	ATLEAST(28, 0, 7)              // not negative
	VORR   V27.B16, V0.B16, V0.B16 // −|x|
	ATLEAST(16, 0, 1)
	ALL
	BNE    done
	EXP
	PLUS(26, 0, 1)
	VBSL   V0.B16, V26.B16, V7.B16 // 1, or e where x is negative
	OVER(1, 7, 0)
	VST1.P [V0.D2], 16(R0)
	SUBS   $2, R2, R2
	BNE    two

done:
	MOVD n+16(FP), R5
	SUB  R2, R5, R5
	MOVD R5, done+32(FP)
	RET
