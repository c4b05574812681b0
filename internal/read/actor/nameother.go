package actor

import (
	"strings"

	"factum/internal/read/name"
	"factum/internal/read/text"
)

// acronyms links names of organisations to their acronyms ("ICC") and to the
// same name without a legal form or the words that say what it is ("Apple" for
// "Apple Inc.").
func (f *finder) acronyms() {
	full := map[string][]*nameNode{}   // by initials
	begins := map[string][]*nameNode{} // by first word
	for _, n := range f.names {
		if len(n.words) < 2 || f.nodeClass(n) == person || f.nodeClass(n) == locality {
			continue
		}
		p := &f.phrases[n.phrases[0]]
		if k := f.initials(&f.t.Sentences[p.sent], p); len(k) >= 3 && len(full[k]) < maxBearers {
			full[k] = append(full[k], n)
		}
		if len(begins[n.words[0]]) < maxBearers {
			begins[n.words[0]] = append(begins[n.words[0]], n)
		}
	}
	for _, n := range f.names {
		if len(n.words) != 1 {
			continue
		}
		if upper := strings.ToUpper(n.text); upper == n.text && len(n.text) >= 3 {
			if of := full[n.text]; len(of) == 1 && f.root(of[0].phrases[0]) != f.root(n.phrases[0]) {
				f.join(of[0].phrases[0], n.phrases[0], "acronym", 0.9)
				n.linked = true
				continue
			}
		}
		if c := f.nodeClass(n); c == person || c == locality || f.ground(n.text).country != "" {
			continue
		}
		if of := begins[n.words[0]]; len(of) == 1 && f.shortened(of[0]) {
			f.join(of[0].phrases[0], n.phrases[0], "shorter name", 0.85)
			n.linked = true
		}
	}
}

// shortened says whether a name is one word and words that say what kind of
// body it is.
func (f *finder) shortened(n *nameNode) bool {
	for _, w := range n.words[1:] {
		if !traitOf(w).organ {
			return false
		}
	}
	return !traitOf(n.words[0]).organ && f.nodeClass(n) == organisation
}

// initials are the first letters of the capitalised words of a name.
func (f *finder) initials(s *text.Sentence, p *phrase) string {
	var b strings.Builder
	for i := p.name0; i <= p.name1; i++ {
		if form := s.Tokens[i].Form; form[0] >= 'A' && form[0] <= 'Z' {
			b.WriteByte(form[0])
		}
	}
	return b.String()
}

// countries links the names of one country: "the US" and "the United States".
func (f *finder) countries() {
	first := map[string]*nameNode{}
	for _, n := range f.names {
		x := f.ground(n.text)
		if !x.state || f.nodeClass(n) != locality {
			continue
		}
		if m := first[x.country]; m == nil {
			first[x.country] = n
		} else {
			f.join(m.phrases[0], n.phrases[0], "another name of the country", 0.95)
		}
	}
}

// variants links spellings of one person's name that differ within a
// document: "al-Masri" and "As-Masri", "Choyunjolov" and "Choiunzholov".
func (f *finder) variants() {
	bySound := map[string][]*nameNode{}
	left := maxVariants
	for _, n := range f.names {
		if f.nodeClass(n) != person {
			continue
		}
		for _, w := range f.soundWords(n) {
			k := sound(w)
			if len(k) < 3 {
				continue
			}
			for _, m := range bySound[k] {
				if !soundAlike(m, n) {
					continue
				}
				if left--; left < 0 {
					return
				}
				f.variant(m, n)
			}
			if len(bySound[k]) < maxBearers {
				bySound[k] = append(bySound[k], n)
			}
		}
	}
}

// soundAlike says whether each word of the shorter of two names sounds like one
// of the other: a check before the costly comparison.
func soundAlike(m, n *nameNode) bool {
	a, b := m.soundsOf(), n.soundsOf()
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			if x == y {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

func (n *nameNode) soundsOf() []string {
	if n.sounds == nil {
		for _, w := range n.words {
			n.sounds = append(n.sounds, sound(bareName(w)))
		}
	}
	return n.sounds
}

// soundWords are the words by which spellings of a name are looked up: its
// last, and the first of a longer one.
func (f *finder) soundWords(n *nameNode) []string {
	last := bareName(n.words[len(n.words)-1])
	if len(n.words) == 1 {
		return []string{last}
	}
	return []string{last, bareName(n.words[0])}
}

// How alike two spellings within a document must be at least: the fit of a
// short name in a full one, and the score of two names of equal length. Lower
// than between documents, since one writer seldom names two people that sound
// alike without telling them apart. Judged on names of our own.
const (
	variantFit   = 0.75
	variantScore = 0.65
)

// womans says whether a word has the ending of a Slavic family name as women
// bear it.
func womans(w string) bool {
	for _, e := range [...]string{"ova", "eva", "ieva", "yeva", "ina", "skaya", "skaja", "ska", "aya"} {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return true
		}
	}
	return false
}

// variant joins two names if they are spellings of one.
func (f *finder) variant(m, n *nameNode) {
	if f.root(m.phrases[0]) == f.root(n.phrases[0]) || !f.sexGoes(n, m) || m.key == n.key || m.shared || n.shared || shorter(m.words, n.words) != noShorter || shorter(n.words, m.words) != noShorter {
		return
	}
	if m.first.sentence == n.first.sentence && len(m.words) > 1 && len(n.words) > 1 {
		return // a sentence that names two means two
	}
	if womans(m.words[len(m.words)-1]) != womans(n.words[len(n.words)-1]) {
		return // husband and wife, or a brother and a sister
	}
	a, b := f.read(m), f.read(n)
	if name.FeminineOf(*a, *b) || len(name.Contradicts(*a, *b)) > 0 {
		return
	}
	if len(m.words) != len(n.words) || len(m.words) == 1 {
		short, full := a, b
		if len(m.words) > len(n.words) {
			short, full = b, a
		}
		fit, ok := name.Shorter(*short, *full)
		if !ok || fit.Score < variantFit || !fit.Family && len(m.words)+len(n.words) > 2 {
			return
		}
	} else if name.Likeness(a, b) < variantScore {
		return
	}
	f.join(m.phrases[0], n.phrases[0], "another spelling of the name", 0.85)
}

// read parses a name once.
func (f *finder) read(n *nameNode) *name.Name {
	if n.parsed == nil {
		x := name.Parse(n.text)
		n.parsed = &x
	}
	return n.parsed
}

// sound writes a normalised word by its consonants, those that romanisations
// confuse as one.
func sound(w string) string {
	var b [16]byte
	n := 0
	for i := 0; i < len(w) && n < len(b); i++ {
		c := w[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w', '\'':
			continue
		case 'c', 'k', 'q', 'g', 'x':
			c = 'k'
		case 'j', 'z', 's':
			c = 's'
		case 'd', 't':
			c = 't'
		case 'b', 'p':
			c = 'p'
		case 'f', 'v':
			c = 'v'
		}
		if n > 0 && b[n-1] == c || c == 's' && n > 0 && b[n-1] == 't' {
			if c == 's' {
				b[n-1] = 's'
			}
			continue
		}
		b[n] = c
		n++
	}
	return string(b[:n])
}
