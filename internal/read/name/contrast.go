package name

import (
	"math"
	"slices"
	"strings"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// Two given names that are alike but for one letter are two people's
// (Shafiqul and Rafiqul, Salim and Halim, Serkan and Erkan) where hardly anybody
// writes the one letter for the other. Costs in nats; of the spellings of
// one person's name on two lists of sanctions 5 in 100 need such a step, of like names
// of two people there 52 in 100.
const (
	otherLetter  = 5   // a consonant for another
	otherInitial = 3.5 // a consonant more before a name that is else the same
	// leastContrast is how many letters a part must have: shorter ones are
	// written more freely (Xi, Hsi).
	leastContrast = 3
)

// Contrasts gives the given names of two people who are called alike: parts
// that would go for spellings of one name, were it not for a consonant that nobody
// writes for the other's. The family name is left out, where such a letter is rather a slip.
func Contrasts(a, b Name) []Contradiction {
	al := aligners.Get().(*aligner)
	defer aligners.Put(al)
	x, y, turned := &a, &b, false
	if !before(x, y) {
		x, y, turned = y, x, true
	}
	al.align(x, y)
	var found []Contradiction
	for _, e := range al.out.edges[:al.out.n] {
		if e.kind != Linked || e.link != spelled || e.a1 != e.a0+1 || e.b1 != e.b0+1 {
			continue
		}
		p, q := &x.Parts[e.a0], &y.Parts[e.b0]
		if p.Script != romanise.Latin || q.Script != romanise.Latin || x.isFamily(p) && y.isFamily(q) || !al.contrast(p, q) {
			continue
		}
		c := Contradiction{p.Text, q.Text, "a letter apart that nobody writes for the other"}
		if turned {
			c.A, c.B = c.B, c.A
		}
		found = append(found, c)
	}
	return found
}

// isFamily says whether a part is the family name of a name of several parts.
func (n *Name) isFamily(p *Part) bool {
	if len(n.Core()) < 2 {
		return false
	}
	for _, f := range n.Family() {
		if f.Start == p.Start {
			return true
		}
	}
	return false
}

// contrast says whether the cheapest way from one part to the other, whatever
// its readings, goes by a consonant that stands for another one.
func (al *aligner) contrast(p, q *Part) bool {
	_, i, j := al.w.distance(p, q, math.Inf(1))
	x, y := &p.readings[i].letters, &q.readings[j].letters
	if areNicknames(p.Key, q.Key) || begins(p.Key, q.Key) || min(x.Len(), y.Len()) < leastContrast {
		return false
	}
	for k, s := range phonetic.Costs(phonetic.ForLatin).Steps(x, y) {
		switch {
		case s.Cost >= otherLetter && consonantal(s.X) && consonantal(s.Y) && !spokenAlike(s.X, s.Y):
			return true
		case k == 0 && s.Cost >= otherInitial && (leads(s.Y, s.X, y, x) || leads(s.X, s.Y, x, y)):
			return true
		}
	}
	return false
}

// leads says whether a consonant stands before the letters of a part alone. H, w
// and the Somali c come and go there.
func leads(more, less string, of, other *phonetic.Letters) bool {
	return less == "" && consonantal(more) && more != "h" && more != "w" && more != "c" &&
		strings.HasPrefix(of.String(), more) && !strings.HasPrefix(other.String(), more)
}

// alikeLetters are those for which tongues or their romanisations often have one another:
// Ramadan and Ramazan, Harith and Haris, Aziz and Ajij, Zakhar and Zajar, Rugerero and Lugerero.
var alikeLetters = [...]string{"d z th dh s t", "z j zh", "kh x j h", "k c q x", "l r", "m n", "b v p", "s x sh ch c"}

// spokenAlike says whether two consonants are of one such group.
func spokenAlike(a, b string) bool {
	for _, g := range alikeLetters {
		letters := strings.Fields(g)
		if slices.Contains(letters, a) && slices.Contains(letters, b) {
			return a+b != "st" && a+b != "ts" // Salim and Talim
		}
	}
	return false
}

// consonantal says whether letters are consonants alone.
func consonantal(s string) bool { return s != "" && !strings.ContainsAny(s, "aeiouy'") }
