package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factum/internal/read/text"
	"factum/internal/read/word"
)

// name finds the tokens of the name that a proper noun heads: for a person
// the noun and what is flat with it, for an organisation also the proper
// nouns, adjectives and "of" phrases around it.
func (w *walker) name(s *text.Sentence, p *phrase) {
	h := p.head
	p.form = ByName
	p.name0, p.name1 = h, h
	p.plural = s.Tokens[h].XPOS == "NNPS"
	for _, ci := range s.Children(h) {
		c := int(ci)
		if s.Tokens[c].Rel == text.Flat && c > h {
			p.name1 = max(p.name1, w.right[c])
		}
	}
	for i := h; i < p.name1; i++ {
		if s.Tokens[i].Form == "," {
			p.name1 = max(h, i-1)
		}
	}
	p.name1 = bracketEnd(s, h, p.name1)
	for i := h + 1; i < p.name1; i++ { // "Ahmed Saleh and Omar | Saleh"
		if s.Tokens[i].UPOS == text.CCONJ && s.Tokens[i+1].UPOS == text.PROPN && s.Tokens[i+1].Rel == text.Conj && i > h+1 {
			p.name1 = i - 1
		}
	}
	w.shareSurname(s, p)
	if t := &s.Tokens[h]; t.Rel == text.Flat { // see flatName
		for i := h + 1; i < len(s.Tokens) && s.Tokens[i].Rel == text.Flat && s.Tokens[i].Head == t.Head; i++ {
			p.name1 = i
		}
		p.first, p.last = h, p.name1
		for p.first > 0 && s.Tokens[p.first-1].UPOS == text.PROPN && s.Tokens[p.first-1].Head == h {
			p.first--
		}
	}
	// Titles that a parser took for part of the name, and suffixes.
	for p.name0 < p.name1 && traitOf(bareLower(s.Tokens[p.name0].Form)).honorific && s.Tokens[p.name0].Form != strings.ToLower(s.Tokens[p.name0].Form) && p.name0 == h && len(s.Tokens[p.name0].Form) <= 5 {
		p.name0++
	}
	p.name1 = quotedEnd(s, p.name0, p.name1)
	for p.name1 > p.name0 && (s.Tokens[p.name1].UPOS == text.PUNCT && (quoteMark(s.Tokens[p.name1].Form) == 0 || p.name1 < p.name0+3) || traitOf(bareLower(s.Tokens[p.name1].Form)).suffix) {
		p.name1--
	}
	for p.name1+2 < len(s.Tokens) && w.hyphened(s, p, p.name1) {
		p.name1 += 2
	}
	for i := p.name1; i+1 < len(s.Tokens) && initial(s.Tokens[i].Form) && s.Tokens[i+1].UPOS == text.PROPN && s.Tokens[i+1].Rel == text.Flat; i++ {
		p.name1 = i + 1 // "Mr. K. Asylturov", whatever a parser hung the surname on
	}
	flat := p.name1 > h
	defer w.untitle(s, p)
	if i := h - 1; p.gram == compounded && i > 0 && p.first == h {
		if t := &s.Tokens[i]; t.UPOS == text.ADJ && t.Head == s.Tokens[h].Head && capital(t.Form) && !w.ground(t.Form).demonym {
			p.first, p.name0 = i, i // "Popular Force leader"
			return
		}
	}
	// To the left: compounds and adjectives that are part of the name.
	i := h - 1
	for ; i >= p.first; i-- {
		t := &s.Tokens[i]
		if x := traitOf(bareLower(t.Form)); x.honorific && !x.regnal && len(t.Form) <= 5 {
			break
		}
		if !w.above(s, i, h) || i == p.title || t.Rel == text.NmodDesc && titleLike(t) || w.underTitle(s, i, h) {
			break
		}
		if t.Rel == text.NmodDesc && t.UPOS == text.PROPN && i == h-1 {
			continue // "Viktor Horvath", torn by a parser
		}
		if t.UPOS == text.PROPN && (t.Rel == text.Compound || t.Rel == text.Flat || t.Rel == text.Amod || t.Rel == text.NmodPoss && w.innerPossessor(t) || t.Rel == text.Conj || t.Rel == text.Nmod) {
			continue
		}
		if capital(t.Form) && (t.UPOS == text.ADJ || t.UPOS == text.NOUN || t.UPOS == text.VERB || t.UPOS == text.NUM) && (t.Rel == text.Amod || t.Rel == text.Compound || t.Rel == text.Nummod) && i > 0 {
			continue
		}
		if t.Form == "-" && i > p.first && w.ground(s.Tokens[i-1].Form).place && w.ground(s.Tokens[i+1].Form).place {
			break
		}
		if t.Form == "-" || t.Form == "&" || t.Form == "." || t.UPOS == text.CCONJ && i > p.first && capital(s.Tokens[i-1].Form) {
			continue
		}
		if isPossessive(t.Form) && i > p.first && !flat && w.innerPossessor(&s.Tokens[i-1]) {
			continue
		}
		break
	}
	for i++; i < h; i++ { // no name begins with a hyphen, an article or a possessive
		t := &s.Tokens[i]
		if t.UPOS != text.PUNCT && t.UPOS != text.CCONJ && t.UPOS != text.PART && t.UPOS != text.DET && t.UPOS != text.NUM {
			break
		}
	}
	if i < h {
		p.name0 = i
	}
	if i := p.name0; i >= 2 && s.Tokens[i-1].Form == "-" && !s.Tokens[i].SpaceBefore && !s.Tokens[i-1].SpaceBefore {
		if _, ok := articles(strings.ToLower(s.Tokens[i-2].Form)); ok { // "As-Masri"
			p.name0, p.first = i-2, min(p.first, i-2)
		}
	}
	if flat {
		return
	}
	// To the right: "of Justice", "for Human Rights" after a noun that begins
	// such names; not "Theodore of Tarsus".
	if x := traitOf(p.lemma); x.office || word.Main(p.lemma).Has(word.Official) || word.Any(p.lemma) == 0 && !x.organ && !x.body {
		return
	}
	for _, ci := range s.Children(h) {
		c := int(ci)
		t := &s.Tokens[c]
		if c < h || t.Rel != text.Nmod || t.UPOS != text.PROPN && !(capital(t.Form) && t.UPOS == text.NOUN) || c > p.last {
			continue
		}
		end := w.right[c]
		for i := w.left[c] + 1; i <= end; i++ {
			if f := s.Tokens[i].Form; f == "in" || f == "at" || f == "," || f == "(" || f == "from" || f == "with" {
				end = i - 1 // "Court of Appeal | in Oslo"
			}
		}
		if w.left[c] != p.name1+1 || end < c || !w.allName(s, w.left[c], end) {
			break
		}
		p.name1 = end
	}
	p.last = max(p.last, p.name1)
}

