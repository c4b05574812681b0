package actor

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"

	_ "embed"

	"factum/internal/read/text"
	"factum/internal/read/word"
)

// The model of antecedents ranks the actors mentioned before a pronoun or a
// description, and the answer that it is none of them. It is log-linear: the
// share of a candidate is exp(sum of its weights) over the sum of all. Each
// kind of anaphor has weights of its own. Trained on the train part of GUM by
// the command in the folder train.

// anaphor is a kind of phrase that looks for its antecedent.
type anaphor uint8

const (
	noAnaphor anaphor = iota
	anaHe
	anaShe
	anaIt
	anaThey
	anaThat
	anaDefinite   // the warlord
	anaThis       // this warlord
	anaPossessed  // his wife
	anaBare       // migrants
	anaIndefinite // a warlord
	anaWe
	anaYou
	anaI
	numAnaphors
)

var anaphorNames = [numAnaphors]string{"none", "he", "she", "it", "they", "that", "definite", "this", "possessed", "bare", "indefinite", "we", "you", "I"}

// thresholds are the least shares at which a link is made; below them the
// mention stays open. Set on GUM train (cross-validated) so that of the links
// made at least nine in ten are right where the data allows it; "-" (2) makes
// none.
var thresholds = [numAnaphors]float32{2, 0.5, 0.5, 0.65, 0.6, 2, 0.6, 0.7, 0.65, 2, 2, 0.6, 0.8, 0.6}

// anaphorOf gives the kind of anaphor that a phrase is.
func (f *finder) anaphorOf(p *phrase) anaphor {
	if p.group {
		return noAnaphor
	}
	switch p.pron {
	case he:
		return anaHe
	case she:
		return anaShe
	case itPronoun:
		return anaIt
	case theyPronoun:
		return anaThey
	case thatPronoun:
		return anaThat
	case wePronoun:
		return anaWe
	case youPronoun:
		return anaYou
	case iPronoun:
		return anaI
	case whoPronoun, somePronoun, mutual:
		return noAnaphor
	}
	if p.form != ByDescription || p.class == other {
		return noAnaphor
	}
	switch p.det {
	case definite:
		return anaDefinite
	case this:
		return anaThis
	case possessed:
		return anaPossessed
	case indefinite:
		return anaIndefinite
	case negative:
		return noAnaphor
	}
	return anaBare
}

// Groups of features: name and number of values.
const (
	gNone    = iota // the answer "none": bias and what the anaphor is like
	gMatches        // … how many candidates are called by its noun
	gNoneClass
	gNoneMods
	gFirst
	gDistance // sentences between, with the role of the last mention
	gRank     // how many fitting candidates stand between
	gRoles    // roles of candidate and anaphor
	gForm     // form and determiner of the last mention
	gClass
	gNumber
	gSex
	gSize
	gNamed
	gClause
	gQuote
	gHead  // how the noun agrees
	gMods  // how the modifiers agree
	gPlace // how the countries agree
	gOwner
	gScript
	gBlock
	gGroup
	gSole
	gHeadDistance
	gMain
	numGroups
)

var groups = [numGroups]struct {
	name string
	size int
}{
	{"none", 16}, {"none.matches", 8}, {"none.class", 12}, {"none.modifiers", 8}, {"none.first", 4},
	{"distance", 24}, {"rank", 8}, {"roles", int(numGrams) * int(numGrams)}, {"form", 24}, {"class", 16}, {"number", 9}, {"sex", 8}, {"size", 8}, {"named", 4},
	{"clause", 12}, {"quote", 8}, {"head", 12}, {"modifiers", 12}, {"country", 8}, {"owner", 8}, {"script", 8}, {"block", 8}, {"group", 8}, {"sole", 8}, {"head.distance", 24}, {"main", 8},
}

// offsets says where each group begins; the last is the number of features.
var offsets = func() (o [numGroups + 1]int) {
	for i, g := range groups {
		o[i+1] = o[i] + g.size
	}
	return o
}()

// antecedentModel holds the weights of each kind of anaphor.
type antecedentModel [numAnaphors][]float32

