package origin_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"factum"
	"factum/internal/reconcile/origin"
)

// anyCase draws a case: documents of own, copied and hostile sentences, with
// statements anywhere, also where no words are.
func anyCase(t *rapid.T, base []*report, c *copyist) origin.Case {
	c.Rand = rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	c.grade(rapid.IntRange(0, len(grades)-1).Draw(t, "grade"))
	var in origin.Case
	kinds := []factum.BlockKind{factum.Paragraph, factum.ListItem, factum.Quotation, factum.Heading, factum.Byline, factum.Credit, factum.Dateline, factum.Boilerplate}
	for i := range rapid.IntRange(1, 7).Draw(t, "documents") {
		r := base[c.IntN(len(base))]
		if c.IntN(3) > 0 {
			r = c.copy("copy", r, base[c.IntN(len(base))])
		}
		d := &factum.Document{ID: fmt.Sprint("d", i), Outlet: []string{"", "Daily", "Reuters"}[c.IntN(3)]}
		if c.IntN(2) == 0 {
			d.Published.Interval = factum.On(factum.DayOf(2024, 5, 1+c.IntN(3)))
		}
		for _, p := range r.paragraphs {
			start := len(d.Text)
			for _, s := range p {
				d.Text += s.text + " "
			}
			if c.IntN(6) == 0 {
				d.Text += rapid.String().Draw(t, "noise")
			}
			b := factum.Block{Kind: kinds[min(c.IntN(14), len(kinds)-1)], Range: factum.Range{Start: start, End: len(d.Text)}}
			if c.IntN(3) > 0 {
				b.Kind = factum.Paragraph
			}
			if n := len(d.Text) - start; c.IntN(4) == 0 && n > 4 {
				at := start + c.IntN(n-2)
				b.Skip = []factum.Range{{Start: at, End: at + 1 + c.IntN(len(d.Text)-at)}}
			}
			if len(d.Text) > start {
				d.Blocks = append(d.Blocks, b)
			}
			d.Text += []string{"\n", " ", ""}[c.IntN(3)]
		}
		in.Documents = append(in.Documents, d)
	}
	for i := range rapid.IntRange(0, 30).Draw(t, "statements") {
		st := factum.Statement{ID: fmt.Sprint("s", i), Event: fmt.Sprint("v", c.IntN(4)), AttributedTo: []factum.Attribution{}}
		if d := in.Documents[c.IntN(len(in.Documents))]; len(d.Text) > 0 && c.IntN(8) > 0 {
			at := c.IntN(len(d.Text))
			st.Document, st.Start, st.End = d.ID, at, at+c.IntN(len(d.Text)-at+1)
		} else {
			st.Source = "note"
		}
		if c.IntN(3) == 0 {
			e := entities[c.IntN(len(entities))]
			st.AttributedTo = append(st.AttributedTo, factum.Attribution{Text: e.Name, Entity: e.ID})
		}
		in.Statements = append(in.Statements, st)
	}
	for i := range c.IntN(4) {
		if d := in.Documents[c.IntN(len(in.Documents))]; len(d.Text) > 0 {
			in.Figures = append(in.Figures, factum.Figure{ID: fmt.Sprint("f", i), Span: factum.Span{Document: d.ID, End: c.IntN(len(d.Text))}, Unit: "euro", Of: "cash", AttributedTo: said("x", "e1")})
		}
	}
	in.Entities = entities
	return in
}

// TestProperties holds for any case.
func TestProperties(t *testing.T) {
	t.Parallel()
	base := append(retold(t, rand.New(rand.NewPCG(1, 1))), samples(t)...)
	c := newCopyist(t, 1)
	rapid.Check(t, func(t *rapid.T) {
		in := anyCase(t, base, c)
		o := origin.Find(in)
		sound(t, in, o)

		// the order of the input is irrelevant
		turned := origin.Case{Documents: slices.Clone(in.Documents), Statements: slices.Clone(in.Statements), Figures: slices.Clone(in.Figures), Entities: slices.Clone(in.Entities)}
		slices.Reverse(turned.Documents)
		slices.Reverse(turned.Statements)
		slices.Reverse(turned.Figures)
		slices.Reverse(turned.Entities)
		if d := cmp.Diff(o.List, origin.Find(turned).List); d != "" {
			t.Fatalf("in another order:\n%s", d)
		}

		// a document and its copy are one
		old := in.Documents[0]
		twin := *old
		twin.ID = "twin"
		more := in
		more.Documents = append(slices.Clone(in.Documents), &twin)
		whole := slices.ContainsFunc(origin.Find(more).List, func(l factum.Origin) bool {
			return len(l.Statements) == 0 && slices.Contains(l.Documents, "twin") && slices.Contains(l.Documents, old.ID)
		})
		if old.Text != "" && !whole {
			t.Fatalf("%q and its copy are two origins", old.Text)
		}
	})
}

