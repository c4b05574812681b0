package text

// UPOS is a universal part of speech (universaldependencies.org/u/pos).
type UPOS uint8

// The universal parts of speech.
const (
	X UPOS = iota
	ADJ
	ADP
	ADV
	AUX
	CCONJ
	DET
	INTJ
	NOUN
	NUM
	PART
	PRON
	PROPN
	PUNCT
	SCONJ
	SYM
	VERB
	numUPOS
)

var uposNames = [numUPOS]string{"X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"}

func (u UPOS) String() string {
	if u < numUPOS {
		return uposNames[u]
	}
	return "X"
}

// ParseUPOS gives the part of speech of that name; X for any other.
func ParseUPOS(s string) UPOS {
	for i, name := range uposNames {
		if name == s {
			return UPOS(i)
		}
	}
	return X
}

// Feats is a set of morphological features, those that reading needs.
type Feats uint32

// The features (universaldependencies.org/u/feat).
const (
	Plural        Feats = 1 << iota // Number=Plur
	Singular                        // Number=Sing
	Past                            // Tense=Past
	Present                         // Tense=Pres
	Passive                         // Voice=Pass
	Finite                          // VerbForm=Fin
	Infinitive                      // VerbForm=Inf
	Participle                      // VerbForm=Part
	Gerund                          // VerbForm=Ger
	Imperative                      // Mood=Imp
	First                           // Person=1
	Second                          // Person=2
	Third                           // Person=3
	Masculine                       // Gender=Masc
	Feminine                        // Gender=Fem
	Neuter                          // Gender=Neut
	Possessive                      // Poss=Yes
	Negative                        // Polarity=Neg
	Ordinal                         // NumType=Ord
	Cardinal                        // NumType=Card
	Definite                        // Definite=Def
	Indefinite                      // Definite=Ind
	Comparative                     // Degree=Cmp
	Superlative                     // Degree=Sup
	Relative                        // PronType=Rel
	Demonstrative                   // PronType=Dem
	Reflexive                       // Reflex=Yes
)

// Has says whether all of g are in f.
func (f Feats) Has(g Feats) bool { return f&g == g }

// Rel is a dependency relation with its subtype
// (universaldependencies.org/u/dep).
type Rel uint8

// The relations of the English treebanks.
const (
	Dep Rel = iota
	Root
	Acl
	AclRelcl
	Advcl
	AdvclRelcl
	Advmod
	Amod
	Appos
	Aux
	AuxPass
	Case
	Cc
	CcPreconj
	Ccomp
	Compound
	CompoundPrt
	Conj
	Cop
	Csubj
	CsubjOuter
	CsubjPass
	Det
	DetPredet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc
	NmodPoss
	NmodUnmarked
	Nsubj
	NsubjOuter
	NsubjPass
	Nummod
	Obj
	Obl
	OblAgent
	OblUnmarked
	Orphan
	Parataxis
	Punct
	Reparandum
	Vocative
	Xcomp
	NumRels
)

var relNames = [NumRels]string{
	"dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
	"cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "det",
	"det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
	"nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
	"obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp",
}

func (r Rel) String() string {
	if r < NumRels {
		return relNames[r]
	}
	return "dep"
}

// ParseRel gives the relation of that name; ok is false for an unknown one.
func ParseRel(s string) (r Rel, ok bool) {
	for i, name := range relNames {
		if name == s {
			return Rel(i), true
		}
	}
	return Dep, false
}
