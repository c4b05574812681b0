package name

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Pairs that must come in this order by score: each group from like to unlike.
func TestOrderOfScores(t *testing.T) {
	for _, group := range []struct {
		name string
		to   []string
	}{
		{"Halim Ashraf al-Dawwari", []string{"Halim Ashraf al-Dawwari", "Halim Ashraf El Dawari", "Halim al-Dawwari", "Halim Ashraf al-Basrawi"}},
		{"Pyotr Sergeevich Orlov", []string{"ORLOV, Pyotr Sergeevich", "Pyotr Orlov", "Pyotr Andreevich Orlov"}},
		{"Theodore Finch", []string{"Finch, Theodore", "Ted Finch", "Gregory Finch"}},
		{"Zubayr Karim", []string{"زبير كريم", "زبير حسن"}},
		{"Zubayr bin Karim al-Dawwari", []string{"Zubair ibn Karim Dawwari", "Karim bin Zubayr al-Dawwari"}},
		{"Li Weiming", []string{"李伟明", "李伟"}},
		{"Pyotr Orlov", []string{"Пётр Орлов", "Piotr Orlow", "Anna Orlova"}},
	} {
		a := Parse(group.name)
		last := 1.0
		for i, text := range group.to {
			b := Parse(text)
			s := Score(&a, &b)
			if s > last || i > 0 && s >= last && last < 1 {
				t.Errorf("%s: %q scores %.3f, the one before %.3f", group.name, text, s, last)
			}
			last = s
		}
	}
}

func TestReasons(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"Halim Najjar", "Haleem al-Najjar", "same skeleton"},
		{"Halim Najjar", "Halim al-Najjar", "al particle"},
		{"Halim al-Kufi", "Halim al-Dawwari", "nisba differs"},
		{"Ted Finch", "Theodore Finch", "short form"},
		{"T. Finch", "Theodore Finch", "initial"},
		{"Wijoyo Sastro", "Wi Joyo Sastro", "written together"},
		{"Anna Orlova", "Pyotr Orlov", "masculine and feminine"},
		{"Mr Halim Najjar", "Halim Najjar", "not part of the name"},
		{"Зубайр Карим", "Zubayr Karim", "Cyrillic letters romanised"},
	} {
		var all []string
		for _, e := range Compare(Parse(c.a), Parse(c.b)).Edges {
			all = append(all, e.Reason)
		}
		if s := strings.Join(all, " | "); !strings.Contains(s, c.want) {
			t.Errorf("%q, %q: %s; want %q", c.a, c.b, s, c.want)
		}
	}
}

// check holds what is true of every comparison.
func check(t interface {
	Errorf(string, ...any)
}, x, y string) {
	a, b := Parse(x), Parse(y)
	s := Score(&a, &b)
	if s < 0 || s > 1 || math.IsNaN(s) {
		t.Errorf("%q, %q: score %v", x, y, s)
	}
	if r := Score(&b, &a); r != s {
		t.Errorf("%q, %q: %v one way, %v the other", x, y, s, r)
	}
	again := Parse(x)
	if r := Score(&a, &again); r != 1 {
		t.Errorf("%q with itself: %v", x, r)
	}
	c := Compare(a, b)
	if c.Score != s {
		t.Errorf("%q, %q: Compare says %v, Score %v", x, y, c.Score, s)
	}
	var inA, inB []int
	for _, e := range c.Edges {
		inA, inB = append(inA, e.AParts...), append(inB, e.BParts...)
		if e.Reason == "" || e.Kind == "" {
			t.Errorf("%q, %q: an edge without kind or reason: %+v", x, y, e)
		}
	}
	for _, side := range []struct {
		got  []int
		want *Name
	}{{inA, &a}, {inB, &b}} {
		slices.Sort(side.got)
		if len(side.want.Parts) <= maxAligned && !slices.Equal(side.got, indexes(len(side.want.Parts))) {
			t.Errorf("%q, %q: edges hold parts %v of %d", x, y, side.got, len(side.want.Parts))
		}
	}
}

func indexes(n int) []int {
	var s []int
	for i := range n {
		s = append(s, i)
	}
	return s
}

func TestEveryPair(t *testing.T) {
	words := []string{"Ada", "al-", "Karim", "Abdul", "bin", "Zubayr", "Orlova", "Orlov", "Sergeevich", "J.", "Kim", "Jong-un", "زبير", "عبد", "الكريم", "Пётр",
		"李伟明", "서연", "サトウ", ",", "Mr", "Haji", "van", "Jr", "'Ali", "Nuruddin", "ud-Din", "ullah", "Ab3d", "Kаrina"}
	rapid.Check(t, func(r *rapid.T) {
		draw := func(label string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 7).Draw(r, label), " ")
		}
		check(r, draw("a"), draw("b"))
	})
}

func FuzzCompare(f *testing.F) {
	f.Add("Halim al-Najjar", "حليم النجار")
	f.Add("ORLOV, Pyotr Sergeevich", "Пётр Орлов")
	f.Add("Kаrina S0kol", "李伟明")
	f.Add(strings.Repeat("Karim ", 1700), strings.Repeat("Karin ", 1700))
	f.Add(strings.Repeat("x", 10000), "y"+strings.Repeat("x", 9999))
	f.Add("e"+strings.Repeat("\u0301", 10000), strings.Repeat("\u064b", 10000)+"م")
	f.Add("\xff\xfe\x00", ",,,--''")
	f.Fuzz(func(t *testing.T, a, b string) {
		check(t, a, b)
		x, y := ParseOrganisation(a), ParseOrganisation(b)
		if s, r := Score(&x, &y), Score(&y, &x); s != r || s < 0 || s > 1 {
			t.Errorf("organisations %q, %q: %v, %v", a, b, s, r)
		}
		for _, n := range []Name{x, y, Parse(a)} {
			for i := range n.Parts {
				var p Part
				if err := p.Decode(n.Parts[i].AppendTo(nil)); err != nil || p.Key != n.Parts[i].Key {
					t.Errorf("part %q of %q comes back as %q (%v)", n.Parts[i].Key, n.Text, p.Key, err)
				}
			}
		}
	})
}

