package page

import (
	"factum"
	"factum/internal/report/wording"
)

// conflict is a card with the words side by side.
type conflict struct {
	N       int
	Hard    bool // a contradiction
	Kind    string
	Meaning string
	About   []part
	Event   []part
	Sides   []side
	Note    string
}

type side struct {
	Value []part
	Rests string
	Words []statement
	More  []part // further statements that say the same
}

// most statements of a side whose words are shown; the rest are linked.
const mostWords = 5

// conflicts gives the differences between sources as cards, and apart from
// them what one source alone says.
func (b *builder) conflicts() (cards, alone []conflict) {
	for i := range b.Conflicts {
		c := &b.Conflicts[i]
		v := conflict{
			N: i + 1, Hard: c.Kind == factum.Contradiction, Kind: wording.ConflictKind(c.Kind), Meaning: wording.ConflictMeaning(c.Kind),
			About: sentence(plainParts(b.About(c))), Note: c.Note,
		}
		if _, ok := b.Event(c.Event); ok {
			v.Event = b.refer(c.Event)
		}
		for j := range c.Sides {
			v.Sides = append(v.Sides, b.side(&c.Sides[j]))
		}
		if c.Kind == factum.SingleSource && len(c.Sides) == 1 {
			alone = append(alone, v)
		} else {
			cards = append(cards, v)
		}
	}
	return cards, alone
}

// sentence sets a capital at the beginning of a heading whose first words are
// plain ASCII.
func sentence(parts []part) []part {
	if len(parts) > 0 {
		parts[0].Text = wording.Sentence(parts[0].Text)
	}
	return parts
}

func (b *builder) side(s *factum.Side) side {
	v := side{Value: b.parts(b.Value(s.Value)), Rests: wording.Carry(s.Documents, s.Origins, 0)}
	for k, id := range s.Statements {
		i, ok := b.Statement(id)
		if ok && len(v.Words) < mostWords {
			v.Words = append(v.Words, b.statement(i, nil))
			continue
		}
		if k > 0 && len(v.More) > 0 {
			v.More = append(v.More, part{Text: ", "})
		}
		v.More = append(v.More, b.refer(id)[0])
	}
	return v
}

// question is something that the sources leave open.
type question struct {
	N       int
	Text    string
	About   []part
	Because []part
}

func (b *builder) questions() []question {
	var list []question
	for i := range b.Questions {
		q := &b.Questions[i]
		v := question{N: i + 1, Text: q.Text, Because: b.referAll(q.Because)}
		if q.About != "" {
			v.About = b.refer(q.About)
		}
		list = append(list, v)
	}
	return list
}