//go:embed antecedents.tsv
var antecedentTable string

var antecedents = sync.OnceValue(func() *antecedentModel {
	m, err := parseAntecedents(antecedentTable)
	if err != nil {
		panic(err)
	}
	return m
})

func newAntecedentModel() *antecedentModel {
	m := &antecedentModel{}
	for i := range m {
		m[i] = make([]float32, offsets[numGroups])
	}
	return m
}

// parseAntecedents reads rows of anaphor, group, value, weight.
func parseAntecedents(table string) (*antecedentModel, error) {
	m := newAntecedentModel()
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(c) != 4 {
			return nil, fmt.Errorf("actor: antecedents.tsv: %q hasn't four columns", line)
		}
		ana, group := -1, -1
		for i, n := range anaphorNames {
			if n == c[0] {
				ana = i
			}
		}
		for i := range groups {
			if groups[i].name == c[1] {
				group = i
			}
		}
		value, err1 := strconv.Atoi(c[2])
		weight, err2 := strconv.ParseFloat(c[3], 32)
		if ana < 0 || group < 0 || err1 != nil || err2 != nil || value < 0 || value >= groups[group].size {
			return nil, fmt.Errorf("actor: antecedents.tsv: can't read %q", line)
		}
		m[ana][offsets[group]+value] = float32(weight)
	}
	return m, nil
}

// candidate is an actor that an anaphor may mean; cluster is -1 for the answer
// "none".
type candidate struct {
	cluster  int
	from, to int // its features in finder.feats
	share    float32
}

// Bounds on the candidates of one anaphor: how many mentions back they are
// looked for, and how many there are at most.
const (
	reachPronoun     = 60
	reachDescription = 120
	maxCandidates    = 32
	maxSameHead      = 24
)

// resolve goes through the phrases in the order of the text and links each
// anaphor to the likeliest candidate, if that is likely enough.
func (f *finder) resolve(order []int) {
	f.byHead = map[string][]int{}
	for k, i := range order {
		p := &f.phrases[i]
		if f.spoken(i) {
			f.pass(i)
			continue
		}
		if a := f.anaphorOf(p); a != noAnaphor && p.antecedent < 0 && f.firstOfItsOwn(i) {
			f.gather(order, k, a)
			if f.learn != nil {
				f.learn.take(f, i, a)
			} else {
				f.choose(i, a)
			}
		}
		f.pass(i)
	}
}

// spoken links "I", or "we" where a body or several speak, to the speaker of the
// quotation that it stands in.
func (f *finder) spoken(i int) bool {
	p := &f.phrases[i]
	if p.quote < 0 || p.pron != iPronoun && p.pron != wePronoun {
		return false
	}
	to := f.quotes[p.quote].speaker
	if to < 0 || f.root(to) == f.root(i) {
		return false
	}
	c := &f.clusters[f.root(to)]
	switch {
	case p.pron == iPronoun && (c.class != person || c.plural && !c.singular):
		return false
	case p.pron == wePronoun && !(c.class == organisation || c.plural && c.class == person):
		return false
	}
	f.join(to, i, "pronoun: speaker of the quotation", 0.85)
	return true
}

// firstOfItsOwn says whether nothing before the phrase belongs to its cluster
// yet.
func (f *finder) firstOfItsOwn(i int) bool { return f.clusters[f.root(i)].size == 0 }

// pass notes that a phrase has been passed.
func (f *finder) pass(i int) {
	r := f.root(i)
	c := &f.clusters[r]
	if c.size == 0 {
		for _, h := range c.heads {
			if list := f.byHead[h]; h != "" && (len(list) == 0 || list[len(list)-1] != r) {
				if len(list) >= maxSameHead {
					copy(list, list[1:])
					list = list[:len(list)-1]
				}
				f.byHead[h] = append(list, r)
			}
		}
	}
	c.last = i
	c.size++
}

