package actor

import "factum/internal/read/text"

// tie finds the country that words tie a phrase to: its own, of a State;
// otherwise that of a demonym or a possessor before it, or of a place after
// it.
func (w *walker) tie(s *text.Sentence, p *phrase) {
	if w.g == nil {
		return
	}
	if p.form == ByName && p.class == locality {
		if x := w.ground(w.nameText(s, p)); x.country != "" {
			p.country = x.country
			return
		}
	} else if x := w.ground(s.Tokens[p.head].Form); x.demonym {
		p.country = x.country
		return
	}
	for _, c := range s.Children(p.head) {
		t := &s.Tokens[c]
		switch t.Rel {
		case text.Amod, text.Compound, text.NmodPoss, text.Flat:
			if x := w.ground(t.Form); x.country != "" && (x.demonym || x.state || int(c) < p.head && !x.everyday && !x.small && p.class != person) {
				p.country = x.country
				return
			}
		case text.Nmod, text.NmodUnmarked:
			if t.UPOS == text.PROPN {
				if x := w.ground(w.flatForm(s, int(c))); x.state || x.place && !x.small && !x.everyday {
					p.country = x.country
				}
			}
		case text.NmodDesc: // "Italian justice minister X"
			for _, d := range s.Children(int(c)) {
				if x := w.ground(s.Tokens[d].Form); x.demonym || x.state {
					p.country = x.country
				}
			}
		}
	}
}

// nameText is the name as it stands in the text.
func (w *walker) nameText(s *text.Sentence, p *phrase) string {
	return w.t.Document.Text[s.Tokens[p.name0].Start:s.Tokens[p.name1].End]
}

// flatForm is a proper noun with what is flat or compounded with it.
func (w *walker) flatForm(s *text.Sentence, i int) string {
	from, to := i, i
	for from > 0 && s.Tokens[from-1].UPOS == text.PROPN && s.Tokens[from-1].Head == i {
		from--
	}
	for to+1 < len(s.Tokens) && s.Tokens[to+1].UPOS == text.PROPN && s.Tokens[to+1].Head == i && s.Tokens[to+1].Rel == text.Flat {
		to++
	}
	return w.t.Document.Text[s.Tokens[from].Start:s.Tokens[to].End]
}
