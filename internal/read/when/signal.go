package when

import (
	"factum"
	"factum/internal/read/text"
)

// signals are the words before an expression that say how things lie to it.
var signals = map[string]Relation{
	"in": RelIn, "on": RelIn, "at": RelIn, "of": RelIn,
	"before": RelBefore, "prior to": RelBefore, "ahead of": RelBefore,
	"after": RelAfter, "following": RelAfter,
	"since": RelSince, "until": RelUntil, "till": RelUntil, "up to": RelUntil,
	"by": RelBy, "during": RelDuring, "throughout": RelDuring, "over": RelDuring,
	"for": RelFor, "within": RelWithin, "inside": RelWithin, "from": RelSince,
}

// blurs are the words between signal and expression that blur it.
var blurs = map[string]Mod{
	"about": Approx, "around": Approx, "approximately": Approx, "roughly": Approx, "circa": Approx, "c.": Approx, "ca.": Approx,
	"nearly": Less, "almost": Less, "under": Less, "more": More, "over": More, "less": Less, "fewer": Less,
	"least": AtLeast, "most": AtMost,
}

// closeBy are the words before "before" and "after" that leave no day between.
var closeBy = map[string]bool{"shortly": true, "just": true, "soon": true, "right": true, "immediately": true, "moments": true, "minutes": true}

// signal finds the word that relates the expression to what happened, and the
// words that blur it.
func (f *finder) signal(x *Expression, from int) {
	i := from - 1
	for n := 0; n < 3 && f.of(i, nearly); n++ {
		w := f.word(i)
		if w == "than" || w == "at" && n > 0 {
			i--
			continue
		}
		if m, ok := blurs[w]; ok && x.Symbol.Mod == NoMod && x.Symbol.Kind != NoValue && !(w == "over" && x.Type != Duration) {
			if m != Approx && x.Type != Duration {
				break
			}
			x.Symbol.Mod = m
		} else if _, ok := signals[w]; ok {
			break
		}
		i--
	}
	w := f.word(i)
	rel, ok := signals[w]
	start := i
	if two := f.word(i-1) + " " + w; !ok || w == "of" || w == "to" {
		if r, found := signals[two]; found {
			rel, ok, start = r, true, i-1
		} else if w == "to" {
			ok = false
		}
	}
	if !ok {
		return
	}
	if (rel == RelBefore || rel == RelAfter) && x.Type == Time && closeBy[f.word(start-1)] {
		rel = RelIn // "shortly after midnight" leaves no day open
	}
	x.Relation = rel
	if w == "from" && x.Type == Duration {
		x.Relation = RelIn
	}
	x.Signal = factum.Range{Start: int(f.atoms[start].start), End: int(f.atoms[i].end)}
}

// complement looks for words that say from what an expression is reckoned:
// "two days after | his arrest", "the day before | he left". For a length the
// expression ends before the word "after".
func (f *finder) complement(x *Expression, m *mark) {
	last := f.word(m.to - 1)
	switch {
	case m.v.kind == "later" || m.v.kind == "earlier":
		if last != "after" && last != "before" && last != "prior" {
			return
		}
		at := m.to
		if last == "prior" {
			if f.word(at) != "to" {
				return
			}
			at++
		}
		if !f.opensComplement(at) {
			return
		}
		m.complement, m.after = at, last == "after"
		m.to--
	case (last == "before" || last == "after") && m.v.word == last:
		if !f.opensComplement(m.to) || f.opensClause(m.from, m.to) {
			return
		}
		m.complement, m.after = m.to, last == "after"
	case x.Symbol.Kind == Length && x.Symbol.Side == NoDirection:
		at := m.to
		switch f.word(at) {
		case "after", "following", "from":
			m.after = true
		case "before":
		case "until":
			if f.word(m.from-1) != "with" { // "with 110 days until the start", not "for hours until dawn"
				return
			}
		case "prior", "ahead":
			if w := f.word(at + 1); w != "to" && w != "of" {
				return
			}
			at++
		default:
			return
		}
		if !f.opensComplement(at + 1) {
			return
		}
		m.complement = at + 1
		sign := int32(-1)
		if m.after {
			sign = 1
		}
		x.Symbol = spoken(shiftBy(m.v.amounts, sign)...)
		m.v.kind = "later"
	default:
		return
	}
	b := &f.atoms[m.to-1]
	x.End, x.Last = int(b.end), int(b.token)
	x.Symbol.Anchor = Anchor{Kind: Event, Expression: -1, Sentence: f.index, Token: f.eventToken(m.complement)}
	m.complement = int(f.atoms[m.complement].token)
}

// opensComplement says whether a noun phrase or a clause begins at an atom.
func (f *finder) opensComplement(i int) bool {
	return i < len(f.atoms) && (isLetter(f.atoms[i].form[0]) || f.atoms[i].form[0] >= 0x80 && !f.endsClause(i))
}

// opensClause says whether "the day before" begins a clause that goes on right
// behind it: "he denied it; the day before he had said nothing". A comma further
// on would say that another clause follows.
func (f *finder) opensClause(from, to int) bool {
	switch f.word(to) {
	case "he", "she", "it", "they", "we", "i":
	default:
		return false
	}
	switch f.word(from - 1) {
	case "":
		if f.word(to+1) != "had" {
			return false
		}
	case ";", ",", "and", "but", "–", "—", ":":
	default:
		return false
	}
	for k := to; k < len(f.atoms); k++ {
		if f.atoms[k].form == "," {
			return false
		}
	}
	return true
}

// eventToken is the token of the event that the words from an atom on name:
// with a tree the head of the phrase or clause, without one the first word
// that looks like a verb or ends a noun phrase.
func (f *finder) eventToken(i int) int {
	first := int(f.atoms[i].token)
	if f.tagged {
		return eventHead(f.current, first)
	}
	candidate := first
	for k := i; k < len(f.atoms) && k < i+8; k++ {
		a := &f.atoms[k]
		if a.shape != wordShape || !isLetter(a.form[0]) {
			break
		}
		if f.of(k, pastWord) && f.word(k) != "was" && f.word(k) != "were" && f.word(k) != "had" || looksPast(f.word(k)) {
			return int(a.token)
		}
		if f.of(k, closed) && k > i && f.word(k) != "was" && f.word(k) != "were" && f.word(k) != "had" {
			break
		}
		candidate = int(a.token)
	}
	return candidate
}

// eventHead is the head of the phrase or clause that begins at a token: the
// word that the preposition or conjunction before it marks, else the last head
// on the way up that doesn't leave the phrase.
func eventHead(s *text.Sentence, first int) int {
	if first > 0 {
		mark := &s.Tokens[first-1]
		if (mark.Rel == text.Case || mark.Rel == text.Mark) && mark.Head >= first {
			return mark.Head
		}
	}
	best := first
	for n := 0; n < len(s.Tokens); n++ {
		t := &s.Tokens[best]
		switch t.Rel {
		case text.Obl, text.Nmod, text.Advcl, text.Acl, text.Root, text.Ccomp, text.Xcomp, text.Conj, text.Parataxis, text.OblUnmarked:
			return best
		}
		if t.Head < first {
			return best
		}
		best = t.Head
	}
	return first
}