// untitle takes what is no part of a person's name off its front: titles
// written with capitals ("Justice Minister Carlo Nordio"), a demonym ("Libyan
// Najeem Osama al-Masri"), the last noun of an office ("Minister of Justice
// Carlo Nordio").
func (w *walker) untitle(s *text.Sentence, p *phrase) {
	last := strings.ToLower(s.Tokens[p.name1].Form)
	if traitOf(last).organ || word.Any(last).Any(word.Organisation|word.Group|word.Site|word.Region) {
		return
	}
	for k := p.name1 - 1; k >= p.name0; k-- {
		t := &s.Tokens[k]
		lower := bareLower(t.Form)
		x := traitOf(lower)
		if x.regnal && p.name1 == k+1 {
			return
		}
		if x.office && s.Tokens[k+1].Form == "of" && k == p.name0 {
			j := k + 2 // "Secretary of State Hillary Clinton"
			for j < p.name1 && s.Tokens[j].UPOS == text.DET {
				j++
			}
			if j < p.name1 && word.Any(strings.ToLower(s.Tokens[j].Form)) != 0 && s.Tokens[j+1].UPOS == text.PROPN {
				p.title, p.name0 = k, j+1
				return
			}
		}
		title := x.office || x.honorific && x.address == GenderUnknown && len(lower) > 3 || word.Main(lower).Has(word.Official)
		if _, name := given()[lower]; title && (!name || x.office) && s.Tokens[k+1].UPOS == text.PROPN {
			if p.title < 0 && (k != p.head || capital(t.Form) && s.Tokens[k+1].Rel == text.Flat && s.Tokens[k+1].Head == k) { // "Captain | Sotelo"
				p.title = k
			}
			p.name0 = k + 1
			return
		}
	}
	k := p.name0 - 2
	if k > 0 && s.Tokens[k+1].UPOS == text.DET { // "Minister of the Interior …"
		k--
	}
	if k >= 0 && p.name0 < p.name1 && strings.EqualFold(s.Tokens[k+1].Form, "of") && (traitOf(bareLower(s.Tokens[k].Form)).office || word.Main(strings.ToLower(s.Tokens[k].Form)).Has(word.Official)) && word.Any(strings.ToLower(s.Tokens[p.name0].Form)) != 0 && p.name0+1 <= p.name1-1 {
		p.name0++ // "Minister of Justice Carlo Nordio"
		if p.title < 0 {
			p.title = k
		}
	}
	if k := p.name0 - 1; k >= 0 && p.name0 == p.name1 && capital(s.Tokens[k].Form) && traitOf(bareLower(s.Tokens[k].Form)).regnal && s.Tokens[k].UPOS == text.PROPN {
		p.name0, p.first = k, min(p.first, k) // "Pope Francis"
		return
	}
	w.citizen(s, p)
	for p.name0 < p.name1 {
		t, next := &s.Tokens[p.name0], &s.Tokens[p.name0+1]
		_, name := given()[plain(t.Form)]
		if w.ground(t.Form).demonym && next.UPOS == text.PROPN && !name {
			p.name0++
			continue
		}
		return
	}
}

