package statement

import (
	"math"
	"strings"

	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// bounding is how the words around a number bound it: "more than", "nearly",
// "up to", "about" before it, "or more" behind it.
type bounding struct {
	kind        string // "" if nothing does
	first, last int    // the words, with the number
}

// bounds reads the bounds of a number; its noun, if it stands behind it, may
// part them from it ("30 days or more").
func (r *reading) bounds(g *clause.Graph, x numeral) bounding {
	b := bounding{first: x.first, last: x.last}
	for k := x.first - 1; k >= 0 && k >= x.first-4; k-- {
		t := &g.S.Tokens[k]
		for words := min(4, k+1); words > 0; words-- { // the longest first: "no more than"
			if words == 1 && adposition(g, k, x.head) {
				break
			}
			if kind := r.ops.bound(formsOf(g, k+1-words, k)); kind != "" {
				b.kind, b.first = kind, k+1-words
				return b
			}
		}
		if t.UPOS != text.SYM && t.Lemma != "a" && currencies[t.Form] == "" {
			break
		}
	}
	for k := x.last + 1; k+1 < len(g.S.Tokens) && k <= x.last+3; k++ {
		if g.S.Tokens[k].Form != "or" {
			continue
		}
		if kind := r.ops.bound(formsOf(g, k, k+1)); kind != "" {
			b.kind, b.last = kind, k+1
			return b
		}
	}
	if strings.HasSuffix(g.S.Tokens[x.last].Form, "+") {
		b.kind = "atleast"
	}
	return b
}

// role gives the token whose place in the tree is the number's: of "more than
// 60" that is "more".
func (b *bounding) role(g *clause.Graph, x numeral) int {
	i := x.head
	for d := 0; d < 4; d++ {
		h := g.S.Tokens[i].Head
		if h < b.first || h >= x.first {
			break
		}
		i = h
	}
	return i
}

func formsOf(g *clause.Graph, first, last int) string {
	list := make([]string, 0, 4)
	for j := first; j <= last; j++ {
		list = append(list, strings.ToLower(g.S.Tokens[j].Form))
	}
	return strings.Join(list, " ")
}

// adposition says whether the word at token k governs the noun of a number and
// doesn't bound the number: "the dispute over two islands".
func adposition(g *clause.Graph, k, number int) bool {
	t := &g.S.Tokens[k]
	if t.Rel != text.Case || t.Head <= k || t.Head == number {
		return false
	}
	noun := &g.S.Tokens[t.Head]
	return noun.Rel == text.Nmod || noun.Rel == text.Obl && k > 0 && g.S.Tokens[k-1].UPOS == text.NOUN && !timeUnit(noun.Lemma)
}

// boundKinds are the kinds of bounds in the file of operators.
var boundKinds = []string{"more", "atleast", "less", "atmost", "nearly", "about"}

// bound narrows or opens the interval of a figure by the word beside it.
func (f *Figure) bound(kind string, x numeral) {
	v, top := x.value, x.upto
	whole := v == math.Trunc(v) && f.Unit != "%" && f.Unit != "share"
	switch kind {
	case "more":
		low := v
		if whole {
			low++
		}
		f.Low, f.High = &low, nil
	case "atleast":
		f.Low, f.High = &v, nil
	case "less":
		high := top
		if whole {
			high--
		}
		f.Low, f.High = nil, &high
	case "nearly", "atmost":
		f.Low, f.High = nil, &top
	case "about":
		if v == top {
			f.Low, f.High = nil, nil
		}
	}
}