// choose scores the candidates that were gathered and links the best.
func (f *finder) choose(i int, a anaphor) {
	weights := f.weights[a]
	top, sum := -1, 0.0
	var best float32 = -1e9
	for k := range f.active {
		x := &f.active[k]
		x.share = 0
		for _, v := range f.feats[x.from:x.to] {
			x.share += weights[v]
		}
		if x.share > best {
			best, top = x.share, k
		}
	}
	for k := range f.active {
		sum += math.Exp(float64(f.active[k].share - best))
	}
	share := float32(1 / sum)
	if top < 0 || f.active[top].cluster < 0 || share < thresholds[a] {
		return
	}
	c := &f.clusters[f.active[top].cluster]
	to := c.last
	f.join(to, i, f.reason(i, to, a), share)
}

// reason words why an anaphor was linked.
func (f *finder) reason(i, to int, a anaphor) string {
	p, m := &f.phrases[i], &f.phrases[to]
	if p.form == ByPronoun {
		switch {
		case m.sent == p.sent && m.gram == subject:
			return "pronoun: subject of the same sentence"
		case m.gram == subject || m.gram == passiveSubject:
			return "pronoun: subject before"
		}
		return "pronoun: likeliest before"
	}
	if f.calledBy(&f.clusters[f.root(to)], p.lemma) {
		return "description: called by the same noun before"
	}
	return "description: likeliest before"
}

func (f *finder) calledBy(c *cluster, noun string) bool {
	for _, h := range c.heads {
		if h == noun {
			return true
		}
	}
	return false
}

// gather fills f.active with the candidates for the anaphor order[k] and their
// features.
func (f *finder) gather(order []int, k int, a anaphor) {
	i := order[k]
	p := &f.phrases[i]
	f.active, f.feats = f.active[:0], f.feats[:0]
	reach := reachDescription
	if p.form == ByPronoun {
		reach = reachPronoun
	}
	own := f.root(i)
	matches, rank := 0, 0
	f.none(p, i) // its place is first; the number of matches is added last
	for j := k - 1; j >= 0 && k-j <= reach && len(f.active) < maxCandidates; j-- {
		m := order[j]
		r := f.root(m)
		c := &f.clusters[r]
		if r == own || c.last != m || !f.possible(p, i, c, m, a) {
			continue
		}
		if p.form == ByDescription && f.calledBy(c, p.lemma) {
			matches++
		}
		f.pair(p, i, c, r, rank, a)
		rank++
	}
	if p.form == ByDescription {
		for _, r := range f.byHead[p.lemma] {
			c := &f.clusters[r]
			if c.dead || r == own || c.last < 0 || f.listed(r) || len(f.active) >= maxCandidates+maxSameHead || !f.possible(p, i, c, c.last, a) {
				continue
			}
			matches++
			f.pair(p, i, c, r, 7, a)
		}
	}
	// The answer "none" comes last, with what only now is known.
	n := &f.active[0]
	extra := len(f.feats)
	f.feats = append(f.feats, f.feats[n.from:n.to]...)
	f.feats = append(f.feats, int32(offsets[gMatches]+min(matches, 3)+4*b2i(rank == 0)))
	n.from, n.to = extra, len(f.feats)
	for x := 1; x < len(f.active); x++ {
		f.sole(&f.active[x], p, matches, rank)
	}
}

// sole marks a candidate that is the only one, or the only one called so.
func (f *finder) sole(x *candidate, p *phrase, matches, rank int) {
	v := 0
	switch {
	case rank == 1:
		v = 1
	case matches == 1 && p.form == ByDescription && f.calledBy(&f.clusters[x.cluster], p.lemma):
		v = 2
	case matches > 1 && p.form == ByDescription && f.calledBy(&f.clusters[x.cluster], p.lemma):
		v = 3
	case matches > 0 && p.form == ByDescription:
		v = 4
	}
	// Features of one candidate stand together, so the list is rebuilt at its end.
	from := len(f.feats)
	f.feats = append(f.feats, f.feats[x.from:x.to]...)
	f.feats = append(f.feats, int32(offsets[gSole]+v))
	x.from, x.to = from, len(f.feats)
}

