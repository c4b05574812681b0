package actor

import (
	"slices"
	"strings"

	"factum/internal/read/name"
	"factum/internal/read/text"
)

// otherwise links the two names of somebody of whom a clause tells what others
// call him, or what his real name is: "Old Musa, as everyone here calls Moussa
// Keita", "Pavel Hlebko, whom the yard called Pasha", "Lil Kofi (real name Kwame
// Asare)".
func (f *finder) otherwise(s *text.Sentence, n int) {
	for i := 2; i+1 < len(s.Tokens); i++ {
		switch {
		case calls(&s.Tokens[i]):
			f.calls(s, n, i)
		case strings.EqualFold(s.Tokens[i].Form, "name") && i > 0 && realName(s.Tokens[i-1].Form):
			f.realName(s, n, i)
		}
	}
}

// calls says whether a word is a verb by which one gives somebody a name.
func calls(t *text.Token) bool {
	switch strings.ToLower(t.Form) {
	case "call", "calls", "called", "nickname", "nicknamed", "dub", "dubbed", "christened":
		return t.UPOS == text.VERB
	}
	return false
}

// realName says whether an adjective makes of "name" the one somebody bears by right.
func realName(form string) bool {
	return slices.Contains([]string{"real", "full", "true", "birth", "given", "legal", "actual", "proper", "original"}, strings.ToLower(form))
}

// longestClause bounds the words between a name and the verb that gives another.
const longestClause = 10

// calls links the person before ", as …" or ", whom …" to the name behind the verb.
func (f *finder) calls(s *text.Sentence, n, verb int) {
	b := f.nameBehind(s, n, verb+1)
	if b < 0 {
		return
	}
	for i := verb - 1; i > 1 && i >= verb-longestClause; i-- {
		switch strings.ToLower(s.Tokens[i].Form) {
		case ",", ";", ":", "(", ")":
			return
		case "as", "whom", "who":
			if k := i - 1; dash(s.Tokens[k].Form) || s.Tokens[k].Form == "," {
				f.alsoNamed(f.nameBefore(n, k), b)
			}
			return
		}
	}
}

// realName links the person before ", whose real name is", "(real name" to the
// name that follows.
func (f *finder) realName(s *text.Sentence, n, noun int) {
	k := noun - 2
	if strings.EqualFold(s.Tokens[k].Form, "whose") || strings.EqualFold(s.Tokens[k].Form, "his") || strings.EqualFold(s.Tokens[k].Form, "her") {
		k--
	}
	if k < 1 || s.Tokens[k].Form != "," && s.Tokens[k].Form != "(" && !dash(s.Tokens[k].Form) {
		return
	}
	from := noun + 1
	if t := &s.Tokens[from]; t.UPOS == text.AUX || t.Form == ":" || t.Form == "," {
		from++
	}
	f.alsoNamed(f.nameBefore(n, k), f.nameBehind(s, n, from))
}

func dash(form string) bool { return form == "–" || form == "—" || form == "-" }

// nameBefore gives the name that ends before token k, if nothing but what closes a
// quotation stands between.
func (f *finder) nameBefore(n, k int) int {
	s := &f.t.Sentences[n]
	for k--; k >= 0 && quoteMark(s.Tokens[k].Form) != 0; {
		k--
	}
	for h := k; h >= 0 && h > k-8; h-- {
		if p := int(f.at[n][h]); p >= 0 && f.phrases[p].form == ByName && f.phrases[p].name1 == k {
			return p
		}
	}
	return -1
}

// nameBehind gives the name that begins at a token, or behind marks of quotation there.
func (f *finder) nameBehind(s *text.Sentence, n, i int) int {
	for i < len(s.Tokens) && (quoteMark(s.Tokens[i].Form) != 0 || s.Tokens[i].Form == "‘") {
		i++
	}
	return f.nameFrom(s, n, i)
}

// alsoNamed joins two names of which the words say that they are one's.
func (f *finder) alsoNamed(a, b int) {
	if a >= 0 && b >= 0 && !f.phrases[a].group && !f.phrases[b].group && f.compatible(a, b) {
		f.join(a, b, "also known as", 0.95)
	}
}

// nicknames links a given name that stands alone to the only person of the document whose
// given name it is short for: "Dima" beside Dmitri Orlov, if nobody else there is
// a Dmitri or a Dima.
func (f *finder) nicknames() {
	bearers := map[string][]*nameNode{} // full names by the first word
	for _, n := range f.names {
		if len(n.words) > 1 && f.nodeClass(n) == person && len(bearers[n.words[0]]) < maxBearers {
			bearers[n.words[0]] = append(bearers[n.words[0]], n)
		}
	}
	for _, n := range f.names {
		if len(n.words) != 1 || n.linked || n.shared || f.nodeClass(n) != person || len(bearers[n.words[0]]) > 0 {
			continue
		}
		var home *nameNode
		several := false
		for _, full := range name.ShortFor(n.words[0]) {
			for _, m := range bearers[full] {
				if home != nil && f.root(home.phrases[0]) != f.root(m.phrases[0]) {
					several = true
				}
				home = m
			}
		}
		if home != nil && !several && f.root(home.phrases[0]) != f.root(n.phrases[0]) && f.sexGoes(n, home) {
			f.join(home.phrases[0], n.phrases[0], "short form of the given name", 0.85)
			n.linked = true
		}
	}
}
