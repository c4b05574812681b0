#include "textflag.h"

// REDUCE adds the eight lanes of Yn (low half Xn) in the order that
// generic.go states, adds the float at off(DX), and stores it there.
#define REDUCE(Yn, Xn, off) \
	VEXTRACTF128 $1, Yn, X5 \
	VADDPS X5, Xn, Xn \
	VPERMILPS $0x0E, Xn, X5 \
	VADDPS X5, Xn, Xn \
	VPERMILPS $0x01, Xn, X5 \
	VADDSS X5, Xn, Xn \
	VADDSS off(DX), Xn, Xn \
	VMOVSS Xn, off(DX)

// func gemvAVX2(out, x, w *float32, rows, cols int)
TEXT ·gemvAVX2(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DX
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DI
	MOVQ rows+24(FP), BX
	MOVQ cols+32(FP), CX
	MOVQ CX, R8
	SHLQ $2, R8              // bytes of a row
rows:
	LEAQ (DI)(R8*1), R9
	LEAQ (R9)(R8*1), R10
	LEAQ (R10)(R8*1), R11
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	XORQ AX, AX
columns:
	VMOVUPS (SI)(AX*1), Y4
	VMULPS (DI)(AX*1), Y4, Y5
	VMULPS (R9)(AX*1), Y4, Y6
	VMULPS (R10)(AX*1), Y4, Y7
	VMULPS (R11)(AX*1), Y4, Y8
	VADDPS Y5, Y0, Y0
	VADDPS Y6, Y1, Y1
	VADDPS Y7, Y2, Y2
	VADDPS Y8, Y3, Y3
	ADDQ $32, AX
	CMPQ AX, R8
	JLT columns
	REDUCE(Y0, X0, 0)
	REDUCE(Y1, X1, 4)
	REDUCE(Y2, X2, 8)
	REDUCE(Y3, X3, 12)
	ADDQ $16, DX
	LEAQ (R11)(R8*1), DI
	SUBQ $4, BX
	JNZ rows
	VZEROUPPER
	RET

// STEP adds the row at R9, times the factor in Y15, to the sums in Y(n).
#define STEP(off, Yn, Yt) \
	VMULPS off(R9), Y15, Yt \
	VADDPS Yt, Yn, Yn

// func addRowsAVX2(y, w, a *float32, rows, cols int)
//
// Blocks of 64 (then 32, then 8) columns stay in registers while all rows are
// added.
TEXT ·addRowsAVX2(SB), NOSPLIT, $0-40
	MOVQ y+0(FP), DX
	MOVQ w+8(FP), DI
	MOVQ rows+24(FP), BX
	MOVQ cols+32(FP), CX
	MOVQ CX, R8
	SHLQ $2, R8              // bytes of a row
block64:
	CMPQ CX, $64
	JLT block32
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VMOVUPS 64(DX), Y2
	VMOVUPS 96(DX), Y3
	VMOVUPS 128(DX), Y4
	VMOVUPS 160(DX), Y5
	VMOVUPS 192(DX), Y6
	VMOVUPS 224(DX), Y7
	MOVQ DI, R9
	MOVQ a+16(FP), SI
	MOVQ BX, AX
rows64:
	VBROADCASTSS (SI), Y15
	STEP(0, Y0, Y8)
	STEP(32, Y1, Y9)
	STEP(64, Y2, Y10)
	STEP(96, Y3, Y11)
	STEP(128, Y4, Y12)
	STEP(160, Y5, Y13)
	STEP(192, Y6, Y14)
	STEP(224, Y7, Y8)
	ADDQ $4, SI
	ADDQ R8, R9
	DECQ AX
	JNZ rows64
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, 64(DX)
	VMOVUPS Y3, 96(DX)
	VMOVUPS Y4, 128(DX)
	VMOVUPS Y5, 160(DX)
	VMOVUPS Y6, 192(DX)
	VMOVUPS Y7, 224(DX)
	ADDQ $256, DX
	ADDQ $256, DI
	SUBQ $64, CX
	JMP block64
block32:
	CMPQ CX, $32
	JLT block8
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VMOVUPS 64(DX), Y2
	VMOVUPS 96(DX), Y3
	MOVQ DI, R9
	MOVQ a+16(FP), SI
	MOVQ BX, AX
rows32:
	VBROADCASTSS (SI), Y15
	STEP(0, Y0, Y8)
	STEP(32, Y1, Y9)
	STEP(64, Y2, Y10)
	STEP(96, Y3, Y11)
	ADDQ $4, SI
	ADDQ R8, R9
	DECQ AX
	JNZ rows32
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, 64(DX)
	VMOVUPS Y3, 96(DX)
	ADDQ $128, DX
	ADDQ $128, DI
	SUBQ $32, CX
block8:
	TESTQ CX, CX
	JZ done
	VMOVUPS (DX), Y0
	MOVQ DI, R9
	MOVQ a+16(FP), SI
	MOVQ BX, AX
rows8:
	VBROADCASTSS (SI), Y15
	STEP(0, Y0, Y8)
	ADDQ $4, SI
	ADDQ R8, R9
	DECQ AX
	JNZ rows8
	VMOVUPS Y0, (DX)
	ADDQ $32, DX
	ADDQ $32, DI
	SUBQ $8, CX
	JMP block8
done:
	VZEROUPPER
	RET

// STEP2 adds the part of the row at R9 to the sums of both tokens.
#define STEP2(off, Ya, Yb) \
	VMOVUPS off(R9), Y8 \
	VMULPS Y8, Y14, Y9 \
	VMULPS Y8, Y15, Y10 \
	VADDPS Y9, Ya, Ya \
	VADDPS Y10, Yb, Yb

// func addRows2AVX2(y1, y2, w, a1, a2 *float32, rows, cols int)
TEXT ·addRows2AVX2(SB), NOSPLIT, $0-56
	MOVQ y1+0(FP), DX
	MOVQ y2+8(FP), R10
	MOVQ w+16(FP), DI
	MOVQ rows+40(FP), BX
	MOVQ cols+48(FP), CX
	MOVQ CX, R8
	SHLQ $2, R8              // bytes of a row
block32:
	CMPQ CX, $32
	JLT block8
	VMOVUPS (DX), Y0
	VMOVUPS 32(DX), Y1
	VMOVUPS 64(DX), Y2
	VMOVUPS 96(DX), Y3
	VMOVUPS (R10), Y4
	VMOVUPS 32(R10), Y5
	VMOVUPS 64(R10), Y6
	VMOVUPS 96(R10), Y7
	MOVQ DI, R9
	MOVQ a1+24(FP), SI
	MOVQ a2+32(FP), R11
	MOVQ BX, AX
rows32:
	VBROADCASTSS (SI), Y14
	VBROADCASTSS (R11), Y15
	STEP2(0, Y0, Y4)
	STEP2(32, Y1, Y5)
	STEP2(64, Y2, Y6)
	STEP2(96, Y3, Y7)
	ADDQ $4, SI
	ADDQ $4, R11
	ADDQ R8, R9
	DECQ AX
	JNZ rows32
	VMOVUPS Y0, (DX)
	VMOVUPS Y1, 32(DX)
	VMOVUPS Y2, 64(DX)
	VMOVUPS Y3, 96(DX)
	VMOVUPS Y4, (R10)
	VMOVUPS Y5, 32(R10)
	VMOVUPS Y6, 64(R10)
	VMOVUPS Y7, 96(R10)
	ADDQ $128, DX
	ADDQ $128, R10
	ADDQ $128, DI
	SUBQ $32, CX
	JMP block32
block8:
	TESTQ CX, CX
	JZ done
	VMOVUPS (DX), Y0
	VMOVUPS (R10), Y4
	MOVQ DI, R9
	MOVQ a1+24(FP), SI
	MOVQ a2+32(FP), R11
	MOVQ BX, AX
rows8:
	VBROADCASTSS (SI), Y14
	VBROADCASTSS (R11), Y15
	STEP2(0, Y0, Y4)
	ADDQ $4, SI
	ADDQ $4, R11
	ADDQ R8, R9
	DECQ AX
	JNZ rows8
	VMOVUPS Y0, (DX)
	VMOVUPS Y4, (R10)
	ADDQ $32, DX
	ADDQ $32, R10
	ADDQ $32, DI
	SUBQ $8, CX
	JMP block8
done:
	VZEROUPPER
	RET
