package model

// Entity is an entity span: tokens First to Last, headed by Head, of a kind
// other than 0.
type Entity struct {
	First, Last, Head int32
	Kind              uint8
	Scores            [MaxKinds]int32 // of the kinds
	Names             [4]uint64       // the head and what is flat beside it, where it has a capital; 0 otherwise
}

// MaxKinds is the greatest number of kinds of entities, with none.
const MaxKinds = 6

const noToken = 0x1f123bb5

// distance puts distances into classes.
func distance(a, b int32) uint64 {
	switch d := b - a; {
	case d < 5:
		return uint64(d)
	case d < 8:
		return 5
	case d < 15:
		return 6
	}
	return 7
}

// Entities finds entity spans in a parsed sentence: for each token the kind of
// entity that it heads, if any, and which of its dependents belong to it.
type Entities struct {
	S *Sentence
	Tree
	Gazetteer *Gazetteer

	bits   []uint16 // what the gazetteer knows of each word
	lo, hi []int32  // the ends of the subtree of each token
}

// Reset prepares for a parsed sentence.
func (e *Entities) Reset(s *Sentence) {
	e.S = s
	e.bits = e.Gazetteer.Look(s.Words, e.bits)
	n := len(s.Words)
	e.Tree.Reset(s.Heads)
	e.lo, e.hi = resize(e.lo, n), resize(e.hi, n)
	for i := range n {
		e.lo[i], e.hi[i] = int32(i), int32(i)
	}
	for i := range n { // up the tree; a token's own place goes to all above it
		for h := s.Heads[i]; h >= 0; h = s.Heads[h] {
			if e.lo[h] <= int32(i) && e.hi[h] >= int32(i) {
				break
			}
			e.lo[h], e.hi[h] = min(e.lo[h], int32(i)), max(e.hi[h], int32(i))
		}
	}
}

// Reach gives the first and the last token of the subtree of a token.
func (e *Entities) Reach(i int32) (first, last int32) { return e.lo[i], e.hi[i] }

func (e *Entities) form(i int32) uint64 {
	if i < 0 || int(i) >= len(e.S.Words) {
		return noToken
	}
	return e.S.Words[i].Form
}

// KnownWord is how many of the first features of KindFeatures are of use only
// for a word that was seen in training.
const KnownWord = 5

// KindFeatures appends the features by which is decided what kind of entity a
// token heads.
func (e *Entities) KindFeatures(f []uint64, i int32) []uint64 {
	s := e.S
	w := &s.Words[i]
	t, rel := uint64(s.Tags[i]), uint64(s.Rels[i])
	h := s.Heads[i]
	hf, ht := uint64(noToken), uint64(noToken)
	if h >= 0 {
		hf, ht = s.Words[h].Form, uint64(s.Tags[h])
	}
	p, n := s.word(int(i)-1), s.word(int(i)+1)
	shape := uint64(w.Case)<<8 | t<<16 | s.Style
	f = append(f,
		feature1(501, w.Form), feature2(502, w.Form, t), feature2(504, w.Form, rel), feature1(519, w.Suffix[4]), feature1(506, w.Prefix[3]),
		feature1(500, 0), feature2(503, t, rel),
		feature1(505, shape), feature2(518, w.Shape, t), feature1(507, rel), feature2(508, hf, rel), feature3(509, hf, ht, t), feature3(510, ht, rel, t),
		feature2(511, p.Form, t), feature2(512, n.Form, t), feature2(513, p.Form, w.Form), feature2(514, w.Form, n.Form), feature2(515, p.Shape, w.Shape),
		feature2(540, uint64(e.bits[i]), shape), feature3(541, uint64(e.bits[i]), rel, t), feature3(542, uint64(e.bits[i]), p.Form, t),
		feature2(543, uint64(e.bits[i]), n.Form), feature3(544, uint64(e.bits[i]), hf, rel), feature2(516, n.Shape, w.Shape), feature3(517, hf, rel, shape), feature3(546, p.Form, hf, t),
	)
	for k, x := range w.Suffix[:4] {
		f = append(f, feature2(520+uint64(k), x, t))
	}
	for k, x := range w.Prefix[:3] {
		f = append(f, feature2(526+uint64(k), x, t))
	}
	for _, k := range e.Kids(i) {
		kr, kt := uint64(s.Rels[k]), uint64(s.Tags[k])
		side := uint64(0)
		if k > i {
			side = 1
		}
		c := &s.Words[k]
		f = append(f, feature3(530, kr, c.Form, t), feature3(531, kr, kt, t), feature2(532, kr, w.Form), feature3(533, kr, c.Suffix[2], t),
			feature3(534, c.Shape, kr, t), feature2(535, c.Form, side|t<<1), feature3(536, kr, c.Form, w.Suffix[2]))
		f = append(f, feature4(545, kr, uint64(e.bits[k]), uint64(e.bits[i]), t|side<<8))
		if k > i {
			// What closes a name tells most: "Foreign Ministry", "Lake Erie".
			f = append(f, feature3(537, kr, c.Form, s.Words[i].Shape))
		}
	}
	if h >= 0 {
		for _, k := range e.Kids(h) {
			if k != i {
				f = append(f, feature3(538, uint64(s.Rels[k]), rel, t))
				if k < h || k < i {
					f = append(f, feature3(539, e.form(k), rel, t))
				}
			}
		}
	}
	return f
}

