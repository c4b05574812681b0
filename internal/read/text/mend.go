package text

import (
	"strings"

	"factum/internal/read/word"
)

// mend repairs what the parser is known to get wrong and a tree can't be: it
// says whether heads have changed. Words that it treats as verbs are verbs;
// a finite verb is coordinated with a finite one; a name right behind a
// description that fills the same place is in apposition to it; a verb of saying
// at the end of its sentence has the phrase before it as its subject.
func (s *Sentence) mend() (moved bool) {
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.UPOS != PUNCT && t.Form != "" && strings.Contains("« » ‹ › “ ” „ ‟", t.Form) && len(s.Children(i)) == 0 {
			t.UPOS, t.Rel = PUNCT, Punct // beside words in a script that the treebanks don't have
		}
		switch t := &s.Tokens[i]; t.UPOS {
		case NOUN, ADJ:
			if t.UPOS == NOUN && (t.Rel == Obj || t.Rel == Nsubj || t.Rel == NsubjPass) {
				moved = s.mendCompound(i) || s.mendQuantity(i) || moved
			}
			if t.Rel == Root || t.Rel == Conj || t.Rel == Ccomp || t.Rel == Parataxis {
				moved = s.mendVerb(i) || moved
			}
		case PROPN:
			switch t.Rel {
			case Root, Conj, Ccomp, Parataxis:
				moved = s.mendVerb(i) || moved
			case Nsubj, NsubjPass, Obj:
				moved = s.mendApposition(i) || moved
			case Appos:
				moved = s.mendNamed(i) || moved
			}
		case VERB:
			if t.Rel == Conj && (t.XPOS == "VBZ" || t.XPOS == "VBD") {
				moved = s.mendCoordination(i) || moved
			}
			if t.XPOS == "VBG" && i > 0 && deeds[t.Lemma] {
				moved = s.mendDeed(i) || moved
			}
			if t.XPOS == "VB" && t.Rel == Advcl {
				s.mendInfinitive(i)
			}
			if t.XPOS == "VB" && s.childOf(i, Cop) >= 0 {
				if c := s.childOf(i, NsubjOuter); c >= 0 {
					s.Tokens[c].Rel = Nsubj // "the trial is to open"
				}
			}
			if c := s.childOf(i, Iobj); c >= 0 && s.childOf(i, Obj) < 0 && s.childOf(i, CompoundPrt) >= 0 {
				s.Tokens[c].Rel = Obj // "handed him over to the court": nothing else is handed over
			}
			if t.Rel == Conj && t.XPOS == "VBN" {
				moved = s.mendParticiple(i) || moved
			}
			if saying[t.Lemma] && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") {
				s.mendInversion(i)
				moved = s.mendSpeaker(i) || moved
			}
		}
	}
	return moved
}

// mendCoordination ties a finite verb that is coordinated with a gerund or an
// infinitive to the finite verb above it ("finds him guilty of killing her and
// sentences him").
func (s *Sentence) mendCoordination(i int) bool {
	t := &s.Tokens[i]
	h := t.Head
	if h < 0 || h > i {
		return false
	}
	switch v := &s.Tokens[h]; {
	case v.UPOS == VERB && (v.XPOS == "VBG" || v.XPOS == "VB"), v.UPOS == NOUN && t.XPOS == "VBZ":
	default:
		return false
	}
	for _, c := range s.Children(i) {
		switch s.Tokens[c].Rel {
		case Nsubj, NsubjPass, Aux, AuxPass:
			return false
		}
	}
	for _, c := range s.Children(h) {
		if r := s.Tokens[c].Rel; r == Aux || r == Cop {
			return false // "will say and does", "is a party and supports"
		}
	}
	for range 8 {
		if h = s.Tokens[h].Head; h < 0 {
			return false
		}
		if v := &s.Tokens[h]; v.UPOS == VERB && v.XPOS == t.XPOS {
			t.Head = h
			return true
		}
	}
	return false
}

