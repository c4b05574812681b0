package actor

import (
	"strings"

	"factum"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// roles reads what offices and relations the text ascribes, and enters them
// with their actors.
func (f *finder) roles(out *Actors) {
	done := map[spot]bool{}
	add := func(actor int, at spot, r Role) {
		if actor < 0 || done[at] || out.All[actor].Plural || r.OfActor == actor {
			return
		}
		done[at] = true
		out.All[actor].Roles = append(out.All[actor].Roles, r)
	}
	for n := range f.t.Sentences {
		s := &f.t.Sentences[n]
		for i := range s.Tokens {
			t := &s.Tokens[i]
			switch {
			case t.UPOS == text.VERB:
				f.held(s, n, i, out, add)
			case t.UPOS == text.NOUN || t.UPOS == text.PROPN || t.UPOS == text.NUM:
				f.ascribed(s, n, i, out, add)
			}
		}
	}
}

// ascribed reads a noun that says what someone is: a title, an apposition, a
// copula's predicate, or a description of someone known by name.
func (f *finder) ascribed(s *text.Sentence, n, i int, out *Actors, add func(int, spot, Role)) {
	actor := out.At(n, i)
	if actor < 0 || out.All[actor].Kind == factum.Place {
		return
	}
	if s.Tokens[i].UPOS == text.NUM { // "one of the witnesses"
		if k := f.ofPersons(s, i); k >= 0 && len(out.All[actor].Mentions) > 1 && isOffice(&s.Tokens[k]) {
			add(actor, spot{n, k}, Role{Range: factum.Range{Start: s.Tokens[k].Start, End: s.Tokens[k].End}, Sentence: n, Role: nounLemma(&s.Tokens[k]), OfActor: -1})
		}
		return
	}
	if p := int(f.at[n][i]); p >= 0 {
		q := &f.phrases[p]
		titled := q.form == ByName && q.title == i && i < q.name0 // "Captain | Sotelo"
		if q.form == ByName && !titled {
			f.belongs(s, n, p, actor, out, add)
			return
		}
		if !titled && (q.det == negative || len(out.All[actor].Mentions) == 1 && q.det != possessed) {
			return
		}
		if q.reason == "description: likeliest before" {
			return
		}
	} else if !f.isTitle(s, n, i) {
		return
	}
	if out.All[actor].Kind != factum.Person || !isOffice(&s.Tokens[i]) && !(i+1 < len(s.Tokens) && s.Tokens[i+1].Rel == text.Flat && isOffice(&s.Tokens[i+1])) {
		return
	}
	r := f.office(s, n, i, out)
	if r.OfActor == actor {
		return
	}
	add(actor, spot{n, i}, r)
}

// isTitle says whether a token is a title before a name, or joined with one.
func (f *finder) isTitle(s *text.Sentence, n, i int) bool {
	for k := i + 1; k < len(s.Tokens) && k < i+4; k++ {
		if p := int(f.at[n][k]); p >= 0 && f.phrases[p].title == i {
			return true
		}
	}
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if p := int(f.at[n][k]); p >= 0 && f.phrases[p].title == i {
			return true
		}
	}
	for steps := 0; i >= 0 && steps < 3; steps++ {
		t := &s.Tokens[i]
		if t.Rel == text.NmodDesc || t.Rel == text.Compound && t.Head > i {
			return !traitOf(bareLower(t.Form)).honorific || len(t.Form) > 5
		}
		if t.Rel != text.Conj {
			return false
		}
		i = t.Head
	}
	return false
}

// isOffice says whether a noun names an office, a trade or a relation.
func isOffice(t *text.Token) bool {
	lemma := strings.TrimSuffix(nounLemma(t), ".")
	x := traitOf(lemma)
	if x.office || x.relation {
		return true
	}
	if x.script != "" || x.sex != GenderUnknown && !strings.HasSuffix(lemma, "man") || x.honorific && len(lemma) < 5 {
		return false
	}
	switch lemma {
	case "man", "woman", "person", "people", "individual", "figure", "one", "someone", "native", "resident", "other", "survivor", "foreigner", "guest", "adult", "child", "human", "somebody", "anyone", "member-state", "state":
		return false
	}
	return word.Main(lemma).Has(word.Person) || strings.HasPrefix(lemma, "ex-") || strings.HasPrefix(lemma, "co-")
}

