package text

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// TreebankSentence is a sentence of a CoNLL-U file
// (universaldependencies.org/format). The ranges of its tokens are zero.
type TreebankSentence struct {
	Comments []string // with their number sign
	Sentence
	Misc       []string // last column of each token
	Multiwords []Multiword
}

// Multiword is a written token that holds the tokens First to Last.
type Multiword struct {
	First, Last int
	Form, Misc  string
}

// ReadCoNLLU reads sentences one by one. Columns that hold "_" stay empty
// (Head -1); empty nodes are left out; an error names the line and ends the
// sequence.
func ReadCoNLLU(r io.Reader) iter.Seq2[*TreebankSentence, error] {
	return func(yield func(*TreebankSentence, error) bool) {
		in := bufio.NewReader(r)
		s := &TreebankSentence{}
		for number := 1; ; number++ {
			line, err := in.ReadString('\n')
			if err != nil && !errors.Is(err, io.EOF) {
				yield(nil, fmt.Errorf("read CoNLL-U: %w", err))
				return
			}
			last := err != nil
			line = strings.TrimRight(line, "\r\n")
			switch {
			case line == "" || last && strings.TrimSpace(line) == "":
				if len(s.Tokens) > 0 {
					if err := s.finish(); err != nil {
						yield(nil, fmt.Errorf("CoNLL-U, sentence before line %d: %w", number, err))
						return
					}
					if !yield(s, nil) {
						return
					}
					s = &TreebankSentence{}
				}
			case line[0] == '#':
				s.Comments = append(s.Comments, line)
			default:
				if err := s.row(line); err != nil {
					yield(nil, fmt.Errorf("CoNLL-U line %d: %w", number, err))
					return
				}
			}
			if last {
				if len(s.Tokens) > 0 {
					if err := s.finish(); err != nil {
						yield(nil, fmt.Errorf("CoNLL-U, last sentence: %w", err))
						return
					}
					yield(s, nil)
				}
				return
			}
		}
	}
}

// row adds a line of ten columns.
func (s *TreebankSentence) row(line string) error {
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("%d columns instead of 10", len(col))
	}
	if col[1] == "" {
		return errors.New("an empty form")
	}
	id := col[0]
	if first, last, ok := strings.Cut(id, "-"); ok {
		a, err1 := strconv.Atoi(first)
		b, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || a != len(s.Tokens)+1 || b < a {
			return fmt.Errorf("%q is no range of tokens here", id)
		}
		if n := len(s.Multiwords); n > 0 && s.Multiwords[n-1].Last >= a-1 {
			return fmt.Errorf("the multiword token %s overlaps the one before", id)
		}
		s.Multiwords = append(s.Multiwords, Multiword{a - 1, b - 1, col[1], col[9]})
		return nil
	}
	if strings.Contains(id, ".") {
		return nil
	}
	if n, err := strconv.Atoi(id); err != nil || n != len(s.Tokens)+1 {
		return fmt.Errorf("token number %q where %d was due", id, len(s.Tokens)+1)
	}
	t := Token{Form: col[1], Lemma: col[2], UPOS: ParseUPOS(col[3]), XPOS: col[4], Head: -1, Feats: parseFeats(col[5])}
	if col[6] != "_" {
		head, err := strconv.Atoi(col[6])
		if err != nil || head < 0 {
			return fmt.Errorf("%q is no head", col[6])
		}
		t.Head = head - 1
	}
	t.Rel, _ = ParseRel(col[7])
	s.Tokens = append(s.Tokens, t)
	s.Misc = append(s.Misc, col[9])
	return nil
}

