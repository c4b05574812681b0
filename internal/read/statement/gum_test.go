package statement

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factum"
	"factum/internal/read/actor"
	"factum/internal/read/when"
	"factum/internal/shareddata"
)

// gumSentences is the size of the sample.
const gumSentences = 100

// gumSentence is a sentence of the treebank and where it stands in its document.
type gumSentence struct {
	id string
	factum.Range
}

// gumDocument is a document of the treebank.
type gumDocument struct {
	doc       *factum.Document
	sentences []gumSentence
}

// gumDocuments reads the text, the paragraphs and the day of the documents of a
// treebank file.
func gumDocuments(t testing.TB, name string) []*gumDocument {
	t.Helper()
	f, err := os.Open(shareddata.Path(t, filepath.Join("treebanks", name)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	var out []*gumDocument
	var d *gumDocument
	var id string
	paragraph, kind := true, factum.Paragraph
	in := bufio.NewScanner(bytes.NewReader(data))
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		key, value, ok := strings.Cut(strings.TrimPrefix(in.Text(), "# "), " = ")
		switch {
		case !ok:
			paragraph = paragraph || in.Text() == "# newpar"
		case key == "newdoc id":
			d = &gumDocument{doc: &factum.Document{File: value, Language: "en"}}
			out, paragraph, kind = append(out, d), true, factum.Paragraph
		case key == "meta::dateCreated":
			if day, err := factum.ParseDay(value); err == nil {
				d.doc.Published = factum.Published{Interval: factum.Between(day, day), Basis: factum.BasisGiven}
			}
		case key == "newpar_block":
			paragraph, kind = true, factum.Paragraph
			if strings.HasPrefix(value, "head") {
				kind = factum.Heading
			}
		case key == "sent_id":
			id = value
		case key == "text":
			if sep := map[bool]string{true: "\n\n", false: " "}[paragraph]; d.doc.Text != "" {
				d.doc.Text += sep
			}
			at := factum.Range{Start: len(d.doc.Text), End: len(d.doc.Text) + len(value)}
			d.doc.Text += value
			if paragraph {
				d.doc.Blocks = append(d.doc.Blocks, factum.Block{Kind: kind, Range: at})
			}
			d.doc.Blocks[len(d.doc.Blocks)-1].End = at.End
			d.sentences = append(d.sentences, gumSentence{id, at})
			paragraph = false
		}
	}
	return out
}

// fired is a statement as the verdicts name it.
type fired struct{ sentence, text, quote string }

// gumFired lists the statements of the first n sentences on which something
// fires, in the order of these files: the news that GUM holds, of the development
// part and of that on which the parser was trained, and other genres where that
// is not enough.
func gumFired(t testing.TB, n int) []fired {
	st := reader(t)
	var out []fired
	seen := map[string]bool{}
	for _, file := range []string{"en_gum-dev-news.conllu.gz", "en_gum-train-news.conllu.gz", "en_gum-dev-interview.conllu.gz", "en_gum-dev-bio.conllu.gz", "en_gum-dev-court.conllu.gz", "en_gum-dev-voyage.conllu.gz", "en_gum-dev-academic.conllu.gz", "en_gum-train-interview.conllu.gz"} {
		for _, g := range gumDocuments(t, file) {
			tx := st.text.Read(g.doc)
			r := st.statements.Read(tx, actor.Find(tx, st.gazetteer), when.Find(tx))
			slices.SortStableFunc(r.Statements, func(a, b Statement) int { return a.Start - b.Start })
			for i := range r.Statements {
				s := &r.Statements[i]
				if s.Type == factum.PositionHeld {
					continue // the offices of people are measured with the people
				}
				k := slices.IndexFunc(g.sentences, func(x gumSentence) bool { return s.Why.Trigger.Start < x.End })
				if k < 0 {
					t.Fatalf("%s: a statement behind the last sentence", g.doc.File)
				}
				id := g.sentences[k].id
				if !seen[id] && len(seen) == n {
					return out
				}
				seen[id] = true
				out = append(out, fired{id, inWords(g.doc, r, s), g.doc.Text[s.Start:s.End]})
			}
		}
	}
	return out
}

// inWords gives all of a statement that the verdicts judge.
func inWords(d *factum.Document, r *Reading, s *Statement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q", s.Type, d.Text[s.Why.Trigger.Start:s.Why.Trigger.End])
	names := func(key string, list []int) {
		for _, a := range list {
			fmt.Fprintf(&b, " %s=%s", key, r.Actors[a].Name())
		}
	}
	names("who", s.Who)
	names("whom", s.Whom)
	if s.When != nil && s.When.Known() {
		fmt.Fprintf(&b, " when=%s", s.When.Interval)
	}
	if s.Modality != factum.Asserted {
		fmt.Fprintf(&b, " %s", s.Modality)
	}
	if s.Negated {
		b.WriteString(" negated")
	}
	return b.String()
}

// The least that is accepted of the statements that fire and have a verdict: the
// share that is wholly right, the share that was said at all, and the share that
// has a verdict. Set a little below what was measured (README).
const (
	gumRight  = 0.80
	gumSaid   = 0.88
	gumJudged = 0.60
)

// TestGUM reports the precision of what fires in a hundred sentences over the
// verdicts of a reader. What fires anew and has no verdict is listed; its verdict
// is to be added to the list by reading the sentence.
func TestGUM(t *testing.T) {
	verdicts := map[[2]string]string{}
	data, err := os.ReadFile(filepath.Join("testdata", "gum", "verdicts.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) < 3 || !slices.Contains([]string{"right", "part", "wrong"}, f[2]) || (f[2] == "right") != (len(f) == 3) {
			t.Fatalf("not a verdict with its reason: %q", line)
		}
		key := [2]string{f[0], f[1]}
		if verdicts[key] != "" {
			t.Fatalf("two verdicts on %q", key)
		}
		verdicts[key] = f[2]
	}
	count := map[string]int{}
	sentences := map[string]bool{}
	var unjudged []string
	for _, f := range gumFired(t, gumSentences) {
		v := verdicts[[2]string{f.sentence, f.text}]
		sentences[f.sentence] = true
		if count[v]++; v == "" {
			unjudged = append(unjudged, f.sentence+"\t"+f.text+"\t"+f.quote)
		}
	}
	judged := count["right"] + count["part"] + count["wrong"]
	right, said := ratio(count["right"], judged), ratio(count["right"]+count["part"], judged)
	t.Logf("%d sentences, %d statements: %d right, %d right in part, %d wrong; precision %.3f wholly right, %.3f said at all; %d unjudged",
		len(sentences), judged+count[""], count["right"], count["part"], count["wrong"], right, said, count[""])
	for _, u := range unjudged {
		t.Logf("unjudged: %s", u)
	}
	if right < gumRight || said < gumSaid {
		t.Errorf("precision %.3f and %.3f, want %.2f and %.2f", right, said, gumRight, gumSaid)
	}
	if n := ratio(judged, judged+count[""]); n < gumJudged {
		t.Errorf("%.2f of what fires has a verdict, want %.2f: read what is unjudged", n, gumJudged)
	}
}
