package train

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"factum/internal/read/text"
	"factum/internal/read/text/model"
)

// sentence is a treebank sentence prepared for the learners.
type sentence struct {
	gold  *text.TreebankSentence
	words []model.Word
	tags  []uint8 // gold
	auto  []uint8 // as a tagger that hasn't seen the sentence tags it
	heads []int32 // gold; the number of tokens for the root
	rels  []uint8
}

// readTreebanks reads the files that match any of the patterns, in the order
// of their names.
func readTreebanks(dir string, patterns ...string) ([]*text.TreebankSentence, error) {
	var files []string
	for _, p := range patterns {
		found, err := filepath.Glob(filepath.Join(dir, p))
		if err != nil {
			return nil, fmt.Errorf("read the treebanks: %w", err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no treebank %v in %s", patterns, dir)
	}
	slices.Sort(files)
	var out []*text.TreebankSentence
	for _, name := range files {
		if err := readTreebank(name, &out); err != nil {
			return nil, fmt.Errorf("read the treebank %s: %w", filepath.Base(name), err)
		}
	}
	return out, nil
}

func readTreebank(name string, out *[]*text.TreebankSentence) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	for s, err := range text.ReadCoNLLU(in) {
		if err != nil {
			return err
		}
		*out = append(*out, s)
	}
	return nil
}

// spread puts each of the few sentences into the many, twice in a row, at equal
// distances: so each fold of the jackknife has its share of them.
func spread(many, few []*text.TreebankSentence) []*text.TreebankSentence {
	var out []*text.TreebankSentence
	done := 0
	for i, s := range many {
		out = append(out, s)
		for done < len(few)*(i+1)/len(many) {
			out = append(out, few[done], few[done])
			done++
		}
	}
	return out
}

// labels numbers the tags and relations of a treebank.
type labels struct {
	tags, rels   []string
	coarse       []uint8
	tagOf, relOf map[string]uint8
}

func tagName(t *text.Token) string { return t.UPOS.String() + " " + t.XPOS }

// newLabels collects the labels of the treebank in the order of their names.
func newLabels(bank []*text.TreebankSentence) *labels {
	tags, rels := map[string]int{}, map[string]int{}
	for _, s := range bank {
		for i := range s.Tokens {
			tags[tagName(&s.Tokens[i])]++
			rels[s.Tokens[i].Rel.String()]++
		}
	}
	l := &labels{tagOf: map[string]uint8{}, relOf: map[string]uint8{}}
	for name, n := range tags {
		if n >= 3 {
			l.tags = append(l.tags, name)
		}
	}
	for name := range rels {
		l.rels = append(l.rels, name)
	}
	slices.Sort(l.tags)
	slices.Sort(l.rels)
	for i, name := range l.tags {
		l.tagOf[name] = uint8(i)
		upos, _, _ := strings.Cut(name, " ")
		l.coarse = append(l.coarse, uint8(text.ParseUPOS(upos)))
	}
	for i, name := range l.rels {
		l.relOf[name] = uint8(i)
	}
	return l
}

// prepare turns treebank sentences into what the learners work on. Tags seen
// too seldom become the first tag with the same part of speech.
func (l *labels) prepare(bank []*text.TreebankSentence) []*sentence {
	out := make([]*sentence, len(bank))
	for k, b := range bank {
		n := len(b.Tokens)
		s := &sentence{gold: b, words: make([]model.Word, n), tags: make([]uint8, n), heads: make([]int32, n), rels: make([]uint8, n)}
		for i := range b.Tokens {
			t := &b.Tokens[i]
			s.words[i] = model.NewWord(t.Form)
			tag, ok := l.tagOf[tagName(t)]
			for j := 0; !ok && j < len(l.tags); j++ {
				if l.coarse[j] == uint8(t.UPOS) {
					tag, ok = uint8(j), true
				}
			}
			s.tags[i] = tag
			s.heads[i] = int32(t.Head)
			if t.Head < 0 {
				s.heads[i] = int32(n)
			}
			s.rels[i] = l.relOf[t.Rel.String()]
		}
		out[k] = s
	}
	return out
}
