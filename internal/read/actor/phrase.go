package actor

import (
	"strings"

	"factum/internal/read/place"
	"factum/internal/read/text"
	"factum/internal/read/word"
)

// class is what a phrase denotes, as the model of kinds sees it.
type class uint8

const (
	person class = iota
	organisation
	locality
	other // nothing that acts: things, events, documents
	numClasses
)

// determiner is how a phrase begins.
type determiner uint8

const (
	bare       determiner = iota
	definite              // the
	this                  // this, that, these, those
	indefinite            // a, an, some, another
	possessed             // his, Italy's
	negative              // no, any, every, each, which
	numDeterminers
)

// gram is a grammatical role.
type gram uint8

const (
	gramOther gram = iota
	subject
	passiveSubject
	object
	oblique
	agent
	modifier // nmod
	possessor
	apposed
	predicate // of a copula, or the root of a fragment
	compounded
	numGrams
)

// phrase is a noun phrase or a pronoun while it is worked on.
type phrase struct {
	sent, head   int
	first, last  int // tokens of the phrase without relative clauses and appositions
	name0, name1 int // tokens of the name, if form is ByName
	form         MentionForm
	pron         pronoun
	class        class
	score        [numClasses]float32
	sex          Gender // told by a word
	presumed     Gender // by the given name
	plural       bool
	group        bool // stands for a coordination; head is that of its first conjunct
	det          determiner
	gram         gram
	country      string
	lemma        string // of the head, lower case
	kindLemma    string // the same, or a compound that is a word of its own: "coast guard"
	noun         word.Class
	title        int  // token that heads the title before a name; -1 if none
	owner        int  // phrase of the possessor; -1 if none
	owns         int  // phrase of what is possessed; -1 if nothing
	surname      int  // token of a surname shared with the next name ("Peter and Barbie Reynolds"); -1 if none
	dead         bool // part of another phrase
	clause       int  // token of the verb or predicate that governs the phrase; -1 if none
	quote        int  // quotation that holds the head; -1 if none

	actor      int // the cluster
	antecedent int // phrase
	reason     string
	confidence float32
}

// walker takes the sentences of a document apart.
type walker struct {
	t        *text.Text
	g        *place.Gazetteer
	phrases  []phrase
	at       [][]int32 // phrase headed by a token; -1 if none
	left     []int     // extents of the subtrees of the sentence at hand
	right    []int
	features []int32
	model    *kindModel
	grounds  map[string]ground
}

// sentence finds the phrases of sentence n.
func (w *walker) sentence(n int) {
	s := &w.t.Sentences[n]
	w.extents(s)
	at := make([]int32, len(s.Tokens))
	for i := range at {
		at[i] = -1
	}
	w.at = append(w.at, at)
	from := len(w.phrases)
	for i := range s.Tokens {
		if p, ok := w.phrase(s, n, i); ok {
			at[i] = int32(len(w.phrases))
			w.phrases = append(w.phrases, p)
		}
	}
	w.rejoin(s, n, from)
	w.within(s, n, from)
	w.placeNames(s, n, from)
	w.scripts(s, n, from)
	for i := from; i < len(w.phrases); i++ {
		w.owner(s, &w.phrases[i])
		if o := w.phrases[i].owner; o >= 0 {
			w.phrases[o].owns = i
		}
	}
}

// extents sets the first and last token below each token.
func (w *walker) extents(s *text.Sentence) {
	n := len(s.Tokens)
	w.left, w.right = grow(w.left, n), grow(w.right, n)
	for i := range n {
		w.left[i], w.right[i] = i, i
	}
	for i := range n {
		// A token widens those above it; it stops where nothing changes, and
		// after n steps in a tree that is none.
		for h, steps := s.Tokens[i].Head, 0; h >= 0 && h < n && steps < n; h, steps = s.Tokens[h].Head, steps+1 {
			if w.left[h] <= i && i <= w.right[h] {
				if i != h {
					break
				}
			}
			w.left[h], w.right[h] = min(w.left[h], i), max(w.right[h], i)
		}
	}
}

func grow(a []int, n int) []int {
	if cap(a) < n {
		return make([]int, n, 2*n)
	}
	return a[:n]
}

