package text

import "strings"

// pronouns gives the features of the closed class of pronouns and of
// possessive determiners (UD English guidelines).
var pronouns = map[string]Feats{
	"i": First | Singular, "me": First | Singular, "my": First | Singular | Possessive, "mine": First | Singular | Possessive,
	"myself": First | Singular | Reflexive, "we": First | Plural, "us": First | Plural, "our": First | Plural | Possessive,
	"ours": First | Plural | Possessive, "ourselves": First | Plural | Reflexive,
	"you": Second, "your": Second | Possessive, "yours": Second | Possessive, "yourself": Second | Singular | Reflexive,
	"yourselves": Second | Plural | Reflexive,
	"he":         Third | Singular | Masculine, "him": Third | Singular | Masculine, "his": Third | Singular | Masculine | Possessive,
	"himself": Third | Singular | Masculine | Reflexive,
	"she":     Third | Singular | Feminine, "her": Third | Singular | Feminine, "hers": Third | Singular | Feminine | Possessive,
	"herself": Third | Singular | Feminine | Reflexive,
	"it":      Third | Singular | Neuter, "its": Third | Singular | Neuter | Possessive, "itself": Third | Singular | Neuter | Reflexive,
	"they": Third | Plural, "them": Third | Plural, "their": Third | Plural | Possessive, "theirs": Third | Plural | Possessive,
	"themselves": Third | Plural | Reflexive, "themself": Third | Singular | Reflexive,
}

var ordinals = map[string]bool{
	"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true, "eighth": true,
	"ninth": true, "tenth": true, "eleventh": true, "twelfth": true, "thirteenth": true, "fourteenth": true, "fifteenth": true,
	"sixteenth": true, "seventeenth": true, "eighteenth": true, "nineteenth": true, "twentieth": true, "thirtieth": true, "hundredth": true,
}

// derive gives the features of token i from its tags, its form and its place
// in the tree.
func (s *Sentence) derive(i int) Feats {
	t := &s.Tokens[i]
	low := strings.ToLower(t.Form)
	var f Feats
	switch t.XPOS {
	case "NN", "NNP":
		f = Singular
	case "NNS", "NNPS":
		f = Plural
	case "VBD":
		f = Past | Finite
	case "VBZ":
		f = Present | Finite | Third | Singular
	case "VBP":
		f = Present | Finite
	case "MD":
		f = Finite
	case "VB":
		f = s.bareVerb(i)
	case "VBN":
		f = Past | Participle
		if s.passive(i) {
			f |= Passive
		}
	case "VBG":
		f = Present | Participle
		if s.gerund(i) {
			f = Gerund
		}
	case "JJR", "RBR":
		f = Comparative
	case "JJS", "RBS":
		f = Superlative
	case "CD":
		f = Cardinal
	}
	switch t.UPOS {
	case PRON:
		f |= pronouns[low]
		switch low {
		case "this", "that":
			f |= Singular
			if t.XPOS != "WDT" {
				f |= Demonstrative
			}
		case "these", "those":
			f |= Plural | Demonstrative
		}
		if s.relative(i) {
			f |= Relative
		}
	case DET:
		switch low {
		case "the":
			f |= Definite
		case "a", "an":
			f |= Indefinite
		case "this", "that":
			f |= Singular | Demonstrative
		case "these", "those":
			f |= Plural | Demonstrative
		case "no":
			f |= Negative
		}
	case PART:
		if t.XPOS == "RB" {
			f |= Negative
		}
	case ADV:
		if low == "never" || low == "not" {
			f |= Negative
		}
	}
	if t.UPOS == ADJ || t.UPOS == ADV || t.UPOS == NOUN {
		if ordinals[low] || isOrdinalNumber(low) {
			f |= Ordinal
		}
	}
	return f
}

func isOrdinalNumber(low string) bool {
	if len(low) < 3 || !isDigit(low[0]) {
		return false
	}
	switch low[len(low)-2:] {
	case "st", "nd", "rd", "th":
		return isDigit(low[len(low)-3])
	}
	return false
}

// bareVerb tells an infinitive from an imperative, and from a present
// subjunctive that has a subject: a bare verb with neither "to" nor an
// auxiliary that stands for itself gives an order.
func (s *Sentence) bareVerb(i int) Feats {
	t := &s.Tokens[i]
	if t.UPOS == AUX && t.Rel == Aux {
		return Infinitive
	}
	for _, c := range s.Children(i) {
		switch k := &s.Tokens[c]; k.Rel {
		case Aux, AuxPass:
			return Infinitive
		case Mark:
			if strings.EqualFold(k.Form, "to") {
				return Infinitive
			}
		}
	}
	switch t.Rel {
	case Root, Parataxis, Ccomp:
		return Imperative | Finite
	case Conj:
		if t.Head >= 0 && t.Head < i && s.Tokens[t.Head].XPOS == "VB" {
			return s.bareVerb(t.Head)
		}
	}
	return Infinitive
}

// passive says whether a past participle is passive: it has a passive
// auxiliary or subject, or stands for a clause without an auxiliary.
func (s *Sentence) passive(i int) bool {
	perfect := false
	for _, c := range s.Children(i) {
		switch s.Tokens[c].Rel {
		case AuxPass, NsubjPass, CsubjPass, OblAgent:
			return true
		case Aux:
			perfect = true
		}
	}
	if perfect {
		return false
	}
	t := &s.Tokens[i]
	switch t.Rel {
	case Acl, Advcl, Root, Parataxis, Xcomp, Ccomp:
		return true
	case Conj:
		return t.Head >= 0 && t.Head < i && s.Tokens[t.Head].XPOS == "VBN" && s.passive(t.Head)
	}
	return false
}

// gerund says whether an -ing form stands for a noun: a subject or object
// clause, or one after a preposition.
func (s *Sentence) gerund(i int) bool {
	switch s.Tokens[i].Rel {
	case Csubj, CsubjPass, Xcomp, Amod, Compound:
		return true
	case Advcl, Acl:
		for _, c := range s.Children(i) {
			if k := &s.Tokens[c]; k.Rel == Mark && int(c) < i {
				return true
			}
		}
	}
	return false
}

// relative says whether a pronoun opens a relative clause.
func (s *Sentence) relative(i int) bool {
	t := &s.Tokens[i]
	if t.XPOS != "WDT" && t.XPOS != "WP" && t.XPOS != "WP$" {
		return false
	}
	for h, steps := t.Head, 0; h >= 0 && steps < 3; h, steps = s.Tokens[h].Head, steps+1 {
		if r := s.Tokens[h].Rel; r == AclRelcl || r == AdvclRelcl {
			return h > i
		}
	}
	return false
}