// mendApposition ties a name to the description right before it that fills the
// same place of the same verb ("the warlord Samir Haddou").
func (s *Sentence) mendApposition(i int) bool {
	t := &s.Tokens[i]
	if t.Head < 0 {
		return false
	}
	first := s.firstOf(i)
	if first == 0 {
		return false
	}
	for _, ci := range s.Children(t.Head) {
		c := int(ci)
		if c >= i {
			break
		}
		if d := &s.Tokens[c]; d.Rel == t.Rel && d.UPOS == NOUN && d.XPOS != "NNP" && s.lastOf(c) == first-1 {
			t.Head, t.Rel = c, Appos
			return true
		}
	}
	return false
}

// mendNamed ties a name in apposition to a noun that nobody bears a name like
// that ("the leader of the strike, Nadia Okello") to the person whom that noun
// belongs to.
func (s *Sentence) mendNamed(i int) bool {
	t := &s.Tokens[i]
	h := t.Head
	if h < 0 || h > i || s.Tokens[h].UPOS != NOUN || s.Tokens[h].Rel != Nmod || word.Any(s.Tokens[h].Lemma).Any(word.Person|word.Organisation|word.Group|word.Region|word.Site) {
		return false
	}
	p := s.Tokens[h].Head
	if p < 0 || p > h || s.Tokens[p].UPOS != NOUN || !word.Main(s.Tokens[p].Lemma).Has(word.Person) || s.childOf(p, Appos) >= 0 || s.childOf(i, Flat) < 0 {
		return false
	}
	t.Head = p
	return true
}

// childOf gives the first token that hangs on token i by a relation; -1 if none does.
func (s *Sentence) childOf(i int, rel Rel) int {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == rel {
			return int(c)
		}
	}
	return -1
}

// mendCompound ties a bare noun to the bare noun right behind it that fills the
// same place of the same verb ("a reparations order").
func (s *Sentence) mendCompound(i int) bool {
	t := &s.Tokens[i]
	if i == 0 || t.Head < 0 || s.firstOf(i) != i {
		return false
	}
	d := &s.Tokens[i-1]
	if d.UPOS != NOUN || d.Head != t.Head || d.Rel != t.Rel {
		return false
	}
	for _, c := range s.Children(i - 1) {
		if int(c) > i {
			return false
		}
		s.Tokens[c].Head = i
	}
	d.Head, d.Rel = i, Compound
	return true
}

// mendQuantity ties a comparative right before a noun that fills the same place
// of the same verb to the noun ("no fewer than 60 miners").
func (s *Sentence) mendQuantity(i int) bool {
	t := &s.Tokens[i]
	if t.Head < 0 {
		return false
	}
	first := s.firstOf(i)
	for c := first - 1; c >= 0 && c >= first-2; c-- {
		if d := &s.Tokens[c]; d.XPOS == "JJR" && d.Head == t.Head && d.Rel == t.Rel {
			d.Head, d.Rel = i, Amod
			return true
		}
	}
	return false
}

// mendParticiple ties a participle that was coordinated with an active verb to
// the passive of the relative clause between them ("issued a warrant, which was
// amended and unsealed").
func (s *Sentence) mendParticiple(i int) bool {
	t := &s.Tokens[i]
	h := t.Head
	if h < 0 || h > i || s.Tokens[h].UPOS != VERB || s.Tokens[h].XPOS == "VBN" {
		return false
	}
	for _, c := range s.Children(i) {
		switch s.Tokens[c].Rel {
		case Nsubj, NsubjPass, Aux, AuxPass, Obj:
			return false
		}
	}
	for k := i - 1; k > h; k-- {
		if v := &s.Tokens[k]; v.UPOS == VERB && v.XPOS == "VBN" && v.Rel == AclRelcl {
			if s.above(k, i) {
				return false
			}
			for _, c := range s.Children(k) {
				if s.Tokens[c].Rel == AuxPass {
					t.Head = k
					return true
				}
			}
		}
	}
	return false
}

// deeds are verbs whose gerund behind a bare noun is a noun with it, and wares
// such nouns: "over suspected money laundering".
var (
	deeds = map[string]bool{
		"launder": true, "traffic": true, "smuggle": true, "finance": true, "fund": true, "counterfeit": true, "hack": true, "poach": true, "bomb": true,
		"shoot": true, "kill": true, "recruit": true, "evade": true, "dodge": true,
	}
	wares = map[string]bool{
		"money": true, "drug": true, "arm": true, "arms": true, "weapon": true, "people": true, "human": true, "sex": true, "child": true, "tax": true,
		"terror": true, "terrorism": true, "terrorist": true, "wildlife": true, "cocaine": true, "gold": true, "migrant": true, "mass": true, "suicide": true,
		"organ": true, "computer": true,
	}
)

