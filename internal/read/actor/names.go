package actor

import (
	"sort"
	"strings"

	"factum/internal/read/name"
	"factum/internal/read/text"
)

// nameNode is one spelling of a name with all its mentions.
type nameNode struct {
	key     string   // its words, normalised, joined by spaces
	words   []string // normalised
	sex     Gender   // told by the titles of its mentions: "Mr Reynolds", "Mrs Reynolds"
	phrases []int
	first   spot
	parsed  *name.Name // as a person's; nil until asked for
	text    string     // as first written
	sounds  []string   // of its words, once asked for
	linked  bool       // went with a fuller one
	shared  bool       // several people bear it
}

// Bounds that keep the time near linear whatever a document holds.
const (
	maxBearers  = 24   // fuller names looked at for one short name
	maxNameSize = 12   // words of a name
	maxVariants = 5000 // pairs of names compared sound by sound in one document
)

// linkNames brings together the mentions of one name, then shorter with
// fuller names, acronyms with what they stand for, and spellings that differ.
func (f *finder) linkNames() {
	index := map[string]*nameNode{}
	for i := range f.phrases {
		p := &f.phrases[i]
		if p.form != ByName || p.dead {
			continue
		}
		s := &f.t.Sentences[p.sent]
		words := f.nameWords(s, p)
		if len(words) == 0 || len(words) > maxNameSize {
			continue
		}
		key := strings.Join(words, " ")
		sex := GenderUnknown
		if len(words) == 1 {
			sex = p.sex
		}
		id := key + "\x00" + string(rune('0'+sex))
		node := index[id]
		if node == nil {
			node = &nameNode{key: key, words: words, sex: sex, first: spot{p.sent, p.head}, text: f.nameText(s, p)}
			index[id] = node
			f.names = append(f.names, node)
		} else {
			f.join(node.phrases[len(node.phrases)-1], i, "same name", 0.97)
		}
		node.phrases = append(node.phrases, i)
	}
	f.untitled(index)
	f.shorterNames()
	f.acronyms()
	f.countries()
	f.variants()
	f.nicknames()
}

// nameWords are the words of a name for comparison: without accents, marks,
// titles and possessives, articles of Arabic names joined to what follows.
func (f *finder) nameWords(s *text.Sentence, p *phrase) []string {
	var words []string
	join := ""
	for i := p.name0; i <= p.name1; i++ {
		t := &s.Tokens[i]
		if t.UPOS == text.PUNCT || isPossessive(t.Form) || t.UPOS == text.DET {
			continue
		}
		low := letters(plain(t.Form))
		if low == "" || len(words) == 0 && i < p.name1 && traitOf(low).regnal {
			continue
		}
		if _, ok := articles(low); ok && i < p.name1 && join == "" {
			join = low
			continue
		}
		words = append(words, join+low)
		join = ""
	}
	if join != "" {
		words = append(words, join)
	}
	if p.surname >= 0 {
		words = append(words, letters(plain(s.Tokens[p.surname].Form)))
	}
	return words
}

// letters drops what is neither letter nor digit.
func letters(w string) string {
	clean := true
	for i := range len(w) {
		if c := w[i]; c < 0x80 && !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
			clean = false
			break
		}
	}
	if clean {
		return w
	}
	return strings.Map(func(r rune) rune {
		if r < 0x80 && !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') || r == '’' || r == '‘' || r == 'ʿ' || r == 'ʾ' {
			return -1
		}
		return r
	}, w)
}

// articles says whether a word is the article of Arabic names.
func articles(w string) (string, bool) {
	v, ok := words()["article"][w]
	return v, ok
}

// bare is a normalised word without the Arabic article in front.
func bareName(w string) string {
	for _, a := range [...]string{"al", "el", "as", "ar", "an", "at", "ad", "ash", "az"} {
		if rest, ok := strings.CutPrefix(w, a); ok && len(rest) >= 4 {
			return rest
		}
	}
	return w
}

// untitled joins the one-word names without a title to those with one, unless
// titles show two people.
func (f *finder) untitled(index map[string]*nameNode) {
	for _, node := range f.names {
		if node.sex != GenderUnknown || len(node.words) != 1 {
			continue
		}
		m, w := index[node.key+"\x001"], index[node.key+"\x002"]
		switch {
		case m != nil && w == nil:
			f.join(m.phrases[0], node.phrases[0], "same name", 0.95)
		case w != nil && m == nil:
			f.join(w.phrases[0], node.phrases[0], "same name", 0.95)
		}
	}
}