// phrase makes the phrase that token i heads, if it heads one.
func (w *walker) phrase(s *text.Sentence, n, i int) (phrase, bool) {
	t := &s.Tokens[i]
	p := phrase{sent: n, head: i, first: i, last: i, name0: i, name1: i, title: -1, surname: -1, owns: -1, owner: -1, clause: -1, quote: -1, actor: -1, antecedent: -1}
	switch t.UPOS {
	case text.PRON, text.DET, text.NUM, text.ADJ, text.VERB, text.NOUN, text.PROPN, text.X, text.SYM:
	default:
		return p, false
	}
	lower := strings.ToLower(t.Form)
	if t.UPOS == text.PRON || t.UPOS == text.DET {
		p.pron = pronounOf(lower)
		if p.pron != noPronoun && (nominal(t.Rel) || pronouns[lower].possessive) && t.Rel != text.Expl && !(t.UPOS == text.DET && t.Rel == text.Det) {
			return w.pronoun(s, p, lower)
		}
		if t.UPOS == text.PRON && t.Rel != text.Expl && nominal(t.Rel) {
			p.pron = somePronoun
			return w.pronoun(s, p, lower)
		}
	}
	switch t.UPOS {
	case text.NOUN, text.PROPN:
		if i+2 < len(s.Tokens) && s.Tokens[i+1].Form == "-" && !s.Tokens[i+1].SpaceBefore && !w.ground(t.Form).place && w.ground(s.Tokens[i+2].Form).demonym {
			return p, false // "Russo-Ukrainian"
		}
		if !headRel(t.Rel) && !w.flatName(s, i) || t.Rel == text.Compound && !w.innerName(s, i) || t.Rel == text.NmodDesc && t.Head >= 0 && s.Tokens[t.Head].UPOS == text.PROPN {
			return p, false
		}
	case text.NUM:
		if !nominal(t.Rel) || !isAlpha(t.Form) || t.Rel == text.NmodUnmarked || t.Rel == text.OblUnmarked {
			return p, false
		}
	case text.ADJ, text.DET, text.VERB:
		if !nominal(t.Rel) || t.UPOS != text.DET && !determined(s, i) {
			return p, false
		}
	default:
		return p, false
	}
	p.lemma = nounLemma(t)
	if k := i - 2; p.lemma == "general" && k >= 0 && s.Tokens[k+1].Form == "-" && !s.Tokens[i].SpaceBefore && traitOf(nounLemma(&s.Tokens[k])).office {
		p.lemma = nounLemma(&s.Tokens[k]) // "commissioner-general"
	}
	if p.lemma == "general" && i > 0 && traitOf(nounLemma(&s.Tokens[i-1])).office && s.Tokens[i-1].Head == i {
		p.lemma = nounLemma(&s.Tokens[i-1]) // "prosecutor general"
	}
	p.plural = t.Feats.Has(text.Plural) && p.lemma != "police" || t.UPOS == text.NUM && lower != "one"
	p.noun = word.Main(p.lemma)
	p.kindLemma = p.lemma
	if i > 0 && (t.UPOS == text.NOUN || t.UPOS == text.PROPN) && s.Tokens[i-1].Head == i && s.Tokens[i-1].Rel == text.Compound {
		// "coast guard" is no guard
		first := strings.ToLower(s.Tokens[i-1].Form)
		for _, both := range [...]string{first + " " + p.lemma, first + p.lemma} {
			if m := word.Main(both); m != 0 && m&p.noun == 0 {
				p.noun, p.kindLemma = word.Main(both), both
				break
			}
		}
	}
	p.form = ByDescription
	p.gram, p.clause = grammar(s, i)
	w.span(s, &p)
	if t.UPOS == text.PROPN {
		w.name(s, &p)
		if x := traitOf(bareLower(t.Form)); p.name0 == p.name1 && x.honorific && strings.HasSuffix(t.Form, ".") {
			return p, false // "Hon. | Dr. Ann Lee"
		}
		if common(s, &p) || w.officeName(s, &p) || p.name0 == p.name1 && w.ground(t.Form).demonym {
			p.form = ByDescription
			if one, ok := strings.CutSuffix(t.Form, "s"); ok && w.ground(one).demonym {
				p.plural = true // "Filipinos", whatever the tagger says
			}
		}
	} else if t.UPOS == text.NOUN {
		w.mixedName(s, &p)
	}
	w.sex(s, &p)
	w.kind(s, &p)
	w.tie(s, &p)
	return p, true
}

// pronoun finishes a phrase that is a pronoun.
func (w *walker) pronoun(s *text.Sentence, p phrase, lower string) (phrase, bool) {
	p.form = ByPronoun
	p.lemma = lower
	x := pronouns[lower]
	p.sex, p.plural = x.sex, x.plural
	p.gram, p.clause = grammar(s, p.head)
	if x.possessive {
		p.gram = possessor
	}
	p.class = other
	switch p.pron {
	case he, she, iPronoun, youPronoun, wePronoun:
		p.class = person
	case whoPronoun:
		if lower == "who" || lower == "whom" {
			p.class = person
		}
	}
	w.span(s, &p)
	if p.pron == somePronoun {
		w.kind(s, &p)
	}
	return p, true
}