// mendDeed makes a noun of a gerund behind the noun that it is made with.
func (s *Sentence) mendDeed(i int) bool {
	t, d := &s.Tokens[i], &s.Tokens[i-1]
	if d.UPOS != NOUN && d.UPOS != ADJ || !wares[strings.ToLower(d.Form)] && !wares[d.Lemma] || d.Head == i {
		return false
	}
	for _, c := range s.Children(i) {
		switch s.Tokens[c].Rel {
		case Obj, Aux, AuxPass, Cop, Nsubj, Mark:
			return false
		}
	}
	if t.Head != i-1 && s.caseAt(i-1) < 0 { // "caught people smuggling": a predicate
		return false
	}
	if s.above(d.Head, i) {
		return false
	}
	for _, c := range s.Children(i - 1) {
		s.Tokens[c].Head = i
	}
	t.UPOS, t.XPOS, t.Lemma, t.Head, t.Rel = NOUN, "NN", strings.ToLower(t.Form), d.Head, d.Rel
	d.Head, d.Rel = i, Compound
	return true
}

// mendInfinitive gives an infinitive behind "for somebody to" that somebody as
// its subject.
func (s *Sentence) mendInfinitive(i int) {
	to := -1
	for _, ci := range s.Children(i) {
		c := int(ci)
		switch d := &s.Tokens[c]; {
		case d.Rel == Nsubj:
			return
		case d.Rel == Mark && strings.EqualFold(d.Form, "to"):
			to = c
		}
	}
	for _, ci := range s.Children(i) {
		c := int(ci)
		if d := &s.Tokens[c]; c < to && d.Rel == Obl {
			if k := s.caseAt(c); k >= 0 && strings.EqualFold(s.Tokens[k].Form, "for") {
				d.Rel, s.Tokens[k].Rel = Nsubj, Mark
			}
		}
	}
}

// saying are verbs that follow what is said.
var saying = map[string]bool{
	"say": true, "tell": true, "report": true, "add": true, "announce": true, "write": true, "claim": true, "note": true, "state": true, "argue": true,
	"explain": true, "declare": true, "acknowledge": true, "admit": true, "confirm": true, "warn": true,
}

// mendInversion makes the phrase behind a verb of saying that closes a quotation
// its subject: `"…," declared the director`.
func (s *Sentence) mendInversion(i int) {
	if i < 3 || i+1 >= len(s.Tokens) {
		return
	}
	switch s.Tokens[i-1].Form {
	case "”", "\"", "''", "»", "’":
	default:
		return
	}
	object := -1
	for _, c := range s.Children(i) {
		switch d := &s.Tokens[c]; d.Rel {
		case Nsubj, NsubjPass, Csubj, AuxPass, Aux, Expl, Iobj:
			return
		case Obj:
			if int(c) < i || d.UPOS != NOUN && d.UPOS != PROPN {
				return
			}
			object = int(c)
		}
	}
	if object < 0 {
		return
	}
	s.Tokens[object].Rel = Nsubj
}

