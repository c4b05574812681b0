package model

// Parser finds the tree of a tagged sentence, greedily from left to right. It
// holds scratch space: one worker, one parser.
type Parser struct {
	model    *Model
	config   Configuration
	borders  Borders
	features []uint64
	scores   []int32
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

// Parse sets the heads and relations of a tagged sentence.
func (p *Parser) Parse(s *Sentence) {
	c := &p.config
	c.Start(s)
	var scores [NumActions]int32
	for !c.Done() {
		p.features = c.StepFeatures(p.features[:0])
		scores = [NumActions]int32{}
		p.model.steps.Score(p.features, scores[:])
		best := NumActions
		for a := Shift; a < NumActions; a++ {
			if c.Legal(a) && (best == NumActions || scores[a] > scores[best]) {
				best = a
			}
		}
		rel := uint8(0)
		if best != Shift {
			head, dep := c.Arc(best)
			rel = p.label(c, head, dep)
		}
		c.Take(best, rel)
	}
	c.Result()
}

// label chooses the relation of an arc; the root's is fixed.
func (p *Parser) label(c *Configuration, head, dep int32) uint8 {
	if head == c.n {
		return p.model.root
	}
	p.features = c.LabelFeatures(p.features[:0], head, dep)
	scores := p.scores[:p.model.labels.Classes]
	clear(scores)
	p.model.labels.Score(p.features, scores)
	best := -1
	for r, v := range scores {
		if uint8(r) != p.model.root && (best < 0 || v > scores[best]) {
			best = r
		}
	}
	return uint8(best)
}