func (f *finder) listed(r int) bool {
	for k := range f.active {
		if f.active[k].cluster == r {
			return true
		}
	}
	return false
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// possible rules out what cannot be the antecedent.
func (f *finder) possible(p *phrase, i int, c *cluster, m int, a anaphor) bool {
	q := &f.phrases[m]
	if p.sex != GenderUnknown && c.sex != GenderUnknown && p.sex != c.sex {
		return false
	}
	switch a {
	case anaHe, anaShe:
		if c.plural && !c.singular || c.class == locality || c.class == other && c.score[other]-c.score[person] > 3 || q.pron == iPronoun || q.pron == wePronoun || q.pron == youPronoun || q.pron == theyPronoun {
			return false
		}
	case anaIt:
		if c.plural && !c.singular || c.class == person && c.score[person]-max(c.score[organisation], c.score[locality], c.score[other]) > 3 || c.sex != GenderUnknown || f.personal(c, q) {
			return false
		}
	case anaThey:
		if !c.plural && (c.named && c.class == person || c.sex != GenderUnknown || q.pron == he || q.pron == she || q.pron == iPronoun || q.pron == itPronoun) {
			return false
		}
	case anaThat:
		if f.personal(c, q) {
			return false
		}
	case anaWe:
		if q.pron == he || q.pron == she || q.pron == theyPronoun || c.class == locality || c.class == other {
			return false
		}
	case anaI:
		if q.pron == he || q.pron == she || q.pron == theyPronoun || q.pron == wePronoun || c.class != person || c.plural && !c.singular {
			return false
		}
	case anaYou:
		if q.pron == theyPronoun || c.class != person && c.class != organisation {
			return false
		}
	default:
		if !f.possibleDescription(p, c, q) {
			return false
		}
	}
	// A phrase doesn't mean what it stands in, nor what stands in it.
	if q.sent == p.sent && (q.first <= p.head && p.head <= q.last && !q.group || p.first <= q.head && q.head <= p.last) && p.gram != apposed && q.gram != apposed {
		return false
	}
	return !f.bound(p, c)
}

// otherOwner says whether a description belongs to someone else than the
// candidate does: "Libya's government" and "her government".
func (f *finder) otherOwner(p *phrase, c *cluster) bool {
	if p.owner < 0 {
		return false
	}
	other := false
	for k := len(c.phrases) - 1; k >= 0 && k >= len(c.phrases)-8; k-- {
		y := &f.phrases[c.phrases[k]]
		if y.owner < 0 || y.lemma != p.lemma {
			continue
		}
		if f.root(y.owner) == f.root(p.owner) {
			return false
		}
		other = true
	}
	return other
}

// otherOffice says whether the nouns before the description's noun show another
// office or body than those of the candidate: "justice minister" and "interior
// minister".
func (f *finder) otherOffice(p *phrase, c *cluster) bool {
	mine := f.compounds(p.sent, p.head)
	if len(mine) == 0 {
		return false
	}
	looked, other := 0, false
	for k := len(c.phrases) - 1; k >= 0 && looked < 6; k-- {
		y := &f.phrases[c.phrases[k]]
		h := y.head
		if y.title >= 0 {
			h = y.title
		}
		if y.form == ByPronoun || nounLemma(&f.t.Sentences[y.sent].Tokens[h]) != p.lemma && y.lemma != p.lemma {
			continue
		}
		theirs := f.compounds(y.sent, h)
		if len(theirs) == 0 {
			continue
		}
		looked++
		for _, w := range theirs {
			for _, v := range mine {
				if v == w {
					return false
				}
			}
		}
		other = true
	}
	return other
}

// compounds are the nouns before a noun that are part of its meaning.
func (f *finder) compounds(n, i int) []string {
	var out []string
	s := &f.t.Sentences[n]
	for _, c := range s.Children(i) {
		if t := &s.Tokens[c]; t.Rel == text.Compound && int(c) < i {
			out = append(out, strings.ToLower(t.Form))
		}
	}
	if len(out) == 0 && i > 0 && capital(s.Tokens[i].Form) && capital(s.Tokens[i-1].Form) && s.Tokens[i-1].UPOS == text.PROPN {
		out = append(out, strings.ToLower(s.Tokens[i-1].Form))
	}
	return out
}

// personal says whether the last mention is a pronoun for persons.
func (f *finder) personal(c *cluster, q *phrase) bool {
	switch q.pron {
	case he, she, iPronoun, wePronoun, youPronoun:
		return true
	}
	return false
}

// possibleDescription rules out antecedents of a description.
func (f *finder) possibleDescription(p *phrase, c *cluster, q *phrase) bool {
	if c.class == other || q.pron == iPronoun && q.quote != p.quote {
		return false
	}
	if p.plural != (c.plural && !c.singular) && !(c.class == organisation && p.class == organisation) && traitOf(p.lemma).crowd == 0 {
		if !(c.plural && c.singular) {
			return false
		}
	}
	if p.country != "" && c.country != "" && p.country != c.country || f.otherOffice(p, c) || f.otherOwner(p, c) {
		return false
	}
	d := cluster{score: p.score, class: p.class}
	return f.agree(&d, c)
}

// bound says whether a mention of the cluster is an argument of the same verb
// as the phrase: "he hit him" are two. Possessives and what hangs below another
// noun are free.
func (f *finder) bound(p *phrase, c *cluster) bool {
	if p.clause < 0 || !argument(p.gram) {
		return false
	}
	for k := len(c.phrases) - 1; k >= 0 && k >= len(c.phrases)-8; k-- {
		q := &f.phrases[c.phrases[k]]
		if q.sent == p.sent && q.clause == p.clause && argument(q.gram) && q.head != p.head && q.pron != whoPronoun {
			return true
		}
	}
	if q := &f.phrases[c.last]; c.last >= 0 && q.sent == p.sent && q.clause == p.clause && argument(q.gram) && q.pron != whoPronoun {
		return true
	}
	return false
}

func argument(g gram) bool {
	return g == subject || g == passiveSubject || g == object || g == oblique || g == agent
}

// none gives the answer "none" its features.
func (f *finder) none(p *phrase, i int) {
	from := len(f.feats)
	add := func(group, value int) {
		f.feats = append(f.feats, int32(offsets[group]+min(value, groups[group].size-1)))
	}
	add(gNone, int(p.gram))
	if p.form == ByDescription {
		add(gNoneClass, int(p.class)*2+b2i(p.plural))
		mods := f.modifiers(p)
		add(gNoneMods, min(len(mods.words), 2)+3*b2i(mods.after)+b2i(mods.ordinal)*6)
		switch traitOf(p.lemma).script {
		case "acc":
			add(gNoneClass, 8)
		case "vic":
			add(gNoneClass, 9)
		}
		if traitOf(p.lemma).relation {
			add(gNoneClass, 10)
		}
		if traitOf(p.lemma).sex != GenderUnknown {
			add(gNoneClass, 11)
		}
	} else {
		add(gNoneClass, b2i(p.quote >= 0))
	}
	add(gFirst, b2i(p.sent == 0)+2*b2i(p.quote >= 0))
	f.active = append(f.active, candidate{cluster: -1, from: from, to: len(f.feats)})
}

// mods are the modifiers of a description.
type mods struct {
	words   []string // adjectives, compounds, numbers before it, lower case
	after   bool     // a phrase or a clause after it
	ordinal bool     // first, other, another, new: it is a different one
}

func (f *finder) modifiers(p *phrase) mods {
	var m mods
	s := &f.t.Sentences[p.sent]
	for _, ci := range s.Children(p.head) {
		t := &s.Tokens[ci]
		switch t.Rel {
		case text.Amod, text.Compound, text.Nummod, text.NmodDesc:
			if int(ci) > p.head {
				m.after = true
				continue
			}
			l := strings.ToLower(t.Form)
			switch l {
			case "other", "another", "new", "second", "third", "next", "fellow", "more", "different":
				m.ordinal = true
			case "former", "late", "said", "same", "own", "young", "old", "elderly", "alleged", "accused":
				continue
			}
			m.words = append(m.words, l)
		case text.Nmod, text.Acl, text.AclRelcl, text.NmodUnmarked:
			if int(ci) > p.head {
				m.after = true
			}
		}
	}
	return m
}

// pair gives a candidate its features.
func (f *finder) pair(p *phrase, i int, c *cluster, r, rank int, a anaphor) {
	from := len(f.feats)
	add := func(group, value int) {
		f.feats = append(f.feats, int32(offsets[group]+min(value, groups[group].size-1)))
	}
	q := &f.phrases[c.last]
	gap := p.sent - q.sent
	role := 2
	switch q.gram {
	case subject, passiveSubject:
		role = 0
	case object, agent, predicate:
		role = 1
	case possessor:
		role = 3
	}
	d := bucket(gap)
	add(gDistance, d*4+role)
	add(gRank, min(rank, 7))
	if gap == 0 {
		add(gRoles, int(p.gram)*int(numGrams)+int(q.gram))
	}
	add(gForm, int(q.form)*int(numDeterminers)+b2i(q.form == ByDescription)*int(q.det))
	add(gClass, int(c.class)*2+b2i(c.score[c.class] > 3))
	if p.form == ByDescription {
		add(gClass, 8+b2i(p.class == c.class)+2*b2i(c.named))
	}
	number := 0
	switch {
	case c.plural && !c.singular:
		number = 1
	case c.plural:
		number = 2
	}
	add(gNumber, number+3*b2i(p.plural))
	if p.sex != GenderUnknown {
		switch {
		case c.sex == p.sex:
			add(gSex, 1)
		case c.presumed == p.sex:
			add(gSex, 2)
		case c.presumed != GenderUnknown:
			add(gSex, 3)
		case c.named:
			add(gSex, 4)
		default:
			add(gSex, 5)
		}
	}
	add(gSize, sizeBucket(c.size))
	add(gNamed, b2i(c.named)+2*b2i(len(c.members) > 0))
	f.syntax(p, q, add)
	f.quoted(p, q, r, add)
	add(gBlock, min(2, f.t.Sentences[p.sent].Block-f.t.Sentences[q.sent].Block)+3*b2i(p.form == ByDescription))
	if len(c.members) > 0 {
		add(gGroup, min(len(c.members), 3))
	}
	if p.form == ByDescription {
		f.described(p, c, d, add)
	}
	f.active = append(f.active, candidate{cluster: r, from: from, to: len(f.feats)})
}

func bucket(gap int) int {
	switch {
	case gap <= 2:
		return gap
	case gap <= 4:
		return 3
	case gap <= 9:
		return 4
	}
	return 5
}

func sizeBucket(n int) int {
	switch {
	case n <= 3:
		return n
	case n <= 6:
		return 4
	case n <= 12:
		return 5
	}
	return 6
}

// syntax gives features on how the two stand in their clauses.
func (f *finder) syntax(p, q *phrase, add func(int, int)) {
	if q.sent != p.sent {
		// The subject of the sentence before, of its main clause.
		s := &f.t.Sentences[q.sent]
		if q.clause == s.Root && (q.gram == subject || q.gram == passiveSubject) {
			add(gMain, 1+b2i(p.gram == subject || p.gram == passiveSubject))
		}
		return
	}
	s := &f.t.Sentences[p.sent]
	switch {
	case p.clause < 0 || q.clause < 0:
		add(gClause, 0)
	case p.clause == q.clause:
		add(gClause, 1+b2i(q.gram == subject || q.gram == passiveSubject))
	case f.below(s, p.clause, q.clause):
		add(gClause, 3+b2i(q.gram == subject || q.gram == passiveSubject))
	case f.below(s, q.clause, p.clause):
		add(gClause, 5+b2i(q.gram == subject || q.gram == passiveSubject))
	default:
		add(gClause, 7)
	}
	if p.clause >= 0 && q.clause >= 0 && s.Tokens[p.clause].Rel == text.Conj && s.Tokens[p.clause].Head == q.clause {
		add(gClause, 8+b2i(q.gram == subject || q.gram == passiveSubject))
	}
}

// quoted gives features on quotations: whoever speaks is no third person.
func (f *finder) quoted(p, q *phrase, r int, add func(int, int)) {
	switch {
	case p.quote < 0 && q.quote < 0:
	case p.quote >= 0:
		speaker := f.quotes[p.quote].speaker
		v := 1
		if q.quote == p.quote {
			v = 2
		}
		if speaker >= 0 && f.root(speaker) == r {
			v = 3
		}
		add(gQuote, v)
	default:
		add(gQuote, 4)
	}
}

// described gives features on how a description agrees with what the candidate
// has been called.
func (f *finder) described(p *phrase, c *cluster, d int, add func(int, int)) {
	x := traitOf(p.lemma)
	match := 0
	q := &f.phrases[c.last]
	switch {
	case q.lemma == p.lemma && q.form != ByPronoun:
		match = 1
	case f.calledBy(c, p.lemma):
		match = 2
	}
	if match == 0 {
		switch {
		case x.crowd == 'p' || generic(p.lemma):
			match = 3
		case x.sex != GenderUnknown:
			match = 4
		case f.sameClasses(p, c):
			match = 5
		default:
			match = 6
		}
	}
	add(gHead, match)
	add(gHeadDistance, match%4*6+d)
	m := f.modifiers(p)
	if match == 1 || match == 2 {
		add(gMods, f.modsAgree(p, c, &m))
	} else {
		add(gMods, 6+min(len(m.words), 2)+3*b2i(m.after))
	}
	switch {
	case p.country == "" && c.country == "":
	case p.country == "":
		add(gPlace, 1)
	case c.country == "":
		add(gPlace, 2)
	default:
		add(gPlace, 3)
	}
	if p.owner >= 0 {
		v := 1
		for k := len(c.phrases) - 1; k >= 0 && k >= len(c.phrases)-6; k-- {
			y := &f.phrases[c.phrases[k]]
			if y.owner >= 0 {
				v = 2
				if f.root(y.owner) == f.root(p.owner) {
					v = 3
					break
				}
			}
		}
		if f.root(p.owner) >= 0 && len(c.phrases) > 0 && f.root(c.phrases[0]) == f.root(p.owner) {
			v = 4
		}
		add(gOwner, v)
	}
	switch x.script {
	case "acc":
		add(gScript, 1+b2i(c.accused))
	case "vic":
		add(gScript, 3+b2i(c.harmed))
	}
}

// generic says whether a noun says no more than that it is a person or a body.
func generic(noun string) bool {
	switch noun {
	case "man", "woman", "person", "people", "group", "organization", "organisation", "country", "city", "company", "individual", "figure", "body", "agency", "place", "town", "institution":
		return true
	}
	return false
}

// sameClasses says whether the description's noun is of the classes of one
// that the candidate is called by.
func (f *finder) sameClasses(p *phrase, c *cluster) bool {
	if p.noun == 0 {
		return false
	}
	for _, h := range c.heads {
		if word.Main(h) == p.noun {
			return true
		}
	}
	return false
}

// modsAgree compares the modifiers of a description with those of the
// candidate's mentions that share its noun: 0 none, 1 all found, 2 new ones,
// 3 some found and some new, 4 says it is another one, 5 fewer than before.
func (f *finder) modsAgree(p *phrase, c *cluster, m *mods) int {
	if m.ordinal {
		return 4
	}
	found, looked, before := 0, 0, 0
	for k := len(c.phrases) - 1; k >= 0 && looked < 6; k-- {
		y := &f.phrases[c.phrases[k]]
		if y.form == ByPronoun || y.lemma != p.lemma || y == p {
			continue
		}
		looked++
		s := &f.t.Sentences[y.sent]
		n := 0
		for _, w := range m.words {
			for j := min(y.first, y.name0); j <= max(y.last, y.name1); j++ {
				if strings.EqualFold(s.Tokens[j].Form, w) {
					n++
					break
				}
			}
		}
		found = max(found, n)
		if y.head-y.first > 1 {
			before = 1
		}
	}
	switch {
	case len(m.words) == 0 && before > 0:
		return 5
	case len(m.words) == 0:
		return 0
	case found == len(m.words):
		return 1
	case found == 0:
		return 2
	}
	return 3
}
