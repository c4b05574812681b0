package event

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"

	"factum"
)

// passage is the length, in words, from which a stretch that two documents
// share word for word is no accident. Quotations of a third party are shared
// by honest witnesses, too: they are cut out before.
const passage = 12

// origins finds the documents that share passages: they are one witness.
func (b *builder) origins() {
	b.same = map[string]string{}
	type place struct{ doc, word int }
	var docs []*factum.Document
	var words [][]token
	at := map[uint64][]place{}
	for _, r := range b.readings {
		if r.Document == nil || r.Document.Text == "" || slices.Contains(docs, r.Document) {
			continue
		}
		d := len(docs)
		docs = append(docs, r.Document)
		w := ownWords(r.Document)
		words = append(words, w)
		for i := 0; i+passage <= len(w); i++ {
			if !contiguous(w[i : i+passage]) {
				continue
			}
			h := hashOf(w[i : i+passage])
			if places := at[h]; len(places) < 64 {
				at[h] = append(places, place{d, i})
			}
		}
	}
	parent := make([]int, len(docs))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	found := map[[2]int]factum.Passage{}
	for d := range docs {
		for i := 0; i+passage <= len(words[d]); i++ {
			if !contiguous(words[d][i : i+passage]) {
				continue
			}
			for _, p := range at[hashOf(words[d][i:i+passage])] {
				if p.doc <= d || !sameWords(words[d][i:i+passage], words[p.doc][p.word:p.word+passage]) {
					continue
				}
				key := [2]int{d, p.doc}
				if _, ok := found[key]; ok {
					continue
				}
				n := passage
				for i+n < len(words[d]) && p.word+n < len(words[p.doc]) && words[d][i+n].word == words[p.doc][p.word+n].word {
					n++
				}
				found[key] = factum.Passage{A: stretch(docs[d], words[d][i:i+n]), B: stretch(docs[p.doc], words[p.doc][p.word:p.word+n])}
				parent[max(find(d), find(p.doc))] = min(find(d), find(p.doc))
			}
		}
	}
	for root := range docs {
		o := factum.Origin{Because: "shared passage", Documents: []string{}, Statements: []string{}, Passages: []factum.Passage{}}
		for d := range docs {
			if find(d) == root {
				o.Documents = append(o.Documents, docs[d].ID)
			}
		}
		if len(o.Documents) < 2 || find(root) != root {
			continue
		}
		o.ID = id("o", o.Documents)
		for d := range docs {
			for k := d + 1; k < len(docs); k++ {
				if p, ok := found[[2]int{d, k}]; ok && find(d) == root {
					o.Passages = append(o.Passages, p)
				}
			}
		}
		for _, d := range o.Documents {
			b.same[d] = o.ID
		}
		b.Origins = append(b.Origins, o)
	}
}

// token is a word of running text, outside of quotation marks.
type token struct {
	word  string
	at    factum.Range
	block int
}

// ownWords gives the words of a document's running text that are its own, not
// quoted.
func ownWords(d *factum.Document) []token {
	var out []token
	for n := range d.Blocks {
		b := &d.Blocks[n]
		if !b.Kind.Speaks() || b.Kind == factum.Heading {
			continue
		}
		quoted, start := false, -1
		text := d.Text[b.Start:b.End] + " "
		for i, r := range text {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 && !quoted {
				out = append(out, token{strings.ToLower(text[start:i]), factum.Range{Start: b.Start + start, End: b.Start + i}, n})
			}
			start = -1
			switch r {
			case '“', '«', '„':
				quoted = true
			case '”', '»':
				quoted = false
			case '"':
				quoted = !quoted
			}
		}
	}
	return out
}

// contiguous says whether the words stand in one block without a quotation
// between them.
func contiguous(w []token) bool {
	return w[0].block == w[len(w)-1].block && w[len(w)-1].at.End-w[0].at.Start < 24*len(w)
}

func hashOf(w []token) uint64 {
	h := fnv.New64a()
	for _, t := range w {
		h.Write([]byte(t.word))
		h.Write([]byte{0})
	}
	return h.Sum64()
}

func sameWords(a, b []token) bool {
	return slices.EqualFunc(a, b, func(x, y token) bool { return x.word == y.word })
}

func stretch(d *factum.Document, w []token) factum.Span {
	from, to := w[0].at.Start, w[len(w)-1].at.End
	return factum.Span{Document: d.ID, Quote: d.Text[from:to], Start: from, End: to}
}
