package name

import (
	"strings"

	"factum/internal/read/name/phonetic"
	"factum/internal/read/name/romanise"
)

// roles types the parts as far as order, endings and commas tell.
func (p *parser) roles(n *Name) {
	last := 0
	for i := range p.parts {
		if p.parts[i].counts() && p.parts[i].Role != Title {
			last = p.segment[i]
		}
	}
	first := len(p.segment)
	for i := range p.parts {
		if p.parts[i].counts() && p.parts[i].Role != Title {
			first = p.segment[i]
			break
		}
	}
	n.Marked = last > first
	n.Gender = p.gender
	given := false
	content := 0
	for i := range n.Parts {
		if n.Parts[i].counts() && n.Parts[i].Role != Title {
			content++
		}
	}
	for i := range n.Parts {
		q := &n.Parts[i]
		if q.Role != Plain || len(q.readings) == 0 {
			continue
		}
		if g := p.lex.patronymic(patronymicKey(q)); g != Unknown && content > 1 && (n.Marked && p.segment[i] > first || !n.Marked && content > 2 || g == Female) {
			q.Role = Patronymic
			if n.Gender == Unknown {
				n.Gender = g
			}
			continue
		}
		switch {
		case n.Marked && p.segment[i] == first:
			q.Role = Family
		case n.Marked && !given:
			q.Role, given = Given, true
		case article(q.Particle) && relational(q.Key):
			q.Role = Nisba
		}
		if family := i > 0 || n.Marked || content == 1; family && q.Role != Given && len(q.Key) >= 5 {
			if forms := p.lex.masculine(q.Key); len(forms) > 0 {
				q.Feminine = true
				if n.Gender == Unknown && content > 1 && !strings.HasSuffix(q.Key, "ina") {
					n.Gender = Female
				}
			}
		}
	}
}

func patronymicKey(q *Part) string {
	if q.Script == romanise.Cyrillic {
		return strings.ReplaceAll(q.Key, "y", "")
	}
	return q.Key
}

func article(particle string) bool {
	switch particle {
	case "al", "el", "ال", "аль", "эль", "as", "ash", "ad", "ar", "an", "at", "az":
		return true
	}
	return false
}

// relational says whether a word has the ending of a nisba.
func relational(key string) bool {
	return len(key) > 3 && (strings.HasSuffix(key, "i") || strings.HasSuffix(key, "y") || strings.HasSuffix(key, "ee"))
}

// finish computes what comparison needs.
func (n *Name) finish(w *Weights) {
	for i := range n.Parts {
		p := &n.Parts[i]
		if len(p.readings) == 0 {
			p.Key = letters(strings.ToLower(p.Key), p.Script)
			p.readings = []reading{newReading(p.Key, p.Script, 0, "")}
		}
		if p.Script == romanise.Han || p.Script == romanise.Hangul {
			p.native = strings.ToLower(p.Text)
		}
		p.skeleton = phonetic.Of(p.Key)
		p.ending = words().ending(p.Key)
		p.info = rarity(p)
		p.weight = w.weight(p)
	}
}

// Family gives the parts that name the family as far as can be told: those
// before the comma, else the last part that is no patronymic and no initial;
// the first where a patronymic stands last or the name is written surname
// first in Han or Hangul. Empty for a name without parts.
func (n *Name) Family() []Part {
	var parts []Part
	for _, p := range n.Parts {
		if p.counts() && p.Role != Title {
			parts = append(parts, p)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	var family []Part
	for _, p := range parts {
		if p.Role == Family {
			family = append(family, p)
		}
	}
	if len(family) > 0 {
		return family
	}
	if last := parts[len(parts)-1]; len(parts) > 1 && (last.Role == Patronymic || last.Role == Initial) {
		return parts[:1]
	}
	// "Kim Jong-un": two tied syllables after one that stands alone.
	if k := len(parts); k == 3 && parts[1].tied && !parts[0].tied && len(parts[1].Key) <= 6 && len(parts[2].Key) <= 6 {
		return parts[:1]
	}
	for i := len(parts) - 1; i >= 0; i-- {
		if parts[i].Role != Patronymic && parts[i].Role != Initial {
			return parts[i : i+1]
		}
	}
	return parts[len(parts)-1:]
}

// Core gives the parts that name the person: no honorifics, suffixes or titles.
func (n *Name) Core() []Part {
	var parts []Part
	for _, p := range n.Parts {
		if p.counts() && p.Role != Title {
			parts = append(parts, p)
		}
	}
	return parts
}
