package train

import (
	"fmt"
	"io"
	"slices"

	"factum/internal/read/text/model"
)

// Options say how to train.
type Options struct {
	Dir                     string      // where the treebanks are
	Tagging, Parsing, Folds int         // epochs of the tagger and of the parser, folds of the jackknife
	Domain                  string      // where the treebank of our own is
	Names                   string      // the folder of people's names
	Places                  []PlaceName // names of places
	Log                     io.Writer
}

// Train learns a model from the treebanks' train parts and reports its scores
// on their dev parts.
func Train(o Options) (*model.Model, error) {
	bank, err := readTreebanks(o.Dir, "en_*-train-*.conllu.gz")
	if err != nil {
		return nil, err
	}
	domain, err := readTreebanks(o.Domain, "train.conllu")
	if err != nil {
		return nil, err
	}
	l := newLabels(append(slices.Clone(bank), domain...))
	train := l.prepare(augment(spread(bank, domain), 1))
	dev := map[string][]*sentence{}
	devBlocks := map[string][]*block{}
	for i, at := range [][2]string{{o.Dir, "en_gum-dev-*.conllu.gz"}, {o.Dir, "en_ewt-dev.conllu.gz"}, {o.Domain, "dev.conllu"}} {
		name := devNames[i]
		bank, err := readTreebanks(at[0], at[1])
		if err != nil {
			return nil, err
		}
		dev[name] = l.prepare(bank)
		devBlocks[name] = blocks(bank)
	}
	border := trainBorders(append(blocks(bank), blocks(domain)...), 6, 1)
	for _, name := range devNames {
		right, found, gold := scoreBorders(model.New(model.Parts{Border: border}), devBlocks[name])
		fmt.Fprintf(o.Log, "sentence ends %s: P %.2f R %.2f\n", name, percent(right, found), percent(right, gold))
	}
	entries := l.lexicon(train)
	fmt.Fprintf(o.Log, "%d sentences, %d tags, %d relations, %d forms\n", len(train), len(l.tags), len(l.rels), len(entries))
	l.jackknife(train, o.Folds, o.Tagging)
	right, tokens := 0, 0
	for _, s := range train {
		for i := range s.auto {
			tokens++
			if l.coarse[s.auto[i]] == l.coarse[s.tags[i]] {
				right++
			}
		}
	}
	fmt.Fprintf(o.Log, "jackknife UPOS %.2f\n", percent(right, tokens))
	parts := model.Parts{Tags: l.tags, Relations: l.rels, Coarse: l.coarse, Lexicon: entries, Border: border, Lemmas: l.lemmas(train)}
	parts.Tagger = l.trainTagger(train, model.NewLexicon(entries), o.Tagging, 1)
	if parts.Gazetteer, err = readGazetteer(o.Places, o.Names); err != nil {
		return nil, err
	}
	parts.Kind, parts.Member = l.trainEntities(train, parts.Gazetteer, 8, 1)
	parts.Relation = l.trainRelations(train, 6, 1)
	parts.Net = l.trainNet(train, o.Parsing, 1, o.Log, func(epoch int, net *model.Net) {
		p := parts
		p.Net = net
		l.report(o.Log, fmt.Sprintf("epoch %d", epoch), model.New(p), dev)
	})
	m := model.New(parts)
	l.report(o.Log, "model", m, dev)
	all, named, borders := l.scoreEntities(m, dev["GUM"])
	fmt.Fprintf(o.Log, "entities GUM: all F1 %.2f, named P %.2f R %.2f F1 %.2f, without kind F1 %.2f\n", all.f1(),
		percent(named.right, named.found), percent(named.right, named.gold), named.f1(), borders.f1())
	return m, nil
}

// devNames are the names of the development sets.
var devNames = []string{"GUM", "EWT", "own"}

func (l *labels) report(w io.Writer, title string, m *model.Model, dev map[string][]*sentence) {
	for _, name := range devNames {
		s := l.score(m, dev[name])
		fmt.Fprintf(w, "%s %s: UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f\n", title, name, percent(s.UPOS, s.Words), percent(s.XPOS, s.Words), percent(s.Lemma, s.Words),
			percent(s.Head, s.Scored), percent(s.Labelled, s.Scored))
	}
}
