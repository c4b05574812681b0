package domain

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"factum"
	"factum/internal/read/text"
	"factum/internal/shareddata"
)

// parts gives the sentences of both parts by name.
func parts(t *testing.T) map[string][]*text.TreebankSentence {
	t.Helper()
	out := map[string][]*text.TreebankSentence{}
	for name, part := range map[string]func() func(func(*text.TreebankSentence, error) bool){
		"train": func() func(func(*text.TreebankSentence, error) bool) { return Train() },
		"dev":   func() func(func(*text.TreebankSentence, error) bool) { return Dev() },
	} {
		for s, err := range part() {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			out[name] = append(out[name], s)
		}
		if len(out[name]) == 0 {
			t.Fatalf("%s: no sentences", name)
		}
	}
	return out
}

func comment(s *text.TreebankSentence, key string) string {
	for _, c := range s.Comments {
		if v, ok := strings.CutPrefix(c, "# "+key+" = "); ok {
			return v
		}
	}
	return ""
}

// Sentences have an id of their own, a text that their tokens spell as the
// program cuts it, and stand in one part only.
func TestTexts(t *testing.T) {
	ids, texts := map[string]bool{}, map[string]string{}
	for part, bank := range parts(t) {
		for _, s := range bank {
			id, line := comment(s, "sent_id"), comment(s, "text")
			if !strings.HasPrefix(id, part+"-") || ids[id] {
				t.Errorf("%s: id %q is not one of its own with the part's name before it", part, id)
			}
			if other := texts[line]; other != "" {
				t.Errorf("%s: the same text as %s", id, other)
			}
			ids[id], texts[line] = true, id
			if got := s.Line(); got != line {
				t.Errorf("%s: tokens spell %q, text is %q", id, got, line)
			}
			doc := &factum.Document{File: id, Text: line, Blocks: text.Paragraphs(line)}
			var cut, forms []string
			for _, x := range text.Split(doc).Sentences {
				for i := range x.Tokens {
					cut = append(cut, x.Tokens[i].Form)
				}
			}
			for i := range s.Tokens {
				forms = append(forms, s.Tokens[i].Form)
			}
			if !slices.Equal(cut, forms) {
				t.Errorf("%s: tokens %q, the program cuts %q", id, forms, cut)
			}
		}
	}
}

// leaf names the relations whose tokens have no dependents but those given.
var leaf = map[text.Rel][]text.Rel{
	text.Punct:   nil,
	text.Aux:     nil,
	text.AuxPass: nil,
	text.Cop:     {text.Advmod},
	text.Cc:      {text.Fixed, text.Advmod},
	text.Case:    {text.Fixed, text.Advmod, text.OblUnmarked, text.NmodUnmarked, text.Conj, text.Cc},
	text.Mark:    {text.Fixed, text.Advmod, text.OblUnmarked},
	text.Fixed:   nil,
	text.Flat:    {text.Punct, text.Flat},
}

// kinds names the parts of speech that a relation takes; relations that aren't
// listed take any.
var kinds = map[text.Rel][]text.UPOS{
	text.Punct:       {text.PUNCT},
	text.Aux:         {text.AUX},
	text.AuxPass:     {text.AUX},
	text.Cop:         {text.AUX},
	text.Case:        {text.ADP, text.PART, text.VERB, text.ADJ, text.ADV, text.SYM},
	text.Cc:          {text.CCONJ, text.ADV},
	text.CcPreconj:   {text.CCONJ, text.DET},
	text.Det:         {text.DET},
	text.DetPredet:   {text.DET},
	text.Nummod:      {text.NUM},
	text.CompoundPrt: {text.ADP, text.ADV},
	text.Mark:        {text.SCONJ, text.PART, text.ADP, text.ADV, text.VERB},
	text.Expl:        {text.PRON},
	text.Amod:        {text.ADJ, text.VERB, text.NUM},
	text.Advmod:      {text.ADV, text.PART, text.ADP, text.ADJ, text.CCONJ},
	text.Nsubj:       {text.NOUN, text.PROPN, text.PRON, text.NUM, text.ADJ, text.DET, text.SYM, text.VERB},
	text.Obl:         {text.NOUN, text.PROPN, text.PRON, text.NUM, text.ADJ, text.DET, text.SYM, text.ADV, text.ADP},
	text.Xcomp:       {text.VERB, text.ADJ, text.NOUN, text.PROPN, text.ADV, text.NUM, text.PRON},
}

