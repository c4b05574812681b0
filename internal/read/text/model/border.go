package model

// Borders finds where sentences end in a block of running text.
type Borders struct {
	Words []Word
	Space []bool // white space before the word

	quote []bool // an odd number of straight quotes, or an opening one, stands before
	depth []uint8
	begin int // where the present sentence begins
}

// Reset prepares for the words of one block.
func (b *Borders) Reset(words []Word, space []bool) {
	b.Words, b.Space, b.begin = words, space, 0
	b.quote = resize(b.quote, len(words)+1)
	b.depth = resize(b.depth, len(words)+1)
	quote, depth := false, uint8(0)
	for i := range words {
		b.quote[i], b.depth[i] = quote, depth
		switch words[i].Lower {
		case "\"", "''", "``":
			quote = !quote
		case "(", "[":
			depth = min(depth+1, 3)
		case ")", "]":
			depth = max(depth, 1) - 1
		}
	}
	b.quote[len(words)], b.depth[len(words)] = quote, depth
}

// End tells Borders that a sentence ends after token i, so that later features
// know.
func (b *Borders) End(i int) { b.begin = i + 1 }

func (b *Borders) word(i int) *Word {
	if i < b.begin || i >= len(b.Words) {
		return &padding
	}
	return &b.Words[i]
}

func (b *Borders) space(i int) uint64 {
	if i < len(b.Words) && b.Space[i] {
		return 1
	}
	return 0
}

// Features appends the features by which is decided whether a sentence ends
// after token i: the words around, how they are written, quotes and brackets
// that are open, the length of the sentence so far.
func (b *Borders) Features(f []uint64, i int) []uint64 {
	w, p, q, n, m, o := b.word(i), b.word(i-1), b.word(i-2), b.word(i+1), b.word(i+2), b.word(i+3)
	state := uint64(0)
	if b.quote[i+1] {
		state |= 1
	}
	if b.depth[i+1] > 0 {
		state |= 2
	}
	length := uint64(i - b.begin)
	switch {
	case length > 40:
		length = 8
	case length > 20:
		length = 7
	case length > 10:
		length = 6
	case length > 5:
		length = 5
	}
	sp, spn := b.space(i), b.space(i+1)
	look := uint64(n.Case)<<1 | spn
	kw, kp, kn, km := kind(w), kind(p), kind(n), kind(m)
	f = append(f,
		feature1(400, 0),
		feature2(401, w.Form, look), feature2(402, kw, look), feature3(403, w.Form, n.Form, spn), feature2(404, kw, n.Form), feature2(405, n.Form, spn),
		feature3(406, kp, kw, kn), feature4(407, kp, kw, kn, km), feature4(408, p.Form, kw, kn, spn), feature3(409, p.Shape, kw, kn), feature3(410, p.Form, w.Form, look),
		feature3(411, kw, kn, state), feature4(412, kw, kn, length, spn), feature3(413, kw, n.Shape, spn), feature3(414, kw, kn, m.Form),
		feature3(415, w.Shape, n.Shape, spn), feature2(416, w.Shape, length), feature4(417, kw, n.Form, kp, state), feature3(418, kw, kn, sp<<1|spn),
		feature4(419, kind(q), kp, kw, kn), feature4(420, kw, kn, km, kind(o)), feature2(421, length, state), feature3(422, w.Form, kn, state),
		feature3(423, kw, n.Form, m.Form), feature3(424, p.Form, w.Form, n.Form), feature3(425, kw, n.Suffix[2], kn), feature3(426, p.Suffix[2], kw, kn),
		feature4(427, kw, kn, uint64(w.Flags), uint64(len(w.Lower))), feature3(428, kind(b.word(b.begin)), length, kn), feature2(429, b.word(b.begin).Form, kw),
		feature4(430, kw, kn, state, length),
	)
	return f
}

// kind is the form of a mark or the way a word is written.
func kind(w *Word) uint64 {
	if w.Case == caseNone && w.Flags&hasDigit == 0 {
		return w.Form
	}
	k := uint64(w.Case) | uint64(w.Flags)<<4
	if len(w.Lower) == 1 {
		k |= 1 << 16
	}
	return k
}
