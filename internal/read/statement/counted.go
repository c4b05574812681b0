package statement

import (
	"strings"

	"factum"
	"factum/internal/read/statement/clause"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// counts finds what a number counts or measures, by the tree.
func (r *reading) counts(n int, x numeral, before *counted) (count, bool) {
	g := r.graph(n)
	t := &g.S.Tokens[x.head]
	if x.first > 0 && money(g, x.first) {
		noun := x.first - 1
		unit := currencies[g.S.Tokens[noun].Form]
		if unit == "yen" && noun > 0 && strings.HasPrefix(g.S.Tokens[noun-1].Form, "CN") {
			unit = "yuan"
		}
		return count{noun: noun, unit: unit, of: r.sumOf(n, noun), one: true, by: -1}, true
	}
	if unit := r.glued(&g.S.Tokens[x.first]); unit != "" {
		return count{noun: -1, unit: unit, one: true, by: -1}, true
	}
	if next := x.last + 1; next < len(g.S.Tokens) {
		w := &g.S.Tokens[next]
		switch {
		case w.Form != "-" && word.Main(lowerLemma(w)).Has(word.Money) && (w.UPOS == text.ADV || w.UPOS == text.NOUN && t.Head != next && w.Rel != text.Compound):
			return count{noun: next, unit: lowerLemma(w), own: true, one: true, by: -1}, true // "9 lakh taka"
		case joined(g, next, "-") && next+1 < len(g.S.Tokens) && (g.S.Tokens[next+1].UPOS == text.VERB || g.S.Tokens[next+1].UPOS == text.ADJ || g.S.Tokens[next+1].UPOS == text.ADV):
			return count{}, false // "three-pronged"
		case harmed(w) && (w.Rel != text.Amod || w.Head <= next):
			c := hurt(before) // "41 injured", "dozens missing", "the names of 233 dead"
			c.noun, c.alone, c.of = next, true, strings.ToLower(w.Form)
			return c, x.value != 1 || x.bounded || w.Lemma == "dead"
		}
	}
	h := t.Head
	switch {
	case h >= 0 && (t.Rel == text.Nummod || t.Rel == text.Compound || t.Rel == text.Amod || t.Rel == text.Det) && h > x.last:
		return r.ofNoun(n, x, h, before)
	case h >= 0 && h < x.first && (t.Rel == text.Nummod || t.Rel == text.Appos || t.Rel == text.Dep || t.Rel == text.Parataxis || t.Rel == text.List || t.Rel == text.OblUnmarked || t.Rel == text.NmodDesc || t.Rel == text.Flat):
		if c, ok := r.measured(n, h); ok && x.first-h <= maxLabel && x.first > h+1 {
			return c, true // "Number of the week: 233", "Death toll now 56"
		}
		if p := &g.S.Tokens[h]; x.first > h+1 && g.S.Tokens[x.first-1].Form == ":" && (harmed(p) || p.UPOS == text.NOUN && p.Feats.Has(text.Plural)) {
			c := count{noun: -1, unit: "people", of: strings.ToLower(p.Form), by: -1} // "Injured: 96"
			if p.UPOS == text.NOUN {
				c.unit = lowerLemma(p)
			}
			return c, !joined(g, x.first-1, ".") && x.value != 1
		}
		if t.Rel != text.Parataxis && t.Rel != text.List && t.Rel != text.OblUnmarked {
			return count{}, false // "Article 89", "Samir, 47"
		}
	}
	if c, ok := r.left(n, x, before); ok {
		return c, true
	}
	if noun := following(g, x.last+1); noun >= 0 { // the tree ties "more than a dozen" to the verb
		return r.ofNoun(n, x, noun, before)
	}
	return count{}, false
}

// following gives the noun in the plural whose phrase begins at token i without
// a determiner or a number; -1 if none does.
func following(g *clause.Graph, i int) int {
	for k := i; k < len(g.S.Tokens) && k <= i+maxLabel; k++ {
		t := &g.S.Tokens[k]
		switch {
		case t.UPOS == text.NOUN && t.Feats.Has(text.Plural):
			for _, c := range g.Children(k) {
				if rel := g.S.Tokens[c].Rel; int(c) < i && rel != text.Punct || rel == text.Det || rel == text.Nummod || rel == text.NmodPoss {
					return -1
				}
			}
			for j := i; j < k; j++ {
				if h := g.S.Tokens[j].Head; h < i || h > k {
					return -1
				}
			}
			return k
		case t.UPOS != text.ADJ && t.UPOS != text.NOUN && t.UPOS != text.ADV && t.UPOS != text.VERB && t.UPOS != text.PROPN:
			return -1
		}
	}
	return -1
}

// maxLabel is how far behind the noun that it measures a bare number stands.
const maxLabel = 8

// glued gives the currency whose sign is part of a number's token.
func (r *reading) glued(t *text.Token) string {
	for sign, name := range currencies {
		if strings.HasPrefix(t.Form, sign) && len(t.Form) > len(sign) && t.Form[len(sign)] >= '0' && t.Form[len(sign)] <= '9' {
			return name
		}
	}
	if strings.HasSuffix(t.Form, "%") {
		return "%"
	}
	return ""
}

// sumOf says what a sum with a sign of currency is of: "$4 million in cash".
func (r *reading) sumOf(n, sign int) string {
	g := r.graph(n)
	for _, a := range g.Arcs(sign) {
		if a.Label == clause.Prep && (a.Word == "in" && g.Child(a.Dep, text.Det, text.NmodPoss) < 0 || a.Word == "of") && a.Dep > sign {
			return r.phrase(n, a.Dep)
		}
	}
	return ""
}

// ofNoun reads a number before the noun that it counts.
func (r *reading) ofNoun(n int, x numeral, noun int, before *counted) (count, bool) {
	g := r.graph(n)
	t := &g.S.Tokens[noun]
	c := count{noun: noun, own: true, by: -1}
	if t.Form == "-" || t.UPOS == text.PUNCT {
		return c, false
	}
	c.unit = strings.ToLower(t.Lemma)
	if name := currencies[t.Form]; name != "" {
		c.unit = name
	}
	if x.share {
		c.unit = "share"
	}
	if c.unit == "other" { // "five others were injured"
		c.unit = hurt(before).unit
	}
	if c.unit == "year-old" || c.unit == "old" || r.isAge(g, noun) {
		return c, false
	}
	switch t.UPOS {
	case text.PROPN: // "Seven Sisters"
		f := g.S.Tokens[x.first].Form
		if x.first > 0 && f[0] >= 'A' && f[0] <= 'Z' || !t.Feats.Has(text.Plural) && t.XPOS != "NNPS" && currencies[t.Form] == "" && !unitSign(t.Form) {
			return c, false
		}
	case text.VERB, text.ADV, text.ADP, text.INTJ, text.CCONJ, text.SCONJ, text.AUX:
		if t.XPOS != "VBN" && t.XPOS != "VBD" && t.XPOS != "VBG" {
			return c, false
		}
		c.unit = "people" // "20 injured"
	case text.ADJ:
		if c.unit == "more" || c.unit == "other" || c.unit == "further" {
			x.role = noun // "saved 200 more"
			return r.left(n, x, before)
		}
		c.unit = "people" // "38 dead"
	case text.PRON, text.DET:
		return r.left(n, x, before)
	}
	if r.ops.has(r.ops.abstract, c.unit) && x.word && x.value <= 12 {
		return c, false // "two reasons"
	}
	if len(c.unit) == 0 || c.unit == "one" || c.unit[0] >= '0' && c.unit[0] <= '9' || timeUnit(c.unit) && r.timeAt(n, t.Range) >= 0 && !r.isLength(&r.times[r.timeAt(n, t.Range)]) {
		return c, false
	}
	if c.unit == "time" && r.compares(g, noun) {
		return c, false // "three times as many"
	}
	if cop := g.Child(noun, text.Cop); cop > x.last && cop < noun {
		return hurt(before), x.value != 1 // "12 were children"
	}
	if c.unit == "percent" || c.unit == "cent" && strings.EqualFold(g.S.Tokens[noun-1].Form, "per") {
		c.unit = "%"
	}
	what := word.Main(c.unit)
	if x.word && x.value <= few && !x.bounded && t.Rel == text.Nsubj && t.Head >= 0 && r.ops.says.in[g.S.Tokens[t.Head].Lemma] && what.Has(word.Person) && !r.ops.doing.in[g.S.Tokens[t.Head].Lemma] {
		return c, false // who speaks: "two witnesses said"
	}
	c.one = x.value == 1 && (timeUnit(c.unit) || currencies[t.Form] != "" || what.Has(word.Money) || what.Has(word.Person) && r.suffers(g, noun))
	hyphened := noun == x.last+2 && g.S.Tokens[x.last+1].Form == "-" || t.Rel == text.Compound && !t.Feats.Has(text.Plural)
	if hyphened {
		c.own, c.alone = false, true
		if h := t.Head; h >= 0 && h > noun && g.S.Tokens[h].UPOS != text.VERB { // "a five-member committee"
			c.of = r.describes(n, h, noun)
			if timeUnit(c.unit) && (g.S.Tokens[h].Lemma == "man" || g.S.Tokens[h].Lemma == "old" || r.isAge(g, h)) {
				return c, false
			}
		}
		return c, true
	}
	c.of = r.countedPhrase(n, x, noun)
	if h := t.Head; timeUnit(c.unit) && t.Rel == text.NmodPoss && h > noun {
		c.of = r.describes(n, h, noun+1)
	}
	c.known = g.Child(noun, text.NmodPoss) >= 0
	for _, k := range g.Children(noun) {
		if d := &g.S.Tokens[k]; d.Rel == text.Det {
			switch d.Lemma {
			case "the", "this", "that", "these", "those":
				c.known = true
			}
		}
	}
	if timeUnit(c.unit) || what.Has(word.Money) {
		c.known = false
	}
	return c, true
}

// describes gives the words of the noun that a hyphened number describes,
// without that number: "ministry committee" of "a five-member ministry
// committee".
func (r *reading) describes(n, noun, after int) string {
	s := &r.text.Sentences[n]
	_, last := r.extent(n, noun)
	first := min(after+1, noun)
	return r.clean(s.Block, factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[min(last, first+maxSubtree)].End})
}

