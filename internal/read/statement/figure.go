package statement

import (
	"math"
	"strconv"
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
)

// figures finds the numbers that the document gives of something, with their
// bounds, and ties each to a statement of its sentence. A figure by a named
// source that no statement carries makes one: that the source says so.
func (r *reading) figures(statements []Statement) ([]Figure, []Statement) {
	var out []Figure
	for n := range r.text.Sentences {
		if !r.speaks(n) {
			continue
		}
		g := r.graph(n)
		for i := range g.S.Tokens {
			f, ok := r.figure(n, i)
			if !ok {
				continue
			}
			f.Statement = carrier(statements, n, f.Range)
			if last := len(f.AttributedTo) - 1; f.Statement < 0 && last >= 0 && f.AttributedTo[last].Actor >= 0 && f.Value != 1 && !r.countsItself(n, i, f.AttributedTo[last].Actor) {
				f.Statement = len(statements)
				statements = append(statements, Statement{
					Range: g.S.Range, Type: factum.Statement_, Verb: "report", Who: []int{f.AttributedTo[last].Actor},
					AttributedTo: f.AttributedTo, Modality: factum.Asserted, Reader: ReaderName, Sentence: n, Token: i,
					Why: &factum.Why{Frame: "statement: figure by a source", Trigger: g.S.Tokens[i].Range, Sentence: g.S.Range},
				})
			}
			out = append(out, f)
		}
	}
	return out, statements
}

// countsItself says whether the number at token i counts those who are the
// source: "one witness said".
func (r *reading) countsItself(n, i, source int) bool {
	h := r.text.Sentences[n].Tokens[i].Head
	return r.actorAt(n, i) == source || h >= 0 && r.actorAt(n, h) == source
}

// carrier gives the statement of sentence n whose words hold the figure, or
// stand nearest to it.
func carrier(statements []Statement, n int, at factum.Range) int {
	best, distance := -1, math.MaxInt
	for i := range statements {
		st := &statements[i]
		if st.Sentence != n || st.Type == factum.PositionHeld {
			continue
		}
		d := max(st.Start-at.Start, at.End-st.End, 0)
		if d < distance {
			best, distance = i, d
		}
	}
	return best
}

// figure reads the number at token i; ok is false for what counts nothing:
// dates, ages, articles, parts of names.
func (r *reading) figure(n, i int) (Figure, bool) {
	g := r.graph(n)
	t := &g.S.Tokens[i]
	if t.UPOS != text.NUM || r.timeAt(n, t.Range) >= 0 || t.Feats.Has(text.Ordinal) || t.Rel == text.Compound && t.Head >= 0 && g.S.Tokens[t.Head].UPOS == text.NUM {
		return Figure{}, false
	}
	value, ok := r.number(g, i)
	if !ok || value == 1 && t.Rel != text.Nummod { // "one of the reasons", "one said"
		return Figure{}, false
	}
	f := Figure{Value: value, Statement: -1}
	low, high := value, value
	f.Low, f.High = &low, &high
	first, last := i, i
	counted := -1
	switch {
	case t.Rel == text.Nummod && t.Head >= 0:
		counted = t.Head
	case t.Rel == text.Obl || t.Rel == text.Nmod || t.Rel == text.Obj || t.Rel == text.Nsubj || t.Rel == text.NsubjPass || t.Rel == text.Root || t.Rel == text.Conj:
		counted = g.Arg(i, clause.Prep, "of")
		if counted < 0 && t.Rel == text.Obl && t.Head >= 0 {
			counted = r.measured(g, t.Head)
		}
	}
	if counted < 0 || r.isLabel(g, i, counted) {
		return Figure{}, false
	}
	a, b := r.extent(n, counted)
	if t.Rel == text.Nummod {
		first, last = min(first, a), max(last, b)
	}
	f.Of = r.phrase(n, counted)
	f.Of = strings.TrimSpace(strings.Replace(f.Of, r.clean(g.S.Block, t.Range), "", 1))
	f.Unit = strings.ToLower(g.S.Tokens[counted].Lemma)
	if name := currencies[g.S.Tokens[counted].Form]; name != "" {
		f.Unit = name
	}
	r.bounds(g, i, &f, &first)
	if t.Rel == text.Nummod {
		r.bounds(g, counted, &f, &first)
	}
	f.Range = factum.Range{Start: g.S.Tokens[first].Start, End: g.S.Tokens[last].End}
	if x := r.timeOf(n, []int{i}, nil); x >= 0 {
		v, basis := r.context.When(&r.times[x])
		f.When = &Time{Expression: x, Interval: v, Text: r.clean(g.S.Block, r.times[x].Range), Basis: basis}
	} else if x := r.timeOf(n, []int{predicateOf(g, i)}, nil); x >= 0 {
		v, basis := r.context.When(&r.times[x])
		f.When = &Time{Expression: x, Interval: v, Text: r.clean(g.S.Block, r.times[x].Range), Basis: basis}
	}
	f.AttributedTo = r.sourcesOf(n, i)
	return f, true
}