func TestTrees(t *testing.T) {
	for _, bank := range parts(t) {
		for _, s := range bank {
			id := comment(s, "sent_id")
			fail := func(i int, format string, args ...any) {
				t.Helper()
				t.Errorf("%s, token %d %q: %s", id, i+1, s.Tokens[i].Form, fmt.Sprintf(format, args...))
			}
			roots := 0
			for i := range s.Tokens {
				x := &s.Tokens[i]
				if x.Head < 0 {
					roots++
				}
				if (x.Head < 0) != (x.Rel == text.Root) {
					fail(i, "relation %s with head %d", x.Rel, x.Head+1)
				}
				if x.Rel == text.Dep {
					fail(i, "no relation, or one that isn't known")
				}
				if x.UPOS == text.X {
					fail(i, "no part of speech, or one that isn't known")
				}
				steps, k := 0, i
				for k >= 0 && steps <= len(s.Tokens) {
					k, steps = s.Tokens[k].Head, steps+1
				}
				if k >= 0 {
					fail(i, "leads around in a circle")
					continue
				}
				if x.Head >= 0 && !projective(s, i) {
					fail(i, "its arc crosses another")
				}
				if may, ok := kinds[x.Rel]; ok && !slices.Contains(may, x.UPOS) {
					fail(i, "%s is %s", x.UPOS, x.Rel)
				}
				if (x.UPOS == text.PUNCT) != (x.Rel == text.Punct) {
					fail(i, "%s is %s", x.UPOS, x.Rel)
				}
				if may, ok := leaf[x.Rel]; ok {
					for _, c := range s.Children(i) {
						if r := s.Tokens[c].Rel; !slices.Contains(may, r) {
							fail(i, "%s has a dependent %q, %s", x.Rel, s.Tokens[c].Form, r)
						}
					}
				}
				switch x.Rel {
				case text.Flat, text.Fixed, text.Conj:
					if x.Head > i {
						fail(i, "%s stands before its head", x.Rel)
					}
				}
				if (x.XPOS == "VBN") != (x.Feats.Has(text.Participle | text.Past)) {
					fail(i, "%s with the features %s", x.XPOS, x.Feats)
				}
			}
			if roots != 1 {
				t.Errorf("%s: %d roots", id, roots)
			}
			subjects(t, id, s)
			passives(t, id, s)
		}
	}
}

// projective says whether the head of token i reaches all that lies between.
func projective(s *text.TreebankSentence, i int) bool {
	h := s.Tokens[i].Head
	for k := min(i, h) + 1; k < max(i, h); k++ {
		a := k
		for a >= 0 && a != h {
			a = s.Tokens[a].Head
		}
		if a < 0 {
			return false
		}
	}
	return true
}

// subjects checks that no token has two subjects, objects or copulas.
func subjects(t *testing.T, id string, s *text.TreebankSentence) {
	t.Helper()
	for i := range s.Tokens {
		n := map[string]int{}
		for _, c := range s.Children(i) {
			switch r := s.Tokens[c].Rel; r {
			case text.Nsubj, text.NsubjPass, text.Csubj, text.CsubjPass:
				n["subjects"]++
			case text.Obj:
				n["objects"]++
			case text.Iobj:
				n["indirect objects"]++
			case text.Cop:
				n["copulas"]++
			case text.AuxPass:
				n["passive auxiliaries"]++
			}
		}
		for what, k := range n {
			if k > 1 {
				t.Errorf("%s, token %d %q has %d %s", id, i+1, s.Tokens[i].Form, k, what)
			}
		}
	}
}

// passives checks that passive subjects, auxiliaries and participles go
// together, and that finite verbs have no auxiliary.
func passives(t *testing.T, id string, s *text.TreebankSentence) {
	t.Helper()
	for i := range s.Tokens {
		x := &s.Tokens[i]
		for _, c := range s.Children(i) {
			switch s.Tokens[c].Rel {
			case text.NsubjPass, text.AuxPass, text.CsubjPass:
				if x.XPOS != "VBN" {
					t.Errorf("%s, token %d %q: %s with the dependent %s", id, i+1, x.Form, x.XPOS, s.Tokens[c].Rel)
				}
			case text.Aux:
				if x.XPOS == "VBD" || x.XPOS == "VBZ" || x.XPOS == "VBP" {
					t.Errorf("%s, token %d %q: %s with the auxiliary %q", id, i+1, x.Form, x.XPOS, s.Tokens[c].Form)
				}
			case text.Nsubj:
				if x.XPOS == "VBN" && x.Feats.Has(text.Passive) {
					t.Errorf("%s, token %d %q: passive with an active subject", id, i+1, x.Form)
				}
			}
		}
	}
}