// countedPhrase gives the words of a counted noun's phrase without what stands
// up to the number.
func (r *reading) countedPhrase(n int, x numeral, noun int) string {
	words := r.phrase(n, noun)
	s := &r.text.Sentences[n]
	head := r.clean(s.Block, s.Tokens[x.last].Range)
	if at := strings.Index(words, head); at >= 0 {
		words = words[at+len(head):]
	}
	return strings.TrimLeft(strings.TrimSpace(words), "- ")
}

// isAge says whether a noun of time measures somebody's age.
func (r *reading) isAge(g *clause.Graph, noun int) bool {
	t := &g.S.Tokens[noun]
	if !timeUnit(t.Lemma) {
		return false
	}
	for k := noun + 1; k < len(g.S.Tokens) && k <= noun+2; k++ {
		switch g.S.Tokens[k].Lemma {
		case "old", "younger", "senior", "junior":
			return true
		}
	}
	if h := t.Head; h >= 0 {
		switch g.S.Tokens[h].Lemma {
		case "old", "aged", "age", "young":
			return true
		}
	}
	return false
}

// compares says whether "N times" compares: "three times as many", "twice the".
func (r *reading) compares(g *clause.Graph, noun int) bool {
	if noun+1 >= len(g.S.Tokens) {
		return false
	}
	next := &g.S.Tokens[noun+1]
	return next.Lemma == "as" || next.Lemma == "the" || next.Feats.Has(text.Comparative) || next.Lemma == "over"
}

