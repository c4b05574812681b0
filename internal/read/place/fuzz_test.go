package place

import (
	"strings"
	"testing"
)

func FuzzLookup(f *testing.F) {
	for _, s := range []string{"Turin", "the U.S.", "St. John’s", "Côte d'Ivoire", "city of ", "的the Ft.", "\xff.a", "İ", "a\u0301\u0903"} {
		f.Add(s)
	}
	g := openT(f)
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, folded again %q", s, folded, again)
		}
		for _, p := range g.Lookup(s) {
			if q, ok := g.ByID(p.ID); !ok || q.index != p.index {
				t.Errorf("Lookup(%q) gives %s, which ByID doesn't", s, p.ID)
			}
			if p.Found.Any(Bound | Adjective | People) {
				t.Errorf("Lookup(%q) gives %s as %b", s, p.ID, p.Found)
			}
		}
		g.Demonyms(s)
		g.Country(s)
		g.Government(s)
	})
}

func FuzzResolve(f *testing.F) {
	for _, s := range []string{"Turin, Italy", "Frankfort, Ky., U.S.", ",,,", "Georgia, Georgia", "Paris, Texas, France"} {
		f.Add(s)
	}
	g := openT(f)
	f.Fuzz(func(t *testing.T, s string) {
		r := g.Resolve(s)
		if (r.Part >= 0) != (len(r.Places) > 0) || r.Part >= len(r.Chain) {
			t.Fatalf("Resolve(%q): part %d of %d, %d places", s, r.Part, len(r.Chain), len(r.Places))
		}
		for i, p := range r.Chain {
			if (i < r.Part || r.Part < 0) && p.ID != "" {
				t.Errorf("Resolve(%q): part %d is %s, before the first known one", s, i, p.ID)
			}
		}
	})
}

func FuzzMatch(f *testing.F) {
	for _, s := range []string{"St. John 's", "The Hague - Court", "' s - Gravenhage", "al - - Hasakah", "the the The United States of", "U.S. & U.K."} {
		f.Add(s)
	}
	g := openT(f)
	f.Fuzz(func(t *testing.T, s string) {
		tokens := strings.Fields(s)
		for i := range tokens {
			n, places := g.Match(tokens, i)
			if n < 0 || i+n > len(tokens) || (n > 0) != (len(places) > 0) {
				t.Fatalf("Match(%q, %d) = %d with %d places", tokens, i, n, len(places))
			}
			if n, places = g.MatchDemonym(tokens, i); n < 0 || i+n > len(tokens) || (n > 0) != (len(places) > 0) {
				t.Fatalf("MatchDemonym(%q, %d) = %d with %d places", tokens, i, n, len(places))
			}
		}
		end := 0
		for _, m := range g.Within(s) {
			if m.Start < end || m.End <= m.Start || m.End > len(s) || len(m.Places) == 0 {
				t.Fatalf("Within(%q): %+v behind %d", s, m, end)
			}
			end = m.End
		}
	})
}
