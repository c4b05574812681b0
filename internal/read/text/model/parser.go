package model

// Parser tags sentences and finds their trees. It
// holds scratch space: one worker, one parser.
type Parser struct {
	model     *Model
	net       netScratch
	borders   Borders
	entities  Entities
	relations Relations
	features  []uint64
	scores    []int32
}

// NewParser makes a parser of the model.
func NewParser(m *Model) *Parser {
	return &Parser{model: m, scores: make([]int32, 256)}
}

// Tag sets the tags of a sentence whose words are set.
func (p *Parser) Tag(s *Sentence) {
	m := p.model
	m.lexicon.Look(s)
	for i := range s.Words {
		if k := s.Known[i]; k > 0 {
			s.Tags[i] = k - 1
			continue
		}
		p.features = s.TagFeatures(p.features[:0], i)
		s.Tags[i] = uint8(p.best(m.tags))
	}
	for i, t := range s.Tags {
		s.Coarse[i] = m.coarse[t]
	}
}

// Borders appends the ends of the sentences of a block to ends: each is the
// number of the token after the last.
func (p *Parser) Borders(words []Word, space []bool, ends []int) []int {
	b := &p.borders
	b.Reset(words, space)
	for i := range len(words) - 1 {
		p.features = b.Features(p.features[:0], i)
		if p.best(p.model.borders) == 1 {
			b.End(i)
			ends = append(ends, i+1)
		}
	}
	return append(ends, len(words))
}

// best scores the features at hand and gives the best class, the first of
// equals.
func (p *Parser) best(w *Weights) int {
	scores := p.scores[:w.Classes]
	clear(scores)
	w.Score(p.features, scores)
	best := 0
	for c, v := range scores {
		if v > scores[best] {
			best = c
		}
	}
	return best
}
