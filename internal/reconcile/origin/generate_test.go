package origin_test

import (
	"fmt"
	"hash/fnv"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"factum"
	"factum/internal/shareddata"
)

// sentence is a sentence of a generated document, with what it is of.
type sentence struct {
	text string
	// of names the sentence that it was copied from, or the fact that it
	// tells; "" for one that stands alone.
	of string
	// cut says that the end of what was copied is missing.
	cut bool
}

// report is a generated document before it is written out.
type report struct {
	name       string
	paragraphs [][]sentence
}

func (r *report) sentences() []sentence { return slices.Concat(r.paragraphs...) }

// write makes a document of a report, with a statement for each sentence, on
// all of it or on a part. Its id is the name of the report and the number of
// the sentence.
func (r *report) write() (*factum.Document, []factum.Statement) {
	d := &factum.Document{ID: r.name}
	var b strings.Builder
	var sts []factum.Statement
	n := 0
	for _, p := range r.paragraphs {
		start := b.Len()
		for i, s := range p {
			if i > 0 {
				b.WriteByte(' ')
			}
			from, to := clause(r.part(n), s.text)
			sts = append(sts, factum.Statement{
				ID: fmt.Sprintf("%s/%d", r.name, n), Type: factum.Other, AttributedTo: []factum.Attribution{},
				Span: factum.Span{Document: d.ID, Quote: s.text[from:to], Start: b.Len() + from, End: b.Len() + to},
			})
			b.WriteString(s.text)
			n++
		}
		d.Blocks = append(d.Blocks, factum.Block{Kind: factum.Paragraph, Range: factum.Range{Start: start, End: b.Len()}})
		b.WriteString("\n\n")
	}
	d.Text = b.String()
	return d, sts
}

// The parts of a sentence that a reader takes for a statement.
const (
	all = iota
	head
	tail
)

// part gives the part of sentence n that its statement stands in: the same for
// a copy as for what it copies.
func (r *report) part(n int) int {
	s := r.sentences()[n]
	if !strings.Contains(s.of, "/") {
		s.of = fmt.Sprintf("%s/%d", r.name, n)
	}
	h := fnv.New32a()
	h.Write([]byte(s.of))
	return int(h.Sum32()/7) % 3
}

// clause gives a part of a sentence: all of it, or somewhat more than half.
func clause(part int, s string) (from, to int) {
	words := regexp.MustCompile(`\S+`).FindAllStringIndex(s, -1)
	n := len(words)*6/10 + 1
	switch {
	case len(words) < 8 || part == all:
		return 0, len(s)
	case part == head:
		return 0, words[n-1][1]
	}
	return words[len(words)-n][0], len(s)
}

// copyist changes what it copies.
type copyist struct {
	*rand.Rand
	synonyms map[string][]string
	own      []string
	// shares of sentences and words that are changed
	cut, shorten, shuffle, replace, respell, insert, interject float64
	spelling                                                   map[string]string
}

func (c *copyist) chance(p float64) bool { return c.Float64() < p }

// copy makes a report of what others report: sentences of one or several.
func (c *copyist) copy(name string, sources ...*report) *report {
	out := &report{name: name}
	c.spelling = map[string]string{}
	var pool [][]sentence
	for _, src := range sources {
		n := 0
		for _, p := range src.paragraphs {
			var kept []sentence
			for _, s := range p {
				of := fmt.Sprintf("%s/%d", src.name, n)
				n++
				if !c.chance(c.cut) {
					text, cut := c.edit(s.text)
					kept = append(kept, sentence{text, of, cut})
				}
			}
			if len(kept) > 0 {
				pool = append(pool, kept)
			}
		}
	}
	if len(pool) == 0 {
		s := sources[0].sentences()[0]
		text, cut := c.edit(s.text)
		pool = [][]sentence{{{text, sources[0].name + "/0", cut}}}
	}
	if len(sources) > 1 {
		c.Shuffle(len(pool), func(i, k int) { pool[i], pool[k] = pool[k], pool[i] })
	}
	for _, p := range pool {
		if c.chance(c.shuffle) {
			c.Shuffle(len(p), func(i, k int) { p[i], p[k] = p[k], p[i] })
		}
		var q []sentence
		for _, s := range p {
			if c.chance(c.insert) {
				q = append(q, sentence{text: c.own[c.IntN(len(c.own))]})
			}
			q = append(q, s)
		}
		out.paragraphs = append(out.paragraphs, q)
	}
	return out
}

// edit changes a sentence as copyists do.
func (c *copyist) edit(s string) (text string, cut bool) {
	words := strings.Fields(s)
	if c.chance(c.shorten) {
		for i := len(words) - 4; i > len(words)/2 && i > 6; i-- {
			if strings.HasSuffix(words[i], ",") {
				words, cut = append(words[:i:i], strings.TrimSuffix(words[i], ",")+"."), true
				break
			}
		}
	}
	for i, w := range words {
		core := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if core == "" {
			continue
		}
		if with := c.synonyms[strings.ToLower(core)]; len(with) > 0 && c.chance(c.replace) {
			words[i] = strings.Replace(w, core, with[c.IntN(len(with))], 1)
			continue
		}
		if i > 0 && unicode.IsUpper([]rune(core)[0]) && len(core) > 4 {
			words[i] = strings.Replace(w, core, c.respelled(core), 1)
		}
	}
	if c.chance(c.interject) && len(words) > 8 {
		at := 4 + c.IntN(len(words)-6)
		with := []string{"as we learned,", "it seems,", "of all people", "so the story goes,", "oddly enough,"}[c.IntN(5)]
		words = slices.Insert(words, at, with)
	}
	return strings.Join(words, " "), cut
}