// office reads role, body and times around the noun at token i.
func (f *finder) office(s *text.Sentence, n, i int, out *Actors) Role {
	r := Role{Sentence: n, OfActor: -1}
	first, last := i, i
	var parts []int // tokens of the office's name
	take := func(k int) {
		parts = append(parts, k)
		first = min(first, k)
	}
	portfolio := "" // "of justice"
	loose := false  // Of is a word before the noun, not what follows "of"
	for _, ci := range s.Children(i) {
		c := int(ci)
		t := &s.Tokens[c]
		if c < i {
			switch t.Rel {
			case text.Compound, text.Amod, text.Nummod, text.NmodDesc, text.Advmod:
				if calendarWord(strings.ToLower(t.Form)) && t.UPOS == text.PROPN {
					continue // "On Thursday | Judge Ann Lee"
				}
				f.before(s, n, c, &r, take, out)
				first = min(first, f.leftmost(s, c))
			case text.NmodPoss:
				r.Of, r.OfActor = f.of(s, n, c, out)
				first = min(first, f.leftmost(s, c))
			}
		}
	}
	loose = r.Of != ""
	parts = append(parts, i)
	named := len(s.Tokens) // where the name begins that a parser hung on its title
	if p := int(f.at[n][i]); p >= 0 && f.phrases[p].form == ByName && f.phrases[p].title == i {
		named = f.phrases[p].name0
	}
	for k := i + 1; k < named && s.Tokens[k].Rel == text.Flat && s.Tokens[k].Head == i && f.at[n][k] < 0; k++ {
		parts = append(parts, k)
		last = k
	}
	after, bound := s.Children(i), len(s.Tokens)
	for _, ci := range after {
		if s.Tokens[ci].Rel == text.Conj && f.at[n][ci] >= 0 && isOffice(&s.Tokens[ci]) {
			bound = int(ci) // what follows the last of joined offices is its own
			break
		}
	}
	for k := i + 1; k < bound; k++ {
		if t := &s.Tokens[k]; t.Rel == text.Conj && f.at[n][k] >= 0 && isOffice(t) && out.At(n, k) == out.At(n, i) && t.Head >= 0 && t.Head < i {
			bound = k
		}
	}
	if t := &s.Tokens[i]; t.Rel == text.Conj && t.Head >= 0 {
		for k := i - 1; k > t.Head; k-- {
			if out.At(n, k) == out.At(n, i) && isOffice(&s.Tokens[k]) {
				after = append(append([]int32(nil), after...), s.Children(k)...)
			}
		}
	}
	if t := &s.Tokens[i]; t.Rel == text.Conj && t.Head >= 0 && (isOffice(&s.Tokens[t.Head]) || out.At(n, t.Head) == out.At(n, i)) {
		after = append(append([]int32(nil), after...), s.Children(t.Head)...)
	}
	for _, ci := range after {
		c := int(ci)
		if c > bound {
			continue
		}
		if t := &s.Tokens[c]; c > i && (t.Rel == text.Nmod || t.Rel == text.NmodUnmarked || t.Rel == text.Obl || t.Rel == text.Compound && t.UPOS == text.ADJ) {
			if f.time(s, c, &r) {
				last = max(last, f.rightmost(s, c))
				continue
			}
			switch prepOf(s, c) {
			case "of", "for", "at", "in", "to", "with", "on":
				name, actor := f.of(s, n, c, out)
				if actor >= 0 && out.All[actor].Kind == factum.Person && !traitOf(nounLemma(&s.Tokens[i])).relation && !out.All[actor].Plural {
					continue
				}
				if prepOf(s, c) == "of" && f.portfolio(s, n, c, actor) {
					portfolio = name
					last = max(last, c)
					continue
				}
				if p := int(f.at[n][c]); actor < 0 && (p < 0 || f.phrases[p].form != ByName) || prepOf(s, c) != "of" && prepOf(s, c) != "for" && prepOf(s, c) != "at" && actor < 0 {
					continue
				}
				switch {
				case r.Of == "", prepOf(s, c) == "of":
					// "Italy's head of the judicial police": the body goes before the State.
					r.Of, r.OfActor, loose = name, actor, false
				case loose && actor >= 0 && out.All[actor].Kind == factum.Organisation:
					// "EU deputy director at Human Rights Watch"
					if k := parts[0] - 1; k >= 0 && s.Tokens[k].UPOS == text.PROPN && !f.ground(s.Tokens[k].Form).demonym {
						parts = append([]int{k}, parts...)
					}
					r.Of, r.OfActor, loose = name, actor, false
				default:
					continue
				}
				last = max(last, f.rightmost(s, c))
			}
		}
	}
	// "Attorney General", "secretary general"
	if i+1 < len(s.Tokens) && strings.EqualFold(s.Tokens[i+1].Form, "general") && s.Tokens[i+1].Head == i {
		parts = append(parts, i+1)
		last = max(last, i+1)
	}
	f.capitals(s, n, i, &parts, &first, &r, out)
	r.Role = f.roleWords(s, parts)
	if portfolio != "" {
		r.Role += " of " + strings.ToLower(portfolio)
	}
	for {
		rest, ok := cutFormer(r.Role)
		if !ok {
			break
		}
		r.Role, r.Former = rest, true
	}
	r.Range = factum.Range{Start: s.Tokens[first].Start, End: s.Tokens[last].End}
	return r
}

