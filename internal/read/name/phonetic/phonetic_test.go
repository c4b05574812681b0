package phonetic

import (
	"testing"

	"pgregory.net/rapid"
)

func TestTables(t *testing.T) {
	for table := range tables {
		m := Costs(table)
		for _, c := range "abcdefghijklmnopqrstuvwxyz" {
			x := Prepare(string(c))
			empty := Prepare("")
			if d := m.Distance(&x, &empty, 50); d <= 0 || d >= 50 {
				t.Errorf("%s: leaving out %c costs %v", files[table], c, d)
			}
		}
	}
}

// What people confuse is nearer than what they do not.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		table        Table
		x, near, far string
	}{
		{ForLatin, "yusuf", "jusuf", "rusuf"},
		{ForLatin, "khalid", "halid", "malid"},
		{ForLatin, "qasim", "kasim", "tasim"},
		{ForLatin, "hasan", "hassan", "hansan"},
		{ForLatin, "chourbaji", "shurbaji", "trurbaji"},
		{ForArabic, "nHwy", "nahawi", "naqali"},
		{ForArabic, "jwrj", "george", "bernd"},
		{ForHebrew, "shmwl", "shmuel", "daniel"},
		{ForCyrillic, "khyuz", "hughes", "parker"},
		{ForKana, "sumisu", "smith", "jones"},
	} {
		x, near, far := Prepare(c.x), Prepare(c.near), Prepare(c.far)
		m := Costs(c.table)
		if n, f := m.Distance(&x, &near, 60), m.Distance(&x, &far, 60); n >= f {
			t.Errorf("%s: %s is %.2f from %s and %.2f from %s", files[c.table], c.x, n, c.near, f, c.far)
		}
	}
}

func TestDistanceProperties(t *testing.T) {
	m := Costs(ForLatin)
	word := rapid.StringMatching(`[a-zHSTD']{0,40}`)
	rapid.Check(t, func(r *rapid.T) {
		s, u := word.Draw(r, "x"), word.Draw(r, "y")
		x, y := Prepare(s), Prepare(u)
		d := m.Distance(&x, &y, 40)
		if back := m.Distance(&y, &x, 40); back != d {
			r.Errorf("%s, %s: %v one way, %v the other", s, u, d, back)
		}
		if d < 0 || d > 40 || (d == 0) != (x == y) {
			r.Errorf("%s, %s: %v", s, u, d)
		}
		var sum float64
		for _, st := range m.Steps(&x, &y) {
			sum += st.Cost
		}
		if d > 0 && d < 40 && (sum < d-0.1 || sum > d+0.1) {
			r.Errorf("%s, %s: the steps cost %v, the distance is %v", s, u, sum, d)
		}
	})
}

func TestSkeleton(t *testing.T) {
	for _, same := range [][]string{
		{"mohammed", "muhamad", "mHmd"}, {"choyunjolov", "choiunzholov", "tchoyounjolov"}, {"qasim", "kassem", "gasim"}, {"najim", "njeem", "nujaym"},
	} {
		for _, s := range same[1:] {
			if a, b := Of(same[0]).Consonants(), Of(s).Consonants(); a != b {
				t.Errorf("%s is %s, %s is %s", same[0], a, s, b)
			}
		}
	}
	seen := map[Skeleton]bool{}
	Of("karimov").Deletes(func(s Skeleton) { seen[s] = true })
	for _, s := range []string{"karimov", "arimov", "kaimov", "kariov", "karimo"} {
		if !seen[Of(s).Consonants()] {
			t.Errorf("leaving a consonant out of karimov does not give %s", s)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, table := range []string{"a\tb\n", "a\tb\tx\n", "a\tb\t-1\n"} {
		if _, err := Parse(table, true); err == nil {
			t.Errorf("%q is read", table)
		}
	}
}

func BenchmarkDistance(b *testing.B) {
	m := Costs(ForLatin)
	x, y := Prepare("tchoyounjolov"), Prepare("choiunzholov")
	n := 0
	for b.Loop() {
		m.Distance(&x, &y, 40)
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "pairs/s")
}
