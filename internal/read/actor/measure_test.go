package actor

import (
	"fmt"
	"strings"
	"testing"

	"factum/internal/read/actor/gold"
	"factum/internal/read/text"
)

// keyChains are the chains of the gold whose type is an actor's.
func keyChains(d *gold.Document) gold.Chains {
	index := map[string]int{}
	seen := map[gold.Key]bool{}
	var out gold.Chains
	kind := map[string]map[string]int{}
	for _, m := range d.Mentions {
		if kind[m.Entity] == nil {
			kind[m.Entity] = map[string]int{}
		}
		kind[m.Entity][m.Type]++
	}
	for _, m := range d.Mentions {
		most := ""
		for _, k := range []string{"person", "organization", "place", "abstract", "event", "object", "time", "substance", "animal", "plant"} {
			if most == "" || kind[m.Entity][k] > kind[m.Entity][most] {
				most = k
			}
		}
		if most != "person" && most != "organization" && most != "place" {
			continue
		}
		k := gold.Key{Sentence: m.Sentence, Head: m.Head, Group: m.Group}
		if seen[k] {
			continue
		}
		seen[k] = true
		i, ok := index[m.Entity]
		if !ok {
			i = len(out)
			index[m.Entity] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], k)
	}
	return out
}

// responseChains are the actors found, without relative pronouns, which GUM
// doesn't annotate.
//
// Trees that differ from the gold hang the words of a name in another way; a
// name counts as found where its words hold the head of the gold's.
func responseChains(t *text.Text, a *Actors, key gold.Chains) gold.Chains {
	heads := map[gold.Key]bool{}
	for _, chain := range key {
		for _, k := range chain {
			heads[k] = true
		}
	}
	taken := map[gold.Key]bool{}
	snap := func(i int, m *Mention) int {
		k := gold.Key{Sentence: m.Sentence, Head: m.Head}
		if heads[k] || m.Form != ByName {
			return m.Head
		}
		for h := m.First; h <= m.Last; h++ {
			k.Head = h
			if heads[k] && !taken[k] && a.At(m.Sentence, h) == i && t.Sentences[m.Sentence].Tokens[h].UPOS == text.PROPN {
				taken[k] = true
				return h
			}
		}
		return m.Head
	}
	var out gold.Chains
	for i := range a.All {
		var chain []gold.Key
		for _, m := range a.All[i].Mentions {
			if !relativePronoun(t, &m) {
				chain = append(chain, gold.Key{Sentence: m.Sentence, Head: snap(i, &m), Group: a.Group(m.Sentence, m.Head) == i && a.At(m.Sentence, m.Head) != i})
			}
		}
		if len(chain) > 0 && !(len(chain) == 1 && chain[0].Group) {
			out = append(out, chain)
		}
	}
	return out
}

func relativePronoun(t *text.Text, m *Mention) bool {
	k := &t.Sentences[m.Sentence].Tokens[m.Head]
	return m.Form == ByPronoun && (k.Feats.Has(text.Relative) || pronounOf(strings.ToLower(k.Form)) == whoPronoun)
}

// figures of one run over documents.
type figures struct {
	all, linked, named              gold.CoNLL
	kinds, kindsRight               int
	resolved, resolvedRight         int
	descriptions, descriptionsRight int
}