// finish checks heads and ranges and fills in what follows from the rows.
func (s *TreebankSentence) finish() error {
	n := len(s.Tokens)
	for i := range s.Tokens {
		if s.Tokens[i].Head >= n {
			return fmt.Errorf("token %d has the head %d, but the last token is %d", i+1, s.Tokens[i].Head+1, n)
		}
	}
	touches := make([]bool, n) // no white space after token i
	for i, misc := range s.Misc {
		touches[i] = noSpaceAfter(misc)
	}
	for _, m := range s.Multiwords {
		if m.Last >= n {
			return fmt.Errorf("the multiword token %q reaches past the last token", m.Form)
		}
		for i := m.First; i < m.Last; i++ {
			touches[i] = true
		}
		touches[m.Last] = noSpaceAfter(m.Misc)
	}
	for i := range s.Tokens {
		s.Tokens[i].SpaceBefore = i == 0 || !touches[i-1]
	}
	s.Link()
	return nil
}

func noSpaceAfter(misc string) bool {
	for part := range strings.SplitSeq(misc, "|") {
		if part == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

// Write writes a treebank sentence with its comments, its multiword
// tokens and its last column.
func (s *TreebankSentence) Write(w *bufio.Writer) {
	for _, c := range s.Comments {
		w.WriteString(c)
		w.WriteByte('\n')
	}
	m := 0
	for i := range s.Tokens {
		if m < len(s.Multiwords) && s.Multiwords[m].First == i {
			x := s.Multiwords[m]
			fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", x.First+1, x.Last+1, x.Form, x.Misc)
			m++
		}
		s.Tokens[i].write(w, i, s.Misc[i])
	}
	w.WriteByte('\n')
}

// WriteCoNLLU writes a sentence of running text: its comments are given, its
// contractions become multiword tokens. after says whether white space
// follows it.
func (s *Sentence) WriteCoNLLU(w *bufio.Writer, comments []string, after bool) {
	for _, c := range comments {
		w.WriteString(c)
		w.WriteByte('\n')
	}
	n := len(s.Tokens)
	touches := func(i int) bool {
		if i == n-1 {
			return !after
		}
		return !s.Tokens[i+1].SpaceBefore
	}
	for i := 0; i < n; {
		end := i
		for end+1 < n && touches(end) && contracted(s.Tokens[end].Form, s.Tokens[end+1].Form) {
			end++
		}
		if end > i {
			form := ""
			for _, t := range s.Tokens[i : end+1] {
				form += t.Form
			}
			fmt.Fprintf(w, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i+1, end+1, form, s.misc(end, touches(end), false))
		}
		for k := i; k <= end; k++ {
			s.Tokens[k].write(w, k, s.misc(k, touches(k) && end == i, true))
		}
		i = end + 1
	}
	w.WriteByte('\n')
}

// contracted says whether b is the clitic of a.
func contracted(a, b string) bool {
	if cut, ok := fused[strings.ToLower(a+b)]; ok {
		return cut == len(a)
	}
	if !isWordRune([]rune(a)[len([]rune(a))-1]) {
		return false
	}
	switch strings.ToLower(strings.ReplaceAll(b, "’", "'")) {
	case "'s", "'re", "'ve", "'ll", "'d", "'m", "n't":
		return true
	}
	return false
}

// misc gives the last column of token i: the entity spans that begin and end
// there as GUM writes them, by kind, and SpaceAfter=No.
func (s *Sentence) misc(i int, touches, spans bool) string {
	var out string
	if spans {
		for _, x := range s.Spans {
			if x.First == i {
				out += "(" + x.Kind.String()
				if x.Last == i {
					out += ")"
				}
			}
		}
		for k := len(s.Spans) - 1; k >= 0; k-- {
			if x := s.Spans[k]; x.Last == i && x.First != i {
				out += x.Kind.String() + ")"
			}
		}
		if out != "" {
			out = "Entity=" + out
		}
	}
	if touches {
		if out != "" {
			out += "|"
		}
		out += "SpaceAfter=No"
	}
	if out == "" {
		return "_"
	}
	return out
}

// write writes the token's row.
func (t *Token) write(w *bufio.Writer, i int, misc string) {
	rel := t.Rel.String()
	if t.Head < 0 {
		rel = "root"
	}
	or := func(s string) string {
		if s == "" {
			return "_"
		}
		return s
	}
	fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", i+1, t.Form, or(t.Lemma), t.UPOS, or(t.XPOS), t.Feats, t.Head+1, rel, misc)
}
