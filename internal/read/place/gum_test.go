package place

import (
	"bufio"
	"compress/gzip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
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
	root := os.Getenv("FACTUM_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "shared")
	}
	files, _ := filepath.Glob(filepath.Join(root, "treebanks", pattern))
	if len(files) == 0 {
		if os.Getenv("CI") != "" {
			t.Fatalf("no %s in %s/treebanks", pattern, root)
		}
		t.Skipf("no %s in %s/treebanks", pattern, root)
	}
	var all []gumSentence
	for _, file := range files {
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

// TestGUMCoverage measures the share of the place entities with a proper noun
// as head whose head stands in a name that the gazetteer knows. The bounds
// are what was reached less a point.
func TestGUMCoverage(t *testing.T) {
	g := openT(t)
	total, known, whole := 0, 0, 0
	missing := map[string]int{}
	for _, s := range gum(t, "en_gum-train-*.conllu.gz") {
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
			for i := sp.first; i <= sp.head; i++ {
				if n, _ := g.Match(s.forms, i); n > 0 && i+n > sp.head {
					known++
					hit = true
					if i <= first {
						whole++
					}
					break
				}
			}
			if !hit {
				missing[strings.Join(s.forms[sp.first:sp.last+1], " ")]++
			}
		}
	}
	t.Logf("%d place entities with a proper noun as head: %d (%.1f%%) have a known name at their head, %d (%.1f%%) from their first word on",
		total, known, 100*float64(known)/float64(total), whole, 100*float64(whole)/float64(total))
	if testing.Verbose() {
		for _, m := range sortedKeys(missing) {
			t.Logf("missing %d %s", missing[m], m)
		}
	}
}

// TestGUMPrecision measures what the names that Match finds in running text
// are inside of.
func TestGUMPrecision(t *testing.T) {
	g := openT(t)
	in := map[string]int{}
	words := map[string]int{}
	total := 0
	for _, s := range gum(t, "en_gum-train-*.conllu.gz") {
		for i := 0; i < len(s.forms); {
			n, places := g.Match(s.forms, i)
			if n == 0 {
				i++
				continue
			}
			total++
			kind, size := "none", 1<<30
			for _, sp := range s.spans {
				if sp.first <= i && sp.last >= i+n-1 && sp.last-sp.first < size && (kind != "place") {
					kind, size = sp.kind, sp.last-sp.first
				}
			}
			for _, sp := range s.spans {
				if sp.kind == "place" && sp.first <= i && sp.last >= i+n-1 && sp.last-sp.first <= n+1 {
					kind = "place"
				}
			}
			in[kind]++
			if places[0].Found.Any(Word) {
				in["word:"+kind]++
			}
			if kind != "place" && kind != "organization" {
				words[kind+" "+strings.Join(s.forms[i:i+n], " ")+" -> "+places[0].Name+" "+places[0].Country+" "+strconv.Itoa(int(places[0].Found))]++
			}
			i += n
		}
	}
	t.Log(total, in)
	if testing.Verbose() {
		for _, w := range sortedKeys(words) {
			if words[w] > 1 {
				t.Log(words[w], w)
			}
		}
	}
}