func measure(docs []*gold.Document, find func(*gold.Document) *Actors) figures {
	var r figures
	for _, d := range docs {
		a := find(d)
		key := keyChains(d)
		response := responseChains(d.Text, a, key)
		r.all.Add(key, response)
		r.linked.Add(key.WithoutSingletons(), response.WithoutSingletons())
		named := map[gold.Key]bool{}
		chain := map[gold.Key]string{}
		typ := map[gold.Key]string{}
		for _, m := range d.Mentions {
			k := gold.Key{Sentence: m.Sentence, Head: m.Head, Group: m.Group}
			if _, ok := chain[k]; !ok {
				chain[k], typ[k] = m.Entity, m.Type
				named[k] = m.Named && m.Type == "person" && !m.Group
			}
		}
		isNamed := func(k gold.Key) bool { return named[k] }
		r.named.Add(key.Restrict(isNamed), response.Restrict(isNamed))
		for i := range a.All {
			x := &a.All[i]
			for _, m := range x.Mentions {
				k := gold.Key{Sentence: m.Sentence, Head: m.Head}
				g, ok := chain[k]
				if ok && m.Form == ByName && d.Text.Sentences[m.Sentence].Tokens[m.Head].UPOS == text.PROPN {
					r.kinds++
					if kindNames[kindOf(typ[k])] == x.Kind {
						r.kindsRight++
					}
				}
				if m.Antecedent < 0 || relativePronoun(d.Text, &m) {
					continue
				}
				right := false
				for _, n := range x.Mentions {
					kn := gold.Key{Sentence: n.Sentence, Head: n.Head}
					if a.At(n.Sentence, n.Head) != i {
						kn.Group = true
					}
					if (n.Sentence < m.Sentence || n.Sentence == m.Sentence && n.Head < m.Head) && ok && chain[kn] == g {
						right = true
					}
				}
				switch m.Form {
				case ByPronoun:
					r.resolved++
					if right {
						r.resolvedRight++
					}
				case ByDescription:
					if m.Reason != "apposition" && m.Reason != "copula" {
						r.descriptions++
						if right {
							r.descriptionsRight++
						}
					}
				}
			}
		}
	}
	return r
}

func (r figures) String() string {
	pc := func(a, b int) string { return fmt.Sprintf("%.1f%% of %d", 100*float64(a)/float64(max(b, 1)), b) }
	line := func(c gold.CoNLL) string {
		return fmt.Sprintf("MUC %.1f/%.1f/%.1f B3 %.1f/%.1f/%.1f CEAF %.1f/%.1f/%.1f CoNLL %.1f", c.MUC.P(), c.MUC.R(), c.MUC.F1(),
			c.BCubed.P(), c.BCubed.R(), c.BCubed.F1(), c.CEAF.P(), c.CEAF.R(), c.CEAF.F1(), c.F1())
	}
	return fmt.Sprintf("\nall:    %s\nlinked: %s\nnamed persons: %s\nkind of names %s\npronoun links right %s\ndescription links right %s",
		line(r.all), line(r.linked), line(r.named), pc(r.kindsRight, r.kinds), pc(r.resolvedRight, r.resolved), pc(r.descriptionsRight, r.descriptions))
}

// The floors are a little below what README.md says, so that a change that
// costs more than chance is seen.
func TestMeasure(t *testing.T) {
	g := gazetteer(t)
	r := measure(gum(t, "en_gum-dev-*"), func(d *gold.Document) *Actors { return Find(d.Text, g) })
	t.Log(r)
	for _, c := range []struct {
		name         string
		value, least float64
	}{
		{"CoNLL F1", r.all.F1(), 63},
		{"B³ F1 of named persons", r.named.BCubed.F1(), 87},
		{"pronoun links right", 100 * float64(r.resolvedRight) / float64(r.resolved), 93},
		{"description links right", 100 * float64(r.descriptionsRight) / float64(r.descriptions), 88},
		{"pronouns linked", float64(r.resolved), 200},
		{"descriptions linked", float64(r.descriptions), 60},
		{"kind of names right", 100 * float64(r.kindsRight) / float64(r.kinds), 72},
	} {
		if c.value < c.least {
			t.Errorf("%s %.1f, at least %.1f", c.name, c.value, c.least)
		}
	}
}

// BenchmarkMeasure reports the figures on the trees of the embedded parser.
func BenchmarkMeasure(b *testing.B) {
	docs, g := reparsed(b, "en_gum-dev-*"), gazetteer(b)
	for range b.N {
		r := measure(docs, func(d *gold.Document) *Actors { return Find(d.Text, g) })
		b.ReportMetric(r.all.F1(), "CoNLL-F1")
		b.ReportMetric(r.named.BCubed.F1(), "named-B3-F1")
		b.ReportMetric(100*float64(r.resolvedRight)/float64(r.resolved), "%pronouns-right")
		b.ReportMetric(100*float64(r.descriptionsRight)/float64(r.descriptions), "%descriptions-right")
		b.Log(r)
	}
}

// reparsed loads documents and parses their tokens anew with the embedded
// model, so that only words and sentence borders are gold.
func reparsed(t testing.TB, pattern string) []*gold.Document {
	docs := gum(t, pattern)
	r, err := text.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range docs {
		for i := range d.Text.Sentences {
			r.ReadTokens(&d.Text.Sentences[i])
		}
	}
	return docs
}
