package text

import "strings"

// featNames are the features as CoNLL-U writes them, in its order.
var featNames = []struct {
	feat Feats
	name string
}{
	{Definite, "Definite=Def"}, {Indefinite, "Definite=Ind"}, {Comparative, "Degree=Cmp"}, {Superlative, "Degree=Sup"},
	{Feminine, "Gender=Fem"}, {Masculine, "Gender=Masc"}, {Neuter, "Gender=Neut"}, {Imperative, "Mood=Imp"},
	{Cardinal, "NumType=Card"}, {Ordinal, "NumType=Ord"}, {Plural, "Number=Plur"}, {Singular, "Number=Sing"},
	{First, "Person=1"}, {Second, "Person=2"}, {Third, "Person=3"}, {Negative, "Polarity=Neg"}, {Possessive, "Poss=Yes"},
	{Demonstrative, "PronType=Dem"}, {Relative, "PronType=Rel"}, {Reflexive, "Reflex=Yes"}, {Past, "Tense=Past"}, {Present, "Tense=Pres"},
	{Finite, "VerbForm=Fin"}, {Gerund, "VerbForm=Ger"}, {Infinitive, "VerbForm=Inf"}, {Participle, "VerbForm=Part"}, {Passive, "Voice=Pass"},
}

// String gives the features as CoNLL-U writes them; "_" for none.
func (f Feats) String() string {
	var parts []string
	for _, x := range featNames {
		if f.Has(x.feat) {
			parts = append(parts, x.name)
		}
	}
	if len(parts) == 0 {
		return "_"
	}
	return strings.Join(parts, "|")
}

// parseFeats reads the features of CoNLL-U that this package knows.
func parseFeats(s string) Feats {
	var f Feats
	if s == "_" {
		return f
	}
	for part := range strings.SplitSeq(s, "|") {
		for _, x := range featNames {
			if x.name == part {
				f |= x.feat
			}
		}
	}
	return f
}

func (k SpanKind) String() string {
	switch k {
	case PersonSpan:
		return "person"
	case OrganisationSpan:
		return "organization"
	case PlaceSpan:
		return "place"
	case TimeSpan:
		return "time"
	case OtherSpan:
		return "other"
	}
	return "none"
}