// mendSpeaker makes the phrase between a comma and a verb of saying behind it
// the subject of the verb, which has none: "..., the attorney for the eastern
// district said".
func (s *Sentence) mendSpeaker(i int) bool {
	for _, c := range s.Children(i) {
		switch s.Tokens[c].Rel {
		case Nsubj, NsubjPass, Csubj, AuxPass, Aux, Expl:
			return false
		}
	}
	if r := s.Tokens[i].Rel; r != Root && r != Parataxis && r != Ccomp {
		return false
	}
	end := i
	for range 2 { // the phrase before, or the one that it is in apposition to
		for end > 0 && s.Tokens[end-1].Form == "," {
			end--
		}
		from := end
		for from > 0 && s.Tokens[from-1].UPOS != PUNCT && end-from < 20 {
			from--
		}
		if from == 0 || from == end {
			return false
		}
		if f := s.Tokens[from-1].Form; f != "," && f != "”" && f != "\"" && f != "''" {
			return false
		}
		head := -1
		for k := from; k < end; k++ {
			if h := s.Tokens[k].Head; h < from || h >= end {
				if head >= 0 && s.Tokens[k].Rel != Punct {
					return false // no phrase
				}
				head = k
			}
		}
		if head < 0 {
			return false
		}
		t := &s.Tokens[head]
		if t.UPOS != NOUN && t.UPOS != PROPN && t.UPOS != PRON {
			return false
		}
		if t.Rel == Appos && t.Head >= 0 && t.Head < from && end < i { // already one behind another
			return false
		}
		if t.Rel == Appos && t.Head >= 0 && t.Head < from && end == i-1 {
			end = from
			continue
		}
		if s.caseAt(head) >= 0 && s.caseAt(head) < head && s.Tokens[s.caseAt(head)].XPOS != "POS" {
			return false
		}
		if s.above(i, head) {
			return false
		}
		t.Head, t.Rel = i, Nsubj
		return true
	}
	return false
}

// above says whether token i is on the way from token k to the root, so that tying
// i to k would make a circle.
func (s *Sentence) above(k, i int) bool {
	for range s.Tokens {
		if k < 0 || k == i {
			break
		}
		k = s.Tokens[k].Head
	}
	return k == i
}

// firstOf and lastOf give the ends of the phrase that a token heads.
func (s *Sentence) firstOf(i int) int {
	for range len(s.Tokens) {
		c := s.Children(i)
		if len(c) == 0 || int(c[0]) >= i {
			break
		}
		i = int(c[0])
	}
	return i
}

func (s *Sentence) lastOf(i int) int {
	for range len(s.Tokens) {
		c := s.Children(i)
		if len(c) == 0 || int(c[len(c)-1]) <= i {
			break
		}
		i = int(c[len(c)-1])
	}
	return i
}

// mendVerb turns a word that was taken for a noun or adjective into the verb
// that the tree treats it as: one that has a subject before it and complements
// behind it, and neither a copula nor what only nouns bear. In headlines and
// digests verbs and nouns look the same ("A court rules that", "Police arrest
// thirteen people").
func (s *Sentence) mendVerb(i int) bool {
	t := &s.Tokens[i]
	form := strings.ToLower(t.Form)
	lemma := word.Verb(form, form)
	if !word.IsVerb(lemma) || strings.HasSuffix(form, "ing") {
		return false
	}
	subject, content, complement := -1, -1, false
	for _, ci := range s.Children(i) {
		c := int(ci)
		switch d := &s.Tokens[c]; d.Rel {
		case Nsubj:
			if c > i {
				return false
			}
			subject = c
		case Obj, Ccomp, Xcomp, Iobj:
			complement = complement || c > i
		case Obl, OblUnmarked:
			complement = complement || c == i+1 || c == i+2 || s.caseAt(c) == i+1
		case AclRelcl:
			// "rules that ...", taken for a relative clause
			if c > i && i+1 < len(s.Tokens) && strings.EqualFold(s.Tokens[i+1].Form, "that") {
				complement, content = true, c
			}
		case Cop, Aux, Case, Det, NmodPoss, Amod, Nummod, AuxPass, NsubjPass:
			return false
		case Compound, Flat, Nmod, Appos, Mark, CcPreconj:
			if c < i || d.Rel == Appos {
				return false
			}
		}
	}
	if subject < 0 || !complement {
		return false
	}
	t.UPOS, t.Lemma = VERB, lemma
	switch {
	case lemma != form && strings.HasSuffix(form, "s"):
		t.XPOS = "VBZ"
	case lemma != form:
		t.XPOS = "VBD"
	default:
		t.XPOS = "VBP"
	}
	if content >= 0 {
		s.Tokens[content].Rel = Ccomp
		that := &s.Tokens[i+1]
		that.UPOS, that.XPOS, that.Lemma, that.Rel, that.Head = SCONJ, "IN", "that", Mark, content
	}
	return content >= 0
}

// caseAt gives the place of the preposition of a phrase; -1 if it has none.
func (s *Sentence) caseAt(i int) int {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == Case {
			return int(c)
		}
	}
	return -1
}