// FuzzDecode feeds any bytes to the reader of encoded parts.
func FuzzDecode(f *testing.F) {
	n := Parse("Zubayr عبد الكريم 李伟明")
	for i := range n.Parts {
		f.Add(n.Parts[i].AppendTo(nil))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var p Part
		if err := p.Decode(b); err == nil && len(p.readings) == 0 {
			t.Error("a part without a reading")
		}
	})
}

func TestShorter(t *testing.T) {
	for _, c := range []struct {
		short, full string
		want        bool
		family      bool
	}{
		{"Finch", "Ada Finch", true, true},
		{"Mr Najjar", "Halim Najjar", true, true},
		{"al-Najjar", "Halim al-Najjar", true, true},
		{"Ada", "Ada Finch", true, false},
		{"A. Finch", "Ada Finch", true, true},
		{"J. M. Orlov", "Janis Mikhailovich Orlov", true, true},
		{"Mrs Finch", "Mr Gregory Finch", false, false},
		{"Orlova", "Pyotr Orlov", false, false},
		{"Gregory Finch", "Ada Finch", false, false},
		{"Ada Finch", "Finch", false, false},
		{"Mr", "Ada Finch", false, false},
	} {
		fit, ok := Shorter(Parse(c.short), Parse(c.full))
		if ok != c.want || ok && fit.Family != c.family {
			t.Errorf("%q of %q: %v, family %v; want %v, %v", c.short, c.full, ok, fit.Family, c.want, c.family)
		}
	}
}

func TestContradicts(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Ada Finch", "Gregory Finch", true},
		{"Pyotr Sergeevich Orlov", "Pyotr Andreevich Orlov", true},
		{"Pyotr Orlov", "Anna Orlova", true},
		{"Mr Finch", "Mrs Finch", true},
		{"Ada Finch", "Finch", false},
		{"Ada Finch", "Ada Marigold Finch", false},
		{"Ada Finch", "Halim Najjar", false}, // simply other names
	} {
		if got := Contradicts(Parse(c.a), Parse(c.b)); (len(got) > 0) != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}

func TestFeminineOf(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Anna Orlova", "Pyotr Orlov", true},
		{"Orlov", "Orlova", true},
		{"Anna Orlova", "Maria Orlova", false},
		{"Zabelskaya", "Zabelsky", true},
		{"Marina Finch", "Marin Finch", false},
	} {
		if got := FeminineOf(Parse(c.a), Parse(c.b)); got != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}

func TestOrganisations(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Larkspur Aktiengesellschaft", "Larkspur AG", true},
		{"The Larkspur & Sons Company", "Larkspur and Sons Co.", true},
		{"L.K.S. Aviation", "LKS Aviation", true},
		{"Larkspur Bank", "Банк Larkspur", true},
		{"Larkspur Fund II", "Larkspur Fund III", false},
		{"Larkspur Insurance Ltd", "Larkspur Airlines Ltd", false},
	} {
		a, b := ParseFor("Company", c.a), ParseFor("Company", c.b)
		if s := Score(&a, &b); (s >= 0.7) != c.same {
			t.Errorf("%q, %q: %.3f", c.a, c.b, s)
		}
	}
	if n := ParseFor("", "Larkspur GmbH"); n.Kind != Organisation {
		t.Error("a legal form does not show an organisation")
	}
	if n := ParseFor("", "Ada Finch"); n.Kind != Person {
		t.Error("a person is read as an organisation")
	}
}

// Score allocates nothing, so that all pairs of a few thousand names can be compared.
func TestScoreAllocates(t *testing.T) {
	a, b := Parse("Halim Ashraf al-Najjar"), Parse("Haleem Ashref El Nadjar")
	Score(&a, &b)
	if n := testing.AllocsPerRun(100, func() { Score(&a, &b) }); n > 0.5 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkScore(b *testing.B) {
	names := []Name{}
	for _, s := range []string{"Halim Ashraf al-Najjar", "Haleem Ashref El Nadjar", "Pyotr Sergeevich Orlov", "Ada Finch", "زبير الدواري", "Greta van der Molen"} {
		names = append(names, Parse(s))
	}
	n := 0
	for b.Loop() {
		Score(&names[n%len(names)], &names[n/len(names)%len(names)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pairs/s")
}

func BenchmarkParse(b *testing.B) {
	n := 0
	for b.Loop() {
		Parse("Brigadier Abd al-Karim Zubayr al-Dawwari")
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "names/s")
}

// TestPlaces: a father's name does not take the place of the given name, and
// stems of two names are not the names.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, better, worse string }{
		{"Karim Salem", "Kareem Salim", "Salem ould Karem"},
		{"Hikmatullah", "Hekmat Ullah", "Abdul Hikmar"},
		{"Saifullah Omari", "Sayfollah Omari", "Saif Omari"},
	} {
		q, a, b := Parse(c.query), Parse(c.better), Parse(c.worse)
		if x, y := Score(&q, &a), Score(&q, &b); x <= y {
			t.Errorf("%s: %s scores %.3f, %s %.3f", c.query, c.better, x, c.worse, y)
		}
	}
}