// suffers says whether a noun is what a verb happens to.
func (r *reading) suffers(g *clause.Graph, noun int) bool {
	t := &g.S.Tokens[noun]
	if t.Rel == text.NsubjPass {
		return true
	}
	h := t.Head
	return h >= 0 && t.Rel == text.Obj && r.harms(g, h) ||
		h >= 0 && t.Rel == text.Nsubj && g.S.Tokens[h].UPOS == text.VERB && !r.ops.says.in[g.S.Tokens[h].Lemma] && r.harms(g, h)
}

// unitSign says whether a name is short for a unit: "60 km", "45 MW".
func unitSign(form string) bool {
	switch form {
	case "%", "km", "KM", "kg", "KG", "MW", "GW", "kWh", "cm", "mm", "m", "ha", "sq", "mph", "kph", "lb", "oz", "GB", "TB":
		return true
	}
	return false
}

// left reads a number whose noun is left out or stands elsewhere.
func (r *reading) left(n int, x numeral, before *counted) (count, bool) {
	g := r.graph(n)
	i := x.role
	t := &g.S.Tokens[i]
	if x.value == 1 {
		return count{}, false
	}
	// "41 of them", "dozens of prisoners"
	of := -1
	for k := x.last + 1; k < len(g.S.Tokens) && k <= x.last+1; k++ {
		if g.S.Tokens[k].Lemma == "of" {
			of = g.S.Tokens[k].Head
		}
	}
	if of <= x.last {
		of = g.Arg(x.head, clause.Prep, "of")
	}
	if of < 0 && t.Head >= 0 && g.S.Tokens[t.Head].UPOS == text.VERB { // "of whom 57 perished"
		if w := g.Arg(t.Head, clause.Prep, "of"); w >= 0 && w < i && (g.S.Tokens[w].Lemma == "whom" || g.S.Tokens[w].Lemma == "which" || g.S.Tokens[w].Lemma == "they") {
			of = w
		}
	}
	if of >= 0 && of != i && of != x.head {
		return r.partitive(n, x, of, before)
	}
	if c, ok := r.levelled(n, i, x.head, before); ok {
		return c, true
	}
	if !x.bounded && x.first > 0 && g.S.Tokens[x.first-1].Form == "," && x.last+1 < len(g.S.Tokens) && g.S.Tokens[x.last+1].Form == "," {
		return count{}, false // "Samir Haddou, 47, said"
	}
	return r.elliptic(n, x, before)
}