// nominal says whether a relation is one of a noun phrase.
func nominal(r text.Rel) bool {
	switch r {
	case text.Nsubj, text.NsubjPass, text.NsubjOuter, text.Obj, text.Iobj, text.Obl, text.OblAgent, text.OblUnmarked, text.Nmod,
		text.NmodPoss, text.NmodUnmarked, text.Appos, text.Vocative, text.Dislocated, text.Root, text.Conj, text.List, text.Parataxis, text.Orphan:
		return true
	}
	return false
}

// headRel says whether a noun with that relation can head a phrase.
func headRel(r text.Rel) bool {
	switch r {
	case text.Flat, text.Fixed, text.Goeswith, text.Case, text.Cc, text.Mark, text.Reparandum, text.Det, text.Advmod, text.Discourse, text.CompoundPrt, text.Aux, text.Cop:
		return false
	}
	return true
}

// innerName says whether a compound before a noun may be a name of its own:
// "ICC warrant", but not "Larnaca District Court".
func (w *walker) innerName(s *text.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.UPOS != text.PROPN || t.Head < 0 || w.ground(t.Form).demonym || word.Main(strings.ToLower(t.Form)).Has(word.Person) {
		return false // "Italian", "Islamist"
	}
	return s.Tokens[t.Head].UPOS != text.PROPN
}

// flatName says whether a proper noun that is flat with a common noun begins a
// name of its own: a parser hangs "commander Ali Kushayb" so.
func (w *walker) flatName(s *text.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.Rel != text.Flat || t.UPOS != text.PROPN || t.Head < 0 {
		return false
	}
	h := &s.Tokens[t.Head]
	if i > 0 && s.Tokens[i-1].Form == "," {
		return true
	}
	j := i // the first word of the name, where the last one heads it
	for j-1 > t.Head && s.Tokens[j-1].UPOS == text.PROPN && s.Tokens[j-1].Head == i {
		j--
	}
	if t.Head != j-1 {
		return false
	}
	return h.UPOS == text.NOUN || h.UPOS == text.PROPN && h.Rel != text.Flat && traitOf(strings.ToLower(h.Form)).office
}

// determined says whether an article makes a noun of an adjective.
func determined(s *text.Sentence, i int) bool {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Det {
			return true
		}
	}
	return false
}

func isAlpha(s string) bool {
	for _, r := range s {
		if r < 'A' || r > 'z' || r > 'Z' && r < 'a' {
			return false
		}
	}
	return s != ""
}

// nounLemma is the lemma in lower case; proper nouns keep their form.
func nounLemma(t *text.Token) string {
	if t.Lemma == "" || t.UPOS == text.PROPN {
		return strings.ToLower(t.Form)
	}
	return strings.ToLower(t.Lemma)
}

// span sets the tokens of the phrase, its determiner and its title.
func (w *walker) span(s *text.Sentence, p *phrase) {
	p.det = bare
	broken := false
	for _, ci := range s.Children(p.head) {
		c := int(ci)
		t := &s.Tokens[c]
		switch t.Rel {
		case text.Det, text.DetPredet:
			p.first = min(p.first, w.left[c])
			if d := determinerOf(t); t.Rel == text.Det || p.det == bare {
				p.det = d
			}
		case text.NmodPoss:
			p.first = min(p.first, w.left[c])
			p.det = possessed
		case text.Amod, text.Compound, text.Nummod, text.NmodDesc, text.Flat, text.Fixed, text.Goeswith, text.Advmod:
			if t.Rel == text.Advmod && (c > p.head || p.pron != noPronoun || w.hasCopula(s, p.head)) {
				continue
			}
			if t.Rel == text.Flat && w.flatName(s, c) {
				broken = true
				continue
			}
			if c < p.head {
				p.first = min(p.first, w.left[c])
				if t.Rel == text.NmodDesc && titleLike(t) || t.Rel == text.Compound && t.UPOS == text.PROPN && p.title < 0 && traitOf(bareLower(t.Form)).office {
					p.title = c
				}
			} else if !broken {
				p.last = max(p.last, w.right[c])
			}
		case text.Nmod, text.NmodUnmarked:
			if timeLike(s, c) {
				broken = true // "the ministry | from May 2015"
				continue
			}
			if c > p.head && !broken && (t.Rel == text.Nmod || s.Tokens[c].UPOS != text.PROPN) {
				p.last = max(p.last, w.right[c])
			}
		case text.Case:
			if c > p.head && c == p.last+1 && (t.Form == "'s" || t.Form == "’s" || t.Form == "'" || t.Form == "’") {
				continue
			}
		default:
			if c > p.head {
				broken = true
			}
		}
	}
	for p.first < p.head && (s.Tokens[p.first].UPOS == text.PUNCT && quoteMark(s.Tokens[p.first].Form) == 0 || s.Tokens[p.first].UPOS == text.CCONJ) {
		p.first++
	}
	if p.last < p.head || p.first > p.head {
		p.first, p.last = p.head, p.head
	}
}