// nodeClass is what the mentions of a name denote, taken together.
func (f *finder) nodeClass(n *nameNode) class { return f.clusters[f.root(n.phrases[0])].class }

// mayBePerson says whether a name may be a person's: it is taken for one, or
// nearly.
func (f *finder) mayBePerson(n *nameNode) bool {
	if f.ground(n.text).state {
		return false
	}
	c := &f.clusters[f.root(n.phrases[0])]
	return c.class == person || c.score[c.class]-c.score[person] < 4*float32(len(n.phrases))
}

// personal says whether a name has none of the words that only the names of
// bodies and works have.
func personal(name string) bool {
	for w := range strings.FieldsSeq(name) {
		switch w {
		case "of", "for", "the", "and", "&":
			return false
		}
		if traitOf(strings.ToLower(w)).organ {
			return false
		}
	}
	return true
}

// shorterNames links a name of a person to the one fuller name that has its
// words: "Nordio" to "Carlo Nordio". Where several people bear it, the mention
// goes to the one that the sentence leaves, or stays open.
func (f *finder) shorterNames() {
	byWord := map[string][]*nameNode{}
	for _, n := range f.names {
		if len(n.words) < 2 || !f.mayBePerson(n) || !personal(n.text) {
			continue
		}
		for i, w := range n.words {
			if i == len(n.words)-1 || i == 0 || len(n.words) > 2 {
				for _, k := range dedupe(w, bareName(w)) {
					if len(byWord[k]) < maxBearers {
						byWord[k] = append(byWord[k], n)
					}
				}
			}
		}
	}
	for _, n := range f.names {
		if !f.mayBePerson(n) {
			continue
		}
		var bearers []*nameNode
		given := true
		for _, k := range dedupe(n.words[len(n.words)-1], bareName(n.words[len(n.words)-1])) {
			for _, full := range byWord[k] {
				if full == n || contains(bearers, full) || len(n.words) > 1 && f.related(n) && !f.related(full) {
					continue // "Tesfaye Bekele Worku and his father, Bekele Worku"
				}
				if how := shorter(n.words, full.words); how != noShorter && f.sexGoes(n, full) {
					if how == lastName {
						given = false
					}
					bearers = append(bearers, full)
				}
			}
		}
		if len(bearers) == 0 {
			continue
		}
		if !given && len(n.words) == 1 {
			bearers = f.byLastName(n, bearers)
		}
		f.bear(n, bearers)
	}
}

// related says whether a name's bearer is called somebody's father, wife, lawyer …
func (f *finder) related(n *nameNode) bool {
	for _, h := range f.clusters[f.root(n.phrases[0])].heads {
		if traitOf(h).relation {
			return true
		}
	}
	return false
}

// byLastName keeps those who bear the word as their last name, if there are any.
func (f *finder) byLastName(n *nameNode, bearers []*nameNode) []*nameNode {
	var kept []*nameNode
	for _, b := range bearers {
		if shorter(n.words, b.words) == lastName {
			kept = append(kept, b)
		}
	}
	return kept
}

func contains(list []*nameNode, n *nameNode) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}

func dedupe(a, b string) []string {
	if a == b {
		return []string{a}
	}
	return []string{a, b}
}

// sexGoes says whether the sex that titles or nouns show doesn't keep two
// names apart.
func (f *finder) sexGoes(n, full *nameNode) bool {
	a, b := f.clusters[f.root(n.phrases[0])].sex, f.clusters[f.root(full.phrases[0])].sex
	if n.sex != GenderUnknown {
		a = n.sex
	}
	if b == GenderUnknown && n.sex != GenderUnknown {
		p := f.clusters[f.root(full.phrases[0])].presumed
		return p == GenderUnknown || p == a
	}
	return a == GenderUnknown || b == GenderUnknown || a == b
}

// shorterHow says how a name is shorter than another one.
type shorterHow uint8

const (
	noShorter shorterHow = iota
	lastName             // it has the last word
	otherName            // it has other words: a given name
)