// sound checks what holds for any answer.
func sound(t interface{ Fatalf(string, ...any) }, in origin.Case, o *origin.Origins) {
	texts, claims := map[string]string{}, map[string]string{}
	for _, d := range in.Documents {
		texts[d.ID] = d.Text
	}
	var ids []string
	for _, st := range in.Statements {
		claims[st.ID] = st.Document
		ids = append(ids, st.ID)
	}
	for _, f := range in.Figures {
		claims[f.ID] = f.Document
	}
	seen := map[string]bool{}
	for _, l := range o.List {
		if seen[l.ID] {
			t.Fatalf("two origins have the id %s", l.ID)
		}
		seen[l.ID] = true
		if len(l.Documents) < 2 {
			t.Fatalf("an origin of %v alone", l.Documents)
		}
		for _, id := range l.Statements {
			if doc, ok := claims[id]; !ok || doc != "" && !slices.Contains(l.Documents, doc) {
				t.Fatalf("an origin of %v names %s of %q", l.Documents, id, doc)
			}
		}
		if l.First != "" && !slices.Contains(l.Documents, l.First) {
			t.Fatalf("%s is first of %v", l.First, l.Documents)
		}
		if (l.Because == "same named source") != (l.Source != "") {
			t.Fatalf("%s: %q", l.Because, l.Source)
		}
		for _, p := range l.Passages {
			for _, sp := range []factum.Span{p.A, p.B} {
				text, ok := texts[sp.Document]
				if !ok || sp.Start < 0 || sp.End > len(text) || sp.Start >= sp.End || text[sp.Start:sp.End] != sp.Quote {
					t.Fatalf("%q does not stand at %d-%d of %s", sp.Quote, sp.Start, sp.End, sp.Document)
				}
				if !slices.Contains(l.Documents, sp.Document) {
					t.Fatalf("an origin of %v shows words of %s", l.Documents, sp.Document)
				}
			}
			if p.A.Document == p.B.Document {
				t.Fatalf("%s is held against itself", p.A.Document)
			}
		}
	}
	witnesses := map[string]bool{}
	for _, st := range in.Statements {
		witnesses[st.Document+"/"+st.Source] = true
	}
	all := o.Count(ids)
	if all > len(witnesses) || len(ids) > 0 && all < 1 {
		t.Fatalf("%d origins of %d witnesses", all, len(witnesses))
	}
	for _, id := range ids {
		if n := o.Count([]string{id}); n != 1 {
			t.Fatalf("a statement has %d origins", n)
		}
	}
}

// TestHostile takes what is no prose.
func TestHostile(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "\x00\x00", "a", strings.Repeat("a", 100_000), strings.Repeat("a ", 20_000), strings.Repeat("\"", 20_000), strings.Repeat("' x", 20_000),
		strings.Repeat("‘a b c ", 10_000), strings.Repeat("𝔄", 5_000), strings.Repeat("漢字", 5_000), "\xff\xfe\xfd", strings.Repeat("1,", 50_000), strings.Repeat("a'", 50_000),
		strings.Repeat("the of ", 20_000), strings.Repeat("Reuters reported ", 5_000),
	} {
		var in origin.Case
		for i, s := range []string{text, text, text + " It ends otherwise.", "It begins otherwise. " + text} {
			d := &factum.Document{ID: fmt.Sprint("d", i), Text: s, Blocks: []factum.Block{{Kind: factum.Paragraph, Range: factum.Range{End: len(s)}}}}
			in.Documents = append(in.Documents, d)
			in.Statements = append(in.Statements, factum.Statement{ID: fmt.Sprint("s", i), Event: "v", Span: factum.Span{Document: d.ID, End: len(s)}})
		}
		sound(t, in, origin.Find(in))
	}
}

func FuzzFind(f *testing.F) {
	f.Add("The night watchman found the missing ledger behind a stack of empty crates.", "He said: \"The night watchman found the missing ledger behind a stack of empty crates.\"", 3, 40)
	f.Add("“a", "'b c d e'", 0, 1)
	f.Add("Reuters reported 1,000.5 of it (AFP via X)", "İstanbul’s ǅ \xff", 2, 9)
	f.Fuzz(func(t *testing.T, a, b string, from, to int) {
		var in origin.Case
		for i, s := range []string{a, b, a + "\n" + b} {
			d := &factum.Document{ID: fmt.Sprint("d", i), Text: s, Outlet: b[:min(len(b), 20)]}
			for at := 0; at < len(s); {
				end := strings.IndexByte(s[at:], '\n')
				if end < 0 {
					end = len(s) - at
				}
				kind := factum.Paragraph
				if at > 0 && end < 20 {
					kind = factum.Credit
				}
				if end > 0 {
					d.Blocks = append(d.Blocks, factum.Block{Kind: kind, Range: factum.Range{Start: at, End: at + end}})
				}
				at += end + 1
			}
			in.Documents = append(in.Documents, d)
			start := min(max(from, 0), len(s))
			in.Statements = append(in.Statements, factum.Statement{ID: fmt.Sprint("s", i), Event: "v", Span: factum.Span{Document: d.ID, Start: start, End: min(max(to, start), len(s))}})
		}
		sound(t, in, origin.Find(in))
	})
}