// initial says whether a word is one capital letter, with a full stop or
// without.
func initial(form string) bool {
	form = strings.TrimSuffix(form, ".")
	return utf8.RuneCountInString(form) == 1 && capital(form)
}

// hyphened says whether a hyphen joins the word at token i to the next as one
// name: "Laura Smith-Spark", "Jean-Pierre", not "the Rome-Tripoli road".
func (w *walker) hyphened(s *text.Sentence, p *phrase, i int) bool {
	h, next := &s.Tokens[i+1], &s.Tokens[i+2]
	if h.Form != "-" || h.SpaceBefore || next.SpaceBefore || next.UPOS != text.PROPN || s.Tokens[i].UPOS != text.PROPN {
		return false
	}
	if a, b := w.ground(s.Tokens[i].Form), w.ground(next.Form); a.place && b.place {
		return false
	}
	if i > p.name0 || i > 0 && s.Tokens[i-1].UPOS == text.PROPN && w.near(s, i-1, i) {
		return true
	}
	_, one := given()[plain(s.Tokens[i].Form)]
	_, two := given()[plain(next.Form)]
	return one && two
}

// near says whether one of two tokens hangs on the other.
func (w *walker) near(s *text.Sentence, a, b int) bool {
	return s.Tokens[a].Head == b || s.Tokens[b].Head == a
}

// officeName says whether a proper noun is an office written with a capital:
// "Deputy Director of …", "the President".
func (w *walker) officeName(s *text.Sentence, p *phrase) bool {
	last := strings.ToLower(s.Tokens[p.name1].Form)
	if p.name1 != p.head && s.Tokens[p.name1].Rel != text.Flat {
		last = p.lemma
	}
	x := traitOf(last)
	official := x.office || word.Main(last).Has(word.Official)
	if !official {
		return false
	}
	for i := p.name0; i < p.name1; i++ {
		if i == p.head && s.Tokens[p.name1].Rel != text.Flat {
			break
		}
		if traitOf(bareLower(s.Tokens[i].Form)).address != GenderUnknown {
			return false
		}
		if _, name := given()[plain(s.Tokens[i].Form)]; name && word.Any(strings.ToLower(s.Tokens[i].Form)) == 0 {
			return false
		}
	}
	if x.office || p.det != bare || p.name0 < p.name1 || p.last > p.name1 {
		p.lemma = last
		p.noun = word.Main(last)
		return true
	}
	return false
}