// shorter says whether all words of short are in full, in order or, from two
// words on, in any order. Initials stand for a word that begins so.
func shorter(short, full []string) shorterHow {
	if len(short) > len(full) || len(short) == len(full) && !hasInitial(short) {
		return noShorter
	}
	used, last, initials := 0, false, 0
	var taken uint32
	for _, w := range short {
		found := false
		for j, x := range full {
			if taken>>j&1 != 0 {
				continue
			}
			if same := w == x || len(w) > 3 && bareName(w) == bareName(x); same || len(w) == 1 && x[:1] == w && j < len(full)-1 {
				taken |= 1 << j
				found = true
				if !same {
					initials++
				}
				if j == len(full)-1 && same {
					last = true
				}
				break
			}
		}
		if !found {
			return noShorter
		}
		used++
	}
	switch {
	case initials == len(short):
		return noShorter
	case last:
		return lastName
	}
	return otherName
}

func hasInitial(words []string) bool {
	for _, w := range words {
		if len(w) == 1 {
			return true
		}
	}
	return false
}

// bear links the mentions of a short name to its bearer.
func (f *finder) bear(n *nameNode, bearers []*nameNode) {
	// Fuller names of one person count once.
	var people []*nameNode
	for _, b := range bearers {
		fresh := true
		for i, x := range people {
			if f.root(x.phrases[0]) == f.root(b.phrases[0]) || shorter(x.words, b.words) != noShorter {
				fresh = false
				people[i] = b
				break
			} else if shorter(b.words, x.words) != noShorter {
				fresh = false
				break
			}
		}
		if fresh {
			people = append(people, b)
		}
	}
	reason, confidence := "shorter name", float32(0.93)
	if len(n.words) == 1 && n.sex != GenderUnknown {
		reason, confidence = "title and surname", 0.95
	}
	if len(people) == 1 {
		if f.agreeNames(n, people[0]) {
			f.join(people[0].phrases[0], n.phrases[0], reason, confidence)
			n.linked = true
		}
		return
	}
	// Several people bear it: the mentions are parted again and each goes to
	// the one bearer who is left, or stays open.
	f.part(n)
	n.shared = true
	for _, i := range n.phrases {
		var left []*nameNode
		for _, b := range people {
			if f.mayBear(i, b) {
				left = append(left, b)
			}
		}
		if len(left) == 1 {
			f.join(f.mentionBefore(left[0], i), i, reason+": the other bearers are ruled out", 0.75)
		}
	}
}

// agreeNames says whether the kinds of a short and a full name go together.
func (f *finder) agreeNames(n, full *nameNode) bool {
	return f.nodeClass(full) == person || f.nodeClass(n) == f.nodeClass(full)
}

// part takes the mentions of a name asunder.
func (f *finder) part(n *nameNode) {
	root := f.root(n.phrases[0])
	if len(f.clusters[root].phrases) != len(n.phrases) {
		return // something else than the name has been joined already
	}
	for _, i := range n.phrases {
		p := &f.phrases[i]
		p.actor, p.antecedent, p.reason, p.confidence = i, -1, "", 0
		f.clusters[i] = cluster{phrases: []int{i}, last: -1}
		f.tell(&f.clusters[i], p)
	}
}

// mayBear says whether a mention of a short name may be of that bearer: one
// who was named before it, whose sex fits, and who isn't the subject of the
// same clause or of one above it.
func (f *finder) mayBear(i int, b *nameNode) bool {
	p := &f.phrases[i]
	if !b.first.before(spot{p.sent, p.head}) {
		return false
	}
	s := &f.t.Sentences[p.sent]
	for k := f.firstIn(b, p.sent); k < len(b.phrases) && f.phrases[b.phrases[k]].sent == p.sent; k++ {
		x := &f.phrases[b.phrases[k]]
		if (x.gram == subject || x.gram == passiveSubject || x.gram == agent) && x.head < p.head && f.below(s, p.head, x.clause) {
			return false
		}
	}
	c := &f.clusters[f.root(b.phrases[0])]
	return p.sex == GenderUnknown || c.sex == GenderUnknown || c.sex == p.sex
}

// below says whether token i hangs under h.
func (f *finder) below(s *text.Sentence, i, h int) bool {
	for steps := 0; i >= 0 && steps < 60; steps++ {
		if i == h {
			return true
		}
		i = s.Tokens[i].Head
	}
	return false
}

// mentionBefore is the last mention of a name before phrase i, or its first.
func (f *finder) mentionBefore(n *nameNode, i int) int {
	k := sort.Search(len(n.phrases), func(k int) bool { return n.phrases[k] >= i })
	return n.phrases[max(k-1, 0)]
}

// firstIn is the index of the first mention of a name in a sentence or after it.
func (f *finder) firstIn(n *nameNode, sentence int) int {
	return sort.Search(len(n.phrases), func(k int) bool { return f.phrases[n.phrases[k]].sent >= sentence })
}