// partitive reads "41 of them", "of whom 57".
func (r *reading) partitive(n int, x numeral, of int, before *counted) (count, bool) {
	g := r.graph(n)
	t := &g.S.Tokens[of]
	c := count{noun: of, own: of > x.last, by: -1, unit: strings.ToLower(t.Lemma)}
	if t.UPOS == text.PRON {
		c.noun, c.own = -1, false
		switch last := before.sentence; {
		case last != nil && !timeUnit(last.unit) && last.unit != "%":
			c.unit, c.of = last.unit, last.of
		case t.Lemma == "whom":
			c.unit = "people"
		case t.Lemma == "they" && before.people != nil:
			c.unit, c.of = before.people.unit, before.people.of
		case t.Lemma == "they" || t.Lemma == "we" || t.Lemma == "you":
			c.unit = "people"
		case t.Lemma == "which" && t.Head >= 0:
			c.unit = ""
		default:
			return c, false
		}
		return c, true
	}
	if t.UPOS != text.NOUN && t.UPOS != text.PROPN && t.UPOS != text.NUM && t.UPOS != text.ADJ || !x.least && t.UPOS == text.PROPN && !t.Feats.Has(text.Plural) {
		return c, false
	}
	if timeUnit(c.unit) && !x.least {
		return c, false // "at five of the day"
	}
	if x.share {
		c.unit = "share"
	}
	if t.UPOS == text.NUM || t.UPOS == text.ADJ {
		c.unit = "people"
	}
	c.of = r.phrase(n, of)
	return c, true
}

// sum says whether a unit is that of a currency with a sign.
func sum(unit string) bool {
	for _, name := range currencies {
		if name == unit {
			return true
		}
	}
	return false
}

// few is how many a handful of people who are heard are: who they are counts,
// not how many.
const few = 4