// measured gives what a verb of change measures: "the number of X rose to 7".
func (r *reading) measured(g *clause.Graph, verb int) int {
	if s := g.Arg(verb, clause.Subj, ""); s >= 0 && r.ops.has(r.ops.measures, strings.ToLower(g.S.Tokens[s].Lemma)) {
		return s
	}
	return -1
}

// isLabel says whether a number names its noun and counts nothing: "Article
// 89", "Chamber 2", an age.
func (r *reading) isLabel(g *clause.Graph, i, noun int) bool {
	t := &g.S.Tokens[noun]
	if currencies[t.Form] != "" {
		return false // "€18.2 million"
	}
	if i > noun && g.S.Tokens[i].Rel != text.Obl && g.S.Tokens[i].Rel != text.Nmod && g.S.Tokens[i].Rel != text.Conj && g.S.Tokens[i].UPOS == text.NUM && g.S.Tokens[i].Rel == text.Nummod {
		return true
	}
	return t.UPOS == text.PROPN && t.UPOS != text.SYM && g.S.Tokens[i].Rel != text.Nummod || t.Lemma == "year-old" || t.Lemma == "old"
}

// predicateOf climbs from a token to the verb above it.
func predicateOf(g *clause.Graph, i int) int {
	for d := 0; d < maxClimb && g.S.Tokens[i].Head >= 0; d++ {
		i = g.S.Tokens[i].Head
		if g.S.Tokens[i].UPOS == text.VERB {
			break
		}
	}
	return i
}

// bounds reads "more than", "nearly", "up to", "about" around a number.
func (r *reading) bounds(g *clause.Graph, i int, f *Figure, first *int) {
	from := i
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		w := strings.ToLower(g.S.Tokens[k].Form)
		if h := g.S.Tokens[k].Head; w == "over" && g.S.Tokens[k].Rel == text.Case && h >= 0 && g.S.Tokens[h].Rel == text.Nmod && currencies[g.S.Tokens[h].Form] != "" {
			break // "a warrant over €12.8m"
		}
		found := ""
		for words := min(4, k+1); words > 0 && found == ""; words-- { // the longest first: "no more than"
			list := make([]string, 0, 4)
			for j := k + 1 - words; j <= k; j++ {
				list = append(list, strings.ToLower(g.S.Tokens[j].Form))
			}
			if found = r.ops.bound(strings.Join(list, " ")); found != "" {
				from = k + 1 - words
			}
		}
		if found != "" {
			f.bound(found)
			break
		}
		if g.S.Tokens[k].UPOS != text.SYM && g.S.Tokens[k].UPOS != text.DET && g.S.Tokens[k].UPOS != text.NUM {
			break
		}
	}
	*first = min(*first, from)
}

// boundKinds are the kinds of bounds in the file of operators.
var boundKinds = []string{"more", "atleast", "less", "atmost", "nearly", "about"}

// bound narrows or opens the interval of a figure by the word beside it.
func (f *Figure) bound(kind string) {
	v := f.Value
	whole := v == math.Trunc(v)
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
		high := v
		if whole {
			high--
		}
		f.Low, f.High = nil, &high
	case "nearly", "atmost":
		f.Low, f.High = nil, &v
	case "about":
		f.Low, f.High = nil, nil
	}
}

// number gives the value of the number that token i heads.
func (r *reading) number(g *clause.Graph, i int) (float64, bool) {
	v, ok := r.numeral(g.S.Tokens[i].Form)
	if !ok {
		v, ok = r.numeral(strings.ToLower(g.S.Tokens[i].Lemma)) // "€12.8m"
	}
	if !ok {
		return 0, false
	}
	for _, c := range g.S.Children(i) {
		d := &g.S.Tokens[c]
		if d.UPOS == text.NUM && (d.Rel == text.Compound || d.Rel == text.Flat || d.Rel == text.Nummod) {
			if w, ok := r.numeral(d.Form); ok {
				if v >= 100 && int(c) < i {
					v *= w // "7.5 million"
				} else {
					v += w
				}
			}
		}
	}
	return v, true
}

// currencies are the signs that stand before a sum, with the units they are.
var currencies = map[string]string{"€": "euro", "$": "dollar", "US$": "dollar", "£": "pound", "¥": "yen", "₽": "ruble", "₺": "lira", "₴": "hryvnia", "₹": "rupee"}

// numeral reads one word: digits with separators, or a number word.
func (r *reading) numeral(form string) (float64, bool) {
	w := strings.ToLower(form)
	if v, ok := r.ops.numbers[w]; ok {
		return v, true
	}
	if strings.Count(w, ",") > 0 && strings.Count(w, ".") == 0 {
		parts := strings.Split(w, ",")
		for _, p := range parts[1:] {
			if len(p) != 3 {
				return 0, false
			}
		}
		w = strings.Join(parts, "")
	}
	w = strings.ReplaceAll(w, ",", "")
	v, err := strconv.ParseFloat(w, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(w, "xpen") {
		return 0, false
	}
	return v, true
}
