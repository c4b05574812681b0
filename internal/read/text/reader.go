package text

import (
	"strings"
	"sync"

	"factum"
	"factum/internal/read/text/model"
	"factum/internal/read/word"
)

// Reader parses documents with the embedded model. Goroutines may share it.
type Reader struct {
	model *model.Model
	upos  []UPOS // by tag of the model
	xpos  []string
	rels  []Rel // by relation of the model
	idle  sync.Pool
}

// worker is the scratch space of one parse.
type worker struct {
	splitter
	parser   *model.Parser
	sentence model.Sentence
	words    []model.Word
	space    []bool
	found    []model.Entity
}

// modelEnds finds the ends of the sentences of a block with the model.
func (w *worker) modelEnds(flat string, tokens []piece, ends []int) []int {
	w.words, w.space = w.words[:0], w.space[:0]
	for _, p := range tokens {
		w.words = append(w.words, model.NewWord(flat[p.start:p.end]))
		w.space = append(w.space, p.space)
	}
	return mendEnds(flat, tokens, w.parser.Borders(w.words, w.space, ends))
}

// New gives a reader. The first call in a process reads the model, which
// takes a moment; an error means that the program was built with a damaged
// one.
func New() (*Reader, error) {
	m, err := model.English()
	if err != nil {
		return nil, err
	}
	return newReader(m), nil
}

func newReader(m *model.Model) *Reader {
	r := &Reader{model: m}
	for _, tag := range m.Tags {
		upos, xpos, _ := strings.Cut(tag, " ")
		r.upos = append(r.upos, ParseUPOS(upos))
		r.xpos = append(r.xpos, xpos)
	}
	for _, name := range m.Relations {
		rel, _ := ParseRel(name)
		r.rels = append(r.rels, rel)
	}
	r.idle.New = func() any {
		w := &worker{parser: model.NewParser(m)}
		w.splitter = splitter{lex: loadTokenLexicon(), ends: w.modelEnds}
		return w
	}
	return r
}

// Read parses the blocks of a document that speak, and its captions, which
// name people.
func (r *Reader) Read(doc *factum.Document) *Text { return r.read(doc, false) }

// ReadAll parses all blocks of a document, whatever their kind.
func (r *Reader) ReadAll(doc *factum.Document) *Text { return r.read(doc, true) }

func (r *Reader) read(doc *factum.Document, all bool) *Text {
	w := r.idle.Get().(*worker)
	defer r.idle.Put(w)
	t := w.document(doc, all)
	w.found = w.found[:0]
	counts := make([]int, len(t.Sentences))
	for i := range t.Sentences {
		before := len(w.found)
		r.parse(w, &t.Sentences[i])
		counts[i] = len(w.found) - before
	}
	model.Agree(w.found)
	found := w.found
	for i := range t.Sentences {
		t.Sentences[i].setSpans(found[:counts[i]])
		found = found[counts[i]:]
	}
	return t
}

// ReadTokens parses a sentence whose tokens have their forms, and replaces
// all else about them but SpaceBefore and their ranges.
func (r *Reader) ReadTokens(s *Sentence) {
	w := r.idle.Get().(*worker)
	defer r.idle.Put(w)
	w.found = w.found[:0]
	r.parse(w, s)
	s.setSpans(w.found)
}

// setSpans sets the entity spans.
func (s *Sentence) setSpans(found []model.Entity) {
	s.Spans = nil
	for _, e := range found {
		s.Spans = append(s.Spans, Span{First: int(e.First), Last: int(e.Last), Head: int(e.Head), Kind: SpanKind(e.Kind), Named: s.Tokens[e.Head].UPOS == PROPN})
	}
}

// parse tags and parses one sentence and appends its entities to w.found. The
// time at the head of an entry hangs on the root of what it dates.
func (r *Reader) parse(w *worker, s *Sentence) {
	head, time := s.entryHead(), -1
	if head > 0 {
		time = r.parsePart(w, s, 0, head)
	}
	root := r.parsePart(w, s, head, len(s.Tokens))
	if time >= 0 {
		s.Tokens[time].Head, s.Tokens[time].Rel = root, OblUnmarked
	}
	s.Link()
	s.mendDated()
	if s.mend() {
		s.Link()
	}
	for i := range s.Tokens {
		s.Tokens[i].Feats = s.derive(i)
	}
}

// parsePart tags and parses the tokens from one number up to another as a
// sentence of its own, and gives its root.
func (r *Reader) parsePart(w *worker, s *Sentence, from, to int) int {
	w.words = w.words[:0]
	for i := from; i < to; i++ {
		w.words = append(w.words, model.NewWord(s.Tokens[i].Form))
	}
	x := &w.sentence
	x.Reset(w.words)
	w.parser.Tag(x)
	w.parser.Parse(x)
	root := from
	for i := from; i < to; i++ {
		t := &s.Tokens[i]
		k := i - from
		t.UPOS, t.XPOS = r.upos[x.Tags[k]], r.xpos[x.Tags[k]]
		t.Head, t.Rel = int(x.Heads[k]), r.rels[x.Rels[k]]
		if t.Head < 0 {
			root = i
		} else {
			t.Head += from
		}
		form := t.Form
		if t.UPOS != PROPN {
			form = strings.ReplaceAll(strings.ToLower(form), "’", "'")
		}
		t.Lemma = r.model.Lemma(x.Tags[k], form)
		if t.UPOS == VERB {
			t.Lemma = word.Verb(form, t.Lemma)
		}
	}
	known := len(w.found)
	w.found = w.parser.Entities(x, w.found)
	for k := known; k < len(w.found); k++ {
		e := &w.found[k]
		e.First, e.Last, e.Head = e.First+int32(from), e.Last+int32(from), e.Head+int32(from)
	}
	return root
}
