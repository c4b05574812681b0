package train

import (
	"strings"
	"unicode"

	"factum/internal/read/text/model"
)

// Score counts what a model gets right on gold tokens, as score_parse.py does:
// relations without subtype, words of punctuation alone left out of UAS and LAS.
type Score struct {
	Words, UPOS, XPOS, Lemma int
	Scored, Head, Labelled   int
}

func percent(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }

// score tags and parses the sentences with the model.
func (l *labels) score(m *model.Model, bank []*sentence) Score {
	var out Score
	p := model.NewParser(m)
	var s model.Sentence
	for _, b := range bank {
		s.Reset(b.words)
		p.Tag(&s)
		p.Parse(&s)
		for i := range b.words {
			t := &b.gold.Tokens[i]
			out.Words++
			if s.Coarse[i] == uint8(t.UPOS) {
				out.UPOS++
			}
			if m.Lemma(s.Tags[i], lemmaForm(t)) == t.Lemma {
				out.Lemma++
			}
			if _, xpos, _ := strings.Cut(l.tags[s.Tags[i]], " "); xpos == t.XPOS {
				out.XPOS++
			}
			if strings.IndexFunc(t.Form, func(r rune) bool { return !unicode.IsPunct(r) }) < 0 {
				continue
			}
			out.Scored++
			if int(s.Heads[i]) == t.Head {
				out.Head++
				if mainRelation(l.rels[s.Rels[i]]) == mainRelation(t.Rel.String()) {
					out.Labelled++
				}
			}
		}
	}
	return out
}

func mainRelation(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}