// MemberFeatures appends the features by which is decided whether dependent k
// belongs to the entity that token i heads.
func (e *Entities) MemberFeatures(f []uint64, i, k int32) []uint64 {
	s := e.S
	kr, kt, t, rel := uint64(s.Rels[k]), uint64(s.Tags[k]), uint64(s.Tags[i]), uint64(s.Rels[i])
	side := uint64(0)
	first, last := e.Reach(k)
	before, after := s.word(int(first)-1), s.word(int(last)+1)
	if k > i {
		side = 1
		if first > i+1 {
			side = 2
		}
	}
	c := &s.Words[k]
	length := distance(first, last+1)
	mark := uint64(0)
	for _, x := range e.Kids(k) {
		if x < k && kind(&s.Words[x]) == s.Words[x].Form {
			mark = s.Words[x].Form
			break
		}
	}
	return append(f,
		feature1(600, kr), feature2(601, kr, side), feature3(602, kr, kt, t), feature3(603, kr, c.Form, side), feature4(604, kr, t, rel, side),
		feature4(605, kr, side, before.Form, after.Form), feature3(606, kr, side, mark), feature3(607, kr, side, s.Words[first].Form),
		feature4(608, kr, kt, side, length), feature3(609, kr, s.Words[i].Form, side), feature4(610, kr, uint64(c.Case), uint64(s.Words[i].Case), side),
		feature4(611, kr, before.Form, t, side), feature3(612, kr, mark, kt), feature4(613, kr, kt, t, mark), feature3(614, kr, rel, length),
		feature3(615, kr, s.Words[first].Form, t), feature4(616, kr, uint64(len(e.Kids(i))), side, kt),
	)
}

// Entities appends the entity spans of a parsed sentence to out, by first
// token, longer ones first.
func (p *Parser) Entities(s *Sentence, out []Entity) []Entity {
	if p.model.kinds == nil {
		return out
	}
	e := &p.entities
	e.Gazetteer = p.model.gazetteer
	e.Reset(s)
	from := len(out)
	for i := range int32(len(s.Words)) {
		if s.Words[i].Case == caseNone && s.Words[i].Flags&hasDigit == 0 {
			continue
		}
		p.features = e.KindFeatures(p.features[:0], i)
		kind := p.best(p.model.kinds)
		if kind == 0 {
			continue
		}
		x := Entity{First: i, Last: i, Head: i, Kind: uint8(kind)}
		copy(x.Scores[:], p.scores[:p.model.kinds.Classes])
		parts := 0
		if s.Words[i].Case >= caseTitle {
			x.Names[0] = s.Words[i].Form
			parts++
		}
		for _, k := range e.Kids(i) {
			if parts > 0 && parts < len(x.Names) && s.Rels[k] == p.model.flat && s.Words[k].Case >= caseTitle {
				x.Names[parts] = s.Words[k].Form
				parts++
			}
			p.features = e.MemberFeatures(p.features[:0], i, k)
			if p.best(p.model.members) == 1 {
				first, last := e.Reach(k)
				x.First, x.Last = min(x.First, first), max(x.Last, last)
			}
		}
		k := len(out)
		out = append(out, x)
		for k > from && (out[k-1].First > x.First || out[k-1].First == x.First && out[k-1].Last < x.Last) {
			out[k] = out[k-1]
			k--
		}
		out[k] = x
	}
	return out
}