// shareSurname parts "Peter and Barbie Reynolds" into two names with one
// surname, whichever of the two a parser hung it on.
func (w *walker) shareSurname(s *text.Sentence, p *phrase) {
	h := p.head
	first := func(i int) bool {
		_, ok := given()[plain(s.Tokens[i].Form)]
		return ok && s.Tokens[i].UPOS == text.PROPN
	}
	n := len(s.Tokens)
	if h+3 < n && s.Tokens[h+1].UPOS == text.CCONJ && first(h) && first(h+2) && s.Tokens[h+3].UPOS == text.PROPN && (s.Tokens[h+3].Rel == text.Flat || s.Tokens[h+2].Rel == text.Compound) && s.Tokens[h].Rel != text.Flat {
		end := h + 3
		for end+1 < n && s.Tokens[end+1].UPOS == text.PROPN && s.Tokens[end+1].Rel == text.Flat && s.Tokens[end+1].Head != end {
			end++
		}
		p.name1, p.surname = h, end
		return
	}
	if h >= 2 && s.Tokens[h].Rel == text.Conj && s.Tokens[h-1].UPOS == text.CCONJ && p.name1 == h {
		for i := h + 1; i < n && s.Tokens[i].UPOS == text.PROPN && s.Tokens[i].Rel == text.Flat && s.Tokens[i].Head == s.Tokens[h].Head; i++ {
			p.name1 = i
		}
	}
}

// rejoin puts together names that a parser has torn apart: "found Abid | Naseer
// guilty".
func (w *walker) rejoin(s *text.Sentence, n, from int) {
	at := w.at[n]
	for k := from; k < len(w.phrases); k++ {
		p := &w.phrases[k]
		if p.dead || p.form != ByName || p.name0 != p.name1 || p.name1+1 >= len(s.Tokens) || s.Tokens[p.name1].UPOS != text.PROPN {
			continue
		}
		q := int(at[p.name1+1])
		if q < 0 || q == k {
			continue
		}
		x := &w.phrases[q]
		a, b := &s.Tokens[p.head], &s.Tokens[x.head]
		twins := a.Head == b.Head && a.Rel == b.Rel && p.class == person // "His wife, Ainazik | Smirnova"
		if _, ok := given()[plain(s.Tokens[p.name0].Form)]; !ok && !twins || p.class == locality {
			continue
		}
		if x.form != ByName || x.name0 != p.name1+1 || s.Tokens[x.name0].UPOS != text.PROPN || x.name1 > x.name0 || x.class == organisation || x.class == locality || x.title >= 0 || !s.Tokens[x.name0].SpaceBefore {
			continue
		}
		if s.Tokens[x.head].Head >= 0 && w.above(s, p.head, x.head) { // x stands above
			x.name0, x.first, x.title = p.name0, min(x.first, p.first), p.title
			at[p.head] = int32(q)
			p.dead = true
			p = x
		} else {
			p.name1, p.last = x.name1, max(p.last, x.last)
			at[x.head] = int32(k)
			x.dead = true
		}
		p.presumed = given()[plain(s.Tokens[p.name0].Form)]
		w.kind(s, p)
	}
}

// within drops the names that stand inside the name of a person: "Spark" of
// "Laura Smith-Spark".
func (w *walker) within(s *text.Sentence, n, from int) {
	at := w.at[n]
	for k := from; k < len(w.phrases); k++ {
		p := &w.phrases[k]
		if p.dead || p.form != ByName || p.name0 == p.name1 {
			continue
		}
		if i := p.name0 - 1; i >= 0 && p.title >= 0 && at[i] >= 0 && w.phrases[at[i]].name1 >= p.name0 && w.phrases[at[i]].name0 == i {
			w.phrases[at[i]].dead = true // "State Hillary"
			at[i] = -1
		}
		if q := int(at[p.name1]); p.name1 == p.head+1 && s.Tokens[p.head].UPOS == text.NOUN && q >= 0 && q != k {
			w.phrases[q].dead = true // "Police Scotland"
			at[p.name1] = int32(k)
		}
		if p.class != person {
			for i := p.name0; i < p.name1; i++ { // "Lord's Resistance Army"
				if q := int(at[i]); q >= 0 && q != k && s.Tokens[i].Rel == text.NmodPoss && w.innerPossessor(&s.Tokens[i]) && w.phrases[q].name1 < p.name1 {
					w.phrases[q].dead = true
					at[i] = int32(k)
				}
			}
			continue
		}
		for i := p.name0; i <= p.name1; i++ {
			if q := int(at[i]); q >= 0 && q != k && i > p.name0 && (s.Tokens[i-1].Form == "-" || quoteMark(s.Tokens[i-1].Form) != 0) && w.phrases[q].form == ByName && w.phrases[q].name0 >= p.name0 && w.phrases[q].name1 <= p.name1 {
				w.phrases[q].dead = true
				at[i] = int32(k)
			}
		}
	}
}