// portfolio says whether what follows "of" is part of an office's name:
// "minister of justice", "chief of staff".
func (f *finder) portfolio(s *text.Sentence, n, c, actor int) bool {
	t := &s.Tokens[c]
	p := int(f.at[n][c])
	if p < 0 {
		return actor < 0 && capital(t.Form)
	}
	x := &f.phrases[p]
	return (x.class == other || x.form != ByName && actor < 0) && x.first >= c-1 && x.last == c && !x.plural && f.ground(t.Form).country == "" || t.Lemma == "staff" || t.Lemma == "state" && x.det == bare
}

// capitals takes the words before an office written with capitals that a
// parser hung elsewhere: "Italy's Justice Minister Carlo Nordio".
func (f *finder) capitals(s *text.Sentence, n, i int, parts *[]int, first *int, r *Role, out *Actors) {
	if !capital(s.Tokens[i].Form) || (*parts)[0] != i {
		return
	}
	for k := i - 1; k > 0 || k == 0 && i == 1; k-- {
		t := &s.Tokens[k]
		if x := f.ground(t.Form); x.country != "" && r.Of == "" && (x.demonym || x.state) {
			if p, ok := f.g.Country(x.country); ok {
				r.Of, r.OfActor = p.Name, f.country(x.country, out)
				*first = min(*first, k)
			}
			return
		}
		if isPossessive(t.Form) && k > 0 {
			continue
		}
		if !capital(t.Form) || t.UPOS != text.PROPN && t.UPOS != text.NOUN && t.UPOS != text.ADJ || f.nameOfBody(n, k, out) || calendarWord(strings.ToLower(t.Form)) {
			return
		}
		*parts = append([]int{k}, *parts...)
		*first = min(*first, k)
	}
}

// roleWords writes the words of an office.
func (f *finder) roleWords(s *text.Sentence, parts []int) string {
	var b strings.Builder
	for k, i := range parts {
		if k > 0 {
			if parts[k-1] == i-2 && s.Tokens[i-1].Form == "-" {
				b.WriteByte('-')
			} else if s.Tokens[i].SpaceBefore {
				b.WriteByte(' ')
			}
		}
		b.WriteString(f.roleWord(&s.Tokens[i]))
	}
	return b.String()
}

// cutFormer takes a word off that puts an office in the past.
func cutFormer(role string) (string, bool) {
	for _, p := range [...]string{"ex-", "then-"} {
		if rest, ok := strings.CutPrefix(role, p); ok && rest != "" {
			return rest, true
		}
	}
	first, rest, ok := strings.Cut(role, " ")
	if ok && traitOf(first).former {
		return rest, true
	}
	return role, false
}

// before reads a word before the noun of an office: part of its name
// ("justice"), the State or body that it belongs to ("Italian", "Janjaweed"),
// or that it is past ("former").
func (f *finder) before(s *text.Sentence, n, c int, r *Role, take func(int), out *Actors) {
	t := &s.Tokens[c]
	lower := strings.ToLower(t.Form)
	switch {
	case traitOf(lower).former:
		r.Former = true
	case t.Rel == text.Advmod:
	case f.bodyPlace(t):
		x := f.ground(t.Form)
		if r.Of == "" {
			r.Of, r.OfActor = t.Form, out.At(n, c)
			if x.demonym || x.state {
				if p, ok := f.g.Country(x.country); ok {
					r.Of, r.OfActor = p.Name, f.country(x.country, out)
				}
			}
		}
	case t.UPOS == text.PROPN && f.nameOfBody(n, c, out):
		if r.Of == "" {
			r.Of, r.OfActor = f.of(s, n, c, out)
		}
	default:
		for _, d := range s.Children(c) {
			if k := int(d); k < c && s.Tokens[k].UPOS != text.PUNCT && (s.Tokens[k].Rel == text.Compound || s.Tokens[k].Rel == text.Amod) {
				f.before(s, n, k, r, take, out)
			}
		}
		if t.UPOS != text.PUNCT && t.UPOS != text.NUM {
			take(c)
		}
	}
}

