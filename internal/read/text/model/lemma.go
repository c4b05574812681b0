package model

import (
	"encoding/binary"
	"sort"
	"unicode/utf8"
)

// Lemmas knows how the forms of each tag are turned into lemmas: by the rule
// of the longest ending (or of the whole form) that it has an entry for.
type Lemmas struct {
	rules   []LemmaRule
	entries map[uint64]uint16 // LemmaKey to rule
}

// LemmaRule takes Cut bytes off the end and puts Add there.
type LemmaRule struct {
	Cut int
	Add string
}

// LongestEnding is the length in bytes of the longest ending with a rule.
const LongestEnding = 8

// LemmaKey is the key of an ending of the forms of a tag; whole says that it
// is the whole form.
func LemmaKey(tag uint8, ending string, whole bool) uint64 {
	h := mix(hashString(ending), uint64(tag))
	if whole {
		h = mix(h, 1)
	}
	return h
}

// NewLemmas makes the table from rules and the rule of each key.
func NewLemmas(rules []LemmaRule, entries map[uint64]uint16) *Lemmas {
	return &Lemmas{rules, entries}
}

// Lemma gives the lemma of a form, which stands in lower case unless the tag
// is that of a name.
func (l *Lemmas) Lemma(tag uint8, form string) string {
	if len(form) > maxLooked {
		return form
	}
	rule, ok := l.entries[LemmaKey(tag, form, true)]
	for n := min(LongestEnding, len(form)); n >= 0 && !ok; n-- {
		rule, ok = l.entries[LemmaKey(tag, form[len(form)-n:], false)]
	}
	if !ok {
		return form
	}
	r := l.rules[rule]
	if r.Cut > len(form) {
		return form
	}
	stem := form[:len(form)-r.Cut]
	if stem+r.Add == "" || !utf8.ValidString(stem) {
		return form
	}
	if r.Cut == 0 && r.Add == "" {
		return form
	}
	return stem + r.Add
}

func (l *Lemmas) appendTo(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(l.rules)))
	for _, r := range l.rules {
		b = binary.AppendUvarint(b, uint64(r.Cut))
		b = binary.AppendUvarint(b, uint64(len(r.Add)))
		b = append(b, r.Add...)
	}
	keys := make([]uint64, 0, len(l.entries))
	for k := range l.entries {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	b = binary.AppendUvarint(b, uint64(len(keys)))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint64(b, k)
	}
	for _, k := range keys {
		b = binary.AppendUvarint(b, uint64(l.entries[k]))
	}
	return b
}

func readLemmas(b []byte) (*Lemmas, []byte, error) {
	r := reader{b: b}
	n := r.number(1 << 16)
	if r.bad || n > len(r.b) {
		return nil, nil, errDamaged
	}
	l := &Lemmas{rules: make([]LemmaRule, n)}
	for i := range l.rules {
		l.rules[i].Cut = r.number(maxLooked)
		l.rules[i].Add = r.text()
	}
	n = r.number(1 << 24)
	if r.bad || 8*n > len(r.b) {
		return nil, nil, errDamaged
	}
	keys := r.b[:8*n]
	r.b = r.b[8*n:]
	l.entries = make(map[uint64]uint16, n)
	for i := range n {
		rule := r.number(len(l.rules) - 1)
		if r.bad {
			return nil, nil, errDamaged
		}
		l.entries[binary.LittleEndian.Uint64(keys[8*i:])] = uint16(rule)
	}
	return l, r.b, nil
}
