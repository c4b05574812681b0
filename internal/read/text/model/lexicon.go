package model

import (
	"encoding/binary"
	"sort"
)

// Lexicon knows which tags a form had in the training text, often enough to
// count.
type Lexicon struct {
	entries map[uint64]lexEntry
}

// lexEntry is the hash of the set of tags of a form, and its one tag + 1 where
// it is frequent and never had another.
type lexEntry struct {
	class uint64
	only  uint8
}

// LexiconEntry is a form with the set of its tags, in order.
type LexiconEntry struct {
	Form uint64
	Tags []uint8
	Only bool // frequent, and never anything but Tags[0]
}

// NewLexicon makes a lexicon.
func NewLexicon(entries []LexiconEntry) *Lexicon {
	l := &Lexicon{make(map[uint64]lexEntry, len(entries))}
	for _, e := range entries {
		x := lexEntry{class: hashString(string(e.Tags))}
		if e.Only {
			x.only = e.Tags[0] + 1
		}
		l.entries[e.Form] = x
	}
	return l
}

// Look sets what the lexicon knows of each word of the sentence. In titles,
// where capitals say nothing, no tag is taken for granted.
func (l *Lexicon) Look(s *Sentence) {
	for i := range s.Words {
		e := l.entries[s.Words[i].Form]
		s.Class[i], s.Known[i] = e.class, e.only
		if w := &s.Words[i]; w.Case == caseUpper || w.Case == caseMixed || w.Case == caseTitle && (i > 0 || s.Style != styleText) {
			s.Known[i] = 0
		}
	}
}

// appendLexicon appends the entries in the form that readLexicon reads.
func appendLexicon(b []byte, entries []LexiconEntry) []byte {
	sort.Slice(entries, func(i, j int) bool { return entries[i].Form < entries[j].Form })
	sets := map[string]int{}
	var names []string
	for _, e := range entries {
		if _, ok := sets[string(e.Tags)]; !ok {
			sets[string(e.Tags)] = len(names)
			names = append(names, string(e.Tags))
		}
	}
	b = appendStrings(b, names)
	b = binary.AppendUvarint(b, uint64(len(entries)))
	for _, e := range entries {
		b = binary.LittleEndian.AppendUint64(b, e.Form)
	}
	for _, e := range entries {
		v := uint64(sets[string(e.Tags)]) * 2
		if e.Only {
			v++
		}
		b = binary.AppendUvarint(b, v)
	}
	return b
}

func readLexicon(b []byte) ([]LexiconEntry, []byte, error) {
	r := reader{b: b}
	sets := r.strings()
	n := r.number(1 << 24)
	if r.bad || n*8 > len(r.b) {
		return nil, nil, errDamaged
	}
	entries := make([]LexiconEntry, n)
	for i := range entries {
		entries[i].Form = binary.LittleEndian.Uint64(r.b[8*i:])
	}
	r.b = r.b[8*n:]
	for i := range entries {
		v := r.number(1 << 20)
		if r.bad || v/2 >= len(sets) || len(sets[v/2]) == 0 {
			return nil, nil, errDamaged
		}
		entries[i].Tags, entries[i].Only = []byte(sets[v/2]), v%2 == 1
	}
	return entries, r.b, nil
}
