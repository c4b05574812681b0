package text

import "factum"

// Text is a document's running text, parsed.
type Text struct {
	Document  *factum.Document
	Sentences []Sentence
}

// Sentence is a run of tokens with its dependency tree.
type Sentence struct {
	factum.Range         // bytes of the document's text
	Block        int     // index into Document.Blocks
	Tokens       []Token // in the order of the text
	Spans        []Span  // entity spans; may nest, ordered by first token, longer first
	Root         int     // index of the root token

	children []int32 // the dependents of token i are children[first[i]:first[i+1]], in order
	first    []int32
}

// Token is a syntactic word (UD word). The parts of a contraction ("don't")
// are tokens of their own that touch each other.
type Token struct {
	factum.Range        // bytes of the document's text
	Form         string // the word without markup; quotes and dashes as they stand
	Lemma        string // lower case but for proper nouns
	UPOS         UPOS
	XPOS         string // Penn Treebank tag as used in EWT and GUM
	Feats        Feats
	Rel          Rel
	Head         int  // index in the sentence; -1 for the root
	SpaceBefore  bool // white space or markup stands before it
}

// Span is an entity span: tokens First to Last (inclusive) of a sentence.
type Span struct {
	First, Last int
	Head        int // the token that heads it
	Kind        SpanKind
	Named       bool // headed by a proper noun
}

// SpanKind is what an entity span denotes.
type SpanKind uint8

// The kinds of entity spans.
const (
	NoSpan SpanKind = iota
	PersonSpan
	OrganisationSpan
	PlaceSpan
	TimeSpan
	OtherSpan // events, objects, substances, abstracts, animals, plants
)

// Children gives the dependents of token i, in the order of the text.
func (s *Sentence) Children(i int) []int32 {
	return s.children[s.first[i]:s.first[i+1]]
}

// Link rebuilds the lists of dependents and the root from the heads; to be
// called after heads have been set.
func (s *Sentence) Link() {
	n := len(s.Tokens)
	s.first = make([]int32, n+2)
	s.children = make([]int32, n)
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 {
			s.first[h+2]++
		} else {
			s.Root = i
		}
	}
	for i := 2; i < n+2; i++ {
		s.first[i] += s.first[i-1]
	}
	for i := range s.Tokens {
		if h := s.Tokens[i].Head; h >= 0 {
			s.children[s.first[h+1]] = int32(i)
			s.first[h+1]++
		}
	}
	s.first = s.first[:n+1]
}
