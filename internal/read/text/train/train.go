package train

import (
	"fmt"
	"io"

	"factum/internal/read/text/model"
)

// Options say how to train.
type Options struct {
	Dir                     string // where the treebanks are
	Tagging, Parsing, Folds int    // epochs of the tagger and of the parser, folds of the jackknife
	Log                     io.Writer
}

// Train learns a model from the treebanks' train parts and reports its scores
// on their dev parts.
func Train(o Options) (*model.Model, error) {
	bank, err := readTreebanks(o.Dir, "en_*-train-*.conllu.gz")
	if err != nil {
		return nil, err
	}
	l := newLabels(bank)
	train := l.prepare(bank)
	dev := map[string][]*sentence{}
	devBlocks := map[string][]*block{}
	for name, pattern := range map[string]string{"GUM": "en_gum-dev-*.conllu.gz", "EWT": "en_ewt-dev.conllu.gz"} {
		bank, err := readTreebanks(o.Dir, pattern)
		if err != nil {
			return nil, err
		}
		dev[name] = l.prepare(bank)
		devBlocks[name] = blocks(bank)
	}
	border := trainBorders(blocks(bank), 6, 1)
	for name, b := range devBlocks {
		right, found, gold := scoreBorders(model.New(model.Parts{Border: border}), b)
		fmt.Fprintf(o.Log, "sentence ends %s: P %.2f R %.2f\n", name, percent(right, found), percent(right, gold))
	}
	entries := l.lexicon(train)
	fmt.Fprintf(o.Log, "%d sentences, %d tags, %d relations, %d forms\n", len(train), len(l.tags), len(l.rels), len(entries))
	l.jackknife(train, o.Folds, o.Tagging)
	right, all := 0, 0
	for _, s := range train {
		for i := range s.auto {
			all++
			if l.coarse[s.auto[i]] == l.coarse[s.tags[i]] {
				right++
			}
		}
	}
	fmt.Fprintf(o.Log, "jackknife UPOS %.2f\n", percent(right, all))
	parts := model.Parts{Tags: l.tags, Relations: l.rels, Coarse: l.coarse, Lexicon: entries, Border: border, Lemmas: l.lemmas(train)}
	parts.Tagger = l.trainTagger(train, model.NewLexicon(entries), o.Tagging, 1)
	parts.Step, parts.Label = l.trainParser(train, o.Parsing, 1, func(epoch int, steps, rels *learner) {
		if epoch%2 == 1 || epoch == o.Parsing-1 {
			p := parts
			p.Step, p.Label = steps.average(parseScale, parseLeast), rels.average(parseScale, parseLeast)
			l.report(o.Log, fmt.Sprintf("epoch %d", epoch+1), model.New(p), dev)
		}
	})
	m := model.New(parts)
	l.report(o.Log, "model", m, dev)
	return m, nil
}

func (l *labels) report(w io.Writer, title string, m *model.Model, dev map[string][]*sentence) {
	for _, name := range []string{"GUM", "EWT"} {
		s := l.score(m, dev[name])
		fmt.Fprintf(w, "%s %s: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f\n", title, name, percent(s.UPOS, s.Words), percent(s.XPOS, s.Words), percent(s.Lemma, s.Words),
			percent(s.Head, s.Scored), percent(s.Labelled, s.Scored))
	}
}
