//go:build !purego

#include "textflag.h"

// AT moves four pairs of a table to low and high: the first numbers and the second.
// Their places, in bytes, are in Y8, the table is in R8.
#define AT(low, high) \
	VEXTRACTI128 $1, Y8, X9; \
	VMOVQ X8, AX; VPEXTRQ $1, X8, BX; VMOVQ X9, CX; VPEXTRQ $1, X9, DX; \
	VMOVUPD (R8)(AX*1), X8; VMOVUPD (R8)(BX*1), X9; \
	VINSERTF128 $1, (R8)(CX*1), Y8, Y8; VINSERTF128 $1, (R8)(DX*1), Y9, Y9; \
	VUNPCKLPD Y9, Y8, low; VUNPCKHPD Y9, Y8, high

// Y15 is the sign's bit.
#define SIGN VPCMPEQD Y15, Y15, Y15; VPSLLQ $63, Y15, Y15

// func tanhs4(dst, x *float64, n int, numbers *float64)
TEXT ·tanhs4(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), R10
	LEAQ ·tanhTable(SB), R8
	MOVQ numbers+24(FP), R9
	SIGN
	VBROADCASTSD 0(R9), Y14   // nearest
	VBROADCASTSD 8(R9), Y13   // tanhLimit
	VBROADCASTSD 16(R9), Y12  // 2/15
	VBROADCASTSD 24(R9), Y11  // 1/3
	VBROADCASTSD 32(R9), Y10  // 17/315
	VBROADCASTSD 40(R9), Y7   // 1
	JMP  more

four:
	VMOVUPD (SI), Y0
	VANDPD  Y0, Y15, Y1       // the sign
	VANDNPD Y0, Y15, Y0
	VMINPD  Y0, Y13, Y0       // a NaN stays
	VADDPD  Y14, Y0, Y2       // step
	VPSLLQ  $54, Y2, Y8
	VPSRLQ  $50, Y8, Y8       // its lowest ten bits, times 16
	VSUBPD  Y14, Y2, Y2
	VSUBPD  Y2, Y0, Y0        // d
	AT(Y5, Y6)
	VMULPD  Y0, Y0, Y2        // s
	VMULPD  Y12, Y2, Y3
	VSUBPD  Y11, Y3, Y3
	VMULPD  Y2, Y2, Y4
	VMULPD  Y10, Y4, Y4
	VSUBPD  Y4, Y3, Y3
	VMULPD  Y2, Y0, Y4
	VMULPD  Y3, Y4, Y4
	VADDPD  Y4, Y0, Y0        // t
	VMULPD  Y0, Y6, Y3
	VMULPD  Y0, Y5, Y4
	VADDPD  Y7, Y4, Y4
	VDIVPD  Y4, Y3, Y3
	VADDPD  Y3, Y5, Y0
	VORPD   Y1, Y0, Y0
	VMOVUPD Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI

more:
	SUBQ $4, R10
	JGE  four
	VZEROUPPER
	RET

// EXP sets Y0 to the exponentials of Y0. R9 points to expNumbers.
#define EXP \
	VBROADCASTSD 16(R9), Y1; VBROADCASTSD 24(R9), Y2; \
	VMULPD Y1, Y0, Y1; \
	VADDPD Y2, Y1, Y1; \
	VSUBPD Y2, Y1, Y2; \
	VPSLLQ $57, Y1, Y8; VPSRLQ $53, Y8, Y8; \
	VPSRLQ $7, Y1, Y1; VPSLLQ $52, Y1, Y1; \
	VBROADCASTSD 32(R9), Y3; VBROADCASTSD 40(R9), Y4; \
	VMULPD Y3, Y2, Y3; VMULPD Y4, Y2, Y4; \
	VSUBPD Y3, Y0, Y0; VSUBPD Y4, Y0, Y0; \
	AT(Y5, Y6); \
	VBROADCASTSD 48(R9), Y2; VMULPD Y2, Y0, Y2; \
	VBROADCASTSD 56(R9), Y3; VADDPD Y3, Y2, Y2; \
	VMULPD Y2, Y0, Y2; \
	VBROADCASTSD 64(R9), Y3; VADDPD Y3, Y2, Y2; \
	VMULPD Y2, Y0, Y2; \
	VBROADCASTSD 72(R9), Y3; VADDPD Y3, Y2, Y2; \
	VMULPD Y0, Y0, Y3; VMULPD Y2, Y3, Y3; VADDPD Y0, Y3, Y0; \
	VMULPD Y0, Y5, Y0; VADDPD Y0, Y6, Y0; VADDPD Y0, Y5, Y0; \
	VPADDQ Y1, Y0, Y0

// func exps4(dst, x *float64, n int, numbers *float64) (done int)
TEXT ·exps4(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), R10
	XORQ R11, R11
	LEAQ ·expTable(SB), R8
	MOVQ numbers+24(FP), R9
	VBROADCASTSD 0(R9), Y14   // expLowest
	VBROADCASTSD 8(R9), Y13   // expHighest
	JMP  more

four:
	VMOVUPD   (SI)(R11*8), Y0
	VCMPPD    $0x1d, Y14, Y0, Y1 // at least the lowest, and no NaN
	VCMPPD    $0x12, Y13, Y0, Y2 // at most the highest
	VANDPD    Y2, Y1, Y1
	VMOVMSKPD Y1, AX
	CMPL      AX, $15
	JNE       done
	EXP
	VMOVUPD   Y0, (DI)(R11*8)
	ADDQ      $4, R11

more:
	SUBQ $4, R10
	JGE  four

done:
	MOVQ R11, done+32(FP)
	VZEROUPPER
	RET

// func sigmoids4(dst, x *float64, n int, numbers *float64) (done int)
TEXT ·sigmoids4(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), R10
	XORQ R11, R11
	LEAQ ·expTable(SB), R8
	MOVQ numbers+24(FP), R9
	SIGN
	VBROADCASTSD 0(R9), Y14   // expLowest
	VBROADCASTSD 80(R9), Y13  // 1
	VXORPD       Y12, Y12, Y12
	JMP  more

four:
	VMOVUPD   (SI)(R11*8), Y0
	VCMPPD    $0x1d, Y12, Y0, Y11 // not negative
	VORPD     Y15, Y0, Y0         // −|x|
	VCMPPD    $0x1d, Y14, Y0, Y1
	VMOVMSKPD Y1, AX
	CMPL      AX, $15
	JNE       done
	EXP
	VADDPD    Y13, Y0, Y1
	VBLENDVPD Y11, Y13, Y0, Y0
	VDIVPD    Y1, Y0, Y0
	VMOVUPD   Y0, (DI)(R11*8)
	ADDQ      $4, R11

more:
	SUBQ $4, R10
	JGE  four

done:
	MOVQ R11, done+32(FP)
	VZEROUPPER
	RET