// Tags and the relations between parts of speech are those of GUM and EWT.
func TestTags(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shareddata.Path(t, "treebanks"), "*.conllu.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no treebanks: %v", err)
	}
	tags, arcs := map[string]int{}, map[string]int{}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		for s, err := range text.ReadCoNLLU(z) {
			if err != nil {
				t.Fatal(err)
			}
			for i := range s.Tokens {
				tags[tag(&s.Tokens[i])]++
				arcs[arc(s, i)]++
			}
		}
		f.Close()
	}
	for _, bank := range parts(t) {
		for _, s := range bank {
			for i := range s.Tokens {
				if x := &s.Tokens[i]; tags[tag(x)] < 3 {
					t.Errorf("%s, token %d %q: the treebanks have %s %d times", comment(s, "sent_id"), i+1, x.Form, tag(x), tags[tag(x)])
				}
				if a := arc(s, i); arcs[a] == 0 {
					t.Errorf("%s, token %d %q: the treebanks have no %s", comment(s, "sent_id"), i+1, s.Tokens[i].Form, a)
				}
			}
		}
	}
}

func tag(t *text.Token) string { return t.UPOS.String() + " " + t.XPOS }

func arc(s *text.TreebankSentence, i int) string {
	x := &s.Tokens[i]
	if x.Head < 0 {
		return x.UPOS.String() + " root"
	}
	rel := strings.TrimSuffix(x.Rel.String(), ":outer")
	return x.UPOS.String() + " " + rel + " of " + s.Tokens[x.Head].UPOS.String()
}

var entity = regexp.MustCompile(`\(\d+-(person|organization|place|time|abstract)\)?|\d+\)`)

// Entity spans open and close, and nest.
func TestEntities(t *testing.T) {
	for _, bank := range parts(t) {
		for _, s := range bank {
			id := comment(s, "sent_id")
			var open []string
			for i, misc := range s.Misc {
				_, spans, ok := strings.Cut(misc, "Entity=")
				if !ok {
					continue
				}
				spans, _, _ = strings.Cut(spans, "|")
				if rest := entity.ReplaceAllString(spans, ""); rest != "" {
					t.Errorf("%s, token %d: %q in %q", id, i+1, rest, spans)
				}
				for _, x := range entity.FindAllString(spans, -1) {
					number := strings.Trim(strings.Split(x, "-")[0], "()")
					if strings.HasPrefix(x, "(") {
						open = append(open, number)
					}
					if strings.HasSuffix(x, ")") {
						if n := len(open); n == 0 || open[n-1] != number {
							t.Errorf("%s, token %d: %s closes none that is open (%v)", id, i+1, x, open)
						} else {
							open = open[:n-1]
						}
					}
				}
			}
			if len(open) > 0 {
				t.Errorf("%s: %v stay open", id, open)
			}
		}
	}
}

// The words that trigger statements: how often the treebank has them. A
// report; only a share that is far too small fails.
func TestTriggers(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "statement", "frames", "en.yaml"))
	if err != nil {
		t.Skipf("no frames: %v", err)
	}
	var frames struct {
		Types []struct {
			Frames []struct{ Verb, Noun string }
		}
	}
	if err := yaml.Unmarshal(data, &frames); err != nil {
		t.Skipf("frames of another shape: %v", err)
	}
	have := map[string]int{}
	for _, bank := range parts(t) {
		for _, s := range bank {
			for i := range s.Tokens {
				switch x := &s.Tokens[i]; x.UPOS {
				case text.VERB:
					have["verb "+x.Lemma]++
				case text.NOUN:
					have["noun "+x.Lemma]++
				}
			}
		}
	}
	seen := map[string]bool{}
	found := 0
	var missing []string
	count := func(kind, words string, last bool) {
		for word := range strings.SplitSeq(words, "|") {
			fields := strings.Fields(strings.TrimPrefix(word, "@"))
			if len(fields) == 0 || strings.HasPrefix(word, "@") {
				continue
			}
			key := kind + " " + fields[0]
			if last {
				key = kind + " " + fields[len(fields)-1]
			}
			if seen[key] {
				continue
			}
			seen[key] = true
			if have[key] > 0 {
				found++
			} else {
				missing = append(missing, key)
			}
		}
	}
	for _, ty := range frames.Types {
		for _, f := range ty.Frames {
			count("verb", f.Verb, false)
			count("noun", f.Noun, true)
		}
	}
	slices.Sort(missing)
	t.Logf("%d of %d triggers; without: %s", found, len(seen), strings.Join(missing, ", "))
	if len(seen) > 0 && found*2 < len(seen) {
		t.Errorf("only %d of %d triggers", found, len(seen))
	}
}