// respelled spells a name in another way, the same in all of a document.
func (c *copyist) respelled(name string) string {
	if s, ok := c.spelling[name]; ok {
		return s
	}
	s := name
	if c.chance(c.respell) {
		ways := [][2]string{{"y", "i"}, {"j", "zh"}, {"ou", "u"}, {"k", "c"}, {"sh", "sch"}, {"i", "y"}, {"ee", "i"}, {"ph", "f"}, {"v", "w"}, {"ss", "s"}, {"l", "ll"}, {"e", "é"}}
		c.Shuffle(len(ways), func(i, k int) { ways[i], ways[k] = ways[k], ways[i] })
		for _, w := range ways {
			if at := strings.Index(s[1:], w[0]); at >= 0 {
				s = s[:1+at] + w[1] + s[1+at+len(w[0]):]
				break
			}
		}
	}
	c.spelling[name] = s
	return s
}

// readLines gives the lines of a file of testdata without its comments.
func readLines(t testing.TB, file string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(strings.Split(strings.TrimSpace(string(b)), "\n"), func(l string) bool { return strings.HasPrefix(l, "#") })
}

func newCopyist(t testing.TB, seed uint64) *copyist {
	c := &copyist{Rand: rand.New(rand.NewPCG(seed, 6)), synonyms: map[string][]string{}, own: readLines(t, "own.txt")}
	for _, l := range readLines(t, "synonyms.txt") {
		word, with, ok := strings.Cut(l, ": ")
		if !ok {
			t.Fatalf("synonyms.txt: %q is no word with others", l)
		}
		c.synonyms[word] = append(c.synonyms[word], strings.Split(with, ", ")...)
	}
	return c
}

// retold gives the four tellings of the case in testdata; each tells some of
// its facts in an order of its own.
func retold(t testing.TB, g *rand.Rand) []*report {
	names := [][2]string{{"Anton Derevko", "Mikael Osburn"}, {"Antun Derevko", "Michael Osburn"}, {"Derevko", "Osburn"}, {"Anton Derewko", "Mikael Ossburn"}}
	var facts [][]string
	for _, fact := range strings.Split(strings.Join(readLines(t, "retellings.txt"), "\n"), "\n\n") {
		lines := strings.Split(strings.TrimSpace(fact), "\n")
		if len(lines) != len(names) {
			t.Fatalf("retellings.txt: %d wordings of %q", len(lines), lines[0])
		}
		facts = append(facts, lines)
	}
	var out []*report
	for v, who := range names {
		r := &report{name: fmt.Sprintf("telling%d", v)}
		order := g.Perm(len(facts))
		for n, f := range order[:len(facts)-g.IntN(4)] {
			s := sentence{text: strings.NewReplacer("{P}", who[0], "{L}", who[1]).Replace(facts[f][v]), of: fmt.Sprint("fact ", f)}
			if n%3 == 0 {
				r.paragraphs = append(r.paragraphs, nil)
			}
			r.paragraphs[len(r.paragraphs)-1] = append(r.paragraphs[len(r.paragraphs)-1], s)
		}
		out = append(out, r)
	}
	return out
}

// samples gives the reports that ship with the program, but for the one that
// copies another.
func samples(t testing.TB) []*report {
	t.Helper()
	var out []*report
	for _, name := range []string{"docket.txt", "meridian-wire.txt", "open-custody.md"} {
		b, err := os.ReadFile(filepath.Join("..", "..", "sample", "reports", name))
		if err != nil {
			t.Fatal(err)
		}
		r := &report{name: name}
		for p := range strings.SplitSeq(string(b), "\n\n") {
			if p = strings.Join(strings.Fields(strings.Trim(p, "#* \n")), " "); len(strings.Fields(p)) < 12 {
				continue
			}
			r.paragraphs = append(r.paragraphs, split(p))
		}
		out = append(out, r)
	}
	return out
}

var sentenceEnd = regexp.MustCompile(`[.!?]["”]? `)

// split cuts a paragraph into sentences.
func split(p string) []sentence {
	var out []sentence
	for {
		at := sentenceEnd.FindStringIndex(p)
		if at == nil || strings.HasPrefix(p[at[1]:], strings.ToLower(p[at[1]:at[1]+1])) {
			break
		}
		out = append(out, sentence{text: p[:at[1]-1]})
		p = p[at[1]:]
	}
	return append(out, sentence{text: p})
}

var (
	markup   = regexp.MustCompile(`<[^>]*>`)
	newsLine = regexp.MustCompile(`(?s)<s [^>]*>(.*?)</s>`)
)

// timelines gives the trial documents of the timelines task (Wikinews).
func timelines(t testing.TB) []*report {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(shareddata.Path(t, "timelines/trial_documents"), "*.tml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents of the timelines task: %v", err)
	}
	var out []*report
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r := &report{name: strings.TrimSuffix(filepath.Base(f), ".tml")[:9]}
		for n, m := range newsLine.FindAllStringSubmatch(string(b), -1) {
			text := strings.Join(strings.Fields(html.UnescapeString(markup.ReplaceAllString(m[1], ""))), " ")
			text = strings.NewReplacer(" ,", ",", " .", ".", " 's", "'s", " ;", ";", " :", ":", "`` ", `"`, " ''", `"`, "( ", "(", " )", ")").Replace(text)
			if n < 2 || len(strings.Fields(text)) < 6 {
				continue // the headline and the day
			}
			if n%3 == 2 || len(r.paragraphs) == 0 {
				r.paragraphs = append(r.paragraphs, nil)
			}
			r.paragraphs[len(r.paragraphs)-1] = append(r.paragraphs[len(r.paragraphs)-1], sentence{text: text})
		}
		if len(r.paragraphs) > 0 {
			out = append(out, r)
		}
	}
	return out
}
