package origin

import (
	"cmp"
	"slices"

	"factum"
)

const (
	// shown bounds the passages that are shown for two documents: the longest.
	shown = 12
	// longest bounds the words of one passage that is shown.
	longest = 150
)

// passages gives the words that the documents of an entry share. Of more than
// two documents only those in which its claims stand.
func (p *pile) passages(o *Origins, e *entry, matches map[int32][]*match) []factum.Passage {
	out := []factum.Passage{}
	if e.why == sameSource {
		return out
	}
	for _, d := range e.docs {
		by := map[int32][]*match{}
		for _, m := range matches[d] {
			if _, ok := slices.BinarySearch(e.docs, m.b); !ok || m.quote && e.why == sharedPassage {
				continue
			}
			if len(e.docs) > 2 && len(e.claims) > 0 && !o.touches(e.claims, m) {
				continue
			}
			by[m.b] = append(by[m.b], m)
		}
		for _, b := range e.docs {
			out = append(out, p.between(by[b])...)
		}
	}
	return out
}

// touches says whether a claim stands, in part, in a match.
func (o *Origins) touches(claims []int32, m *match) bool {
	at := func(doc, from, to int32) bool {
		n, _ := slices.BinarySearchFunc(claims, doc, func(c, doc int32) int { return cmp.Compare(o.claims[c].witness, doc) })
		for ; n < len(claims) && o.claims[claims[n]].witness == doc; n++ {
			if k := &o.claims[claims[n]]; k.doc == doc && k.from < to && from < k.to {
				return true
			}
		}
		return false
	}
	return at(m.a, m.i, m.iEnd) || at(m.b, m.j, m.jEnd)
}

// between gives the longest passages of two documents in the order of the
// earlier one.
func (p *pile) between(matches []*match) []factum.Passage {
	type part struct {
		m    *match
		cut  piece
		size int32
	}
	var parts []part
	for _, m := range matches {
		for _, c := range p.cut(m) {
			parts = append(parts, part{m, c, c.n})
		}
	}
	slices.SortStableFunc(parts, func(x, y part) int { return cmp.Compare(y.size, x.size) })
	parts = parts[:min(len(parts), shown)]
	slices.SortFunc(parts, func(x, y part) int {
		return cmp.Or(cmp.Compare(x.cut.j, y.cut.j), cmp.Compare(x.cut.i, y.cut.i))
	})
	var out []factum.Passage
	for _, x := range parts {
		out = append(out, factum.Passage{A: p.span(x.m.b, x.cut.j, x.cut.m), B: p.span(x.m.a, x.cut.i, x.cut.n)})
	}
	return out
}

// cut gives the parts of a match that lie in one block of each document, none
// longer than can be shown, small remains left out.
func (p *pile) cut(m *match) []piece {
	var out []piece
	var now piece
	blockI, blockJ := -1, -1
	flush := func() {
		if now.n > 0 {
			out = append(out, now)
		}
		now = piece{}
	}
	add := func(i, n, j, k int32) {
		if now.n == 0 {
			now = piece{i: i, j: j}
		}
		now.n, now.m = i+n-now.i, j+k-now.j
	}
	for _, x := range m.pieces {
		if !x.equal {
			continue
		}
		for k := range x.n {
			i, j := x.i+k, x.j+k
			bi, bj := p.blockOf(m.a, i, blockI), p.blockOf(m.b, j, blockJ)
			if bi != blockI || bj != blockJ || now.n >= longest {
				flush()
				blockI, blockJ = bi, bj
			}
			add(i, 1, j, 1)
		}
	}
	flush()
	const small = 4
	if big := slices.DeleteFunc(slices.Clone(out), func(x piece) bool { return x.n < small }); len(big) > 0 {
		return big
	}
	return out
}

// blockOf gives the block in which a word stands; the one of the word before
// is tried first.
func (p *pile) blockOf(d, i int32, last int) int {
	doc, at := p.docs[d], int(p.tokens[d][i].start)
	for n := max(last, 0); n < min(len(doc.Blocks), max(last, 0)+2); n++ {
		if doc.Blocks[n].Start <= at && at < doc.Blocks[n].End {
			return n
		}
	}
	return blockAt(doc, at)
}

func (p *pile) span(d, i, n int32) factum.Span {
	from, to := int(p.tokens[d][i].start), p.tokens[d][i+n-1].end()
	return factum.Span{Document: p.docs[d].ID, Quote: p.docs[d].Text[from:to], Start: from, End: to}
}
