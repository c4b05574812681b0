package place

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"

	"factum/internal/shareddata"
)

// gumSentence is a sentence of GUM with its entities.
type gumSentence struct {
	forms, tags []string
	heads       []int // -1 = root
	spans       []gumSpan
}

// gumSpan is an entity: tokens first to last, of a type, headed by head.
type gumSpan struct {
	first, last, head int
	kind              string
}

// gum reads the GUM files of the shared treebanks.
func gum(t testing.TB, pattern string) []gumSentence {
	t.Helper()
	var all []gumSentence
	for _, file := range shareddata.Glob(t, "treebanks", pattern) {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(z)
		lines.Buffer(nil, 1<<20)
		var s gumSentence
		var open []gumSpan
		var ids []string
		for lines.Scan() {
			fields := strings.Split(lines.Text(), "\t")
			if lines.Text() == "" && len(s.forms) > 0 {
				s.findHeads()
				all = append(all, s)
				s, open, ids = gumSentence{}, nil, nil
			}
			if len(fields) != 10 || strings.ContainsAny(fields[0], "-.") {
				continue
			}
			head, err := strconv.Atoi(fields[6])
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			s.forms, s.tags, s.heads = append(s.forms, fields[1]), append(s.tags, fields[3]), append(s.heads, head-1)
			at := len(s.forms) - 1
			for _, misc := range strings.Split(fields[9], "|") {
				marks, ok := strings.CutPrefix(misc, "Entity=")
				if !ok {
					continue
				}
				for marks != "" {
					end := len(marks)
					if i := strings.IndexAny(marks[1:], "()"); i >= 0 {
						end = i + 1
						if marks[end] == ')' {
							end++
						}
					}
					mark := marks[:end]
					marks = marks[end:]
					opens, closes := strings.HasPrefix(mark, "("), strings.HasSuffix(mark, ")")
					parts := strings.Split(strings.Trim(mark, "()"), "-")
					if opens && len(parts) > 1 {
						open, ids = append(open, gumSpan{first: at, kind: parts[1]}), append(ids, parts[0])
					}
					if !closes {
						continue
					}
					for i := len(open) - 1; i >= 0; i-- {
						if ids[i] == parts[0] {
							open[i].last = at
							s.spans = append(s.spans, open[i])
							open, ids = append(open[:i:i], open[i+1:]...), append(ids[:i:i], ids[i+1:]...)
							break
						}
					}
				}
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func (s *gumSentence) findHeads() {
	for i := range s.spans {
		sp := &s.spans[i]
		for k := sp.first; k <= sp.last; k++ {
			if h := s.heads[k]; h < sp.first || h > sp.last {
				sp.head = k
				break
			}
		}
	}
}

// gumNames counts the place entities with a proper noun as head, those whose
// head stands in a name that the gazetteer knows, and those known from their
// first word on (articles aside).
func gumNames(t testing.TB, g *Gazetteer, pattern string) (total, known, whole int, missing []string) {
	for _, s := range gum(t, pattern) {
		for _, sp := range s.spans {
			if sp.kind != "place" || s.tags[sp.head] != "PROPN" {
				continue
			}
			total++
			first := sp.first
			for first < sp.head && s.tags[first] == "DET" {
				first++
			}
			hit := false
			for i := sp.first; i <= sp.head && !hit; i++ {
				if n, _ := g.Match(s.forms, i); n > 0 && i+n > sp.head {
					hit = true
					known++
					if i <= first {
						whole++
					}
				}
			}
			if !hit {
				missing = append(missing, strings.Join(s.forms[sp.first:sp.last+1], " "))
			}
		}
	}
	return total, known, whole, missing
}

// TestGUMCoverage holds what README.md says of GUM's place entities. The
// bounds are what was reached, less a point; what is missing is mostly no
// matter of a gazetteer (streets, buildings, airports).
func TestGUMCoverage(t *testing.T) {
	g := openT(t)
	for _, tt := range []struct {
		files string
		least float64 // percent of the entities whose head is known
	}{
		{"en_gum-train-news", 84}, {"en_gum-train-interview", 88.5}, {"en_gum-train-bio", 79}, {"en_gum-train-academic", 67}, {"en_gum-train-court", 74},
		{"en_gum-train-voyage", 61.5}, {"en_gum-train", 72}, {"en_gum-dev", 83.5},
	} {
		total, known, whole, missing := gumNames(t, g, tt.files+"*.conllu.gz")
		share := 100 * float64(known) / float64(total)
		t.Logf("%-24s %4d place entities with a proper noun as head: %4d (%.1f%%) have a known name at their head, %4d (%.1f%%) from their first word on",
			tt.files, total, known, share, whole, 100*float64(whole)/float64(total))
		if share < tt.least {
			t.Errorf("%s: %.1f%% known, want %.1f%%", tt.files, share, tt.least)
		}
		t.Logf("missing: %s", strings.Join(missing, " | "))
	}
}

const gumOrganisation = "organization" //nolint:misspell // GUM's spelling

// BenchmarkGUMPrecision says what the names that Match finds in GUM's text
// stand in: of all of them, and of those that aren't marked as everyday words.
func BenchmarkGUMPrecision(b *testing.B) {
	g := openT(b)
	sentences := gum(b, "en_gum-train-*.conllu.gz")
	var all, plain, allIn, plainIn float64
	for b.Loop() {
		all, plain, allIn, plainIn = 0, 0, 0, 0
		for _, s := range sentences {
			for i := 0; i < len(s.forms); {
				n, places := g.Match(s.forms, i)
				if n == 0 {
					i++
					continue
				}
				in := 0.0
				for _, sp := range s.spans {
					if (sp.kind == "place" || sp.kind == gumOrganisation) && sp.first <= i && sp.last >= i+n-1 && sp.last-sp.first <= n+3 {
						in = 1
					}
				}
				all++
				allIn += in
				if !places[0].Found.Any(Word | Alternate | Foreign) {
					plain++
					plainIn += in
				}
				i += n
			}
		}
	}
	b.ReportMetric(100*allIn/all, "%in-place-or-organisation")
	b.ReportMetric(100*plainIn/plain, "%of-usual-names")
	b.ReportMetric(plain, "usual-names")
	b.ReportMetric(all, "names")
}
