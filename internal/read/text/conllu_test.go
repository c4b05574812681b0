package text

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const treebankSample = `# newdoc id = x
# text = They don't know.
1	They	they	PRON	PRP	Number=Plur|Person=3	4	nsubj	4:nsubj	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	Tense=Pres|VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
3.1	gap	gap	VERB	VB	_	_	_	_	_
4	know	know	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

`

func TestReadCoNLLU(t *testing.T) {
	var got []*TreebankSentence
	for s, err := range ReadCoNLLU(strings.NewReader(treebankSample)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s)
	}
	if len(got) != 1 {
		t.Fatalf("%d sentences, want 1", len(got))
	}
	s := got[0]
	if s.Root != 3 || s.Line() != "They don't know." {
		t.Errorf("root %d, line %q", s.Root, s.Line())
	}
	if diff := cmp.Diff([]int32{0, 1, 2, 4}, s.Children(3)); diff != "" {
		t.Error(diff)
	}
	if !s.Tokens[1].Feats.Has(Present | Finite) {
		t.Errorf("features %s", s.Tokens[1].Feats)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	s.Write(w)
	w.Flush()
	want := "# newdoc id = x\n# text = They don't know.\n" +
		"1\tThey\tthey\tPRON\tPRP\tNumber=Plur|Person=3\t4\tnsubj\t_\t_\n" +
		"2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"2\tdo\tdo\tAUX\tVBP\tTense=Pres|VerbForm=Fin\t4\taux\t_\t_\n" +
		"3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_\n" +
		"4\tknow\tknow\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n" +
		"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestReadCoNLLUErrors(t *testing.T) {
	for text, want := range map[string]string{
		"1\ta\n":                            "line 1: 2 columns",
		"2\ta\t_\t_\t_\t_\t0\troot\t_\t_\n": "token number \"2\"",
		"1\ta\t_\t_\t_\t_\t7\troot\t_\t_\n": "head 7",
		"1\ta\t_\t_\t_\t_\tx\troot\t_\t_\n": "no head",
		"1-9\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n": "past the last token",
		"1\t\t_\t_\t_\t_\t0\troot\t_\t_\n":                                  "empty form",
	} {
		var err error
		for _, e := range ReadCoNLLU(strings.NewReader(text)) {
			err = e
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want one with %q", text, err, want)
		}
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(treebankSample)
	f.Add("1-2\tx\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t1\troot\t_\t_\n")
	f.Fuzz(func(t *testing.T, text string) {
		for s, err := range ReadCoNLLU(strings.NewReader(text)) {
			if err != nil {
				return
			}
			var b bytes.Buffer
			w := bufio.NewWriter(&b)
			s.Write(w)
			w.Flush()
			for again, err := range ReadCoNLLU(&b) {
				if err != nil {
					t.Fatalf("what was written cannot be read: %v", err)
				}
				if len(again.Tokens) != len(s.Tokens) || again.Line() != s.Line() {
					t.Fatalf("written %q, read %q", s.Line(), again.Line())
				}
			}
		}
	})
}
