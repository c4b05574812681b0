package origin_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"factum"
	"factum/internal/reconcile/origin"
)

// tongue writes sentences of a made-up language with the statistics of a real
// one: small words between the others, common and rare words.
type tongue struct {
	*rand.Rand
	small, words []string
	zipf         *rand.Zipf
}

func newTongue(seed uint64, names int) *tongue {
	g := rand.New(rand.NewPCG(seed, 17))
	t := &tongue{Rand: g, small: strings.Fields("the of to in and a that for on with as by was at from his he it had which"), zipf: rand.NewZipf(g, 1.15, 8, 12000)}
	syllables := strings.Fields("ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu zan ber cor del fin gor hal mer tor vel")
	for range 12001 {
		w := ""
		for range 2 + g.IntN(3) {
			w += syllables[g.IntN(len(syllables))]
		}
		t.words = append(t.words, w)
	}
	for i := range names { // people and places of the case are common
		at := 3 + g.IntN(200) + i
		t.words[at] = strings.ToUpper(t.words[at][:1]) + t.words[at][1:]
	}
	return t
}

func (t *tongue) sentence() string {
	var b strings.Builder
	for i := range 12 + t.IntN(16) {
		w := t.words[t.zipf.Uint64()]
		if t.IntN(100) < 45 {
			w = t.small[t.IntN(len(t.small))]
		}
		if i == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String() + "."
}

// report makes one of n sentences.
func (t *tongue) report(name string, n int) *report {
	r := &report{name: name}
	for i := range n {
		if i%3 == 0 {
			r.paragraphs = append(r.paragraphs, nil)
		}
		r.paragraphs[len(r.paragraphs)-1] = append(r.paragraphs[len(r.paragraphs)-1], sentence{text: t.sentence()})
	}
	return r
}

// caseOf makes a case of n documents: a tenth are wire reports that a third
// copy with changes, the others are independent.
func caseOf(tb testing.TB, n int) (in origin.Case, words int) {
	c := newCopyist(tb, 3)
	c.grade(0)
	g := newTongue(5, 40)
	var wires []*report
	for i := range n {
		var r *report
		name := fmt.Sprintf("d%05d", i)
		switch {
		case i%10 == 0:
			r = g.report(name, 18)
			wires = append(wires, r)
		case i%3 == 0:
			r = c.copy(name, wires[len(wires)/2+c.IntN(len(wires)-len(wires)/2)], wires[c.IntN(len(wires))])
		default:
			r = g.report(name, 18)
		}
		d, sts := r.write()
		in.Documents = append(in.Documents, d)
		in.Statements = append(in.Statements, sts...)
		words += len(strings.Fields(d.Text))
	}
	return in, words
}

func measure(b *testing.B, in origin.Case, words int) {
	b.Helper()
	b.ReportAllocs()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var o *origin.Origins
	for b.Loop() {
		o = origin.Find(in)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
	b.ReportMetric(float64(len(o.List)), "origins")
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(1<<20), "MB-kept")
	runtime.KeepAlive(in)
	runtime.KeepAlive(o)
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10000} {
		b.Run(fmt.Sprintf("documents=%d", n), func(b *testing.B) {
			in, words := caseOf(b, n)
			measure(b, in, words)
		})
	}
}

// BenchmarkHostile measures texts that are made to be slow.
func BenchmarkHostile(b *testing.B) {
	g := newTongue(9, 20)
	wire := g.report("wire", 18)
	doc := func(name, text string) *factum.Document {
		return &factum.Document{ID: name, Text: text, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(text)}}}}
	}
	same := func(n int) (in origin.Case) {
		for i := range n {
			d, sts := wire.write()
			d.ID = fmt.Sprint("d", i)
			for k := range sts {
				sts[k].ID, sts[k].Document = fmt.Sprint(d.ID, "/", k), d.ID
			}
			in.Documents, in.Statements = append(in.Documents, d), append(in.Statements, sts...)
		}
		return in
	}
	nearly := func(n int) (in origin.Case) {
		in = same(n)
		for i, d := range in.Documents {
			d.Text = strings.Replace(d.Text, " ", fmt.Sprintf(" w%d ", i), 1+i%3)
			d.Blocks = []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(d.Text)}}}
		}
		in.Statements = nil
		return in
	}
	one := strings.Repeat(wire.sentences()[0].text+" ", 10<<20/len(wire.sentences()[0].text))
	few := strings.Builder{}
	for few.Len() < 10<<20 {
		few.WriteString([]string{"alpha ", "beta ", "gamma ", "delta ", "of ", "the "}[g.IntN(6)])
	}
	var mixed origin.Case // each document is of sentences that others have, too
	pool := g.report("pool", 600).sentences()
	for i := range 3000 {
		r := &report{name: fmt.Sprint("m", i)}
		for range 15 {
			r.paragraphs = append(r.paragraphs, []sentence{pool[g.IntN(len(pool))]})
		}
		d, sts := r.write()
		mixed.Documents, mixed.Statements = append(mixed.Documents, d), append(mixed.Statements, sts...)
	}
	for _, x := range []struct {
		name string
		in   origin.Case
	}{
		{"identical=1000", same(1000)},
		{"identical=10000", same(10000)},
		{"nearly=1000", nearly(1000)},
		{"nearly=10000", nearly(10000)},
		{"repeated=10MB", origin.Case{Documents: []*factum.Document{doc("a", one), doc("b", one+"It ends otherwise."), doc("c", wire.sentences()[0].text)}}},
		{"six words=2x10MB", origin.Case{Documents: []*factum.Document{doc("a", few.String()), doc("b", few.String()[7:])}}},
		{"six words apart=2x10MB", origin.Case{Documents: []*factum.Document{doc("a", few.String()), doc("b", few.String()[few.Len()/2:])}}},
		{"mixed=3000", mixed},
	} {
		words := 0
		for _, d := range x.in.Documents {
			words += len(strings.Fields(d.Text))
		}
		b.Run(x.name, func(b *testing.B) { measure(b, x.in, words) })
	}
}