// bodyPlace says whether a word before an office is a State, its demonym or a
// town that is known enough.
func (f *finder) bodyPlace(t *text.Token) bool {
	x := f.ground(t.Form)
	return x.demonym || x.state || x.place && !x.small && !x.everyday
}

// nameOfBody says whether a word before an office is the name of a body, not
// part of the office's name ("Justice Minister").
func (f *finder) nameOfBody(n, c int, out *Actors) bool {
	a := out.At(n, c)
	if a < 0 || out.All[a].Kind != factum.Organisation && out.All[a].Kind != factum.Place {
		return false
	}
	p := int(f.at[n][c])
	return p >= 0 && f.phrases[p].form == ByName
}

// roleWord is a word of an office in lower case, but for acronyms.
func (f *finder) roleWord(t *text.Token) string {
	if len(t.Form) > 1 && strings.ToUpper(t.Form) == t.Form && len(t.Form) < 5 && t.UPOS == text.PROPN {
		return t.Form
	}
	return strings.ToLower(t.Form)
}

// of gives the words of the body or State that token c heads, and its actor.
// The name of a State's people or possessive becomes the State's.
func (f *finder) of(s *text.Sentence, n, c int, out *Actors) (string, int) {
	actor := out.At(n, c)
	if p := int(f.at[n][c]); p >= 0 {
		x := &f.phrases[p]
		if x.form == ByPronoun {
			if actor >= 0 && (out.All[actor].Named || out.All[actor].Mentions[0].Form == ByDescription) {
				return out.All[actor].Name(), actor
			}
			return "", -1
		}
		first, last := x.first, x.last
		if x.form == ByName {
			first = x.name0
			if x.gram == possessor {
				last = x.name1
			} else if first > 1 && isPossessive(s.Tokens[first-1].Form) {
				first = f.leftmost(s, first-2)
			}
		}
		for first < last && (s.Tokens[first].UPOS == text.DET || s.Tokens[first].UPOS == text.ADP) {
			first++
		}
		return f.words(s, first, last), actor
	}
	first, last := f.leftmost(s, c), f.rightmost(s, c)
	for first < c && (s.Tokens[first].UPOS == text.DET || s.Tokens[first].UPOS == text.ADP) {
		first++
	}
	if last-first > 12 {
		last = c
	}
	return f.words(s, first, last), actor
}

// leftmost and rightmost give the extent of what hangs below token i.
func (f *finder) leftmost(s *text.Sentence, i int) int {
	for depth := 0; depth < 100; depth++ {
		c := s.Children(i)
		if len(c) == 0 || int(c[0]) >= i {
			return i
		}
		i = int(c[0])
	}
	return i
}

func (f *finder) rightmost(s *text.Sentence, i int) int {
	for depth := 0; depth < 100; depth++ {
		c := s.Children(i)
		if len(c) == 0 || int(c[len(c)-1]) <= i {
			return i
		}
		if s.Tokens[c[len(c)-1]].Rel == text.Punct {
			k := len(c) - 1
			for k >= 0 && s.Tokens[c[k]].Rel == text.Punct {
				k--
			}
			if k < 0 || int(c[k]) <= i {
				return i
			}
			i = int(c[k])
			continue
		}
		i = int(c[len(c)-1])
	}
	return i
}

// country finds the actor that is a State.
func (f *finder) country(code string, out *Actors) int {
	if f.states == nil {
		f.states = map[string]int{}
		for i := range out.All {
			a := &out.All[i]
			if _, ok := f.states[a.Country]; !ok && a.Kind == factum.Place && a.Named && f.ground(a.Name()).state {
				f.states[a.Country] = i
			}
		}
	}
	if i, ok := f.states[code]; ok {
		return i
	}
	return -1
}

// prepOf is the preposition before token i, in lower case.
func prepOf(s *text.Sentence, i int) string {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Case && int(c) < i {
			return strings.ToLower(s.Tokens[c].Form)
		}
	}
	return ""
}