// innerPossessor says whether a possessor is part of a name: "Lord's
// Resistance Army", "Doctors' Union", but not "Waugh's Brideshead".
func (w *walker) innerPossessor(t *text.Token) bool {
	x := w.ground(t.Form)
	return word.Any(strings.ToLower(t.Form))|word.Any(nounLemma(t)) != 0 && !x.place && !x.demonym
}

// above says whether token i hangs below h within few steps.
func (w *walker) above(s *text.Sentence, i, h int) bool {
	for steps := 0; i >= 0 && steps < 5; steps++ {
		if i == h {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// titleLike says whether a word can be a title: a common noun, an honorific,
// an office, or a noun for a person.
func titleLike(t *text.Token) bool {
	lower := bareLower(t.Form)
	x := traitOf(lower)
	return t.UPOS != text.PROPN || x.honorific || x.office || word.Main(lower).Has(word.Person)
}

// underTitle says whether token i belongs to the title before h.
func (w *walker) underTitle(s *text.Sentence, i, h int) bool {
	for steps := 0; i >= 0 && i != h && steps < 5; steps++ {
		if s.Tokens[i].Rel == text.NmodDesc && titleLike(&s.Tokens[i]) {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// allName says whether the tokens can continue a name: capitalised words with
// prepositions, articles and "and" between.
func (w *walker) allName(s *text.Sentence, from, to int) bool {
	for i := from; i <= to; i++ {
		t := &s.Tokens[i]
		switch t.UPOS {
		case text.ADP:
			if f := t.Form; i == from && f != "of" && f != "for" && f != "on" && f != "to" && f != "against" {
				return false
			}
		case text.DET, text.CCONJ:
		case text.PUNCT:
			if t.Form != "-" {
				return false
			}
		default:
			if !capital(t.Form) {
				return false
			}
		}
	}
	return true
}

// mixedName makes a name of a common noun whose modifiers are a name: "Mitiga
// prison", "the Larnaca court". Persons are excluded: "Riga prosecutors".
func (w *walker) mixedName(s *text.Sentence, p *phrase) {
	if !p.noun.Any(word.Organisation|word.Site|word.Region|word.Group) || p.noun.Has(word.Person) {
		return
	}
	i := p.head - 1
	for i >= p.first && (s.Tokens[i].UPOS == text.PROPN || i < p.head-1 && s.Tokens[i].UPOS == text.ADJ && capital(s.Tokens[i].Form) && i > 0) && s.Tokens[i].Rel != text.NmodPoss && w.above(s, i, p.head) {
		i--
	}
	if i < p.head-1 {
		p.form = ByName
		p.name0, p.name1 = i+1, p.head
		return
	}
	// "Police Scotland", "Bank Indonesia"
	if h := p.head; capital(s.Tokens[h].Form) && h+1 < len(s.Tokens) && p.noun.Any(word.Organisation|word.Group) && s.Tokens[h+1].UPOS == text.PROPN && (s.Tokens[h+1].Head == h || s.Tokens[h+1].Head == s.Tokens[h].Head && s.Tokens[h+1].Rel == s.Tokens[h].Rel) && w.ground(s.Tokens[h+1].Form).place {
		p.form = ByName
		p.name0, p.name1 = h, h+1
		p.last = max(p.last, h+1)
	}
}

// capital says whether a word begins with a capital letter.
func capital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func isPossessive(form string) bool {
	return form == "'s" || form == "’s" || form == "'" || form == "’"
}

// bareLower is a word in lower case without its full stop.
func bareLower(form string) string { return strings.ToLower(strings.TrimSuffix(form, ".")) }