func (w *walker) hasCopula(s *text.Sentence, i int) bool {
	for _, c := range s.Children(i) {
		if s.Tokens[c].Rel == text.Cop {
			return true
		}
	}
	return false
}

func determinerOf(t *text.Token) determiner {
	switch strings.ToLower(t.Form) {
	case "the", "both", "all":
		return definite
	case "this", "that", "these", "those", "such":
		return this
	case "a", "an", "some", "another", "several", "many":
		return indefinite
	case "no", "any", "every", "each", "which", "what", "whichever", "either", "neither":
		return negative
	}
	return bare
}

// grammar gives the grammatical role of token i and the verb that governs it.
// A conjunct has the role of what it is joined to.
func grammar(s *text.Sentence, i int) (gram, int) {
	t := &s.Tokens[i]
	for steps := 0; t.Rel == text.Conj && t.Head >= 0 && steps < 20; steps++ {
		h := &s.Tokens[t.Head]
		if h.UPOS != text.NOUN && h.UPOS != text.PROPN && h.UPOS != text.PRON {
			break
		}
		t = h
	}
	g := gramOther
	switch t.Rel {
	case text.Nsubj, text.NsubjOuter:
		g = subject
	case text.NsubjPass:
		g = passiveSubject
	case text.Obj, text.Iobj:
		g = object
	case text.OblAgent:
		g = agent
	case text.Obl, text.OblUnmarked:
		g = oblique
	case text.Nmod, text.NmodUnmarked:
		g = modifier
	case text.NmodPoss:
		g = possessor
	case text.Appos:
		g = apposed
	case text.Compound:
		g = compounded
	case text.Root, text.Ccomp, text.Xcomp, text.Advcl, text.AclRelcl, text.Acl, text.Parataxis:
		return predicate, -1
	}
	clause := t.Head
	for steps := 0; clause >= 0 && steps < 50; steps++ {
		c := &s.Tokens[clause]
		if c.UPOS == text.VERB || isClause(c.Rel) || c.Rel == text.Conj && c.UPOS == text.VERB {
			break
		}
		clause = c.Head
	}
	return g, clause
}

// isClause says whether a relation is that of a clause's predicate.
func isClause(r text.Rel) bool {
	switch r {
	case text.Root, text.Ccomp, text.Xcomp, text.Advcl, text.AdvclRelcl, text.Acl, text.AclRelcl, text.Csubj, text.CsubjOuter, text.CsubjPass, text.Parataxis:
		return true
	}
	return false
}

// owner finds the phrase of the possessor, and the sex of a wife's husband
// stays unknown: the noun tells that of the phrase itself.
func (w *walker) owner(s *text.Sentence, p *phrase) {
	for _, c := range s.Children(p.head) {
		if s.Tokens[c].Rel == text.NmodPoss {
			p.owner = int(w.at[p.sent][c])
		}
	}
}

// sex reads what title and noun tell of the sex.
func (w *walker) sex(s *text.Sentence, p *phrase) {
	if p.form == ByDescription {
		p.sex = traitOf(p.lemma).sex
	}
	for _, c := range s.Children(p.head) {
		t := &s.Tokens[c]
		if int(c) > p.head || t.Rel != text.NmodDesc && t.Rel != text.Compound && t.Rel != text.Amod {
			continue
		}
		x := traitOf(strings.ToLower(strings.TrimSuffix(t.Form, ".")))
		switch {
		case p.form == ByName && x.honorific && x.address != GenderUnknown:
			p.sex = x.address
		case t.Rel != text.Amod && p.form == ByName && traitOf(nounLemma(t)).sex != GenderUnknown:
			p.sex = traitOf(nounLemma(t)).sex
		case t.Form == "male":
			p.sex = Male
		case t.Form == "female":
			p.sex = Female
		}
	}
	if p.form == ByName && p.name0 < p.name1 {
		p.presumed = given()[plain(s.Tokens[p.name0].Form)]
	}
}

// common says whether a name is a common noun written with a capital after an
// article: "the Court".
func common(s *text.Sentence, p *phrase) bool {
	return p.name0 == p.name1 && p.det != bare && p.noun != 0 && strings.ToUpper(s.Tokens[p.head].Form) != s.Tokens[p.head].Form
}
