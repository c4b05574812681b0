package model

// Sentence is a sentence as the engine works on it: everything by token.
type Sentence struct {
	Words  []Word
	Tags   []uint8  // into Model.Tags
	Coarse []uint8  // the coarse class of the tag
	Heads  []int32  // -1 for the root
	Rels   []uint8  // into Model.Relations
	Class  []uint64 // which tags the lexicon knows for the word (hash), 0 for an unknown word
	Known  []uint8  // the one tag of a word that is never anything else, +1; 0 otherwise
	Style  uint64   // how the sentence is written: running text, all capitals, title case
}

// The styles of a sentence.
const (
	styleText   = iota
	styleTitle  // most words begin with a capital
	styleUpper  // all capitals
	styleLower  // no capital at all
	titleWords  = 4
	paddingTag  = 255
	paddingForm = 0x5bd1e995
)

// Reset sets the sentence up for words.
func (s *Sentence) Reset(words []Word) {
	n := len(words)
	s.Words = words
	s.Tags = resize(s.Tags, n)
	s.Coarse = resize(s.Coarse, n)
	s.Heads = resize(s.Heads, n)
	s.Rels = resize(s.Rels, n)
	s.Class = resize(s.Class, n)
	s.Known = resize(s.Known, n)
	s.Style = style(words)
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// style judges by the longer words: small ones are lower case in titles, too.
func style(words []Word) uint64 {
	lower, title, upper := 0, 0, 0
	for i := range words {
		if len(words[i].Lower) < titleWords {
			continue
		}
		switch words[i].Case {
		case caseLower:
			lower++
		case caseUpper:
			upper++
		case caseTitle, caseMixed:
			title++
		}
	}
	switch {
	case lower == 0 && upper > 1 && upper > title:
		return styleUpper
	case title >= 3 && title > 3*lower:
		return styleTitle
	case title+upper == 0 && lower > 2 && (len(words) == 0 || words[0].Case == caseLower):
		return styleLower
	}
	return styleText
}

var padding = Word{Form: paddingForm, Shape: paddingForm}

func (s *Sentence) word(i int) *Word {
	if i < 0 || i >= len(s.Words) {
		return &padding
	}
	return &s.Words[i]
}

func (s *Sentence) class(i int) uint64 {
	if i < 0 || i >= len(s.Words) {
		return 1
	}
	return s.Class[i]
}

func (s *Sentence) tag(i int) uint64 {
	if i < 0 || i >= len(s.Words) {
		return paddingTag
	}
	return uint64(s.Tags[i])
}

// TagFeatures appends the features by which token i is tagged: its form, its
// neighbours, and the tags of the two tokens before it.
func (s *Sentence) TagFeatures(f []uint64, i int) []uint64 {
	w, p, q, n, m := s.word(i), s.word(i-1), s.word(i-2), s.word(i+1), s.word(i+2)
	t1, t2 := s.tag(i-1), s.tag(i-2)
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	look := uint64(w.Case) | uint64(w.Flags)<<4 | first<<12 | s.Style<<13
	c, cn, cm := s.class(i), s.class(i+1), s.class(i+2)
	f = append(f,
		feature1(1, 0),
		feature1(2, w.Form),
		feature2(3, w.Form, uint64(w.Case)|s.Style<<8),
		feature1(4, c),
		feature2(5, c, look),
		feature2(6, w.Shape, first|s.Style<<1),
		feature1(7, look),
		feature1(8, t1),
		feature2(9, t1, t2),
		feature2(10, t1, w.Form),
		feature2(11, t1, c),
		feature3(12, t1, t2, c),
		feature2(13, t1, cn),
		feature2(14, c, cn),
		feature3(15, c, cn, cm),
		feature3(16, t1, c, cn),
		feature1(17, p.Form),
		feature1(18, q.Form),
		feature1(19, n.Form),
		feature1(20, m.Form),
		feature2(21, p.Form, w.Form),
		feature2(22, w.Form, n.Form),
		feature2(23, p.Form, c),
		feature2(24, c, n.Form),
		feature2(25, p.Form, n.Form),
		feature2(26, t1, n.Form),
		feature1(27, n.Suffix[2]),
		feature1(28, p.Suffix[2]),
		feature2(29, uint64(n.Case), uint64(p.Case)|uint64(w.Case)<<8),
		feature2(30, w.Suffix[2], t1),
		feature2(31, w.Suffix[1], look),
		feature3(32, t1, uint64(w.Case), uint64(n.Case)|s.Style<<8),
		feature2(33, c, cm),
		feature2(34, n.Suffix[1], c),
		feature3(35, q.Form, p.Form, c),
		feature3(36, c, n.Form, m.Form),
		feature2(37, w.Form, t2),
		feature2(38, w.Form, m.Form),
		feature2(39, q.Form, w.Form),
	)
	for k, h := range w.Suffix {
		if h != 0 {
			f = append(f, feature1(40+uint64(k), h))
		}
	}
	for k, h := range w.Prefix {
		if h != 0 {
			f = append(f, feature1(46+uint64(k), h))
		}
	}
	if s.word(0).Lower != "" {
		last := s.word(len(s.Words) - 1)
		f = append(f, feature2(50, last.Form, c))
	}
	return f
}
